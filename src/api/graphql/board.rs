//! The public pins of a city, kept in memory for its map.
//!
//! A map is moved and zoomed: hardly two readers ask for the same rectangle, so that finished answers are
//! of no use to others, and reading hundreds of rows for each is most of its cost. The pins of all are read
//! at once instead, and every rectangle is answered from them.
//!
//! Like an answer that is kept, a board holds only as long as nothing of its city changes. While a city
//! changes all the time it is read anew once in a while, and what is asked in between goes to the database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::{AppResult, ProjectFilter};
use domain::place::Bounds;
use domain::project::ProjectState;
use domain::{CityId, Locale};

use super::ask::Ask;
use super::types::pin::{Pin, Pins, Written};
use crate::http::cache::{Invalidation, Seen, Touched};

/// Pins of one board at most. A city with more is asked for from the database.
const PINS_MAX: u32 = 20_000;
/// How long a change by another process may stay unseen.
const UNSEEN_MAX: Duration = Duration::from_secs(1);
/// How long after the last reading a board that has ended is read again.
const READ_AGAIN: Duration = Duration::from_secs(1);

/// The boards of every city and language.
pub struct Boards {
    changes: Invalidation,
    slots: Mutex<HashMap<(CityId, Locale), Slot>>,
    /// Nothing is kept.
    off: bool,
}

type Slot = Arc<tokio::sync::Mutex<Option<Arc<Board>>>>;

/// The pins of a city, the newest first.
struct Board {
    seen: Seen,
    read: Instant,
    /// `None` where there are too many.
    pins: Option<Content>,
}

struct Content {
    marks: Vec<Mark>,
    written: Arc<[Written]>,
}

/// What a pin is chosen by.
struct Mark {
    longitude: f64,
    latitude: f64,
    category: String,
    state: ProjectState,
}

impl Boards {
    /// Boards that end with the changes that are announced here.
    pub fn new(changes: Invalidation, off: bool) -> Self {
        Self {
            changes,
            slots: Mutex::default(),
            off,
        }
    }

    /// The pins that fit, or `None` where the database must be asked.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn pins(&self, ask: &Ask, city: &app::City, filter: &ProjectFilter) -> AppResult<Option<Pins>> {
        if self.off || !is_simple(filter) {
            return Ok(None);
        }
        let Some(board) = self.board(ask, city).await? else {
            return Ok(None);
        };
        Ok(board.pins.as_ref().map(|content| content.choose(filter)))
    }

    async fn board(&self, ask: &Ask, city: &app::City) -> AppResult<Option<Arc<Board>>> {
        let slot = self.slot(city.id, ask.locale());
        // Somebody is reading it just now: not worth waiting for.
        let Ok(mut kept) = slot.try_lock() else {
            return Ok(None);
        };
        if let Some(board) = &*kept {
            let touched = Touched::Cities([city.id].into());
            if self.changes.holds(&board.seen, &touched, UNSEEN_MAX) {
                return Ok(Some(board.clone()));
            }
            if board.read.elapsed() < READ_AGAIN {
                return Ok(None);
            }
        }
        let board = Arc::new(self.read(ask, city).await?);
        *kept = Some(board.clone());
        Ok(Some(board))
    }

    async fn read(&self, ask: &Ask, city: &app::City) -> AppResult<Board> {
        let seen = self.changes.now();
        let pins = ask.app.public_pins(city.id, ask.locale(), PINS_MAX + 1).await?;
        let too_many = u32::try_from(pins.len()).map_or(true, |count| count > PINS_MAX);
        Ok(Board {
            seen,
            read: Instant::now(),
            pins: (!too_many).then(|| Content::new(pins, city)),
        })
    }

    fn slot(&self, city: CityId, locale: Locale) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.entry((city, locale)).or_default().clone()
    }
}

impl Content {
    fn new(pins: Vec<app::Pin>, city: &app::City) -> Self {
        let written = pins.iter().map(|pin| Pin::new(pin, city.currency).into());
        Self {
            written: written.collect(),
            marks: pins.into_iter().map(Mark::from).collect(),
        }
    }

    fn choose(&self, filter: &ProjectFilter) -> Pins {
        let fits = self
            .marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.fits(filter));
        let max = usize::try_from(app::city::PINS_MAX).unwrap_or(usize::MAX);
        Pins {
            of: self.written.clone(),
            chosen: fits.map(|(at, _)| at).take(max).collect(),
        }
    }
}

impl From<app::Pin> for Mark {
    fn from(pin: app::Pin) -> Self {
        Self {
            longitude: pin.longitude,
            latitude: pin.latitude,
            category: pin.category,
            state: pin.state,
        }
    }
}

impl Mark {
    fn fits(&self, filter: &ProjectFilter) -> bool {
        let within = |b: &Bounds| {
            (b.west..=b.east).contains(&self.longitude) && (b.south..=b.north).contains(&self.latitude)
        };
        filter.bounds.as_ref().is_none_or(within)
            && (filter.states.is_empty() || filter.states.contains(&self.state))
            && (filter.categories.is_empty() || filter.categories.contains(&self.category))
    }
}

/// Whether a board knows everything that the filter asks about.
fn is_simple(filter: &ProjectFilter) -> bool {
    filter.search.is_none()
        && filter.owner.is_none()
        && filter.organisation.is_none()
        && filter.matched.is_none()
        && filter.neighbourhoods.is_empty()
        && filter.states.iter().all(|state| state.is_public())
}

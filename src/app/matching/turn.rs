//! A city's turn: whoever holds it decides what waits on the city's list, many events a transaction.
//!
//! In one process the callers of a city queue on a lock in memory, so that at most one of them waits on
//! the database's row lock: a rush of gifts never queues on one row. Each comes out with its own event
//! decided, normally by the one before.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono_tz::Tz;
use domain::{CityId, Id};
use store::Conn;
use store::city::City;
use store::event::{self, ListedEvent};

use super::batch::Batch;
use super::fold::CityFold;
use super::form::{EventForm, StackForm};
use crate::changes::Change;
use crate::{App, AppError, AppResult};

/// Events decided in one transaction at most.
const BATCH: u64 = 200;
/// Events read at once while a fold catches up.
const PAGE: u64 = 2000;

/// The folds of the cities that this process has dealt with. A fold is a cache: any process makes it
/// again from the list.
#[derive(Default)]
pub struct Folds(Mutex<HashMap<CityId, Slot>>);

type Slot = Arc<Seat>;

/// Where the callers of a city queue.
#[derive(Default)]
struct Seat {
    /// Turns that were begun.
    begun: AtomicU64,
    kept: tokio::sync::Mutex<Kept>,
}

/// What is kept from turn to turn.
#[derive(Default)]
struct Kept {
    warm: Option<Warm>,
    /// The last turn that left nothing waiting.
    drained: u64,
}

/// A fold and the last number it has taken.
pub(super) struct Warm {
    pub(super) fold: CityFold,
    pub(super) seq: i64,
}

impl Folds {
    fn slot(&self, city: CityId) -> Slot {
        // The map is whole at every moment: a panic elsewhere cannot have left it half-changed.
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(city)
            .or_default()
            .clone()
    }
}

impl App {
    /// Decides everything that waits on the city's list.
    ///
    /// # Errors
    /// Those of the database; nothing is half-decided then, and the next call goes on.
    pub async fn decide(&self, city: CityId) -> AppResult<()> {
        let city = self.known_city(city).await?;
        let seat = self.folds.slot(city.id);
        let seen = seat.begun.load(Ordering::SeqCst);
        loop {
            let mut kept = seat.kept.lock().await;
            // A turn that was begun after we came has seen what we came for, and left nothing.
            if kept.drained > seen {
                return Ok(());
            }
            let turn = seat.begun.fetch_add(1, Ordering::SeqCst) + 1;
            let decided = self.decide_some(&city, &mut kept.warm).await?;
            if decided.events < BATCH {
                kept.drained = turn;
            }
            drop(kept);
            for project in &decided.projects {
                self.changes.tell(Change::Project(city.id, *project));
            }
            if decided.events > 0 {
                self.changes.tell(Change::City(city.id));
            }
            if decided.events < BATCH {
                return Ok(());
            }
        }
    }

    /// Decides what waits in every city: what a process left behind when it died.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn decide_all(&self) -> AppResult<()> {
        let mut last = Ok(());
        for city in event::cities_waiting(self.db.read()).await? {
            // What stops one city stops no other.
            if let Err(error) = self.decide(city).await {
                tracing::error!(city.id = %city, %error, "turn.failed");
                last = Err(error);
            }
        }
        last
    }

    async fn decide_some(&self, city: &City, kept: &mut Option<Warm>) -> AppResult<Decided> {
        // The first try begins with the kept fold. If its transaction fails, what it took was never
        // stored: the next try, and the next call, begin from nothing.
        let first = Mutex::new(kept.take());
        let last = Mutex::new(None);
        let (first, last_ref) = (&first, &last);
        let decided = self
            .db
            .write("turn.decide", |conn| async move {
                let turn = event::take_turn(&conn, city.id).await?;
                let turn = turn.ok_or_else(|| AppError::Internal(format!("{} has no turn", city.id)))?;
                let begun = first.lock().unwrap_or_else(PoisonError::into_inner).take();
                let mut warm = match begun.filter(|warm| warm.seq <= turn.last_seq) {
                    Some(warm) => warm,
                    None => cold(city)?,
                };
                catch_up(&conn, city.id, &mut warm, turn.last_seq).await?;
                let events = event::waiting(&conn, city.id, BATCH).await?;
                let decided = self.decide_batch(&conn, city, &mut warm, turn, &events).await?;
                *last_ref.lock().unwrap_or_else(PoisonError::into_inner) = Some(warm);
                Ok::<_, AppError>(decided)
            })
            .await?;
        *kept = last.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(decided)
    }

    async fn decide_batch(
        &self,
        conn: &Conn,
        city: &City,
        warm: &mut Warm,
        turn: event::Turn,
        events: &[ListedEvent],
    ) -> AppResult<Decided> {
        if !events.is_empty() {
            let batch = Batch::fold(city, warm, turn, events);
            return batch.store(self, conn, city, &warm.fold).await;
        }
        self.seal(conn, city).await?;
        Ok(Decided::default())
    }

    /// Asks the city's fold, brought up to the end of the list.
    pub(crate) async fn with_fold<T>(&self, city: &City, ask: impl FnOnce(&CityFold) -> T) -> AppResult<T> {
        let seat = self.folds.slot(city.id);
        let kept = &mut seat.kept.lock().await.warm;
        let conn = self.db.read();
        let last_seq = event::turn(conn, city.id).await?.map_or(0, |turn| turn.last_seq);
        if kept.as_ref().is_some_and(|warm| warm.seq > last_seq) {
            *kept = None;
        }
        // Caught up in its place: whoever asks may give up on a long list, and the next goes on from there.
        let warm = match kept {
            Some(warm) => warm,
            none => none.insert(cold(city)?),
        };
        catch_up(conn, city.id, warm, last_seq).await?;
        Ok(ask(&warm.fold))
    }
}

/// What a transaction decided.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// How many events.
    pub(super) events: u64,
    /// The projects whose totals changed.
    pub(super) projects: Vec<domain::ProjectId>,
}

/// A fold that has taken nothing yet.
pub(super) fn cold(city: &City) -> AppResult<Warm> {
    let fold = CityFold::new(time_zone(city)?, &StackForm::default())
        .map_err(|problems| AppError::Internal(format!("the default stack is refused: {problems:?}")))?;
    Ok(Warm { fold, seq: 0 })
}

/// The time zone of a city.
pub(crate) fn time_zone(city: &City) -> AppResult<Tz> {
    let zone = city.time_zone.parse().map_err(|_| store::StoreError::Corrupt {
        table: "city",
        column: "time_zone",
        row: city.id.uuid().to_string(),
        reason: format!("“{}” is no time zone", city.time_zone),
    })?;
    Ok(zone)
}

/// Takes the decided events that the fold has not seen, without deciding them again.
pub(super) async fn catch_up(conn: &Conn, city: CityId, warm: &mut Warm, last_seq: i64) -> AppResult<()> {
    while warm.seq < last_seq {
        let events = event::decided(conn, city, warm.seq, PAGE).await?;
        if events.is_empty() {
            return Err(AppError::Internal(format!(
                "{city}: the list ends at {} and should at {last_seq}",
                warm.seq
            )));
        }
        for listed in events {
            let (Some(seq), Some(at)) = (listed.seq, listed.at) else {
                continue;
            };
            if seq > last_seq {
                break;
            }
            // What was refused when it was decided is refused again, with no effect either time.
            if let Ok(form) = EventForm::from_json(&listed.body) {
                let _refused_again = warm.fold.follow(number(seq), at, &form);
            }
            warm.seq = seq;
        }
    }
    Ok(())
}

/// The number of an event as the engine writes it; the database keeps it above zero.
pub(crate) fn number(seq: i64) -> u64 {
    u64::try_from(seq).unwrap_or(0)
}

/// What refolding a city's whole list from nothing gave.
pub(crate) struct Replayed {
    /// The fold at the end of the list.
    pub(crate) fold: CityFold,
    /// The number of the last event.
    last_seq: i64,
    /// Events refolded.
    pub(crate) events: u64,
    /// Decisions compared.
    pub(crate) decisions: u64,
    /// Events that the fold cannot take, in English: something was published that it does not know.
    pub(crate) refused: Vec<String>,
    /// Where the stored decisions are not what the list gives, in English, the first twenty.
    pub(crate) differences: Vec<String>,
}

impl Replayed {
    /// Whether the list still ends where it did.
    pub(crate) async fn is_present(&self, conn: &Conn, city: CityId) -> AppResult<bool> {
        let last_seq = event::turn(conn, city).await?.map_or(0, |turn| turn.last_seq);
        Ok(last_seq == self.last_seq)
    }
}

/// Refolds the list from nothing and compares every decision with the stored one, byte for byte.
pub(crate) async fn replay(conn: &Conn, city: &City) -> AppResult<Replayed> {
    const DIFFERENCES_MAX: usize = 20;
    let mut warm = cold(city)?;
    let last_seq = event::turn(conn, city.id).await?.map_or(0, |turn| turn.last_seq);
    let mut replayed = Replayed {
        fold: cold(city)?.fold,
        last_seq,
        events: 0,
        decisions: 0,
        refused: Vec::new(),
        differences: Vec::new(),
    };
    while warm.seq < last_seq {
        let span = i64::try_from(PAGE).unwrap_or(i64::MAX).min(last_seq - warm.seq);
        let events = event::decided(conn, city.id, warm.seq, span.unsigned_abs()).await?;
        let stored = store::decision::in_order(conn, city.id, warm.seq, span).await?;
        let mut stored = stored.iter().map(Line::stored).peekable();
        for listed in &events {
            let (Some(seq), Some(at)) = (listed.seq, listed.at) else {
                continue;
            };
            let taken =
                EventForm::from_json(&listed.body).and_then(|form| warm.fold.take(number(seq), at, &form));
            let forms = taken.unwrap_or_else(|problems| {
                let reasons: Vec<String> = problems.iter().map(ToString::to_string).collect();
                replayed
                    .refused
                    .push(format!("event {seq}: {}", reasons.join("; ")));
                Vec::new()
            });
            for form in forms
                .iter()
                .filter(|form| form.pool.is_some() && form.rule.is_some())
            {
                let found = stored.next_if(|line| line.seq == seq);
                let due = Line::folded(seq, form);
                replayed.decisions += 1;
                if found.as_ref() != Some(&due) && replayed.differences.len() < DIFFERENCES_MAX {
                    replayed
                        .differences
                        .push(format!("event {seq}: due {due:?}, stored {found:?}"));
                }
            }
            while let Some(extra) = stored.next_if(|line| line.seq == seq) {
                if replayed.differences.len() < DIFFERENCES_MAX {
                    replayed
                        .differences
                        .push(format!("event {seq}: stored and not due {extra:?}"));
                }
            }
            replayed.events += 1;
        }
        warm.seq += span;
    }
    replayed.fold = warm.fold;
    Ok(replayed)
}

/// What is compared of a decision.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    seq: i64,
    position: String,
    pool: String,
    version: String,
    project: String,
    pledge: Option<String>,
    change_minor: i64,
    state: String,
    funders: String,
    explanation: String,
}

impl Line {
    fn stored(row: &store::decision::Decision) -> Line {
        Line {
            seq: row.event_seq,
            position: row.position.to_string(),
            pool: row.pool.to_string(),
            version: row.rule_version.to_string(),
            project: row.project.to_string(),
            pledge: row.pledge.map(|pledge| pledge.to_string()),
            change_minor: row.change_minor,
            state: row.state.to_string(),
            funders: row.funders.clone(),
            explanation: row.explanation.clone(),
        }
    }

    fn folded(seq: i64, form: &super::decision::DecisionForm) -> Line {
        Line {
            seq,
            position: form.position.to_string(),
            pool: form.pool.clone().unwrap_or_default(),
            version: form
                .rule
                .as_ref()
                .map(|rule| rule.version.to_string())
                .unwrap_or_default(),
            project: form.project.clone().unwrap_or_default(),
            pledge: form.contribution.clone(),
            change_minor: form.change_minor,
            state: form.state.0.to_string(),
            funders: form.funders_json(),
            explanation: form.explanation.to_json(),
        }
    }
}

//! What has changed since when.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use domain::CityId;

use super::Touched;

/// When something was read from the database. Taken before the first look.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    moment: u64,
    at: Instant,
}

/// Announces changes to the cache. Whoever writes calls it after the commit; cloned handles are one.
///
/// Moments are counted, not timed: each announcement is one moment later than the one before.
#[derive(Debug, Clone, Default)]
pub struct Invalidation(Arc<RwLock<Moments>>);

#[derive(Debug, Default)]
struct Moments {
    now: u64,
    /// The last change of anything at all.
    any: u64,
    /// The last change that concerns every city.
    everything: u64,
    cities: HashMap<CityId, u64>,
    /// When it was last certain that every change of any process had been announced.
    certain: Option<Instant>,
}

impl Invalidation {
    /// Something that visitors of this city can see has changed.
    pub fn city_changed(&self, city: CityId) {
        self.change(|moments| {
            moments.cities.insert(city, moments.now);
        });
    }

    /// Something has changed and it is not known for whom.
    pub fn everything_changed(&self) {
        self.change(|moments| moments.everything = moments.now);
    }

    fn change(&self, note: impl FnOnce(&mut Moments)) {
        let mut moments = self.0.write().unwrap_or_else(PoisonError::into_inner);
        moments.now += 1;
        moments.any = moments.now;
        note(&mut moments);
    }

    /// At this instant every change, of other processes too, had been announced.
    pub fn certain_at(&self, instant: Instant) {
        let mut moments = self.0.write().unwrap_or_else(PoisonError::into_inner);
        moments.certain = moments.certain.max(Some(instant));
    }

    /// The present, for what is read from now on.
    pub fn now(&self) -> Seen {
        let moments = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Seen {
            moment: moments.now,
            at: Instant::now(),
        }
    }

    /// Whether what was read then still holds: no change of what it touched was announced since, and a change
    /// by another process cannot have gone unseen for longer than `unseen_max`.
    pub fn holds(&self, seen: &Seen, touched: &Touched, unseen_max: Duration) -> bool {
        let moments = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let certain = moments.certain.map_or(seen.at, |certain| certain.max(seen.at));
        certain.elapsed() <= unseen_max
            && moments.everything <= seen.moment
            && match touched {
                Touched::Everything => moments.any <= seen.moment,
                Touched::Cities(cities) => cities.iter().all(|city| {
                    moments
                        .cities
                        .get(city)
                        .is_none_or(|changed| *changed <= seen.moment)
                }),
            }
    }
}

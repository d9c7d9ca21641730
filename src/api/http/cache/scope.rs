//! What an answer depends on, noted while it is worked out.

use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::CityId;

/// A note that resolvers write on: it travels with the [`Caller`](crate::http::Caller).
///
/// An answer whose resolvers note nothing depends on everything, so that forgetting a note costs speed
/// and never truth.
#[derive(Debug, Default)]
pub struct Scope(Mutex<Notes>);

#[derive(Debug, Default)]
struct Notes {
    cities: Vec<CityId>,
    everything: bool,
    never: bool,
}

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// Any change anywhere.
    Everything,
    /// Changes in these cities.
    Cities(Box<[CityId]>),
}

impl Scope {
    /// The answer holds data of this city. Only to be called by a resolver whose whole subtree stays
    /// within it.
    pub fn city(&self, city: CityId) {
        let mut notes = self.notes();
        if !notes.cities.contains(&city) {
            notes.cities.push(city);
        }
    }

    /// The answer holds data of many cities, or it is not known of which.
    pub fn everything(&self) {
        self.notes().everything = true;
    }

    /// The answer must not be kept at all: it is about the asker, or about the present instant.
    pub fn never_keep(&self) {
        self.notes().never = true;
    }

    pub(super) fn may_be_kept(&self) -> bool {
        !self.notes().never
    }

    pub(super) fn touched(&self) -> Touched {
        let notes = self.notes();
        if notes.everything || notes.cities.is_empty() {
            Touched::Everything
        } else {
            Touched::Cities(notes.cities.clone().into())
        }
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

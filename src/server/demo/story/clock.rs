//! A clock that shows the instant of the story that is being told.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};
use domain::Clock;

/// A clock that is set by hand. Clones show the same time.
#[derive(Clone)]
pub struct StoryClock(Arc<AtomicI64>);

impl StoryClock {
    /// A clock that shows this instant.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(Arc::new(AtomicI64::new(instant.timestamp_micros())))
    }

    /// Sets it.
    pub fn set(&self, instant: DateTime<Utc>) {
        self.0.store(instant.timestamp_micros(), Ordering::Relaxed);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0.load(Ordering::Relaxed)).unwrap_or_default()
    }
}

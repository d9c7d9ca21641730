//! How far a simulation is, and that it is to stop.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared by whoever simulates and whoever looks on.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
}

impl Watch {
    /// How many events were taken, and about how many there are; 0 before that is known.
    pub fn progress(&self) -> (u64, u64) {
        (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }

    /// Nobody wants the result any more.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn expect(&self, total: u64) {
        self.total.store(total, Ordering::Relaxed);
    }

    pub(super) fn at(&self, done: u64) {
        self.done.store(done, Ordering::Relaxed);
    }
}

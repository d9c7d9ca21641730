//! A match pool: public money that adds to what residents give.

use crate::words;

words! {
    /// Where a pool is in its life.
    pub enum PoolState {
        /// Being written.
        Draft = "draft",
        /// Open: it decides on gifts.
        Published = "published",
        /// Stopped for a while: decisions stand, no new ones are made.
        Paused = "paused",
        /// All of it is reserved, committed or paid.
        Exhausted = "exhausted",
        /// Its time is over.
        Closed = "closed",
        /// Every account is settled.
        Settled = "settled",
    }
}

words! {
    /// Where the money of a decision is.
    pub enum DecisionState {
        /// Kept for a gift that is being paid for, or no longer.
        Held = "held",
        /// Held for the project.
        Reserved = "reserved",
        /// The project has succeeded: it is owed.
        Committed = "committed",
        /// Paid out.
        Paid = "paid",
        /// Back in the pool.
        Released = "released",
    }
}

/// What an official does to a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoolStep {
    /// Opens it.
    Publish,
    /// Stops it for a while.
    Pause,
    /// Lets it go on.
    Resume,
    /// Ends it: its last rounds are decided, and what is left goes back to its funders.
    Close,
}

/// The step does not lead anywhere from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a pool that is {from} cannot take this step")]
pub struct WrongPoolStep {
    /// The state that the pool is in.
    pub from: PoolState,
}

impl PoolState {
    /// The state after a step.
    ///
    /// # Errors
    /// [`WrongPoolStep`] where the life of a pool has no such step from here.
    pub fn after(self, step: PoolStep) -> Result<PoolState, WrongPoolStep> {
        use PoolState as S;
        Ok(match (self, step) {
            (S::Draft, PoolStep::Publish) => S::Published,
            (S::Published | S::Exhausted, PoolStep::Pause) => S::Paused,
            (S::Paused, PoolStep::Resume) => S::Published,
            // One that is paused has to go on first: its last rounds would not be held.
            (S::Published | S::Exhausted, PoolStep::Close) => S::Closed,
            (from, _) => return Err(WrongPoolStep { from }),
        })
    }
}

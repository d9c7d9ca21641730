//! The life of a simulation.

use crate::words;

words! {
    /// Where a simulation is.
    pub enum SimulationState {
        /// It waits for its turn.
        Queued = "queued",
        /// Events are being taken.
        Running = "running",
        /// There is a result.
        Done = "done",
        /// It came to nothing.
        Failed = "failed",
        /// Somebody did not want it any more.
        Cancelled = "cancelled",
    }
}

impl SimulationState {
    /// Whether nothing more will come of it.
    pub fn is_over(self) -> bool {
        match self {
            Self::Queued | Self::Running => false,
            Self::Done | Self::Failed | Self::Cancelled => true,
        }
    }
}

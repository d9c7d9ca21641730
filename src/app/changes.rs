//! News of what was committed, for live pages and for caches of answers.

use domain::{CityId, ProjectId};
use tokio::sync::broadcast;

/// Something that was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Anything that the public can see of a city.
    City(CityId),
    /// The progress of a project.
    Project(CityId, ProjectId),
}

/// How many changes a slow listener may lag behind before it is told that it missed some.
const BACKLOG: usize = 1024;

/// The channel of changes. Listeners of this process only; other processes are covered by short lives
/// of what is cached.
#[derive(Debug, Clone)]
pub struct Changes(broadcast::Sender<Change>);

impl Changes {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }

    /// Tells it on. That nobody listens is no error.
    pub(crate) fn tell(&self, change: Change) {
        let _nobody_listens = self.0.send(change);
    }

    /// Listens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.0.subscribe()
    }
}

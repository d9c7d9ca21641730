//! Committed changes end the answers that were kept.
//!
//! Those of this process are announced one by one. Of other processes only one thing is known: whether
//! anybody at all has committed since the last look. A quiet database lets answers live; a busy one ends
//! them at every look.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::App;
use app::changes::Change;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::time::MissedTickBehavior;

use crate::http::cache::Invalidation;

/// How often it is looked whether another process has written: well within the time that a change may stay
/// unseen.
const LOOK: Duration = Duration::from_millis(400);

/// Passes changes on to the cache of answers.
#[derive(Clone)]
pub struct Follower {
    invalidation: Invalidation,
    news: Arc<Mutex<Receiver<Change>>>,
}

impl Follower {
    /// Follows this application's changes from now on.
    pub fn new(app: &App, invalidation: Invalidation) -> Self {
        Self {
            invalidation,
            news: Arc::new(Mutex::new(app.changes().listen())),
        }
    }

    /// Passes on what was announced so far: after a mutation, so that its sender sees it in the next answer.
    pub fn catch_up(&self) {
        let mut news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match news.try_recv() {
                Ok(change) => self.pass(change),
                Err(TryRecvError::Lagged(_)) => self.invalidation.everything_changed(),
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    /// Passes everything on as it comes, until the application is gone.
    pub async fn run(self, app: &App) {
        // Side by side: a database that is slow to answer must not hold up our own news.
        tokio::select! {
            () = self.pass_on(app) => {}
            () = self.keep_looking(app) => {}
        }
    }

    async fn pass_on(&self, app: &App) {
        let mut news = app.changes().listen();
        loop {
            match news.recv().await {
                Ok(change) => self.pass(change),
                Err(RecvError::Lagged(_)) => self.invalidation.everything_changed(),
                Err(RecvError::Closed) => return,
            }
        }
    }

    async fn keep_looking(&self, app: &App) {
        let mut looks = tokio::time::interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut version = None;
        loop {
            looks.tick().await;
            self.look(app, &mut version).await;
        }
    }

    /// Asks whether anything was committed since the last look. While the database does not tell, answers
    /// live as long as a change may stay unseen, and no longer.
    async fn look(&self, app: &App, last: &mut Option<String>) {
        let begun = Instant::now();
        match app.data_version().await {
            Ok(Some(version)) => {
                if last.as_ref() != Some(&version) {
                    self.invalidation.everything_changed();
                    *last = Some(version);
                }
                self.invalidation.certain_at(begun);
            }
            Ok(None) => {}
            Err(error) => tracing::debug!(%error, "changes.look.failed"),
        }
    }

    fn pass(&self, change: Change) {
        match change {
            Change::City(city) | Change::Project(city, _) => self.invalidation.city_changed(city),
        }
    }
}

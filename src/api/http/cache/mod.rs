//! Answers to anonymous visitors, kept as finished bytes.
//!
//! **What it promises.** Nobody gets an answer that was begun before a change it depends on was
//! announced, nor one that misses a change made by another process longer ago than [`Settings::unseen_max`];
//! a thousand equal questions at once are answered by one computation; it never holds more bytes than
//! allowed.
//!
//! **What it never does.** It never holds an answer with an error in it, nor one made for somebody who
//! is signed in.

mod changes;
mod scope;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_graphql::Variables;
use axum::body::Bytes;
use axum::http::HeaderValue;
use domain::Locale;
use sha2::{Digest, Sha256};
use tokio::sync::watch;

pub use changes::{Invalidation, Seen};
pub use scope::{Scope, Touched};

/// Settings of the cache.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Bytes of all answers together; 0 switches the cache off.
    pub bytes_max: u64,
    /// Bytes of one answer.
    pub answer_bytes_max: usize,
    /// How long a change made by another process on the same database may stay unseen.
    pub unseen_max: Duration,
    /// How old an answer may become even if nothing changes: what is open and how many days are left
    /// depends on the hour.
    pub time_to_live: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bytes_max: 32 << 20,
            answer_bytes_max: 1 << 20,
            unseen_max: Duration::from_secs(1),
            time_to_live: Duration::from_secs(10),
        }
    }
}

/// Everything that the answer to an anonymous question may depend on, hashed: two questions share an
/// answer only where all of it is equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 32]);

impl Key {
    pub(super) fn new(
        query: &str,
        operation: Option<&str>,
        variables: &Variables,
        locale: Locale,
    ) -> Option<Self> {
        let variables = serde_json::to_string(variables).ok()?;
        let mut hash = Sha256::new();
        for part in [query, operation.unwrap_or("\0"), &variables, locale.tag()] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        Some(Self(hash.finalize().into()))
    }
}

/// A finished answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub bytes: Bytes,
    pub etag: HeaderValue,
    /// When its computation began.
    begun: Seen,
    touched: Touched,
}

/// The cache.
pub(super) struct Answers {
    kept: moka::sync::Cache<Key, Arc<Answer>>,
    /// Computations under way, by their question.
    open: Mutex<HashMap<Key, watch::Receiver<Option<Arc<Answer>>>>>,
    changes: Invalidation,
    settings: Settings,
}

impl Answers {
    pub(super) fn new(settings: Settings, changes: Invalidation) -> Self {
        // What an entry takes beside its bytes, roughly.
        let overhead = 256;
        let kept = moka::sync::Cache::builder()
            .max_capacity(settings.bytes_max)
            .weigher(move |_: &Key, answer: &Arc<Answer>| {
                u32::try_from(answer.bytes.len())
                    .unwrap_or(u32::MAX)
                    .saturating_add(overhead)
            })
            .time_to_live(settings.time_to_live)
            .build();
        Self {
            kept,
            open: Mutex::default(),
            changes,
            settings,
        }
    }

    /// The kept answer, if it still holds.
    pub(super) fn get(&self, key: &Key) -> Option<Arc<Answer>> {
        let answer = self.kept.get(key)?;
        if self.holds(&answer) {
            return Some(answer);
        }
        self.kept.invalidate(key);
        None
    }

    fn holds(&self, answer: &Answer) -> bool {
        self.changes
            .holds(&answer.begun, &answer.touched, self.settings.unseen_max)
    }

    /// The kept answer, or the one that somebody is working out already, or else a computed one.
    ///
    /// `compute` gives bytes worth keeping, or something else that is passed through to this caller
    /// alone. `scope` is where the computation notes what it depends on.
    pub(super) async fn get_or_compute<E>(
        &self,
        key: Key,
        scope: &Scope,
        compute: impl Future<Output = Result<Bytes, E>>,
    ) -> Result<Arc<Answer>, E> {
        // Twice: the computation that one waited for may be abandoned or overtaken by a change.
        for _ in 0..2 {
            if let Some(answer) = self.get(&key) {
                return Ok(answer);
            }
            match self.join(key) {
                Ok(turn) => {
                    let answer = self.compute(scope, compute).await?;
                    if scope.may_be_kept() && answer.bytes.len() <= self.settings.answer_bytes_max {
                        self.kept.insert(key, answer.clone());
                        turn.sender.send_replace(Some(answer.clone()));
                    }
                    return Ok(answer);
                }
                Err(mut waiting) => {
                    let answer = waiting
                        .wait_for(Option::is_some)
                        .await
                        .ok()
                        .and_then(|answer| answer.clone());
                    if let Some(answer) = answer.filter(|answer| self.holds(answer)) {
                        return Ok(answer);
                    }
                }
            }
        }
        self.compute(scope, compute).await
    }

    async fn compute<E>(
        &self,
        scope: &Scope,
        compute: impl Future<Output = Result<Bytes, E>>,
    ) -> Result<Arc<Answer>, E> {
        // Before the first look at the data: a change during the computation is later than this.
        let begun = self.changes.now();
        let bytes = compute.await?;
        Ok(Arc::new(Answer {
            etag: etag(&bytes),
            bytes,
            begun,
            touched: scope.touched(),
        }))
    }

    /// Takes the turn to compute, or says whom to wait for.
    fn join(&self, key: Key) -> Result<Turn<'_>, watch::Receiver<Option<Arc<Answer>>>> {
        let mut open = self.open();
        if let Some(waiting) = open.get(&key) {
            return Err(waiting.clone());
        }
        let (sender, receiver) = watch::channel(None);
        open.insert(key, receiver);
        Ok(Turn {
            answers: self,
            key,
            sender,
        })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<Key, watch::Receiver<Option<Arc<Answer>>>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to compute one answer. Dropped without an answer (an error, a client that left), it tells
/// those who wait to see for themselves.
struct Turn<'a> {
    answers: &'a Answers,
    key: Key,
    sender: watch::Sender<Option<Arc<Answer>>>,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.answers.open().remove(&self.key);
    }
}

/// A weak entity tag (RFC 9110 §8.8.3) made from the content: the same whether compressed or not.
pub(super) fn etag(bytes: &[u8]) -> HeaderValue {
    let hash = Sha256::digest(bytes);
    let hex: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("W/\"{hex}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

#[cfg(test)]
mod tests;

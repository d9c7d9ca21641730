//! Loading by noun: what many parts of an answer need one by one is read in one statement.
//!
//! Whoever needs a value says so and gives way once, so that the other items of its list can say what they
//! need; then the first has all of it read at once, and the others find theirs. A list that knows its items'
//! keys says them beforehand ([`Loader::expect`]). No timer is involved, so an answer never waits for
//! company.
//!
//! **How to add a noun**: a type that implements [`Fetch`] in the file of its noun, and a field below.

mod badge;
mod case;
mod city;
mod comment;
mod pledge;
mod pool;
mod project;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use app::{App, AppResult, Caller};

use super::ask::Ask;

/// How values of one noun are read.
pub trait Fetch: Send + Sync + 'static {
    /// What they are asked for by.
    type Key: Copy + Ord + Send + Sync;
    /// What they are; cheap to clone.
    type Value: Clone + Send + Sync;
    /// Reads many at once. A key without a value is left out.
    fn fetch(
        app: &App,
        caller: &Caller,
        keys: Vec<Self::Key>,
    ) -> impl Future<Output = AppResult<Vec<(Self::Key, Self::Value)>>> + Send;
}

/// The values of one noun within one request.
pub struct Loader<F: Fetch> {
    expected: Mutex<BTreeSet<F::Key>>,
    known: tokio::sync::Mutex<BTreeMap<F::Key, Option<F::Value>>>,
}

impl<F: Fetch> Default for Loader<F> {
    fn default() -> Self {
        Self {
            expected: Mutex::default(),
            known: tokio::sync::Mutex::default(),
        }
    }
}

impl<F: Fetch> Loader<F> {
    /// These may be asked for soon.
    pub fn expect(&self, keys: impl IntoIterator<Item = F::Key>) {
        self.expected
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(keys);
    }

    /// The value of a key, if it has one.
    ///
    /// # Errors
    /// Those of the database, as the answer tells them.
    pub async fn get(&self, ask: &Ask, key: F::Key) -> async_graphql::Result<Option<F::Value>> {
        if let Ok(known) = self.known.try_lock()
            && let Some(value) = known.get(&key)
        {
            return Ok(value.clone());
        }
        // The fields of one answer are begun one after the other: after one turn of the task, all the items
        // of a list have said which key they need.
        self.expect([key]);
        tokio::task::yield_now().await;
        // Held while reading: whoever comes meanwhile waits and finds theirs.
        let mut known = self.known.lock().await;
        if let Some(value) = known.get(&key) {
            return Ok(value.clone());
        }
        let mut keys = std::mem::take(&mut *self.expected.lock().unwrap_or_else(PoisonError::into_inner));
        keys.retain(|key| !known.contains_key(key));
        keys.insert(key);
        let found = F::fetch(&ask.app, &ask.caller, keys.iter().copied().collect()).await;
        let found = found.map_err(|error| ask.error(error))?;
        known.extend(keys.into_iter().map(|key| (key, None)));
        known.extend(found.into_iter().map(|(key, value)| (key, Some(value))));
        Ok(known.get(&key).cloned().flatten())
    }
}

/// The loaders of one request.
#[derive(Default)]
pub struct Loaders {
    /// What the projects of each neighbourhood of a city have raised.
    pub neighbourhood_totals: Loader<city::NeighbourhoodTotals>,
    /// Projects that the caller may see.
    pub projects: Loader<project::Projects>,
    /// Translations of projects into the reader's language.
    pub translations: Loader<project::Translations>,
    /// The budget lines of projects.
    pub budgets: Loader<project::Budgets>,
    /// Organisations behind projects.
    pub organisations: Loader<project::Organisations>,
    /// People behind projects.
    pub people: Loader<project::People>,
    /// Signs beside the names of people and organisations.
    pub badges: Loader<badge::Badges>,
    /// The newest pledges of projects.
    pub latest_pledges: Loader<pledge::Latest>,
    /// Pledges by identifier.
    pub pledges: Loader<pledge::Pledges>,
    /// The decisions on pledges.
    pub decisions: Loader<pledge::Decisions>,
    /// Pools by identifier.
    pub pools: Loader<pool::Pools>,
    /// The versions of the rules of pools, the newest first.
    pub rules: Loader<pool::Rules>,
    /// The funders of pools.
    pub funders: Loader<pool::Funders>,
    /// Replies to comments.
    pub replies: Loader<comment::Replies>,
    /// The reports of cases.
    pub reports: Loader<case::Reports>,
    /// The decisions on cases.
    pub case_decisions: Loader<case::CaseDecisions>,
}

/// The keys of each city, for queries that take one city.
fn by_city<K: Copy>(keys: Vec<(domain::CityId, K)>) -> BTreeMap<domain::CityId, Vec<K>> {
    let mut cities: BTreeMap<_, Vec<K>> = BTreeMap::new();
    for (city, key) in keys {
        cities.entry(city).or_default().push(key);
    }
    cities
}

/// Values collected under their keys, in the order in which they come.
fn grouped<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, Vec<V>> {
    let mut groups: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

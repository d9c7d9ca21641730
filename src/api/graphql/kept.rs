//! What hardly ever changes and every answer needs: cities, their categories, the names of their places.
//! Kept from one question to the next for as long as nothing of it can have changed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use app::{AppResult, Area, Category, City, NeighbourhoodName};
use async_graphql::Result;
use domain::CityId;
use domain::campaign::CampaignTerms;

use super::ask::{Ask, missing};
use crate::http::cache::{Invalidation, Seen, Touched};

/// How long a change by another process may stay unseen.
const UNSEEN_MAX: Duration = Duration::from_secs(1);

/// The kept values.
pub struct Kept {
    changes: Invalidation,
    cities: Shelf<(), Arc<[Arc<City>]>>,
    categories: Shelf<CityId, Arc<[Category]>>,
    neighbourhoods: Shelf<CityId, Arc<[NeighbourhoodName]>>,
    areas: Shelf<CityId, Arc<[Area]>>,
    terms: Shelf<CityId, CampaignTerms>,
}

/// Values of one noun, each with the moment at which it was read.
struct Shelf<K, V>(Mutex<BTreeMap<K, (Seen, V)>>);

impl<K: Ord, V: Clone> Shelf<K, V> {
    fn new() -> Self {
        Self(Mutex::default())
    }

    async fn get(
        &self,
        changes: &Invalidation,
        (key, touched): (K, Touched),
        read: impl Future<Output = AppResult<V>>,
    ) -> AppResult<V> {
        let known = self.values().get(&key).cloned();
        if let Some((seen, value)) = known
            && changes.holds(&seen, &touched, UNSEEN_MAX)
        {
            return Ok(value);
        }
        // Before the first look at the data: a change meanwhile is later than this.
        let seen = changes.now();
        let value = read.await?;
        self.values().insert(key, (seen, value.clone()));
        Ok(value)
    }

    fn values(&self) -> std::sync::MutexGuard<'_, BTreeMap<K, (Seen, V)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// Values that end with the changes that are announced here.
    pub fn new(changes: Invalidation) -> Self {
        Self {
            changes,
            cities: Shelf::new(),
            categories: Shelf::new(),
            neighbourhoods: Shelf::new(),
            areas: Shelf::new(),
            terms: Shelf::new(),
        }
    }

    /// Every city, by name.
    ///
    /// # Errors
    /// Those of the database, as the answer tells them; likewise below.
    pub async fn cities(&self, ask: &Ask) -> Result<Arc<[Arc<City>]>> {
        let read = async { Ok(ask.app.cities().await?.into_iter().map(Arc::new).collect()) };
        let found = self.cities.get(&self.changes, ((), Touched::Everything), read);
        found.await.map_err(|error| ask.error(error))
    }

    /// The city of a slug.
    pub async fn city_of_slug(&self, ask: &Ask, slug: &str) -> Result<Option<Arc<City>>> {
        let cities = self.cities(ask).await?;
        Ok(cities.iter().find(|city| city.slug == slug).cloned())
    }

    /// The city of an identifier that a row names.
    pub async fn city(&self, ask: &Ask, id: CityId) -> Result<Arc<City>> {
        let cities = self.cities(ask).await?;
        let found = cities.iter().find(|city| city.id == id).cloned();
        found.ok_or_else(|| missing(ask, id))
    }

    /// The categories of a city, in order.
    pub async fn categories(&self, ask: &Ask, city: CityId) -> Result<Arc<[Category]>> {
        let read = async { Ok(ask.app.categories(city).await?.into()) };
        let found = self.categories.get(&self.changes, of(city), read);
        found.await.map_err(|error| ask.error(error))
    }

    /// The names of a city's neighbourhoods, by name.
    pub async fn neighbourhoods(&self, ask: &Ask, city: CityId) -> Result<Arc<[NeighbourhoodName]>> {
        let read = async { Ok(ask.app.neighbourhood_names(city).await?.into()) };
        let found = self.neighbourhoods.get(&self.changes, of(city), read);
        found.await.map_err(|error| ask.error(error))
    }

    /// What a city has decided for its campaigns.
    pub async fn campaign_terms(&self, ask: &Ask, city: CityId) -> Result<CampaignTerms> {
        let read = ask.app.campaign_terms(city);
        let found = self.terms.get(&self.changes, of(city), read);
        found.await.map_err(|error| ask.error(error))
    }

    /// The named areas of a city.
    pub async fn areas(&self, ask: &Ask, city: CityId) -> Result<Arc<[Area]>> {
        let read = async { Ok(ask.app.areas(city).await?.into()) };
        let found = self.areas.get(&self.changes, of(city), read);
        found.await.map_err(|error| ask.error(error))
    }
}

fn of(city: CityId) -> (CityId, Touched) {
    (city, Touched::Cities([city].into()))
}

//! Cities and what belongs to them as a whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{App, AppResult, Area, Caller, Category, City, NeighbourhoodName, NeighbourhoodTotals as Totals};
use domain::{CityId, NeighbourhoodId};

use super::Fetch;

/// See [`super::Loaders::cities`].
pub struct Cities;

impl Fetch for Cities {
    type Key = CityId;
    type Value = Arc<City>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<CityId>) -> AppResult<Vec<(CityId, Arc<City>)>> {
        let found = if let [one] = keys.as_slice() {
            app.city_by_id(*one).await?.into_iter().collect()
        } else {
            app.cities().await?
        };
        Ok(found.into_iter().map(|city| (city.id, Arc::new(city))).collect())
    }
}

/// See [`super::Loaders::categories`].
pub struct Categories;

impl Fetch for Categories {
    type Key = CityId;
    type Value = Arc<[Category]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<CityId>) -> AppResult<Vec<(CityId, Self::Value)>> {
        let mut found = Vec::new();
        for city in keys {
            found.push((city, app.categories(city).await?.into()));
        }
        Ok(found)
    }
}

/// See [`super::Loaders::neighbourhoods`].
pub struct Neighbourhoods;

impl Fetch for Neighbourhoods {
    type Key = CityId;
    type Value = Arc<[NeighbourhoodName]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<CityId>) -> AppResult<Vec<(CityId, Self::Value)>> {
        let mut found = Vec::new();
        for city in keys {
            found.push((city, app.neighbourhood_names(city).await?.into()));
        }
        Ok(found)
    }
}

/// See [`super::Loaders::areas`].
pub struct Areas;

impl Fetch for Areas {
    type Key = CityId;
    type Value = Arc<[Area]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<CityId>) -> AppResult<Vec<(CityId, Self::Value)>> {
        let mut found = Vec::new();
        for city in keys {
            found.push((city, app.areas(city).await?.into()));
        }
        Ok(found)
    }
}

/// See [`super::Loaders::neighbourhood_totals`].
pub struct NeighbourhoodTotals;

impl Fetch for NeighbourhoodTotals {
    type Key = CityId;
    type Value = Arc<BTreeMap<NeighbourhoodId, Totals>>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<CityId>) -> AppResult<Vec<(CityId, Self::Value)>> {
        let mut found = Vec::new();
        for city in keys {
            found.push((city, Arc::new(app.neighbourhood_totals(city).await?)));
        }
        Ok(found)
    }
}

//! What belongs to a city as a whole and changes with every gift.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{App, AppResult, Caller, NeighbourhoodTotals as Totals};
use domain::{CityId, NeighbourhoodId};

use super::Fetch;

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

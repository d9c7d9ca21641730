//! Pools, their rules and their funders.

use std::sync::Arc;

use app::{App, AppResult, Caller, Funder, Pool, RuleVersion};
use domain::{CityId, PoolId};

use super::{Fetch, by_city, grouped};

/// See [`super::Loaders::pools`].
pub struct Pools;

impl Fetch for Pools {
    type Key = PoolId;
    type Value = Arc<Pool>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<PoolId>) -> AppResult<Vec<(PoolId, Arc<Pool>)>> {
        Ok(app
            .pools_by_id(&keys)
            .await?
            .into_iter()
            .map(|pool| (pool.id, Arc::new(pool)))
            .collect())
    }
}

/// See [`super::Loaders::rules`].
pub struct Rules;

impl Fetch for Rules {
    type Key = (CityId, PoolId);
    type Value = Arc<[Arc<RuleVersion>]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, pools) in by_city(keys) {
            let versions = app.rules(city, &pools).await?;
            let groups = grouped(
                versions
                    .into_iter()
                    .map(|version| (version.pool, Arc::new(version))),
            );
            found.extend(groups.into_iter().map(|(pool, all)| ((city, pool), all.into())));
        }
        Ok(found)
    }
}

/// See [`super::Loaders::funders`].
pub struct Funders;

impl Fetch for Funders {
    type Key = (CityId, PoolId);
    type Value = Arc<[Funder]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, pools) in by_city(keys) {
            let groups = grouped(app.funders_of(city, &pools).await?);
            found.extend(groups.into_iter().map(|(pool, all)| ((city, pool), all.into())));
        }
        Ok(found)
    }
}

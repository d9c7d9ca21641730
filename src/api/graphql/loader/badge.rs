//! Signs beside names.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::badge::{Badge, Bearer};
use app::{App, AppResult, Caller};
use domain::CityId;

use super::{Fetch, by_city};

/// See [`super::Loaders::badges`].
pub struct Badges;

impl Fetch for Badges {
    type Key = (CityId, Bearer);
    type Value = Arc<[Badge]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, bearers) in by_city(keys) {
            let badges: BTreeMap<Bearer, Vec<Badge>> = app.badges(city, &bearers).await?;
            found.extend(badges.into_iter().map(|(of, badges)| ((city, of), badges.into())));
        }
        Ok(found)
    }
}

//! Pledges of projects, and what was decided on pledges.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{App, AppResult, Caller, Decision, Pledge};
use domain::{CityId, PledgeId, ProjectId};

use super::{Fetch, by_city, grouped};

/// See [`super::Loaders::latest_pledges`]. The number is how many of each project.
pub struct Latest;

impl Fetch for Latest {
    type Key = (CityId, u32, ProjectId);
    type Value = Arc<[Pledge]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut wanted: BTreeMap<(CityId, u32), Vec<ProjectId>> = BTreeMap::new();
        for (city, number, project) in keys {
            wanted.entry((city, number)).or_default().push(project);
        }
        let mut found = Vec::new();
        for ((city, number), projects) in wanted {
            let pledges = app.latest_pledges(city, &projects, number).await?;
            let groups = grouped(pledges.into_iter().map(|pledge| (pledge.project, pledge)));
            found.extend(
                groups
                    .into_iter()
                    .map(|(project, pledges)| ((city, number, project), pledges.into())),
            );
        }
        Ok(found)
    }
}

/// See [`super::Loaders::decisions`].
pub struct Decisions;

impl Fetch for Decisions {
    type Key = (CityId, PledgeId);
    type Value = Arc<[Arc<Decision>]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, pledges) in by_city(keys) {
            let decisions = app.decisions_of_pledges(city, &pledges).await?;
            let groups = grouped(
                decisions
                    .into_iter()
                    .filter_map(|one| Some((one.pledge?, Arc::new(one)))),
            );
            found.extend(
                groups
                    .into_iter()
                    .map(|(pledge, all)| ((city, pledge), all.into())),
            );
        }
        Ok(found)
    }
}

/// See [`super::Loaders::pledges`].
pub struct Pledges;

impl Fetch for Pledges {
    type Key = (CityId, PledgeId);
    type Value = Arc<Pledge>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, ids) in by_city(keys) {
            let pledges = app.pledges_by_id(city, &ids).await?;
            found.extend(pledges.into_iter().map(|one| ((city, one.id), Arc::new(one))));
        }
        Ok(found)
    }
}

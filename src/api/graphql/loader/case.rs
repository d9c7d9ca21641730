//! What belongs to cases.

use std::sync::Arc;

use app::{App, AppResult, Caller, CaseDecision, Report};
use domain::{CaseId, CityId};

use super::{Fetch, by_city, grouped};

/// See [`super::Loaders::reports`].
pub struct Reports;

impl Fetch for Reports {
    type Key = (CityId, CaseId);
    type Value = Arc<[Report]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, cases) in by_city(keys) {
            let reports = app.reports(city, &cases).await?;
            let groups = grouped(reports.into_iter().map(|one| (one.case, one)));
            found.extend(groups.into_iter().map(|(case, all)| ((city, case), all.into())));
        }
        Ok(found)
    }
}

/// See [`super::Loaders::case_decisions`].
pub struct CaseDecisions;

impl Fetch for CaseDecisions {
    type Key = (CityId, CaseId);
    type Value = Arc<[CaseDecision]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, cases) in by_city(keys) {
            let decisions = app.case_decisions(city, &cases).await?;
            let groups = grouped(decisions.into_iter().map(|one| (one.case, one)));
            found.extend(groups.into_iter().map(|(case, all)| ((city, case), all.into())));
        }
        Ok(found)
    }
}

//! Reading pledges and the decisions on them.

use domain::{CityId, DecisionId, PersonId, PledgeId, ProjectId};
use store::decision::{Decision, Of};
use store::pledge::{After, Pledge, Returned};

use crate::{App, AppResult};

impl App {
    /// The pledge of an identifier. Whoever knows it may see what the public sees of it.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn pledge(&self, id: PledgeId) -> AppResult<Option<Pledge>> {
        Ok(store::pledge::by_id(self.db.read(), id).await?)
    }

    /// A page of a project's confirmed pledges, the newest first, with those that were given back or without.
    pub async fn pledges_of_project(
        &self,
        city: CityId,
        project: (ProjectId, Returned),
        after: Option<After>,
        limit: u64,
    ) -> AppResult<Vec<Pledge>> {
        Ok(store::pledge::of_project(self.db.read(), city, project, after, limit).await?)
    }

    /// Pledges by identifier: for what is already shown to name them.
    pub async fn pledges_by_id(&self, city: CityId, ids: &[PledgeId]) -> AppResult<Vec<Pledge>> {
        Ok(store::pledge::by_ids(self.db.read(), city, ids).await?)
    }

    /// The newest confirmed pledges of each of several projects.
    pub async fn latest_pledges(
        &self,
        city: CityId,
        projects: &[ProjectId],
        limit: u32,
    ) -> AppResult<Vec<Pledge>> {
        Ok(store::pledge::latest_of_projects(self.db.read(), city, projects, limit).await?)
    }

    /// How many confirmed pledges a project has.
    pub async fn count_pledges_of_project(
        &self,
        city: CityId,
        project: (ProjectId, Returned),
    ) -> AppResult<i64> {
        Ok(store::pledge_count::of_project(self.db.read(), city, project).await?)
    }

    /// A page of a person's own pledges, the newest first.
    pub async fn pledges_of_person(
        &self,
        person: PersonId,
        after: Option<After>,
        limit: u64,
    ) -> AppResult<Vec<Pledge>> {
        Ok(store::pledge::of_person(self.db.read(), person, after, limit).await?)
    }

    /// How many pledges a person made.
    pub async fn count_pledges_of_person(&self, person: PersonId) -> AppResult<i64> {
        Ok(store::pledge_count::of_person(self.db.read(), person).await?)
    }

    /// The decisions on pledges, in order.
    pub async fn decisions_of_pledges(&self, city: CityId, pledges: &[PledgeId]) -> AppResult<Vec<Decision>> {
        Ok(store::decision::of_pledges(self.db.read(), city, pledges).await?)
    }

    /// A page of decisions, the newest first, beginning after an event number and place.
    pub async fn decisions(
        &self,
        city: CityId,
        whose: Of,
        after: Option<(i64, i32)>,
        limit: u64,
    ) -> AppResult<Vec<Decision>> {
        Ok(store::decision::page(self.db.read(), city, whose, after, limit).await?)
    }

    /// How many decisions there are.
    pub async fn count_decisions(&self, city: CityId, whose: Of) -> AppResult<u64> {
        Ok(store::decision::count(self.db.read(), city, whose).await?)
    }

    /// The decision of an identifier, with its city.
    pub async fn decision(&self, id: DecisionId) -> AppResult<Option<(CityId, Decision)>> {
        Ok(store::decision::by_id(self.db.read(), id).await?)
    }
}

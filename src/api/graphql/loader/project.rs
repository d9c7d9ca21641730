//! Projects and what each of them has.

use std::sync::Arc;

use app::{App, AppResult, BudgetLine, Caller, Organisation, Person, Project, ProjectTexts};
use domain::{CityId, OrganisationId, PersonId, ProjectId};

use super::{Fetch, by_city, grouped};

/// See [`super::Loaders::projects`].
pub struct Projects;

impl Fetch for Projects {
    type Key = ProjectId;
    type Value = Arc<Project>;
    async fn fetch(
        app: &App,
        caller: &Caller,
        keys: Vec<ProjectId>,
    ) -> AppResult<Vec<(ProjectId, Arc<Project>)>> {
        let found = app.projects_by_id(caller, &keys).await?;
        Ok(found
            .into_iter()
            .map(|project| (project.id, Arc::new(project)))
            .collect())
    }
}

/// See [`super::Loaders::translations`].
pub struct Translations;

impl Fetch for Translations {
    type Key = (CityId, ProjectId);
    type Value = Arc<ProjectTexts>;
    async fn fetch(
        app: &App,
        caller: &Caller,
        keys: Vec<Self::Key>,
    ) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, ids) in by_city(keys) {
            let texts = app.translations_into(city, &ids, caller.locale).await?;
            found.extend(texts.into_iter().map(|(id, texts)| ((city, id), Arc::new(texts))));
        }
        Ok(found)
    }
}

/// See [`super::Loaders::budgets`].
pub struct Budgets;

impl Fetch for Budgets {
    type Key = (CityId, ProjectId);
    type Value = Arc<[BudgetLine]>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, ids) in by_city(keys) {
            let lines = app.budget_lines(city, &ids).await?;
            let groups = grouped(lines.into_iter().map(|line| (line.project, line)));
            found.extend(groups.into_iter().map(|(id, lines)| ((city, id), lines.into())));
        }
        Ok(found)
    }
}

/// See [`super::Loaders::organisations`].
pub struct Organisations;

impl Fetch for Organisations {
    type Key = (CityId, OrganisationId);
    type Value = Arc<Organisation>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<Self::Key>) -> AppResult<Vec<(Self::Key, Self::Value)>> {
        let mut found = Vec::new();
        for (city, ids) in by_city(keys) {
            let organisations = app.organisations(city, &ids).await?;
            found.extend(
                organisations
                    .into_iter()
                    .map(|one| ((city, one.id), Arc::new(one))),
            );
        }
        Ok(found)
    }
}

/// See [`super::Loaders::people`].
pub struct People;

impl Fetch for People {
    type Key = PersonId;
    type Value = Arc<Person>;
    async fn fetch(app: &App, _: &Caller, keys: Vec<PersonId>) -> AppResult<Vec<(PersonId, Arc<Person>)>> {
        Ok(app
            .people(&keys)
            .await?
            .into_iter()
            .map(|person| (person.id, Arc::new(person)))
            .collect())
    }
}

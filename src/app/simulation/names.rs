//! What the things of a result are called.

use std::collections::BTreeMap;

use domain::{Locale, NeighbourhoodId, PoolId, ProjectId};
use store::city::City;

use super::proposal::NAME;
use crate::words;
use crate::{App, AppResult};

/// Rows read at once.
const AT_ONCE: usize = 500;

/// Names in the reader's language, by key.
#[derive(Debug, Clone, Default)]
pub struct NameBook {
    locale: Locale,
    projects: BTreeMap<String, (String, String)>,
    pools: BTreeMap<String, String>,
    neighbourhoods: BTreeMap<String, String>,
}

impl NameBook {
    /// Names where there is no city to know them.
    pub fn of_nowhere(locale: Locale) -> Self {
        Self {
            locale,
            ..Self::default()
        }
    }

    /// The name of a project; its key where nobody knows it.
    pub fn project(&self, key: &str) -> String {
        if let Some((title, _)) = self.projects.get(key) {
            return title.clone();
        }
        match key.strip_prefix("project-") {
            Some(number) => words::simulation::invented_project(self.locale, number),
            None => key.to_owned(),
        }
    }

    /// The last part of the address of a project's page, where it has one.
    pub fn slug(&self, key: &str) -> Option<&str> {
        self.projects.get(key).map(|(_, slug)| slug.as_str())
    }

    /// The name of a pool.
    pub fn pool(&self, key: &str) -> String {
        let known = self.pools.get(key).cloned();
        known.unwrap_or_else(|| {
            if key.starts_with(NAME) {
                words::simulation::new_pool(self.locale).to_owned()
            } else {
                key.to_owned()
            }
        })
    }

    /// The name of a neighbourhood.
    pub fn neighbourhood(&self, key: &str) -> String {
        self.neighbourhoods
            .get(key)
            .cloned()
            .unwrap_or_else(|| key.to_owned())
    }
}

impl App {
    /// The names of a city's neighbourhoods, and of these pools and projects, as far as they are its own.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn name_book(
        &self,
        city: &City,
        pools: &[&str],
        projects: &[&str],
        locale: Locale,
    ) -> AppResult<NameBook> {
        let mut book = NameBook::of_nowhere(locale);
        let pools: Vec<PoolId> = pools.iter().filter_map(|key| key.parse().ok()).collect();
        for pool in self
            .pools_by_id(&pools)
            .await?
            .into_iter()
            .filter(|pool| pool.city == city.id)
        {
            let name = pool.names.get(locale).unwrap_or(&pool.name).to_owned();
            book.pools.insert(pool.id.to_string(), name);
        }
        let projects: Vec<ProjectId> = projects.iter().filter_map(|key| key.parse().ok()).collect();
        for some in projects.chunks(AT_ONCE) {
            let found = store::project::by_ids(self.db.read(), some).await?;
            for project in found.into_iter().filter(|project| project.city == city.id) {
                book.projects
                    .insert(project.id.to_string(), (project.texts.title, project.slug));
            }
        }
        for one in self.neighbourhood_names(city.id).await? {
            let id: NeighbourhoodId = one.id;
            book.neighbourhoods.insert(id.to_string(), one.name);
        }
        Ok(book)
    }
}

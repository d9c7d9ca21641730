//! Which projects a list or a map shows, as it is asked for.

use app::ProjectFilter as Filter;
use async_graphql::{InputObject, Result};
use domain::place::Bounds;
use domain::{CityId, ProblemKind};

use crate::graphql::ask::Ask;
use crate::graphql::words::ProjectState;

#[derive(InputObject, Default)]
pub struct ProjectFilter {
    /// Words to search for in title, summary, story and address.
    search: Option<String>,
    categories: Option<Vec<String>>,
    /// Slugs.
    neighbourhoods: Option<Vec<String>>,
    states: Option<Vec<ProjectState>>,
    /// Only projects that a published pool would match now.
    matched_now: Option<bool>,
    /// West, south, east, north.
    bounds: Option<Vec<f64>>,
    /// Only mine: drafts included.
    mine: Option<bool>,
}

impl ProjectFilter {
    /// The filter on the projects of a city.
    ///
    /// # Errors
    /// No such neighbourhood; no rectangle; nobody whose projects could be meant.
    pub async fn read(self, ask: &Ask, city: CityId) -> Result<Filter> {
        let given = self;
        let mut filter = Filter {
            search: given.search.filter(|words| !words.trim().is_empty()),
            categories: given.categories.unwrap_or_default(),
            states: given
                .states
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            ..Filter::default()
        };
        if let Some(bounds) = given.bounds {
            filter.bounds = Some(rectangle(ask, &bounds)?);
        }
        if let Some(slugs) = given.neighbourhoods.filter(|slugs| !slugs.is_empty()) {
            let known = ask.kept.neighbourhoods(ask, city).await?;
            for slug in slugs {
                let found = known.iter().find(|name| name.slug == slug);
                let found = found.ok_or_else(|| {
                    ask.refusal(&ProblemKind::NotFound {
                        what: "neighbourhood",
                    })
                })?;
                filter.neighbourhoods.push(found.id);
            }
        }
        if given.mine == Some(true) {
            let person = ask
                .caller
                .person()
                .ok_or_else(|| ask.refusal(&ProblemKind::SignInRequired))?;
            filter.owner = Some(person);
        }
        if given.matched_now == Some(true) {
            filter.matched = Some(
                ask.app
                    .pool_reaches(city)
                    .await
                    .map_err(|error| ask.error(error))?,
            );
        }
        Ok(filter)
    }
}

/// West, south, east, north.
///
/// # Errors
/// They are no rectangle.
pub fn rectangle(ask: &Ask, numbers: &[f64]) -> Result<Bounds> {
    Bounds::from_slice(numbers).ok_or_else(|| ask.refusal(&ProblemKind::BadPlace))
}

//! The names of a city's categories and places, for sentences about its pools.

use domain::Locale;
use store::city::City;

use crate::words::Named;
use crate::{App, AppResult, Category};

/// The names that a sentence may need.
pub(super) struct CityNames {
    locale: Locale,
    categories: Vec<Category>,
    /// By key.
    places: Vec<(String, String)>,
}

impl CityNames {
    /// The shown name of a key.
    pub(super) fn name(&self, named: Named, key: &str) -> String {
        let found = match named {
            Named::Category => {
                let category = self.categories.iter().find(|category| category.slug == key);
                category
                    .and_then(|category| category.names.get(self.locale))
                    .map(str::to_owned)
            }
            Named::Area => self
                .places
                .iter()
                .find(|(id, _)| id == key)
                .map(|(_, name)| name.clone()),
            // The kinds of applicants are words of the language, not names of the city.
            Named::Applicant => None,
        };
        found.unwrap_or_else(|| key.to_owned())
    }
}

impl App {
    /// The names of a city in a language; its places only where they are asked for.
    pub(super) async fn city_names(&self, city: &City, locale: Locale, places: bool) -> AppResult<CityNames> {
        let mut names = CityNames {
            locale,
            categories: self.categories(city.id).await?,
            places: Vec::new(),
        };
        if places {
            let neighbourhoods = self.neighbourhood_names(city.id).await?;
            names
                .places
                .extend(neighbourhoods.into_iter().map(|n| (n.id.to_string(), n.name)));
            let areas = self.areas(city.id).await?;
            names
                .places
                .extend(areas.into_iter().map(|a| (a.id.to_string(), a.name)));
        }
        Ok(names)
    }
}

//! Cities and what everybody may read of them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use domain::{CityId, Locale, NeighbourhoodId};
use store::area::Area;
use store::city::{Category, City, CityPage};
use store::neighbourhood::{Neighbourhood, NeighbourhoodName, NeighbourhoodTotals};
use store::pin::Pin;
use store::project_list::{self, After, ProjectCard, ProjectFilter, ProjectOrder};
use store::project_totals::CityTotals;

use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// Pins on one map at most.
pub const PINS_MAX: u32 = 2000;

/// The first moment of a day; where no clock shows its midnight, the first that one shows.
pub(crate) fn midnight(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let shown = |hour| day.and_hms_opt(hour, 0, 0);
    (0..24)
        .filter_map(shown)
        .find_map(|shown| zone.from_local_datetime(&shown).earliest())
        .map_or(DateTime::UNIX_EPOCH, |first| first.to_utc())
}

/// Whether a text names an IANA time zone, such as `Europe/Paris`.
pub fn is_time_zone(text: &str) -> bool {
    text.parse::<Tz>().is_ok()
}

impl App {
    /// Every city.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn cities(&self) -> AppResult<Vec<City>> {
        Ok(store::city::all(self.db.read()).await?)
    }

    /// Under which name the installation signs what concerns no city: the only city's, else its own.
    pub async fn site_name(&self) -> AppResult<String> {
        let cities = self.cities().await?;
        Ok(if let [only] = cities.as_slice() {
            only.name.clone()
        } else {
            "Parvis".to_owned()
        })
    }

    /// The city of a slug.
    pub async fn city(&self, slug: &str) -> AppResult<Option<City>> {
        Ok(store::city::by_slug(self.db.read(), slug).await?)
    }

    /// The city of an identifier.
    pub async fn city_by_id(&self, id: CityId) -> AppResult<Option<City>> {
        Ok(store::city::by_id(self.db.read(), id).await?)
    }

    /// The city of an identifier that a row named: it must exist.
    pub(crate) async fn known_city(&self, id: CityId) -> AppResult<City> {
        self.city_by_id(id)
            .await?
            .ok_or_else(|| AppError::Internal(format!("{id} is named and missing")))
    }

    /// What it shows of itself: tagline, text, picture, base map.
    pub async fn city_page(&self, city: CityId) -> AppResult<CityPage> {
        Ok(store::city::page(self.db.read(), city).await?)
    }

    /// Writes what it shows of itself.
    pub async fn set_city_page(&self, city: CityId, page: &CityPage) -> AppResult<()> {
        self.db
            .write("city.page", |conn| async move {
                Ok::<_, AppError>(store::city::set_page(&conn, city, page).await?)
            })
            .await?;
        self.changes.tell(Change::City(city));
        Ok(())
    }

    /// Its categories in order.
    pub async fn categories(&self, city: CityId) -> AppResult<Vec<Category>> {
        Ok(store::city::categories(self.db.read(), city).await?)
    }

    /// Its neighbourhoods by name.
    pub async fn neighbourhoods(&self, city: CityId) -> AppResult<Vec<Neighbourhood>> {
        Ok(store::neighbourhood::all(self.db.read(), city).await?)
    }

    /// Their names without their shapes, by name.
    pub async fn neighbourhood_names(&self, city: CityId) -> AppResult<Vec<NeighbourhoodName>> {
        Ok(store::neighbourhood::names(self.db.read(), city).await?)
    }

    /// The name of one neighbourhood, with its city.
    pub async fn neighbourhood_by_id(
        &self,
        id: NeighbourhoodId,
    ) -> AppResult<Option<(CityId, NeighbourhoodName)>> {
        Ok(store::neighbourhood::name_by_id(self.db.read(), id).await?)
    }

    /// What the projects of each neighbourhood have raised.
    pub async fn neighbourhood_totals(
        &self,
        city: CityId,
    ) -> AppResult<BTreeMap<NeighbourhoodId, NeighbourhoodTotals>> {
        Ok(store::neighbourhood::totals(self.db.read(), city)
            .await?
            .into_iter()
            .collect())
    }

    /// Its named areas.
    pub async fn areas(&self, city: CityId) -> AppResult<Vec<Area>> {
        Ok(store::area::all(self.db.read(), city).await?)
    }

    /// Sums over its projects whose money stands.
    pub async fn city_totals(&self, city: CityId) -> AppResult<CityTotals> {
        Ok(store::project_totals::of_city(self.db.read(), city, self.world.now()).await?)
    }

    /// A page of project cards.
    pub async fn project_page(
        &self,
        caller: &Caller,
        city: CityId,
        filter: &ProjectFilter,
        order: ProjectOrder,
        after: Option<&After>,
        limit: u32,
    ) -> AppResult<Vec<ProjectCard>> {
        let filter = visible(caller, city, filter);
        Ok(project_list::page(self.db.read(), city, &filter, order, after, limit, caller.locale).await?)
    }

    /// How many projects fit a filter.
    pub async fn project_count(
        &self,
        caller: &Caller,
        city: CityId,
        filter: &ProjectFilter,
    ) -> AppResult<i64> {
        Ok(project_list::count(self.db.read(), city, &visible(caller, city, filter)).await?)
    }

    /// The pins that everybody may see, the newest first, at most `limit`.
    pub async fn public_pins(&self, city: CityId, locale: Locale, limit: u32) -> AppResult<Vec<Pin>> {
        Ok(store::pin::of_city(self.db.read(), city, &ProjectFilter::default(), limit, locale).await?)
    }

    /// The pins of a map.
    pub async fn pins(&self, caller: &Caller, city: CityId, filter: &ProjectFilter) -> AppResult<Vec<Pin>> {
        Ok(store::pin::of_city(self.db.read(), city, filter, PINS_MAX, caller.locale).await?)
    }
}

/// The filter with what the caller's role opens: reviewers list projects that are not public yet.
fn visible(caller: &Caller, city: CityId, filter: &ProjectFilter) -> ProjectFilter {
    let unpublished = policy::authorize(caller, Operation::ReadUnpublishedProject, On::city(city)).is_ok();
    ProjectFilter {
        unpublished,
        ..filter.clone()
    }
}

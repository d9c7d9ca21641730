//! Importing shapes and projects: in one transaction, and twice changes nothing.

mod project;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::place::Bounds;
use domain::place::geo::MultiPolygon;
use domain::project::ProjectState;
use domain::{AreaId, CityId, Id, Locale, NeighbourhoodId};
use store::area::Area;
use store::city::{Category, City};
use store::neighbourhood::Neighbourhood;
use store::project::ProjectTexts;
use store::shape;

use crate::changes::Change;
use crate::{App, AppError, AppResult, input};
use project::ByCode;

/// What became of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// New.
    Created,
    /// Known, and different.
    Changed,
    /// Known, and the same.
    Unchanged,
}

/// A neighbourhood to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct NewNeighbourhood {
    /// Its key in the city's own data.
    pub external_id: String,
    /// Its name.
    pub name: String,
    /// A valid polygon on Earth.
    pub shape: MultiPolygon,
}

/// A named area to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct NewArea {
    /// Its key in the data it comes from.
    pub external_id: String,
    /// Its name.
    pub name: String,
    /// The first day on which it counts; the beginning of time where unknown.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which it counts.
    pub valid_to: Option<NaiveDate>,
    /// A valid polygon on Earth.
    pub shape: MultiPolygon,
}

/// Where a record says that a project is.
#[derive(Debug, Clone, PartialEq)]
pub enum NewPlace {
    /// At a longitude and latitude.
    Point(f64, f64),
    /// In a neighbourhood, by its key.
    Neighbourhood(String),
    /// In a named area, by its key.
    Area(String),
    /// Everywhere in the city.
    CityWide,
    /// Nowhere known.
    Unplaced,
}

/// Where a project was put in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// As the record says.
    AsGiven,
    /// The city has no neighbourhood or area of this key.
    UnknownCode(String),
    /// The point lies outside every neighbourhood.
    Outside,
}

/// A project to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct NewProject {
    /// Its key in the data it comes from.
    pub external_id: String,
    /// The language of its texts.
    pub locale: Locale,
    /// Its texts.
    pub texts: ProjectTexts,
    /// A category's slug; one the city does not have yet is added.
    pub category: String,
    /// Its state.
    pub state: ProjectState,
    /// What it asks for.
    pub goal_minor: i64,
    /// Its address.
    pub address: Option<String>,
    /// Where it is.
    pub place: NewPlace,
    /// When it was published, where known.
    pub published_at: Option<DateTime<Utc>>,
    /// When its campaign closes, where it has one.
    pub closes_at: Option<DateTime<Utc>>,
}

/// The first day of areas that have none: before any campaign.
const ALWAYS: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day of the calendar");

impl App {
    /// Sets a city up.
    ///
    /// # Errors
    /// Those of the database, a slug that is taken included.
    pub async fn create_city(&self, city: &City, categories: &[Category]) -> AppResult<()> {
        self.db
            .write("city.create", |conn| async move {
                Ok::<_, AppError>(store::city::insert(&conn, city, categories).await?)
            })
            .await
    }

    /// Stores neighbourhoods; with `dry_run` only tells what it would do.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn import_neighbourhoods(
        &self,
        city: &City,
        new: &[NewNeighbourhood],
        dry_run: bool,
    ) -> AppResult<Vec<Outcome>> {
        let outcomes = self
            .db
            .write("neighbourhood.import", |conn| async move {
                let known = store::neighbourhood::all(&conn, city.id).await?;
                let mut slugs: HashSet<String> = known.iter().map(|n| n.slug.clone()).collect();
                let mut bounds = city.bounds;
                let mut outcomes = Vec::with_capacity(new.len());
                for record in new {
                    let text = shape::to_text(&record.shape);
                    if let Some(around) = Bounds::around(&record.shape) {
                        bounds = Some(bounds.map_or(around, |b| b.union(around)));
                    }
                    let outcome = match known.iter().find(|n| n.external_id == record.external_id) {
                        Some(same) if same.name == record.name && same.shape == text => Outcome::Unchanged,
                        Some(other) => {
                            let changed = Neighbourhood {
                                name: record.name.clone(),
                                shape: text,
                                ..other.clone()
                            };
                            store::neighbourhood::update(&conn, city.id, &changed).await?;
                            Outcome::Changed
                        }
                        None => {
                            let fresh = Neighbourhood {
                                id: NeighbourhoodId::new(&self.world),
                                external_id: record.external_id.clone(),
                                slug: new_slug(&mut slugs, &record.name),
                                name: record.name.clone(),
                                shape: text,
                            };
                            store::neighbourhood::insert(&conn, city.id, &fresh).await?;
                            Outcome::Created
                        }
                    };
                    outcomes.push(outcome);
                }
                if let Some(bounds) = bounds {
                    store::city::set_bounds(&conn, city.id, bounds).await?;
                }
                keep(outcomes, dry_run)
            })
            .await;
        self.after_import(city.id, outcomes)
    }

    /// Stores named areas; with `dry_run` only tells what it would do.
    pub async fn import_areas(&self, city: &City, new: &[NewArea], dry_run: bool) -> AppResult<Vec<Outcome>> {
        let outcomes = self
            .db
            .write("area.import", |conn| async move {
                let known = store::area::all(&conn, city.id).await?;
                let mut slugs: HashSet<String> = known.iter().map(|area| area.slug.clone()).collect();
                let mut outcomes = Vec::with_capacity(new.len());
                for record in new {
                    let text = shape::to_text(&record.shape);
                    let valid_from = record.valid_from.unwrap_or(ALWAYS);
                    let same = |area: &&Area| {
                        area.external_id == record.external_id && area.valid_from == valid_from
                    };
                    let outcome = match known.iter().find(same) {
                        Some(area)
                            if area.name == record.name
                                && area.shape == text
                                && area.valid_to == record.valid_to =>
                        {
                            Outcome::Unchanged
                        }
                        Some(other) => {
                            let name = record.name.clone();
                            let changed = Area {
                                name,
                                shape: text,
                                valid_to: record.valid_to,
                                ..other.clone()
                            };
                            store::area::update(&conn, city.id, &changed).await?;
                            Outcome::Changed
                        }
                        None => {
                            let fresh = Area {
                                id: AreaId::new(&self.world),
                                external_id: record.external_id.clone(),
                                slug: new_slug(&mut slugs, &record.name),
                                name: record.name.clone(),
                                valid_from,
                                valid_to: record.valid_to,
                                shape: text,
                            };
                            store::area::insert(&conn, city.id, &fresh).await?;
                            Outcome::Created
                        }
                    };
                    outcomes.push(outcome);
                }
                keep(outcomes, dry_run)
            })
            .await;
        self.after_import(city.id, outcomes)
    }

    /// Stores projects under the name of their source; with `dry_run` only tells what it would do.
    /// `progress` hears of every record.
    pub async fn import_projects(
        &self,
        city: &City,
        source: &str,
        new: &[NewProject],
        dry_run: bool,
        progress: &(dyn Fn(usize) + Sync),
    ) -> AppResult<Vec<(Outcome, Placed)>> {
        let outcomes = self
            .db
            .write("project.import", |conn| async move {
                let mut names = ByCode::load(&conn, city.id).await?;
                let mut outcomes = Vec::with_capacity(new.len());
                for (index, record) in new.iter().enumerate() {
                    outcomes.push(
                        self.import_project(&conn, city, source, record, &mut names)
                            .await?,
                    );
                    progress(index + 1);
                }
                keep(outcomes, dry_run)
            })
            .await;
        let outcomes = self.after_import(city.id, outcomes)?;
        if !dry_run {
            self.decide(city.id).await?;
        }
        Ok(outcomes)
    }

    /// A dry run ends in a rollback that is no failure.
    fn after_import<T>(&self, city: CityId, outcomes: Result<Vec<T>, Ended<T>>) -> AppResult<Vec<T>> {
        match outcomes {
            Ok(outcomes) => {
                self.places.forget(city);
                self.changes.tell(Change::City(city));
                Ok(outcomes)
            }
            Err(Ended::DryRun(outcomes)) => Ok(outcomes),
            Err(Ended::Failed(error)) => Err(error),
        }
    }
}

/// How an import's transaction ends without a commit.
enum Ended<T> {
    DryRun(Vec<T>),
    Failed(AppError),
}

impl<T> From<store::StoreError> for Ended<T> {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl<T> From<AppError> for Ended<T> {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

impl<T> store::AsStoreError for Ended<T> {
    fn as_store_error(&self) -> Option<&store::StoreError> {
        match self {
            Self::Failed(error) => error.as_store_error(),
            Self::DryRun(_) => None,
        }
    }
}

fn keep<T>(outcomes: Vec<T>, dry_run: bool) -> Result<Vec<T>, Ended<T>> {
    if dry_run {
        Err(Ended::DryRun(outcomes))
    } else {
        Ok(outcomes)
    }
}

fn new_slug(taken: &mut HashSet<String>, name: &str) -> String {
    let base = input::slug(name);
    let mut slug = base.clone();
    let mut number = 2;
    while !taken.insert(slug.clone()) {
        slug = format!("{base}-{number}");
        number += 1;
    }
    slug
}

//! One project of an import: its place, its category, and whether anything is new about it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::campaign::CampaignKind;
use domain::project::ProjectState;
use domain::{AreaId, CityId, Id, Locale, NeighbourhoodId, ProjectId};
use store::city::{Category, City};
use store::project::{Project, ProjectTexts};
use store::{Conn, Texts};

use super::{NewPlace, NewProject, Outcome, Placed};
use crate::project::free_slug;
use crate::{App, AppResult};

impl App {
    pub(super) async fn import_project(
        &self,
        conn: &Conn,
        city: &City,
        source: &str,
        record: &NewProject,
        names: &mut ByCode,
    ) -> AppResult<(Outcome, Placed)> {
        let now = self.world.now();
        names.need_category(conn, city.id, &record.category).await?;
        let known = store::project::by_origin(conn, city.id, source, &record.external_id).await?;
        let place = self.locate(conn, city, &record.place, names).await?;
        let base = match &known {
            Some(project) => project.clone(),
            None => {
                let slug = free_slug(conn, city.id, &record.texts.title).await?;
                self.blank(city, slug, record, source, now)
            }
        };
        // What the engine knows of a campaign stays as it was published: a file must not reopen it, move its
        // end or change its goal behind the list's back.
        let listed = match &known {
            Some(project) => store::event::is_listed(conn, city.id, project.id).await?,
            None => false,
        };
        let project = Project {
            language: record.locale,
            texts: record.texts.clone(),
            category: record.category.clone(),
            state: record.state,
            goal_minor: record.goal_minor,
            address: record.address.clone(),
            location: place.location,
            neighbourhood: place.neighbourhood,
            city_wide: record.place == NewPlace::CityWide,
            published_at: record.published_at.or(base.published_at),
            closes_at: record.closes_at.or(base.closes_at),
            ..base
        };
        let project = match &known {
            Some(before) if listed => Project {
                texts: project.texts,
                language: project.language,
                address: project.address,
                ..before.clone()
            },
            _ => project,
        };
        let areas = if listed {
            names.areas_of(conn, &project).await?
        } else {
            place.areas
        };
        let outcome = match &known {
            Some(before) if *before == project && names.areas_of(conn, &project).await? == areas => {
                Outcome::Unchanged
            }
            Some(_) => {
                store::project::update(
                    conn,
                    &Project {
                        changed_at: now,
                        ..project.clone()
                    },
                    None,
                )
                .await?;
                Outcome::Changed
            }
            None => {
                store::project::insert(conn, &project, &[]).await?;
                Outcome::Created
            }
        };
        if outcome != Outcome::Unchanged {
            store::area::set_of_project(conn, city.id, project.id, &areas).await?;
        }
        if !listed && project.state == ProjectState::Published {
            self.list_project(conn, city, &project, now).await?;
        }
        Ok((outcome, place.placed))
    }

    fn blank(
        &self,
        city: &City,
        slug: String,
        record: &NewProject,
        source: &str,
        now: DateTime<Utc>,
    ) -> Project {
        Project {
            id: ProjectId::new(&self.world),
            city: city.id,
            slug,
            origin: Some((source.to_owned(), record.external_id.clone())),
            owner_person: None,
            owner_organisation: None,
            language: record.locale,
            texts: ProjectTexts::default(),
            category: String::new(),
            state: record.state,
            review_note: None,
            campaign_kind: CampaignKind::AllOrNothing,
            goal_minor: 0,
            minimum_minor: None,
            opens_at: None,
            closes_at: None,
            neighbourhood: None,
            location: None,
            city_wide: false,
            address: None,
            picture: None,
            picture_alts: Texts::default(),
            secured_minor: 0,
            cost_minor: None,
            own_minor: 0,
            trained: false,
            crowd_minor: 0,
            match_minor: 0,
            backers: 0,
            created_at: now,
            published_at: (record.state == ProjectState::Published).then_some(now),
            changed_at: now,
        }
    }

    async fn locate(&self, conn: &Conn, city: &City, place: &NewPlace, names: &ByCode) -> AppResult<Located> {
        let mut located = Located::default();
        match place {
            NewPlace::Point(longitude, latitude) => {
                let places = self.places.of(conn, city.id).await?;
                located.location = Some((*longitude, *latitude));
                located.neighbourhood = places.neighbourhood(*longitude, *latitude);
                located.areas = places.areas(*longitude, *latitude, self.world.now().date_naive());
                if located.neighbourhood.is_none() {
                    // A false point would be worse than none.
                    (located.location, located.placed) = (None, Placed::Outside);
                }
            }
            NewPlace::Neighbourhood(code) => match names.neighbourhoods.get(code) {
                Some(id) => located.neighbourhood = Some(*id),
                None => located.placed = Placed::UnknownCode(code.clone()),
            },
            NewPlace::Area(code) => match names.areas.get(code) {
                Some(ids) => located.areas.clone_from(ids),
                None => located.placed = Placed::UnknownCode(code.clone()),
            },
            NewPlace::CityWide | NewPlace::Unplaced => {}
        }
        located.areas.sort();
        Ok(located)
    }
}

struct Located {
    location: Option<(f64, f64)>,
    neighbourhood: Option<NeighbourhoodId>,
    areas: Vec<AreaId>,
    placed: Placed,
}

impl Default for Located {
    fn default() -> Self {
        Located {
            location: None,
            neighbourhood: None,
            areas: Vec::new(),
            placed: Placed::AsGiven,
        }
    }
}

/// The keys that records name.
pub(super) struct ByCode {
    neighbourhoods: BTreeMap<String, NeighbourhoodId>,
    areas: BTreeMap<String, Vec<AreaId>>,
    categories: Vec<String>,
}

impl ByCode {
    pub(super) async fn load(conn: &Conn, city: CityId) -> AppResult<Self> {
        let neighbourhoods = store::neighbourhood::all(conn, city).await?;
        let mut areas: BTreeMap<String, Vec<AreaId>> = BTreeMap::new();
        for area in store::area::all(conn, city).await? {
            areas.entry(area.external_id).or_default().push(area.id);
        }
        let categories = store::city::categories(conn, city).await?;
        Ok(Self {
            neighbourhoods: neighbourhoods
                .into_iter()
                .map(|n| (n.external_id, n.id))
                .collect(),
            areas,
            categories: categories.into_iter().map(|category| category.slug).collect(),
        })
    }

    async fn need_category(&mut self, conn: &Conn, city: CityId, slug: &str) -> AppResult<()> {
        if self.categories.iter().any(|known| known == slug) {
            return Ok(());
        }
        let position = i32::try_from(self.categories.len()).unwrap_or(i32::MAX);
        let name = slug.replace('-', " ");
        let names = Texts::new(Locale::ALL.map(|locale| (locale, name.clone())));
        store::city::insert_category(
            conn,
            city,
            position,
            &Category {
                slug: slug.to_owned(),
                names,
            },
        )
        .await?;
        self.categories.push(slug.to_owned());
        Ok(())
    }

    async fn areas_of(&self, conn: &Conn, project: &Project) -> AppResult<Vec<AreaId>> {
        let mut areas = store::area::of_project(conn, project.city, project.id).await?;
        areas.sort();
        Ok(areas)
    }
}

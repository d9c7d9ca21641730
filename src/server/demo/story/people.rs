//! The city before anything happens in it: its outline, its people, its organisations.

use std::collections::BTreeMap;

use app::{Caller, Category, CityPage};
use domain::organisation::OrganisationState;
use domain::person::Role;
use domain::{CityId, Id, OrganisationId, PersonId};
use store::city::City;
use store::organisation::Organisation;

use super::{Stage, Story, StoryError, at};
use crate::demo::seed::{Seed, SeedError, Spoken};

impl<'a> Story<'a> {
    pub(super) async fn begin(seed: &'a Seed, stage: Stage) -> Result<Story<'a>, StoryError> {
        let Stage {
            app,
            sandbox,
            clock,
            now,
            pictures,
        } = stage;
        let file = &seed.city;
        let city = City {
            id: CityId::new(app.world()),
            slug: file.slug.clone(),
            name: file.name.clone(),
            currency: file.currency,
            locale: file.locale,
            time_zone: file.time_zone.clone(),
            accent: file.accent.clone(),
            bounds: None,
            created_at: app.world().now(),
        };
        let category = |it: &crate::demo::seed::CategoryFile| Category {
            slug: it.slug.clone(),
            names: it.name.texts(),
        };
        let categories: Vec<Category> = file.category.iter().map(category).collect();
        app.create_city(&city, &categories)
            .await
            .map_err(at("city.toml", "setting the city up"))?;
        let page = CityPage {
            taglines: file.tagline.texts(),
            abouts: file.about.texts(),
            picture: pictures.get(&file.picture).cloned(),
            picture_alts: file.picture_alt.texts(),
            base_map: Some(seed.base_map.clone()),
        };
        app.set_city_page(city.id, &page)
            .await
            .map_err(at("city.toml", "writing the city's page"))?;
        let shapes = "neighbourhoods.geojson";
        app.import_neighbourhoods(&city, &seed.neighbourhoods, false)
            .await
            .map_err(at(shapes, "storing it"))?;
        app.import_areas(&city, &seed.areas, false)
            .await
            .map_err(at("areas.geojson", "storing it"))?;
        let mut areas = BTreeMap::new();
        for place in app.neighbourhoods(city.id).await? {
            areas.insert(place.external_id, place.id.to_string());
        }
        for area in app.areas(city.id).await? {
            areas.insert(area.external_id, area.id.to_string());
        }
        let mut story = Story {
            seed,
            app,
            sandbox,
            clock,
            now,
            city,
            people: BTreeMap::new(),
            organisations: BTreeMap::new(),
            areas,
            projects: BTreeMap::new(),
            pledges: BTreeMap::new(),
            comments: BTreeMap::new(),
            pictures,
        };
        story.settle_in().await?;
        Ok(story)
    }

    async fn settle_in(&mut self) -> Result<(), StoryError> {
        for person in &self.seed.people {
            let seeded = self.app.seed_person(
                self.city.id,
                &person.email,
                &person.name,
                person.locale,
                person.role,
            );
            let caller = seeded.await.map_err(at("people.toml", "storing a person"))?;
            self.people.insert(person.email.to_string(), caller);
        }
        for organisation in &self.seed.organisations {
            let state = match organisation.verified {
                true => OrganisationState::Verified,
                false => OrganisationState::Unverified,
            };
            let new = Organisation {
                id: OrganisationId::new(self.app.world()),
                city: self.city.id,
                external_id: organisation.id.clone(),
                slug: String::new(),
                name: organisation.name.clone(),
                kind: organisation.kind.owner_kind(),
                abouts: organisation.about.as_ref().map(Spoken::texts).unwrap_or_default(),
                website: None,
                identifier: organisation.identifier.clone(),
                state,
                verified_at: organisation.verified.then(|| self.app.world().now()),
                turnover_minor: None,
            };
            let members = self.named("organisations.toml", &organisation.members)?;
            let seeded = self.app.seed_organisation(&new, &members).await;
            seeded.map_err(at("organisations.toml", "storing an organisation"))?;
            self.organisations.insert(organisation.id.clone(), new.id);
        }
        Ok(())
    }

    /// The identifiers of the people of addresses that a file names.
    pub(super) fn named(&self, file: &str, emails: &[String]) -> Result<Vec<PersonId>, StoryError> {
        let mut found = Vec::new();
        for email in emails {
            found.extend(self.person(file, email)?.person());
        }
        Ok(found)
    }

    /// Whoever of the city's officials comes first: they set pools up and review projects.
    pub(super) fn official(&self) -> Result<&Caller, StoryError> {
        let is_official = |caller: &&Caller| caller.has(self.city.id, Role::Official);
        let found = self.people.values().find(is_official);
        Ok(found.ok_or_else(|| SeedError::new("people.toml", "role", "nobody is an official"))?)
    }

    /// The caller of an address that the files name; they were checked to name known ones.
    pub(super) fn person(&self, file: &str, email: &str) -> Result<&Caller, StoryError> {
        let found = self.people.get(email);
        Ok(found.ok_or_else(|| SeedError::new(file, "", format!("there is no person {email}")))?)
    }
}

//! What only the loading of a seed city needs: people and organisations given as they are, and the steps
//! of a project's life that have no page of their own yet.
//!
//! Everything else of a seed goes through the use cases, at the instants of its own story.

use domain::person::{Email, MemberRole, Role};
use domain::pool::PoolStep;
use domain::project::{ProjectState, ProjectStep};
use domain::{CityId, Id, Locale, OrganisationId, PersonId, PoolId, ProjectId};
use store::Texts;
use store::city::City;
use store::membership::Member;
use store::organisation::Organisation;
use store::person::Person;
use store::pool::{Funder, Pool};
use store::project::ProjectTexts;
use store::rule::RuleVersion;

use crate::caller::Means;
use crate::matching::form::{EventForm, OfProject, RuleForm};
use crate::matching::listing::About;
use crate::matching::settings::RuleSettings;
use crate::{App, AppError, AppResult, Caller};

/// What a seed says of a project beyond what its owner can write.
#[derive(Debug, Clone, Default)]
pub struct Dress {
    /// The organisation behind it.
    pub owner_organisation: Option<OrganisationId>,
    /// The file name of its picture.
    pub picture: Option<String>,
    /// What the picture shows.
    pub picture_alts: Texts,
    /// Its texts in other languages.
    pub translations: Vec<(Locale, ProjectTexts)>,
    /// Translations of its budget lines' labels, in order.
    pub labels: Vec<Texts>,
    /// Its name in addresses of pages.
    pub slug: String,
    /// What the reviewer said.
    pub review_note: Option<String>,
}

impl App {
    /// Stores a person with a role, and gives them as a caller.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn seed_person(
        &self,
        city: CityId,
        email: &Email,
        name: &str,
        locale: Locale,
        role: Role,
    ) -> AppResult<Caller> {
        let now = self.world.now();
        let new = Person {
            id: PersonId::new(&self.world),
            email: email.clone(),
            name: name.to_owned(),
            locale,
            created_at: now,
        };
        let new = &new;
        let person = self
            .db
            .write("person.seed", |conn| async move {
                let person = store::person::find_or_insert(&conn, new).await?;
                store::person::grant(&conn, city, person.id, role, None, now).await?;
                Ok::<_, AppError>(person)
            })
            .await?;
        self.known(person, Means::Inside, locale).await
    }

    /// Stores an organisation under a slug of its own, with its members; the first is its manager.
    pub async fn seed_organisation(&self, new: &Organisation, members: &[PersonId]) -> AppResult<()> {
        let now = self.world.now();
        let (manager, others) = members
            .split_first()
            .map_or((None, members), |(first, others)| (Some(*first), others));
        self.db
            .write("organisation.seed", |conn| async move {
                self.found_in(&conn, new, manager).await?;
                for person in others {
                    let member = Member {
                        person: *person,
                        role: MemberRole::Member,
                        since: now,
                    };
                    store::membership::put_member(&conn, new.city, new.id, &member).await?;
                }
                Ok::<_, AppError>(())
            })
            .await
    }

    /// Puts people on a project's team.
    pub async fn seed_team(&self, city: CityId, id: ProjectId, people: &[PersonId]) -> AppResult<()> {
        let now = self.world.now();
        self.db
            .write("team.seed", |conn| async move {
                for person in people {
                    store::membership::put_on_team(&conn, city, id, *person, now).await?;
                }
                Ok::<_, AppError>(())
            })
            .await
    }

    /// Dresses a draft that its owner has written.
    pub async fn seed_dress(&self, id: ProjectId, dress: &Dress) -> AppResult<()> {
        self.db
            .write("project.dress", |conn| async move {
                let mut project = store::project::lock(&conn, id)
                    .await?
                    .ok_or_else(|| AppError::not_found("id", "project"))?;
                project.slug.clone_from(&dress.slug);
                project.owner_organisation = dress.owner_organisation;
                project.picture.clone_from(&dress.picture);
                project.picture_alts.clone_from(&dress.picture_alts);
                project.review_note.clone_from(&dress.review_note);
                store::project::update(&conn, &project, Some(&dress.translations)).await?;
                let mut lines = store::budget_line::of_projects(&conn, project.city, &[id]).await?;
                for (line, labels) in lines.iter_mut().zip(&dress.labels) {
                    line.labels = labels.clone();
                }
                store::budget_line::replace(&conn, project.city, id, &lines).await?;
                Ok::<_, AppError>(())
            })
            .await
    }

    /// Takes a step in a project's life. Calling off joins the city's list, so that money goes back.
    pub async fn seed_step(&self, id: ProjectId, step: ProjectStep) -> AppResult<()> {
        let now = self.world.now();
        let city = self
            .db
            .write("project.step", |conn| async move {
                let mut project = store::project::lock(&conn, id)
                    .await?
                    .ok_or_else(|| AppError::not_found("id", "project"))?;
                let was_open = project.state == ProjectState::Published;
                project.state = crate::project::step(&project, step)?;
                project.changed_at = now;
                if step == ProjectStep::Cancel && was_open {
                    let event = EventForm::Cancel(OfProject {
                        project: id.to_string(),
                    });
                    let about = About {
                        project: Some(id),
                        ..About::default()
                    };
                    self.list_event(&conn, project.city, about, &event, now).await?;
                }
                store::project::update(&conn, &project, None).await?;
                Ok::<_, AppError>(project.city)
            })
            .await?;
        self.decide(city).await
    }

    /// Sets the state of a project that never had a campaign: an idea.
    pub async fn seed_idea(&self, city: CityId, id: ProjectId) -> AppResult<()> {
        let now = self.world.now();
        self.db
            .write("project.idea", |conn| async move {
                Ok::<_, AppError>(store::project::set_state(&conn, city, id, ProjectState::Idea, now).await?)
            })
            .await
    }

    /// Stores a pool with a rule as match files write it, and publishes it where wanted.
    pub async fn seed_pool(
        &self,
        city: &City,
        pool: Pool,
        funders: &[Funder],
        rule: &RuleForm,
        publish: bool,
    ) -> AppResult<PoolId> {
        let now = self.world.now();
        let version = RuleVersion {
            id: Id::new(&self.world),
            pool: pool.id,
            version: 1,
            definition: rule.to_json(),
            settings: RuleSettings::of(rule).to_json(),
            created_at: now,
            published_at: None,
            window_ends_at: rule.window_ends_at(),
            period: rule.period().map(|per| per.to_string()),
        };
        let (pool, version) = (&pool, &version);
        self.db
            .write("pool.seed", |conn| async move {
                store::pool::insert(&conn, pool, funders).await?;
                store::rule::put(&conn, city.id, version).await?;
                if publish {
                    self.step_pool_in(&conn, city, pool.clone(), PoolStep::Publish, now)
                        .await?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        self.decide(city.id).await?;
        Ok(pool.id)
    }
}

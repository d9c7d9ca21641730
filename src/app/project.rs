//! Projects as their owners write them.

mod fields;

use chrono::{DateTime, Utc};
use domain::campaign::CampaignKind;
use domain::project::{BudgetLineKind, ProjectState, ProjectStep};
use domain::{BudgetLineId, CityId, Id, Locale, OrganisationId, ProblemKind, Problems, ProjectId};
use store::budget_line::BudgetLine;
use store::city::City;
use store::organisation::Organisation;
use store::person::Person;
use store::project::{Project, ProjectTexts};
use store::{Conn, Texts};

use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::words::moderation;
use crate::{App, AppError, AppResult, Caller, input, secret};
pub(crate) use fields::complete;
use fields::{set_budget, set_dates, set_figures, set_texts};

const TITLE_MAX: usize = 200;
const SUMMARY_MAX: usize = 400;
const STORY_MAX: usize = 50_000;
const ADDRESS_MAX: usize = 300;
const LABEL_MAX: usize = 200;
const LINES_MAX: usize = 50;

/// What an owner changes. What is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectInput {
    /// The title.
    pub title: Option<String>,
    /// Two sentences at most.
    pub summary: Option<String>,
    /// The story, as Markdown.
    pub story: Option<String>,
    /// The slug of a category.
    pub category: Option<String>,
    /// What happens to the money when the goal is missed.
    pub campaign_kind: Option<CampaignKind>,
    /// What it asks for in all, as written. With budget lines it must be the sum of the required ones.
    pub goal: Option<String>,
    /// When the campaign opens; at its publication where left out.
    pub opens_at: Option<DateTime<Utc>>,
    /// When it closes.
    pub closes_at: Option<DateTime<Utc>>,
    /// Longitude and latitude.
    pub location: Option<(f64, f64)>,
    /// A postal address or the name of a place.
    pub address: Option<String>,
    /// The whole city is concerned.
    pub city_wide: Option<bool>,
    /// The whole budget.
    pub budget_lines: Option<Vec<BudgetLineInput>>,
    /// What the whole costs, as written; blank where it is what the budget needs.
    pub cost: Option<String>,
    /// What whoever carries it puts in beside the budget, as written; blank for nothing.
    pub own_contribution: Option<String>,
}

/// A line of the budget as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLineInput {
    /// What the money is for.
    pub label: String,
    /// How much, as written.
    pub amount: String,
    /// Required, optional or secured.
    pub kind: BudgetLineKind,
}

impl App {
    /// The project of a slug, if the caller may see it.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn project(&self, caller: &Caller, city: CityId, slug: &str) -> AppResult<Option<Project>> {
        let project = store::project::by_slug(self.db.read(), city, slug).await?;
        Ok(project.filter(|project| policy::may_read(caller, project)))
    }

    /// The project of an identifier, if the caller may see it.
    pub async fn project_by_id(&self, caller: &Caller, id: ProjectId) -> AppResult<Option<Project>> {
        let project = store::project::by_id(self.db.read(), id).await?;
        Ok(project.filter(|project| policy::may_read(caller, project)))
    }

    /// The projects of identifiers that the caller may see, in no order. One that is suspended is still named by
    /// gifts and decisions, which are public or the reader's own: it stands there without its texts.
    pub async fn projects_by_id(&self, caller: &Caller, ids: &[ProjectId]) -> AppResult<Vec<Project>> {
        let projects = store::project::by_ids(self.db.read(), ids).await?;
        let named = |project: Project| match policy::may_read(caller, &project) {
            true => Some(project),
            false => (project.state == ProjectState::Suspended).then(|| veiled(project, caller.locale)),
        };
        Ok(projects.into_iter().filter_map(named).collect())
    }

    /// The translations of projects into one language, as far as there are any.
    pub async fn translations_into(
        &self,
        city: CityId,
        ids: &[ProjectId],
        locale: Locale,
    ) -> AppResult<Vec<(ProjectId, ProjectTexts)>> {
        Ok(store::project::translations_into(self.db.read(), city, ids, locale).await?)
    }

    /// Its texts in the reader's language where there is a translation, with their language.
    pub async fn project_texts(
        &self,
        project: &Project,
        locale: Locale,
    ) -> AppResult<(Locale, ProjectTexts)> {
        if project.language == locale {
            return Ok((project.language, project.texts.clone()));
        }
        let translations = store::project::translations(self.db.read(), project.city, project.id).await?;
        let found = translations.into_iter().find(|(language, _)| *language == locale);
        Ok(found.unwrap_or_else(|| (project.language, project.texts.clone())))
    }

    /// The budget lines of projects, in their order.
    pub async fn budget_lines(&self, city: CityId, projects: &[ProjectId]) -> AppResult<Vec<BudgetLine>> {
        Ok(store::budget_line::of_projects(self.db.read(), city, projects).await?)
    }

    /// Organisations by identifier.
    pub async fn organisations(&self, city: CityId, ids: &[OrganisationId]) -> AppResult<Vec<Organisation>> {
        Ok(store::organisation::by_ids(self.db.read(), city, ids).await?)
    }

    /// People by identifier. Their addresses are not for the public.
    pub async fn people(&self, ids: &[domain::PersonId]) -> AppResult<Vec<Person>> {
        Ok(store::person::by_ids(self.db.read(), ids).await?)
    }

    /// Begins a draft.
    ///
    /// # Errors
    /// Refused: not signed in; no such city; no title; a key used for something else.
    pub async fn create_project(
        &self,
        caller: &Caller,
        city: CityId,
        title: &str,
        language: Option<Locale>,
        key: &str,
    ) -> AppResult<Project> {
        policy::authorize(caller, Operation::CreateProject, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let Some(person) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        let Some(city) = self.city_by_id(city).await? else {
            return Err(AppError::not_found("input.city", "city"));
        };
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", key);
        let title = input::line(&mut problems, "input.title", title, TITLE_MAX);
        let (Some(key), Some(title)) = (key, title) else {
            return Err(problems.into());
        };
        let categories = self.categories(city.id).await?;
        let first = categories
            .first()
            .ok_or_else(|| AppError::Internal(format!("{} has no categories", city.id)))?;
        let now = self.world.now();
        let (id, category) = (ProjectId::new(&self.world), &first.slug);
        let (city, title, key) = (&city, &title, &key);
        let id = self
            .db
            .write("project.create", |conn| async move {
                let hash = secret::hash(title);
                if let Some(known) = self
                    .once(
                        &conn,
                        city.id,
                        person.uuid(),
                        key,
                        "project.create",
                        hash,
                        id.uuid(),
                    )
                    .await?
                {
                    return Ok::<_, AppError>(ProjectId::from_uuid(known));
                }
                let slug = free_slug(&conn, city.id, title).await?;
                let new = Project {
                    id,
                    city: city.id,
                    slug,
                    origin: None,
                    owner_person: Some(person),
                    owner_organisation: None,
                    language: language.unwrap_or(caller.locale),
                    texts: ProjectTexts {
                        title: title.clone(),
                        ..ProjectTexts::default()
                    },
                    category: category.clone(),
                    state: ProjectState::Draft,
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
                    published_at: None,
                    changed_at: now,
                };
                store::project::insert(&conn, &new, &[]).await?;
                Ok(id)
            })
            .await?;
        self.reload(id).await
    }

    /// Changes a draft, or a project that was sent back.
    ///
    /// # Errors
    /// Refused: not its owner; no longer editable; every field that is wrong.
    pub async fn update_project(
        &self,
        caller: &Caller,
        id: ProjectId,
        given: &ProjectInput,
    ) -> AppResult<Project> {
        let now = self.world.now();
        self.db
            .write("project.update", |conn| async move {
                let (mut project, city) = self
                    .lock_project(&conn, caller, id, Operation::EditProject)
                    .await?;
                if !project.state.is_editable() {
                    return Err(AppError::refused(
                        "",
                        ProblemKind::WrongProjectState { state: project.state },
                    ));
                }
                let mut problems = Problems::none();
                set_texts(&mut problems, &mut project, given);
                if let Some(category) = &given.category {
                    let known = store::city::categories(&conn, city.id).await?;
                    if known.iter().any(|k| k.slug == *category) {
                        project.category = category.clone();
                    } else {
                        problems.push("input.category", ProblemKind::NotFound { what: "category" });
                    }
                }
                let lines = set_budget(&mut problems, &mut project, &city, given, |id_of| BudgetLine {
                    id: BudgetLineId::new(&self.world),
                    project: id,
                    label: id_of.0,
                    labels: Texts::default(),
                    amount_minor: id_of.1.minor,
                    kind: id_of.2,
                });
                set_figures(&mut problems, &mut project, &city, given);
                set_dates(&mut problems, &mut project, given, now);
                self.set_place(&conn, &mut problems, &mut project, given).await?;
                problems.check()?;
                project.changed_at = now;
                store::project::update(&conn, &project, None).await?;
                if let Some(lines) = lines {
                    store::budget_line::replace(&conn, city.id, id, &lines).await?;
                }
                Ok(())
            })
            .await?;
        self.reload(id).await
    }

    /// Hands a project in for review.
    ///
    /// # Errors
    /// Refused: not its owner; not from this state; every field that is still missing.
    pub async fn submit_project(&self, caller: &Caller, id: ProjectId) -> AppResult<Project> {
        let now = self.world.now();
        self.db
            .write("project.submit", |conn| async move {
                let (mut project, _) = self
                    .lock_project(&conn, caller, id, Operation::SubmitProject)
                    .await?;
                project.state = step(&project, ProjectStep::Submit)?;
                complete(&project, now).check()?;
                project.changed_at = now;
                Ok::<_, AppError>(store::project::update(&conn, &project, None).await?)
            })
            .await?;
        self.reload(id).await
    }

    /// Loads a project for a change, locked, after asking the policy table.
    pub(crate) async fn lock_project(
        &self,
        conn: &Conn,
        caller: &Caller,
        id: ProjectId,
        operation: Operation,
    ) -> AppResult<(Project, City)> {
        let project = store::project::lock(conn, id)
            .await?
            .filter(|project| policy::may_read(caller, project));
        let Some(project) = project else {
            return Err(AppError::not_found("id", "project"));
        };
        policy::authorize(caller, operation, On::project(&project))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = store::city::by_id(conn, project.city).await?;
        let city =
            city.ok_or_else(|| AppError::Internal(format!("{} is named and missing", project.city)))?;
        Ok((project, city))
    }

    pub(crate) async fn reload(&self, id: ProjectId) -> AppResult<Project> {
        let project = store::project::by_id(self.db.read(), id).await?;
        let project = project.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))?;
        self.changes.tell(Change::City(project.city));
        Ok(project)
    }

    /// Sets the place: a point finds its neighbourhood and areas.
    async fn set_place(
        &self,
        conn: &Conn,
        problems: &mut Problems,
        project: &mut Project,
        given: &ProjectInput,
    ) -> AppResult<()> {
        if let Some(address) = &given.address {
            project.address = input::optional_line(problems, "input.address", Some(address), ADDRESS_MAX);
        }
        if given.city_wide == Some(true) {
            if given.location.is_some() {
                problems.push("input.location", ProblemKind::BadPlace);
            }
            (project.city_wide, project.location, project.neighbourhood) = (true, None, None);
            store::area::set_of_project(conn, project.city, project.id, &[]).await?;
        } else if let Some((longitude, latitude)) = given.location {
            if !domain::place::on_earth(longitude, latitude) {
                problems.push("input.location", ProblemKind::BadPlace);
                return Ok(());
            }
            let places = self.places.of(conn, project.city).await?;
            let Some(neighbourhood) = places.neighbourhood(longitude, latitude) else {
                problems.push("input.location", ProblemKind::OutsideCity);
                return Ok(());
            };
            project.city_wide = false;
            (project.location, project.neighbourhood) = (Some((longitude, latitude)), Some(neighbourhood));
            let areas = places.areas(longitude, latitude, self.world.now().date_naive());
            store::area::set_of_project(conn, project.city, project.id, &areas).await?;
        } else if given.city_wide == Some(false) {
            project.city_wide = false;
        }
        Ok(())
    }
}

/// A suspended project for those who may not read it.
fn veiled(project: Project, locale: Locale) -> Project {
    Project {
        // So that no translation is looked for.
        language: locale,
        texts: ProjectTexts {
            title: moderation::suspended_project(locale).to_owned(),
            ..ProjectTexts::default()
        },
        review_note: None,
        location: None,
        address: None,
        picture: None,
        picture_alts: Texts::default(),
        ..project
    }
}

/// The state after a step, or the refusal.
pub(crate) fn step(project: &Project, step: ProjectStep) -> AppResult<ProjectState> {
    project
        .state
        .after(step)
        .map_err(|wrong| AppError::refused("", ProblemKind::WrongProjectState { state: wrong.from }))
}

/// A slug that no project of the city has yet.
pub(crate) async fn free_slug(conn: &Conn, city: CityId, title: &str) -> AppResult<String> {
    let base = input::slug(title);
    let mut slug = base.clone();
    let mut number = 2;
    while store::project::slug_is_taken(conn, city, &slug).await? {
        slug = format!("{base}-{number}");
        number += 1;
    }
    Ok(slug)
}

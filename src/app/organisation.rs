//! Associations, firms and public bodies, as their managers write them.

use domain::organisation::OrganisationState;
use domain::person::{MemberRole, OwnerKind};
use domain::project::ProjectState;
use domain::{CityId, Id, OrganisationId, PersonId, ProblemKind, Problems, ProjectId};
use store::city::City;
use store::membership::Member;
use store::organisation::{Organisation, OrganisationFilter};
use store::project::Project;
use store::{Conn, Texts};

use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

const NAME_MAX: usize = 200;
const ABOUT_MAX: usize = 10_000;
const WEBSITE_MAX: usize = 300;

/// What a manager changes. What is `None` stays as it is; a blank text empties it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationInput {
    /// Its name.
    pub name: Option<String>,
    /// What it says of itself, as Markdown, in the writer's language.
    pub about: Option<String>,
    /// Its own pages.
    pub website: Option<String>,
    /// What it takes in a year, an amount as written.
    pub turnover: Option<String>,
}

impl App {
    /// A page of a city's organisations, by slug.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn organisation_page(
        &self,
        city: CityId,
        filter: &OrganisationFilter,
        after: Option<&str>,
        limit: u64,
    ) -> AppResult<Vec<Organisation>> {
        Ok(store::organisation::page(self.db.read(), city, filter, after, limit).await?)
    }

    /// How many fit a filter.
    pub async fn organisation_count(&self, city: CityId, filter: &OrganisationFilter) -> AppResult<u64> {
        Ok(store::organisation::count(self.db.read(), city, filter).await?)
    }

    /// The organisation of a slug.
    pub async fn organisation(&self, city: CityId, slug: &str) -> AppResult<Option<Organisation>> {
        Ok(store::organisation::by_slug(self.db.read(), city, slug).await?)
    }

    /// The organisation of an identifier.
    pub async fn organisation_by_id(&self, id: OrganisationId) -> AppResult<Option<Organisation>> {
        Ok(store::organisation::by_id(self.db.read(), id).await?)
    }

    /// The caller's organisations, with what they are in each.
    pub async fn organisations_of(&self, caller: &Caller) -> AppResult<Vec<(Organisation, MemberRole)>> {
        let Some(viewer) = &caller.viewer else {
            return Ok(Vec::new());
        };
        let memberships = &viewer.memberships.organisations;
        let ids: Vec<OrganisationId> = memberships.iter().map(|(id, _)| *id).collect();
        let mut found = store::organisation::anywhere(self.db.read(), &ids).await?;
        found.sort_by(|a, b| (&a.slug, a.id).cmp(&(&b.slug, b.id)));
        let role = |id| memberships.iter().find(|(known, _)| *known == id);
        Ok(found
            .into_iter()
            .filter_map(|it| role(it.id).map(|(_, role)| (it, *role)))
            .collect())
    }

    /// Writes an organisation down; who does it becomes its manager. The city vouches for nothing yet.
    ///
    /// # Errors
    /// Refused: not signed in; no such city; every field that is wrong; a key used for something else.
    pub async fn create_organisation(
        &self,
        caller: &Caller,
        city: CityId,
        kind: OwnerKind,
        given: &OrganisationInput,
        key: &str,
    ) -> AppResult<Organisation> {
        policy::authorize(caller, Operation::CreateOrganisation, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let Some(person) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        let Some(city_row) = self.city_by_id(city).await? else {
            return Err(AppError::not_found("input.city", "city"));
        };
        let id = OrganisationId::new(&self.world);
        let mut new = Organisation {
            id,
            city,
            external_id: id.to_string(),
            slug: String::new(),
            name: String::new(),
            kind,
            abouts: Texts::default(),
            website: None,
            identifier: None,
            state: OrganisationState::Unverified,
            verified_at: None,
            turnover_minor: None,
        };
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", key);
        if kind == OwnerKind::Person {
            let given = kind.as_str().to_owned();
            problems.push("input.kind", ProblemKind::UnknownWord { given });
        }
        if given.name.is_none() {
            problems.push("input.name", ProblemKind::Required);
        }
        write(&mut problems, &mut new, given, (caller, &city_row));
        let Some(key) = key else {
            return Err(problems.into());
        };
        problems.check()?;
        let hash = secret::hash(&format!("{kind}/{given:?}"));
        let (new, key, hash) = (&new, &key, &hash);
        let id = self
            .db
            .write("organisation.create", |conn| async move {
                let claimed = self
                    .once(
                        &conn,
                        city,
                        person.uuid(),
                        key,
                        "organisation.create",
                        hash.clone(),
                        id.uuid(),
                    )
                    .await?;
                if let Some(known) = claimed {
                    return Ok::<_, AppError>(OrganisationId::from_uuid(known));
                }
                self.found_in(&conn, new, Some(person)).await?;
                Ok(id)
            })
            .await?;
        self.changed(id).await
    }

    /// Stores a new organisation under a slug of its own, with its first manager.
    pub(crate) async fn found_in(
        &self,
        conn: &Conn,
        new: &Organisation,
        manager: Option<PersonId>,
    ) -> AppResult<()> {
        store::organisation::lock_slugs(conn, new.city).await?;
        let base = match input::slug(&new.name) {
            // A name without a Latin letter.
            slug if slug == input::NO_SLUG => "organisation".to_owned(),
            slug => slug,
        };
        let mut slug = base.clone();
        let mut number = 2;
        while store::organisation::by_slug(conn, new.city, &slug)
            .await?
            .is_some()
        {
            slug = format!("{base}-{number}");
            number += 1;
        }
        let new = Organisation { slug, ..new.clone() };
        store::organisation::insert(conn, &new).await?;
        if let Some(person) = manager {
            let member = Member {
                person,
                role: MemberRole::Manager,
                since: self.world.now(),
            };
            store::membership::put_member(conn, new.city, new.id, &member).await?;
        }
        Ok(())
    }

    /// Changes what an organisation says of itself. Its slug stays, so that links to it do.
    ///
    /// # Errors
    /// Refused: no such organisation; not its manager; every field that is wrong.
    pub async fn update_organisation(
        &self,
        caller: &Caller,
        id: OrganisationId,
        given: &OrganisationInput,
    ) -> AppResult<Organisation> {
        self.db
            .write("organisation.update", |conn| async move {
                let mut organisation = self
                    .organisation_for(&conn, caller, ("id", id), Operation::EditOrganisation)
                    .await?;
                // One at a time with whoever decides: what was looked at is what the sign stands beside.
                store::private_file::lock_organisation(&conn, id).await?;
                let state = store::verification::state(&conn, organisation.city, id).await?;
                let city = self.known_city(organisation.city).await?;
                let (before, mut problems) = (organisation.clone(), Problems::none());
                write(&mut problems, &mut organisation, given, (caller, &city));
                // Rules open money by both.
                for (field, moves) in [
                    ("input.name", organisation.name != before.name),
                    (
                        "input.turnover",
                        organisation.turnover_minor != before.turnover_minor,
                    ),
                ] {
                    if moves && matches!(state, OrganisationState::Submitted | OrganisationState::Verified) {
                        problems.push(field, ProblemKind::WrongOrganisationState { state });
                    }
                }
                problems.check()?;
                Ok::<_, AppError>(store::organisation::update(&conn, &organisation).await?)
            })
            .await?;
        self.changed(id).await
    }

    /// Stands an organisation behind a project, or takes it away from there.
    ///
    /// # Errors
    /// Refused: not one's own project; not a draft; no organisation of the same city; not its manager.
    pub async fn set_project_organisation(
        &self,
        caller: &Caller,
        id: ProjectId,
        organisation: Option<OrganisationId>,
    ) -> AppResult<Project> {
        let now = self.world.now();
        self.db
            .write("project.organisation", |conn| async move {
                let (mut project, city) = self
                    .lock_project(&conn, caller, id, Operation::ManageTeam)
                    .await?;
                // A manager of the organisation behind it owns the project for it; whose it is otherwise is
                // for that person to say.
                if project.owner_person.is_none() || project.owner_person != caller.person() {
                    return Err(AppError::refused("", ProblemKind::NotAllowed));
                }
                if project.state != ProjectState::Draft {
                    let state = project.state;
                    return Err(AppError::refused("", ProblemKind::WrongProjectState { state }));
                }
                if let Some(organisation) = organisation {
                    let found = self
                        .organisation_for(
                            &conn,
                            caller,
                            ("organisation", organisation),
                            Operation::EditOrganisation,
                        )
                        .await?;
                    if found.city != city.id {
                        return Err(AppError::not_found("organisation", "organisation"));
                    }
                }
                project.owner_organisation = organisation;
                project.changed_at = now;
                Ok::<_, AppError>(store::project::update(&conn, &project, None).await?)
            })
            .await?;
        self.reload(id).await
    }

    /// Loads an organisation for a change, after asking the policy table.
    pub(crate) async fn organisation_for(
        &self,
        conn: &Conn,
        caller: &Caller,
        (field, id): (&str, OrganisationId),
        operation: Operation,
    ) -> AppResult<Organisation> {
        if caller.viewer.is_none() {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        }
        let found = store::organisation::by_id(conn, id).await?;
        let organisation = found.ok_or_else(|| AppError::not_found(field, "organisation"))?;
        policy::authorize(caller, operation, On::organisation(organisation.city, id))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(organisation)
    }

    /// An organisation after a change.
    pub(crate) async fn changed(&self, id: OrganisationId) -> AppResult<Organisation> {
        let found = store::organisation::by_id(self.db.read(), id).await?;
        let found = found.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))?;
        self.changes.tell(Change::City(found.city));
        Ok(found)
    }
}

/// Writes what is given, and nothing else.
fn write(
    problems: &mut Problems,
    to: &mut Organisation,
    given: &OrganisationInput,
    (caller, city): (&Caller, &City),
) {
    if let Some(name) = &given.name
        && let Some(name) = input::line(problems, "input.name", name, NAME_MAX)
    {
        to.name = name;
    }
    if given.about.is_some() {
        // Translations of the text before say something else now.
        let about = input::optional_text(problems, "input.about", given.about.as_deref(), ABOUT_MAX);
        to.abouts = Texts::new(about.map(|about| (caller.locale, about)));
    }
    if let Some(website) = &given.website {
        to.website = input::website(problems, "input.website", website, WEBSITE_MAX);
    }
    if let Some(turnover) = &given.turnover {
        let amount = match turnover.trim() {
            "" => None,
            text => input::amount(problems, "input.turnover", text, city.currency),
        };
        to.turnover_minor = amount.map(|amount| amount.minor);
    }
}

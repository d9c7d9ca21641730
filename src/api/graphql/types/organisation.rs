//! Associations, firms and public bodies.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AfterProject, App, AppResult, OrganisationFilter, ProjectFilter, ProjectOrder};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::ProblemKind;
use domain::ProjectId;
use domain::organisation::OrganisationState as State;

use super::badge::Badge;
use super::city::{City, CountProjects, ProjectConnection};
use super::invitation::Invitation;
use super::person_name::PersonName;
use super::problem::Permission;
use super::project::Project;
use super::verification::OrganisationChecked;
use crate::graphql::ask::Ask;
use crate::graphql::markdown;
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::{MemberRole, OrganisationState, OwnerKind};

/// An association, firm or public body.
#[derive(Clone)]
pub struct Organisation(pub Arc<app::Organisation>);

#[derive(SimpleObject)]
pub struct OrganisationPermissions {
    edit: Permission,
    manage_members: Permission,
    /// Handing it in to be verified.
    submit: Permission,
    /// Whether the city vouches for it.
    decide: Permission,
}

#[Object]
impl Organisation {
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        let ask = Ask::of(ctx);
        Ok(City(ask.kept.city(ask, self.0.city).await?))
    }

    /// Its name in addresses of pages, from the name it was first written down under.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn kind(&self) -> OwnerKind {
        self.0.kind.into()
    }

    /// Markdown, as written.
    async fn about(&self, ctx: &Context<'_>) -> &str {
        self.0.abouts.get(Ask::of(ctx).locale()).unwrap_or_default()
    }

    /// What it says of itself, as safe HTML.
    async fn about_html(&self, ctx: &Context<'_>) -> String {
        let about = self.0.abouts.get(Ask::of(ctx).locale());
        about.map(markdown::html).unwrap_or_default()
    }

    /// What it takes in a year, as it says; for everybody once verified.
    async fn turnover(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        let ask = Ask::of(ctx);
        let verified = self.0.state == State::Verified;
        let Some(minor) = self.0.turnover_minor.filter(|_| verified) else {
            return Ok(None);
        };
        Ok(Some(money(
            minor,
            ask.kept.city(ask, self.0.city).await?.currency,
        )))
    }

    /// Its own pages, http or https.
    async fn website(&self) -> Option<&str> {
        self.0.website.as_deref()
    }

    async fn state(&self) -> OrganisationState {
        self.0.state.into()
    }

    /// Identifier for everybody, once verified.
    async fn identifier(&self) -> Option<&str> {
        let verified = self.0.state == State::Verified;
        self.0.identifier.as_deref().filter(|_| verified)
    }

    #[graphql(flatten)]
    async fn checked(&self) -> OrganisationChecked {
        OrganisationChecked(self.0.clone())
    }

    async fn badges(&self, ctx: &Context<'_>) -> Result<Vec<Badge>> {
        Badge::of_organisation(Ask::of(ctx), &self.0).await
    }

    /// Projects that it stands behind, the newest first.
    async fn projects(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<ProjectConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = match &asked.after {
            Some(cursor) => {
                let (order_key, id) = cursor.parts::<String, ProjectId>()?;
                Some(AfterProject { order_key, id })
            }
            None => None,
        };
        let filter = ProjectFilter {
            organisation: Some(self.0.id),
            ..ProjectFilter::default()
        };
        let (city, newest) = (self.0.city, ProjectOrder::Newest);
        let (after, limit) = (after.as_ref(), asked.limit());
        let page = ask
            .app
            .project_page(&ask.caller, city, &filter, newest, after, limit)
            .await;
        let page = Page::cut(page.map_err(|error| ask.error(error))?, &asked, |card| {
            Cursor::new(&card.order_key, card.id)
        });
        let page = Project::listed(ask, city, page);
        Ok(ProjectConnection::new(
            page,
            CountProjects::Of(city, Box::new(filter)),
        ))
    }

    /// Who is in it: for members, officials and auditors; nobody to others.
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<OrganisationMember>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let rows = ask.app.members(&ask.caller, &self.0).await;
        let rows = rows.map_err(|error| ask.error(error))?;
        ask.loaders().people.expect(rows.iter().map(|row| row.person));
        let member = |row| OrganisationMember {
            of: self.0.clone(),
            row,
        };
        Ok(rows.into_iter().map(member).collect())
    }

    /// Invitations that wait, for those who see its members.
    async fn invitations(&self, ctx: &Context<'_>) -> Result<Vec<Invitation>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let found = ask
            .app
            .organisation_invitations(&ask.caller, self.0.city, self.0.id)
            .await;
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.into_iter().map(Invitation).collect())
    }

    async fn permissions(&self, ctx: &Context<'_>) -> OrganisationPermissions {
        let ask = Ask::of(ctx);
        let on = On::organisation(self.0.city, self.0.id);
        let may = |operation| Permission::new(policy::permits(&ask.caller, operation, on), ask.locale());
        OrganisationPermissions {
            edit: may(Operation::EditOrganisation),
            manage_members: may(Operation::ManageMembers),
            submit: may(Operation::EditOrganisation),
            decide: may(Operation::VerifyOrganisations),
        }
    }
}

/// Somebody who belongs to an organisation.
pub struct OrganisationMember {
    of: Arc<app::Organisation>,
    row: app::Member,
}

#[Object]
impl OrganisationMember {
    async fn person(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.row.person).await
    }

    async fn email(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let person = ask.loaders().people.get(ask, self.row.person).await?;
        Ok(person.map(|person| person.email.to_string()).unwrap_or_default())
    }

    async fn role(&self) -> MemberRole {
        self.row.role.into()
    }

    async fn since(&self) -> DateTime<Utc> {
        self.row.since
    }

    async fn remove(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let may = App::may_remove_member(&ask.caller, &self.of, self.row.person);
        Permission::new(may, ask.locale())
    }

    async fn change_role(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let on = On::organisation(self.of.city, self.of.id);
        let may: Result<(), ProblemKind> = policy::permits(&ask.caller, Operation::ManageMembers, on);
        Permission::new(may, ask.locale())
    }
}

/// How many organisations fit.
pub struct CountOrganisations(domain::CityId, OrganisationFilter);

impl CountOrganisations {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.organisation_count(self.0, &self.1).await?))
    }
}

connection!(
    OrganisationConnection,
    OrganisationEdge,
    Organisation,
    "OrganisationConnection",
    "OrganisationEdge",
    CountOrganisations
);

/// Part of a city.
pub struct CityOrganisations(pub Arc<app::City>);

#[Object]
impl CityOrganisations {
    /// Its organisations, by slug.
    async fn organisations(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        search: Option<String>,
        states: Option<Vec<OrganisationState>>,
    ) -> Result<OrganisationConnection> {
        let ask = Ask::of(ctx);
        let asked = Asked::new(first, after)?;
        let after = asked
            .after
            .as_ref()
            .map(Cursor::parts::<String, String>)
            .transpose()?;
        let after = after.map(|(slug, _)| slug);
        let filter = OrganisationFilter {
            search: search.filter(|words| !words.trim().is_empty()),
            states: states.unwrap_or_default().into_iter().map(Into::into).collect(),
        };
        let city = self.0.id;
        let rows = ask
            .app
            .organisation_page(city, &filter, after.as_deref(), asked.limit().into())
            .await;
        let rows = rows.map_err(|error| ask.error(error))?;
        let rows = rows.into_iter().map(Arc::new).map(Organisation).collect();
        let page = Page::cut(rows, &asked, |Organisation(row)| Cursor::new(&row.slug, row.id));
        Ok(OrganisationConnection::new(
            page,
            CountOrganisations(city, filter),
        ))
    }

    async fn organisation(&self, ctx: &Context<'_>, slug: String) -> Result<Option<Organisation>> {
        let ask = Ask::of(ctx);
        let found = ask.app.organisation(self.0.id, &slug).await;
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.map(Arc::new).map(Organisation))
    }
}

//! The people with a role in a city, and those who may become one.

use std::sync::Arc;

use app::policy::{self, On, Operation};
use app::{AfterHolder, App, AppResult, Holder as Row};
use async_graphql::{Context, ID, Object, Result};
use chrono::{DateTime, Utc};
use domain::{CityId, PersonId, ProblemKind};

use super::invitation::Invitation;
use super::person_name::PersonName;
use super::problem::Permission;
use crate::graphql::ask::{Ask, coded};
use crate::graphql::page::{Asked, Cursor, Page, connection};
use crate::graphql::scalar::int;
use crate::graphql::words::Role;

/// Somebody with a role.
#[derive(Clone)]
pub struct OfficeHolder {
    city: CityId,
    row: Row,
}

#[Object]
impl OfficeHolder {
    async fn person(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.row.person).await
    }

    async fn email(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let person = ask.loaders().people.get(ask, self.row.person).await?;
        Ok(person.map(|person| person.email.to_string()).unwrap_or_default())
    }

    async fn role(&self) -> Role {
        self.row.role.into()
    }

    async fn granted_at(&self) -> DateTime<Utc> {
        self.row.granted_at
    }

    /// Who gave it; null from before this was kept, and where it was given on the machine itself.
    async fn granted_by(&self, ctx: &Context<'_>) -> Result<Option<PersonName>> {
        match self.row.granted_by {
            Some(by) => Ok(Some(PersonName::named(Ask::of(ctx), by).await?)),
            None => Ok(None),
        }
    }

    async fn revoke(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let of = (self.row.person, self.row.role);
        let may = App::may_revoke_role(&ask.caller, self.city, of, policy::permits);
        Permission::new(may, ask.locale())
    }
}

/// How many there are.
pub struct CountHolders(CityId);

impl CountHolders {
    async fn count(&self, ask: &Ask) -> AppResult<i32> {
        Ok(int(ask.app.office_count(&ask.caller, self.0).await?))
    }
}

connection!(
    OfficeHolderConnection,
    OfficeHolderEdge,
    OfficeHolder,
    "OfficeHolderConnection",
    "OfficeHolderEdge",
    CountHolders
);

/// A grant that needs a second person, such as making a finance officer.
pub struct RoleRequest(pub app::RoleRequest);

#[Object]
impl RoleRequest {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn role(&self) -> Role {
        self.0.role.into()
    }

    async fn email(&self) -> &str {
        self.0.email.as_str()
    }

    /// The name of whom it is for, where they have an office in the city already: whether others have an account is
    /// nobody's business.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let ask = Ask::of(ctx);
        let name = ask.app.role_request_name(&self.0).await;
        name.map_err(|error| ask.error(error))
    }

    async fn asked_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.asked_by).await
    }

    async fn asked_at(&self) -> DateTime<Utc> {
        self.0.asked_at
    }

    async fn approve(&self, ctx: &Context<'_>) -> Result<Permission> {
        let ask = Ask::of(ctx);
        let may = ask.app.may_approve(&ask.caller, &self.0).await;
        Ok(Permission::new(
            may.map_err(|error| ask.error(error))?,
            ask.locale(),
        ))
    }

    async fn reject(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let may = policy::permits(&ask.caller, Operation::ManageRoles, On::city(self.0.city));
        let open = if self.0.decided_at.is_none() {
            Ok(())
        } else {
            Err(ProblemKind::AlreadyDecided)
        };
        Permission::new(may.and(open), ask.locale())
    }
}

/// Part of a city.
pub struct CityOffice(pub Arc<app::City>);

#[Object]
impl CityOffice {
    /// People with a role other than resident, who came first first; for those who have one, and operators.
    async fn office(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<OfficeHolderConnection> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let asked = Asked::new(first, after)?;
        let after = asked.after.as_ref().map(after_holder).transpose()?;
        let city = self.0.id;
        let rows = ask
            .app
            .office(&ask.caller, city, after, asked.limit().into())
            .await;
        let page = Page::cut(rows.map_err(|error| ask.error(error))?, &asked, |row| {
            Cursor::at(row.granted_at, format!("{}/{}", row.role, row.person))
        });
        let people = page
            .items
            .iter()
            .flat_map(|(_, row)| [Some(row.person), row.granted_by])
            .flatten();
        ask.loaders().people.expect(people);
        let items = page.items.into_iter();
        let page = Page {
            items: items
                .map(|(cursor, row)| (cursor, OfficeHolder { city, row }))
                .collect(),
            has_next: page.has_next,
            has_previous: page.has_previous,
        };
        Ok(OfficeHolderConnection::new(page, CountHolders(city)))
    }

    /// Invitations to roles that wait.
    async fn role_invitations(&self, ctx: &Context<'_>) -> Result<Vec<Invitation>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let found = ask.app.role_invitations(&ask.caller, self.0.id).await;
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.into_iter().map(Invitation).collect())
    }

    /// Grants that wait for a second person.
    async fn role_requests(&self, ctx: &Context<'_>) -> Result<Vec<RoleRequest>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let found = ask.app.role_requests(&ask.caller, self.0.id).await;
        let found = found.map_err(|error| ask.error(error))?;
        Ok(found.into_iter().map(RoleRequest).collect())
    }
}

/// The place of a holder in the list: an instant, a role and a person.
fn after_holder(cursor: &Cursor) -> Result<AfterHolder> {
    let (at, who) = cursor.time_parts::<String>()?;
    let parts = who.split_once('/');
    let parsed =
        parts.and_then(|(role, person)| Some((person.parse::<PersonId>().ok()?, role.parse().ok()?)));
    let who = parsed.ok_or_else(|| coded("BAD_CURSOR", "`after` is no cursor of this list"))?;
    Ok(AfterHolder { at, who })
}

//! Who has which role in a city, and how one comes by it and loses it.

mod inside;
mod request;

use domain::act::ActKind;
use domain::person::Role;
use domain::{CityId, PersonId, ProblemKind};
use serde_json::json;
use store::invitation::{Invitation, Target};
use store::office::{After, Holder};
use store::role_request::RoleRequest;

use crate::changes::Change;
use crate::invitation::address;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

/// What came of inviting somebody to a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// The mail is on its way.
    Sent(Invitation),
    /// A second person must agree first.
    Asked(RoleRequest),
}

/// Whether a role goes by the two-person rule: who approves payments is not chosen by one person alone, nor who could
/// be the second person to that.
pub const fn needs_second_person(role: Role) -> bool {
    matches!(role, Role::FinanceOfficer | Role::Official)
}

impl App {
    /// Invites somebody to a role by mail; for a role that needs it, asks a second person first.
    ///
    /// # Errors
    /// Refused: not an official or operator; no such city; not an address; no role to be invited to; an invitation
    /// or request of the same kind waits; too many in a day.
    pub async fn invite_to_role(
        &self,
        caller: &Caller,
        city: CityId,
        email: &str,
        role: Role,
    ) -> AppResult<Invited> {
        policy::authorize(caller, Operation::ManageRoles, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        let Some(by) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        if self.city_by_id(city).await?.is_none() {
            return Err(AppError::not_found("input.city", "city"));
        }
        let email = &address("input.email", email)?;
        if role == Role::Resident {
            // Everybody signed in is one.
            let given = role.as_str().to_owned();
            return Err(AppError::refused(
                "input.role",
                ProblemKind::UnknownWord { given },
            ));
        }
        self.db
            .write("role.invite", |conn| async move {
                if let Some(known) = store::person::by_email(&conn, email).await?
                    && store::person::roles(&conn, known.id)
                        .await?
                        .contains(&(city, role))
                {
                    return Err(AppError::refused("input.email", ProblemKind::AlreadyMember));
                }
                if needs_second_person(role) {
                    let asked = self.ask_in(&conn, caller, city, (by, email), role).await?;
                    return Ok(Invited::Asked(asked));
                }
                let target = Target::Role(role);
                let invitation = self
                    .invite_in(&conn, city, (by, caller.locale), ("input.email", email), target)
                    .await?;
                let (kind, detail) = (ActKind::RoleInvited, json!({ "role": role.as_str() }));
                self.record(&conn, Some(city), caller, kind, invitation.id, detail)
                    .await?;
                Ok(Invited::Sent(invitation))
            })
            .await
    }

    /// Takes a role away, or lays one's own down.
    ///
    /// # Errors
    /// Refused: not an official or operator and not one's own; they do not have it; the city's last official, unless
    /// an operator takes it.
    pub async fn revoke_role(
        &self,
        caller: &Caller,
        city: CityId,
        person: PersonId,
        role: Role,
    ) -> AppResult<()> {
        Self::may_revoke_role(caller, city, (person, role), policy::authorize)
            .map_err(|kind| AppError::refused("", kind))?;
        let now = self.world.now();
        self.db
            .write("role.revoke", |conn| async move {
                store::office::lock(&conn, city).await?;
                if role == Role::Resident || !store::office::revoke(&conn, city, person, role).await? {
                    return Err(AppError::not_found("person", "person"));
                }
                let is_operator = caller
                    .viewer
                    .as_ref()
                    .is_some_and(|viewer| viewer.memberships.operator);
                if role == Role::Official {
                    if !is_operator && store::office::count_of(&conn, city, role).await? == 0 {
                        return Err(AppError::refused("", ProblemKind::LastOfficial));
                    }
                    // What they began in the office's name ends with it.
                    store::invitation::end_roles_by(&conn, city, person, now).await?;
                    store::role_request::drop_by(&conn, city, person, now).await?;
                }
                let (kind, detail) = (ActKind::RoleRevoked, json!({ "role": role.as_str() }));
                self.record(&conn, Some(city), caller, kind, person, detail).await
            })
            .await?;
        self.changes.tell(Change::City(city));
        Ok(())
    }

    /// Whether the caller may take a role away: one's own needs no office.
    ///
    /// # Errors
    /// What `ask` says: the policy table, with or without its demand for proof.
    pub fn may_revoke_role(
        caller: &Caller,
        city: CityId,
        (person, role): (PersonId, Role),
        ask: fn(&Caller, Operation, On) -> Result<(), ProblemKind>,
    ) -> Result<(), ProblemKind> {
        if caller.person() == Some(person) && caller.has(city, role) {
            return ask(caller, Operation::ManageSignIn, On::installation());
        }
        ask(caller, Operation::ManageRoles, On::city(city))
    }

    /// A page of the people with another role than resident.
    ///
    /// # Errors
    /// Refused: whoever has no office in the city.
    pub async fn office(
        &self,
        caller: &Caller,
        city: CityId,
        after: Option<After>,
        limit: u64,
    ) -> AppResult<Vec<Holder>> {
        policy::authorize(caller, Operation::ReadOffice, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::office::page(self.db.read(), city, after, limit).await?)
    }

    /// How many there are.
    ///
    /// # Errors
    /// The same.
    pub async fn office_count(&self, caller: &Caller, city: CityId) -> AppResult<u64> {
        policy::authorize(caller, Operation::ReadOffice, On::city(city))
            .map_err(|kind| AppError::refused("", kind))?;
        Ok(store::office::count(self.db.read(), city).await?)
    }
}

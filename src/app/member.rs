//! Who belongs to an organisation.

use domain::person::MemberRole;
use domain::{OrganisationId, PersonId, ProblemKind};
use store::Conn;
use store::invitation::{Invitation, Target};
use store::membership::Member;
use store::organisation::Organisation;

use crate::invitation::address;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller};

impl App {
    /// The members of an organisation, the oldest first, for those who may see them; nobody to others.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn members(&self, caller: &Caller, organisation: &Organisation) -> AppResult<Vec<Member>> {
        let (city, id) = (organisation.city, organisation.id);
        if policy::authorize(caller, Operation::ReadMembers, On::organisation(city, id)).is_err() {
            return Ok(Vec::new());
        }
        Ok(store::membership::of_organisation(self.db.read(), city, id).await?)
    }

    /// Invites somebody to an organisation by mail.
    ///
    /// # Errors
    /// Refused: no such organisation; not its manager; not an address; in it already; an invitation waits; too many
    /// in a day.
    pub async fn invite_to_organisation(
        &self,
        caller: &Caller,
        id: OrganisationId,
        email: &str,
        role: MemberRole,
    ) -> AppResult<Invitation> {
        self.db
            .write("organisation.invite", |conn| async move {
                let organisation = self
                    .organisation_for(&conn, caller, ("organisation", id), Operation::ManageMembers)
                    .await?;
                let Some(by) = caller.person() else {
                    return Err(AppError::refused("", ProblemKind::SignInRequired));
                };
                let email = address("email", email)?;
                if let Some(known) = store::person::by_email(&conn, &email).await?
                    && store::membership::member(&conn, organisation.city, id, known.id)
                        .await?
                        .is_some()
                {
                    return Err(AppError::refused("email", ProblemKind::AlreadyMember));
                }
                let (city, target) = (organisation.city, Target::Organisation(id, role));
                self.invite_in(&conn, city, (by, caller.locale), ("email", &email), target)
                    .await
            })
            .await
    }

    /// Makes a member a manager, or a manager a member.
    ///
    /// # Errors
    /// Refused: no such organisation; not its manager; not in it; its last manager.
    pub async fn change_member_role(
        &self,
        caller: &Caller,
        id: OrganisationId,
        person: PersonId,
        role: MemberRole,
    ) -> AppResult<Organisation> {
        self.db
            .write("organisation.member", |conn| async move {
                let (organisation, member) = self
                    .member_for(&conn, caller, (id, person), Operation::ManageMembers)
                    .await?;
                let changed = Member { role, ..member };
                store::membership::put_member(&conn, organisation.city, id, &changed).await?;
                self.settle_members(&conn, &organisation, &changed).await
            })
            .await?;
        self.changed(id).await
    }

    /// Takes somebody out of an organisation, or leaves it.
    ///
    /// # Errors
    /// Refused: no such organisation; not its manager and not oneself; not in it; its last manager.
    pub async fn remove_member(
        &self,
        caller: &Caller,
        id: OrganisationId,
        person: PersonId,
    ) -> AppResult<Organisation> {
        let operation = leaving(caller, person);
        self.db
            .write("organisation.remove", |conn| async move {
                let (organisation, member) = self.member_for(&conn, caller, (id, person), operation).await?;
                store::membership::remove_member(&conn, organisation.city, id, person).await?;
                let gone = Member {
                    role: MemberRole::Member,
                    ..member
                };
                self.settle_members(&conn, &organisation, &gone).await
            })
            .await?;
        self.changed(id).await
    }

    /// Whether the caller may take somebody out.
    ///
    /// # Errors
    /// What the policy table says.
    pub fn may_remove_member(
        caller: &Caller,
        organisation: &Organisation,
        person: PersonId,
    ) -> Result<(), ProblemKind> {
        let on = On::organisation(organisation.city, organisation.id);
        policy::permits(caller, leaving(caller, person), on)
    }

    async fn member_for(
        &self,
        conn: &Conn,
        caller: &Caller,
        (id, person): (OrganisationId, PersonId),
        operation: Operation,
    ) -> AppResult<(Organisation, Member)> {
        store::membership::lock_organisation(conn, id).await?;
        let organisation = self
            .organisation_for(conn, caller, ("organisation", id), operation)
            .await?;
        let member = store::membership::member(conn, organisation.city, id, person).await?;
        let member = member.ok_or_else(|| AppError::not_found("person", "person"))?;
        Ok((organisation, member))
    }

    /// An organisation that has members keeps a manager; who is alone in it may go. What somebody who is none any more began in its name ends.
    async fn settle_members(
        &self,
        conn: &Conn,
        organisation: &Organisation,
        changed: &Member,
    ) -> AppResult<()> {
        let (city, id) = (organisation.city, organisation.id);
        let members = store::membership::of_organisation(conn, city, id).await?;
        if !members.is_empty() && !members.iter().any(|member| member.role == MemberRole::Manager) {
            return Err(AppError::refused("", ProblemKind::LastManager));
        }
        if changed.role != MemberRole::Manager {
            let now = self.world.now();
            store::invitation::end_organisation_s_by(conn, (city, id), changed.person, now).await?;
        }
        Ok(())
    }
}

/// Who is in an organisation may leave it; who manages it may take others out.
fn leaving(caller: &Caller, person: PersonId) -> Operation {
    if caller.person() == Some(person) {
        Operation::ReadMembers
    } else {
        Operation::ManageMembers
    }
}

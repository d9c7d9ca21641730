//! Invitations by mail: to a role in a city, to the team of a project, to an organisation.
//!
//! The mail's link opens nothing by itself: whoever answers is signed in with the address that was invited, so that a
//! link that is caught or passed on is worth nothing to others.

mod answer;
mod letter;

use chrono::{DateTime, Duration, Utc};
use domain::act::ActKind;
use domain::invitation::{InvitationEnd, InvitationKind};
use domain::person::Email;
use domain::{CityId, Id, InvitationId, Locale, OrganisationId, PersonId, ProblemKind, ProjectId};
use serde_json::json;
use store::Conn;
use store::invitation::{Invitation, Target};

use crate::job::Job;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, secret};

pub use answer::{Answer, Preview, Which};
pub use letter::InvitationLetter;

/// How long an invitation can be answered.
pub const INVITATION_DAYS: i64 = 14;

/// Invitations that one person sends in a day at most: nobody mails strangers in the city's name through this.
const PER_DAY: u64 = 20;

/// How long one that is over is kept, so that its link can still say that it is.
const KEPT_DAYS: i64 = 30;

/// Reads the address of an invitation.
pub(crate) fn address(field: &str, given: &str) -> AppResult<Email> {
    given
        .parse()
        .map_err(|_| AppError::refused(field, ProblemKind::NotAnEmail))
}

impl App {
    /// Sends an invitation, in the transaction of its cause. `locale` is the language of the mail where the reader's
    /// own is not known.
    pub(crate) async fn invite_in(
        &self,
        conn: &Conn,
        city: CityId,
        (by, locale): (PersonId, Locale),
        (field, email): (&str, &Email),
        target: Target,
    ) -> AppResult<Invitation> {
        let now = self.world.now();
        store::invitation::lock_inviter(conn, by).await?;
        if store::invitation::sent_since(conn, by, now - Duration::days(1)).await? >= PER_DAY {
            return Err(AppError::refused("", ProblemKind::TooManyInvitations));
        }
        let token = secret::new(&self.world);
        let invitation = Invitation {
            id: InvitationId::new(&self.world),
            city,
            target,
            email: email.clone(),
            invited_by: by,
            created_at: now,
            expires_at: now + Duration::days(INVITATION_DAYS),
            ended: None,
        };
        if !store::invitation::insert(conn, &invitation, &secret::hash(&token)).await? {
            return Err(AppError::refused(field, ProblemKind::AlreadyInvited));
        }
        let known = store::person::by_email(conn, email).await?;
        let job = Job::MailInvitation {
            invitation: invitation.id.to_string(),
            locale: known.map_or(locale, |person| person.locale).tag().to_owned(),
            token,
        };
        self.queue(conn, Some(city), &job).await?;
        tracing::info!(invitation.id = %invitation.id, invitation.kind = %target.kind(), "invited");
        Ok(invitation)
    }

    /// The open invitations of the caller's own address.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn invitations_of(&self, caller: &Caller) -> AppResult<Vec<Invitation>> {
        let Some(viewer) = &caller.viewer else {
            return Ok(Vec::new());
        };
        let now = self.world.now();
        Ok(store::invitation::of_email(self.db.read(), &viewer.person.email, now).await?)
    }

    /// The open invitations to roles of a city, for whoever may see who has one.
    pub async fn role_invitations(&self, caller: &Caller, city: CityId) -> AppResult<Vec<Invitation>> {
        if policy::authorize(caller, Operation::ReadOffice, On::city(city)).is_err() {
            return Ok(Vec::new());
        }
        Ok(store::invitation::to_roles(self.db.read(), city, self.world.now()).await?)
    }

    /// The open invitations to a project's team, for those who are on it.
    pub async fn team_invitations(
        &self,
        caller: &Caller,
        project: &store::project::Project,
    ) -> AppResult<Vec<Invitation>> {
        if policy::authorize(caller, Operation::ReadTeam, On::project(project)).is_err() {
            return Ok(Vec::new());
        }
        let now = self.world.now();
        Ok(store::invitation::to_team(self.db.read(), project.city, project.id, now).await?)
    }

    /// The open invitations to an organisation, for those who may see its members.
    pub async fn organisation_invitations(
        &self,
        caller: &Caller,
        city: CityId,
        organisation: OrganisationId,
    ) -> AppResult<Vec<Invitation>> {
        let on = On::organisation(city, organisation);
        if policy::authorize(caller, Operation::ReadMembers, on).is_err() {
            return Ok(Vec::new());
        }
        let now = self.world.now();
        Ok(store::invitation::to_organisation(self.db.read(), city, organisation, now).await?)
    }

    /// Whether the caller may take an invitation back: whoever may send such ones.
    ///
    /// # Errors
    /// What the policy table says.
    pub async fn may_revoke(
        &self,
        caller: &Caller,
        invitation: &Invitation,
    ) -> AppResult<Result<(), ProblemKind>> {
        let (operation, on) = self.of_target(self.db.read(), invitation).await?;
        Ok(policy::permits(caller, operation, on))
    }

    async fn of_target(&self, conn: &Conn, invitation: &Invitation) -> AppResult<(Operation, On)> {
        let city = invitation.city;
        Ok(match invitation.target {
            Target::Role(_) => (Operation::ManageRoles, On::city(city)),
            Target::Organisation(organisation, _) => {
                (Operation::ManageMembers, On::organisation(city, organisation))
            }
            Target::Team(project) => {
                let project = self.named_project(conn, project).await?;
                (Operation::ManageTeam, On::project(&project))
            }
        })
    }

    async fn named_project(&self, conn: &Conn, id: ProjectId) -> AppResult<store::project::Project> {
        store::project::by_id(conn, id)
            .await?
            .ok_or_else(|| AppError::Internal(format!("{id} is named and missing")))
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// Refused: no such invitation; not whoever may send such ones; it is over.
    pub async fn revoke_invitation(&self, caller: &Caller, id: InvitationId) -> AppResult<()> {
        if caller.viewer.is_none() {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        }
        let now = self.world.now();
        self.db
            .write("invitation.revoke", |conn| async move {
                let invitation = store::invitation::by_id(&conn, id)
                    .await?
                    .ok_or_else(|| AppError::not_found("id", "invitation"))?;
                let (operation, on) = self.of_target(&conn, &invitation).await?;
                policy::authorize(caller, operation, on).map_err(|kind| AppError::refused("", kind))?;
                if !store::invitation::end(&conn, &invitation, InvitationEnd::Revoked, now).await? {
                    return Err(AppError::refused("id", ProblemKind::InvitationInvalid));
                }
                if invitation.target.kind() == InvitationKind::Role {
                    let kind = ActKind::InvitationRevoked;
                    self.record(&conn, Some(invitation.city), caller, kind, id, json!({}))
                        .await?;
                }
                Ok::<_, AppError>(())
            })
            .await
    }

    /// Forgets invitations and requests for roles a month after their end.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_invitations(&self) -> AppResult<()> {
        let before: DateTime<Utc> = self.world.now() - Duration::days(KEPT_DAYS);
        self.db
            .write("invitation.forget", |conn| async move {
                store::invitation::forget(&conn, before).await?;
                store::role_request::forget(&conn, before).await?;
                Ok::<_, AppError>(())
            })
            .await
    }
}

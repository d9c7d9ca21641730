//! Saying yes or no to an invitation.

use chrono::{DateTime, Utc};
use domain::act::ActKind;
use domain::invitation::{InvitationEnd, InvitationKind};
use domain::{CityId, InvitationId, Locale, ProblemKind};
use serde_json::json;
use store::Conn;
use store::invitation::{Invitation, Target};
use store::membership::Member;

use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, secret, words};

/// Which invitation is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// That of a mail's secret.
    Token(&'a str),
    /// One that the reader sees on their own page.
    Id(InvitationId),
}

/// What is said to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Accept,
    /// No.
    Decline,
}

/// What an invitation's link shows before anybody has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What it is to.
    pub kind: InvitationKind,
    /// The same in words.
    pub to_what: String,
    /// Its city.
    pub city: CityId,
    /// The name of who invites; may be empty.
    pub invited_by: String,
    /// The address, shortened: the link may have come into other hands.
    pub email_hint: String,
    /// Until when it can be answered.
    pub expires_at: DateTime<Utc>,
    /// Whether the reader is signed in with the invited address.
    pub is_mine: bool,
}

impl App {
    /// What an invitation's link shows; nothing where it is over.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn invitation_preview(&self, caller: &Caller, token: &str) -> AppResult<Option<Preview>> {
        let found = store::invitation::by_token(self.db.read(), &secret::hash(token)).await?;
        let Some(invitation) = found.filter(|it| it.is_open(self.world.now())) else {
            return Ok(None);
        };
        let inviter = store::person::by_id(self.db.read(), invitation.invited_by).await?;
        Ok(Some(Preview {
            kind: invitation.target.kind(),
            to_what: self.invited_to(&invitation, caller.locale).await?,
            city: invitation.city,
            invited_by: inviter.map(|person| person.name).unwrap_or_default(),
            email_hint: hint(invitation.email.as_str()),
            expires_at: invitation.expires_at,
            is_mine: is_of(caller, &invitation),
        }))
    }

    /// What an invitation is to, in words: the role, the project's title, the organisation's name.
    pub async fn invited_to(&self, invitation: &Invitation, locale: Locale) -> AppResult<String> {
        let conn = self.db.read();
        Ok(match invitation.target {
            Target::Role(role) => words::role(locale, role).to_owned(),
            Target::Team(project) => {
                let project = self.named_project(conn, project).await?;
                self.project_texts(&project, locale).await?.1.title
            }
            Target::Organisation(organisation, _) => {
                let found = store::organisation::by_id(conn, organisation).await?;
                found
                    .ok_or_else(|| AppError::Internal(format!("{organisation} is named and missing")))?
                    .name
            }
        })
    }

    /// The page that an invitation leads to.
    pub async fn invitation_path(&self, invitation: &Invitation) -> AppResult<String> {
        let conn = self.db.read();
        let city = self.known_city(invitation.city).await?.slug;
        Ok(match invitation.target {
            Target::Role(_) => format!("/c/{city}/desk"),
            Target::Team(project) => {
                let project = self.named_project(conn, project).await?;
                format!("/c/{city}/p/{}", project.slug)
            }
            Target::Organisation(organisation, _) => {
                let found = store::organisation::by_id(conn, organisation).await?;
                let slug = found.map(|it| it.slug).unwrap_or_default();
                format!("/c/{city}/a/{slug}")
            }
        })
    }

    /// Answers an invitation; gives the page to go on to.
    ///
    /// # Errors
    /// Refused: not signed in; it is over; it was sent to another address.
    pub async fn answer_invitation(
        &self,
        caller: &Caller,
        which: Which<'_>,
        answer: Answer,
    ) -> AppResult<String> {
        policy::authorize(caller, Operation::AnswerInvitation, On::installation())
            .map_err(|kind| AppError::refused("", kind))?;
        let now = self.world.now();
        let answered = self
            .db
            .write("invitation.answer", |conn| async move {
                let invitation = self.asked_for(&conn, caller, which).await?;
                let how = match answer {
                    Answer::Accept => InvitationEnd::Accepted,
                    Answer::Decline => InvitationEnd::Declined,
                };
                // Before anything is given: of two who answer at once, one does.
                if !store::invitation::end(&conn, &invitation, how, now).await? {
                    return Err(which.refused(ProblemKind::InvitationInvalid));
                }
                if answer == Answer::Accept {
                    self.take_up(&conn, caller, &invitation, now).await?;
                }
                Ok::<_, AppError>(invitation)
            })
            .await?;
        if answer == Answer::Decline {
            return Ok("/me".to_owned());
        }
        self.changes.tell(Change::City(answered.city));
        self.invitation_path(&answered).await
    }

    async fn asked_for(&self, conn: &Conn, caller: &Caller, which: Which<'_>) -> AppResult<Invitation> {
        let found = match which {
            Which::Token(token) => store::invitation::by_token(conn, &secret::hash(token)).await?,
            // Who does not have the link only knows of what is theirs.
            Which::Id(id) => store::invitation::by_id(conn, id)
                .await?
                .filter(|invitation| is_of(caller, invitation)),
        };
        let Some(invitation) = found.filter(|it| it.is_open(self.world.now())) else {
            return Err(which.refused(ProblemKind::InvitationInvalid));
        };
        if !is_of(caller, &invitation) {
            return Err(which.refused(ProblemKind::InvitationOtherAddress));
        }
        Ok(invitation)
    }

    /// Gives what was offered.
    async fn take_up(
        &self,
        conn: &Conn,
        caller: &Caller,
        invitation: &Invitation,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let Some(person) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        let city = invitation.city;
        match invitation.target {
            Target::Role(role) => {
                store::office::lock(conn, city).await?;
                let by = Some(invitation.invited_by);
                store::person::grant(conn, city, person, role, by, now).await?;
                let detail = json!({ "role": role.as_str(), "by": invitation.invited_by.to_string() });
                self.record(conn, Some(city), caller, ActKind::RoleGranted, person, detail)
                    .await
            }
            Target::Team(project) => {
                Ok(store::membership::put_on_team(conn, city, project, person, now).await?)
            }
            Target::Organisation(organisation, role) => {
                store::membership::lock_organisation(conn, organisation).await?;
                let known = store::membership::member(conn, city, organisation, person).await?;
                // Nobody becomes less by accepting: a manager who is invited as a member stays one.
                let role = known.map_or(role, |member| member.role.max(role));
                let member = Member {
                    person,
                    role,
                    since: now,
                };
                Ok(store::membership::put_member(conn, city, organisation, &member).await?)
            }
        }
    }
}

impl Which<'_> {
    fn refused(self, kind: ProblemKind) -> AppError {
        let field = match self {
            Self::Token(_) => "token",
            Self::Id(_) => "id",
        };
        AppError::refused(field, kind)
    }
}

/// Whether the reader is signed in with the invited address.
fn is_of(caller: &Caller, invitation: &Invitation) -> bool {
    caller
        .viewer
        .as_ref()
        .is_some_and(|viewer| viewer.person.email == invitation.email)
}

/// “ana@mail.example” as “a…@mail.example”.
fn hint(email: &str) -> String {
    match email.split_once('@') {
        Some((local, host)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}…@{host}")
        }
        None => "…".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn an_address_is_known_again_by_whose_it_is_only() {
        assert_eq!(hint("ana.ruiz@mail.example"), "a…@mail.example");
        assert_eq!(hint("é@x.example"), "é…@x.example");
    }
}

//! What the mail of an invitation says.

use domain::invitation::InvitationKind;
use domain::person::Email;
use domain::{InvitationId, Locale};

use crate::{App, AppError, AppResult};

/// What the mail of an invitation needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationLetter {
    /// Whom to.
    pub email: Email,
    /// The city that signs.
    pub city: String,
    /// What it is to.
    pub kind: InvitationKind,
    /// The same in words.
    pub to_what: String,
    /// The name of who invites; may be empty.
    pub invited_by: String,
}

impl App {
    /// The letter of an invitation; nothing where it is over meanwhile.
    ///
    /// # Errors
    /// Those of the database; [`AppError::Internal`] where the text names no invitation.
    pub async fn invitation_letter(&self, id: &str, locale: Locale) -> AppResult<Option<InvitationLetter>> {
        let id: InvitationId = id
            .parse()
            .map_err(|_| AppError::Internal(format!("not an invitation: {id}")))?;
        let conn = self.db.read();
        let found = store::invitation::by_id(conn, id).await?;
        let Some(invitation) = found.filter(|it| it.is_open(self.world.now())) else {
            return Ok(None);
        };
        let inviter = store::person::by_id(conn, invitation.invited_by).await?;
        Ok(Some(InvitationLetter {
            city: self.known_city(invitation.city).await?.name,
            kind: invitation.target.kind(),
            to_what: self.invited_to(&invitation, locale).await?,
            invited_by: inviter.map(|person| person.name).unwrap_or_default(),
            email: invitation.email,
        }))
    }
}

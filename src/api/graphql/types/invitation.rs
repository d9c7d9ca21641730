//! Invitations, as those see them who sent and who got them.

use app::policy::{self, On, Operation};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use domain::ProblemKind;

use super::city::City;
use super::person_name::PersonName;
use super::problem::Permission;
use crate::graphql::ask::Ask;
use crate::graphql::words::InvitationKind;

/// An invitation by mail.
pub struct Invitation(pub app::Invitation);

#[Object]
impl Invitation {
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    async fn kind(&self) -> InvitationKind {
        self.0.target.kind().into()
    }

    async fn email(&self) -> &str {
        self.0.email.as_str()
    }

    /// The role, team or organisation in words.
    async fn to_what(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let words = ask.app.invited_to(&self.0, ask.locale()).await;
        words.map_err(|error| ask.error(error))
    }

    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        let ask = Ask::of(ctx);
        Ok(City(ask.kept.city(ask, self.0.city).await?))
    }

    /// Where it leads to, a path.
    async fn path(&self, ctx: &Context<'_>) -> Result<String> {
        let ask = Ask::of(ctx);
        let path = ask.app.invitation_path(&self.0).await;
        path.map_err(|error| ask.error(error))
    }

    async fn invited_by(&self, ctx: &Context<'_>) -> Result<PersonName> {
        PersonName::named(Ask::of(ctx), self.0.invited_by).await
    }

    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    async fn expires_at(&self) -> DateTime<Utc> {
        self.0.expires_at
    }

    async fn revoke(&self, ctx: &Context<'_>) -> Result<Permission> {
        let ask = Ask::of(ctx);
        let may = ask.app.may_revoke(&ask.caller, &self.0).await;
        Ok(Permission::new(
            may.map_err(|error| ask.error(error))?,
            ask.locale(),
        ))
    }

    async fn accept(&self, ctx: &Context<'_>) -> Permission {
        let ask = Ask::of(ctx);
        let viewer = ask.caller.viewer.as_ref();
        let is_mine = viewer.is_some_and(|viewer| viewer.person.email == self.0.email);
        let may = policy::permits(&ask.caller, Operation::AnswerInvitation, On::installation());
        let may = may.and(if is_mine {
            Ok(())
        } else {
            Err(ProblemKind::InvitationOtherAddress)
        });
        Permission::new(may, ask.locale())
    }
}

/// What an invitation's link shows before anybody has signed in.
#[derive(SimpleObject)]
pub struct InvitationPreview {
    pub kind: InvitationKind,
    pub to_what: String,
    pub city: City,
    pub invited_by: String,
    /// The address, shortened.
    pub email_hint: String,
    pub expires_at: DateTime<Utc>,
    /// Whether the reader's own address is the invited one.
    pub is_mine: bool,
}

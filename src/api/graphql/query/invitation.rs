//! What an invitation's link shows.

use async_graphql::{Context, Object, Result};

use crate::graphql::ask::Ask;
use crate::graphql::types::city::City;
use crate::graphql::types::invitation::InvitationPreview;

#[derive(Default)]
pub struct InvitationQuery;

#[Object]
impl InvitationQuery {
    /// What an invitation's link shows before anybody has signed in; null where it is over.
    async fn invitation(&self, ctx: &Context<'_>, token: String) -> Result<Option<InvitationPreview>> {
        let ask = Ask::of(ctx);
        ask.sender.scope.never_keep();
        let found = ask.app.invitation_preview(&ask.caller, &token).await;
        let Some(found) = found.map_err(|error| ask.error(error))? else {
            return Ok(None);
        };
        Ok(Some(InvitationPreview {
            kind: found.kind.into(),
            to_what: found.to_what,
            city: City(ask.kept.city(ask, found.city).await?),
            invited_by: found.invited_by,
            email_hint: found.email_hint,
            expires_at: found.expires_at,
            is_mine: found.is_mine,
        }))
    }
}

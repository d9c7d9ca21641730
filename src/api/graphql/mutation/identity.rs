//! Accounts at identity providers.

use async_graphql::{Context, ID, Object, Result};

use super::person::ViewerPayload;
use crate::graphql::ask::{Ask, id};
use crate::http::SessionToken;

#[derive(Default)]
pub struct IdentityMutation;

#[Object]
impl IdentityMutation {
    /// Joins the pending account of a provider with one's own; both are proven now.
    async fn link_identity(&self, ctx: &Context<'_>) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let browser = ask.sender.asked.as_ref().map(SessionToken::secret);
        ViewerPayload::new(ask, ask.app.link_identity(&ask.caller, browser).await)
    }

    /// Forgets the pending account.
    async fn dismiss_pending_identity(&self, ctx: &Context<'_>) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let browser = ask.sender.asked.as_ref().map(SessionToken::secret);
        ViewerPayload::new(ask, ask.app.dismiss_pending_identity(&ask.caller, browser).await)
    }

    /// Parts an account at a provider from one's own. Needs proof.
    async fn unlink_identity(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] given: ID,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let parted = async { ask.app.unlink_identity(&ask.caller, id("id", &given)?).await };
        ViewerPayload::new(ask, parted.await)
    }
}

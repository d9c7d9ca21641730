//! Ending sessions.

use async_graphql::{Context, ID, Object, Result};
use axum::http::header::SET_COOKIE;

use super::person::ViewerPayload;
use crate::graphql::ask::{Ask, id};

#[derive(Default)]
pub struct SessionMutation;

#[Object]
impl SessionMutation {
    /// Ends one of one's own sessions; where it is the one that asks, the viewer is null.
    async fn end_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] given: ID,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let ended = match id("id", &given) {
            Ok(id) => ask.app.end_session(&ask.caller, id).await,
            Err(error) => Err(error),
        };
        if ended.as_ref().is_ok_and(|caller| caller.viewer.is_none()) {
            ctx.append_http_header(SET_COOKIE, ask.cookie.clear());
        }
        ViewerPayload::new(ask, ended)
    }

    /// Signs out everywhere else.
    async fn end_other_sessions(&self, ctx: &Context<'_>) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        ViewerPayload::new(ask, ask.app.end_other_sessions(&ask.caller).await)
    }
}

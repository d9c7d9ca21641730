//! Consents, and erasing oneself.

use async_graphql::{Context, Object, Result, SimpleObject};
use axum::http::header::SET_COOKIE;

use super::person::ViewerPayload;
use crate::graphql::ask::Ask;
use crate::graphql::types::problem::Problem;
use crate::graphql::words::ConsentKind;

#[derive(Default)]
pub struct PrivacyMutation;

#[derive(SimpleObject)]
pub struct ErasePayload {
    erased: bool,
    problems: Vec<Problem>,
}

#[Object]
impl PrivacyMutation {
    /// Agrees to a text in the version that was shown, or takes that back.
    async fn set_consent(
        &self,
        ctx: &Context<'_>,
        kind: ConsentKind,
        given: bool,
        version: String,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let set = ask
            .app
            .set_consent(&ask.caller, kind.into(), given, &version)
            .await;
        ViewerPayload::new(ask, set.map(|()| ask.caller.clone()))
    }

    /// Erases the person signed in; needs proof, and their own address to confirm.
    async fn erase_me(&self, ctx: &Context<'_>, confirm: String) -> Result<ErasePayload> {
        let ask = Ask::of(ctx);
        let (erased, problems) = ask.outcome(ask.app.erase_me(&ask.caller, &confirm).await)?;
        if erased.is_some() {
            ctx.append_http_header(SET_COOKIE, ask.cookie.clear());
        }
        Ok(ErasePayload {
            erased: erased.is_some(),
            problems,
        })
    }
}

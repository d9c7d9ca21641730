//! Proving anew who one is, for ten minutes.

use async_graphql::{Context, Object, Result, SimpleObject};

use super::person::ViewerPayload;
use crate::graphql::ask::Ask;
use crate::graphql::types::problem::Problem;
use crate::http::SessionToken;

#[derive(Default)]
pub struct ProofMutation;

#[derive(SimpleObject)]
pub struct ProofCodePayload {
    sent: bool,
    problems: Vec<Problem>,
}

/// The secret of the session that asks; none proves nothing.
fn secret<'a>(ask: &'a Ask) -> &'a str {
    ask.sender.session.as_ref().map_or("", SessionToken::secret)
}

#[Object]
impl ProofMutation {
    async fn prove_with_password(&self, ctx: &Context<'_>, password: String) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        ViewerPayload::new(ask, ask.app.prove_with_password(&ask.caller, &password).await)
    }

    /// Sends a six-digit code to one's own address.
    async fn request_proof_code(&self, ctx: &Context<'_>) -> Result<ProofCodePayload> {
        let ask = Ask::of(ctx);
        let sent = ask.app.request_proof_code(&ask.caller, secret(ask)).await;
        let (sent, problems) = ask.outcome(sent)?;
        Ok(ProofCodePayload {
            sent: sent.is_some(),
            problems,
        })
    }

    /// Takes the newest code, once, in the session that asked for it.
    async fn prove_with_code(&self, ctx: &Context<'_>, code: String) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let proven = ask.app.prove_with_code(&ask.caller, secret(ask), &code).await;
        ViewerPayload::new(ask, proven)
    }
}

//! Passkeys.

use std::time::Duration;

use app::passkey::{Answer, Ceremony};
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use axum::http::header::SET_COOKIE;

use super::person::ViewerPayload;
use super::sign_in::{CompleteSignInPayload, signed_in, token};
use crate::graphql::ask::{Ask, id};
use crate::graphql::scalar::Json;
use crate::graphql::types::problem::Problem;
use crate::http::SessionToken;

#[derive(Default)]
pub struct PasskeyMutation;

/// What the browser is asked.
#[derive(SimpleObject)]
pub struct PasskeyChallenge {
    id: ID,
    /// What navigator.credentials takes, as JSON (publicKey).
    options: Json,
}

#[derive(SimpleObject)]
pub struct PasskeyChallengePayload {
    challenge: Option<PasskeyChallenge>,
    problems: Vec<Problem>,
}

#[Object]
impl PasskeyMutation {
    /// Begins to make a passkey. Needs proof.
    async fn begin_passkey(&self, ctx: &Context<'_>) -> Result<PasskeyChallengePayload> {
        let ask = Ask::of(ctx);
        let (ceremony, problems) = ask.outcome(ask.app.begin_passkey(&ask.caller).await)?;
        payload(ask, ceremony, problems)
    }

    /// Takes the new passkey that the browser made.
    async fn finish_passkey(
        &self,
        ctx: &Context<'_>,
        challenge: ID,
        credential: Json,
        name: String,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let finished = async {
            let credential = json(&credential);
            let answer = answer(&challenge, &credential)?;
            ask.app.finish_passkey(&ask.caller, answer, &name).await
        };
        ViewerPayload::new(ask, finished.await)
    }

    async fn rename_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] given: ID,
        name: String,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let renamed = async {
            ask.app
                .rename_passkey(&ask.caller, id("id", &given)?, &name)
                .await
        };
        ViewerPayload::new(ask, renamed.await)
    }

    /// Needs proof.
    async fn remove_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "id")] given: ID,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let removed = async { ask.app.remove_passkey(&ask.caller, id("id", &given)?).await };
        ViewerPayload::new(ask, removed.await)
    }

    /// Begins a sign-in with a passkey: no address is typed.
    async fn begin_passkey_sign_in(&self, ctx: &Context<'_>) -> Result<PasskeyChallengePayload> {
        let ask = Ask::of(ctx);
        let browser = ask.sender.asked.as_ref().map(SessionToken::secret);
        let (begun, problems) = ask.outcome(ask.app.begin_passkey_sign_in(browser).await)?;
        let Some((ceremony, asked)) = begun else {
            return payload(ask, None, problems);
        };
        let secret = token(ask, &asked.browser)?;
        let lifetime = Duration::from_secs(u64::try_from(asked.seconds).unwrap_or_default());
        ctx.append_http_header(SET_COOKIE, ask.cookie.set_asked(&secret, lifetime));
        payload(ask, Some(ceremony), problems)
    }

    /// Signs in with a passkey, and sets the session cookie.
    async fn finish_passkey_sign_in(
        &self,
        ctx: &Context<'_>,
        challenge: ID,
        credential: Json,
        return_to: Option<String>,
    ) -> Result<CompleteSignInPayload> {
        let ask = Ask::of(ctx);
        let from = ask.sender.sign_in_from();
        let finished = async {
            let credential = json(&credential);
            let answer = answer(&challenge, &credential)?;
            ask.app
                .finish_passkey_sign_in(answer, return_to.as_deref(), &from, ask.locale())
                .await
        };
        signed_in(ctx, finished.await)
    }

    /// Proves anew who one is. The challenge comes from beginPasskeySignIn.
    async fn prove_with_passkey(
        &self,
        ctx: &Context<'_>,
        challenge: ID,
        credential: Json,
    ) -> Result<ViewerPayload> {
        let ask = Ask::of(ctx);
        let browser = ask.sender.asked.as_ref().map(SessionToken::secret);
        let proven = async {
            let credential = json(&credential);
            let answer = answer(&challenge, &credential)?;
            ask.app.prove_with_passkey(&ask.caller, answer, browser).await
        };
        ViewerPayload::new(ask, proven.await)
    }
}

fn answer<'a>(challenge: &ID, credential: &'a serde_json::Value) -> Result<Answer<'a>, app::AppError> {
    Ok(Answer {
        challenge: id("challenge", challenge)?,
        credential,
    })
}

/// What is no JSON is no credential either, and is refused as one.
fn json(given: &Json) -> serde_json::Value {
    given.0.clone().into_json().unwrap_or_default()
}

fn payload(ask: &Ask, ceremony: Option<Ceremony>, problems: Vec<Problem>) -> Result<PasskeyChallengePayload> {
    let challenge = ceremony.map(|ceremony| {
        let options = async_graphql::Value::from_json(ceremony.options)
            .map_err(|error| ask.error(app::AppError::Internal(error.to_string())))?;
        Ok::<_, async_graphql::Error>(PasskeyChallenge {
            id: ceremony.id.to_string().into(),
            options: Json(options),
        })
    });
    Ok(PasskeyChallengePayload {
        challenge: challenge.transpose()?,
        problems,
    })
}

//! Signing in and out.

use std::time::Duration;

use app::session::NewSession;
use app::sign_in::Proof;
use app::{AppError, AppResult};
use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use axum::http::header::SET_COOKIE;

use crate::graphql::ask::Ask;
use crate::graphql::types::person::Viewer;
use crate::graphql::types::problem::Problem;
use crate::http::{SessionCookie, SessionToken};

#[derive(Default)]
pub struct SignInMutation;

#[derive(InputObject)]
pub struct RequestSignInInput {
    email: String,
    /// A path of these pages to come back to.
    return_to: Option<String>,
}

#[derive(SimpleObject)]
pub struct RequestSignInPayload {
    sent: bool,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct CompleteSignInPayload {
    viewer: Option<Viewer>,
    return_to: Option<String>,
    problems: Vec<Problem>,
}

#[derive(SimpleObject)]
pub struct SignOutPayload {
    signed_out: bool,
}

#[Object]
impl SignInMutation {
    async fn request_sign_in(
        &self,
        ctx: &Context<'_>,
        input: RequestSignInInput,
    ) -> Result<RequestSignInPayload> {
        let ask = Ask::of(ctx);
        let browser = ask.sender.asked.as_ref().map(SessionToken::secret);
        let sent = ask
            .app
            .request_sign_in(&input.email, input.return_to.as_deref(), browser, ask.locale())
            .await;
        let (asked, problems) = ask.outcome(sent)?;
        let sent = asked.is_some();
        if let Some(asked) = asked {
            let secret = token(ask, &asked.browser)?;
            let lifetime = Duration::from_secs(u64::try_from(asked.seconds).unwrap_or_default());
            ctx.append_http_header(SET_COOKIE, ask.cookie.set_asked(&secret, lifetime));
        }
        Ok(RequestSignInPayload { sent, problems })
    }

    /// Uses the token of a sign-in link, once, in the browser that asked for it, and sets the session cookie.
    async fn complete_sign_in(&self, ctx: &Context<'_>, token: String) -> Result<CompleteSignInPayload> {
        complete(ctx, Proof::Link(&token)).await
    }

    /// The same with the six-digit code of the mail, for who reads it on another device.
    async fn complete_sign_in_by_code(
        &self,
        ctx: &Context<'_>,
        code: String,
    ) -> Result<CompleteSignInPayload> {
        complete(ctx, Proof::Code(&code)).await
    }

    async fn sign_out(&self, ctx: &Context<'_>) -> Result<SignOutPayload> {
        let ask = Ask::of(ctx);
        if let Some(session) = &ask.sender.session {
            ask.app
                .sign_out(session.secret())
                .await
                .map_err(|error| ask.error(error))?;
        }
        ctx.append_http_header(SET_COOKIE, ask.cookie.clear());
        Ok(SignOutPayload { signed_out: true })
    }
}

/// A secret as a cookie carries it.
pub(super) fn token(ask: &Ask, secret: &str) -> Result<SessionToken> {
    SessionToken::new(secret).ok_or_else(|| ask.error(AppError::Internal("a secret is no token".into())))
}

async fn complete(ctx: &Context<'_>, proof: Proof<'_>) -> Result<CompleteSignInPayload> {
    let ask = Ask::of(ctx);
    let from = ask.sender.sign_in_from();
    let session = ask.app.complete_sign_in(proof, &from, ask.locale()).await;
    signed_in(ctx, session)
}

/// Sets the cookies of a session that has begun, whichever way: the browser's, and the one by which it is known.
pub(super) fn signed_in(ctx: &Context<'_>, session: AppResult<NewSession>) -> Result<CompleteSignInPayload> {
    let ask = Ask::of(ctx);
    let (session, problems) = ask.outcome(session)?;
    let Some(session) = session else {
        return Ok(CompleteSignInPayload {
            viewer: None,
            return_to: None,
            problems,
        });
    };
    let seconds = |seconds: i64| Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    let cookie = SessionCookie {
        lifetime: seconds(session.seconds),
        ..ask.cookie
    };
    let (secret, browser) = (token(ask, &session.secret)?, token(ask, &session.browser)?);
    ctx.append_http_header(SET_COOKIE, cookie.set(&secret));
    ctx.append_http_header(
        SET_COOKIE,
        cookie.set_asked(&browser, seconds(session.browser_seconds)),
    );
    Ok(CompleteSignInPayload {
        viewer: session.caller.viewer.map(Viewer),
        return_to: Some(session.return_to),
        problems,
    })
}

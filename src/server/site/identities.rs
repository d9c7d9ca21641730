//! Leaving for identity providers and coming back, handed to the use cases.

use std::time::Duration;

use api::http::{Caller, Departure, Direction, Identities, Return, SessionToken};
use app::identity::{Arrived, Back, Trouble};
use app::{App, AppError, AppResult};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// People on their way to a provider and back.
pub struct Travellers(pub App);

impl Identities for Travellers {
    fn leave(&self, departure: Departure, sender: Caller) -> BoxFuture<'static, Option<Direction>> {
        let app = self.0.clone();
        async move { answer(leave(&app, departure, sender).await) }.boxed()
    }

    fn arrive(
        &self,
        provider: String,
        back: Return,
        sender: Caller,
    ) -> BoxFuture<'static, Option<Direction>> {
        let app = self.0.clone();
        async move { answer(arrive(&app, &provider, back, sender).await) }.boxed()
    }
}

async fn leave(app: &App, departure: Departure, sender: Caller) -> AppResult<Direction> {
    let session = sender.session.as_ref().map(SessionToken::secret);
    let browser = sender.asked.as_ref().map(SessionToken::secret);
    let caller = app.caller(session, sender.locale).await?;
    let return_to = departure.return_to.as_deref();
    let leaving = app
        .begin_identity(&departure.provider, departure.joins, return_to, &caller, browser)
        .await?;
    Ok(match leaving {
        Ok(leaving) => Direction {
            location: leaving.location,
            session: None,
            asked: Some(kept(&leaving.asked.browser, leaving.asked.seconds)?),
        },
        Err(trouble) => troubled(trouble),
    })
}

async fn arrive(app: &App, provider: &str, back: Return, sender: Caller) -> AppResult<Direction> {
    let session = sender.session.as_ref().map(SessionToken::secret);
    let from = sender.sign_in_from();
    let caller = app.caller(session, sender.locale).await?;
    let back = Back {
        state: back.state.as_deref(),
        code: back.code.as_deref(),
        issuer: back.iss.as_deref(),
        error: back.error.as_deref(),
    };
    Ok(match app.finish_identity(provider, back, &caller, &from).await? {
        Arrived::SignedIn(session) => Direction {
            session: Some(kept(&session.secret, session.seconds)?),
            asked: Some(kept(&session.browser, session.browser_seconds)?),
            location: session.return_to,
        },
        Arrived::Joined { return_to } => to(return_to),
        Arrived::Waits => to("/signin/link".to_owned()),
        Arrived::Trouble(trouble) => troubled(trouble),
    })
}

/// Nothing where there is no such provider; what went wrong on our side is said by the pages as well.
fn answer(result: AppResult<Direction>) -> Option<Direction> {
    match result {
        Ok(direction) => Some(direction),
        Err(AppError::Refused(problems)) => {
            let is_missing = problems.iter().any(|problem| problem.field == "provider");
            (!is_missing).then(|| troubled(Trouble::Unavailable))
        }
        Err(error) => {
            tracing::error!(%error, "identity.not_stored");
            Some(troubled(Trouble::Unavailable))
        }
    }
}

fn to(location: String) -> Direction {
    Direction {
        location,
        session: None,
        asked: None,
    }
}

fn troubled(trouble: Trouble) -> Direction {
    to(format!("/signin?trouble={}", trouble.code()))
}

fn kept(secret: &str, seconds: i64) -> AppResult<(SessionToken, Duration)> {
    let token = SessionToken::new(secret);
    let token = token.ok_or_else(|| AppError::Internal("a secret is no token".to_owned()))?;
    Ok((
        token,
        Duration::from_secs(u64::try_from(seconds).unwrap_or_default()),
    ))
}

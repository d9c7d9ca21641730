//! Leaving for an identity provider and coming back.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use serde::Deserialize;

use super::origin::{Site, site};
use super::reply::not_found;
use super::session::SessionToken;
use super::{Caller, SessionCookie, Shared};

/// What the pages ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The provider's name in addresses.
    pub provider: String,
    /// Whether the account there is to be joined with the one that is signed in.
    pub joins: bool,
    /// The page to come back to, as it was given.
    pub return_to: Option<String>,
}

/// What comes back from a provider, through the browser.
#[derive(Deserialize)]
pub struct Return {
    /// What we gave along.
    pub state: Option<String>,
    /// What stands for the provider's statement.
    pub code: Option<String>,
    /// Who answers.
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

/// Where the browser goes next, and what it keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Direction {
    /// An address, or a path of these pages.
    pub location: String,
    /// A session that has begun, and how long it lasts.
    pub session: Option<(SessionToken, Duration)>,
    /// By what the browser is known when it comes back.
    pub asked: Option<(SessionToken, Duration)>,
}

/// Sends people to identity providers and takes them back.
pub trait Identities: Send + Sync + 'static {
    /// Where the provider is; `None` where there is none of the name.
    fn leave(&self, departure: Departure, sender: Caller) -> BoxFuture<'static, Option<Direction>>;
    /// Where somebody goes who comes back; `None` where there is no such provider.
    fn arrive(&self, provider: String, back: Return, sender: Caller)
    -> BoxFuture<'static, Option<Direction>>;
}

#[derive(Deserialize)]
pub(super) struct Wish {
    #[serde(rename = "returnTo")]
    return_to: Option<String>,
    link: Option<String>,
}

/// Answers `GET /signin/with/{provider}`.
pub(super) async fn leave(
    State(shared): State<Arc<Shared>>,
    Path(provider): Path<String>,
    Query(wish): Query<Wish>,
    request: Request<axum::body::Body>,
) -> Response {
    let sender = Caller::of(&request, &shared);
    if shared.limiter.count_sign_in(sender.address).is_err() {
        return see_other(&shared, StatusCode::SEE_OTHER, direction(TOO_OFTEN));
    }
    let joins = wish.link.as_deref() == Some("1");
    // Another site could send a reader here whom it has signed in at the provider as somebody else before: with
    // that account joined, it would have the reader's own.
    if joins && site(request.headers(), &shared.config.origins) != Site::Own {
        return see_other(
            &shared,
            StatusCode::SEE_OTHER,
            direction("/signin?trouble=IDENTITY_PROOF"),
        );
    }
    let departure = Departure {
        provider,
        joins,
        return_to: wish.return_to,
    };
    match shared.services.identities.leave(departure, sender).await {
        Some(direction) => see_other(&shared, StatusCode::FOUND, direction),
        None => not_found().into_response(),
    }
}

/// Answers `GET /signin/back/{provider}`.
pub(super) async fn arrive(
    State(shared): State<Arc<Shared>>,
    Path(provider): Path<String>,
    Query(back): Query<Return>,
    request: Request<axum::body::Body>,
) -> Response {
    let sender = Caller::of(&request, &shared);
    if shared.limiter.count_sign_in(sender.address).is_err() {
        return see_other(&shared, StatusCode::SEE_OTHER, direction(TOO_OFTEN));
    }
    match shared.services.identities.arrive(provider, back, sender).await {
        Some(direction) => see_other(&shared, StatusCode::SEE_OTHER, direction),
        None => not_found().into_response(),
    }
}

/// Where somebody goes who comes too often.
const TOO_OFTEN: &str = "/signin?trouble=IDENTITY_UNAVAILABLE";

fn direction(path: &str) -> Direction {
    Direction {
        location: path.to_owned(),
        session: None,
        asked: None,
    }
}

fn see_other(shared: &Shared, status: StatusCode, to: Direction) -> Response {
    let mut headers = HeaderMap::new();
    let location = HeaderValue::from_str(&to.location).unwrap_or(HeaderValue::from_static("/"));
    headers.insert(header::LOCATION, location);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let cookie = shared.config.session;
    if let Some((token, lifetime)) = &to.session {
        let cookie = SessionCookie {
            lifetime: *lifetime,
            ..cookie
        };
        headers.append(header::SET_COOKIE, cookie.set(token));
    }
    if let Some((token, lifetime)) = &to.asked {
        headers.append(header::SET_COOKIE, cookie.set_asked(token, *lifetime));
    }
    (status, headers).into_response()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{app, send};

    #[tokio::test]
    async fn who_leaves_keeps_by_what_they_are_known_when_they_come_back() {
        let away = send(&app(), "GET /signin/with/ville?returnTo=/me", &[], "").await;
        assert_eq!(
            (away.status, away.header("location")),
            (302, "https://id.example/authorize?for=/me")
        );
        assert_eq!(away.header("cache-control"), "no-store");
        let cookie = away.header("set-cookie");
        assert!(
            cookie.starts_with("__Host-parvis-asked=") && cookie.contains("HttpOnly; SameSite=Lax"),
            "{cookie}"
        );
        assert_eq!(send(&app(), "GET /signin/with/other", &[], "").await.status, 404);
    }

    #[tokio::test]
    async fn who_comes_back_is_signed_in_by_a_cookie_and_led_on() {
        let back = send(&app(), "GET /signin/back/ville?state=s&code=c", &[], "").await;
        assert_eq!((back.status, back.header("location")), (303, "/me"));
        assert!(
            back.header("set-cookie").starts_with("__Host-parvis="),
            "{}",
            back.header("set-cookie")
        );
    }

    #[tokio::test]
    async fn another_site_joins_no_account() {
        for headers in [
            &["sec-fetch-site: cross-site"][..],
            &["sec-fetch-site: same-site"],
            &[],
        ] {
            let away = send(&app(), "GET /signin/with/ville?link=1", headers, "").await;
            assert_eq!(
                away.header("location"),
                "/signin?trouble=IDENTITY_PROOF",
                "{headers:?}"
            );
        }
        let own = send(
            &app(),
            "GET /signin/with/ville?link=1",
            &["sec-fetch-site: same-origin"],
            "",
        )
        .await;
        assert!(own.header("location").starts_with("https://id.example/"));
    }
}

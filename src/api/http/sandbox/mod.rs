//! The bank of the demonstration: where one ends up instead of a payment provider's page.
//!
//! It lets one try what real providers do, also at their worst: a refusal, a message told twice, a
//! message that comes late. No money moves, and the page says so.

mod page;

use std::sync::{Arc, OnceLock};

use axum::Form;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Money;
use serde::Deserialize;

use super::origin::{Site, site};
use super::reply::{Refusal, not_found};
use super::{Shared, caller, headers};

/// A payment as the page shows it.
#[derive(Debug, Clone)]
pub struct Payment {
    /// How much.
    pub amount: Money,
    /// What for, in a few words.
    pub description: String,
    /// Where the reader goes afterwards: a path, or an address below the public one.
    pub return_url: String,
    /// When its money is taken.
    pub taking: Taking,
    /// How far it is.
    pub state: PaymentState,
}

/// When the money of a payment is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    /// At once.
    Now,
    /// It is held first.
    Held,
    /// Nothing is held: the means of payment is saved.
    Saved,
}

/// How far a payment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentState {
    /// Waits for the reader.
    Open,
    /// Held, or the means of payment is saved: nothing is taken yet.
    Agreed,
    /// Accepted.
    Paid,
    /// Refused, expired or called off.
    Over,
}

/// What the reader wants to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The payment succeeds.
    Pay,
    /// The bank refuses.
    Decline,
    /// It succeeds and its message comes twice.
    PayTwice,
    /// It succeeds and its message comes late.
    PayLate,
}

/// The pretended bank.
pub trait Bank: Send + Sync + 'static {
    /// The payment of this reference.
    fn payment(&self, reference: &str) -> Option<Payment>;
    /// Makes the choice happen, once: a second one changes nothing. Gives the payment as it stands then.
    fn decide(&self, reference: &str, choice: Choice) -> Option<Payment>;
}

/// What the page sends.
#[derive(Deserialize)]
pub(super) struct Decision {
    choice: Choice,
}

/// Answers `GET /sandbox/pay/{reference}`.
pub(super) async fn page(
    State(shared): State<Arc<Shared>>,
    Path(reference): Path<String>,
    headers: HeaderMap,
) -> Response {
    let payment = shared
        .services
        .bank
        .as_ref()
        .and_then(|bank| bank.payment(&reference));
    let Some(payment) = payment else {
        return not_found().into_response();
    };
    let back = return_address(&payment.return_url, &shared.config.public_url);
    let html = page::html(&payment, back, caller::locale(&headers));
    let mut response = Response::new(Body::from(html));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(policy()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Nothing but the one style of the page, and its form.
fn policy() -> &'static str {
    static POLICY: OnceLock<String> = OnceLock::new();
    POLICY.get_or_init(|| {
        let style = headers::source_hash(page::STYLE);
        format!("default-src 'none'; style-src {style}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
    })
}

/// Answers `POST /sandbox/pay/{reference}`.
pub(super) async fn decide(
    State(shared): State<Arc<Shared>>,
    Path(reference): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Decision>, axum::extract::rejection::FormRejection>,
) -> Response {
    if site(&headers, &shared.config.origins) == Site::Foreign {
        let message = "a page of another site may not pay in a reader's name";
        return Refusal::new(StatusCode::FORBIDDEN, "CROSS_SITE", message).into_response();
    }
    let Some(bank) = &shared.services.bank else {
        return not_found().into_response();
    };
    let Ok(Form(Decision { choice })) = form else {
        let message = "`choice` must be pay, decline, pay_twice or pay_late";
        return Refusal::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", message).into_response();
    };
    let Some(payment) = bank.decide(&reference, choice) else {
        return not_found().into_response();
    };
    let back = return_address(&payment.return_url, &shared.config.public_url);
    let location = HeaderValue::from_str(back).unwrap_or(HeaderValue::from_static("/"));
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The return address if it leads to our own pages, else the first of them: this page sends nobody
/// elsewhere.
fn return_address<'a>(address: &'a str, public_url: &str) -> &'a str {
    let below = |rest: &str| rest.is_empty() || rest.starts_with(['/', '?', '#']);
    let own = !public_url.is_empty() && address.strip_prefix(public_url).is_some_and(below);
    let path = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    if (own || path) && address.bytes().all(|b| b.is_ascii_graphic()) {
        address
    } else {
        "/"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        let to = |address| return_address(address, "https://city.example");
        for own in [
            "/a/b?c=d#e",
            "https://city.example/a",
            "https://city.example",
            "https://city.example?a",
        ] {
            assert_eq!(to(own), own);
        }
        for foreign in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://city.example.evil",
            "https://evil.example/",
            "javascript:alert(1)",
            "/a\r\nset-cookie: b",
            "https://city.example@evil.example",
        ] {
            assert_eq!(to(foreign), "/", "{foreign}");
        }
    }
}

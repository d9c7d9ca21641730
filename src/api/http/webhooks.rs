//! What payment providers tell us.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;

use super::Shared;
use super::reply::{Refusal, not_found, unavailable};

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// Taken in, now or before: the provider need not send it again.
    Taken,
    /// No payment account of this name is set up.
    UnknownAccount,
    /// The signature is missing, wrong or too old.
    Forged,
    /// Signed, and still not to be understood.
    Unreadable,
    /// It could not be stored: the provider shall send it again.
    Later,
}

/// Takes messages of payment providers in, each posted to one of our accounts.
pub trait Webhooks: Send + Sync + 'static {
    /// Checks the signature over the untouched body, stores the message and applies it.
    fn receive(&self, account: String, headers: HeaderMap, body: Bytes) -> BoxFuture<'static, Received>;
}

/// Answers `POST /webhooks/payments/{account}`.
pub(super) async fn payment(
    State(shared): State<Arc<Shared>>,
    Path(account): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let refuse = |status, code, message: &str| Refusal::new(status, code, message).into_response();
    match shared.services.webhooks.receive(account, headers, body).await {
        Received::Taken => StatusCode::NO_CONTENT.into_response(),
        Received::UnknownAccount => not_found().into_response(),
        Received::Forged => refuse(
            StatusCode::BAD_REQUEST,
            "BAD_SIGNATURE",
            "the signature is not right",
        ),
        Received::Unreadable => refuse(
            StatusCode::BAD_REQUEST,
            "UNREADABLE",
            "the message cannot be understood",
        ),
        Received::Later => unavailable().into_response(),
    }
}

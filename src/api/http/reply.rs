//! Refusals and small answers of the plain routes.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Locale;

/// A refusal with a code for programs and a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub status: StatusCode,
    pub code: &'static str,
    pub message: String,
    /// Seconds after which it may be tried again.
    pub retry_after: Option<u64>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            retry_after: (status == StatusCode::SERVICE_UNAVAILABLE).then_some(2),
        }
    }

    /// The same, worth trying again after so many seconds.
    pub(super) fn after(self, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..self
        }
    }

    /// Too many from one address, or of one person.
    pub(super) fn too_often(locale: Locale, wait: Duration) -> Self {
        let seconds = wait.as_secs() + 1;
        let message = app::words::too_often(locale, seconds);
        Self::new(StatusCode::TOO_MANY_REQUESTS, "TOO_OFTEN", message).after(seconds)
    }

    /// The body that GraphQL clients read.
    pub(super) fn graphql_body(&self) -> String {
        serde_json::json!({
            "errors": [{ "message": self.message, "extensions": { "code": self.code } }]
        })
        .to_string()
    }

    /// The answer on a GraphQL route.
    pub(super) fn into_graphql(self) -> Response {
        let body = self.graphql_body();
        self.with("application/json; charset=utf-8", body)
    }

    fn with(&self, content_type: &'static str, body: String) -> Response {
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// On plain routes: problem details (RFC 9457).
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = serde_json::json!({
            "type": "about:blank",
            "status": self.status.as_u16(),
            "title": self.status.canonical_reason().unwrap_or("Refused"),
            "code": self.code,
            "detail": self.message,
        });
        self.with("application/problem+json", body.to_string())
    }
}

/// There is nothing at this address.
pub(super) fn not_found() -> Refusal {
    Refusal::new(
        StatusCode::NOT_FOUND,
        "NOT_FOUND",
        "there is nothing at this address",
    )
}

/// Something that the server depends on is out of reach or out of room.
pub(super) fn unavailable() -> Refusal {
    Refusal::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "UNAVAILABLE",
        "the service is not available just now; try again",
    )
}

//! Answers as bytes and status.

use async_graphql::{Response as Answer, ServerError, Value};
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;

use super::negotiate::Media;
use crate::http::cost;

/// Characters of one error message: the library's own quote names and values of the question.
const MESSAGE_CHARACTERS_MAX: usize = 200;
/// Errors of one answer.
const ERRORS_MAX: usize = 20;

/// A finished answer of the schema.
pub(super) struct Rendered {
    bytes: Bytes,
    kind: Kind,
    cookies: Vec<HeaderValue>,
}

/// What the status tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Data and no error.
    Whole,
    /// Data, or an explicit absence of it, with errors.
    Partial,
    /// The question could not be asked: there is no `data`.
    NotAsked,
    /// The same, because the access token that came with it is none.
    Unauthorized,
    /// Something that the server depends on is out of reach.
    Unavailable,
    /// The person who asks does so too often, and may ask again after so many seconds.
    TooOften(u64),
}

#[derive(Serialize)]
struct Wire<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
}

impl From<Answer> for Rendered {
    fn from(mut answer: Answer) -> Self {
        let kind = kind(&answer);
        let cookies = answer
            .http_headers
            .get_all(header::SET_COOKIE)
            .iter()
            .cloned()
            .collect();
        answer.errors.truncate(ERRORS_MAX);
        for error in &mut answer.errors {
            shorten(&mut error.message);
        }
        let data = !matches!(kind, Kind::NotAsked | Kind::Unauthorized | Kind::TooOften(_));
        let data = data.then_some(&answer.data);
        let wire = Wire {
            errors: &answer.errors,
            data,
        };
        match serde_json::to_vec(&wire) {
            Ok(bytes) => Self {
                bytes: bytes.into(),
                kind,
                cookies,
            },
            Err(error) => {
                tracing::error!(%error, "answer.unwritable");
                let bytes = br#"{"errors":[{"message":"the answer could not be written"}]}"#;
                Self {
                    bytes: Bytes::from_static(bytes),
                    kind: Kind::Unavailable,
                    cookies: Vec::new(),
                }
            }
        }
    }
}

/// When somebody who asks too often may ask again.
fn seconds(error: &ServerError) -> u64 {
    let given = error.extensions.as_ref().and_then(|e| e.get("retryAfter"));
    match given {
        Some(Value::Number(number)) => number.as_u64().unwrap_or(1),
        _ => 1,
    }
}

fn kind(answer: &Answer) -> Kind {
    let is = |error: &ServerError, code: &str| {
        let given = error.extensions.as_ref().and_then(|e| e.get("code"));
        given == Some(&Value::from(code))
    };
    let any = |code: &str| answer.errors.iter().any(|error| is(error, code));
    if answer.errors.is_empty() {
        Kind::Whole
    } else if any("UNAVAILABLE") {
        Kind::Unavailable
    } else if let Some(error) = answer.errors.iter().find(|error| is(error, "TOO_OFTEN")) {
        Kind::TooOften(seconds(error))
    } else if answer.data == Value::Null && answer.errors.iter().all(|error| error.path.is_empty()) {
        if any("TOKEN_INVALID") {
            Kind::Unauthorized
        } else {
            Kind::NotAsked
        }
    } else {
        Kind::Partial
    }
}

fn shorten(message: &mut String) {
    if let Some((at, _)) = message.char_indices().nth(MESSAGE_CHARACTERS_MAX) {
        message.truncate(at);
        message.push('…');
    }
}

impl Rendered {
    /// The bytes, where anybody who asks the same may get them.
    pub(super) fn into_bytes_worth_keeping(self) -> Result<Bytes, Self> {
        if self.kind == Kind::Whole && self.cookies.is_empty() {
            Ok(self.bytes)
        } else {
            Err(self)
        }
    }

    /// The response to whoever asked.
    pub(super) fn into_response(self, media: Media) -> Response {
        let status = match (self.kind, media) {
            (Kind::Unavailable, _) => StatusCode::SERVICE_UNAVAILABLE,
            (Kind::TooOften(_), _) => StatusCode::TOO_MANY_REQUESTS,
            (Kind::Unauthorized, _) => StatusCode::UNAUTHORIZED,
            (Kind::NotAsked, Media::GraphQl) => StatusCode::BAD_REQUEST,
            _ => StatusCode::OK,
        };
        let mut response = response(media, status, self.bytes);
        for cookie in self.cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer error=\"invalid_token\""),
            );
        }
        let again_after = match self.kind {
            Kind::Unavailable => Some(2),
            Kind::TooOften(seconds) => Some(seconds),
            _ => None,
        };
        if let Some(seconds) = again_after {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A question that the schema never sees.
pub(super) fn refused(media: Media, refusal: &cost::Refusal) -> Response {
    let mut extensions = serde_json::json!({ "code": refusal.code() });
    if let (Some((given, max)), Some(object)) = (refusal.numbers(), extensions.as_object_mut()) {
        object.insert("given".into(), given.into());
        object.insert("max".into(), max.into());
    }
    let mut error = serde_json::json!({ "message": refusal.to_string(), "extensions": extensions });
    if let (cost::Refusal::Syntax { line, column, .. }, Some(object)) = (refusal, error.as_object_mut()) {
        object.insert(
            "locations".into(),
            serde_json::json!([{ "line": line, "column": column }]),
        );
    }
    let status = match media {
        Media::Json if refusal.is_syntax() => StatusCode::OK,
        _ => StatusCode::BAD_REQUEST,
    };
    response(
        media,
        status,
        serde_json::json!({ "errors": [error] }).to_string().into(),
    )
}

/// Every answer, never kept by anybody unless the caller says otherwise.
pub(super) fn response(media: Media, status: StatusCode, bytes: Bytes) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media.content_type());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Accept, Accept-Language, Cookie"),
    );
    response
}

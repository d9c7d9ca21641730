//! Files that people hand in, and private ones that they are shown.
//!
//! A file is the body of its request, never a part of a form: what a page of another site can send without asking
//! first is a form. It is signed for who may read it and given as something to be saved, so that nothing in it is
//! ever opened as a page of ours.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::PersonId;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use super::origin::{Site, site};
use super::reply::{Refusal, not_found, unavailable};
use super::{Caller, Shared};

/// A file on its way in.
#[derive(Debug, Clone)]
pub struct Upload {
    /// What it belongs to: an identifier.
    pub of: String,
    /// What it is called, or what it shows.
    pub words: String,
    /// What it says it is.
    pub mime: String,
    /// All of it.
    pub bytes: Bytes,
}

/// Something that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// For programs.
    pub code: &'static str,
    /// Which part of the request is to blame.
    pub field: String,
    /// For people.
    pub message: String,
}

/// Why a file was not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// For these reasons.
    Refused(Vec<FileProblem>),
    /// Not just now.
    Unavailable,
}

/// A picture that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Where it is served, a path.
    pub url: String,
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
}

/// What became of a statement of a city's bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TakenStatement {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Whether it had been taken in before, and nothing was changed.
    pub is_known: bool,
    /// Movements on it.
    pub movements: usize,
    /// How many of them wait for a person.
    pub open: usize,
    /// The balance after it, with its currency.
    pub closing: String,
}

/// A private file for whom it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Private {
    /// What its sender called it.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// All of it.
    pub bytes: Bytes,
}

/// Takes files in and gives private ones.
pub trait Files: Send + Sync + 'static {
    /// Who it is, where somebody is signed in: nobody else has a file to hand in.
    fn knows(&self, caller: Caller) -> BoxFuture<'static, Option<PersonId>>;
    /// A document of an organisation; gives its identifier.
    fn document(&self, caller: Caller, upload: Upload) -> BoxFuture<'static, Result<String, FileError>>;
    /// A picture of a project.
    fn picture(&self, caller: Caller, upload: Upload) -> BoxFuture<'static, Result<Placed, FileError>>;
    /// Statements of a city's bank, all of a file or nothing; `dry` only tells what would happen.
    fn statements(
        &self,
        caller: Caller,
        upload: Upload,
        dry: bool,
    ) -> BoxFuture<'static, Result<Vec<TakenStatement>, FileError>>;
    /// A private file by its signed address; nothing where the address is not the caller's, too old, or invented.
    fn private(
        &self,
        caller: Caller,
        id: String,
        signed: (i64, String),
    ) -> BoxFuture<'static, Result<Option<Private>, FileError>>;
}

/// Where files come in: these routes take larger bodies than others.
pub(super) const UPLOADS: [&str; 3] = ["/files/documents", "/files/pictures", "/files/statements"];

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct DocumentQuery {
    organisation: String,
    name: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PictureQuery {
    project: String,
    alt: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct StatementQuery {
    city: String,
    dry: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct SignedQuery {
    until: i64,
    key: String,
}

/// Answers `POST /files/documents`.
pub(super) async fn document(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<DocumentQuery>,
    request: Request<Body>,
) -> Response {
    let taken = async {
        let (caller, upload) = read(&shared, request, query.organisation, query.name).await?;
        let id = shared
            .services
            .files
            .document(caller, upload)
            .await
            .map_err(refused)?;
        Ok::<_, Response>(serde_json::json!({ "id": id }))
    };
    created(taken.await)
}

/// Answers `POST /files/pictures`.
pub(super) async fn picture(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<PictureQuery>,
    request: Request<Body>,
) -> Response {
    let taken = async {
        let (caller, upload) = read(&shared, request, query.project, query.alt).await?;
        let placed = shared
            .services
            .files
            .picture(caller, upload)
            .await
            .map_err(refused)?;
        let Placed { url, width, height } = placed;
        Ok::<_, Response>(serde_json::json!({ "url": url, "width": width, "height": height }))
    };
    created(taken.await)
}

/// Answers `POST /files/statements`.
pub(super) async fn statements(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<StatementQuery>,
    request: Request<Body>,
) -> Response {
    let taken = async {
        let (caller, upload) = read(&shared, request, query.city, String::new()).await?;
        let files = &shared.services.files;
        let taken = files
            .statements(caller, upload, query.dry)
            .await
            .map_err(refused)?;
        Ok::<_, Response>(serde_json::json!({ "statements": taken }))
    };
    created(taken.await)
}

/// Answers `GET /files/private/{id}`.
pub(super) async fn private(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    query: Result<Query<SignedQuery>, axum::extract::rejection::QueryRejection>,
    request: Request<Body>,
) -> Response {
    let Ok(Query(SignedQuery { until, key })) = query else {
        return not_found().into_response();
    };
    let caller = Caller::of(&request, &shared);
    match shared.services.files.private(caller, id, (until, key)).await {
        Ok(Some(file)) => given(file),
        Ok(None) | Err(FileError::Refused(_)) => not_found().into_response(),
        Err(FileError::Unavailable) => unavailable().into_response(),
    }
}

/// Whether a larger body is worth waiting for: asked before any of it is read, for only so many are held at once.
pub(super) async fn admits<B>(shared: &Shared, request: &Request<B>) -> Result<bool, Refusal> {
    if site(request.headers(), &shared.config.origins) == Site::Foreign {
        let message = "a page of another site may not do this in a reader's name";
        return Err(Refusal::new(StatusCode::FORBIDDEN, "CROSS_SITE", message));
    }
    let caller = Caller::of(request, shared);
    let (address, locale) = (caller.address, caller.locale);
    let too_often = |wait: Duration| Refusal::too_often(locale, wait);
    shared.limiter.count_write(address, None).map_err(too_often)?;
    let Some(person) = shared.services.files.knows(caller).await else {
        return Ok(false);
    };
    shared
        .limiter
        .count_write(address, Some(person))
        .map_err(too_often)?;
    Ok(true)
}

/// What a request sends, which [`admits`] has let in.
async fn read(
    shared: &Shared,
    request: Request<Body>,
    of: String,
    words: String,
) -> Result<(Caller, Upload), Response> {
    let caller = Caller::of(&request, shared);
    let mime = media_type(request.headers());
    // Collected and limited by the guard.
    let bytes = to_bytes(request.into_body(), usize::MAX).await;
    let bytes = bytes.map_err(|_| unavailable().into_response())?;
    let upload = Upload {
        of,
        words,
        mime,
        bytes,
    };
    Ok((caller, upload))
}

fn media_type(headers: &HeaderMap) -> String {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

fn refused(error: FileError) -> Response {
    let FileError::Refused(problems) = error else {
        return unavailable().into_response();
    };
    let status = match problems.first().map(|problem| problem.code) {
        Some("SIGN_IN_REQUIRED") => StatusCode::UNAUTHORIZED,
        Some("NOT_ALLOWED" | "TOKEN_SCOPE" | "PROOF_REQUIRED") => StatusCode::FORBIDDEN,
        Some("NOT_FOUND") => StatusCode::NOT_FOUND,
        Some("FILE_TOO_LARGE" | "PICTURE_TOO_LARGE") => StatusCode::PAYLOAD_TOO_LARGE,
        Some("WRONG_FILE_KIND") => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let problem = |problem: &FileProblem| serde_json::json!({ "code": problem.code, "field": problem.field, "message": problem.message });
    let problems: Vec<_> = problems.iter().map(problem).collect();
    json(status, &serde_json::json!({ "problems": problems }))
}

fn created(taken: Result<serde_json::Value, Response>) -> Response {
    taken.map_or_else(|refused| refused, |value| json(StatusCode::CREATED, &value))
}

fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, value.to_string()).into_response()
}

/// A file to be saved, never to be shown as a page.
fn given(file: Private) -> Response {
    let mut response = Response::new(Body::from(file.bytes));
    let headers = response.headers_mut();
    let unknown = HeaderValue::from_static("application/octet-stream");
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_str(&file.mime).unwrap_or(unknown),
    );
    for (name, value) in [
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let disposition = format!("attachment; filename*=UTF-8''{}", percent(&file.name));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A name in a header (RFC 8187): letters, digits and a few others as they are, the rest by its bytes.
fn percent(name: &str) -> String {
    name.bytes().fold(String::new(), |mut written, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            written.push(char::from(byte));
        } else {
            written += &format!("%{byte:02X}");
        }
        written
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::testing::{app, send};

    const SESSION: &str = "cookie: __Host-parvis=0123456789abcdef";

    #[tokio::test]
    async fn a_file_of_another_site_is_refused() {
        let app = app();
        for from in [
            "sec-fetch-site: cross-site",
            "sec-fetch-site: same-site",
            "origin: https://evil.example",
        ] {
            for path in UPLOADS {
                let reply = send(&app, &format!("POST {path}"), &[SESSION, from], "x").await;
                assert_eq!(
                    (reply.status, reply.json()["code"].clone()),
                    (403, "CROSS_SITE".into()),
                    "{from}"
                );
            }
        }
    }

    #[tokio::test]
    async fn a_file_may_be_larger_than_a_question_where_somebody_is_signed_in() {
        let app = app();
        let large = vec![b'x'; 1 << 20];
        let own = "sec-fetch-site: same-origin";
        let path = "POST /files/documents?organisation=o&name=a";
        let reply = send(&app, path, &[SESSION, own], large.clone()).await;
        assert_eq!(
            (reply.status, reply.json()["id"].clone()),
            (201, "document:o/a".into())
        );
        let reply = send(&app, path, &[own], large.clone()).await;
        assert_eq!(reply.status, 413, "a visitor has nothing to hand in");
        let forged = "cookie: __Host-parvis=fedcba9876543210";
        let reply = send(&app, path, &[forged, own], large.clone()).await;
        assert_eq!(reply.status, 413, "nor has a cookie that anybody can make up");
        let reply = send(&app, path, &[SESSION, own], vec![b'x'; (8 << 20) + 1]).await;
        assert_eq!(reply.status, 413);
        let reply = send(
            &app,
            "POST /graphql",
            &[SESSION, own, "content-type: application/json"],
            large,
        )
        .await;
        assert_eq!(reply.status, 413, "others stay as they were");
    }

    #[tokio::test]
    async fn a_statement_is_taken_in_or_only_looked_at() {
        for (dry, known) in [("&dry=true", true), ("", false)] {
            let path = format!("POST /files/statements?city=c{dry}");
            let reply = send(&app(), &path, &[SESSION], "abc").await;
            let taken = &reply.json()["statements"][0];
            assert_eq!(reply.status, 201);
            assert_eq!(
                (&taken["isKnown"], &taken["movements"]),
                (&known.into(), &3.into())
            );
            assert_eq!(taken["closing"], "c");
        }
    }

    #[tokio::test]
    async fn what_is_refused_says_why() {
        let reply = send(&app(), "POST /files/pictures?project=none", &[SESSION], "x").await;
        assert_eq!(reply.status, 404);
        assert_eq!(reply.json()["problems"][0]["code"], "NOT_FOUND");
    }

    #[tokio::test]
    async fn a_private_file_is_saved_and_never_opened() {
        let app = app();
        let reply = send(
            &app,
            "GET /files/private/document:1?until=5&key=good",
            &[SESSION],
            "",
        )
        .await;
        assert_eq!((reply.status, reply.body.as_str()), (200, "%PDF-"));
        assert_eq!(
            reply.header("content-disposition"),
            "attachment; filename*=UTF-8''r%C3%A8gle%22%0D.pdf"
        );
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(
            reply.header("content-security-policy"),
            "default-src 'none'; sandbox"
        );
        assert_eq!(reply.header("cache-control"), "private, no-store");
        for path in [
            "/files/private/document:1?until=5&key=bad",
            "/files/private/document:1?until=soon&key=good",
            "/files/private/document:1",
            "/files/private/..%2f..%2fetc%2fpasswd?until=5&key=good",
        ] {
            let reply = send(&app, &format!("GET {path}"), &[SESSION], "").await;
            assert_eq!(reply.status, 404, "{path}");
        }
    }
}

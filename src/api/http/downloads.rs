//! Files that are made from data: outlines of neighbourhoods, pictures.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use serde::Deserialize;

use domain::Locale;

use super::Shared;
use super::cache::etag;
use super::caller::locale;
use super::pages::{content, knows};
use super::reply::{Refusal, not_found, unavailable};
use super::session::SessionToken;

/// What a download needs cannot be reached just now; the reader is told to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not available just now")]
pub struct Unavailable;

/// A finished file.
#[derive(Debug, Clone)]
pub struct Download {
    /// Its content.
    pub bytes: Bytes,
    /// Its media type.
    pub mime: &'static str,
}

/// Makes or finds downloads. Nothing where there is no such thing.
pub trait Downloads: Send + Sync + 'static {
    /// A city's neighbourhoods as GeoJSON (RFC 7946), by the city's slug.
    fn neighbourhoods(&self, city: String) -> BoxFuture<'static, Result<Option<Download>, Unavailable>>;
    /// A picture, by its city's slug and its own name. A name's picture never changes.
    fn picture(
        &self,
        city: String,
        name: String,
    ) -> BoxFuture<'static, Result<Option<Download>, Unavailable>>;
    /// Everything that is kept about the person of a session.
    fn own_data(
        &self,
        session: Option<SessionToken>,
        locale: Locale,
    ) -> BoxFuture<'static, Result<Guarded, Unavailable>>;
    /// A file of orders to the bank, by its identifier and the version of its format: `03` or `09`.
    fn payments(
        &self,
        session: Option<SessionToken>,
        locale: Locale,
        of: (String, String),
    ) -> BoxFuture<'static, Result<Guarded, Unavailable>>;
    /// A paper about gifts, by an identifier, for the person of a session: nothing where it is not for them.
    fn paper(
        &self,
        session: Option<SessionToken>,
        paper: (Paper, String),
        locale: Locale,
    ) -> BoxFuture<'static, Result<Option<NamedDownload>, Unavailable>>;
}

/// What there is on paper about gifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// A tax receipt, by its own identifier.
    Receipt,
    /// A plain confirmation, by the gift's identifier.
    Confirmation,
}

/// A finished file with its name: letters, digits, `-` and `.` alone, and nothing personal.
#[derive(Debug, Clone)]
pub struct NamedDownload {
    /// The name.
    pub name: String,
    /// The file.
    pub file: Download,
}

/// A file for one reader, or why they cannot have it just now.
#[derive(Debug, Clone)]
pub enum Guarded {
    /// Here it is.
    Given(Download),
    /// Nobody is signed in, or they have to prove anew who they are.
    Denied {
        /// Whether nobody is signed in.
        is_visitor: bool,
        /// For programs.
        code: &'static str,
        /// For people.
        message: String,
    },
}

/// Answers `/cities/{slug}/neighbourhoods.geojson`.
pub(super) async fn neighbourhoods(
    State(shared): State<Arc<Shared>>,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = shared.services.downloads.neighbourhoods(slug).await;
    let mut response = give(found, &headers, "public, no-cache");
    // Open data, for the maps of others.
    let any = HeaderValue::from_static("*");
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    response.headers_mut().insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
    response
}

/// Answers `/pictures/{city}/{name}`.
pub(super) async fn picture(
    State(shared): State<Arc<Shared>>,
    Path((city, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = shared.services.downloads.picture(city, name).await;
    let mut response = give(found, &headers, "public, max-age=31536000, immutable");
    // An SVG opened by itself is a document: it gets nothing to work with.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

/// Answers `/files/receipts/{id}`.
pub(super) async fn receipt(shared: State<Arc<Shared>>, path: Path<String>, headers: HeaderMap) -> Response {
    paper(shared, (Paper::Receipt, path.0), headers).await
}

/// Answers `/files/confirmations/{id}`.
pub(super) async fn confirmation(
    shared: State<Arc<Shared>>,
    path: Path<String>,
    headers: HeaderMap,
) -> Response {
    paper(shared, (Paper::Confirmation, path.0), headers).await
}

/// A paper to be saved; nobody on the way may keep it.
async fn paper(State(shared): State<Arc<Shared>>, wanted: (Paper, String), headers: HeaderMap) -> Response {
    let session = shared.config.session.read(&headers);
    let locale = locale(&headers);
    let NamedDownload { name, file } = match shared.services.downloads.paper(session, wanted, locale).await {
        Ok(Some(found)) => found,
        Ok(None) => return not_found().into_response(),
        Err(Unavailable) => return unavailable().into_response(),
    };
    let mut response = Response::new(file.bytes.into());
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, file.mime),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Answers `/me/data.json`. Nobody on the way may keep it.
pub(super) async fn own_data(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    let session = shared.config.session.read(&headers);
    let found = shared
        .services
        .downloads
        .own_data(session, locale(&headers))
        .await;
    saved(found, "parvis-data.json")
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct VersionQuery {
    version: String,
}

/// Answers `/payments/{id}?version=09`. Nobody on the way may keep it.
pub(super) async fn payments(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Query(query): Query<VersionQuery>,
    headers: HeaderMap,
) -> Response {
    let session = shared.config.session.read(&headers);
    let downloads = &shared.services.downloads;
    let found = downloads.payments(session, locale(&headers), (id, query.version));
    saved(found.await, "payments.xml")
}

/// A file for one reader, to be saved.
fn saved(found: Result<Guarded, Unavailable>, name: &str) -> Response {
    match found {
        Ok(Guarded::Given(Download { bytes, mime })) => {
            let mut response = Response::new(bytes.into());
            let named = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
                .unwrap_or(HeaderValue::from_static("attachment"));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
            headers.insert(header::CONTENT_DISPOSITION, named);
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(Guarded::Denied {
            is_visitor,
            code,
            message,
        }) => {
            let status = match (is_visitor, code) {
                (true, _) => StatusCode::UNAUTHORIZED,
                (false, "NOT_FOUND") => StatusCode::NOT_FOUND,
                (false, _) => StatusCode::FORBIDDEN,
            };
            Refusal::new(status, code, message).into_response()
        }
        Err(Unavailable) => unavailable().into_response(),
    }
}

fn give(
    found: Result<Option<Download>, Unavailable>,
    headers: &HeaderMap,
    caching: &'static str,
) -> Response {
    match found {
        Ok(Some(Download { bytes, mime })) => {
            let tag = etag(&bytes);
            let kept = knows(headers, &tag);
            content(bytes, mime, tag, caching, kept)
        }
        Ok(None) => not_found().into_response(),
        Err(Unavailable) => unavailable().into_response(),
    }
}

#[cfg(test)]
mod tests {
    use crate::http::testing::{app, send};

    const SESSION: &str = "cookie: __Host-parvis=0123456789abcdef";

    #[tokio::test]
    async fn a_receipt_is_saved_by_its_number_and_kept_by_nobody_on_the_way() {
        let app = app();
        let path = "GET /files/receipts/receipt:1";
        let reply = send(&app, path, &[SESSION], "").await;
        assert_eq!((reply.status, reply.body.as_str()), (200, "%PDF-"));
        assert_eq!(reply.header("content-type"), "application/pdf");
        assert_eq!(reply.header("cache-control"), "private, no-store");
        assert_eq!(
            reply.header("content-disposition"),
            "attachment; filename=\"receipt-2026-000001.pdf\""
        );
        for (path, headers) in [
            (path, &[][..]),
            ("GET /files/receipts/receipt:2", &[SESSION][..]),
            ("GET /files/confirmations/..%2f", &[SESSION][..]),
        ] {
            assert_eq!(send(&app, path, headers, "").await.status, 404, "{path}");
        }
    }
}

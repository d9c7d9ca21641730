//! Files that are made from data: outlines of neighbourhoods, pictures.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;

use super::Shared;
use super::cache::etag;
use super::pages::{content, knows};
use super::reply::{not_found, unavailable};

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

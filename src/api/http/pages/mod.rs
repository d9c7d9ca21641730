//! The pages: built files, and one page for every other address.

use std::borrow::Cow;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::cache::etag;
use super::reply::{Refusal, not_found};
use super::{Shared, caller, head};

/// A built file.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub mime: Cow<'static, str>,
    /// Something that changes with its content, without quotation marks.
    pub etag: String,
}

/// The built files, wherever they come from.
pub trait Assets: Send + Sync + 'static {
    /// The file at a path without a leading slash, such as `_app/immutable/entry/app.js`.
    fn get(&self, path: &str) -> Option<Asset>;
}

/// Files below have their content's hash in their name.
const IMMUTABLE: &str = "_app/immutable/";
/// Where the head is to be written.
const MARKER: &str = "<!--parvis:head-->";

/// The one page, cut where the language and the head go.
#[derive(Debug, Clone)]
pub(super) struct Template {
    start: String,
    middle: String,
    end: String,
}

impl Template {
    /// Cuts the built page. One without the marker gets its head before `</head>`.
    pub(super) fn new(page: &str) -> Self {
        let (start, rest) = match page.split_once("<html lang=\"").and_then(|(a, rest)| {
            let (_, b) = rest.split_once('"')?;
            Some((format!("{a}<html lang=\""), format!("\"{b}")))
        }) {
            Some((start, rest)) => (start, rest),
            None => match page.split_once("<html") {
                Some((a, b)) => (format!("{a}<html lang=\""), format!("\"{b}")),
                None => ("<!doctype html><html lang=\"".to_owned(), format!("\">{page}")),
            },
        };
        let (middle, end) = match rest.split_once(MARKER) {
            Some((middle, end)) => (middle.to_owned(), end.to_owned()),
            None => match rest.split_once("</head>") {
                Some((middle, end)) => (middle.to_owned(), format!("</head>{end}")),
                None => (rest, String::new()),
            },
        };
        Self { start, middle, end }
    }

    fn fill(&self, lang: &str, head: &str) -> String {
        [&self.start, lang, &self.middle, head, &self.end].concat()
    }
}

/// Answers every address that is no other route's.
pub(super) async fn page(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
            "a page can only be read",
        )
        .into_response();
    }
    let path = request.uri().path().strip_prefix('/').unwrap_or_default();
    let headers = request.headers();
    if !path.is_empty() && path != "index.html" && is_plain(path) {
        if let Some(response) = file(shared.services.assets.as_ref(), path, headers) {
            return response;
        }
        // A page's address has no dot in its last part: this is a file that is not there.
        if path.starts_with("_app/") || path.rsplit('/').next().is_some_and(|last| last.contains('.')) {
            return not_found().into_response();
        }
    }
    let Some(template) = &shared.template else {
        let message = "the pages are not part of this build";
        return Refusal::new(StatusCode::NOT_FOUND, "NO_PAGES", message).into_response();
    };
    let locale = caller::locale(headers);
    let path = format!("/{path}");
    let head = shared.services.heads.head_for(path.clone(), locale).await;
    let html = template.fill(
        head.locale.tag(),
        &head::html(&head, &shared.config.public_url, &path),
    );
    let status = if head.missing {
        StatusCode::NOT_FOUND
    } else {
        StatusCode::OK
    };
    let tag = etag(html.as_bytes());
    let kept = status == StatusCode::OK && knows(headers, &tag);
    let mut response = content(
        html.into(),
        "text/html; charset=utf-8",
        tag,
        "private, no-cache",
        kept,
    );
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    if !kept {
        *response.status_mut() = status;
    }
    response
}

/// A path that can only mean a file of ours.
fn is_plain(path: &str) -> bool {
    let odd = |part: &str| part.is_empty() || part == "." || part == "..";
    !path.contains(['\\', '\0', '%']) && !path.split('/').any(odd)
}

/// A built file, compressed beforehand where the reader takes that and the build has it.
fn file(assets: &dyn Assets, path: &str, headers: &HeaderMap) -> Option<Response> {
    let asset = assets.get(path)?;
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let takes = |coding: &str| {
        accepted.split(',').map(str::trim).any(|part| {
            let (name, parameters) = part.split_once(';').unwrap_or((part, ""));
            name.trim() == coding && !matches!(parameters.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    };
    let smaller = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(coding, _)| takes(coding));
    let (coding, body) = smaller
        .filter_map(|(coding, extension)| Some((coding, assets.get(&format!("{path}.{extension}"))?)))
        .next()
        .map_or((None, None), |(coding, asset)| (Some(coding), Some(asset)));
    let Asset { bytes, etag, .. } = body.unwrap_or_else(|| asset.clone());
    let tag = HeaderValue::from_str(&format!("\"{etag}\"")).ok()?;
    let caching = if path.starts_with(IMMUTABLE) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let kept = knows(headers, &tag);
    let bytes = match bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let mut response = content(bytes, &asset.mime, tag, caching, kept);
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(coding) = coding.filter(|_| !kept) {
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Some(response)
}

/// Whether the reader's copy is still right (RFC 9110 §13.1.2, weak comparison).
pub(super) fn knows(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let Ok(tag) = tag.to_str() else { return false };
    let tag = tag.trim_start_matches("W/");
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim().trim_start_matches("W/") == tag)
}

/// Content with its tag, or just the tag where the reader has the content.
pub(super) fn content(
    bytes: Bytes,
    mime: &str,
    tag: HeaderValue,
    caching: &'static str,
    kept: bool,
) -> Response {
    let mut response = Response::new(if kept { Body::empty() } else { Body::from(bytes) });
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    let mime = HeaderValue::from_str(mime).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, mime);
    if kept {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    response
}

#[cfg(test)]
mod tests;

//! Headers that tell browsers what our pages never do.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::Shared;
use super::config::Config;

/// Headers that every response gets, ready-made.
pub(super) struct Headers(HeaderMap);

impl Headers {
    /// `scripts` are the hashes of the inline scripts that the built page has.
    pub(super) fn new(config: &Config, scripts: &[String]) -> Self {
        let fixed = [
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::X_FRAME_OPTIONS, "DENY"),
            (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
            (
                HeaderName::from_static("cross-origin-opener-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "same-origin",
            ),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()",
            ),
        ];
        let mut headers: HeaderMap = fixed
            .into_iter()
            .map(|(name, value)| (name, HeaderValue::from_static(value)))
            .collect();
        let mut insert = |name, text: String| match HeaderValue::from_str(&text) {
            Ok(value) => drop(headers.insert(name, value)),
            Err(error) => tracing::error!(%name, %error, "http.header.unusable"),
        };
        insert(
            header::CONTENT_SECURITY_POLICY,
            policy(scripts, &config.tile_sources),
        );
        if let Some(time) = config.hsts {
            insert(
                header::STRICT_TRANSPORT_SECURITY,
                format!("max-age={}; includeSubDomains", time.as_secs()),
            );
        }
        Self(headers)
    }
}

/// Adds them where the route has not said otherwise.
pub(super) async fn add(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in &shared.headers.0 {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    response
}

/// Everything from ourselves, no inline script but those with a known hash, no inline style at all.
fn policy(scripts: &[String], tiles: &[String]) -> String {
    let list = |first: &str, more: &[String]| {
        std::iter::once(first.to_owned())
            .chain(more.iter().cloned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    [
        "default-src 'self'".to_owned(),
        format!("script-src {}", list("'self'", scripts)),
        "style-src 'self'".to_owned(),
        format!("img-src {}", list("'self' data: blob:", tiles)),
        format!("connect-src {}", list("'self'", tiles)),
        "worker-src 'self' blob:".to_owned(),
        "font-src 'self'".to_owned(),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'self'".to_owned(),
        "frame-ancestors 'none'".to_owned(),
    ]
    .join("; ")
}

/// The source expression of an inline script or style with exactly this text.
pub(super) fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The hashes of every inline script of a page. Data blocks (`type` of something else than a script) are
/// no scripts; a hash too many would do no harm.
pub(super) fn inline_scripts(page: &str) -> Vec<String> {
    let mut hashes = Vec::new();
    let mut rest = page;
    while let Some((tag, after)) = rest
        .split_once("<script")
        .and_then(|(_, after)| after.split_once('>'))
    {
        let Some((text, after)) = after.split_once("</script") else {
            break;
        };
        if !tag
            .split_whitespace()
            .any(|attribute| attribute.starts_with("src"))
        {
            hashes.push(source_hash(text));
        }
        rest = after;
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_allowed_by_their_hash_and_others_are_not() {
        let page = "<script>\n\talert(1)\n</script><script src=\"/a.js\"></script><script type=\"module\">x</script>";
        let hashes = inline_scripts(page);
        assert_eq!(hashes, [source_hash("\n\talert(1)\n"), source_hash("x")]);
        let policy = policy(&hashes, &["https://tiles.example".to_owned()]);
        assert!(
            policy.contains(&format!("script-src 'self' {} {};", hashes[0], hashes[1])),
            "{policy}"
        );
        assert!(
            policy.contains("connect-src 'self' https://tiles.example;"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
    }

    #[test]
    fn a_hash_is_the_one_that_browsers_compute() {
        // The example of the Content Security Policy specification, level 3, §6.7.3.3.
        let known = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(source_hash("alert('Hello, world.');"), known);
    }
}

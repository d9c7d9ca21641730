//! Whether a browser sends a request on behalf of another site.

use axum::http::{HeaderMap, header};

/// The site that a request comes from, as browsers tell and pages cannot change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// From our own pages, or typed by the reader.
    Own,
    /// From a page of somebody else.
    Foreign,
    /// From no browser: nothing is said, and no cookie is sent without the sender's will.
    Unsaid,
}

/// Reads `Sec-Fetch-Site`, and where it is missing `Origin`. `own` lists further origins of ours, such
/// as `https://city.example` behind a proxy that changes `Host`.
///
/// A sibling of our host (`same-site`) is foreign: who serves it is not known.
pub(super) fn site(headers: &HeaderMap, own: &[String]) -> Site {
    let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("null"));
    let origin = text(header::ORIGIN);
    let listed = origin.is_some_and(|origin| own.iter().any(|o| o.eq_ignore_ascii_case(origin)));
    match text(header::HeaderName::from_static("sec-fetch-site")) {
        _ if listed => Site::Own,
        Some("same-origin" | "none") => Site::Own,
        Some(_) => Site::Foreign,
        None => match origin {
            None => Site::Unsaid,
            Some(origin) => {
                let authority = origin.split_once("://").map(|(_, authority)| authority);
                let host = text(header::HOST);
                let same = authority
                    .zip(host)
                    .is_some_and(|(a, h)| a.eq_ignore_ascii_case(h));
                if same { Site::Own } else { Site::Foreign }
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &'static str)]) -> Site {
        let own = ["https://city.example".to_owned()];
        let headers = pairs.iter().map(|(name, value)| {
            (
                header::HeaderName::from_static(name),
                header::HeaderValue::from_static(value),
            )
        });
        site(&headers.collect(), &own)
    }

    #[test]
    fn what_the_browser_says_of_the_site_counts_first() {
        assert_eq!(
            of(&[("sec-fetch-site", "same-origin"), ("origin", "http://a.example")]),
            Site::Own
        );
        assert_eq!(of(&[("sec-fetch-site", "none")]), Site::Own);
        for foreign in ["cross-site", "same-site", "nonsense"] {
            assert_eq!(
                of(&[("sec-fetch-site", foreign), ("host", "a.example")]),
                Site::Foreign
            );
        }
    }

    #[test]
    fn older_browsers_are_known_by_their_origin() {
        assert_eq!(
            of(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]),
            Site::Own
        );
        assert_eq!(
            of(&[("origin", "http://127.0.0.1:8081"), ("host", "127.0.0.1:8080")]),
            Site::Foreign
        );
        assert_eq!(
            of(&[("origin", "null"), ("host", "127.0.0.1:8080")]),
            Site::Foreign
        );
        assert_eq!(of(&[("origin", "http://evil.example")]), Site::Foreign);
    }

    #[test]
    fn listed_origins_are_ours_behind_any_proxy() {
        assert_eq!(
            of(&[("origin", "https://city.example"), ("host", "10.0.0.7")]),
            Site::Own
        );
        assert_eq!(
            of(&[("origin", "https://city.example.evil"), ("host", "10.0.0.7")]),
            Site::Foreign
        );
    }

    #[test]
    fn scripts_say_nothing() {
        assert_eq!(of(&[("host", "city.example")]), Site::Unsaid);
    }
}

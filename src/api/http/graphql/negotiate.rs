//! Which media types are read and written.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::http::reply::Refusal;

/// The two media types that GraphQL answers have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/json`: older clients, to whom every well-formed answer is a success.
    Json,
    /// `application/graphql-response+json`: the status tells whether there is `data`.
    GraphQl,
}

impl Media {
    pub(super) fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
        })
    }
}

/// The media type of the answer: what `Accept` prefers, JSON where it prefers neither or is missing.
pub(super) fn answer_media(headers: &HeaderMap) -> Result<Media, Refusal> {
    if !headers.contains_key(header::ACCEPT) {
        return Ok(Media::Json);
    }
    let mut best: Option<(u32, u32, Media)> = None;
    let ranges = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok());
    for range in ranges.flat_map(|value| value.split(',')).take(32) {
        let mut pieces = range.split(';').map(str::trim);
        let name = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let (media, precise) = match name.as_str() {
            "application/graphql-response+json" => (Media::GraphQl, 2),
            "application/json" => (Media::Json, 2),
            "application/*" => (Media::Json, 1),
            "*/*" => (Media::Json, 0),
            _ => continue,
        };
        let quality = pieces
            .find_map(|piece| piece.strip_prefix("q="))
            .map_or(1000, thousandths);
        if quality > 0 && best.is_none_or(|(q, p, _)| (quality, precise) > (q, p)) {
            best = Some((quality, precise, media));
        }
    }
    best.map(|(_, _, media)| media).ok_or_else(|| {
        let message = "answers are application/graphql-response+json or application/json";
        Refusal::new(StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message)
    })
}

/// `0.85` → 850; anything odd counts as 0.
fn thousandths(quality: &str) -> u32 {
    let (whole, digits) = quality.split_once('.').unwrap_or((quality, ""));
    let digits: String = digits.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(whole), Ok(digits)) => (whole.min(1) * 1000 + digits).min(1000),
        _ => 0,
    }
}

/// Refuses every body that is not JSON in UTF-8 as it stands. A browser sends JSON to another site only
/// after asking that site, and ours never agrees.
pub(super) fn require_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let unsupported = |message| {
        Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            message,
        )
    };
    let given = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut pieces = given.split(';').map(str::trim);
    if !pieces
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case("application/json"))
    {
        return Err(unsupported("the body must be application/json"));
    }
    let utf8 = |charset: &str| charset.trim_matches('"').eq_ignore_ascii_case("utf-8");
    if pieces.any(|p| {
        p.split_once('=')
            .is_some_and(|(k, v)| k.trim().eq_ignore_ascii_case("charset") && !utf8(v))
    }) {
        return Err(unsupported("the body must be in UTF-8"));
    }
    if headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|encoding| encoding != "identity")
    {
        return Err(unsupported("the body must not be compressed"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(value: &'static str) -> Option<Media> {
        answer_media(&HeaderMap::from_iter([(
            header::ACCEPT,
            HeaderValue::from_static(value),
        )]))
        .ok()
    }

    #[test]
    fn the_reader_s_preference_decides() {
        assert_eq!(answer_media(&HeaderMap::new()).ok(), Some(Media::Json));
        assert_eq!(accept("*/*"), Some(Media::Json));
        assert_eq!(
            accept("application/graphql-response+json, application/json;q=0.9"),
            Some(Media::GraphQl)
        );
        assert_eq!(
            accept("application/graphql-response+json;q=0.8, application/json"),
            Some(Media::Json)
        );
        assert_eq!(
            accept("application/json, application/graphql-response+json"),
            Some(Media::Json)
        );
        assert_eq!(
            accept("text/html, application/graphql-response+json;charset=utf-8, */*"),
            Some(Media::GraphQl)
        );
        assert_eq!(
            accept("application/json;q=0, application/*;q=0.1"),
            Some(Media::Json)
        );
        assert_eq!(accept("text/html"), None);
        assert_eq!(accept(""), None);
    }

    #[test]
    fn only_plain_json_is_read() {
        let check = |value: &'static str| {
            require_json(&HeaderMap::from_iter([(
                header::CONTENT_TYPE,
                HeaderValue::from_static(value),
            )]))
            .is_ok()
        };
        for good in [
            "application/json",
            "Application/JSON; charset=UTF-8",
            "application/json;charset=\"utf-8\"",
        ] {
            assert!(check(good), "{good}");
        }
        for bad in [
            "",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json-patch+json",
            "text/plain; application/json",
        ] {
            assert!(!check(bad), "{bad}");
        }
    }
}

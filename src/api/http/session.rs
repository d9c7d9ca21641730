//! The session cookie.

use std::fmt;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};

/// The secret that a signed-in browser sends along. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

impl SessionToken {
    /// A token of 16 to 128 characters out of `A–Z a–z 0–9 _ -`; anything else is none.
    pub fn new(text: &str) -> Option<Self> {
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        ((16..=128).contains(&text.len()) && plain).then(|| Self(text.to_owned()))
    }

    /// The secret itself, to be hashed and looked up.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// How the cookie is called and what it carries beside the token.
///
/// A mutation that signs somebody in appends [`SessionCookie::set`] as a `Set-Cookie` header through
/// async-graphql's `Context::append_http_header`; the HTTP side forwards that header and no other.
#[derive(Debug, Clone, Copy)]
pub struct SessionCookie {
    /// Whether the pages are served by HTTPS: then the cookie has the `__Host-` prefix, by which browsers
    /// know that no other host and no plain connection may have set it.
    pub secure: bool,
    /// How long a browser keeps it.
    pub lifetime: Duration,
}

impl Default for SessionCookie {
    fn default() -> Self {
        Self {
            secure: true,
            lifetime: Duration::from_secs(30 * 24 * 60 * 60),
        }
    }
}

impl SessionCookie {
    /// The cookie's name.
    pub fn name(&self) -> &'static str {
        if self.secure { "__Host-parvis" } else { "parvis" }
    }

    /// The name of the cookie by which a browser is known that asked for a sign-in link.
    fn asked_name(&self) -> &'static str {
        if self.secure {
            "__Host-parvis-asked"
        } else {
            "parvis-asked"
        }
    }

    /// The token of a request, if its cookie has the form of one.
    pub fn read(&self, headers: &HeaderMap) -> Option<SessionToken> {
        find(headers, self.name()).and_then(SessionToken::new)
    }

    /// The secret of the browser's last request to sign in, likewise.
    pub fn read_asked(&self, headers: &HeaderMap) -> Option<SessionToken> {
        find(headers, self.asked_name()).and_then(SessionToken::new)
    }

    /// Whether the request carries the cookie, whatever it holds.
    pub fn is_sent(&self, headers: &HeaderMap) -> bool {
        find(headers, self.name()).is_some()
    }

    /// The header value that signs a browser in.
    pub fn set(&self, token: &SessionToken) -> HeaderValue {
        self.header(self.name(), token.secret(), self.lifetime)
    }

    /// The header value that lets a browser be known again while its sign-in link lives.
    pub fn set_asked(&self, token: &SessionToken, lifetime: Duration) -> HeaderValue {
        self.header(self.asked_name(), token.secret(), lifetime)
    }

    /// The header value that signs a browser out.
    pub fn clear(&self) -> HeaderValue {
        self.header(self.name(), "", Duration::ZERO)
    }

    fn header(&self, name: &str, value: &str, lifetime: Duration) -> HeaderValue {
        let seconds = lifetime.as_secs();
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        // A token is plain ASCII by construction, so the text always is a header value.
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }
}

/// The value of a cookie, by its whole name.
fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(found, _)| *found == name))
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdefABCDEF_-";
    const SECURE: SessionCookie = SessionCookie {
        secure: true,
        lifetime: Duration::from_secs(60),
    };
    const PLAIN: SessionCookie = SessionCookie {
        secure: false,
        lifetime: Duration::from_secs(60),
    };

    fn read(cookie: &SessionCookie, header: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(header::COOKIE, header.parse().unwrap())]);
        cookie.read(&headers).map(|token| token.secret().to_owned())
    }

    #[test]
    fn a_cookie_is_set_with_every_guard() {
        let token = SessionToken::new(TOKEN).unwrap();
        assert_eq!(
            SECURE.set(&token),
            format!("__Host-parvis={TOKEN}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure")
        );
        assert_eq!(
            PLAIN.clear(),
            "parvis=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"
        );
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        assert_eq!(
            read(&PLAIN, &format!("a=b; parvis={TOKEN}; c=d")).as_deref(),
            Some(TOKEN)
        );
        assert_eq!(
            read(&PLAIN, &format!("xparvis={TOKEN}; __Host-parvis={TOKEN}")),
            None
        );
        assert_eq!(read(&SECURE, &format!("parvis={TOKEN}")), None);
    }

    #[test]
    fn what_cannot_be_a_token_is_none() {
        for bad in [
            "",
            "short",
            "0123456789abcdef/",
            "0123456789 abcdef",
            &"a".repeat(129),
        ] {
            assert_eq!(read(&PLAIN, &format!("parvis={bad}")), None, "{bad}");
        }
    }

    #[test]
    fn a_token_is_never_printed() {
        assert_eq!(format!("{:?}", SessionToken::new(TOKEN)), "Some(SessionToken(…))");
    }
}

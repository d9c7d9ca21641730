//! Who asks: what a request says about its sender.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use app::session::SignInFrom;
use app::{App, AppError, AppResult};
use axum::http::{HeaderMap, Request, header};
use domain::{Locale, ProblemKind};

use super::Shared;
use super::cache::Scope;
use super::device::{device, place};
use super::rates::{Charge, network};
use super::session::SessionToken;

/// The sender of one request, given to every resolver.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The session that the cookie claims; whether it is a session only `app` can tell. Nothing where the request
    /// brings an access token: that counts then, and the cookie does not.
    pub session: Option<SessionToken>,
    /// The access token that the request brings.
    pub bearer: Bearer,
    /// The secret of the browser's last request to sign in.
    pub asked: Option<SessionToken>,
    /// The language that the reader prefers.
    pub locale: Locale,
    /// Where the request comes from, as far as trusted proxies tell.
    pub address: IpAddr,
    /// What the browser says of itself, in words: “Firefox · Linux”.
    pub device: String,
    /// What the answer depends on: resolvers note it here.
    pub scope: Arc<Scope>,
    /// What the question is charged to the person who asks it.
    pub charge: Charge,
}

impl Caller {
    /// The network that it comes from, for use cases that count visitors; `None` for the machine itself.
    pub fn network(&self) -> Option<String> {
        let outside = !self.address.to_canonical().is_loopback();
        outside.then(|| network(self.address).to_string())
    }

    /// Reads a request's headers.
    pub(super) fn of<B>(request: &Request<B>, shared: &Shared) -> Self {
        let headers = request.headers();
        let peer = request
            .extensions()
            .get::<Peer>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
        let bearer = Bearer::read(headers);
        let session = match bearer {
            Bearer::None => shared.config.session.read(headers),
            Bearer::Malformed | Bearer::Token(_) => None,
        };
        Self {
            session,
            bearer,
            asked: shared.config.session.read_asked(headers),
            device: device(headers),
            locale: locale(headers),
            address: address(headers, peer, &shared.config.trusted_proxies),
            scope: Arc::default(),
            charge: Charge::default(),
        }
    }
}

impl Caller {
    /// Who it is: by their access token, or else by their session.
    ///
    /// # Errors
    /// Refused: a token that is none, or none any more. Those of the database.
    pub async fn who(&self, app: &App) -> AppResult<app::Caller> {
        match &self.bearer {
            Bearer::Token(token) => app.caller_by_token(token.secret(), self.locale).await,
            Bearer::Malformed => Err(AppError::refused("", ProblemKind::TokenInvalid)),
            Bearer::None => {
                let session = self.session.as_ref().map(SessionToken::secret);
                app.caller(session, self.locale).await
            }
        }
    }

    /// From where somebody signs in with this request.
    pub fn sign_in_from(&self) -> SignInFrom {
        SignInFrom {
            browser: self.asked.as_ref().map(|asked| asked.secret().to_owned()),
            device: self.device.clone(),
            place: place(self.address),
        }
    }
}

/// An access token in the header `Authorization: Bearer …` (RFC 6750). Other schemes are not ours: a proxy in front
/// may have asked for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bearer {
    /// There is none.
    None,
    /// What is there cannot be a token: the request is refused, lest a program take itself for signed in.
    Malformed,
    /// A token; whether it is one of ours only `app` can tell.
    Token(SessionToken),
}

impl Bearer {
    fn read(headers: &HeaderMap) -> Self {
        let mut found = Self::None;
        for value in headers.get_all(header::AUTHORIZATION) {
            let bytes = value.as_bytes();
            if !bytes
                .get(..6)
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"bearer"))
            {
                continue;
            }
            let token = value
                .to_str()
                .ok()
                .and_then(|text| text.get(6..)?.strip_prefix(' '));
            found = match (found, token.and_then(|text| SessionToken::new(text.trim()))) {
                (Self::None, Some(token)) => Self::Token(token),
                // Two tokens are one too many: which is meant would be a guess.
                _ => Self::Malformed,
            };
        }
        found
    }
}

/// The other end of the connection, put into each request by the accept loop.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// Where the pages keep the language that a reader chose.
const LOCALE_COOKIE: &str = "parvis_locale";

/// The reader's language: the one chosen on the pages, else what the browser prefers among ours, else the
/// first of ours.
pub(super) fn locale(headers: &HeaderMap) -> Locale {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let chosen = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(name, value)| {
            if name == LOCALE_COOKIE {
                value.parse().ok()
            } else {
                None
            }
        });
    let wanted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    chosen
        .or_else(|| wanted.and_then(Locale::accept))
        .unwrap_or_default()
}

/// The nearest address that is not a proxy of ours. `X-Forwarded-For` counts only where the connection
/// itself comes from a trusted proxy, and is read from its end: the beginning is the client's to invent.
fn address(headers: &HeaderMap, peer: IpAddr, trusted: &[IpAddr]) -> IpAddr {
    let mut nearest = peer;
    let forwarded: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .collect();
    for text in forwarded.iter().rev() {
        if !trusted.contains(&nearest) {
            break;
        }
        match text.trim().parse() {
            Ok(address) => nearest = address,
            Err(_) => break,
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_chosen_on_the_pages_comes_before_the_browser_s() {
        let headers = |cookie: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, "fr".parse().unwrap());
            headers.insert(header::COOKIE, cookie.parse().unwrap());
            headers
        };
        assert_eq!(locale(&headers("a=b; parvis_locale=en")), Locale::En);
        assert_eq!(locale(&headers("parvis_locale=xx")), Locale::Fr);
    }

    #[test]
    fn a_bearer_is_a_token_or_malformed_and_nothing_between() {
        let of = |values: &[&str]| {
            let pairs = values
                .iter()
                .map(|value| (header::AUTHORIZATION, value.parse().unwrap()));
            let mut headers = HeaderMap::new();
            pairs.for_each(|(name, value)| _ = headers.append(name, value));
            Bearer::read(&headers)
        };
        let token = Bearer::Token(SessionToken::new("parvis_0123456789abcdef").unwrap());
        assert_eq!(of(&[]), Bearer::None);
        assert_eq!(of(&["Basic YTpi"]), Bearer::None);
        assert_eq!(of(&["Bearer parvis_0123456789abcdef"]), token);
        assert_eq!(of(&["bearer  parvis_0123456789abcdef ", "Basic YTpi"]), token);
        for bad in [
            "Bearer",
            "Bearer ",
            "Bearer short",
            "Bearer a b c d e f g h i j k",
            "Bearerparvis_0123456789abcdef",
        ] {
            assert_eq!(of(&[bad]), Bearer::Malformed, "{bad}");
        }
        let two = "Bearer parvis_0123456789abcdef";
        assert_eq!(of(&[two, two]), Bearer::Malformed);
    }

    fn from(forwarded: &[&str], peer: &str, trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted: Vec<IpAddr> = trusted.iter().map(|t| t.parse().unwrap()).collect();
        address(&headers, peer.parse().unwrap(), &trusted).to_string()
    }

    #[test]
    fn a_client_cannot_invent_its_address() {
        assert_eq!(from(&["1.1.1.1"], "9.9.9.9", &[]), "9.9.9.9");
        assert_eq!(from(&["1.1.1.1"], "9.9.9.9", &["127.0.0.1"]), "9.9.9.9");
        assert_eq!(
            from(&["1.1.1.1, 2.2.2.2"], "127.0.0.1", &["127.0.0.1"]),
            "2.2.2.2"
        );
    }

    #[test]
    fn a_chain_of_trusted_proxies_is_walked_from_its_end() {
        assert_eq!(
            from(
                &["1.1.1.1", "2.2.2.2, 10.0.0.1"],
                "10.0.0.2",
                &["10.0.0.1", "10.0.0.2"]
            ),
            "2.2.2.2"
        );
        assert_eq!(from(&["nonsense"], "10.0.0.2", &["10.0.0.2"]), "10.0.0.2");
    }
}

//! What an operator may set about the HTTP side. `server` fills it from its configuration.

use std::net::IpAddr;
use std::time::Duration;

use super::cache;
use super::cost;
use super::rates::Rates;
use super::session::SessionCookie;

/// Settings of the HTTP side, with defaults that fit a city.
#[derive(Debug, Clone)]
pub struct Config {
    /// Origins of the pages beside the one that `Host` names, such as `https://city.example`.
    pub origins: Vec<String>,
    /// Where the pages are reached from outside, without a slash at the end: the beginning of canonical
    /// links.
    pub public_url: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The session cookie.
    pub session: SessionCookie,
    /// How long browsers must use HTTPS; nothing where pages are served by plain HTTP.
    pub hsts: Option<Duration>,
    /// Further sources of map tiles and pictures, such as `https://tiles.city.example`.
    pub tile_sources: Vec<String>,
    /// Whether the schema may be asked for.
    pub introspection: bool,
    /// Limits of GraphQL documents.
    pub cost: cost::Limits,
    /// Limits of connections and requests.
    pub limits: Limits,
    /// How often one address may ask.
    pub rates: Rates,
    /// The cache of answers to anonymous visitors.
    pub cache: cache::Settings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            origins: Vec::new(),
            public_url: String::new(),
            trusted_proxies: Vec::new(),
            session: SessionCookie::default(),
            hsts: None,
            tile_sources: Vec::new(),
            introspection: true,
            cost: cost::Limits::default(),
            limits: Limits::default(),
            rates: Rates::default(),
            cache: cache::Settings::default(),
        }
    }
}

/// Limits of time, size and number.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Open connections; one more is told to come back later.
    pub connections_max: usize,
    /// For a whole request head, from the first byte or from the end of the request before: half-sent
    /// heads, silent connections and idle keep-alive end here.
    pub head_time: Duration,
    /// For a whole request body.
    pub body_time: Duration,
    /// Bytes of a request body, on every route but those that take files.
    pub body_bytes_max: usize,
    /// Bytes of a file.
    pub file_bytes_max: usize,
    /// For a whole file: phones send slowly.
    pub file_time: Duration,
    /// Files that may come in at once.
    pub uploads_max: usize,
    /// For working out an answer, its turn in the queue included.
    pub request_time: Duration,
    /// Requests worked on at once.
    pub requests_max: usize,
    /// How long a request waits for its turn.
    pub queue_time: Duration,
    /// How long a client may take none of its answer.
    pub write_stall: Duration,
    /// How long open requests may go on after the signal to stop.
    pub drain_time: Duration,
    /// Open WebSockets.
    pub sockets_max: usize,
    /// Subscriptions of one WebSocket.
    pub subscriptions_max: usize,
    /// For the first message of a WebSocket.
    pub socket_init_time: Duration,
    /// How long a WebSocket may be silent; it is pinged at a third of this.
    pub socket_idle_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections_max: 4_096,
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(10),
            body_bytes_max: 100_000,
            file_bytes_max: app::file::FILE_BYTES_MAX,
            file_time: Duration::from_secs(60),
            uploads_max: 16,
            request_time: Duration::from_secs(20),
            requests_max: 256,
            queue_time: Duration::from_secs(2),
            write_stall: Duration::from_secs(12),
            drain_time: Duration::from_secs(10),
            sockets_max: 1_024,
            subscriptions_max: 20,
            socket_init_time: Duration::from_secs(10),
            socket_idle_time: Duration::from_secs(75),
        }
    }
}

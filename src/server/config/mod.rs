//! The configuration: one TOML file, environment variables over it, all mistakes told at once.

mod given;
mod identity_provider;
mod keys;
mod payment_account;
mod payments;
mod stripe;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::person::Email;
use mail::{Mailer, Sender, Transport};
use store::DbSettings;

use crate::exit::Failure;
use given::Given;
pub use given::Wrong;
pub use payment_account::{PaymentAccount, unknown_cities};
pub use payments::Payments;

/// The commented example: every key with its default.
pub const EXAMPLE: &str = include_str!("parvis.toml");

/// The file that is read where none is named, if it is there.
pub const DEFAULT_FILE: &str = "parvis.toml";

/// A configuration without mistakes.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen.
    pub bind: SocketAddr,
    /// The HTTP side.
    pub http: api::http::Config,
    /// The database.
    pub database: DbSettings,
    /// How mails go out.
    pub mailer: Mailer,
    /// Who takes the payments of cities without an account of their own.
    pub payments: Payments,
    /// The accounts of cities.
    pub payment_accounts: Vec<PaymentAccount>,
    /// The folder of pictures.
    pub pictures: PathBuf,
    /// The folder of private files.
    pub private: PathBuf,
    /// The file of the key that signs the addresses of private files.
    pub key_file: PathBuf,
    /// The folder of statements, where one is looked into.
    pub statements: Option<PathBuf>,
    /// The use cases' settings.
    pub app: app::Settings,
    /// How the log is written.
    pub log: Log,
}

/// How the log is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// As JSON lines, as text, or as fits where it goes.
    pub format: LogFormat,
    /// A filter of tracing-subscriber.
    pub level: String,
}

/// The form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    Auto,
    /// Text.
    Plain,
    /// One JSON object a line.
    Json,
}

impl Config {
    /// Reads the file, if there is one, and the process's environment.
    ///
    /// # Errors
    /// Everything that is wrong, one line each.
    pub fn load(file: Option<&Path>) -> Result<Config, Failure> {
        let path = match file {
            Some(file) => Some(file.to_owned()),
            None => Some(PathBuf::from(DEFAULT_FILE)).filter(|path| path.exists()),
        };
        let text = match &path {
            Some(path) => std::fs::read_to_string(path).map_err(|error| {
                Failure::usage(format!(
                    "The configuration {} cannot be read: {error}.",
                    path.display()
                ))
            })?,
            None => String::new(),
        };
        Config::read(&text, &environment()).map_err(|wrongs| {
            let name = path.map_or_else(|| "the environment".to_owned(), |path| path.display().to_string());
            told(&format!("The configuration in {name} is wrong"), &wrongs)
        })
    }

    /// Reads a file's content and environment variables.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(text: &str, environment: &BTreeMap<String, String>) -> Result<Config, Vec<Wrong>> {
        let mut given = Given::default();
        given.take_file(text);
        given.take_variables(
            environment
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let config = Config::of(&mut given);
        match (config, given.wrongs()) {
            (Some(config), []) => Ok(config),
            (_, wrongs) => Err(wrongs.to_vec()),
        }
    }

    /// Reads every key, so that every mistake is noted.
    fn of(given: &mut Given) -> Option<Config> {
        let bind = given.read("server.bind", ([127, 0, 0, 1], 8080).into(), |text| {
            text.parse()
                .map_err(|_| format!("“{text}” is no address with a port, such as 127.0.0.1:8080"))
        });
        let base_url = given.read("server.base_url", "http://127.0.0.1:8080".to_owned(), base_url);
        let http = http(given, &base_url);
        let url = given.secret("database.url", "database.url_file", "sqlite://data/parvis.db");
        if !["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|scheme| url.starts_with(scheme))
        {
            // Not repeated: it may hold a password.
            given.wrong_value("database.url", "must begin with sqlite:// or postgres://");
        }
        let connections_max = narrow(given.number("database.connections_max", 16, 1..=1000));
        let mailer = mailer(given, &base_url);
        let payments = payments::read(given);
        let payment_accounts = payment_account::read(given, payments.as_ref());
        let app = app::Settings {
            pledge_units_max: given.number("limits.pledge_units_max", 10_000, 1..=1_000_000_000),
            link_minutes: given.number("limits.link_minutes", 15, 1..=24 * 60),
            session_days: given.number("limits.session_days", 30, 1..=365),
            identity_providers: identity_provider::read(given),
            residence_years: given.number("limits.residence_years", 3, 1..=20),
            withdrawal_alone_units_max: given.number("limits.withdrawal_alone_units_max", 150, 0..=1_000_000),
            payout_fee_bps: given.number("limits.payout_fee_bps", 0, payments::PLATFORM_FEE_BPS),
            card_price: payments::price(given, payments.as_ref()),
            base_url,
        };
        let path = |given: &mut Given, key, default: &str| {
            PathBuf::from(given.text(key).unwrap_or(default.to_owned()))
        };
        let pictures = path(given, "storage.pictures", "data/pictures");
        let private = path(given, "storage.private", "data/private");
        let key_file = path(given, "storage.key_file", "data/files.key");
        let statements = given.text("statements.folder").map(PathBuf::from);
        let log = log(given);
        let lifetime = Duration::from_secs(app.session_days.unsigned_abs() * 24 * 60 * 60);
        let http = api::http::Config {
            session: api::http::SessionCookie {
                lifetime,
                ..http.session
            },
            ..http
        };
        Some(Config {
            bind,
            http,
            database: DbSettings { url, connections_max },
            mailer: mailer?,
            payments: payments?,
            payment_accounts,
            pictures,
            private,
            key_file,
            statements,
            app,
            log,
        })
    }
}

/// Everything that is wrong, one line each.
pub fn told(what: &str, wrongs: &[Wrong]) -> Failure {
    let lines: Vec<String> = wrongs.iter().map(|wrong| format!("  {wrong}")).collect();
    Failure::usage(format!("{what}:\n{}", lines.join("\n")))
}

fn base_url(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host)
            if !host.is_empty()
                && host.bytes().all(|b| b.is_ascii_graphic())
                && !host.contains(['?', '#']) =>
        {
            Ok(text.to_owned())
        }
        _ => Err(format!(
            "“{text}” is no address of pages, such as https://parvis.city.example"
        )),
    }
}

fn http(given: &mut Given, base_url: &str) -> api::http::Config {
    let default = api::http::Config::default();
    let secure = given.switch("server.secure_cookies", base_url.starts_with("https://"));
    if secure && base_url.starts_with("http://") {
        given.wrong_value(
            "server.secure_cookies",
            "needs a server.base_url that begins with https",
        );
    }
    let mut trusted_proxies: Vec<IpAddr> = Vec::new();
    for text in given.list("server.trusted_proxies") {
        match text.parse() {
            Ok(address) => trusted_proxies.push(address),
            Err(_) => given.wrong_value("server.trusted_proxies", format!("“{text}” is no address")),
        }
    }
    let hsts_days = given.number("server.hsts_days", 0, 0..=3650).unsigned_abs();
    let limits = api::http::Limits {
        connections_max: size(given.number("server.connections_max", 4096, 1..=1_000_000)),
        requests_max: size(given.number("server.requests_max", 256, 1..=100_000)),
        ..default.limits
    };
    let cache = api::http::cache::Settings {
        bytes_max: given.number("cache.bytes", 32 << 20, 0..=1 << 40).unsigned_abs(),
        ..default.cache
    };
    api::http::Config {
        cache,
        origins: given.list("server.origins"),
        public_url: base_url.to_owned(),
        trusted_proxies,
        session: api::http::SessionCookie {
            secure,
            ..default.session
        },
        hsts: (hsts_days > 0).then(|| Duration::from_secs(hsts_days * 24 * 60 * 60)),
        tile_sources: given.list("server.tile_sources"),
        introspection: given.switch("server.introspection", true),
        limits,
        ..default
    }
}

fn mailer(given: &mut Given, base_url: &str) -> Option<Mailer> {
    let url = given.secret("mail.url", "mail.url_file", "outbox:data/outbox");
    let transport = Transport::from_url(&url)
        .map_err(|error| given.wrong_value("mail.url", error.to_string()))
        .ok();
    let name = given
        .text("mail.sender_name")
        .unwrap_or_else(|| "Parvis".to_owned());
    let default = "parvis@localhost.example".parse::<Email>().ok();
    let address = given.read("mail.sender_address", default, |text| {
        text.parse()
            .map(Some)
            .map_err(|_| format!("“{text}” is no e-mail address"))
    });
    let sender =
        sender(&name, &address?, base_url).map_err(|error| given.wrong_value("mail.sender_name", error));
    Some(Mailer::new(transport?, sender.ok()?))
}

/// A sender whose mails are known by the host of the pages.
pub fn sender(name: &str, address: &Email, base_url: &str) -> Result<Sender, String> {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let host = after_scheme.split(['/', ':']).next().unwrap_or_default();
    Sender::new(name, address, host).map_err(|error| error.to_string())
}

fn log(given: &mut Given) -> Log {
    let format = given.read("log.format", LogFormat::Auto, |text| match text {
        "auto" => Ok(LogFormat::Auto),
        "plain" => Ok(LogFormat::Plain),
        "json" => Ok(LogFormat::Json),
        other => Err(format!("“{other}” is none of auto, plain, json")),
    });
    let level = given.read("log.level", "info".to_owned(), |text| {
        let parsed = tracing_subscriber::EnvFilter::try_new(text);
        parsed
            .map(|_| text.to_owned())
            .map_err(|error| format!("“{text}”: {error}"))
    });
    Log { format, level }
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn narrow(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The variables that are ours. One that is no Unicode is none of ours.
#[allow(
    clippy::disallowed_methods,
    reason = "the only place that reads the environment"
)]
fn environment() -> BTreeMap<String, String> {
    let unicode = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    std::env::vars_os()
        .filter_map(unicode)
        .filter(|(name, _)| name.starts_with("PARVIS_"))
        .collect()
}

//! The identity providers: tables of their own, as many as there are.

use std::collections::BTreeSet;
use std::path::Path;

use identity::{ProviderSettings, Secret};
use toml::{Table, Value};

use super::given::{Given, first_line};
use super::keys;

/// The name of the tables.
pub const TABLES: &str = "identity_provider";

/// The keys of one, in the order of the example file.
pub const KEYS: &[&str] = &[
    "key",
    "name",
    "city",
    "issuer",
    "client_id",
    "client_secret_file",
    "scopes",
    "residence_claim",
];

/// The environment variable of a provider's secret: `PARVIS_IDENTITY_PROVIDER_VILLE_CLIENT_SECRET`.
fn secret_variable(key: &str) -> String {
    let key = key.replace('-', "_").to_uppercase();
    format!("PARVIS_IDENTITY_PROVIDER_{key}_CLIENT_SECRET")
}

/// Whether a variable can be the secret of some provider.
pub fn is_secret_variable(name: &str) -> bool {
    name.starts_with("PARVIS_IDENTITY_PROVIDER_") && name.ends_with("_CLIENT_SECRET")
}

/// All providers. What is wrong with one is noted under its key, or its number where it has none.
pub fn read(given: &mut Given) -> Vec<ProviderSettings> {
    let mut providers: Vec<ProviderSettings> = Vec::new();
    let mut variables = BTreeSet::new();
    for (number, table) in given.identity_providers().into_iter().enumerate() {
        let label = table
            .get("key")
            .and_then(Value::as_str)
            .map_or_else(|| (number + 1).to_string(), str::to_owned);
        let mut one = One { given, table, label };
        let Some(provider) = one.read() else {
            continue;
        };
        variables.insert(secret_variable(&provider.key));
        if providers.iter().any(|other| other.key == provider.key) {
            one.wrong("key", "is the key of another provider too");
        } else {
            providers.push(provider);
        }
    }
    let strangers: Vec<String> = given
        .identity_secrets()
        .filter(|name| !variables.contains(*name))
        .map(str::to_owned)
        .collect();
    for name in strangers {
        given.wrong(name, "is the secret of no identity provider that is set up");
    }
    providers
}

struct One<'a> {
    given: &'a mut Given,
    table: Table,
    label: String,
}

impl One<'_> {
    fn wrong(&mut self, key: &str, reason: impl Into<String>) {
        self.given.wrong(format!("{TABLES}.{}.{key}", self.label), reason);
    }

    fn read(&mut self) -> Option<ProviderSettings> {
        self.unknown_keys();
        let (key, name) = (self.required("key"), self.required("name"));
        let (issuer, client_id) = (self.required("issuer"), self.required("client_id"));
        let (city, residence_claim) = (self.text("city"), self.text("residence_claim"));
        let scopes = self.scopes();
        let key = key.filter(|key| {
            let plain = key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if !plain || key.len() > 40 {
                self.wrong("key", "must be of small letters, digits and hyphens, at most 40");
            }
            plain
        });
        let issuer = issuer.filter(|issuer| {
            let safe = is_safe(issuer);
            if !safe {
                self.wrong(
                    "issuer",
                    format!("“{issuer}” is no address that begins with https://"),
                );
            }
            safe
        });
        let client_secret = key.as_deref().and_then(|key| self.secret(key));
        Some(ProviderSettings {
            key: key?,
            name: name?,
            city,
            issuer: issuer?,
            client_id: client_id?,
            client_secret,
            scopes,
            residence_claim,
        })
    }

    fn unknown_keys(&mut self) {
        let unknown: Vec<String> = self
            .table
            .keys()
            .filter(|key| !KEYS.contains(&key.as_str()))
            .cloned()
            .collect();
        for name in unknown {
            let reason = match (name.as_str(), keys::near(&name, KEYS.iter().copied())) {
                // Not repeated, and not accepted: this file is read by more people than a secret should be.
                ("client_secret", _) => "must lie in a file of its own: client_secret_file".to_owned(),
                (_, Some(meant)) => format!("is no setting; did you mean {meant}?"),
                (_, None) => "is no setting".to_owned(),
            };
            self.wrong(&name, reason);
        }
    }

    fn text(&mut self, key: &str) -> Option<String> {
        match self.table.get(key).cloned()? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::String(_) => {
                self.wrong(key, "is empty");
                None
            }
            _ => {
                self.wrong(key, "must be a text in quotes");
                None
            }
        }
    }

    fn required(&mut self, key: &str) -> Option<String> {
        if !self.table.contains_key(key) {
            self.wrong(key, "is missing");
        }
        self.text(key)
    }

    fn scopes(&mut self) -> Vec<String> {
        let given = match self.table.get("scopes") {
            None => return vec!["email".to_owned()],
            Some(Value::Array(values)) => values
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect(),
            Some(_) => None,
        };
        let scopes: Option<Vec<String>> = given;
        scopes.unwrap_or_else(|| {
            self.wrong("scopes", "must be a list of texts, such as [\"email\"]");
            Vec::new()
        })
    }

    fn secret(&mut self, key: &str) -> Option<Secret> {
        let variable = secret_variable(key);
        match (
            self.given.identity_secret(&variable),
            self.text("client_secret_file"),
        ) {
            (Some(_), Some(_)) => {
                self.wrong(
                    "client_secret_file",
                    format!("is given beside {variable}: one of them"),
                );
                None
            }
            (Some(secret), None) => Some(Secret::new(secret)),
            (None, Some(file)) => match first_line(Path::new(&file)) {
                Ok(secret) => Some(Secret::new(secret)),
                Err(reason) => {
                    self.wrong("client_secret_file", format!("{file}: {reason}"));
                    None
                }
            },
            (None, None) => None,
        }
    }
}

/// An address that nobody on the way can read or change; on this machine there is no way.
pub fn is_safe(issuer: &str) -> bool {
    let plain = issuer.bytes().all(|b| b.is_ascii_graphic()) && !issuer.contains(['?', '#']);
    let host = |rest: &str| rest.split(['/', ':']).next().unwrap_or_default().to_owned();
    let safe = match (issuer.strip_prefix("https://"), issuer.strip_prefix("http://")) {
        (Some(rest), _) => !host(rest).is_empty(),
        (_, Some(rest)) => ["localhost", "127.0.0.1"].contains(&host(rest).as_str()),
        _ => false,
    };
    plain && safe && !issuer.contains('@')
}

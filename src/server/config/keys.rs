//! Every key of the configuration. A key that is missing here is refused with the nearest ones.

use std::collections::BTreeMap;

/// A key with its table, such as `server.bind`.
pub type Key = &'static str;

/// All keys, in the order of the example file.
pub const KEYS: &[Key] = &[
    "server.bind",
    "server.base_url",
    "server.secure_cookies",
    "server.hsts_days",
    "server.trusted_proxies",
    "server.origins",
    "server.tile_sources",
    "server.introspection",
    "server.connections_max",
    "server.requests_max",
    "database.url",
    "database.url_file",
    "database.connections_max",
    "cache.bytes",
    "mail.url",
    "mail.url_file",
    "mail.sender_name",
    "mail.sender_address",
    "payments.provider",
    "payments.sandbox_file",
    "payments.stripe_key",
    "payments.stripe_key_file",
    "payments.stripe_webhook_secrets",
    "payments.stripe_webhook_secrets_file",
    "payments.stripe_url",
    "payments.fee_bps",
    "payments.fee_each_minor",
    "storage.pictures",
    "storage.private",
    "storage.key_file",
    "statements.folder",
    "limits.pledge_units_max",
    "limits.link_minutes",
    "limits.session_days",
    "limits.residence_years",
    "limits.withdrawal_alone_units_max",
    "limits.payout_fee_bps",
    "log.format",
    "log.level",
];

/// Environment variables that are no keys.
const OTHER_VARIABLES: &[&str] = &[
    "PARVIS_CONFIG",
    "PARVIS_WEB",
    "PARVIS_TEST_POSTGRES",
    "PARVIS_TEST_STRIPE",
    "PARVIS_URL",
];

/// The environment variable of a key: `PARVIS_SERVER_BIND`.
pub fn variable(key: Key) -> String {
    format!("PARVIS_{}", key.replace('.', "_").to_uppercase())
}

/// The keys by their environment variables.
pub fn variables() -> BTreeMap<String, Key> {
    KEYS.iter().map(|key| (variable(key), *key)).collect()
}

/// Whether a variable means something else to Parvis.
pub fn is_other_variable(name: &str) -> bool {
    OTHER_VARIABLES.contains(&name)
}

/// What somebody who wrote `given` may have meant.
pub fn near<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distances = known.map(|name| (distance(given, name), name));
    distances
        .min()
        .filter(|(distance, _)| *distance <= given.len().max(6) / 3)
        .map(|(_, name)| name)
}

/// How many letters must be added, dropped or changed (Levenshtein's distance).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.chars().enumerate() {
            let changed = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_key_that_was_meant() {
        let near = |given| near(given, KEYS.iter().copied());
        assert_eq!(near("server.bnd"), Some("server.bind"));
        assert_eq!(near("database.uri"), Some("database.url"));
        assert_eq!(near("colour"), None);
    }
}

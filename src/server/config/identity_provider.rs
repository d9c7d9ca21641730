//! The identity providers.

use identity::{ProviderSettings, Secret};

use super::given::Given;
use super::table::{self, Kind, One};

/// Their tables.
pub const KIND: Kind = Kind {
    name: "identity_provider",
    noun: "identity provider",
    keys: &[
        "key",
        "name",
        "city",
        "issuer",
        "client_id",
        "client_secret_file",
        "scopes",
        "residence_claim",
    ],
    secrets: &["client_secret"],
};

/// All providers.
pub fn read(given: &mut Given) -> Vec<ProviderSettings> {
    table::read(given, &KIND, one)
}

fn one(table: &mut One<'_>, key: Option<&str>) -> Option<ProviderSettings> {
    let name = table.required("name");
    let (issuer, client_id) = (table.required("issuer"), table.required("client_id"));
    let (city, residence_claim) = (table.text("city"), table.text("residence_claim"));
    let scopes = table.list("scopes").unwrap_or_else(|| vec!["email".to_owned()]);
    let issuer = issuer.filter(|issuer| {
        let safe = is_safe(issuer);
        if !safe {
            let reason = format!("“{issuer}” is no address that begins with https://");
            table.wrong("issuer", reason);
        }
        safe
    });
    let client_secret = key.and_then(|key| table.secret(key, "client_secret"));
    Some(ProviderSettings {
        key: key?.to_owned(),
        name: name?,
        city,
        issuer: issuer?,
        client_id: client_id?,
        client_secret: client_secret.map(Secret::new),
        scopes,
        residence_claim,
    })
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

//! The payment accounts of cities: each takes the gifts of one city, whose money lies in no other's account.

use app::payment_account::TAKEN_NAMES;
use domain::fee::CardPrice;
use payments::stripe::{BASE_URL, Settings};

use super::given::{Given, Wrong};
use super::payments::{FEE_BPS, FEE_EACH_MINOR, PLATFORM_FEE_BPS, Payments, price_of};
use super::table::{self, Kind, One};
use super::{keys, stripe};

/// Their tables.
pub const KIND: Kind = Kind {
    name: "payment_account",
    noun: "payment account",
    keys: &[
        "key",
        "city",
        "provider",
        "stripe_key_file",
        "stripe_webhook_secrets_file",
        "stripe_url",
        "fee_bps",
        "fee_each_minor",
        "platform_fee_bps",
    ],
    secrets: &["stripe_key", "stripe_webhook_secrets"],
};

/// The account of a city.
#[derive(Debug, Clone)]
pub struct PaymentAccount {
    /// Its name in addresses and in the database.
    pub key: String,
    /// The slug of the city.
    pub city: String,
    /// How it is reached.
    pub stripe: Settings,
    /// What a payment by card costs, where it is written down.
    pub card_price: Option<CardPrice>,
    /// What the platform keeps, where it is not what it keeps elsewhere.
    pub platform_fee_bps: Option<i64>,
}

/// All accounts of cities, beside the one that serves the others. No two share a city, a key of Stripe's or a secret:
/// what one is told would be believed of the other.
pub fn read(given: &mut Given, usual: Option<&Payments>) -> Vec<PaymentAccount> {
    let accounts = table::read(given, &KIND, one);
    for (number, account) in accounts.iter().enumerate() {
        let mut wrong = |key: &str, reason: String| {
            given.wrong(format!("{}.{}.{key}", KIND.name, account.key), reason);
        };
        let mut others: Vec<(String, &Settings)> = Vec::new();
        if let Some(Payments::Stripe(settings)) = usual {
            others.push(("payments".to_owned(), settings));
        }
        for earlier in &accounts[..number] {
            let name = format!("{}.{}", KIND.name, earlier.key);
            if earlier.city == account.city {
                wrong("city", format!("has an account already: {name}"));
            }
            others.push((name, &earlier.stripe));
        }
        for (name, other) in others {
            let (key, secrets) = ("stripe_key", "stripe_webhook_secrets");
            if other.secret_key == account.stripe.secret_key {
                wrong(key, format!("is the same as {name}.{key}"));
            }
            let is_shared = |secret| other.webhook_secrets.contains(secret);
            if account.stripe.webhook_secrets.iter().any(is_shared) {
                wrong(secrets, format!("are the same as {name}.{secrets}"));
            }
        }
    }
    accounts
}

/// What is wrong with the cities of accounts, where these are the slugs of all there are: the money of a city must not go
/// to another account because its name is written wrongly.
pub fn unknown_cities(accounts: &[PaymentAccount], slugs: &[&str]) -> Vec<Wrong> {
    let strangers = accounts.iter().filter(|account| !slugs.contains(&&*account.city));
    let wrong = |account: &PaymentAccount| {
        let meant = keys::near(&account.city, slugs.iter().copied());
        let meant = meant.map_or_else(String::new, |meant| format!("; did you mean {meant}?"));
        Wrong {
            name: format!("{}.{}.city", KIND.name, account.key),
            reason: format!("“{}” is the slug of no city{meant}", account.city),
        }
    };
    strangers.map(wrong).collect()
}

fn one(table: &mut One<'_>, key: Option<&str>) -> Option<PaymentAccount> {
    let is_taken = key.is_some_and(|key| TAKEN_NAMES.contains(&key));
    if is_taken {
        let names = TAKEN_NAMES.join(", ");
        table.wrong(
            "key",
            format!("must be none of {names}: these mean something else"),
        );
    }
    let (city, provider) = (table.required("city"), table.required("provider"));
    if let Some(other) = provider.as_deref().filter(|provider| *provider != "stripe") {
        table.wrong("provider", format!("“{other}” is not stripe"));
    }
    let stripe = stripe_of(table, key);
    let bps = table.number("fee_bps", FEE_BPS).unwrap_or(0);
    let each_minor = table.number("fee_each_minor", FEE_EACH_MINOR).unwrap_or(0);
    let platform_fee_bps = table.number("platform_fee_bps", PLATFORM_FEE_BPS);
    Some(PaymentAccount {
        key: key.filter(|_| !is_taken)?.to_owned(),
        city: city?,
        stripe: stripe?,
        card_price: price_of(bps, each_minor),
        platform_fee_bps,
    })
}

fn stripe_of(table: &mut One<'_>, key: Option<&str>) -> Option<Settings> {
    let secret_key = key.and_then(|key| table.required_secret(key, "stripe_key"));
    let secret_key = secret_key.map(|text| stripe::key(&text));
    if let Some((_, Some(reason))) = secret_key {
        table.wrong("stripe_key", reason);
    }
    let secrets = key.and_then(|key| table.required_secret(key, "stripe_webhook_secrets"));
    let secrets = secrets.map(|text| stripe::secrets(&text));
    if let Some((_, Some(reason))) = secrets {
        table.wrong("stripe_webhook_secrets", reason);
    }
    let base_url = table.text("stripe_url").map(|text| stripe::url(&text));
    let base_url = match base_url.unwrap_or(Ok(BASE_URL.to_owned())) {
        Ok(base_url) => Some(base_url),
        Err(reason) => {
            table.wrong("stripe_url", reason);
            None
        }
    };
    Some(Settings {
        secret_key: secret_key?.0,
        webhook_secrets: secrets?.0,
        base_url: base_url?,
    })
}

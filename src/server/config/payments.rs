//! Who takes the payments: one provider for everything that is served.

use std::path::PathBuf;

use domain::fee::CardPrice;
use payments::sandbox::PRICE;
use payments::stripe::{BASE_URL, Secret, Settings};

use super::given::Given;
use super::identity_provider::is_safe;
use super::keys::Key;

/// The payment provider.
#[derive(Debug, Clone)]
pub enum Payments {
    /// The pretended bank, which writes its payments into a file.
    Sandbox(PathBuf),
    /// An account at Stripe.
    Stripe(Settings),
}

const KEY: Key = "payments.stripe_key";
const SECRETS: Key = "payments.stripe_webhook_secrets";

/// Reads the provider that is chosen. What belongs to another is only looked at.
pub fn read(given: &mut Given) -> Option<Payments> {
    let file = given.text("payments.sandbox_file");
    let stripe = stripe(given);
    let provider = given.text("payments.provider").unwrap_or("sandbox".to_owned());
    match provider.as_str() {
        "sandbox" => Some(Payments::Sandbox(PathBuf::from(
            file.unwrap_or("data/sandbox.jsonl".to_owned()),
        ))),
        "stripe" => {
            for (key, is_missing) in [
                (KEY, stripe.secret_key.is_empty()),
                (SECRETS, stripe.webhook_secrets.is_empty()),
            ] {
                if is_missing {
                    given.wrong_value(key, format!("is missing; give it, or {key}_file, for Stripe"));
                }
            }
            Some(Payments::Stripe(stripe))
        }
        other => {
            given.wrong_value(
                "payments.provider",
                format!("“{other}” is none of sandbox, stripe"),
            );
            None
        }
    }
}

/// What a payment by card costs: as it is written down, or what the sandbox takes. Nothing is told of what nobody wrote.
pub fn price(given: &mut Given, payments: Option<&Payments>) -> Option<CardPrice> {
    let usual = match payments {
        Some(Payments::Sandbox(_)) => PRICE,
        Some(Payments::Stripe(_)) | None => CardPrice {
            bps: 0,
            each_minor: 0,
        },
    };
    let bps = given.number("payments.fee_bps", usual.bps.into(), 0..=10_000);
    let each_minor = given.number("payments.fee_each_minor", usual.each_minor, 0..=100_000);
    let bps = u32::try_from(bps).unwrap_or(usual.bps);
    (bps > 0 || each_minor > 0).then_some(CardPrice { bps, each_minor })
}

fn stripe(given: &mut Given) -> Settings {
    // Not repeated where they are wrong: somebody may have mixed two secrets up.
    let key = given.secret(KEY, "payments.stripe_key_file", "");
    if !key.is_empty() && !["sk_", "rk_"].iter().any(|prefix| key.starts_with(prefix)) {
        given.wrong_value(KEY, "is no secret key of Stripe: it begins with sk_ or rk_");
    }
    let secrets = given.secret(SECRETS, "payments.stripe_webhook_secrets_file", "");
    let secrets: Vec<&str> = secrets
        .split(',')
        .map(str::trim)
        .filter(|secret| !secret.is_empty())
        .collect();
    if secrets.iter().any(|secret| !secret.starts_with("whsec_")) {
        given.wrong_value(SECRETS, "are no secrets of an endpoint: each begins with whsec_");
    }
    let base_url = given.read("payments.stripe_url", BASE_URL.to_owned(), |text| {
        match is_safe(text) {
            true => Ok(text.trim_end_matches('/').to_owned()),
            false => Err(format!("“{text}” is no address that begins with https://")),
        }
    });
    Settings {
        secret_key: Secret::new(key),
        webhook_secrets: secrets.into_iter().map(Secret::new).collect(),
        base_url,
    }
}

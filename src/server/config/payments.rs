//! Who takes the payments of every city that has no payment account of its own.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use domain::fee::CardPrice;
use payments::sandbox::PRICE;
use payments::stripe::{BASE_URL, Settings};

use super::given::Given;
use super::keys::Key;
use super::stripe;

/// The payment provider.
#[derive(Debug, Clone)]
pub enum Payments {
    /// The pretended bank, which writes its payments into a file.
    Sandbox(PathBuf),
    /// An account at Stripe.
    Stripe(Settings),
}

/// What a provider may take of a payment by card, in basis points.
pub const FEE_BPS: RangeInclusive<i64> = 0..=10_000;
/// And for each payment, in minor units.
pub const FEE_EACH_MINOR: RangeInclusive<i64> = 0..=100_000;
/// What the platform may keep of what is paid to projects, in basis points.
pub const PLATFORM_FEE_BPS: RangeInclusive<i64> = 0..=5_000;

const KEY: Key = "payments.stripe_key";
const SECRETS: Key = "payments.stripe_webhook_secrets";

/// Reads the provider that is chosen. What belongs to another is only looked at.
pub fn read(given: &mut Given) -> Option<Payments> {
    let file = given.text("payments.sandbox_file");
    let stripe = stripe_of(given);
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
    let bps = given.number("payments.fee_bps", usual.bps.into(), FEE_BPS);
    let each_minor = given.number("payments.fee_each_minor", usual.each_minor, FEE_EACH_MINOR);
    price_of(bps, each_minor)
}

/// A price, where one was written down. Both figures are within their ranges.
pub fn price_of(bps: i64, each_minor: i64) -> Option<CardPrice> {
    let bps = u32::try_from(bps).ok()?;
    (bps > 0 || each_minor > 0).then_some(CardPrice { bps, each_minor })
}

fn stripe_of(given: &mut Given) -> Settings {
    let key = given.secret(KEY, "payments.stripe_key_file", "");
    let (secret_key, wrong) = stripe::key(&key);
    if let Some(reason) = wrong {
        given.wrong_value(KEY, reason);
    }
    let secrets = given.secret(SECRETS, "payments.stripe_webhook_secrets_file", "");
    let (webhook_secrets, wrong) = stripe::secrets(&secrets);
    if let Some(reason) = wrong {
        given.wrong_value(SECRETS, reason);
    }
    Settings {
        secret_key,
        webhook_secrets,
        base_url: given.read("payments.stripe_url", BASE_URL.to_owned(), stripe::url),
    }
}

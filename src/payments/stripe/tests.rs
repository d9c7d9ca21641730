//! Against a server that replays answers made from Stripe's reference, and against other people's copies
//! of Stripe's server.

mod checkout;
mod fixtures;
mod notices;
mod parsers;
mod payments;
mod peers;
mod replay;
mod saved;
mod transfers;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{Currency, Id, Money};
use uuid::Uuid;

use super::*;
use crate::*;

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn settings(base_url: &str) -> Settings {
    Settings {
        secret_key: Secret::new("sk_test_51"),
        webhook_secrets: vec![Secret::new("whsec_new"), Secret::new("whsec_old")],
        base_url: base_url.to_owned(),
    }
}

fn at(base_url: &str) -> Stripe {
    Stripe::new(settings(base_url)).unwrap()
}

fn name(text: &str) -> ProviderRef {
    ProviderRef::new(text).unwrap()
}

fn refused<T>(code: &str) -> Result<T, ProviderError> {
    Err(ProviderError::refused(code))
}

fn request(capture: Capture) -> PaymentRequest {
    PaymentRequest {
        key: "pledge-1".into(),
        pledge: Id::from_uuid(Uuid::from_u128(1)),
        city: Id::from_uuid(Uuid::from_u128(2)),
        amount: eur(2000),
        description: "Un jardin & des bancs".into(),
        return_url: "https://parvis.example/c/a/p/b/thanks?pledge=1".into(),
        capture,
    }
}

/// A moment of the fixtures.
fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_790_000_000)
}

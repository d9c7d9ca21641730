//! A payment provider without a memory, for tests with several processes: how a payment stands is in its name.

use std::future::ready;

use chrono::{DateTime, Utc};
use domain::pledge::PaymentFact;
use domain::{Currency, Money};
use payments::{
    Answer, Capture, ChargeRequest, Headers, Notice, PaymentRequest, PaymentState, PaymentStatus, Provider,
    ProviderError, ProviderRef, Reading, Refund, RefundRequest, RefundState, Started, Transfer, WebhookError,
    WebhookEvent,
};

/// Everybody pays at once, but for amounts that end in 91, which are declined. Any number of processes may have
/// one: each says the same of the same payment, and a refund that was asked for twice is one refund.
#[derive(Debug, Clone, Copy)]
pub struct Till;

/// Its name in addresses and in the database.
pub const NAME: &str = "till";

impl Till {
    /// The notice that a payment was made, or that money is held for it.
    pub fn notice(reference: &str, held: bool) -> Vec<u8> {
        let fact = match (declines(reference), held) {
            (true, _) => "declined",
            (false, true) => "authorized",
            (false, false) => "captured",
        };
        format!("{reference} {fact}").into_bytes()
    }

    /// The key of the payment with this name: the pledge's identifier.
    pub fn key(reference: &str) -> &str {
        parts(reference).map_or("", |(key, _)| key)
    }
}

fn parts(reference: &str) -> Option<(&str, i64)> {
    let (key, minor) = reference.strip_prefix("till/")?.rsplit_once('/')?;
    Some((key, minor.parse().ok()?))
}

fn declines(reference: &str) -> bool {
    parts(reference).is_some_and(|(_, minor)| minor % 100 == 91)
}

fn status(payment: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
    let (_, minor) = parts(payment.as_str()).ok_or_else(|| refused("unknown_payment"))?;
    let state = if declines(payment.as_str()) {
        PaymentState::Declined
    } else {
        PaymentState::Captured
    };
    let amount = Money::new(minor, Currency::EUR);
    Ok(PaymentStatus::new(payment.clone(), state, amount))
}

fn refused(code: &str) -> ProviderError {
    ProviderError::refused(code)
}

fn read(body: &[u8], now: DateTime<Utc>) -> Result<WebhookEvent, WebhookError> {
    let malformed = || WebhookError::Malformed {
        reason: "no notice of the till".to_owned(),
    };
    let text = std::str::from_utf8(body).map_err(|_| malformed())?;
    let (reference, fact) = text.split_once(' ').ok_or_else(malformed)?;
    let (_, minor) = parts(reference).ok_or_else(malformed)?;
    let fact = match fact {
        "authorized" => PaymentFact::Authorized,
        "captured" => PaymentFact::Captured,
        "declined" => PaymentFact::Declined,
        _ => return Err(malformed()),
    };
    Ok(WebhookEvent {
        event_id: text.to_owned(),
        occurred_at: now,
        notice: Notice::Payment {
            provider_ref: ProviderRef::new(reference).map_err(|_| malformed())?,
            fact,
            amount: Money::new(minor, Currency::EUR),
        },
    })
}

impl Provider for Till {
    fn name(&self) -> &'static str {
        NAME
    }

    fn supports(&self, capture: Capture) -> bool {
        capture == Capture::Now
    }

    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started> {
        let reference = ProviderRef::new(format!("till/{}/{}", request.key, request.amount.minor));
        Box::pin(ready(reference.map(|provider_ref| Started {
            checkout_url: format!("http://localhost/{provider_ref}"),
            provider_ref,
        })))
    }

    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(status(payment)))
    }

    fn cancel<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        let status = status(payment).and_then(|status| match status.state {
            PaymentState::Captured => Err(refused("already_captured")),
            _ => Ok(status),
        });
        Box::pin(ready(status))
    }

    fn refund<'a>(&'a self, payment: &'a ProviderRef, asked: &'a RefundRequest) -> Answer<'a, PaymentStatus> {
        let status = status(payment).map(|status| PaymentStatus {
            refunded: asked.amount,
            refunds: vec![Refund {
                reference: format!("till-{}", asked.key),
                key: Some(asked.key.clone()),
                amount: asked.amount,
                state: RefundState::Succeeded,
            }],
            ..status
        });
        Box::pin(ready(status))
    }

    fn look_up<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(status(payment)))
    }

    fn charge<'a>(&'a self, _: &'a ProviderRef, _: &'a ChargeRequest) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(Err(refused("not_saved"))))
    }

    fn forget<'a>(&'a self, _: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(ready(Err(refused("not_saved"))))
    }

    fn transfers(&self, _: DateTime<Utc>) -> Answer<'_, Vec<Transfer>> {
        Box::pin(ready(Ok(Vec::new())))
    }

    fn read_webhook<'a>(&'a self, _: &'a Headers, body: &'a [u8], now: DateTime<Utc>) -> Reading<'a> {
        Box::pin(ready(read(body, now)))
    }
}

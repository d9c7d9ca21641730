//! Notices and their deliveries.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use domain::pledge::PaymentFact;
use serde::{Deserialize, Serialize};

use super::Payment;
use crate::{ProviderRef, WebhookError, WebhookEvent};

/// The header that carries the signature.
pub const SIGNATURE_HEADER: &str = "parvis-sandbox-signature";

/// Attempts before a notice is given up. With a pause of one second that doubles each time, the last one
/// is made after a good half hour.
pub const ATTEMPTS_MAX: u32 = 12;

/// The body of a notice, as it is posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notice {
    /// The same however often it is told.
    pub id: String,
    /// Such as `payment.captured`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The payment.
    pub payment: String,
    /// Such as `20.00 EUR`.
    pub amount: String,
    /// RFC 3339.
    pub occurred_at: String,
}

const KINDS: [(PaymentFact, &str); 4] = [
    (PaymentFact::Authorized, "payment.authorized"),
    (PaymentFact::Captured, "payment.captured"),
    (PaymentFact::Declined, "payment.declined"),
    (PaymentFact::Expired, "payment.expired"),
];

impl Notice {
    pub fn new(id: impl std::fmt::Display, payment: &Payment, fact: PaymentFact, now: DateTime<Utc>) -> Self {
        let kind = KINDS
            .iter()
            .find(|(known, _)| *known == fact)
            .map_or("", |(_, kind)| kind);
        Self {
            id: format!("evt_{id}"),
            kind: kind.to_owned(),
            payment: payment.provider_ref.to_string(),
            amount: payment.amount.to_string(),
            occurred_at: now.to_rfc3339_opts(SecondsFormat::Micros, true),
        }
    }

    pub fn body(&self) -> Vec<u8> {
        // Five strings: nothing in them can fail to be JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub fn read(body: &[u8]) -> Result<WebhookEvent, WebhookError> {
        let notice: Notice = serde_json::from_slice(body).map_err(WebhookError::malformed)?;
        let fact = KINDS
            .iter()
            .find(|(_, kind)| *kind == notice.kind)
            .map(|(fact, _)| *fact);
        let occurred_at = DateTime::parse_from_rfc3339(&notice.occurred_at);
        Ok(WebhookEvent {
            event_id: notice.id,
            provider_ref: ProviderRef::new(notice.payment)
                .map_err(|error| WebhookError::malformed(format!("payment: {error}")))?,
            fact: fact.ok_or_else(|| WebhookError::malformed("type: not a kind of notice"))?,
            amount: notice
                .amount
                .parse()
                .map_err(|error| WebhookError::malformed(format!("amount: {error}")))?,
            occurred_at: occurred_at
                .map_err(|error| WebhookError::malformed(format!("occurred_at: {error}")))?
                .to_utc(),
        })
    }
}

/// A notice on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delivery {
    pub id: u64,
    pub notice: Notice,
    pub due_at: DateTime<Utc>,
    pub attempts: u32,
}

impl Delivery {
    /// How long to wait after the attempts that failed so far: 1, 2, 4, … seconds.
    pub fn pause(&self) -> TimeDelta {
        TimeDelta::seconds(1 << self.attempts.saturating_sub(1).min(ATTEMPTS_MAX))
    }
}

/// One attempt to deliver: what is to be posted, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Names the delivery for [`super::Sandbox::settle`].
    pub id: u64,
    /// The notice's id.
    pub event_id: String,
    /// Where to post it.
    pub url: String,
    /// With the signature, made a moment ago.
    pub headers: Vec<(String, String)>,
    /// JSON.
    pub body: Vec<u8>,
    /// From 1.
    pub attempt: u32,
}

/// A delivery that is still to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The notice's id.
    pub event_id: String,
    /// Such as `payment.captured`.
    pub kind: String,
    /// The payment.
    pub payment: String,
    /// When it is due.
    pub due_at: DateTime<Utc>,
    /// Attempts that failed.
    pub attempts: u32,
}

impl From<&Delivery> for Pending {
    fn from(delivery: &Delivery) -> Self {
        let Delivery {
            notice,
            due_at,
            attempts,
            ..
        } = delivery.clone();
        Self {
            event_id: notice.id,
            kind: notice.kind,
            payment: notice.payment,
            due_at,
            attempts,
        }
    }
}

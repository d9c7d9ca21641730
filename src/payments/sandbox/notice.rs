//! What the sandbox posts.

use std::fmt::Display;

use chrono::{DateTime, SecondsFormat, Utc};
use domain::Money;
use domain::pledge::{DisputeStage, PaymentFact};
use serde::{Deserialize, Serialize};

use super::Payment;
use super::payment::{Dispute, Returned};
use crate::{Notice, ProviderRef, RefundState, Transfer, TransferState, WebhookError, WebhookEvent};

/// The body of a notice, as it is posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    /// The same however often it is told.
    pub id: String,
    /// Such as `payment.captured`.
    #[serde(rename = "type")]
    pub kind: String,
    /// RFC 3339.
    pub occurred_at: String,
    /// The payment that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<String>,
    /// Such as `20.00 EUR`: of the payment, of all its refunds, of the dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// The refund, the dispute or the transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Why the donor's bank disputes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

const FACTS: [(PaymentFact, &str); 5] = [
    (PaymentFact::Authorized, "authorized"),
    (PaymentFact::MethodSaved, "method_saved"),
    (PaymentFact::Captured, "captured"),
    (PaymentFact::Declined, "declined"),
    (PaymentFact::Expired, "expired"),
];

fn fact_word(fact: PaymentFact) -> &'static str {
    FACTS
        .iter()
        .find(|(known, _)| *known == fact)
        .map_or("", |(_, word)| word)
}

impl Message {
    fn new(id: impl Display, now: DateTime<Utc>, kind: String) -> Self {
        Self {
            id: format!("evt_{id}"),
            kind,
            occurred_at: now.to_rfc3339_opts(SecondsFormat::Micros, true),
            payment: None,
            amount: None,
            reference: None,
            reason: None,
        }
    }

    fn about(self, payment: &Payment, amount: Money) -> Self {
        Self {
            payment: Some(payment.provider_ref.to_string()),
            amount: Some(amount.to_string()),
            ..self
        }
    }

    /// Something happened to a payment.
    pub fn fact(id: impl Display, now: DateTime<Utc>, payment: &Payment, fact: PaymentFact) -> Self {
        Self::new(id, now, format!("payment.{}", fact_word(fact))).about(payment, payment.paid())
    }

    /// Money went back, or did not.
    pub fn refund(id: impl Display, now: DateTime<Utc>, payment: &Payment, refund: &Returned) -> Self {
        Self {
            reference: Some(refund.reference.clone()),
            ..Self::new(id, now, format!("refund.{}", refund.state)).about(payment, payment.refunded())
        }
    }

    /// The donor's bank disputes it.
    pub fn dispute(id: impl Display, now: DateTime<Utc>, payment: &Payment, dispute: &Dispute) -> Self {
        let amount = Money::new(dispute.minor, payment.amount.currency);
        Self {
            reference: Some(dispute.reference.clone()),
            reason: Some(dispute.reason.clone()),
            ..Self::new(id, now, format!("dispute.{}", dispute.stage)).about(payment, amount)
        }
    }

    /// Money is on our bank account, or came back.
    pub fn transfer(id: impl Display, now: DateTime<Utc>, transfer: &Transfer) -> Self {
        Self {
            reference: Some(transfer.reference.clone()),
            ..Self::new(id, now, format!("transfer.{}", transfer.state))
        }
    }

    pub fn body(&self) -> Vec<u8> {
        // A few strings: nothing in them can fail to be JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub fn read(body: &[u8]) -> Result<WebhookEvent, WebhookError> {
        let message: Message = serde_json::from_slice(body).map_err(WebhookError::malformed)?;
        let occurred_at = DateTime::parse_from_rfc3339(&message.occurred_at)
            .map_err(|error| WebhookError::malformed(format!("occurred_at: {error}")))?;
        Ok(WebhookEvent {
            occurred_at: occurred_at.to_utc(),
            notice: message.notice()?,
            event_id: message.id,
        })
    }

    fn notice(&self) -> Result<Notice, WebhookError> {
        let (subject, word) = self.kind.split_once('.').unwrap_or_default();
        Ok(match subject {
            "payment" if let Some((fact, _)) = FACTS.iter().find(|(_, known)| *known == word) => {
                Notice::Payment {
                    provider_ref: self.provider_ref()?,
                    fact: *fact,
                    amount: self.amount()?,
                }
            }
            "refund" if let Ok(state) = word.parse::<RefundState>() => Notice::Refunded {
                provider_ref: self.provider_ref()?,
                refund: self.reference()?,
                state,
                total_refunded: self.amount()?,
            },
            "dispute" if let Ok(stage) = word.parse::<DisputeStage>() => Notice::Disputed {
                provider_ref: self.provider_ref()?,
                dispute: self.reference()?,
                amount: self.amount()?,
                stage,
                reason: self.reason.clone().unwrap_or_default(),
            },
            "transfer" if let Ok(state) = word.parse::<TransferState>() => Notice::Transfer {
                transfer: self.reference()?,
                state,
            },
            _ => Notice::Ignored {
                kind: self.kind.clone(),
            },
        })
    }

    fn provider_ref(&self) -> Result<ProviderRef, WebhookError> {
        let payment = self.payment.clone().unwrap_or_default();
        ProviderRef::new(payment).map_err(|error| WebhookError::malformed(format!("payment: {error}")))
    }

    fn amount(&self) -> Result<Money, WebhookError> {
        let amount = self.amount.as_deref().unwrap_or_default();
        amount
            .parse()
            .map_err(|error| WebhookError::malformed(format!("amount: {error}")))
    }

    fn reference(&self) -> Result<String, WebhookError> {
        let missing = || WebhookError::malformed("reference: is missing");
        self.reference.clone().ok_or_else(missing)
    }
}

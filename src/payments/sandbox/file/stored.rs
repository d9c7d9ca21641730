//! Payments and transfers as they stand in the file.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::sandbox::Payment;
use crate::sandbox::payment::{Charge, Dispute, Returned};
use crate::{ProviderRef, Transfer, TransferItem};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredPayment {
    provider_ref: String,
    key: String,
    pledge: String,
    city: String,
    amount: String,
    description: String,
    return_url: String,
    capture: String,
    state: String,
    outcome: Option<String>,
    refunds: BTreeMap<String, StoredRefund>,
    created_at: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held_until: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    charge: Option<StoredCharge>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dispute: Option<StoredDispute>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredRefund {
    reference: String,
    minor: i64,
    state: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredCharge {
    key: String,
    minor: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredDispute {
    reference: String,
    minor: i64,
    reason: String,
    stage: String,
}

impl From<&Payment> for StoredPayment {
    fn from(payment: &Payment) -> Self {
        let refund = |refund: &Returned| StoredRefund {
            reference: refund.reference.clone(),
            minor: refund.minor,
            state: refund.state.to_string(),
        };
        Self {
            provider_ref: payment.provider_ref.to_string(),
            key: payment.key.clone(),
            pledge: payment.pledge.to_string(),
            city: payment.city.to_string(),
            amount: payment.amount.to_string(),
            description: payment.description.clone(),
            return_url: payment.return_url.clone(),
            capture: payment.capture.to_string(),
            state: payment.state.to_string(),
            outcome: payment.outcome.map(|outcome| outcome.to_string()),
            refunds: payment
                .refunds
                .iter()
                .map(|(key, returned)| (key.clone(), refund(returned)))
                .collect(),
            created_at: payment.created_at,
            held_until: payment.held_until,
            charge: payment.charge.as_ref().map(|charge| StoredCharge {
                key: charge.key.clone(),
                minor: charge.minor,
            }),
            dispute: payment.dispute.as_ref().map(|dispute| StoredDispute {
                reference: dispute.reference.clone(),
                minor: dispute.minor,
                reason: dispute.reason.clone(),
                stage: dispute.stage.to_string(),
            }),
        }
    }
}

impl StoredPayment {
    pub fn payment(self) -> Result<Payment, String> {
        let refund = |(key, refund): (String, StoredRefund)| {
            let state = parse("refunds.state", &refund.state)?;
            let (reference, minor) = (refund.reference, refund.minor);
            Ok::<_, String>((
                key,
                Returned {
                    reference,
                    minor,
                    state,
                },
            ))
        };
        let dispute = |dispute: StoredDispute| {
            Ok::<_, String>(Dispute {
                stage: parse("dispute.stage", &dispute.stage)?,
                reference: dispute.reference,
                minor: dispute.minor,
                reason: dispute.reason,
            })
        };
        let outcome = self.outcome.map(|outcome| parse("outcome", &outcome));
        Ok(Payment {
            provider_ref: reference(self.provider_ref)?,
            pledge: parse("pledge", &self.pledge)?,
            city: parse("city", &self.city)?,
            amount: parse("amount", &self.amount)?,
            capture: parse("capture", &self.capture)?,
            state: parse("state", &self.state)?,
            outcome: outcome.transpose()?,
            description: self.description,
            return_url: self.return_url,
            created_at: self.created_at,
            key: self.key,
            refunds: self.refunds.into_iter().map(refund).collect::<Result<_, _>>()?,
            held_until: self.held_until,
            charge: self
                .charge
                .map(|StoredCharge { key, minor }| Charge { key, minor }),
            dispute: self.dispute.map(dispute).transpose()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredTransfer {
    reference: String,
    state: String,
    amount: String,
    created_at: DateTime<Utc>,
    arrives_on: NaiveDate,
    items: Vec<StoredItem>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredItem {
    reference: String,
    kind: String,
    payment: Option<String>,
    gross: String,
    fee: String,
    net: String,
}

impl From<&Transfer> for StoredTransfer {
    fn from(transfer: &Transfer) -> Self {
        let item = |item: &TransferItem| StoredItem {
            reference: item.reference.clone(),
            kind: item.kind.to_string(),
            payment: item.payment.as_ref().map(ToString::to_string),
            gross: item.gross.to_string(),
            fee: item.fee.to_string(),
            net: item.net.to_string(),
        };
        Self {
            reference: transfer.reference.clone(),
            state: transfer.state.to_string(),
            amount: transfer.amount.to_string(),
            created_at: transfer.created_at,
            arrives_on: transfer.arrives_on,
            items: transfer.items.iter().map(item).collect(),
        }
    }
}

impl StoredTransfer {
    pub fn transfer(self) -> Result<Transfer, String> {
        let item = |item: StoredItem| {
            Ok::<_, String>(TransferItem {
                reference: item.reference,
                kind: parse("items.kind", &item.kind)?,
                payment: item.payment.map(reference).transpose()?,
                gross: parse("items.gross", &item.gross)?,
                fee: parse("items.fee", &item.fee)?,
                net: parse("items.net", &item.net)?,
            })
        };
        Ok(Transfer {
            reference: self.reference,
            state: parse("state", &self.state)?,
            amount: parse("amount", &self.amount)?,
            created_at: self.created_at,
            arrives_on: self.arrives_on,
            items: self.items.into_iter().map(item).collect::<Result<_, _>>()?,
        })
    }
}

fn reference(text: String) -> Result<ProviderRef, String> {
    ProviderRef::new(text).map_err(|error| error.to_string())
}

fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(field: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|error| format!("{field}: {error}"))
}

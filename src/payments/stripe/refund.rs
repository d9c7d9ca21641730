//! Refunds.

use domain::{Currency, Money};
use serde::Deserialize;

use super::Stripe;
use super::amount::{from_stripe, to_stripe};
use super::form::Form;
use super::intent::Intent;
use super::object::{Expandable, KEY, Metadata, Named, PLEDGE};
use crate::{PaymentState, PaymentStatus, ProviderError, ProviderRef, Refund, RefundRequest, RefundState};

#[derive(Debug, Deserialize)]
pub(super) struct StripeRefund {
    pub id: String,
    amount: i64,
    currency: String,
    /// Absent from the oldest ones, which went through.
    status: Option<RefundStatus>,
    pub payment_intent: Option<Expandable<Named>>,
    metadata: Option<Metadata>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RefundStatus {
    Pending,
    /// The donor has to say where the money shall go.
    RequiresAction,
    Succeeded,
    Failed,
    Canceled,
}

impl StripeRefund {
    pub fn state(&self) -> RefundState {
        match self.status {
            Some(RefundStatus::Pending | RefundStatus::RequiresAction) => RefundState::Pending,
            Some(RefundStatus::Succeeded) | None => RefundState::Succeeded,
            Some(RefundStatus::Failed | RefundStatus::Canceled) => RefundState::Failed,
        }
    }

    pub fn refund(self) -> Result<Refund, ProviderError> {
        Ok(Refund {
            state: self.state(),
            amount: from_stripe(self.amount, &self.currency)?,
            key: self.metadata.and_then(|mut metadata| metadata.remove(KEY)),
            reference: self.id,
        })
    }
}

/// What has gone back or is on its way.
pub(super) fn sum(refunds: &[Refund], currency: Currency) -> Result<Money, ProviderError> {
    let gone = refunds
        .iter()
        .filter(|refund| refund.state != RefundState::Failed);
    let mut sum = Money::zero(currency);
    for refund in gone {
        let more = sum.checked_add(refund.amount);
        sum = more.map_err(|error| ProviderError::invalid(format!("answer: refunds: {error}")))?;
    }
    Ok(sum)
}

impl Stripe {
    pub(super) async fn refunds_of(&self, intent: &str) -> Result<Vec<Refund>, ProviderError> {
        let form = Form::new().with("payment_intent", intent);
        let refunds = self
            .client
            .list("refunds", form, |refund: &StripeRefund| &refund.id)
            .await?;
        refunds.into_iter().map(StripeRefund::refund).collect()
    }

    pub(super) async fn refund_intent(
        &self,
        reference: &ProviderRef,
        intent: &Intent,
        refund: &RefundRequest,
    ) -> Result<PaymentStatus, ProviderError> {
        let status = self.intent_status(reference, intent).await?;
        refund.check(status.amount)?;
        if status.state != PaymentState::Captured {
            return Err(ProviderError::refused("not_captured"));
        }
        let same_key = |known: &&Refund| known.key.as_ref() == Some(&refund.key);
        match status.refunds.iter().find(same_key) {
            Some(known) if known.amount == refund.amount => return Ok(status),
            Some(_) => return Err(ProviderError::refused("key_reused")),
            None => {}
        }
        if refund.amount.minor > status.amount.minor.saturating_sub(status.refunded.minor) {
            return Err(ProviderError::refused("amount_too_large"));
        }
        let form = Form::new()
            .with("payment_intent", &intent.id)
            .with("amount", to_stripe(refund.amount)?)
            .with(format!("metadata[{KEY}]"), &refund.key)
            .with(
                format!("metadata[{PLEDGE}]"),
                intent.metadata(PLEDGE).unwrap_or_default(),
            );
        let _made: Named = self.client.post("refunds", form, &refund.key).await?;
        self.intent_status(reference, intent).await
    }
}

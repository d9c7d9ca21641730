//! Disputes: the donor's bank takes a payment into question.

use domain::pledge::DisputeStage;
use domain::{Currency, Money};
use serde::Deserialize;

use super::Stripe;
use super::amount::from_stripe;
use super::form::Form;
use super::object::{Expandable, Named};
use crate::ProviderError;

#[derive(Debug, Deserialize)]
pub(super) struct StripeDispute {
    pub id: String,
    amount: i64,
    currency: String,
    status: DisputeStatus,
    pub reason: Option<String>,
    pub payment_intent: Option<Expandable<Named>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DisputeStatus {
    WarningNeedsResponse,
    WarningUnderReview,
    WarningClosed,
    Prevented,
    NeedsResponse,
    UnderReview,
    AppealNeedsResponse,
    AppealUnderReview,
    Won,
    Lost,
}

impl StripeDispute {
    /// Where it is; `None` where it is only a question of the bank, or was prevented by a refund: no money
    /// was taken back.
    pub fn stage(&self) -> Option<DisputeStage> {
        match self.status {
            DisputeStatus::WarningNeedsResponse
            | DisputeStatus::WarningUnderReview
            | DisputeStatus::WarningClosed
            | DisputeStatus::Prevented => None,
            DisputeStatus::NeedsResponse | DisputeStatus::UnderReview => Some(DisputeStage::Opened),
            DisputeStatus::Won => Some(DisputeStage::Won),
            // The money stays gone while an appeal is decided.
            DisputeStatus::Lost | DisputeStatus::AppealNeedsResponse | DisputeStatus::AppealUnderReview => {
                Some(DisputeStage::Lost)
            }
        }
    }

    pub fn amount(&self) -> Result<Money, ProviderError> {
        from_stripe(self.amount, &self.currency)
    }
}

impl Stripe {
    /// What of a payment is gone by disputes.
    pub(super) async fn disputed_of(&self, intent: &str, currency: Currency) -> Result<Money, ProviderError> {
        let form = Form::new().with("payment_intent", intent);
        let disputes = self
            .client
            .list("disputes", form, |dispute: &StripeDispute| &dispute.id)
            .await?;
        let mut sum = Money::zero(currency);
        for dispute in disputes {
            if matches!(dispute.stage(), Some(DisputeStage::Opened | DisputeStage::Lost)) {
                let more = sum.checked_add(dispute.amount()?);
                sum = more.map_err(|error| ProviderError::invalid(format!("answer: disputes: {error}")))?;
            }
        }
        Ok(sum)
    }
}

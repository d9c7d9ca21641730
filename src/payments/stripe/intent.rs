//! PaymentIntents: what one donor pays once, and how that stands.

use serde::Deserialize;

use domain::Money;

use super::Stripe;
use super::amount::from_stripe;
use super::form::{Form, encode};
use super::object::{Expandable, Metadata, Named, PAYMENT, PLEDGE, Trouble, moment};
use crate::{PaymentState, PaymentStatus, ProviderError, ProviderRef};

/// What has to be written out for the fee.
pub(super) const FEE: &str = "latest_charge.balance_transaction";

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Intent {
    pub id: String,
    pub status: IntentStatus,
    pub amount: i64,
    pub amount_received: Option<i64>,
    pub currency: String,
    pub metadata: Option<Metadata>,
    latest_charge: Option<Expandable<Charge>>,
    last_payment_error: Option<Trouble>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum IntentStatus {
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    RequiresCapture,
    Canceled,
    Succeeded,
}

#[derive(Debug, Clone, Deserialize)]
struct Charge {
    balance_transaction: Option<Expandable<Balance>>,
    disputed: Option<bool>,
    payment_method_details: Option<Details>,
}

#[derive(Debug, Clone, Deserialize)]
struct Balance {
    fee: i64,
    currency: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Details {
    card: Option<Card>,
}

#[derive(Debug, Clone, Deserialize)]
struct Card {
    capture_before: Option<i64>,
}

impl Intent {
    pub fn state(&self) -> PaymentState {
        let trouble = self.last_payment_error.as_ref();
        match self.status {
            IntentStatus::RequiresPaymentMethod => match trouble.map(|trouble| trouble.code.as_deref()) {
                None => PaymentState::Open,
                Some(Some("authentication_required")) => PaymentState::NeedsAction,
                Some(_) => PaymentState::Declined,
            },
            IntentStatus::RequiresConfirmation => PaymentState::Open,
            IntentStatus::RequiresAction => PaymentState::NeedsAction,
            IntentStatus::Processing => PaymentState::Processing,
            IntentStatus::RequiresCapture => PaymentState::Authorized,
            IntentStatus::Canceled => PaymentState::Cancelled,
            IntentStatus::Succeeded => PaymentState::Captured,
        }
    }

    /// What was asked for; what was taken, once it is.
    pub fn amount(&self) -> Result<Money, ProviderError> {
        let taken = self
            .amount_received
            .filter(|_| self.status == IntentStatus::Succeeded);
        from_stripe(taken.unwrap_or(self.amount), &self.currency)
    }

    pub fn metadata(&self, name: &str) -> Option<&str> {
        self.metadata.as_ref()?.get(name).map(String::as_str)
    }

    fn charge(&self) -> Option<&Charge> {
        self.latest_charge.as_ref()?.object()
    }

    /// What the object alone says.
    pub fn status(&self, reference: ProviderRef) -> Result<PaymentStatus, ProviderError> {
        let state = self.state();
        let mut status = PaymentStatus::new(reference, state, self.amount()?);
        if let Some(charge) = self.charge() {
            let balance = charge.balance_transaction.as_ref().and_then(Expandable::object);
            status.fee = balance
                .map(|balance| from_stripe(balance.fee, &balance.currency))
                .transpose()?;
            let card = charge
                .payment_method_details
                .as_ref()
                .and_then(|details| details.card.as_ref());
            let until = card
                .and_then(|card| card.capture_before)
                .filter(|_| state == PaymentState::Authorized);
            status.capture_before = until.map(moment).transpose()?;
        }
        if matches!(state, PaymentState::Declined | PaymentState::NeedsAction) {
            status.decline = self.last_payment_error.as_ref().and_then(Trouble::reason);
        }
        Ok(status)
    }
}

impl Stripe {
    pub(super) async fn intent(&self, id: &str) -> Result<Intent, ProviderError> {
        let path = format!("payment_intents/{}", encode(id));
        self.client.get(&path, Form::new().expanding(&[FEE])).await
    }

    /// How a payment stands, with its refunds and disputes.
    pub(super) async fn intent_status(
        &self,
        reference: &ProviderRef,
        intent: &Intent,
    ) -> Result<PaymentStatus, ProviderError> {
        let mut status = intent.status(reference.clone())?;
        if status.state == PaymentState::Captured {
            status.refunds = self.refunds_of(&intent.id).await?;
            status.refunded = super::refund::sum(&status.refunds, status.amount.currency)?;
        }
        if intent.charge().and_then(|charge| charge.disputed) == Some(true) {
            status.disputed = self.disputed_of(&intent.id, status.amount.currency).await?;
        }
        Ok(status)
    }

    pub(super) async fn capture_intent(&self, intent: &Intent) -> Result<Intent, ProviderError> {
        match intent.state() {
            PaymentState::Captured => Ok(intent.clone()),
            PaymentState::Authorized => {
                let path = format!("payment_intents/{}/capture", encode(&intent.id));
                let form = Form::new().expanding(&[FEE]);
                Ok(self
                    .client
                    .post(&path, form, &format!("capture:{}", intent.id))
                    .await?)
            }
            PaymentState::Open
            | PaymentState::Processing
            | PaymentState::Saved
            | PaymentState::NeedsAction
            | PaymentState::Declined
            | PaymentState::Expired
            | PaymentState::Cancelled => Err(ProviderError::refused("not_authorized")),
        }
    }

    pub(super) async fn cancel_intent(&self, intent: &Intent) -> Result<Intent, ProviderError> {
        match intent.state() {
            PaymentState::Captured => Err(ProviderError::refused("already_captured")),
            PaymentState::Cancelled | PaymentState::Expired => Ok(intent.clone()),
            PaymentState::Open
            | PaymentState::Processing
            | PaymentState::Saved
            | PaymentState::NeedsAction
            | PaymentState::Authorized
            | PaymentState::Declined => {
                let path = format!("payment_intents/{}/cancel", encode(&intent.id));
                let key = format!("cancel:{}", intent.id);
                Ok(self.client.post(&path, Form::new(), &key).await?)
            }
        }
    }

    /// Our name for the payment of an intent; `None` where it is not ours. Stripe makes the intent of a
    /// Checkout Session only when somebody pays, so that the intent cannot carry the session's name.
    pub(super) async fn reference_of(&self, intent: &Intent) -> Result<Option<ProviderRef>, ProviderError> {
        if intent.metadata(PLEDGE).is_none() {
            return Ok(None);
        }
        if let Some(payment) = intent.metadata(PAYMENT) {
            return ProviderRef::new(payment).map(Some);
        }
        let form = Form::new().with("payment_intent", &intent.id);
        let sessions: Vec<Named> = self
            .client
            .list("checkout/sessions", form, |session: &Named| &session.id)
            .await?;
        let name = sessions
            .into_iter()
            .next()
            .map_or_else(|| intent.id.clone(), |session| session.id);
        ProviderRef::new(name).map(Some)
    }
}

//! The notices that Stripe posts.
//!
//! The endpoint for notices has to listen to `checkout.session.*`, `payment_intent.succeeded`, `.canceled`,
//! `.payment_failed` and `.amount_capturable_updated`, `refund.*`, `charge.dispute.*`, `payout.paid`,
//! `.failed`, `.canceled` and `.reconciliation_completed`. What it hears beyond that is recorded and ignored.

use chrono::{DateTime, Utc};
use domain::Money;
use domain::pledge::PaymentFact;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Stripe;
use super::checkout::{Mode, PaymentWord, Session};
use super::dispute::StripeDispute;
use super::intent::Intent;
use super::object::{CAPTURE, Expandable, Named, PAYMENT, moment};
use super::payout::Payout;
use super::refund::{StripeRefund, sum};
use crate::{Capture, Notice, PaymentState, ProviderError, WebhookError, WebhookEvent};

#[derive(Debug, Deserialize)]
struct Envelope {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    created: i64,
    data: Data,
}

#[derive(Debug, Deserialize)]
struct Data {
    object: serde_json::Value,
}

/// A notice as it was read.
#[derive(Debug)]
pub(super) struct Told {
    event_id: String,
    kind: String,
    occurred_at: DateTime<Utc>,
    about: About,
}

/// What a notice is about; where the payment has to be asked for, everything else.
#[derive(Debug)]
enum About {
    Settled(Notice),
    Nothing,
    Intent(Box<Intent>, PaymentFact),
    Refund(StripeRefund),
    Dispute(StripeDispute),
}

/// Reads a notice whose signature was found right.
pub(super) fn read(body: &[u8]) -> Result<Told, WebhookError> {
    let envelope: Envelope = serde_json::from_slice(body).map_err(WebhookError::malformed)?;
    Ok(Told {
        occurred_at: moment(envelope.created).map_err(WebhookError::malformed)?,
        about: about(&envelope.kind, envelope.data.object)?,
        event_id: envelope.id,
        kind: envelope.kind,
    })
}

fn about(kind: &str, object: serde_json::Value) -> Result<About, WebhookError> {
    Ok(match kind {
        "checkout.session.completed"
        | "checkout.session.async_payment_succeeded"
        | "checkout.session.async_payment_failed"
        | "checkout.session.expired" => about_session(kind, &parse::<Session>(object)?)?,
        "payment_intent.succeeded" => About::Intent(parse(object)?, PaymentFact::Captured),
        "payment_intent.amount_capturable_updated" => About::Intent(parse(object)?, PaymentFact::Authorized),
        "payment_intent.canceled" => About::Intent(parse(object)?, PaymentFact::Expired),
        "payment_intent.payment_failed" => {
            let intent: Box<Intent> = parse(object)?;
            // On Stripe's page the donor may try another card. Only a charge in her absence is over by this.
            if intent.metadata(PAYMENT).is_some() && intent.state() == PaymentState::Declined {
                About::Intent(intent, PaymentFact::Declined)
            } else {
                About::Nothing
            }
        }
        "refund.created" | "refund.updated" | "refund.failed" => About::Refund(parse(object)?),
        "charge.dispute.created"
        | "charge.dispute.updated"
        | "charge.dispute.closed"
        | "charge.dispute.funds_withdrawn"
        | "charge.dispute.funds_reinstated" => About::Dispute(parse(object)?),
        "payout.paid" | "payout.failed" | "payout.canceled" | "payout.reconciliation_completed" => {
            let payout: Payout = parse(object)?;
            About::Settled(Notice::Transfer {
                state: payout.state(),
                transfer: payout.id,
            })
        }
        _ => About::Nothing,
    })
}

fn about_session(kind: &str, session: &Session) -> Result<About, WebhookError> {
    if !session.is_ours() {
        return Ok(About::Nothing);
    }
    let is_held = session.metadata(CAPTURE) == Some(Capture::Later.as_str());
    let fact = match (kind, session.mode, session.payment_status) {
        ("checkout.session.expired", _, _) => PaymentFact::Expired,
        ("checkout.session.async_payment_failed", _, _) => PaymentFact::Declined,
        ("checkout.session.async_payment_succeeded", _, _) => PaymentFact::Captured,
        (_, Mode::Setup, _) => PaymentFact::MethodSaved,
        (_, Mode::Payment, Some(PaymentWord::Unpaid)) if is_held => PaymentFact::Authorized,
        (_, Mode::Payment, Some(PaymentWord::Paid)) => PaymentFact::Captured,
        // A direct debit is on its way: another notice tells its end.
        (_, Mode::Payment, Some(PaymentWord::Unpaid)) => return Ok(About::Nothing),
        (_, Mode::Payment, Some(PaymentWord::NoPaymentRequired) | None) | (_, Mode::Subscription, _) => {
            return Ok(About::Nothing);
        }
    };
    Ok(About::Settled(Notice::Payment {
        provider_ref: session.reference().map_err(WebhookError::malformed)?,
        fact,
        amount: session.amount().map_err(WebhookError::malformed)?,
    }))
}

fn parse<T: DeserializeOwned>(object: serde_json::Value) -> Result<T, WebhookError> {
    let read = serde_json::from_value(object);
    read.map_err(|error| WebhookError::malformed(format!("data.object: {error}")))
}

impl Stripe {
    /// Asks for what the notice leaves out.
    pub(super) async fn complete(&self, told: Told) -> Result<WebhookEvent, WebhookError> {
        let completed = match told.about {
            About::Settled(notice) => Ok(Some(notice)),
            About::Nothing => Ok(None),
            About::Intent(intent, fact) => self.about_intent(&intent, fact).await,
            About::Refund(refund) => self.about_refund(&refund).await,
            About::Dispute(dispute) => self.about_dispute(dispute).await,
        };
        let notice = completed.map_err(WebhookError::NotLookedUp)?;
        Ok(WebhookEvent {
            event_id: told.event_id,
            occurred_at: told.occurred_at,
            notice: notice.unwrap_or(Notice::Ignored { kind: told.kind }),
        })
    }

    async fn about_intent(
        &self,
        intent: &Intent,
        fact: PaymentFact,
    ) -> Result<Option<Notice>, ProviderError> {
        let amount = intent.amount()?;
        let payment = self.reference_of(intent).await?;
        Ok(payment.map(|provider_ref| Notice::Payment {
            provider_ref,
            fact,
            amount,
        }))
    }

    async fn about_refund(&self, refund: &StripeRefund) -> Result<Option<Notice>, ProviderError> {
        let Some(intent) = self.named(refund.payment_intent.as_ref()).await? else {
            return Ok(None);
        };
        let Some(provider_ref) = self.reference_of(&intent).await? else {
            return Ok(None);
        };
        let refunds = self.refunds_of(&intent.id).await?;
        let total_refunded: Money = sum(&refunds, intent.amount()?.currency)?;
        Ok(Some(Notice::Refunded {
            provider_ref,
            refund: refund.id.clone(),
            state: refund.state(),
            total_refunded,
        }))
    }

    async fn about_dispute(&self, dispute: StripeDispute) -> Result<Option<Notice>, ProviderError> {
        let Some(stage) = dispute.stage() else {
            return Ok(None);
        };
        let Some(intent) = self.named(dispute.payment_intent.as_ref()).await? else {
            return Ok(None);
        };
        let amount = dispute.amount()?;
        let payment = self.reference_of(&intent).await?;
        Ok(payment.map(|provider_ref| Notice::Disputed {
            provider_ref,
            dispute: dispute.id,
            amount,
            stage,
            reason: dispute.reason.unwrap_or_default(),
        }))
    }

    async fn named(&self, intent: Option<&Expandable<Named>>) -> Result<Option<Intent>, ProviderError> {
        match intent {
            Some(intent) => self.intent(intent.id()).await.map(Some),
            None => Ok(None),
        }
    }
}

//! Stripe, by a thin client of our own.
//!
//! Donors pay on Stripe's own page (a Checkout Session), so that no data of cards comes near us and our
//! pages need no script of Stripe's. Everything after that is done with PaymentIntents, and for methods
//! that are saved with SetupIntents.
//!
//! **Names.** A payment is known by its Checkout Session, `cs_…`. One that was begun in another way, such
//! as at a terminal, is known by its PaymentIntent `pi_…` or SetupIntent `seti_…`. Stripe makes the intent
//! of a session only when somebody pays; a notice about an intent asks for the session first.
//!
//! **Once.** Every POST carries an idempotency key. Stripe forgets keys after a day: refunds and charges
//! carry theirs as metadata as well, and are looked for before they are made.
//!
//! **What is not ours.** Others may use the same account: what lacks our metadata is passed over.

mod amount;
mod checkout;
mod client;
mod dispute;
mod event;
mod form;
mod intent;
mod object;
mod payout;
mod refund;
mod settings;
mod setup;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

pub use settings::{API_VERSION, BASE_URL, Secret, Settings};

use crate::signature::verify_any;
use crate::{
    Answer, Capture, ChargeRequest, Headers, PaymentRequest, PaymentState, PaymentStatus, Provider,
    ProviderError, ProviderRef, Reading, RefundRequest, Started, Transfer, WebhookError, WebhookEvent,
};
use checkout::{Mode, Session};
use client::Client;
use intent::Intent;
use setup::Saved;

/// The header that carries the signature of a notice.
pub const SIGNATURE_HEADER: &str = "stripe-signature";

/// An account at Stripe. Share it with `Arc`.
#[derive(Debug)]
pub struct Stripe {
    client: Client,
}

/// A payment as Stripe knows it.
enum Known {
    /// Its page is open, or was closed before anybody finished it.
    Waiting(Box<Session>, PaymentState),
    Paid(Box<Intent>),
    Saved(Box<Saved>),
}

impl Stripe {
    /// A client for an account. Nothing is asked yet.
    ///
    /// # Errors
    /// [`ProviderError::Invalid`] where no HTTP client can be made.
    pub fn new(settings: Settings) -> Result<Self, ProviderError> {
        let client = Client::new(settings)?;
        Ok(Self { client })
    }

    async fn find(&self, reference: &ProviderRef) -> Result<Known, ProviderError> {
        let name = reference.as_str();
        if name.starts_with("pi_") {
            return Ok(Known::Paid(Box::new(self.intent(name).await?)));
        }
        if name.starts_with("seti_") {
            let setup = self.setup(name).await?;
            let saved = self.saved(reference, setup, None).await?;
            return Ok(Known::Saved(Box::new(saved)));
        }
        if !name.starts_with("cs_") {
            return Err(ProviderError::refused("unknown_payment"));
        }
        let session = self.session(name).await?;
        if let Some(state) = session.waiting() {
            return Ok(Known::Waiting(Box::new(session), state));
        }
        let missing = |what: &str| ProviderError::invalid(format!("answer: {name}: {what}: is missing"));
        match session.mode {
            Mode::Payment => {
                let intent = session.payment_intent.and_then(object::Expandable::into_object);
                Ok(Known::Paid(Box::new(
                    intent.ok_or_else(|| missing("payment_intent"))?,
                )))
            }
            Mode::Setup => {
                let setup = session.setup_intent.and_then(object::Expandable::into_object);
                let setup = setup.ok_or_else(|| missing("setup_intent"))?;
                let saved = self.saved(reference, setup, session.customer.as_ref()).await?;
                Ok(Known::Saved(Box::new(saved)))
            }
            Mode::Subscription => Err(ProviderError::refused("unknown_payment")),
        }
    }

    async fn status(&self, reference: &ProviderRef, known: &Known) -> Result<PaymentStatus, ProviderError> {
        match known {
            Known::Waiting(session, state) => {
                Ok(PaymentStatus::new(reference.clone(), *state, session.amount()?))
            }
            Known::Paid(intent) => self.intent_status(reference, intent).await,
            Known::Saved(saved) => self.saved_status(saved).await,
        }
    }

    async fn capture_now(&self, reference: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
        match self.find(reference).await? {
            Known::Paid(intent) => {
                let captured = self.capture_intent(&intent).await?;
                self.intent_status(reference, &captured).await
            }
            Known::Waiting(..) | Known::Saved(_) => Err(ProviderError::refused("not_authorized")),
        }
    }

    async fn charge_now(
        &self,
        reference: &ProviderRef,
        charge: &ChargeRequest,
    ) -> Result<PaymentStatus, ProviderError> {
        match self.find(reference).await? {
            Known::Saved(saved) => self.charge_saved(*saved, charge).await,
            Known::Waiting(..) | Known::Paid(_) => Err(ProviderError::refused("not_saved")),
        }
    }

    /// Closes the page, or drops the saved method, and says how the payment stands then.
    async fn forget_now(&self, reference: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
        match self.find(reference).await? {
            Known::Saved(saved) => {
                self.forget_saved(&saved).await?;
                let known = self.find(reference).await?;
                self.status(reference, &known).await
            }
            known @ Known::Waiting(..) => self.close(reference, known).await,
            Known::Paid(_) => Err(ProviderError::refused("not_saved")),
        }
    }

    async fn cancel_now(&self, reference: &ProviderRef) -> Result<PaymentStatus, ProviderError> {
        match self.find(reference).await? {
            Known::Paid(intent) => {
                let cancelled = self.cancel_intent(&intent).await?;
                self.intent_status(reference, &cancelled).await
            }
            Known::Saved(saved) => {
                let status = self.saved_status(&saved).await?;
                match status.state {
                    PaymentState::Captured => Err(ProviderError::refused("already_captured")),
                    _ => self.forget_now(reference).await,
                }
            }
            known @ Known::Waiting(..) => self.close(reference, known).await,
        }
    }

    async fn close(&self, reference: &ProviderRef, known: Known) -> Result<PaymentStatus, ProviderError> {
        match &known {
            Known::Waiting(session, PaymentState::Open) => {
                let session = self.expire_session(session).await?;
                let state = session.waiting().unwrap_or(PaymentState::Expired);
                self.status(reference, &Known::Waiting(Box::new(session), state))
                    .await
            }
            known => self.status(reference, known).await,
        }
    }

    async fn refund_now(
        &self,
        reference: &ProviderRef,
        refund: &RefundRequest,
    ) -> Result<PaymentStatus, ProviderError> {
        let found = self.find(reference).await?;
        let intent = match &found {
            Known::Paid(intent) => Some(&**intent),
            Known::Saved(saved) => saved.charge(),
            Known::Waiting(..) => None,
        };
        match intent {
            Some(intent) => self.refund_intent(reference, intent, refund).await,
            None => Err(ProviderError::refused("not_captured")),
        }
    }

    async fn read(
        &self,
        headers: &Headers,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> Result<WebhookEvent, WebhookError> {
        let signature = headers.get(SIGNATURE_HEADER).ok_or(WebhookError::Unsigned)?;
        verify_any(&self.client.settings().webhook_secrets, signature, body, now)?;
        self.complete(event::read(body)?).await
    }
}

impl Provider for Stripe {
    fn name(&self) -> &'static str {
        "stripe"
    }

    fn supports(&self, _: Capture) -> bool {
        true
    }

    fn start<'a>(&'a self, request: &'a PaymentRequest) -> Answer<'a, Started> {
        Box::pin(self.start_session(request))
    }

    fn capture<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(self.capture_now(payment))
    }

    fn charge<'a>(
        &'a self,
        payment: &'a ProviderRef,
        charge: &'a ChargeRequest,
    ) -> Answer<'a, PaymentStatus> {
        Box::pin(self.charge_now(payment, charge))
    }

    fn forget<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(self.forget_now(payment))
    }

    fn cancel<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(self.cancel_now(payment))
    }

    fn refund<'a>(
        &'a self,
        payment: &'a ProviderRef,
        refund: &'a RefundRequest,
    ) -> Answer<'a, PaymentStatus> {
        Box::pin(self.refund_now(payment, refund))
    }

    fn look_up<'a>(&'a self, payment: &'a ProviderRef) -> Answer<'a, PaymentStatus> {
        Box::pin(async {
            let known = self.find(payment).await?;
            self.status(payment, &known).await
        })
    }

    fn transfers(&self, since: DateTime<Utc>) -> Answer<'_, Vec<Transfer>> {
        Box::pin(self.payouts(since))
    }

    fn read_webhook<'a>(&'a self, headers: &'a Headers, body: &'a [u8], now: DateTime<Utc>) -> Reading<'a> {
        Box::pin(self.read(headers, body, now))
    }
}

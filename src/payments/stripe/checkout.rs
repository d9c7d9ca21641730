//! Checkout Sessions: Stripe's own page, on which the donor pays or has a method saved. No data of cards
//! passes through us, and our pages carry no script of Stripe's.

use domain::Money;
use serde::Deserialize;

use super::Stripe;
use super::amount::{code, from_stripe, to_stripe};
use super::form::{Form, encode};
use super::intent::Intent;
use super::object::{AMOUNT, CAPTURE, CURRENCY, Expandable, Metadata, Named, PLEDGE, describe};
use super::setup::Setup;
use crate::{Capture, PaymentRequest, PaymentState, ProviderError, ProviderRef, Started};

/// The longest name of a product that is shown whole.
const NAME_LENGTH_MAX: usize = 250;

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Session {
    pub id: String,
    pub url: Option<String>,
    pub status: Option<SessionStatus>,
    pub mode: Mode,
    pub payment_status: Option<PaymentWord>,
    amount_total: Option<i64>,
    currency: Option<String>,
    pub payment_intent: Option<Expandable<Intent>>,
    pub setup_intent: Option<Expandable<Setup>>,
    pub customer: Option<Expandable<Named>>,
    pub metadata: Option<Metadata>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SessionStatus {
    Open,
    Complete,
    Expired,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Mode {
    Payment,
    Setup,
    /// Never made by us.
    Subscription,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PaymentWord {
    Paid,
    Unpaid,
    NoPaymentRequired,
}

impl Session {
    pub fn metadata(&self, name: &str) -> Option<&str> {
        self.metadata.as_ref()?.get(name).map(String::as_str)
    }

    pub fn is_ours(&self) -> bool {
        self.metadata(PLEDGE).is_some()
    }

    pub fn reference(&self) -> Result<ProviderRef, ProviderError> {
        ProviderRef::new(self.id.clone())
    }

    /// What is paid, or was promised with a saved method.
    pub fn amount(&self) -> Result<Money, ProviderError> {
        match (self.mode, self.amount_total, &self.currency) {
            (Mode::Payment | Mode::Subscription, Some(amount), Some(currency)) => {
                from_stripe(amount, currency)
            }
            _ => promised(self.metadata.as_ref()),
        }
    }

    /// How the session stands as long as nobody has finished it.
    pub fn waiting(&self) -> Option<PaymentState> {
        match self.status {
            Some(SessionStatus::Open) | None => Some(PaymentState::Open),
            Some(SessionStatus::Expired) => Some(PaymentState::Expired),
            Some(SessionStatus::Complete) => None,
        }
    }
}

/// What was promised with a saved method, by the metadata that went with it.
pub(super) fn promised(metadata: Option<&Metadata>) -> Result<Money, ProviderError> {
    let field = |name| metadata.and_then(|metadata| metadata.get(name));
    let amount = field(AMOUNT).and_then(|amount| amount.parse().ok());
    match (amount, field(CURRENCY)) {
        (Some(amount), Some(currency)) => from_stripe(amount, currency),
        _ => Err(ProviderError::invalid(format!(
            "answer: metadata.{AMOUNT} and .{CURRENCY} are no amount"
        ))),
    }
}

/// The fields of a session for a request.
fn fields(request: &PaymentRequest) -> Result<Form, ProviderError> {
    let (amount, currency) = (to_stripe(request.amount)?, code(request.amount.currency));
    let name: String = request.description.trim().chars().take(NAME_LENGTH_MAX).collect();
    if name.is_empty() {
        return Err(ProviderError::invalid("description: is empty"));
    }
    let form = Form::new()
        .with("success_url", &request.return_url)
        .with("cancel_url", &request.return_url)
        .with("client_reference_id", request.pledge)
        .with(format!("metadata[{CAPTURE}]"), request.capture);
    let form = describe(form, "metadata", request);
    let capture_method = match request.capture {
        // Not “automatic_async”, the default: the fee would be known only later.
        Capture::Now => "automatic",
        Capture::Later => "manual",
        Capture::Saved => {
            let form = form
                .with("mode", "setup")
                .with("currency", &currency)
                .with("customer_creation", "always")
                .with(
                    "custom_text[submit][message]",
                    format!("{name} – {}", request.amount),
                )
                .with("setup_intent_data[description]", &name);
            let promise = |form: Form, field: &str| {
                form.with(format!("{field}[{AMOUNT}]"), amount)
                    .with(format!("{field}[{CURRENCY}]"), &currency)
            };
            let form = describe(form, "setup_intent_data[metadata]", request);
            return Ok(promise(promise(form, "metadata"), "setup_intent_data[metadata]"));
        }
    };
    let form = form
        .with("mode", "payment")
        .with("submit_type", "donate")
        .with("line_items[0][quantity]", 1)
        .with("line_items[0][price_data][currency]", &currency)
        .with("line_items[0][price_data][unit_amount]", amount)
        .with("line_items[0][price_data][product_data][name]", &name)
        .with("payment_intent_data[capture_method]", capture_method)
        .with("payment_intent_data[description]", &name);
    Ok(describe(form, "payment_intent_data[metadata]", request))
}

impl Stripe {
    pub(super) async fn start_session(&self, request: &PaymentRequest) -> Result<Started, ProviderError> {
        request.check()?;
        let form = fields(request)?;
        let session: Session = self.client.post("checkout/sessions", form, &request.key).await?;
        let url = session.url.clone();
        Ok(Started {
            provider_ref: session.reference()?,
            checkout_url: url.ok_or_else(|| ProviderError::invalid("answer: url: is missing"))?,
        })
    }

    pub(super) async fn session(&self, id: &str) -> Result<Session, ProviderError> {
        let form = Form::new().expanding(&[
            "payment_intent.latest_charge.balance_transaction",
            "setup_intent.payment_method",
        ]);
        let path = format!("checkout/sessions/{}", encode(id));
        self.client.get(&path, form).await
    }

    /// Closes the page of a session that nobody has finished.
    pub(super) async fn expire_session(&self, session: &Session) -> Result<Session, ProviderError> {
        let path = format!("checkout/sessions/{}/expire", encode(&session.id));
        let key = format!("expire:{}", session.id);
        Ok(self.client.post(&path, Form::new(), &key).await?)
    }
}

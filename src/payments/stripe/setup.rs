//! SetupIntents: a method that the donor lets us save, charged once the campaign has succeeded.

use domain::Money;
use serde::Deserialize;

use super::Stripe;
use super::amount::{code, to_stripe};
use super::checkout::promised;
use super::client::Failure;
use super::form::{Form, encode};
use super::intent::{FEE, Intent};
use super::object::{CITY, Expandable, KEY, Metadata, Named, PAYMENT, PLEDGE, Trouble};
use crate::{ChargeRequest, PaymentState, PaymentStatus, ProviderError, ProviderRef};

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Setup {
    status: SetupStatus,
    payment_method: Option<Expandable<SavedMethod>>,
    customer: Option<Expandable<Named>>,
    metadata: Option<Metadata>,
    last_setup_error: Option<Trouble>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SetupStatus {
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    Canceled,
    Succeeded,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct SavedMethod {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    /// Nobody's once it was dropped.
    customer: Option<Expandable<Named>>,
}

/// A saved method with what was charged on it.
#[derive(Debug)]
pub(super) struct Saved {
    reference: ProviderRef,
    setup: Setup,
    /// Made for this method alone, so that everything charged to it is a charge of this method.
    customer: Option<String>,
    /// The newest first.
    charges: Vec<Intent>,
}

impl Setup {
    pub fn state(&self) -> PaymentState {
        match self.status {
            SetupStatus::RequiresPaymentMethod if self.last_setup_error.is_some() => PaymentState::Declined,
            SetupStatus::RequiresPaymentMethod
            | SetupStatus::RequiresConfirmation
            | SetupStatus::RequiresAction => PaymentState::Open,
            SetupStatus::Processing => PaymentState::Processing,
            SetupStatus::Canceled => PaymentState::Cancelled,
            SetupStatus::Succeeded if self.method().is_some() => PaymentState::Saved,
            SetupStatus::Succeeded => PaymentState::Cancelled,
        }
    }

    pub fn amount(&self) -> Result<Money, ProviderError> {
        promised(self.metadata.as_ref())
    }

    /// The method and the customer that it belongs to, unless it was dropped.
    fn method(&self) -> Option<(&SavedMethod, &str)> {
        let method = self.payment_method.as_ref()?.object()?;
        Some((method, method.customer.as_ref()?.id()))
    }

    pub fn status(&self, reference: ProviderRef) -> Result<PaymentStatus, ProviderError> {
        let mut status = PaymentStatus::new(reference, self.state(), self.amount()?);
        if status.state == PaymentState::Declined {
            status.decline = self.last_setup_error.as_ref().and_then(Trouble::reason);
        }
        Ok(status)
    }
}

impl Saved {
    /// The charge that counts: one that took money or may, or else the last that was tried.
    pub fn charge(&self) -> Option<&Intent> {
        let counts = |charge: &&Intent| {
            matches!(
                charge.state(),
                PaymentState::Captured | PaymentState::Processing | PaymentState::Authorized
            )
        };
        self.charges.iter().find(counts).or_else(|| self.charges.first())
    }

    /// Whether money was taken, or may be yet.
    fn is_charged(&self) -> bool {
        self.charge().is_some_and(|charge| match charge.state() {
            PaymentState::Captured | PaymentState::Processing | PaymentState::Authorized => true,
            PaymentState::Open
            | PaymentState::Saved
            | PaymentState::NeedsAction
            | PaymentState::Declined
            | PaymentState::Expired
            | PaymentState::Cancelled => false,
        })
    }
}

impl Stripe {
    pub(super) async fn setup(&self, id: &str) -> Result<Setup, ProviderError> {
        let form = Form::new().expanding(&["payment_method"]);
        let path = format!("setup_intents/{}", encode(id));
        self.client.get(&path, form).await
    }

    /// The saved method with its charges. `customer` is the session's.
    pub(super) async fn saved(
        &self,
        reference: &ProviderRef,
        setup: Setup,
        customer: Option<&Expandable<Named>>,
    ) -> Result<Saved, ProviderError> {
        let named = customer
            .or(setup.customer.as_ref())
            .map(|customer| customer.id().to_owned());
        let owner = setup.method().map(|(_, customer)| customer.to_owned());
        let customer = named.or(owner);
        let charges = match &customer {
            Some(customer) => self.charges_of(customer, reference).await?,
            None => Vec::new(),
        };
        Ok(Saved {
            reference: reference.clone(),
            setup,
            customer,
            charges,
        })
    }

    async fn charges_of(
        &self,
        customer: &str,
        reference: &ProviderRef,
    ) -> Result<Vec<Intent>, ProviderError> {
        let form = Form::new()
            .with("customer", customer)
            .expanding(&[&format!("data.{FEE}")]);
        let listed = self
            .client
            .list("payment_intents", form, |intent: &Intent| &intent.id)
            .await;
        let mut charges = match listed {
            // A customer is deleted only where nothing was charged.
            Err(error) if error == ProviderError::refused("unknown_payment") => Vec::new(),
            listed => listed?,
        };
        charges.retain(|charge| charge.metadata(PAYMENT) == Some(reference.as_str()));
        Ok(charges)
    }

    pub(super) async fn saved_status(&self, saved: &Saved) -> Result<PaymentStatus, ProviderError> {
        let is_dropped = saved.setup.state() != PaymentState::Saved;
        match saved.charge() {
            // What was declined and can never be tried again is over.
            Some(_) if is_dropped && !saved.is_charged() => saved.setup.status(saved.reference.clone()),
            Some(charge) => self.intent_status(&saved.reference, charge).await,
            None => saved.setup.status(saved.reference.clone()),
        }
    }

    pub(super) async fn charge_saved(
        &self,
        saved: Saved,
        charge: &ChargeRequest,
    ) -> Result<PaymentStatus, ProviderError> {
        charge.check()?;
        let amount = to_stripe(charge.amount)?;
        let currency = code(charge.amount.currency);
        let known = saved
            .charges
            .iter()
            .find(|known| known.metadata(KEY) == Some(&charge.key));
        if let Some(known) = known {
            return if (known.amount, &known.currency) == (amount, &currency) {
                self.intent_status(&saved.reference, known).await
            } else {
                Err(ProviderError::refused("key_reused"))
            };
        }
        if saved.is_charged() {
            return Err(ProviderError::refused("already_charged"));
        }
        let Some((method, customer)) = saved.setup.method() else {
            return Err(ProviderError::refused("not_saved"));
        };
        let metadata = |name| saved.setup.metadata.as_ref().and_then(|it| it.get(name));
        let form = Form::new()
            .with("amount", amount)
            .with("currency", currency)
            .with("customer", customer)
            .with("payment_method", &method.id)
            .with("payment_method_types[0]", &method.kind)
            .with("confirm", true)
            .with("off_session", true)
            .with("description", &charge.description)
            .with(
                format!("metadata[{PLEDGE}]"),
                metadata(PLEDGE).map_or("", String::as_str),
            )
            .with(
                format!("metadata[{CITY}]"),
                metadata(CITY).map_or("", String::as_str),
            )
            .with(format!("metadata[{PAYMENT}]"), &saved.reference)
            .with(format!("metadata[{KEY}]"), &charge.key)
            .expanding(&[FEE]);
        match self
            .client
            .post_charge("payment_intents", form, &charge.key)
            .await
        {
            Ok(intent) => self.intent_status(&saved.reference, &intent).await,
            Err(Failure::Declined(error, told)) => {
                let told = told.and_then(|told| serde_json::from_value::<Intent>(told).ok());
                let intent = match told {
                    Some(intent) => Some(intent),
                    None => self
                        .charges_of(customer, &saved.reference)
                        .await?
                        .into_iter()
                        .find(|known| known.metadata(KEY) == Some(&charge.key)),
                };
                // What the bank says is a state; where Stripe keeps none, its refusal is all there is.
                match intent {
                    Some(intent) => intent.status(saved.reference),
                    None => Err(error),
                }
            }
            Err(Failure::Other(error)) => Err(error),
        }
    }

    /// Drops the method. Where nothing was charged, the customer that was made for it goes as well, and
    /// with it what the donor wrote on the page.
    pub(super) async fn forget_saved(&self, saved: &Saved) -> Result<(), ProviderError> {
        if let Some((method, _)) = saved.setup.method() {
            let path = format!("payment_methods/{}/detach", encode(&method.id));
            let key = format!("detach:{}", method.id);
            let _dropped: Named = self.client.post(&path, Form::new(), &key).await?;
        }
        if let Some(customer) = &saved.customer
            && !saved.is_charged()
        {
            match self
                .client
                .delete(&format!("customers/{}", encode(customer)))
                .await
            {
                Ok(_) => {}
                // Deleted before.
                Err(error) if error == ProviderError::refused("unknown_payment") => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

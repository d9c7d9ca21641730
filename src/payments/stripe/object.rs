//! What Stripe's objects have in common.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::{PaymentRequest, ProviderError};

use super::form::Form;

/// Texts of ours that Stripe keeps with an object and gives back.
pub(super) type Metadata = BTreeMap<String, String>;

/// The pledge that is paid. What lacks it is not ours: others may use the same account.
pub(super) const PLEDGE: &str = "parvis_pledge";
/// Its city, for people who look at the account.
pub(super) const CITY: &str = "parvis_city";
/// Our reference, on what is made after it is known.
pub(super) const PAYMENT: &str = "parvis_payment";
/// The key of a charge or a refund: Stripe forgets idempotency keys after a day.
pub(super) const KEY: &str = "parvis_key";
/// What was promised with a saved method, in Stripe's integer, and in which currency.
pub(super) const AMOUNT: &str = "parvis_amount";
pub(super) const CURRENCY: &str = "parvis_currency";
/// How the money is taken.
pub(super) const CAPTURE: &str = "parvis_capture";

/// The metadata of everything that is made for a pledge, under a field such as `metadata`.
pub(super) fn describe(form: Form, field: &str, request: &PaymentRequest) -> Form {
    form.with(format!("{field}[{PLEDGE}]"), request.pledge)
        .with(format!("{field}[{CITY}]"), request.city)
}

/// An object of which only the name matters.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Named {
    pub id: String,
}

/// An object, or only its name where it was not asked to be written out.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Expandable<T> {
    Id(String),
    Object(Box<T>),
}

impl<T> Expandable<T> {
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Object(object) => Some(object),
        }
    }

    pub fn into_object(self) -> Option<T> {
        match self {
            Self::Id(_) => None,
            Self::Object(object) => Some(*object),
        }
    }
}

impl Expandable<Named> {
    pub fn id(&self) -> &str {
        match self {
            Self::Id(id) => id,
            Self::Object(named) => &named.id,
        }
    }
}

/// A page of a list.
#[derive(Debug, Deserialize)]
pub(super) struct Page<T> {
    pub data: Vec<T>,
    #[serde(default)]
    pub has_more: bool,
}

/// Why a payment, or saving a method, did not succeed.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Trouble {
    pub code: Option<String>,
    pub decline_code: Option<String>,
}

impl Trouble {
    /// The bank's reason, or what else was wrong.
    pub fn reason(&self) -> Option<String> {
        self.decline_code.clone().or_else(|| self.code.clone())
    }
}

/// A moment in seconds since 1970.
pub(super) fn moment(seconds: i64) -> Result<DateTime<Utc>, ProviderError> {
    let moment = DateTime::from_timestamp(seconds, 0);
    moment.ok_or_else(|| ProviderError::invalid(format!("answer: {seconds} is no moment")))
}

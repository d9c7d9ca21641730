//! What is asked of a provider.

use std::fmt;

use domain::pledge::Capture;
use domain::{CityId, Money, PledgeId};

use crate::ProviderError;

/// The longest key and reference that providers take (Stripe's limit, the lowest that we know of).
const TEXT_LENGTH_MAX: usize = 255;

/// The provider's own name for a payment. Whoever knows it may see the checkout page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProviderRef(String);

impl ProviderRef {
    /// A reference of 1 to 255 visible ASCII characters.
    ///
    /// # Errors
    /// [`ProviderError::Invalid`].
    pub fn new(text: impl Into<String>) -> Result<Self, ProviderError> {
        let text = text.into();
        if is_token(&text) {
            Ok(Self(text))
        } else {
            Err(ProviderError::invalid(
                "reference: not 1 to 255 visible ASCII characters",
            ))
        }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProviderRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_token(text: &str) -> bool {
    (1..=TEXT_LENGTH_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A payment to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRequest {
    /// Chosen by the caller: the same key is the same payment, for ever.
    pub key: String,
    /// The pledge that is paid.
    pub pledge: PledgeId,
    /// Its city.
    pub city: CityId,
    /// How much, above zero.
    pub amount: Money,
    /// What the donor reads on the provider's page: the project's title.
    pub description: String,
    /// Where the donor's browser goes afterwards, `http` or `https`.
    pub return_url: String,
    /// When the money is taken.
    pub capture: Capture,
}

impl PaymentRequest {
    /// Checks what every provider needs.
    ///
    /// # Errors
    /// [`ProviderError::Invalid`] naming the field.
    pub fn check(&self) -> Result<(), ProviderError> {
        check(&self.key, self.amount)?;
        if !["http://", "https://"]
            .iter()
            .any(|scheme| self.return_url.starts_with(scheme))
        {
            return Err(ProviderError::invalid(
                "return_url: must begin with http:// or https://",
            ));
        }
        Ok(())
    }
}

/// What every call that moves money needs.
fn check(key: &str, amount: Money) -> Result<(), ProviderError> {
    if !is_token(key) {
        return Err(ProviderError::invalid(
            "key: not 1 to 255 visible ASCII characters",
        ));
    }
    if amount.minor <= 0 {
        return Err(ProviderError::invalid("amount: must be above zero"));
    }
    Ok(())
}

/// A saved method to be charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeRequest {
    /// Chosen by the caller: the same key charges once.
    pub key: String,
    /// How much, above zero.
    pub amount: Money,
    /// What the donor reads on the statement and the receipt of the provider: the project's title.
    pub description: String,
}

impl ChargeRequest {
    /// Checks what every provider needs.
    ///
    /// # Errors
    /// [`ProviderError::Invalid`] naming the field.
    pub fn check(&self) -> Result<(), ProviderError> {
        check(&self.key, self.amount)
    }
}

/// Money to be given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundRequest {
    /// Chosen by the caller: the same key gives back once.
    pub key: String,
    /// How much, above zero, at most what was captured and not yet given back.
    pub amount: Money,
}

impl RefundRequest {
    /// Checks what every provider needs, for a payment of `paid`.
    ///
    /// # Errors
    /// [`ProviderError::Invalid`] naming the field.
    pub fn check(&self, paid: Money) -> Result<(), ProviderError> {
        check(&self.key, self.amount)?;
        if self.amount.currency != paid.currency {
            return Err(ProviderError::invalid(
                "amount: not in the currency of the payment",
            ));
        }
        Ok(())
    }
}

/// A payment that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// The provider's name for it.
    pub provider_ref: ProviderRef,
    /// Where the donor pays.
    pub checkout_url: String,
}

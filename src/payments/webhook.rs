//! Notices that a provider posts to us.

use chrono::{DateTime, Utc};
use domain::Money;
use domain::pledge::{DisputeStage, PaymentFact};

use crate::{ProviderError, ProviderRef, RefundState, TransferState};

/// The header fields of a request, without the types of any web framework.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// The value of a field, whatever the case of its name. `None` where it is absent, and also where it
    /// stands there twice: a signature that one could choose from is none.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut values = self
            .0
            .iter()
            .filter(|(given, _)| given.eq_ignore_ascii_case(name));
        let (_, value) = values.next()?;
        values.next().is_none().then_some(value.as_str())
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        Self(
            fields
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

/// A genuine notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookEvent {
    /// The provider's name for the notice: the same one may arrive many times.
    pub event_id: String,
    /// When it happened, which is not when it arrived.
    pub occurred_at: DateTime<Utc>,
    /// What it says.
    pub notice: Notice,
}

/// What a notice says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something happened to a payment.
    Payment {
        /// The payment.
        provider_ref: ProviderRef,
        /// What happened.
        fact: PaymentFact,
        /// The amount of the payment, to be compared with the pledge's.
        amount: Money,
    },
    /// Money went back to the donor, or a refund failed: asked for by us, or by hand at the provider.
    Refunded {
        /// The payment.
        provider_ref: ProviderRef,
        /// The provider's name for the refund.
        refund: String,
        /// Where that refund is on its way.
        state: RefundState,
        /// What of the payment has gone back or is on its way now, by all refunds that did not fail.
        total_refunded: Money,
    },
    /// The donor's bank takes a payment into question, or a dispute ended.
    Disputed {
        /// The payment.
        provider_ref: ProviderRef,
        /// The provider's name for the dispute.
        dispute: String,
        /// What of the payment is disputed.
        amount: Money,
        /// Where the dispute is on its way.
        stage: DisputeStage,
        /// The bank's reason in the provider's words, such as `fraudulent`.
        reason: String,
    },
    /// A transfer to our bank account arrived, or came back.
    Transfer {
        /// The provider's name for the transfer.
        transfer: String,
        /// Where it is on its way.
        state: TransferState,
    },
    /// Genuine, and nothing that is needed here: another kind, or about what is not ours.
    Ignored {
        /// The provider's word for its kind.
        kind: String,
    },
}

/// Why a notice is not believed. Nothing may be changed because of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// No signature, or more than one header of it.
    #[error("the notice is not signed")]
    Unsigned,
    /// The signature is not made with our secret over this body.
    #[error("the signature of the notice is wrong")]
    Forged,
    /// Signed too long ago, or in the future: a copy of an old notice, or a wrong clock.
    #[error("the notice was signed {age_seconds} s ago")]
    Stale {
        /// Seconds since it was signed; negative for the future.
        age_seconds: i64,
    },
    /// Genuine, but what it is about could not be asked for. Told again later, it may be.
    #[error("what the notice is about was not learned: {0}")]
    NotLookedUp(ProviderError),
    /// Genuine, but not readable.
    #[error("the notice cannot be read: {reason}")]
    Malformed {
        /// What is wrong, naming the field.
        reason: String,
    },
}

impl WebhookError {
    pub(crate) fn malformed(reason: impl std::fmt::Display) -> Self {
        Self::Malformed {
            reason: reason.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_in_any_case_and_only_if_it_is_alone() {
        let headers: Headers = [("Signature", "a"), ("Twice", "b"), ("twice", "c")]
            .into_iter()
            .collect();
        assert_eq!(headers.get("signature"), Some("a"));
        assert_eq!(headers.get("TWICE"), None);
        assert_eq!(headers.get("other"), None);
    }
}

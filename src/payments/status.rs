//! How a payment stands.

use domain::pledge::PaymentFact;
use domain::{Money, words};

use crate::ProviderRef;

words! {
    /// Where a payment is on its way, in the words that all providers are translated to.
    pub enum PaymentState {
        /// Nobody has paid yet.
        Open = "open",
        /// The money is held.
        Authorized = "authorized",
        /// The money is taken; some of it may have gone back since.
        Captured = "captured",
        /// Refused by the donor's bank or called off by the donor.
        Declined = "declined",
        /// Nobody paid in time.
        Expired = "expired",
        /// Ended by us before it was captured.
        Cancelled = "cancelled",
    }
}

impl PaymentState {
    /// What a notice about this state would report; `None` while nothing has happened. A cancelled
    /// payment reports that its hold is over.
    pub fn fact(self) -> Option<PaymentFact> {
        match self {
            Self::Open => None,
            Self::Authorized => Some(PaymentFact::Authorized),
            Self::Captured => Some(PaymentFact::Captured),
            Self::Declined => Some(PaymentFact::Declined),
            Self::Expired | Self::Cancelled => Some(PaymentFact::Expired),
        }
    }
}

/// How a payment stands at the moment of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentStatus {
    /// The payment.
    pub provider_ref: ProviderRef,
    /// Where it is on its way.
    pub state: PaymentState,
    /// What was asked for.
    pub amount: Money,
    /// What has gone back.
    pub refunded: Money,
}

impl PaymentStatus {
    /// What the last notice about it said or will say: for the page that the donor returns to, and for
    /// finding notices that were lost.
    pub fn fact(&self) -> Option<PaymentFact> {
        self.state.fact()
    }
}

//! How a payment stands.

use chrono::{DateTime, Utc};
use domain::pledge::PaymentFact;
use domain::{Money, words};

use crate::ProviderRef;

words! {
    /// Where a payment is on its way, in the words that all providers are translated to.
    pub enum PaymentState {
        /// Nobody has paid yet.
        Open = "open",
        /// The donor has agreed and the bank has not answered: a direct debit takes days.
        Processing = "processing",
        /// The donor's method is saved and nothing is charged.
        Saved = "saved",
        /// The donor has to approve in person: the bank would not let a saved method be charged in her
        /// absence. A new payment, begun with her, does it.
        NeedsAction = "needs_action",
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
            Self::Open | Self::Processing | Self::NeedsAction => None,
            Self::Saved => Some(PaymentFact::MethodSaved),
            Self::Authorized => Some(PaymentFact::Authorized),
            Self::Captured => Some(PaymentFact::Captured),
            Self::Declined => Some(PaymentFact::Declined),
            Self::Expired | Self::Cancelled => Some(PaymentFact::Expired),
        }
    }
}

words! {
    /// Where a refund is on its way.
    pub enum RefundState {
        /// On its way to the donor; it counts as given back.
        Pending = "pending",
        /// Given back.
        Succeeded = "succeeded",
        /// It came back, for instance from a closed account: the money is ours to give back another way.
        Failed = "failed",
    }
}

/// A refund of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// The provider's name for it.
    pub reference: String,
    /// Our key; `None` where it was made by hand at the provider.
    pub key: Option<String>,
    /// How much.
    pub amount: Money,
    /// Where it is on its way.
    pub state: RefundState,
}

/// How a payment stands at the moment of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentStatus {
    /// The payment.
    pub provider_ref: ProviderRef,
    /// Where it is on its way.
    pub state: PaymentState,
    /// What was asked for; once a saved method was charged, what that was charged.
    pub amount: Money,
    /// What has gone back or is on its way; refunds that failed do not count.
    pub refunded: Money,
    /// Every refund, those that failed as well.
    pub refunds: Vec<Refund>,
    /// What the donor's bank has taken back: disputes that are open or lost.
    pub disputed: Money,
    /// What the provider keeps for a captured payment, once it says so. It may be in the currency of our
    /// account with the provider instead of the payment's.
    pub fee: Option<Money>,
    /// Until when money is held.
    pub capture_before: Option<DateTime<Utc>>,
    /// Why the bank refused, in the provider's words.
    pub decline: Option<String>,
}

impl PaymentStatus {
    /// A payment of which nothing more is known than its state and amount.
    pub fn new(provider_ref: ProviderRef, state: PaymentState, amount: Money) -> Self {
        Self {
            provider_ref,
            state,
            amount,
            refunded: Money::zero(amount.currency),
            refunds: Vec::new(),
            disputed: Money::zero(amount.currency),
            fee: None,
            capture_before: None,
            decline: None,
        }
    }

    /// What the last notice about it said or will say: for the page that the donor returns to, and for
    /// finding notices that were lost.
    pub fn fact(&self) -> Option<PaymentFact> {
        self.state.fact()
    }
}

//! What the sandbox does with a payment, by choice or by its amount.

use domain::{Money, words};

use crate::PaymentState;

words! {
    /// What happens on the checkout page.
    pub enum Outcome {
        /// The donor pays, and all goes well unless the amount has a script.
        Pay = "pay",
        /// The donor's bank refuses.
        Decline = "decline",
        /// The donor pays, and every notice is told twice.
        PayTwice = "pay_twice",
        /// The donor pays, and the notices are told late and in the wrong order.
        PayLate = "pay_late",
        /// The donor goes away, and the payment runs out.
        Expire = "expire",
    }
}

/// The script that belongs to an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Script {
    /// Opening the payment times out once, although it was recorded.
    pub times_out: bool,
    /// What becomes of charging a saved method of this amount.
    pub charge: PaymentState,
    /// The donor's bank takes the payment back as soon as it is captured.
    pub is_disputed: bool,
    /// Refunds fail.
    pub fails_refunds: bool,
    pay: Outcome,
}

impl Script {
    pub fn of(amount: Money) -> Self {
        let ending = amount.minor % 100;
        let pay = match ending {
            91 => Outcome::Decline,
            93 => Outcome::PayTwice,
            94 => Outcome::PayLate,
            _ => Outcome::Pay,
        };
        Self {
            times_out: ending == 92,
            charge: match ending {
                95 => PaymentState::NeedsAction,
                96 => PaymentState::Declined,
                _ => PaymentState::Captured,
            },
            is_disputed: ending == 97,
            fails_refunds: ending == 98,
            pay,
        }
    }

    /// What really happens when the donor chooses `outcome`.
    pub fn outcome(self, outcome: Outcome) -> Outcome {
        if outcome == Outcome::Pay {
            self.pay
        } else {
            outcome
        }
    }
}

//! A pledge of money by one person to one project.

use crate::words;

words! {
    /// Where a pledge is on its way.
    pub enum PledgeState {
        /// Made; the provider has not answered.
        Pending = "pending",
        /// The provider holds the money for us.
        Authorized = "authorized",
        /// The money is ours to keep for the project.
        Confirmed = "confirmed",
        /// Given back, whole.
        Refunded = "refunded",
        /// Given back in part.
        PartiallyRefunded = "partially_refunded",
        /// The provider refused.
        Failed = "failed",
        /// Never paid.
        Expired = "expired",
        /// Called off by the donor before it was paid.
        Cancelled = "cancelled",
        /// The donor's bank took it into question.
        Disputed = "disputed",
    }
}

/// What the payment provider tells about a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentFact {
    /// Money is held.
    Authorized,
    /// Money is captured.
    Captured,
    /// The payment was refused.
    Declined,
    /// Nobody paid in time.
    Expired,
}

impl PledgeState {
    /// The state after a fact, or `None` where the fact changes nothing any more: facts arrive twice,
    /// late and out of order, and a payment that was captured stays captured whatever comes after.
    pub fn after(self, fact: PaymentFact) -> Option<PledgeState> {
        use PaymentFact as F;
        use PledgeState as S;
        match (self, fact) {
            (S::Pending, F::Authorized) => Some(S::Authorized),
            // A capture that arrives after a decline or an expiry is money on our account all the same.
            (S::Pending | S::Authorized | S::Failed | S::Expired, F::Captured) => Some(S::Confirmed),
            (S::Pending | S::Authorized, F::Declined) => Some(S::Failed),
            (S::Pending | S::Authorized, F::Expired) => Some(S::Expired),
            _ => None,
        }
    }

    /// Whether its money counts for the project.
    pub fn counts(self) -> bool {
        matches!(self, Self::Confirmed | Self::PartiallyRefunded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_captured_payment_stays_captured_in_whatever_order_facts_arrive() {
        use PaymentFact as F;
        let facts = [F::Authorized, F::Captured, F::Declined, F::Expired];
        for first in facts {
            for second in facts {
                for third in facts {
                    let mut state = PledgeState::Pending;
                    for fact in [first, second, third] {
                        state = state.after(fact).unwrap_or(state);
                    }
                    let captured = [first, second, third].contains(&F::Captured);
                    assert_eq!(
                        state == PledgeState::Confirmed,
                        captured,
                        "{first:?} {second:?} {third:?}"
                    );
                }
            }
        }
    }
}

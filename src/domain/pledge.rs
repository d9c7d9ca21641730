//! A pledge of money by one person to one project.

use crate::words;

words! {
    /// Where a pledge is on its way.
    pub enum PledgeState {
        /// Made; the provider has not answered.
        Pending = "pending",
        /// The provider holds the money for us, or a method that may be charged when the campaign succeeds.
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
        /// Called off before it was paid: by the donor, or with its campaign.
        Cancelled = "cancelled",
        /// The donor's bank took it into question.
        Disputed = "disputed",
    }
}

words! {
    /// How a gift is paid.
    pub enum PledgeChannel {
        /// By card or whatever else a payment provider takes.
        Card = "card",
        /// By a transfer to the city's bank account, with a reference.
        Transfer = "transfer",
        /// In cash or by cheque at an event, counted by two people.
        Cash = "cash",
        /// From the donor's wallet: what had gone back to them.
        Wallet = "wallet",
    }
}

words! {
    /// Where a dispute is on its way: the donor's bank takes a payment back first, and somebody decides later.
    pub enum DisputeStage {
        /// The bank has taken the money back for now.
        Opened = "opened",
        /// Decided for us: the money is ours again.
        Won = "won",
        /// Decided for the donor: the money is gone.
        Lost = "lost",
    }
}

words! {
    /// When the money of a payment through a provider is taken.
    pub enum Capture {
        /// At once.
        Now = "now",
        /// Held first and taken by a call, for instance when the campaign has succeeded. Card holds last
        /// about seven days.
        Later = "later",
        /// Nothing is held: the donor's method is saved, and charged by a call when the campaign has
        /// succeeded. For campaigns that last longer than a hold.
        Saved = "saved",
    }
}

impl DisputeStage {
    /// The stage after another was told, or `None` where that changes nothing: what is told late opens no
    /// dispute again. One that was lost can still be won by an appeal.
    pub fn after(self, told: DisputeStage) -> Option<DisputeStage> {
        use DisputeStage as D;
        match (self, told) {
            (D::Opened, D::Won | D::Lost) | (D::Lost, D::Won) => Some(told),
            (D::Opened, D::Opened) | (D::Won, _) | (D::Lost, D::Opened | D::Lost) => None,
        }
    }
}

/// What the payment provider tells about a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentFact {
    /// Money is held.
    Authorized,
    /// No money is held, and the donor's method may be charged later.
    MethodSaved,
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
            (S::Pending, F::Authorized | F::MethodSaved) => Some(S::Authorized),
            // A capture that arrives after a decline, an expiry or a withdrawal is money on our account all the same.
            (S::Pending | S::Authorized | S::Failed | S::Expired | S::Cancelled, F::Captured) => {
                Some(S::Confirmed)
            }
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
        let facts = [
            F::Authorized,
            F::MethodSaved,
            F::Captured,
            F::Declined,
            F::Expired,
        ];
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

    #[test]
    fn a_saved_method_waits_as_held_money_does_and_frees_nothing_that_is_over() {
        use PledgeState as S;
        assert_eq!(S::Pending.after(PaymentFact::MethodSaved), Some(S::Authorized));
        for state in [S::Authorized, S::Confirmed, S::Failed, S::Expired, S::Cancelled] {
            assert_eq!(state.after(PaymentFact::MethodSaved), None, "{state}");
        }
    }

    #[test]
    fn a_dispute_ends_the_same_in_whatever_order_its_stages_are_told() {
        use DisputeStage as D;
        for (told, end) in [
            ([D::Opened, D::Won], D::Won),
            ([D::Won, D::Opened], D::Won),
            ([D::Opened, D::Lost], D::Lost),
            ([D::Lost, D::Opened], D::Lost),
            ([D::Lost, D::Won], D::Won),
            ([D::Won, D::Lost], D::Won),
        ] {
            assert_eq!(told[0].after(told[1]).unwrap_or(told[0]), end, "{told:?}");
        }
    }
}

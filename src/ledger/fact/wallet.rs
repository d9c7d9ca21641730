//! A person's wallet. What comes in from a gift that goes back, and what is given from it, are facts about the gift.

use domain::{AssignmentId, Money, PersonId, WithdrawalId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// What happens when somebody wants money out of their wallet. The withdrawal is the cause of all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalletFact {
    /// They ask for it: it cannot be spent meanwhile.
    Requested {
        /// The withdrawal.
        withdrawal: WithdrawalId,
        /// Whose wallet.
        person: PersonId,
        /// How much.
        amount: Money,
    },
    /// They take it back, or it is refused.
    Released {
        /// The withdrawal.
        withdrawal: WithdrawalId,
        /// Whose wallet.
        person: PersonId,
        /// How much.
        amount: Money,
    },
    /// The bank is told to pay it.
    Ordered {
        /// The withdrawal.
        withdrawal: WithdrawalId,
        /// Whose wallet.
        person: PersonId,
        /// How much.
        amount: Money,
    },
    /// The bank sent it back: it is in the wallet again.
    Returned {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// Whose wallet.
        person: PersonId,
        /// How much.
        amount: Money,
    },
}

impl WalletFact {
    pub(super) fn posting(&self) -> Posting {
        let (kind, cause, debit, credit, amount) = match *self {
            Self::Requested {
                withdrawal,
                person,
                amount,
            } => (
                K::WithdrawalRequested,
                Cause::Withdrawal(withdrawal),
                A::DonorWallet(person),
                A::DonorHeld(person),
                amount,
            ),
            Self::Released {
                withdrawal,
                person,
                amount,
            } => (
                K::WithdrawalReleased,
                Cause::Withdrawal(withdrawal),
                A::DonorHeld(person),
                A::DonorWallet(person),
                amount,
            ),
            Self::Ordered {
                withdrawal,
                person,
                amount,
            } => (
                K::WithdrawalOrdered,
                Cause::Withdrawal(withdrawal),
                A::DonorHeld(person),
                A::PayoutClearing,
                amount,
            ),
            Self::Returned {
                assignment,
                person,
                amount,
            } => (
                K::WithdrawalReturned,
                Cause::Assignment(assignment),
                A::Suspense,
                A::DonorWallet(person),
                amount,
            ),
        };
        Posting(kind, cause, vec![moves(debit, credit, amount)])
    }
}

//! A donor's gift.

use domain::{EventId, Money, PersonId, PledgeId, ProjectId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// Where a donor's money comes in, or goes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Till {
    /// A payment provider, which transfers it later.
    Provider,
    /// Money that is on the bank account already and was not known to be anybody's.
    Suspense,
    /// The cash box of an event.
    CashBox,
    /// The person's own wallet.
    Wallet(PersonId),
    /// A payment that the bank is told to make: only back.
    Ordered,
}

impl Till {
    fn account(self) -> A {
        match self {
            Self::Provider => A::ProviderClearing,
            Self::Suspense => A::Suspense,
            Self::CashBox => A::CashBox,
            Self::Wallet(person) => A::DonorWallet(person),
            Self::Ordered => A::PayoutClearing,
        }
    }
}

/// What happens to a donor's gift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PledgeFact {
    /// A donor's money arrived for a project.
    Confirmed {
        /// The pledge: the cause.
        pledge: PledgeId,
        /// The project that it is held for.
        project: ProjectId,
        /// How much.
        amount: Money,
        /// Where it came in.
        till: Till,
    },
    /// A donor's money went back, whole or in part.
    Refunded {
        /// The project that held it.
        project: ProjectId,
        /// What of it the project still had.
        amount: Money,
        /// What it did not have any more, because it was paid.
        loss: Money,
        /// Where it went.
        till: Till,
        /// The refund: the cause, because one pledge can be refunded in several parts.
        event: EventId,
    },
    /// What had gone back is here again: the donor's bank could not take it, or a dispute that was lost was won after
    /// all. The project's books are closed over it, and it is the donor's.
    Returned {
        /// Whose it is.
        person: PersonId,
        /// How much.
        amount: Money,
        /// What of it had been a loss.
        recovered: Money,
        /// The return: the cause.
        event: EventId,
    },
    /// A donor gave something to the platform on top.
    Tipped {
        /// The pledge that it came with: the cause.
        pledge: PledgeId,
        /// How much.
        amount: Money,
        /// Where it came in.
        till: Till,
    },
    /// It went back with the gift.
    TipReturned {
        /// How much.
        amount: Money,
        /// Where it went.
        till: Till,
        /// The refund: the cause.
        event: EventId,
    },
}

impl PledgeFact {
    pub(super) fn posting(&self) -> Posting {
        match *self {
            Self::Confirmed {
                pledge,
                project,
                amount,
                till,
            } => Posting(
                K::PledgeConfirmed,
                Cause::Pledge(pledge),
                vec![moves(till.account(), A::ProjectEscrow(project), amount)],
            ),
            Self::Refunded {
                project,
                amount,
                loss,
                till,
                event,
            } => Posting(
                K::PledgeRefunded,
                Cause::Event(event),
                vec![
                    moves(A::ProjectEscrow(project), till.account(), amount),
                    moves(A::Loss, till.account(), loss),
                ],
            ),
            Self::Returned {
                person,
                amount,
                recovered,
                event,
            } => Posting(
                K::RefundReturned,
                Cause::Event(event),
                vec![
                    moves(A::ProviderClearing, A::DonorWallet(person), amount),
                    moves(A::ProviderClearing, A::Loss, recovered),
                ],
            ),
            Self::Tipped { pledge, amount, till } => Posting(
                K::TipGiven,
                Cause::Pledge(pledge),
                vec![moves(till.account(), A::Tip, amount)],
            ),
            Self::TipReturned { amount, till, event } => Posting(
                K::TipReturned,
                Cause::Event(event),
                vec![moves(A::Tip, till.account(), amount)],
            ),
        }
    }
}

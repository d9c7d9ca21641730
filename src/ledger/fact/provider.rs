//! A payment provider: what it transfers to the bank, what it keeps, what donors' banks dispute.

use domain::{AssignmentId, DisputeId, Money, ProjectId, TransferId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// What a payment provider does with the money that it took in for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProviderFact {
    /// It transferred what it had taken in, less refunds, disputes and what it keeps.
    Transferred {
        /// The transfer: the cause.
        transfer: TransferId,
        /// What will arrive.
        amount: Money,
    },
    /// What it kept for itself of the payments in a transfer.
    Charged {
        /// The transfer: the cause.
        transfer: TransferId,
        /// How much.
        amount: Money,
    },
    /// It takes from our bank account what it lacks, after more went back than came in.
    Collected {
        /// The transfer: the cause.
        transfer: TransferId,
        /// How much will leave the account.
        amount: Money,
    },
    /// A transfer did not arrive, or was not collected: the money is with the provider as before.
    Returned {
        /// The transfer: the cause.
        transfer: TransferId,
        /// How much.
        amount: Money,
        /// Whether it was on its way to the provider.
        is_collected: bool,
    },
    /// A transfer is on the bank's statement.
    Arrived {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// How much.
        amount: Money,
    },
    /// A donor's bank took a payment back until it is decided who is right.
    DisputeOpened {
        /// The dispute: the cause.
        dispute: DisputeId,
        /// How much.
        amount: Money,
    },
    /// It was decided for us: the money is back with the provider.
    DisputeWon {
        /// The dispute: the cause.
        dispute: DisputeId,
        /// How much.
        amount: Money,
    },
    /// It was decided against us.
    DisputeLost {
        /// The dispute: the cause.
        dispute: DisputeId,
        /// The project that the gift was for.
        project: ProjectId,
        /// What the project still had of it.
        amount: Money,
        /// What came on top of the gift, which the platform gives up.
        tip: Money,
        /// What the project did not have any more.
        loss: Money,
    },
}

impl ProviderFact {
    pub(super) fn posting(&self) -> Posting {
        match *self {
            Self::Transferred { transfer, amount } => Posting(
                K::ProviderTransferred,
                Cause::Transfer(transfer),
                vec![moves(A::ProviderTransit, A::ProviderClearing, amount)],
            ),
            Self::Charged { transfer, amount } => Posting(
                K::ProviderCharged,
                Cause::Transfer(transfer),
                vec![moves(A::ProviderFee, A::ProviderClearing, amount)],
            ),
            Self::Collected { transfer, amount } => Posting(
                K::ProviderCollected,
                Cause::Transfer(transfer),
                vec![moves(A::ProviderClearing, A::PayoutClearing, amount)],
            ),
            Self::Returned {
                transfer,
                amount,
                is_collected,
            } => {
                let back = if is_collected {
                    moves(A::PayoutClearing, A::ProviderClearing, amount)
                } else {
                    moves(A::ProviderClearing, A::ProviderTransit, amount)
                };
                Posting(K::ProviderReturned, Cause::Transfer(transfer), vec![back])
            }
            Self::Arrived { assignment, amount } => Posting(
                K::ProviderArrived,
                Cause::Assignment(assignment),
                vec![moves(A::Suspense, A::ProviderTransit, amount)],
            ),
            Self::DisputeOpened { dispute, amount } => Posting(
                K::DisputeOpened,
                Cause::Dispute(dispute),
                vec![moves(A::Disputed, A::ProviderClearing, amount)],
            ),
            Self::DisputeWon { dispute, amount } => Posting(
                K::DisputeWon,
                Cause::Dispute(dispute),
                vec![moves(A::ProviderClearing, A::Disputed, amount)],
            ),
            Self::DisputeLost {
                dispute,
                project,
                amount,
                tip,
                loss,
            } => Posting(
                K::DisputeLost,
                Cause::Dispute(dispute),
                vec![
                    moves(A::ProjectEscrow(project), A::Disputed, amount),
                    moves(A::Tip, A::Disputed, tip),
                    moves(A::Loss, A::Disputed, loss),
                ],
            ),
        }
    }
}

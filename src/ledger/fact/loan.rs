//! A loan of many people to one borrower. The money travels as gifts and payouts do; these say what is owed.

use domain::{AssignmentId, EventId, Money, PayoutId, PersonId, ProjectId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// What happens to a loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoanFact {
    /// Lenders' money was paid to the borrower, who owes it from now on.
    PaidOut {
        /// The payment: the cause.
        payout: PayoutId,
        /// The project of the loan.
        project: ProjectId,
        /// How much.
        amount: Money,
    },
    /// The borrower paid a part back, which is shared among the lenders' wallets.
    Repaid {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// The project of the loan.
        project: ProjectId,
        /// Whose share is how much.
        shares: Vec<(PersonId, Money)>,
    },
    /// The borrower will not pay a part back.
    WrittenOff {
        /// The decision about it: the cause.
        event: EventId,
        /// The project of the loan.
        project: ProjectId,
        /// How much.
        amount: Money,
    },
}

impl LoanFact {
    pub(super) fn posting(&self) -> Posting {
        match self {
            Self::PaidOut {
                payout,
                project,
                amount,
            } => Posting(
                K::LoanPaidOut,
                Cause::Payout(*payout),
                vec![moves(
                    A::LoanPrincipal(*project),
                    A::LoanGranted(*project),
                    *amount,
                )],
            ),
            Self::Repaid {
                assignment,
                project,
                shares,
            } => {
                let share = |(person, amount): &(PersonId, Money)| {
                    [
                        moves(A::Suspense, A::DonorWallet(*person), *amount),
                        moves(A::LoanRepaid(*project), A::LoanPrincipal(*project), *amount),
                    ]
                };
                Posting(
                    K::LoanRepaid,
                    Cause::Assignment(*assignment),
                    shares.iter().flat_map(share).collect(),
                )
            }
            Self::WrittenOff {
                event,
                project,
                amount,
            } => Posting(
                K::LoanWrittenOff,
                Cause::Event(*event),
                vec![moves(
                    A::LoanWrittenOff(*project),
                    A::LoanPrincipal(*project),
                    *amount,
                )],
            ),
        }
    }
}

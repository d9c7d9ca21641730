//! What a project is paid.
//!
//! In two phases: what is asked for is held at once, so that it cannot be asked for twice, and is let go or ordered
//! when two people have decided. What pools add joins it when they pay ([`MatchFact::Paid`](super::MatchFact::Paid)).

use domain::{AssignmentId, Money, PaymentOrderId, PayoutId, ProjectId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// What happens to a payment to a project. The payment is the cause until the bank is told; then each order is its own,
/// for what the bank sends back is ordered again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayoutFact {
    /// It is asked for, and waits for approval.
    Requested {
        /// The payment.
        payout: PayoutId,
        /// The project.
        project: ProjectId,
        /// How much of what residents gave.
        amount: Money,
    },
    /// It is not approved: the project has it as before.
    Released {
        /// The payment.
        payout: PayoutId,
        /// The project.
        project: ProjectId,
        /// How much of what residents gave.
        amount: Money,
    },
    /// It is approved, and the bank is told to pay it.
    Ordered {
        /// The order to the bank.
        order: PaymentOrderId,
        /// The project.
        project: ProjectId,
        /// How much of what is held: residents' gifts and match, fees not yet taken off.
        amount: Money,
        /// The platform's fee.
        platform_fee: Money,
        /// What payment providers charged for the gifts, where the project bears it.
        provider_fee: Money,
    },
    /// The bank sent it back, for instance because the account is closed.
    Returned {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// The project.
        project: ProjectId,
        /// How much.
        amount: Money,
    },
}

impl PayoutFact {
    pub(super) fn posting(&self) -> Posting {
        let (kind, cause, moved) = match *self {
            Self::Requested {
                payout,
                project,
                amount,
            } => {
                let held = moves(A::ProjectEscrow(project), A::ProjectHeld(project), amount);
                (K::PayoutRequested, Cause::Payout(payout), vec![held])
            }
            Self::Released {
                payout,
                project,
                amount,
            } => {
                let released = moves(A::ProjectHeld(project), A::ProjectEscrow(project), amount);
                (K::PayoutReleased, Cause::Payout(payout), vec![released])
            }
            Self::Ordered {
                order,
                project,
                amount,
                platform_fee,
                provider_fee,
            } => {
                let ordered = vec![
                    moves(A::ProjectHeld(project), A::PayoutClearing, amount),
                    // Fees come out of what would be paid, so that the three add up to the amount.
                    moves(A::PayoutClearing, A::PlatformFee, platform_fee),
                    moves(A::PayoutClearing, A::ProviderFee, provider_fee),
                ];
                (K::PayoutOrdered, Cause::PaymentOrder(order), ordered)
            }
            Self::Returned {
                assignment,
                project,
                amount,
            } => {
                let returned = moves(A::Suspense, A::ProjectHeld(project), amount);
                (K::PayoutReturned, Cause::Assignment(assignment), vec![returned])
            }
        };
        Posting(kind, cause, moved)
    }
}

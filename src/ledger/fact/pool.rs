//! A pool and its funders.

use domain::{AssignmentId, DecisionId, EventId, Money, PaymentOrderId, PoolId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// What happens between a pool and its funders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoolFact {
    /// A pool was published.
    Funded {
        /// The pool: the cause.
        pool: PoolId,
        /// What its funders promise.
        amount: Money,
    },
    /// Funders promised more.
    ToppedUp {
        /// The pool.
        pool: PoolId,
        /// How much more.
        amount: Money,
        /// The top-up: the cause.
        event: EventId,
    },
    /// A pool ended. Where nothing is left, nothing is posted.
    Closed {
        /// The pool: the cause.
        pool: PoolId,
        /// What was available, and is promised no longer.
        returned: Money,
    },
    /// A project gave match back to a pool that had ended: it goes on to the funders.
    Returned {
        /// The engine's decision that released it: the cause.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// What is promised no longer.
        amount: Money,
    },
    /// Funders paid in what they had promised.
    Received {
        /// What the movement on the statement is assigned to: the cause.
        assignment: AssignmentId,
        /// The pool.
        pool: PoolId,
        /// How much.
        amount: Money,
    },
    /// What they had paid in and nobody needs is ordered to be paid back.
    Repaid {
        /// The order: the cause.
        order: PaymentOrderId,
        /// The pool.
        pool: PoolId,
        /// How much.
        amount: Money,
    },
}

impl PoolFact {
    pub(super) fn posting(&self) -> Posting {
        match *self {
            Self::Funded { pool, amount } => Posting(
                K::PoolFunded,
                Cause::Pool(pool),
                vec![moves(A::PoolFunding(pool), A::PoolAvailable(pool), amount)],
            ),
            Self::ToppedUp { pool, amount, event } => Posting(
                K::PoolToppedUp,
                Cause::Event(event),
                vec![moves(A::PoolFunding(pool), A::PoolAvailable(pool), amount)],
            ),
            Self::Closed { pool, returned } => Posting(
                K::PoolClosed,
                Cause::Pool(pool),
                vec![moves(A::PoolAvailable(pool), A::PoolFunding(pool), returned)],
            ),
            Self::Returned {
                decision,
                pool,
                amount,
            } => Posting(
                K::PoolReturned,
                Cause::Decision(decision),
                vec![moves(A::PoolAvailable(pool), A::PoolFunding(pool), amount)],
            ),
            Self::Received {
                assignment,
                pool,
                amount,
            } => Posting(
                K::PoolReceived,
                Cause::Assignment(assignment),
                vec![moves(A::Suspense, A::PoolReceived(pool), amount)],
            ),
            Self::Repaid { order, pool, amount } => Posting(
                K::PoolRepaid,
                Cause::PaymentOrder(order),
                vec![moves(A::PoolReceived(pool), A::PayoutClearing, amount)],
            ),
        }
    }
}

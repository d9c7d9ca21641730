//! What a pool gives to a project, as the matching engine decides it.

use domain::{DecisionId, Money, PoolId, ProjectId};

use super::{FactKind as K, Posting, moves};
use crate::{Account as A, Cause};

/// Where match stands in its pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Held for an open campaign.
    Reserved,
    /// Owed to a project that succeeded.
    Committed,
    /// Paid, for a gift that went back afterwards.
    Paid,
}

impl Held {
    fn account(self, pool: PoolId) -> A {
        match self {
            Self::Reserved => A::PoolReserved(pool),
            Self::Committed => A::PoolCommitted(pool),
            Self::Paid => A::PoolPaid(pool),
        }
    }
}

/// What happens to match. Each decision is the cause of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchFact {
    /// A pool holds money for a project.
    Reserved {
        /// The engine's decision.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// The project.
        project: ProjectId,
        /// How much.
        amount: Money,
    },
    /// A pool has it back.
    Released {
        /// The engine's decision.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// The project.
        project: ProjectId,
        /// How much; above zero, although the engine writes a release as a negative change.
        amount: Money,
        /// Where it stood.
        held: Held,
    },
    /// The project succeeded: the pool owes it.
    Committed {
        /// The engine's decision.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// How much.
        amount: Money,
    },
    /// The pool pays it: it waits with what residents gave until the bank is told.
    Paid {
        /// The engine's decision.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// The project.
        project: ProjectId,
        /// How much.
        amount: Money,
    },
}

impl MatchFact {
    /// Reserving and releasing move two pairs: where the pool's money stands, and for whom. One pair could not answer
    /// both. Paying moves the money as well. What was paid and is released is with the project all the same: its pool
    /// may give it again, and the city bears it as a loss, as it does the gift's.
    pub(super) fn posting(&self) -> Posting {
        match *self {
            Self::Reserved {
                decision,
                pool,
                project,
                amount,
            } => Posting(
                K::MatchReserved,
                Cause::Decision(decision),
                vec![
                    moves(A::PoolAvailable(pool), A::PoolReserved(pool), amount),
                    moves(A::PoolGranted(pool), A::ProjectMatch(project), amount),
                ],
            ),
            Self::Released {
                decision,
                pool,
                project,
                amount,
                held,
            } => {
                let mut moved = vec![moves(held.account(pool), A::PoolAvailable(pool), amount)];
                if held == Held::Paid {
                    moved.push(moves(A::MatchPaid(project), A::PoolGranted(pool), amount));
                    moved.push(moves(A::Loss, A::PoolReceived(pool), amount));
                } else {
                    moved.push(moves(A::ProjectMatch(project), A::PoolGranted(pool), amount));
                }
                Posting(K::MatchReleased, Cause::Decision(decision), moved)
            }
            Self::Committed {
                decision,
                pool,
                amount,
            } => Posting(
                K::MatchCommitted,
                Cause::Decision(decision),
                vec![moves(A::PoolReserved(pool), A::PoolCommitted(pool), amount)],
            ),
            Self::Paid {
                decision,
                pool,
                project,
                amount,
            } => Posting(
                K::MatchPaid,
                Cause::Decision(decision),
                vec![
                    moves(A::PoolCommitted(pool), A::PoolPaid(pool), amount),
                    moves(A::ProjectMatch(project), A::MatchPaid(project), amount),
                    moves(A::PoolReceived(pool), A::ProjectHeld(project), amount),
                ],
            ),
        }
    }
}

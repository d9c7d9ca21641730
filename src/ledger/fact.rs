//! Business facts, and the entries that each of them posts.

use chrono::{DateTime, Utc};
use domain::{DecisionId, EventId, Money, PersonId, PledgeId, PoolId, ProjectId, words};

use crate::{Account, Cause, Entry, LedgerError, Parts, Transaction};

words! {
    /// What a transaction records.
    pub enum FactKind {
        /// A donor's money arrived for a project.
        PledgeConfirmed = "pledge_confirmed",
        /// A donor's money went back, whole or in part.
        PledgeRefunded = "pledge_refunded",
        /// A pool was published: its funders' promise counts.
        PoolFunded = "pool_funded",
        /// Funders promised more.
        PoolToppedUp = "pool_topped_up",
        /// A pool ended: what is left goes back to its funders.
        PoolClosed = "pool_closed",
        /// What came back to a pool that had ended went on to its funders.
        PoolReturned = "pool_returned",
        /// A pool holds money for a project.
        MatchReserved = "match_reserved",
        /// A pool has it back.
        MatchReleased = "match_released",
        /// The project succeeded: the pool owes it.
        MatchCommitted = "match_committed",
        /// An earlier transaction was wrong and is undone.
        Reversal = "reversal",
    }
}

/// Where a donor's money comes in, or goes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Till {
    /// A payment provider, which transfers it later.
    Provider,
    /// The bank account.
    Bank,
    /// The cash box of an event.
    CashBox,
    /// The person's own wallet.
    Wallet(PersonId),
}

impl Till {
    fn account(self) -> Account {
        match self {
            Self::Provider => Account::ProviderClearing,
            Self::Bank => Account::Bank,
            Self::CashBox => Account::CashBox,
            Self::Wallet(person) => Account::DonorWallet(person),
        }
    }
}

/// Where match stands in its pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Held for an open campaign.
    Reserved,
    /// Owed to a project that succeeded.
    Committed,
}

impl Held {
    fn account(self, pool: PoolId) -> Account {
        match self {
            Self::Reserved => Account::PoolReserved(pool),
            Self::Committed => Account::PoolCommitted(pool),
        }
    }
}

/// Something that moved money or a promise of money. Every amount is above zero, and its currency is
/// the transaction's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// A donor's money arrived for a project.
    PledgeConfirmed {
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
    PledgeRefunded {
        /// The pledge.
        pledge: PledgeId,
        /// The project that held it.
        project: ProjectId,
        /// How much went back.
        amount: Money,
        /// Where it went.
        till: Till,
        /// The refund: the cause, because one pledge can be refunded in several parts.
        event: EventId,
    },
    /// A pool was published.
    PoolFunded {
        /// The pool: the cause.
        pool: PoolId,
        /// What its funders promise.
        amount: Money,
    },
    /// Funders promised more.
    PoolToppedUp {
        /// The pool.
        pool: PoolId,
        /// How much more.
        amount: Money,
        /// The top-up: the cause.
        event: EventId,
    },
    /// A pool ended. Where nothing is left, nothing is posted.
    PoolClosed {
        /// The pool: the cause.
        pool: PoolId,
        /// What was available and goes back to the funders.
        returned: Money,
    },
    /// A project gave match back to a pool that had ended: it goes on to the funders.
    PoolReturned {
        /// The engine's decision that released it: the cause.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// What goes back to the funders.
        amount: Money,
    },
    /// A pool holds money for a project.
    MatchReserved {
        /// The engine's decision: the cause.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// The project.
        project: ProjectId,
        /// How much.
        amount: Money,
    },
    /// A pool has it back.
    MatchReleased {
        /// The engine's decision: the cause.
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
    MatchCommitted {
        /// The engine's decision: the cause.
        decision: DecisionId,
        /// The pool.
        pool: PoolId,
        /// The project.
        project: ProjectId,
        /// How much.
        amount: Money,
    },
}

impl Fact {
    /// The balanced transaction that records the fact.
    ///
    /// # Errors
    /// [`LedgerError::NotPositive`], [`LedgerError::TooLarge`].
    pub fn at(self, occurred_at: DateTime<Utc>) -> Result<Transaction, LedgerError> {
        let Money { minor, currency } = self.amount();
        if minor <= 0 {
            return Err(LedgerError::NotPositive);
        }
        let debit = |account| Entry {
            account,
            amount_minor: minor,
        };
        let credit = |account| Entry {
            account,
            amount_minor: -minor,
        };
        let entries = self
            .moves()
            .into_iter()
            .flat_map(|(from, to)| [debit(from), credit(to)])
            .collect();
        Transaction::new(Parts {
            kind: self.kind(),
            occurred_at,
            currency,
            cause: self.cause(),
            entries,
        })
    }

    /// The pairs of accounts (debited, credited) that the amount moves between.
    fn moves(self) -> Vec<(Account, Account)> {
        use Account as A;
        match self {
            Self::PledgeConfirmed { project, till, .. } => vec![(till.account(), A::ProjectEscrow(project))],
            Self::PledgeRefunded { project, till, .. } => vec![(A::ProjectEscrow(project), till.account())],
            Self::PoolFunded { pool, .. } | Self::PoolToppedUp { pool, .. } => {
                vec![(A::PoolFunding(pool), A::PoolAvailable(pool))]
            }
            Self::PoolClosed { pool, .. } | Self::PoolReturned { pool, .. } => {
                vec![(A::PoolAvailable(pool), A::PoolFunding(pool))]
            }
            // Two pairs: where the pool's money stands, and for whom. One pair could not answer both.
            Self::MatchReserved { pool, project, .. } => vec![
                (A::PoolAvailable(pool), A::PoolReserved(pool)),
                (A::PoolGranted(pool), A::ProjectMatch(project)),
            ],
            Self::MatchReleased {
                pool, project, held, ..
            } => vec![
                (held.account(pool), A::PoolAvailable(pool)),
                (A::ProjectMatch(project), A::PoolGranted(pool)),
            ],
            Self::MatchCommitted { pool, .. } => vec![(A::PoolReserved(pool), A::PoolCommitted(pool))],
        }
    }

    fn amount(self) -> Money {
        match self {
            Self::PledgeConfirmed { amount, .. }
            | Self::PledgeRefunded { amount, .. }
            | Self::PoolFunded { amount, .. }
            | Self::PoolToppedUp { amount, .. }
            | Self::PoolClosed { returned: amount, .. }
            | Self::PoolReturned { amount, .. }
            | Self::MatchReserved { amount, .. }
            | Self::MatchReleased { amount, .. }
            | Self::MatchCommitted { amount, .. } => amount,
        }
    }

    /// The word under which it is recorded.
    pub fn kind(&self) -> FactKind {
        match self {
            Self::PledgeConfirmed { .. } => FactKind::PledgeConfirmed,
            Self::PledgeRefunded { .. } => FactKind::PledgeRefunded,
            Self::PoolFunded { .. } => FactKind::PoolFunded,
            Self::PoolToppedUp { .. } => FactKind::PoolToppedUp,
            Self::PoolClosed { .. } => FactKind::PoolClosed,
            Self::PoolReturned { .. } => FactKind::PoolReturned,
            Self::MatchReserved { .. } => FactKind::MatchReserved,
            Self::MatchReleased { .. } => FactKind::MatchReleased,
            Self::MatchCommitted { .. } => FactKind::MatchCommitted,
        }
    }

    /// What caused it.
    pub fn cause(&self) -> Cause {
        match *self {
            Self::PledgeConfirmed { pledge, .. } => Cause::Pledge(pledge),
            Self::PledgeRefunded { event, .. } | Self::PoolToppedUp { event, .. } => Cause::Event(event),
            Self::PoolFunded { pool, .. } | Self::PoolClosed { pool, .. } => Cause::Pool(pool),
            Self::MatchReserved { decision, .. }
            | Self::PoolReturned { decision, .. }
            | Self::MatchReleased { decision, .. }
            | Self::MatchCommitted { decision, .. } => Cause::Decision(decision),
        }
    }
}

#[cfg(test)]
mod tests;

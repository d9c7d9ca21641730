//! What the audit can find, as data.

use std::fmt;

use domain::{Currency, LedgerTransactionId, PoolId, ProjectId, words};

use crate::{Account, ChainBreak, Head, LedgerError};

words! {
    /// One figure of a pool.
    pub enum PoolFigure {
        /// What its funders have promised.
        Amount = "amount",
        /// What it can still give.
        Available = "available",
        /// What it holds for open campaigns.
        Reserved = "reserved",
        /// What it owes.
        Committed = "committed",
        /// What it has paid.
        Paid = "paid",
    }
}

/// One thing that is wrong with the books. Amounts are minor units of the audited currency, and those
/// of accounts are shown on the account's normal side unless called a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// A stored transaction that could not have been built: unbalanced, empty, a zero entry, ….
    Malformed {
        /// Its place in the chain.
        seq: i64,
        /// Its identifier.
        id: LedgerTransactionId,
        /// What it breaks.
        error: LedgerError,
    },
    /// A transaction of another currency in this journal.
    WrongCurrency {
        /// Its place in the chain.
        seq: i64,
        /// Its identifier.
        id: LedgerTransactionId,
        /// Its currency.
        found: Currency,
    },
    /// A row was changed, removed, added or moved.
    ChainBreak(ChainBreak),
    /// The journal does not end where the published head says: rows are missing at its end, or new.
    HeadDiffers {
        /// The head that was published.
        expected: Head,
        /// The head of the journal.
        found: Head,
    },
    /// An account stood on the side where it never may; only its first such moment is reported.
    WrongSide {
        /// The account.
        account: Account,
        /// After which transaction.
        seq: i64,
        /// Its balance then, a debit positive.
        balance_minor: i64,
    },
    /// A balance left 64 bits; the transaction is left out of the balances.
    Overflow {
        /// The account.
        account: Account,
        /// At which transaction.
        seq: i64,
    },
    /// What a pool has granted is not what it has reserved, committed and paid.
    GrantedDiffers {
        /// The pool.
        pool: PoolId,
        /// What it has granted.
        granted_minor: i64,
        /// What it has reserved, committed and paid.
        held_minor: i64,
    },
    /// A project's escrow is not the sum of its pledges.
    EscrowDiffers {
        /// The project.
        project: ProjectId,
        /// In the ledger.
        ledger_minor: i64,
        /// By its pledges.
        expected_minor: i64,
    },
    /// A project's match is not the sum of its decisions.
    MatchDiffers {
        /// The project.
        project: ProjectId,
        /// In the ledger.
        ledger_minor: i64,
        /// By its decisions.
        expected_minor: i64,
    },
    /// An account is not what the rows say that it counts.
    AccountDiffers {
        /// The account.
        account: Account,
        /// In the ledger.
        ledger_minor: i64,
        /// By the rows.
        expected_minor: i64,
    },
    /// A figure of a pool is not what its decisions say.
    PoolDiffers {
        /// The pool.
        pool: PoolId,
        /// Which figure.
        figure: PoolFigure,
        /// In the ledger.
        ledger_minor: i64,
        /// By its decisions.
        expected_minor: i64,
    },
}

impl Finding {
    /// The stable word that programs read.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "malformed",
            Self::WrongCurrency { .. } => "wrong_currency",
            Self::ChainBreak(_) => "chain_break",
            Self::HeadDiffers { .. } => "head_differs",
            Self::WrongSide { .. } => "wrong_side",
            Self::Overflow { .. } => "overflow",
            Self::GrantedDiffers { .. } => "granted_differs",
            Self::EscrowDiffers { .. } => "escrow_differs",
            Self::MatchDiffers { .. } => "match_differs",
            Self::AccountDiffers { .. } => "account_differs",
            Self::PoolDiffers { .. } => "pool_differs",
        }
    }
}

/// One line in English for the operator of an installation.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { seq, id, error } => write!(f, "transaction {seq} ({id}): {error}"),
            Self::WrongCurrency { seq, id, found } => write!(f, "transaction {seq} ({id}) is in {found}"),
            Self::ChainBreak(broken) => broken.fmt(f),
            Self::HeadDiffers { expected, found } => write!(
                f,
                "the journal ends at {} with {}, but its head is {} with {}",
                found.seq, found.hash, expected.seq, expected.hash
            ),
            Self::WrongSide {
                account,
                seq,
                balance_minor,
            } => {
                write!(
                    f,
                    "{account} stands at {balance_minor} after transaction {seq}, on the wrong side of zero"
                )
            }
            Self::Overflow { account, seq } => {
                write!(f, "the balance of {account} overflows at transaction {seq}")
            }
            Self::GrantedDiffers {
                pool,
                granted_minor,
                held_minor,
            } => write!(
                f,
                "{pool} has granted {granted_minor}, but reserved, committed and paid make {held_minor}"
            ),
            Self::EscrowDiffers {
                project,
                ledger_minor,
                expected_minor,
            } => {
                write!(
                    f,
                    "the escrow of {project} is {ledger_minor}, its pledges make {expected_minor}"
                )
            }
            Self::MatchDiffers {
                project,
                ledger_minor,
                expected_minor,
            } => {
                write!(
                    f,
                    "the match of {project} is {ledger_minor}, its decisions make {expected_minor}"
                )
            }
            Self::AccountDiffers {
                account,
                ledger_minor,
                expected_minor,
            } => write!(f, "{account} is {ledger_minor}, its rows make {expected_minor}"),
            Self::PoolDiffers {
                pool,
                figure,
                ledger_minor,
                expected_minor,
            } => {
                write!(
                    f,
                    "{pool}: {figure} is {ledger_minor}, its decisions make {expected_minor}"
                )
            }
        }
    }
}

//! A balanced transaction: what one business fact does to the accounts.

use chrono::{DateTime, Utc};
use domain::{Currency, LedgerTransactionId};

use crate::{Account, Cause, FactKind};

/// The largest amount of one entry, in minor units: 10^15, ten trillion euros. It leaves room to add up
/// millions of entries in 64 bits and to turn every sign.
pub const AMOUNT_MINOR_MAX: i64 = 1_000_000_000_000_000;

/// One line of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The account that changes.
    pub account: Account,
    /// Minor units of the transaction's currency; a debit is positive, a credit negative.
    pub amount_minor: i64,
}

/// A transaction as it is stored: nothing is checked, so that the audit can look at whatever is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// What happened.
    pub kind: FactKind,
    /// When it happened (not when it was written), to the microsecond.
    pub occurred_at: DateTime<Utc>,
    /// The currency of every entry.
    pub currency: Currency,
    /// What caused it.
    pub cause: Cause,
    /// The lines, in any order.
    pub entries: Vec<Entry>,
}

/// Why something is not a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// A fact about nothing, or about less than nothing.
    #[error("the amount of a ledger fact must be above zero")]
    NotPositive,
    /// An entry beyond [`AMOUNT_MINOR_MAX`].
    #[error("the amount of a ledger entry is too large")]
    TooLarge,
    /// Amounts of two currencies in one fact.
    #[error("one ledger fact is of one currency")]
    TwoCurrencies,
    /// No entries, or one alone.
    #[error("a ledger transaction needs at least two entries")]
    Empty,
    /// An entry that changes nothing.
    #[error("a ledger entry of zero on {account}")]
    ZeroEntry {
        /// Its account.
        account: Account,
    },
    /// Two entries on one account.
    #[error("{account} appears twice in one ledger transaction")]
    AccountTwice {
        /// The account.
        account: Account,
    },
    /// Debits and credits differ.
    #[error("a ledger transaction is out of balance by {sum_minor} minor units")]
    Unbalanced {
        /// Debits minus credits.
        sum_minor: i128,
    },
    /// A balance would leave 64 bits.
    #[error("the balance of {account} would be too large")]
    Overflow {
        /// The account.
        account: Account,
    },
}

impl Parts {
    /// Checks what every transaction must keep.
    ///
    /// # Errors
    /// The first [`LedgerError`] found.
    pub fn check(&self) -> Result<(), LedgerError> {
        if self.entries.len() < 2 {
            return Err(LedgerError::Empty);
        }
        let mut accounts: Vec<Account> = self.entries.iter().map(|entry| entry.account).collect();
        accounts.sort_unstable();
        if let Some(pair) = accounts.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(LedgerError::AccountTwice { account: pair[0] });
        }
        for entry in &self.entries {
            if entry.amount_minor == 0 {
                return Err(LedgerError::ZeroEntry {
                    account: entry.account,
                });
            }
            if entry.amount_minor.unsigned_abs() > AMOUNT_MINOR_MAX.unsigned_abs() {
                return Err(LedgerError::TooLarge);
            }
        }
        let sum_minor: i128 = self
            .entries
            .iter()
            .map(|entry| i128::from(entry.amount_minor))
            .sum();
        if sum_minor == 0 {
            Ok(())
        } else {
            Err(LedgerError::Unbalanced { sum_minor })
        }
    }
}

/// A transaction that has been checked: balanced, at least two entries, none of zero, each account once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction(Parts);

impl Transaction {
    /// Checks the parts and sorts the entries by account.
    ///
    /// # Errors
    /// The first [`LedgerError`] found.
    pub fn new(mut parts: Parts) -> Result<Self, LedgerError> {
        parts.check()?;
        parts.entries.sort_unstable();
        Ok(Self(parts))
    }

    /// Kind, time, currency, cause and entries.
    pub fn parts(&self) -> &Parts {
        &self.0
    }

    /// The same, owned, for storing.
    pub fn into_parts(self) -> Parts {
        self.0
    }

    /// The lines, sorted by account.
    pub fn entries(&self) -> &[Entry] {
        &self.0.entries
    }

    /// The transaction that undoes this one, which was stored under `id`.
    #[must_use]
    pub fn reverse(&self, id: LedgerTransactionId, occurred_at: DateTime<Utc>) -> Transaction {
        // Negating cannot overflow: the amounts are within AMOUNT_MINOR_MAX on both sides of zero.
        let turned = |entry: &Entry| Entry {
            account: entry.account,
            amount_minor: -entry.amount_minor,
        };
        Self(Parts {
            kind: FactKind::Reversal,
            occurred_at,
            currency: self.0.currency,
            cause: Cause::Transaction(id),
            entries: self.0.entries.iter().map(turned).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Id, PledgeId};
    use uuid::Uuid;

    fn of(entries: &[(Account, i64)]) -> Result<Transaction, LedgerError> {
        let entry = |(account, amount_minor): &(Account, i64)| Entry {
            account: *account,
            amount_minor: *amount_minor,
        };
        Transaction::new(Parts {
            kind: FactKind::PledgeConfirmed,
            occurred_at: DateTime::UNIX_EPOCH,
            currency: Currency::EUR,
            cause: Cause::Pledge(PledgeId::from_uuid(Uuid::from_u128(1))),
            entries: entries.iter().map(entry).collect(),
        })
    }

    #[test]
    fn only_a_balanced_transaction_can_be_built() {
        use Account::{Bank, CashBox, Suspense};
        assert!(of(&[(Suspense, -5), (Bank, 5)]).is_ok());
        assert_eq!(of(&[]), Err(LedgerError::Empty));
        assert_eq!(of(&[(Bank, 0)]), Err(LedgerError::Empty));
        assert_eq!(
            of(&[(Bank, 0), (CashBox, 0)]),
            Err(LedgerError::ZeroEntry { account: Bank })
        );
        assert_eq!(
            of(&[(Bank, 5), (Bank, -5)]),
            Err(LedgerError::AccountTwice { account: Bank })
        );
        assert_eq!(
            of(&[(Bank, 5), (CashBox, -4)]),
            Err(LedgerError::Unbalanced { sum_minor: 1 })
        );
        assert_eq!(
            of(&[(Bank, i64::MAX), (CashBox, -i64::MAX)]),
            Err(LedgerError::TooLarge)
        );
        assert_eq!(
            of(&[(Bank, i64::MIN), (CashBox, i64::MIN)]),
            Err(LedgerError::TooLarge)
        );
    }

    #[test]
    fn entries_are_sorted_by_account() {
        let transaction = of(&[(Account::Suspense, -5), (Account::Bank, 5)]).unwrap();
        assert_eq!(transaction.entries()[0].account, Account::Bank);
    }
}

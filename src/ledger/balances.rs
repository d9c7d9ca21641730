//! The balance of every account, folded from the journal.

use std::collections::BTreeMap;

use crate::{Account, LedgerError, Parts};

/// Balances in minor units, a debit positive. One value serves one city and one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balances(BTreeMap<Account, i64>);

impl Balances {
    /// Nothing posted yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds every entry, or none.
    ///
    /// # Errors
    /// [`LedgerError::Overflow`] where a balance would leave 64 bits; nothing is changed then.
    pub fn apply(&mut self, parts: &Parts) -> Result<(), LedgerError> {
        let mut changes: BTreeMap<Account, i128> = BTreeMap::new();
        for entry in &parts.entries {
            let balance = changes
                .entry(entry.account)
                .or_insert_with(|| i128::from(self.get(entry.account)));
            *balance += i128::from(entry.amount_minor);
        }
        let fits = |(account, balance)| {
            let balance = i64::try_from(balance).map_err(|_| LedgerError::Overflow { account })?;
            Ok((account, balance))
        };
        let changed: Vec<(Account, i64)> = changes.into_iter().map(fits).collect::<Result<_, _>>()?;
        self.0.extend(changed);
        Ok(())
    }

    /// The balance of one account, a debit positive; zero where nothing was posted.
    pub fn get(&self, account: Account) -> i64 {
        self.0.get(&account).copied().unwrap_or(0)
    }

    /// The balance as a person expects it, positive on the account's normal side.
    pub fn shown(&self, account: Account) -> i64 {
        account.shown(self.get(account))
    }

    /// Every account that was ever posted to, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Account, i64)> + '_ {
        self.0.iter().map(|(account, balance)| (*account, *balance))
    }

    /// The sum over all accounts: zero, or the journal is out of balance.
    pub fn sum_minor(&self) -> i128 {
        self.0.values().map(|balance| i128::from(*balance)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cause, Entry, FactKind};
    use chrono::DateTime;
    use domain::{Currency, Id, PoolId};
    use uuid::Uuid;

    #[test]
    fn a_balance_that_overflows_changes_nothing() {
        let entries = vec![
            Entry {
                account: Account::Bank,
                amount_minor: i64::MAX,
            },
            Entry {
                account: Account::Suspense,
                amount_minor: -i64::MAX,
            },
        ];
        let parts = Parts {
            kind: FactKind::PoolFunded,
            occurred_at: DateTime::UNIX_EPOCH,
            currency: Currency::EUR,
            cause: Cause::Pool(PoolId::from_uuid(Uuid::nil())),
            entries,
        };
        let mut balances = Balances::new();
        balances.apply(&parts).unwrap();
        let before = balances.clone();
        assert_eq!(
            balances.apply(&parts),
            Err(LedgerError::Overflow {
                account: Account::Bank
            })
        );
        assert_eq!(balances, before);
        assert_eq!(balances.shown(Account::Suspense), i64::MAX);
    }
}

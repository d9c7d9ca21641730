//! The chart of accounts of one city in one currency.

use std::fmt;
use std::str::FromStr;

use domain::{Id, PersonId, PoolId, ProjectId};

/// The side on which an account normally stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Normally positive: what we have or are owed.
    Debit,
    /// Normally negative: what we owe, hold for somebody or have promised.
    Credit,
}

/// The text is not the name of an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not the name of a ledger account")]
pub struct AccountError {
    /// The text, cut to 80 characters.
    pub given: String,
}

macro_rules! accounts {
    ($($(#[$doc:meta])* $variant:ident $(($owner:ty))? = $name:literal, $side:ident;)*) => {
        /// One account. The order of the variants is the order of their texts, so that sorting by
        /// account and sorting by text are the same, here and for whoever recomputes the chain.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Account { $($(#[$doc])* $variant $(($owner))?,)* }

        impl Account {
            /// The names of all accounts, in order.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The name without the owner, such as `pool-available`.
            pub fn name(self) -> &'static str {
                match self { $(accounts!(@any $variant $($owner)?) => $name,)* }
            }

            /// The side on which it normally stands.
            pub fn normal(self) -> Side {
                match self { $(accounts!(@any $variant $($owner)?) => Side::$side,)* }
            }
        }

        impl fmt::Display for Account {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(accounts!(@one owner $variant $($owner)?) => accounts!(@write f $name owner $($owner)?),)* }
            }
        }

        impl FromStr for Account {
            type Err = AccountError;
            fn from_str(text: &str) -> Result<Self, AccountError> {
                let (name, owner) = text.split_once(':').map_or((text, None), |(name, owner)| (name, Some(owner)));
                let account = match name {
                    $($name => accounts!(@read $variant owner $($owner)?),)*
                    _ => None,
                };
                account.ok_or_else(|| AccountError { given: text.chars().take(80).collect() })
            }
        }
    };
    (@any $variant:ident) => { Self::$variant };
    (@any $variant:ident $owner:ty) => { Self::$variant(_) };
    (@one $id:ident $variant:ident) => { Self::$variant };
    (@one $id:ident $variant:ident $owner:ty) => { Self::$variant($id) };
    (@write $f:ident $name:literal $id:ident) => { $f.write_str($name) };
    (@write $f:ident $name:literal $id:ident $owner:ty) => { write!($f, concat!($name, ":{}"), $id.uuid()) };
    (@read $variant:ident $id:ident) => { $id.is_none().then_some(Self::$variant) };
    (@read $variant:ident $id:ident $owner:ty) => {
        $id.and_then(|id| format!("{}:{id}", <$owner as Id>::KIND).parse().ok()).map(Self::$variant)
    };
}

accounts! {
    /// Money on the city's account at its bank.
    Bank = "bank", Debit;
    /// Cash and cheques counted at an event and not yet brought to the bank.
    CashBox = "cash-box", Debit;
    /// What a person may spend again, give or withdraw.
    DonorWallet(PersonId) = "donor-wallet", Credit;
    /// Payouts ordered and not yet seen on the bank statement.
    PayoutClearing = "payout-clearing", Credit;
    /// What the platform earned.
    PlatformFee = "platform-fee", Credit;
    /// What a pool can still give.
    PoolAvailable(PoolId) = "pool-available", Credit;
    /// What a pool owes to projects that succeeded.
    PoolCommitted(PoolId) = "pool-committed", Credit;
    /// What the funders of a pool have promised and not yet paid in.
    PoolFunding(PoolId) = "pool-funding", Debit;
    /// What a pool has given to projects in whatever stage: the counterpart of their
    /// [`Account::ProjectMatch`], and always equal to reserved, committed and paid together.
    PoolGranted(PoolId) = "pool-granted", Debit;
    /// What a pool has paid out.
    PoolPaid(PoolId) = "pool-paid", Credit;
    /// What a pool holds for projects whose campaigns are still open.
    PoolReserved(PoolId) = "pool-reserved", Credit;
    /// What residents gave to a project, held for it.
    ProjectEscrow(ProjectId) = "project-escrow", Credit;
    /// What pools add to a project: reserved and committed.
    ProjectMatch(ProjectId) = "project-match", Credit;
    /// What a payment provider has taken in for us and not yet transferred.
    ProviderClearing = "provider-clearing", Debit;
    /// What payment providers charged.
    ProviderFee = "provider-fee", Debit;
    /// Money that arrived and fits nothing yet.
    Suspense = "suspense", Credit;
}

impl Account {
    /// The balance as a person expects it: positive on the account's normal side.
    pub fn shown(self, balance_minor: i64) -> i64 {
        match self.normal() {
            Side::Debit => balance_minor,
            Side::Credit => balance_minor.saturating_neg(),
        }
    }

    /// Whether the account may never stand on its other side, at no moment: a pool cannot give more
    /// than it has, and nobody's money can be less than nothing. Bank, clearing and fee accounts may:
    /// a refund can leave before the money behind it has arrived.
    pub fn keeps_its_side(self) -> bool {
        use Account as A;
        match self {
            A::PoolAvailable(_)
            | A::PoolCommitted(_)
            | A::PoolFunding(_)
            | A::PoolGranted(_)
            | A::PoolPaid(_) => true,
            A::PoolReserved(_)
            | A::ProjectEscrow(_)
            | A::ProjectMatch(_)
            | A::DonorWallet(_)
            | A::CashBox => true,
            A::Bank
            | A::PayoutClearing
            | A::PlatformFee
            | A::ProviderClearing
            | A::ProviderFee
            | A::Suspense => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn every_account() -> Vec<Account> {
        let with_owner = |name: &&str| {
            let id = Uuid::from_u128(0xabcd);
            name.parse().or_else(|_| format!("{name}:{id}").parse()).unwrap()
        };
        Account::NAMES.iter().map(with_owner).collect()
    }

    #[test]
    fn every_account_survives_its_text() {
        for account in every_account() {
            assert_eq!(account.to_string().parse(), Ok(account));
            assert!(account.to_string().starts_with(account.name()));
        }
        let pool = Account::PoolAvailable(PoolId::from_uuid(Uuid::from_u128(1)));
        assert_eq!(
            pool.to_string(),
            "pool-available:00000000-0000-0000-0000-000000000001"
        );
    }

    #[test]
    fn the_order_of_accounts_is_the_order_of_their_texts() {
        let mut accounts = every_account();
        accounts.push(Account::PoolPaid(PoolId::from_uuid(Uuid::from_u128(u128::MAX))));
        accounts.push(Account::PoolPaid(PoolId::from_uuid(Uuid::nil())));
        let mut by_text = accounts.clone();
        accounts.sort();
        by_text.sort_by_key(Account::to_string);
        assert_eq!(accounts, by_text);
    }

    #[test]
    fn what_is_no_account_is_refused() {
        for text in [
            "",
            "bank:",
            "pool-available",
            "pool-available:7",
            "Bank",
            "project:00000000-0000-0000-0000-000000000001",
        ] {
            assert!(text.parse::<Account>().is_err(), "{text:?}");
        }
    }
}

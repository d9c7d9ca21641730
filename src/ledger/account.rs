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

/// What an account counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Money that is somewhere, or owed to somebody. These accounts balance among themselves: they are the
    /// books that an accountant keeps.
    Money,
    /// What was promised, and to whom: commitments beside the balance sheet. They balance among themselves too.
    Promise,
}

/// The text is not the name of an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not the name of a ledger account")]
pub struct AccountError {
    /// The text, cut to 80 characters.
    pub given: String,
}

macro_rules! accounts {
    ($($(#[doc = $doc:literal])* $variant:ident $(($owner:ty))? = $name:literal, $side:ident, $nature:ident;)*) => {
        /// One account. The order of the variants is the order of their texts, so that sorting by
        /// account and sorting by text are the same, here and for whoever recomputes the chain.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Account { $($(#[doc = $doc])* $variant $(($owner))?,)* }

        impl Account {
            /// The names of all accounts, in order.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The name without the owner, such as `pool-available`.
            pub fn name(self) -> &'static str {
                match self { $(accounts!(@any $variant $($owner)?) => $name,)* }
            }

            /// Whether it counts money or promises.
            pub fn nature(self) -> Nature {
                match self { $(accounts!(@any $variant $($owner)?) => Nature::$nature,)* }
            }

            /// Each name with what it stands for: the chart of accounts.
            #[cfg(test)]
            pub(crate) const CHART: &'static [(&'static str, &'static str)] = &[$(($name, concat!($($doc),*)),)*];

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
    /// Money on the city's account at its bank, exactly as its statements say.
    Bank = "bank", Debit, Money;
    /// What the bank charged.
    BankFee = "bank-fee", Debit, Money;
    /// Cash and cheques counted at an event and not yet brought to the bank.
    CashBox = "cash-box", Debit, Money;
    /// What the bank counted less than we did; where it counted more, on the other side.
    CashDifference = "cash-difference", Debit, Money;
    /// Cash and cheques brought to the bank and not yet on a statement.
    CashInTransit = "cash-in-transit", Debit, Money;
    /// What donors' banks took back while a dispute is open.
    Disputed = "disputed", Debit, Money;
    /// What a person has asked to be paid out of their wallet.
    DonorHeld(PersonId) = "donor-held", Credit, Money;
    /// What a person may spend again, give or withdraw.
    DonorWallet(PersonId) = "donor-wallet", Credit, Money;
    /// What was ever lent to a borrower: the counterpart of principal, repaid and written off together.
    LoanGranted(ProjectId) = "loan-granted", Credit, Promise;
    /// What a borrower still owes to the lenders.
    LoanPrincipal(ProjectId) = "loan-principal", Debit, Promise;
    /// What a borrower has paid back.
    LoanRepaid(ProjectId) = "loan-repaid", Debit, Promise;
    /// What a borrower will not pay back.
    LoanWrittenOff(ProjectId) = "loan-written-off", Debit, Promise;
    /// What lost disputes cost where the project had its money already.
    Loss = "loss", Debit, Money;
    /// Match that a pool has paid to a project.
    MatchPaid(ProjectId) = "match-paid", Credit, Promise;
    /// Money of whoever holds the bank account, which is none of the projects' and pools'.
    OwnFunds = "own-funds", Credit, Money;
    /// Payments ordered and not yet seen on the bank statement.
    PayoutClearing = "payout-clearing", Credit, Money;
    /// What the platform earned.
    PlatformFee = "platform-fee", Credit, Money;
    /// What a pool can still give.
    PoolAvailable(PoolId) = "pool-available", Credit, Promise;
    /// What a pool owes to projects that succeeded.
    PoolCommitted(PoolId) = "pool-committed", Credit, Promise;
    /// What the funders of a pool have promised.
    PoolFunding(PoolId) = "pool-funding", Debit, Promise;
    /// What a pool has given to projects in whatever stage: the counterpart of their match, and always
    /// equal to reserved, committed and paid together.
    PoolGranted(PoolId) = "pool-granted", Debit, Promise;
    /// What a pool has paid to projects.
    PoolPaid(PoolId) = "pool-paid", Credit, Promise;
    /// What funders have paid in and no project was paid from. On the other side: what was paid to projects
    /// before its funders' money came.
    PoolReceived(PoolId) = "pool-received", Credit, Money;
    /// What a pool holds for projects whose campaigns are still open.
    PoolReserved(PoolId) = "pool-reserved", Credit, Promise;
    /// What residents gave to a project, held for it.
    ProjectEscrow(ProjectId) = "project-escrow", Credit, Money;
    /// What is in payouts to a project that are not ordered yet, or came back from the bank.
    ProjectHeld(ProjectId) = "project-held", Credit, Money;
    /// What pools add to a project: reserved and committed.
    ProjectMatch(ProjectId) = "project-match", Credit, Promise;
    /// What a payment provider has taken in for us and not yet transferred.
    ProviderClearing = "provider-clearing", Debit, Money;
    /// What payment providers charged, less what projects bear of it.
    ProviderFee = "provider-fee", Debit, Money;
    /// What a payment provider has transferred and no bank statement shows yet.
    ProviderTransit = "provider-transit", Debit, Money;
    /// Money that is on the bank account and fits nothing yet.
    Suspense = "suspense", Credit, Money;
    /// What donors gave to the platform on top.
    Tip = "tip", Credit, Money;
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
            | A::PoolPaid(_)
            | A::PoolReserved(_) => true,
            A::LoanGranted(_) | A::LoanPrincipal(_) | A::LoanRepaid(_) | A::LoanWrittenOff(_) => true,
            A::MatchPaid(_) | A::ProjectMatch(_) => true,
            A::CashBox
            | A::CashInTransit
            | A::Disputed
            | A::DonorHeld(_)
            | A::DonorWallet(_)
            | A::Loss
            | A::ProjectEscrow(_)
            | A::ProjectHeld(_)
            | A::ProviderTransit => true,
            A::Bank
            | A::BankFee
            | A::CashDifference
            | A::OwnFunds
            | A::PayoutClearing
            | A::PlatformFee
            | A::PoolReceived(_)
            | A::ProviderClearing
            | A::ProviderFee
            | A::Suspense
            | A::Tip => false,
        }
    }

    /// Whether every posting that takes from it looks at what is there first. Those of pools are guarded by the
    /// matching engine, and by their rows.
    pub fn is_spendable(self) -> bool {
        use Account as A;
        matches!(
            self,
            A::CashBox
                | A::CashInTransit
                | A::Disputed
                | A::DonorHeld(_)
                | A::DonorWallet(_)
                | A::ProjectEscrow(_)
                | A::ProjectHeld(_)
                | A::ProviderTransit
        )
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

//! The accounts of the books under the numbers of the French chart of accounts (plan comptable général), which French
//! accountants expect in the file of entries that they hand to the tax office. Promises stand in class 8.

use ledger::{Account as A, FactKind as K};

/// The number of an account.
pub const fn number(account: A) -> &'static str {
    match account {
        A::DonorWallet(_) => "467100",
        A::DonorHeld(_) => "467200",
        A::ProjectEscrow(_) => "467300",
        A::ProjectHeld(_) => "467400",
        A::PoolReceived(_) => "467500",
        A::OwnFunds => "467600",
        A::Disputed => "467700",
        A::PayoutClearing => "467800",
        A::Suspense => "471000",
        A::Bank => "512000",
        A::ProviderClearing => "517000",
        A::CashBox => "531000",
        A::CashInTransit => "581000",
        A::ProviderTransit => "582000",
        A::BankFee => "627000",
        A::ProviderFee => "627800",
        A::Loss => "654000",
        A::CashDifference => "658000",
        A::PlatformFee => "706000",
        A::Tip => "758000",
        A::PoolFunding(_) => "801100",
        A::PoolAvailable(_) => "801200",
        A::PoolReserved(_) => "801300",
        A::PoolCommitted(_) => "801400",
        A::PoolPaid(_) => "801500",
        A::PoolGranted(_) => "801600",
        A::ProjectMatch(_) => "801700",
        A::MatchPaid(_) => "801800",
        A::LoanGranted(_) => "802100",
        A::LoanPrincipal(_) => "802200",
        A::LoanRepaid(_) => "802300",
        A::LoanWrittenOff(_) => "802400",
    }
}

/// Which of an accountant's journals a fact stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JournalOf {
    /// What is on the bank's statements.
    Bank,
    /// Cash.
    Cash,
    /// Payment providers.
    Provider,
    /// Promises.
    Promises,
    /// Everything else.
    General,
}

impl JournalOf {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bank => "BQ",
            Self::Cash => "CA",
            Self::Provider => "PP",
            Self::Promises => "EN",
            Self::General => "OD",
        }
    }
}

/// The journal of a kind of fact.
pub const fn journal_of(kind: K) -> JournalOf {
    match kind {
        K::BankOpened | K::BankCredited | K::BankDebited => JournalOf::Bank,
        K::CashTaken | K::CashArrived | K::CashShort | K::CashOver => JournalOf::Cash,
        K::RefundReturned
        | K::ProviderTransferred
        | K::ProviderCharged
        | K::ProviderCollected
        | K::ProviderReturned
        | K::ProviderArrived
        | K::DisputeOpened
        | K::DisputeWon
        | K::DisputeLost => JournalOf::Provider,
        K::PoolFunded
        | K::PoolToppedUp
        | K::PoolClosed
        | K::PoolReturned
        | K::MatchReserved
        | K::MatchReleased
        | K::MatchCommitted
        | K::LoanPaidOut
        | K::LoanWrittenOff => JournalOf::Promises,
        _ => JournalOf::General,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ledger::{Account, Nature};

    use super::number;

    #[test]
    fn each_account_has_a_number_of_its_own_and_promises_are_in_class_eight() {
        let mut numbers = BTreeSet::new();
        for name in Account::NAMES {
            let owned = format!("{name}:00000000-0000-0000-0000-000000000001");
            let account: Account = name.parse().or_else(|_| owned.parse()).unwrap();
            assert!(numbers.insert(number(account)), "{name}");
            assert_eq!(
                number(account).starts_with('8'),
                account.nature() == Nature::Promise,
                "{name}"
            );
        }
    }
}

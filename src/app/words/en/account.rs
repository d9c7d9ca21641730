//! The accounts of the books.

use ledger::Account as A;

pub fn account(account: A) -> &'static str {
    match account {
        A::Bank => "Bank account",
        A::BankFee => "Charges of the bank",
        A::CashBox => "Cash and cheques counted",
        A::CashDifference => "Differences in counting cash",
        A::CashInTransit => "Cash on its way to the bank",
        A::Disputed => "Payments in dispute",
        A::DonorHeld(_) => "Wallet: asked to be paid out",
        A::DonorWallet(_) => "Wallet",
        A::LoanGranted(_) => "Loan: lent",
        A::LoanPrincipal(_) => "Loan: still owed",
        A::LoanRepaid(_) => "Loan: paid back",
        A::LoanWrittenOff(_) => "Loan: written off",
        A::Loss => "Losses by refunds and disputes",
        A::MatchPaid(_) => "Project: match paid",
        A::OwnFunds => "Own money of the account’s holder",
        A::PayoutClearing => "Payments ordered",
        A::PlatformFee => "Fees of the platform",
        A::PoolAvailable(_) => "Pool: available",
        A::PoolCommitted(_) => "Pool: owed",
        A::PoolFunding(_) => "Pool: promised by its funders",
        A::PoolGranted(_) => "Pool: given to projects",
        A::PoolPaid(_) => "Pool: paid",
        A::PoolReceived(_) => "Pool: paid in by its funders",
        A::PoolReserved(_) => "Pool: reserved",
        A::ProjectEscrow(_) => "Project: gifts of residents",
        A::ProjectHeld(_) => "Project: in payments that wait",
        A::ProjectMatch(_) => "Project: match",
        A::ProviderClearing => "With the payment provider",
        A::ProviderFee => "Fees of the payment provider",
        A::ProviderTransit => "Transfers of the payment provider on their way",
        A::Suspense => "Not yet explained",
        A::Tip => "Support for the platform",
    }
}

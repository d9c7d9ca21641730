//! Business facts, and the entries that each of them posts.
//!
//! A file for each noun says what can happen to it and what that posts: pairs of accounts, the debited one first,
//! with the amount that moves. `README.md` of this crate shows all of them as one table.

mod bank;
mod loan;
mod matching;
mod payout;
mod pledge;
mod pool;
mod provider;
mod wallet;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{Currency, Money, words};

pub use bank::BankFact;
pub use loan::LoanFact;
pub use matching::{Held, MatchFact};
pub use payout::PayoutFact;
pub use pledge::{PledgeFact, Till};
pub use pool::PoolFact;
pub use provider::ProviderFact;
pub use wallet::WalletFact;

use crate::{AMOUNT_MINOR_MAX, Account, Cause, Entry, LedgerError, Parts, Transaction};

words! {
    /// What a transaction records.
    pub enum FactKind {
        /// A donor's money arrived for a project.
        PledgeConfirmed = "pledge_confirmed",
        /// A donor's money went back, whole or in part.
        PledgeRefunded = "pledge_refunded",
        /// What had gone back is here again, and is the donor's.
        RefundReturned = "refund_returned",
        /// A donor gave something to the platform on top.
        TipGiven = "tip_given",
        /// It went back.
        TipReturned = "tip_returned",
        /// A pool was published: its funders' promise counts.
        PoolFunded = "pool_funded",
        /// Funders promised more.
        PoolToppedUp = "pool_topped_up",
        /// A pool ended: what is left of the promise is its funders' again.
        PoolClosed = "pool_closed",
        /// What came back to a pool that had ended went on to its funders.
        PoolReturned = "pool_returned",
        /// Funders paid in what they had promised.
        PoolReceived = "pool_received",
        /// What they had paid in and nobody needs is ordered to be paid back.
        PoolRepaid = "pool_repaid",
        /// A pool holds money for a project.
        MatchReserved = "match_reserved",
        /// A pool has it back.
        MatchReleased = "match_released",
        /// The project succeeded: the pool owes it.
        MatchCommitted = "match_committed",
        /// The pool pays it.
        MatchPaid = "match_paid",
        /// The bank's first statement begins with money that was there before.
        BankOpened = "bank_opened",
        /// The bank's statement shows money that came.
        BankCredited = "bank_credited",
        /// The bank's statement shows money that left.
        BankDebited = "bank_debited",
        /// A movement on the statement was a charge of the bank.
        BankCharged = "bank_charged",
        /// The bank gave a charge back.
        BankChargedBack = "bank_charged_back",
        /// Whoever holds the account put money of their own on it.
        OwnCame = "own_came",
        /// They took it off.
        OwnLeft = "own_left",
        /// A movement on the statement was a payment that had been ordered.
        OrderPaid = "order_paid",
        /// Money that fits nothing is ordered to be sent back.
        SentBack = "sent_back",
        /// Cash was taken to the bank.
        CashTaken = "cash_taken",
        /// It is on the statement.
        CashArrived = "cash_arrived",
        /// The bank counted less than we did.
        CashShort = "cash_short",
        /// The bank counted more than we did.
        CashOver = "cash_over",
        /// A provider transferred what it had taken in for us.
        ProviderTransferred = "provider_transferred",
        /// What it kept for itself.
        ProviderCharged = "provider_charged",
        /// A provider takes what it lacks from the bank account.
        ProviderCollected = "provider_collected",
        /// A transfer did not arrive.
        ProviderReturned = "provider_returned",
        /// The transfer is on the bank's statement.
        ProviderArrived = "provider_arrived",
        /// A donor's bank took a payment back.
        DisputeOpened = "dispute_opened",
        /// It gave it back to us.
        DisputeWon = "dispute_won",
        /// It keeps it.
        DisputeLost = "dispute_lost",
        /// Money of a project waits for two people to approve its payment.
        PayoutRequested = "payout_requested",
        /// They did not approve.
        PayoutReleased = "payout_released",
        /// They approved: the bank is told to pay.
        PayoutOrdered = "payout_ordered",
        /// The bank sent it back.
        PayoutReturned = "payout_returned",
        /// Somebody asks for money out of their wallet.
        WithdrawalRequested = "withdrawal_requested",
        /// It stays there after all.
        WithdrawalReleased = "withdrawal_released",
        /// The bank is told to pay it.
        WithdrawalOrdered = "withdrawal_ordered",
        /// The bank sent it back.
        WithdrawalReturned = "withdrawal_returned",
        /// Lenders' money was paid to a borrower.
        LoanPaidOut = "loan_paid_out",
        /// A borrower paid a part back.
        LoanRepaid = "loan_repaid",
        /// A borrower will not pay a part back.
        LoanWrittenOff = "loan_written_off",
        /// An earlier transaction was wrong and is undone.
        Reversal = "reversal",
    }
}

/// Something that moved money or a promise of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// About a donor's gift.
    Pledge(PledgeFact),
    /// About a pool and its funders.
    Pool(PoolFact),
    /// About what a pool gives to a project.
    Match(MatchFact),
    /// About the bank account.
    Bank(BankFact),
    /// About a payment provider.
    Provider(ProviderFact),
    /// About what a project is paid.
    Payout(PayoutFact),
    /// About a person's wallet.
    Wallet(WalletFact),
    /// About a loan.
    Loan(LoanFact),
}

macro_rules! from {
    ($($variant:ident($fact:ty);)*) => {
        $(impl From<$fact> for Fact {
            fn from(fact: $fact) -> Self { Self::$variant(fact) }
        })*

        impl Fact {
            fn posting(&self) -> Posting {
                match self { $(Self::$variant(fact) => fact.posting(),)* }
            }
        }
    };
}

from! {
    Pledge(PledgeFact);
    Pool(PoolFact);
    Match(MatchFact);
    Bank(BankFact);
    Provider(ProviderFact);
    Payout(PayoutFact);
    Wallet(WalletFact);
    Loan(LoanFact);
}

/// An amount that moves between two accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Move {
    debit: Account,
    credit: Account,
    amount: Money,
}

/// The word, the cause and the moves of one fact.
struct Posting(FactKind, Cause, Vec<Move>);

fn moves(debit: Account, credit: Account, amount: Money) -> Move {
    Move {
        debit,
        credit,
        amount,
    }
}

impl Fact {
    /// The balanced transaction that records the fact.
    ///
    /// # Errors
    /// [`LedgerError::NotPositive`] where an amount is below zero or all are zero; [`LedgerError::TooLarge`];
    /// [`LedgerError::TwoCurrencies`].
    pub fn at(&self, occurred_at: DateTime<Utc>) -> Result<Transaction, LedgerError> {
        let Posting(kind, cause, moves) = self.posting();
        let currency = one_currency(&moves)?;
        if moves.iter().any(|m| m.amount.minor < 0) || moves.iter().all(|m| m.amount.minor == 0) {
            return Err(LedgerError::NotPositive);
        }
        // One entry for each account, in 128 bits: parts of one total may touch the same account.
        let mut sums: BTreeMap<Account, i128> = BTreeMap::new();
        for Move {
            debit,
            credit,
            amount,
        } in moves
        {
            *sums.entry(debit).or_default() += i128::from(amount.minor);
            *sums.entry(credit).or_default() -= i128::from(amount.minor);
        }
        let entry = |(account, sum): (Account, i128)| {
            let amount_minor = i64::try_from(sum)
                .ok()
                .filter(|minor| minor.unsigned_abs() <= AMOUNT_MINOR_MAX.unsigned_abs());
            let amount_minor = amount_minor.ok_or(LedgerError::TooLarge)?;
            Ok(Entry {
                account,
                amount_minor,
            })
        };
        let entries = sums.into_iter().filter(|(_, sum)| *sum != 0).map(entry);
        Transaction::new(Parts {
            kind,
            occurred_at,
            currency,
            cause,
            entries: entries.collect::<Result<_, _>>()?,
        })
    }

    /// The word under which it is recorded.
    pub fn kind(&self) -> FactKind {
        self.posting().0
    }

    /// What caused it.
    pub fn cause(&self) -> Cause {
        self.posting().1
    }
}

fn one_currency(moves: &[Move]) -> Result<Currency, LedgerError> {
    let first = moves.first().ok_or(LedgerError::Empty)?.amount.currency;
    if moves.iter().all(|m| m.amount.currency == first) {
        Ok(first)
    } else {
        Err(LedgerError::TwoCurrencies)
    }
}

#[cfg(test)]
mod tests;

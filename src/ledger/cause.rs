//! What a transaction was posted for.

use std::fmt;
use std::str::FromStr;

use domain::{
    AssignmentId, DecisionId, DepositId, DisputeId, EventId, Id, LedgerTransactionId, PaymentOrderId,
    PayoutId, PledgeId, PoolId, StatementEntryId, StatementId, TransferId, WithdrawalId,
};

macro_rules! causes {
    ($($(#[$doc:meta])* $variant:ident($id:ty);)*) => {
        /// The one thing that caused a transaction; its text is the identifier's outside form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cause { $($(#[$doc])* $variant($id),)* }

        impl fmt::Display for Cause {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$variant(id) => id.fmt(f),)* }
            }
        }

        impl FromStr for Cause {
            type Err = CauseError;
            fn from_str(text: &str) -> Result<Self, CauseError> {
                let kind = text.split(':').next().unwrap_or_default();
                let cause = match kind {
                    $(<$id>::KIND => text.parse().ok().map(Self::$variant),)*
                    _ => None,
                };
                cause.ok_or_else(|| CauseError { given: text.chars().take(80).collect() })
            }
        }

        impl Cause {
            /// The kinds of all causes, as they stand before the colon of their text.
            pub const KINDS: &'static [&'static str] = &[$(<$id>::KIND,)*];
        }
    };
}

causes! {
    /// A pledge was confirmed.
    Pledge(PledgeId);
    /// The matching engine decided.
    Decision(DecisionId);
    /// A pool was opened or closed.
    Pool(PoolId);
    /// An event that can happen to the same thing more than once: a partial refund, a top-up.
    Event(EventId);
    /// A statement of the bank.
    Statement(StatementId);
    /// A movement on the bank's statement.
    StatementEntry(StatementEntryId);
    /// What such a movement turned out to be.
    Assignment(AssignmentId);
    /// A provider's transfer to the bank.
    Transfer(TransferId);
    /// A dispute with a donor's bank.
    Dispute(DisputeId);
    /// A payment to a project.
    Payout(PayoutId);
    /// A payment out of a wallet.
    Withdrawal(WithdrawalId);
    /// Any other payment that the bank is told to make.
    PaymentOrder(PaymentOrderId);
    /// Cash taken to the bank.
    Deposit(DepositId);
    /// The transaction that is reversed.
    Transaction(LedgerTransactionId);
}

/// The text names nothing that can cause a transaction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not the cause of a ledger transaction")]
pub struct CauseError {
    /// The text, cut to 80 characters.
    pub given: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_survives_its_text() {
        for kind in Cause::KINDS {
            let text = format!("{kind}:00000000-0000-0000-0000-000000000009");
            let cause: Cause = text.parse().unwrap();
            assert_eq!(cause.to_string(), text);
        }
        for text in [
            "person:00000000-0000-0000-0000-000000000009",
            "pledge:9",
            "pledge",
            "",
        ] {
            assert!(text.parse::<Cause>().is_err(), "{text}");
        }
    }
}

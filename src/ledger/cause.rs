//! What a transaction was posted for.

use std::fmt;
use std::str::FromStr;

use domain::{DecisionId, EventId, Id, LedgerTransactionId, PledgeId, PoolId};

/// The one thing that caused a transaction; its text is the identifier's outside form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A pledge was confirmed.
    Pledge(PledgeId),
    /// The matching engine decided.
    Decision(DecisionId),
    /// A pool was opened or closed.
    Pool(PoolId),
    /// An event that can happen to the same thing more than once: a partial refund, a top-up.
    Event(EventId),
    /// The transaction that is reversed.
    Transaction(LedgerTransactionId),
}

/// The text names nothing that can cause a transaction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not the cause of a ledger transaction")]
pub struct CauseError {
    /// The text, cut to 80 characters.
    pub given: String,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pledge(id) => id.fmt(f),
            Self::Decision(id) => id.fmt(f),
            Self::Pool(id) => id.fmt(f),
            Self::Event(id) => id.fmt(f),
            Self::Transaction(id) => id.fmt(f),
        }
    }
}

impl FromStr for Cause {
    type Err = CauseError;
    fn from_str(text: &str) -> Result<Self, CauseError> {
        let kind = text.split(':').next().unwrap_or_default();
        let cause = match kind {
            PledgeId::KIND => text.parse().ok().map(Self::Pledge),
            DecisionId::KIND => text.parse().ok().map(Self::Decision),
            PoolId::KIND => text.parse().ok().map(Self::Pool),
            EventId::KIND => text.parse().ok().map(Self::Event),
            LedgerTransactionId::KIND => text.parse().ok().map(Self::Transaction),
            _ => None,
        };
        cause.ok_or_else(|| CauseError {
            given: text.chars().take(80).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_cause_survives_its_text() {
        let id = Uuid::from_u128(9);
        let causes = [
            Cause::Pledge(PledgeId::from_uuid(id)),
            Cause::Decision(DecisionId::from_uuid(id)),
            Cause::Pool(PoolId::from_uuid(id)),
            Cause::Event(EventId::from_uuid(id)),
            Cause::Transaction(LedgerTransactionId::from_uuid(id)),
        ];
        for cause in causes {
            assert_eq!(cause.to_string().parse(), Ok(cause));
        }
        assert!(
            "person:00000000-0000-0000-0000-000000000009"
                .parse::<Cause>()
                .is_err()
        );
        assert!("pledge:9".parse::<Cause>().is_err());
    }
}

//! Problems out of the errors of other nouns.

use super::ProblemKind;
use crate::campaign::Openness;
use crate::identifier::IdentifierError;
use crate::money::MoneyError;
use crate::payout::NotTheApprover;
use crate::two_person::NotTheSecond;

impl From<IdentifierError> for ProblemKind {
    fn from(error: IdentifierError) -> Self {
        Self::BadIdentifier { error }
    }
}

impl From<NotTheSecond> for ProblemKind {
    fn from(error: NotTheSecond) -> Self {
        match error {
            NotTheSecond::Asked | NotTheSecond::Concerned => Self::SecondPersonNeeded,
            NotTheSecond::Decided => Self::AlreadyDecided,
        }
    }
}

impl From<NotTheApprover> for ProblemKind {
    fn from(error: NotTheApprover) -> Self {
        match error {
            NotTheApprover::Asked | NotTheApprover::Concerned | NotTheApprover::Twice => {
                Self::SecondPersonNeeded
            }
        }
    }
}

impl From<MoneyError> for ProblemKind {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::NotANumber => Self::NotAnAmount,
            MoneyError::TooManyDecimals { allowed } => Self::TooManyDecimals { allowed },
            MoneyError::UnknownCurrency | MoneyError::MixedCurrencies => Self::NotAnAmount,
            MoneyError::TooLarge => Self::OutOfRange {
                min: i64::MIN,
                max: i64::MAX,
            },
        }
    }
}

impl Openness {
    /// The problem that a gift has with it, if any.
    pub fn problem(self) -> Option<ProblemKind> {
        match self {
            Self::Open => None,
            Self::NotPublished(state) => Some(ProblemKind::ProjectNotOpen { state }),
            Self::NotYet(opens_at) => Some(ProblemKind::NotYetOpen { opens_at }),
            Self::Over(closed_at) => Some(ProblemKind::CampaignOver { closed_at }),
        }
    }
}

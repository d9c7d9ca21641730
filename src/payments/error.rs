//! What can go wrong with a call to a provider.

/// Why a provider did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// No connection; nothing was done.
    #[error("the payment provider cannot be reached: {reason}")]
    Unreachable {
        /// For the operator's log.
        reason: String,
    },
    /// No answer in time; it may or may not have been done.
    #[error("the payment provider did not answer in time")]
    TimedOut,
    /// The provider says no.
    #[error("the payment provider refused: {code}")]
    Refused {
        /// The provider's own code, such as `key_reused`.
        code: String,
    },
    /// The call makes no sense, or its answer does not.
    #[error("not a valid call to the payment provider: {reason}")]
    Invalid {
        /// What is wrong, naming the field.
        reason: String,
    },
}

impl ProviderError {
    /// Whether the same call with the same key may be tried again later. After a time-out it must be:
    /// only the repeat tells what became of the first.
    pub fn may_retry(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::TimedOut => true,
            Self::Refused { .. } | Self::Invalid { .. } => false,
        }
    }

    pub(crate) fn refused(code: &str) -> Self {
        Self::Refused {
            code: code.to_owned(),
        }
    }

    pub(crate) fn invalid(reason: impl Into<String>) -> Self {
        Self::Invalid {
            reason: reason.into(),
        }
    }
}

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
    /// The provider is busy with the same thing, too busy, or out of order; it may or may not have been done.
    #[error("the payment provider asks to come back later: {code}")]
    Busy {
        /// The provider's own code, or the status of its answer.
        code: String,
    },
    /// The provider says no.
    #[error("the payment provider refused: {code}{}", in_brackets(.decline))]
    Refused {
        /// The provider's own code, such as `key_reused`.
        code: String,
        /// The bank's reason in the provider's words, where a bank said no.
        decline: Option<String>,
    },
    /// The payment is of an account that is not set up any more; nobody was asked.
    #[error("the payment account “{account}” is not set up")]
    NotSetUp {
        /// The account's name.
        account: String,
    },
    /// The call makes no sense, or its answer does not.
    #[error("not a valid call to the payment provider: {reason}")]
    Invalid {
        /// What is wrong, naming the field.
        reason: String,
    },
}

fn in_brackets(decline: &Option<String>) -> String {
    decline
        .as_ref()
        .map_or_else(String::new, |reason| format!(" ({reason})"))
}

impl ProviderError {
    /// Whether the same call with the same key may be tried again later. After a time-out it must be:
    /// only the repeat tells what became of the first.
    pub fn may_retry(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::TimedOut | Self::Busy { .. } | Self::NotSetUp { .. } => true,
            Self::Refused { .. } | Self::Invalid { .. } => false,
        }
    }

    /// The provider says no, with this code. Those that every provider has: `key_reused`,
    /// `unknown_payment`, `not_supported`, `not_authorized`, `not_captured`, `not_saved`,
    /// `already_captured`, `already_charged`, `amount_too_large`.
    pub fn refused(code: &str) -> Self {
        Self::Refused {
            code: code.to_owned(),
            decline: None,
        }
    }

    pub(crate) fn invalid(reason: impl Into<String>) -> Self {
        Self::Invalid {
            reason: reason.into(),
        }
    }
}

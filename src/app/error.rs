//! What a use case answers when it does not succeed.

use domain::{ProblemKind, Problems};
use store::StoreError;

/// The result of a use case.
pub type AppResult<T> = Result<T, AppError>;

/// Why a use case did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The input is refused; nothing was changed.
    #[error("refused: {0:?}")]
    Refused(Problems),
    /// The database failed; nothing was changed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something that cannot be is so. A mistake in Parvis.
    #[error("internal: {0}")]
    Internal(String),
}

impl AppError {
    /// A refusal for one reason.
    pub fn refused(field: &str, kind: ProblemKind) -> Self {
        Self::Refused(Problems::one(field, kind))
    }

    /// There is no such thing.
    pub fn not_found(field: &str, what: &'static str) -> Self {
        Self::refused(field, ProblemKind::NotFound { what })
    }
}

impl From<Problems> for AppError {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}

impl From<ledger::LedgerError> for AppError {
    fn from(error: ledger::LedgerError) -> Self {
        Self::Internal(format!("ledger: {error}"))
    }
}

impl store::AsStoreError for AppError {
    fn as_store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

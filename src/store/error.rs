//! What can go wrong with the database.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// An error of the database, or of what was found in it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached. Its text is for the log, never for a reader.
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A stored value that nothing in Parvis writes.
    #[error("corrupt row in {table}, column {column}, row {row}: {reason}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The primary key of the row.
        row: String,
        /// What is wrong with the value.
        reason: String,
    },
    /// The folder or file of an embedded database cannot be used.
    #[error("{path}: {reason}")]
    Folder {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl StoreError {
    /// Whether the same transaction may succeed if tried again: deadlock, serialization failure, a busy
    /// writer.
    pub fn is_transient(&self) -> bool {
        let Self::Database(error) = self else { return false };
        let text = error.to_string();
        let says = |mark: &str| text.contains(mark);
        matches!(state(error).as_deref(), Some("40001" | "40P01"))
            || says("database is locked")
            || says("database table is locked")
    }

    /// Whether a UNIQUE or PRIMARY KEY constraint refused the row.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))))
    }

    /// Whether the database cannot be reached or has no room: worth a “try again later”.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_)) | Self::Folder { .. } => true,
            Self::Database(error) => {
                let text = error.to_string();
                let says = |mark: &str| text.contains(mark);
                is_cut(error)
                    || matches!(
                        state(error).as_deref(),
                        // No room; too many clients; ended, crashed or starting; not connected any more.
                        Some("53100" | "53300" | "57P01" | "57P02" | "57P03" | "08003" | "08006")
                    )
                    || says("disk is full")
                    || says("No space left on device")
                    || says("readonly database")
                    || says("disk I/O")
            }
            Self::Corrupt { .. } => false,
        }
    }
}

/// What the driver says.
fn of_driver(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error))
        | DbErr::Conn(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

/// The code of PostgreSQL's for an error (its manual, appendix A); SQLite's are numbers.
fn state(error: &DbErr) -> Option<String> {
    match of_driver(error)? {
        sqlx::Error::Database(error) => error.code().map(|code| code.into_owned()),
        _ => None,
    }
}

/// Whether the connection broke under the question: nobody knows whether it was carried out.
fn is_cut(error: &DbErr) -> bool {
    matches!(
        of_driver(error),
        Some(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed)
    )
}

//! What can go wrong with the database.

use sea_orm::{DbErr, SqlErr};

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
        [
            "40001",
            "40P01",
            "database is locked",
            "database table is locked",
            "deadlock detected",
        ]
        .iter()
        .any(|mark| text.contains(mark))
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
                [
                    "disk is full",
                    "disk full",
                    "No space left on device",
                    "53100",
                    "53300",
                    "57P03",
                    "readonly database",
                    "disk I/O",
                ]
                .iter()
                .any(|mark| text.contains(mark))
            }
            Self::Corrupt { .. } => false,
        }
    }
}

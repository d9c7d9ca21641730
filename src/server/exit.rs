//! How a command ends when it does not end well.

use std::fmt::Display;

/// A sentence for the person at the terminal, and the exit status.
#[derive(Debug)]
pub struct Failure {
    /// 1: something wrong was found; 2: the command was used or set up wrongly.
    pub status: u8,
    /// One clear sentence, or several lines.
    pub message: String,
}

impl Failure {
    /// Something wrong was found, or did not work.
    pub fn found(message: impl Display) -> Self {
        Self {
            status: 1,
            message: message.to_string(),
        }
    }

    /// The command was used wrongly, or what it needs is not there.
    pub fn usage(message: impl Display) -> Self {
        Self {
            status: 2,
            message: message.to_string(),
        }
    }
}

/// What a command gives.
pub type Ended = Result<(), Failure>;

impl From<app::AppError> for Failure {
    fn from(error: app::AppError) -> Self {
        match error {
            app::AppError::Refused(problems) => {
                let say = |it: &domain::Problem| app::words::problem(domain::Locale::En, &it.kind);
                Self::found(problems.iter().map(say).collect::<Vec<_>>().join("\n"))
            }
            app::AppError::Store(error) => error.into(),
            other => Self::found(other),
        }
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Self {
        match &error {
            store::StoreError::Folder { path, reason } => {
                Self::usage(format!("The database cannot be written: {path}: {reason}."))
            }
            other if is_full(&other.to_string()) => {
                Self::found("There is no room left on the disk for the database. Nothing was half-written.")
            }
            _ => Self::found(error),
        }
    }
}

/// Whether the text of an error says that the disk is full.
pub fn is_full(text: &str) -> bool {
    ["disk is full", "No space left", "53100"]
        .iter()
        .any(|mark| text.contains(mark))
}

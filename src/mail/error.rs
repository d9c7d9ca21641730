//! What can go wrong with a mail.

use std::path::PathBuf;

/// Why a mail was not rendered or not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Something that the caller gave is unusable.
    #[error("not a mail that can be sent: {reason}")]
    Invalid {
        /// What is wrong, naming the field.
        reason: String,
    },
    /// A template is broken.
    #[error("a mail template cannot be rendered: {0}")]
    Template(#[from] minijinja::Error),
    /// The server is away, slow, wants us to come back, or does not let us in: it may work later.
    #[error("the mail server does not take the mail now: {reason}")]
    Temporary {
        /// What it said, for the operator's log.
        reason: String,
    },
    /// The server will never take this mail.
    #[error("the mail server refuses the mail: {reason}")]
    Permanent {
        /// What it said, for the operator's log.
        reason: String,
    },
    /// The outbox folder cannot be read or written.
    #[error("the outbox {path}: {source}")]
    Outbox {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl MailError {
    /// Whether sending the same mail may be tried again later.
    pub fn may_retry(&self) -> bool {
        match self {
            Self::Temporary { .. } | Self::Outbox { .. } => true,
            Self::Invalid { .. } | Self::Template(_) | Self::Permanent { .. } => false,
        }
    }

    pub(crate) fn invalid(reason: impl Into<String>) -> Self {
        Self::Invalid {
            reason: reason.into(),
        }
    }
}

impl From<lettre::transport::smtp::Error> for MailError {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        // Codes about who we are (RFC 4954 §6): the mail is not to blame, and an operator can mend it.
        let ours = error
            .status()
            .is_some_and(|code| ["530", "534", "535", "538"].contains(&code.to_string().as_str()));
        let reason = whole(&error);
        if !ours && (error.is_permanent() || error.is_client()) {
            Self::Permanent { reason }
        } else {
            Self::Temporary { reason }
        }
    }
}

/// The error with all its causes on one line.
fn whole(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| {
        let cause = cause.to_string();
        if text.contains(&cause) {
            text
        } else {
            format!("{text}: {cause}")
        }
    })
}

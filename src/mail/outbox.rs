//! A folder of mails, for demonstrations and tests: a page can show what would have been sent.
//!
//! Each mail is two files: `<kind>.<key>.eml`, byte for byte what an SMTP server would get, and
//! `<kind>.<key>.json`, a [`Kept`].

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{MailError, Outgoing, Rendered};

/// A folder that keeps mails; it is made when the first mail comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outbox {
    folder: PathBuf,
}

/// A mail in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// With angle brackets.
    pub message_id: String,
    /// The kind of mail, such as `sign-in-link`.
    pub kind: String,
    /// Whom it is for.
    pub to: String,
    /// The language it is in, such as `fr`.
    pub locale: String,
    /// When it came.
    pub sent_at: DateTime<Utc>,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML page.
    pub html: String,
}

impl Outbox {
    /// An outbox in this folder.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Keeps a mail. One that is there already, by its key, stays as it came first.
    pub(crate) fn keep(
        &self,
        outgoing: &Outgoing,
        message_id: &str,
        rendered: Rendered,
        message: &[u8],
        now: DateTime<Utc>,
    ) -> Result<(), MailError> {
        std::fs::create_dir_all(&self.folder).map_err(failed(&self.folder))?;
        let path = |extension: &str| self.folder.join(format!("{}.{extension}", outgoing.name()));
        let json = path("json");
        if json.try_exists().map_err(failed(&json))? {
            return Ok(());
        }
        let kept = Kept {
            message_id: message_id.to_owned(),
            kind: outgoing.letter.kind().to_string(),
            to: outgoing.to.to_string(),
            locale: outgoing.locale.to_string(),
            sent_at: now,
            subject: rendered.subject,
            text: rendered.text,
            html: rendered.html,
        };
        let text = serde_json::to_vec_pretty(&kept).map_err(|error| failed(&json)(error.into()))?;
        write(&path("eml"), message)?;
        // The JSON comes last: a mail is there when it is whole.
        write(&json, &text)
    }

    /// Every mail, the newest first. A folder that is not there has none.
    ///
    /// # Errors
    /// [`MailError::Outbox`] naming the file that cannot be read.
    pub fn list(&self) -> Result<Vec<Kept>, MailError> {
        let entries = match std::fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(&self.folder)(error)),
        };
        let mut mails = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed(&self.folder))?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let text = std::fs::read(&path).map_err(failed(&path))?;
                mails.push(
                    serde_json::from_slice::<Kept>(&text).map_err(|error| failed(&path)(error.into()))?,
                );
            }
        }
        mails.sort_by(|a, b| (b.sent_at, &b.message_id).cmp(&(a.sent_at, &a.message_id)));
        Ok(mails)
    }

    /// The mail with this `Message-ID`.
    ///
    /// # Errors
    /// Those of [`Outbox::list`].
    pub fn find(&self, message_id: &str) -> Result<Option<Kept>, MailError> {
        Ok(self
            .list()?
            .into_iter()
            .find(|mail| mail.message_id == message_id))
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), MailError> {
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".new");
    let fresh = PathBuf::from(fresh);
    std::fs::write(&fresh, bytes)
        .and_then(|()| std::fs::rename(&fresh, path))
        .map_err(failed(path))
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> MailError {
    let path = path.to_owned();
    move |source| MailError::Outbox { path, source }
}

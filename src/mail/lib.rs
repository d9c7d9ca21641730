//! Mail: the texts, their rendering, and the ways out.
//!
//! **What it is.** A [`Letter`] says one thing to one person; [`Letter::render`] puts it into the reader's
//! language from `templates/<mail>/<lang>/{subject,body.txt,body.html}`. An [`Outgoing`] addresses it, and a
//! [`Mailer`] sends it over SMTP or keeps it in an [`Outbox`] folder that a page can show.
//!
//! **What it promises.** Every mail has a plain text that says the same as its HTML. The HTML loads nothing
//! from outside and needs no pictures. Nothing that people typed can add a header, a paragraph or markup:
//! each text is one line, and HTML is escaped. The same [`MailKey`] gives the same `Message-ID`, so that a
//! mail which a crash made us send again can be recognised. [`MailError::may_retry`] tells a server that is
//! down from an address that will never work.
//!
//! **What it never does.** It does not decide whether to send, to whom, or what the city adds: it is told.
//! It reads no database and no clock.
//!
//! **How to add another mail.** A folder in `templates` with three files per language, a variant of
//! [`Letter`] and of [`LetterKind`], and a line in `templates.rs` for each language; nothing compiles before
//! all of them are there. Then a sample in `tests.rs`, and `UPDATE_EXPECT=1 cargo test -p mail` writes the
//! snapshots, which are to be read as the recipient would.

mod error;
mod letter;
mod line;
mod outbox;
mod outgoing;
mod templates;
mod transport;

pub use error::MailError;
pub use letter::{BackBecause, CameBack, Letter, LetterKind, PromiseEnd, PromiseStage, Rendered};
pub use outbox::{Kept, Outbox};
pub use outgoing::{MailKey, Outgoing, Sender};
pub use transport::{Mailer, Sent, Smtp, Transport};

#[cfg(test)]
mod tests;

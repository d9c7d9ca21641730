//! A mail with its address, as it goes out.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use domain::person::Email;
use domain::{Id, Locale};
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, MultiPartKind, SinglePart};

use crate::line::{link, one_line};
use crate::{Letter, MailError, Rendered};

/// What a mail is known by: the identifier of the event or job that causes it. The same key is the same
/// mail, however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailKey(String);

impl MailKey {
    /// The key that belongs to an identifier. One event may cause several kinds of mail, but only one of a
    /// kind to one person; where it causes many, take the identifier of each mail's job.
    pub fn of(id: impl Id) -> Self {
        // A colon may not stand in a Message-ID (RFC 5322 §3.2.3, dot-atom).
        Self(id.to_string().replace(':', "."))
    }

    /// The part that is short enough for a boundary (RFC 2046 §5.1.1: 70 characters).
    fn uuid(&self) -> &str {
        self.0.rsplit('.').next().unwrap_or_default()
    }
}

/// Who mails come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    mailbox: Mailbox,
    host: String,
}

impl Sender {
    /// The name that readers see, the address that they answer to, and the host name that stands in every
    /// `Message-ID`.
    ///
    /// # Errors
    /// [`MailError::Invalid`] naming the field.
    pub fn new(name: &str, address: &Email, host: &str) -> Result<Self, MailError> {
        let label = |label: &str| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if host.len() > 253 || !host.split('.').all(label) {
            return Err(MailError::invalid("host: not a host name"));
        }
        Ok(Self {
            mailbox: mailbox("address", Some(one_line(name)), address)?,
            host: host.to_owned(),
        })
    }
}

fn mailbox(field: &str, name: Option<String>, address: &Email) -> Result<Mailbox, MailError> {
    let address = address
        .as_str()
        .parse()
        .map_err(|error| MailError::invalid(format!("{field}: {error}")))?;
    Ok(Mailbox::new(name, address))
}

/// A letter on its way to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// What it is known by.
    pub key: MailKey,
    /// Whom it is for.
    pub to: Email,
    /// The reader's language.
    pub locale: Locale,
    /// The name under which the city signs.
    pub city: String,
    /// What it says.
    pub letter: Letter,
    /// For mails that a person has subscribed to: the link that ends that with one click (RFC 8058). `None`
    /// for mails that answer something the person did.
    pub unsubscribe: Option<String>,
}

impl Outgoing {
    /// The name of the mail in an outbox and the left side of its `Message-ID`.
    pub(crate) fn name(&self) -> String {
        format!("{}.{}", self.letter.kind(), self.key.0)
    }

    /// The `Message-ID` with its angle brackets: the same for the same key and kind.
    pub fn message_id(&self, sender: &Sender) -> String {
        format!("<{}@{}>", self.name(), sender.host)
    }

    /// What the reader sees.
    ///
    /// # Errors
    /// Those of [`Letter::render`].
    pub fn rendered(&self) -> Result<Rendered, MailError> {
        self.letter.render(self.locale, &self.city)
    }

    /// The whole mail with its headers, dated `now`.
    ///
    /// # Errors
    /// Those of [`Letter::render`]; [`MailError::Invalid`] for an address or a link that is unusable.
    pub fn message(&self, sender: &Sender, now: DateTime<Utc>) -> Result<Message, MailError> {
        self.message_of(self.rendered()?, sender, now)
    }

    pub(crate) fn message_of(
        &self,
        rendered: Rendered,
        sender: &Sender,
        now: DateTime<Utc>,
    ) -> Result<Message, MailError> {
        let raw =
            |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        let mut message = Message::builder()
            .message_id(Some(self.message_id(sender)))
            .date(SystemTime::from(now))
            .from(sender.mailbox.clone())
            .to(mailbox("to", None, &self.to)?)
            .subject(rendered.subject)
            .raw_header(raw("Content-Language", self.locale.tag().to_owned()))
            // RFC 3834 §5: answering machines leave it alone.
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(address) = &self.unsubscribe {
            message = message
                .raw_header(raw(
                    "List-Unsubscribe",
                    format!("<{}>", link("unsubscribe", address)?),
                ))
                .raw_header(raw(
                    "List-Unsubscribe-Post",
                    "List-Unsubscribe=One-Click".to_owned(),
                ));
        }
        // The boundary is made from the key, not from chance: the same mail is the same bytes.
        let parts = MultiPart::builder()
            .kind(MultiPartKind::Alternative)
            .boundary(format!("parvis-{}", self.key.uuid()))
            .singlepart(SinglePart::plain(rendered.text))
            .singlepart(SinglePart::html(rendered.html));
        message
            .multipart(parts)
            .map_err(|error| MailError::invalid(error.to_string()))
    }
}

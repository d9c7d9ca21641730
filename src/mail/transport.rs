//! The ways out: an SMTP server, or a folder.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::{MailError, Outbox, Outgoing, Sender};

/// How long one command to the server may take. Nobody waits for it: mails are sent by jobs.
const SMTP_TIMEOUT: Duration = Duration::from_secs(20);

type Server = AsyncSmtpTransport<Tokio1Executor>;

/// An SMTP server, with a small pool of connections.
#[derive(Debug, Clone)]
pub struct Smtp {
    builder: AsyncSmtpTransportBuilder,
    /// Made with the first mail: making it starts a task, which needs a running tokio, and configuration
    /// is read before there is one.
    server: Arc<OnceLock<Server>>,
}

impl Smtp {
    /// A server by its address: `smtps://user:password@host` (TLS from the start),
    /// `smtp://user:password@host:587?tls=required` (STARTTLS), `?tls=opportunistic`, or plain
    /// `smtp://host:25` for a server on the same machine. It is not contacted yet.
    ///
    /// # Errors
    /// [`MailError::Invalid`]; the address is not repeated in it, because it holds the password.
    pub fn from_url(url: &str) -> Result<Self, MailError> {
        let builder = Server::from_url(url)
            .map_err(|error| MailError::invalid(format!("mail server address: {error}")))?
            .timeout(Some(SMTP_TIMEOUT));
        Ok(Self {
            builder,
            server: Arc::default(),
        })
    }

    fn server(&self) -> &Server {
        self.server.get_or_init(|| self.builder.clone().build())
    }
}

/// Where mails go.
#[derive(Debug, Clone)]
pub enum Transport {
    /// To an SMTP server.
    Smtp(Smtp),
    /// Into a folder.
    Outbox(Outbox),
}

impl Transport {
    /// A transport by its address: those of [`Smtp::from_url`], or `outbox:/path/to/folder`.
    ///
    /// # Errors
    /// [`MailError::Invalid`].
    pub fn from_url(url: &str) -> Result<Self, MailError> {
        match url.strip_prefix("outbox:") {
            Some("") => Err(MailError::invalid("outbox address: names no folder")),
            Some(folder) => Ok(Self::Outbox(Outbox::new(folder))),
            None => Smtp::from_url(url).map(Self::Smtp),
        }
    }
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its `Message-ID`, with angle brackets.
    pub message_id: String,
}

/// Sends mails from one sender by one transport.
#[derive(Debug, Clone)]
pub struct Mailer {
    transport: Transport,
    sender: Sender,
}

impl Mailer {
    /// A mailer of this transport and this sender.
    pub fn new(transport: Transport, sender: Sender) -> Self {
        Self { transport, sender }
    }

    /// Renders the mail and hands it over. After an error that may be retried the same mail can be sent
    /// again; in the worst case the reader gets it twice, with one `Message-ID`.
    ///
    /// # Errors
    /// All of [`MailError`].
    pub async fn send(&self, outgoing: &Outgoing, now: DateTime<Utc>) -> Result<Sent, MailError> {
        let rendered = outgoing.rendered()?;
        let message = outgoing.message_of(rendered.clone(), &self.sender, now)?;
        let message_id = outgoing.message_id(&self.sender);
        match &self.transport {
            Transport::Smtp(smtp) => drop(smtp.server().send(message).await?),
            Transport::Outbox(outbox) => {
                outbox.keep(outgoing, &message_id, rendered, &message.formatted(), now)?
            }
        }
        tracing::info!(mail.kind = %outgoing.letter.kind(), mail.id = %message_id, "mail.sent");
        Ok(Sent { message_id })
    }

    /// The folder that mails are kept in, if they are.
    pub fn outbox(&self) -> Option<&Outbox> {
        match &self.transport {
            Transport::Outbox(outbox) => Some(outbox),
            Transport::Smtp(_) => None,
        }
    }
}

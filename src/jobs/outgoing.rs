//! Handing a letter to the mailer.

use app::job::{JobError, TakenJob};
use domain::Locale;
use domain::person::Email;
use mail::{Letter, MailError, MailKey, Outgoing};

use crate::Runner;

/// The address of a job.
pub(crate) fn address(text: &str) -> Result<Email, JobError> {
    text.parse()
        .map_err(|_| JobError::Never("the address is none".to_owned()))
}

impl Runner {
    /// Where people look after their account.
    pub(crate) fn account_link(&self) -> String {
        format!("{}/me", self.app.settings().base_url)
    }

    /// Sends a letter under the job's identifier: sent twice, it is the same mail.
    pub(crate) async fn send(
        &self,
        job: &TakenJob,
        to: Email,
        locale: Locale,
        city: String,
        letter: Letter,
    ) -> Result<(), JobError> {
        if to.is_erased() {
            // A receipt that was due to somebody who is no longer known.
            return Ok(());
        }
        let outgoing = Outgoing {
            key: MailKey::of(job.id),
            to,
            locale,
            city,
            letter,
            unsubscribe: None,
        };
        let sent = self.mailer.send(&outgoing, self.app.world().now()).await;
        sent.map(drop)
            .map_err(|error: MailError| match error.may_retry() {
                true => JobError::Later(error.to_string()),
                false => JobError::Never(error.to_string()),
            })
    }
}

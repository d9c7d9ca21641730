//! Handing a letter to the mailer.

use app::job::{JobError, TakenJob};
use domain::Locale;
use domain::person::Email;
use mail::{Letter, MailError, MailKey, Outgoing};

use crate::Runner;

impl Runner {
    /// Sends a letter under the job's identifier: sent twice, it is the same mail.
    pub(crate) async fn send(
        &self,
        job: &TakenJob,
        to: Email,
        locale: Locale,
        city: String,
        letter: Letter,
    ) -> Result<(), JobError> {
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

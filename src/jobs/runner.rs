//! The loop: take a job, carry it out, say how it ended.

use std::time::Duration;

use app::job::{Job, JobError, Lane, TakenJob};
use app::{App, AppResult};
use mail::Mailer;
use tokio::sync::watch;

use crate::{
    mail_account_erased, mail_campaign_called_off, mail_case_decision, mail_invitation, mail_new_browser,
    mail_organisation_decision, mail_password_changed, mail_payment_refused, mail_pledge_failed,
    mail_pledge_promised, mail_pledge_receipt, mail_pledge_refunded, mail_proof_code, mail_receipt,
    mail_report_outcome, mail_sign_in_link, mail_transfer_details, promises, receipts, refund_pledge,
    simulate,
};

/// How long to wait before looking again when there was nothing to do. A donor who waits for a sign-in
/// link hardly notices it.
const PAUSE: Duration = Duration::from_millis(500);

/// Carries jobs out. Cheap to clone; several may run, in one process or many.
#[derive(Clone)]
pub struct Runner {
    pub(crate) app: App,
    pub(crate) mailer: Mailer,
}

impl Runner {
    /// A runner that works through this application and sends by this mailer.
    pub fn new(app: App, mailer: Mailer) -> Self {
        Self { app, mailer }
    }

    /// Carries out jobs as they come, until `stop` turns true or its sender is gone.
    pub async fn run(&self, stop: watch::Receiver<bool>) {
        let left = async {
            let mut stop = stop.clone();
            // However it ends, there is nothing more to do.
            let _stopped = stop.wait_for(|stop| *stop).await;
        };
        let long = async {
            tokio::select! {
                () = self.work(Lane::Long, stop.clone()) => {}
                () = left => {}
            }
        };
        tokio::join!(
            self.work(Lane::Short, stop.clone()),
            self.work(Lane::Mail, stop.clone()),
            long
        );
    }

    async fn work(&self, lane: Lane, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            match self.step(lane).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "job.queue.unavailable"),
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Carries out everything that is due now, what these jobs queue included; gives how many there were.
    ///
    /// # Errors
    /// Those of the queue itself: a job that fails is recorded and counted.
    pub async fn drain(&self) -> AppResult<usize> {
        let mut done = 0;
        while self.step(Lane::Short).await? || self.step(Lane::Mail).await? || self.step(Lane::Long).await? {
            done += 1;
        }
        Ok(done)
    }

    /// One job of a lane, if one is due.
    async fn step(&self, lane: Lane) -> AppResult<bool> {
        let Some(job) = self.app.take_job_of(lane).await? else {
            return Ok(false);
        };
        // In a task of its own, so that a panic ends the job and not the worker.
        let (runner, taken) = (self.clone(), job.clone());
        let ended = tokio::spawn(async move { runner.carry_out(&taken).await }).await;
        let result = ended.unwrap_or_else(|broken| Err(JobError::Later(broken.to_string())));
        let (id, kind, attempt) = (job.id, job.kind.as_str(), job.attempts);
        match &result {
            Ok(()) => tracing::info!(job.id = %id, job.kind = kind, "job.done"),
            Err(JobError::Later(reason)) => {
                tracing::warn!(job.id = %id, job.kind = kind, attempt, reason, "job.failed")
            }
            Err(JobError::Never(reason)) => {
                tracing::error!(job.id = %id, job.kind = kind, attempt, reason, "job.given_up")
            }
        }
        self.app.end_job(&job, result).await?;
        Ok(true)
    }

    async fn carry_out(&self, job: &TakenJob) -> Result<(), JobError> {
        let unreadable = |error| JobError::Never(format!("not a job that this version knows: {error}"));
        match serde_json::from_str(&job.body).map_err(unreadable)? {
            Job::MailSignInLink {
                email,
                locale,
                token,
                code,
            } => {
                let locale = app::job::locale_of(&locale);
                mail_sign_in_link::run(self, job, &email, locale, (&token, &code)).await
            }
            Job::MailPasswordChanged {
                email,
                locale,
                removed,
            } => mail_password_changed::run(self, job, &email, app::job::locale_of(&locale), removed).await,
            Job::MailProofCode { email, locale, code } => {
                mail_proof_code::run(self, job, &email, app::job::locale_of(&locale), &code).await
            }
            Job::MailNewBrowser {
                email,
                locale,
                device,
                place,
            } => {
                let locale = app::job::locale_of(&locale);
                mail_new_browser::run(self, job, &email, locale, (&device, &place)).await
            }
            Job::MailAccountErased { email, locale } => {
                let locale = app::job::locale_of(&locale);
                mail_account_erased::run(self, job, &email, locale).await
            }
            Job::MailPledgeReceipt { pledge } => mail_pledge_receipt::run(self, job, &pledge).await,
            Job::MailPledgePromised { pledge, stage } => {
                mail_pledge_promised::run(self, job, &pledge, &stage).await
            }
            Job::MailPledgeFailed { pledge } => mail_pledge_failed::run(self, job, &pledge).await,
            Job::MailTransferDetails { pledge } => mail_transfer_details::run(self, job, &pledge).await,
            Job::MailPledgeRefunded {
                pledge,
                amount_minor,
                came,
                ..
            } => mail_pledge_refunded::run(self, job, &pledge, (amount_minor, &came)).await,
            Job::MailOrganisationDecision { organisation, person } => {
                mail_organisation_decision::run(self, job, &organisation, &person).await
            }
            Job::MailCampaignCalledOff { project, person } => {
                mail_campaign_called_off::run(self, job, &project, &person).await
            }
            Job::MailPaymentRefused { payment } => mail_payment_refused::run(self, job, &payment).await,
            Job::MailInvitation {
                invitation,
                locale,
                token,
            } => {
                let locale = app::job::locale_of(&locale);
                mail_invitation::run(self, job, &invitation, locale, &token).await
            }
            Job::MailReceipt { receipt } | Job::MailReceiptVoid { receipt } => {
                mail_receipt::run(self, job, &receipt).await
            }
            Job::ReissueReceipt { receipt } => receipts::reissue(self, &receipt).await,
            Job::ReceiptsOfYear { run } => receipts::of_year(self, job, &run).await,
            Job::Simulate { simulation } => simulate::run(self, job, &simulation).await,
            Job::ChargePledge { pledge } => promises::charge(self, &pledge).await,
            Job::DropPayment { pledge } => promises::drop_payment(self, &pledge).await,
            Job::RefundPledge { pledge } => refund_pledge::run(self, &pledge).await,
            Job::MailCaseDecision { case, on_appeal } => {
                mail_case_decision::run(self, job, &case, on_appeal).await
            }
            Job::MailReportOutcome { case, report } => {
                mail_report_outcome::run(self, job, &case, &report).await
            }
        }
    }
}

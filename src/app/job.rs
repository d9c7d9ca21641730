//! Background jobs: what use cases queue and the runner carries out.

use chrono::Duration;
use domain::{CityId, Id, JobId, Locale, PledgeId};
use serde::{Deserialize, Serialize};
use store::Conn;
use store::job::NewJob;

use crate::{App, AppError, AppResult};

pub use store::job::{Lane, TakenJob};

const SIGN_IN_LINK: &str = "mail.sign_in_link";
const PROOF_CODE: &str = "mail.proof_code";

/// A job with what it needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Job {
    /// Sends the mail with a sign-in link.
    MailSignInLink {
        /// Whom to.
        email: String,
        /// The language of the mail.
        locale: String,
        /// The secret of the link. Wiped with the job's row when it is done; likewise the code.
        token: String,
        /// What can be typed instead; none in a job of an earlier version.
        #[serde(default)]
        code: String,
    },
    /// Tells a person that their password was changed or taken away.
    MailPasswordChanged {
        /// Whom to.
        email: String,
        /// The language of the mail.
        locale: String,
        /// Whether it was taken away.
        removed: bool,
    },
    /// Sends the code by which a person proves anew who they are.
    MailProofCode {
        /// Whom to.
        email: String,
        /// The language of the mail.
        locale: String,
        /// The code. Wiped with the job's row when it is done.
        code: String,
    },
    /// Tells a person that somebody has signed in with a browser that they had not used before.
    MailNewBrowser {
        /// Whom to.
        email: String,
        /// The language of the mail.
        locale: String,
        /// What the browser says of itself, in words.
        device: String,
        /// A shortened network address.
        place: String,
    },
    /// Tells somebody that their account was erased: the last mail to them.
    MailAccountErased {
        /// Whom to. Wiped with the job's row when it is done.
        email: String,
        /// The language of the mail.
        locale: String,
    },
    /// Sends the receipt of a gift, with what the city adds.
    MailPledgeReceipt {
        /// The pledge, outside form.
        pledge: String,
    },
    /// Tells a donor that a promise counts, could not be charged, or is over.
    MailPledgePromised {
        /// The pledge, outside form.
        pledge: String,
        /// Where it is on its way: `made`, `fell_through` or `ended`.
        stage: String,
    },
    /// Tells a donor that a payment did not go through.
    MailPledgeFailed {
        /// The pledge, outside form.
        pledge: String,
    },
    /// Tells a donor what to fill in at their bank.
    MailTransferDetails {
        /// The pledge, outside form.
        pledge: String,
    },
    /// Tells a donor that money of a gift came back to them.
    MailPledgeRefunded {
        /// The pledge, outside form.
        pledge: String,
        /// How much, in minor units.
        amount_minor: i64,
        /// What has gone back of the gift in all.
        refunded_minor: i64,
        /// Which way: `back`, `wallet`, or `not_taken` by their bank.
        came: String,
    },
    /// Tells a manager what the city decided on an organisation.
    MailOrganisationDecision {
        /// The organisation, outside form.
        organisation: String,
        /// The manager, outside form.
        person: String,
    },
    /// Tells somebody who carries a project that it was called off.
    MailCampaignCalledOff {
        /// The project, outside form.
        project: String,
        /// Who carries it, outside form.
        person: String,
    },
    /// Tells whoever asked for a payment that it is not approved.
    MailPaymentRefused {
        /// The payment to a project, or the withdrawal, outside form.
        payment: String,
    },
    /// Sends the mail of an invitation.
    MailInvitation {
        /// The invitation, outside form.
        invitation: String,
        /// The language of the mail.
        locale: String,
        /// The secret of the link. Wiped with the job's row when it is done.
        token: String,
    },
    /// Charges a promise whose campaign has succeeded.
    ChargePledge {
        /// The pledge, outside form.
        pledge: String,
    },
    /// Has the provider end the payment of a promise that is over.
    DropPayment {
        /// The pledge, outside form.
        pledge: String,
    },
    /// Gives a pledge back through its provider.
    RefundPledge {
        /// The pledge, outside form.
        pledge: String,
    },
    /// Tells a donor that a receipt was made by their wish.
    MailReceipt {
        /// The receipt, outside form.
        receipt: String,
    },
    /// Tells a donor that a receipt no longer holds.
    MailReceiptVoid {
        /// The receipt, outside form.
        receipt: String,
    },
    /// Makes a receipt for what is left of the gifts on one that no longer holds.
    ReissueReceipt {
        /// The one that no longer holds, outside form.
        receipt: String,
    },
    /// Makes the receipts of a year.
    ReceiptsOfYear {
        /// The run, outside form.
        run: String,
    },
    /// Carries a simulation out.
    Simulate {
        /// The simulation, outside form.
        simulation: String,
    },
    /// Tells the person concerned what moderators decided.
    MailCaseDecision {
        /// The case, outside form.
        case: String,
        /// Whether it is the decision on an appeal.
        on_appeal: bool,
    },
    /// Tells a reporter what came of it.
    MailReportOutcome {
        /// The case, outside form.
        case: String,
        /// The report, outside form.
        report: String,
    },
}

impl Job {
    fn kind(&self) -> &'static str {
        match self {
            Self::MailSignInLink { .. } => SIGN_IN_LINK,
            Self::MailPasswordChanged { .. } => "mail.password_changed",
            Self::MailProofCode { .. } => PROOF_CODE,
            Self::MailNewBrowser { .. } => "mail.new_browser",
            Self::MailAccountErased { .. } => "mail.account_erased",
            Self::MailPledgeReceipt { .. } => "mail.pledge_receipt",
            Self::MailPledgePromised { .. } => "mail.pledge_promised",
            Self::MailPledgeFailed { .. } => "mail.pledge_failed",
            Self::MailTransferDetails { .. } => "mail.transfer_details",
            Self::MailPledgeRefunded { .. } => "mail.pledge_refunded",
            Self::MailOrganisationDecision { .. } => "mail.organisation_decision",
            Self::MailCampaignCalledOff { .. } => "mail.campaign_called_off",
            Self::MailPaymentRefused { .. } => "mail.payment_refused",
            Self::MailInvitation { .. } => "mail.invitation",
            Self::ChargePledge { .. } => "pledge.charge",
            Self::DropPayment { .. } => store::job::DROP,
            Self::RefundPledge { .. } => "pledge.refund",
            Self::MailReceipt { .. } => "mail.receipt",
            Self::MailReceiptVoid { .. } => "mail.receipt_void",
            Self::ReissueReceipt { .. } => "receipt.reissue",
            Self::ReceiptsOfYear { .. } => store::job::RECEIPTS,
            Self::Simulate { .. } => store::job::SIMULATION,
            Self::MailCaseDecision { .. } => "mail.case_decision",
            Self::MailReportOutcome { .. } => "mail.report_outcome",
        }
    }

    /// Queued once only, however often its cause is told.
    fn unique_key(&self) -> Option<String> {
        match self {
            Self::MailSignInLink { .. }
            | Self::MailPasswordChanged { .. }
            | Self::MailProofCode { .. }
            | Self::MailAccountErased { .. }
            | Self::MailNewBrowser { .. }
            | Self::MailInvitation { .. }
            | Self::MailOrganisationDecision { .. } => None,
            Self::MailPledgeReceipt { pledge }
            | Self::MailPledgeFailed { pledge }
            | Self::MailTransferDetails { pledge }
            | Self::ChargePledge { pledge }
            | Self::DropPayment { pledge }
            | Self::RefundPledge { pledge } => Some(format!("{}/{pledge}", self.kind())),
            Self::MailPledgePromised { pledge, stage } => Some(format!("{}/{pledge}/{stage}", self.kind())),
            Self::MailPledgeRefunded {
                pledge,
                refunded_minor,
                came,
                ..
            } => Some(format!("{}/{pledge}/{refunded_minor}/{came}", self.kind())),
            Self::MailCampaignCalledOff { project, person } => {
                Some(format!("{}/{project}/{person}", self.kind()))
            }
            Self::MailPaymentRefused { payment } => Some(format!("{}/{payment}", self.kind())),
            Self::MailReceipt { receipt }
            | Self::MailReceiptVoid { receipt }
            | Self::ReissueReceipt { receipt } => Some(format!("{}/{receipt}", self.kind())),
            Self::ReceiptsOfYear { run } => Some(format!("{}/{run}", self.kind())),
            Self::Simulate { simulation } => Some(format!("{}/{simulation}", self.kind())),
            Self::MailCaseDecision { case, on_appeal } => Some(format!("{}/{case}/{on_appeal}", self.kind())),
            Self::MailReportOutcome { report, .. } => Some(format!("{}/{report}", self.kind())),
        }
    }
}

/// Why a job was not done. The reason is for the operator: no addresses, no secrets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It may work later.
    #[error("{0}")]
    Later(String),
    /// It will never work.
    #[error("{0}")]
    Never(String),
}

impl From<AppError> for JobError {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Refused(_) => Self::Never(error.to_string()),
            AppError::Store(_) | AppError::Internal(_) => Self::Later(error.to_string()),
        }
    }
}

/// How long a job may run before another worker takes it. A long one says every few seconds that it is alive.
fn lease(lane: Lane) -> Duration {
    match lane {
        Lane::Mail | Lane::Short => Duration::minutes(5),
        Lane::Long => Duration::seconds(30),
    }
}
/// How often a job is begun at most: the last time after three days, so that a mail server or a payment provider may be
/// away for as long as a holiday and nothing is lost.
const ATTEMPTS_MAX: i32 = 80;
/// The same for a mail with a secret that is good for minutes: later it would only puzzle.
const SECRET_ATTEMPTS_MAX: i32 = 8;
/// The longest pause before another attempt.
const PAUSE_MAX: Duration = Duration::hours(1);

/// How long to wait after so many attempts: ten seconds, and ever longer. `None`: it is given up.
fn pause(kind: &str, attempts: i32) -> Option<Duration> {
    let max = match kind {
        SIGN_IN_LINK | PROOF_CODE => SECRET_ATTEMPTS_MAX,
        _ => ATTEMPTS_MAX,
    };
    let pause = Duration::seconds(5 * (1_i64 << attempts.clamp(0, 12)));
    (attempts < max).then_some(pause.min(PAUSE_MAX))
}

impl App {
    /// Queues a job in the transaction of its cause.
    pub(crate) async fn queue(&self, conn: &Conn, city: Option<CityId>, job: &Job) -> AppResult<()> {
        let new = self.job(city, job)?;
        let now = new.run_at;
        Ok(store::job::queue(conn, &[new], now).await?)
    }

    /// A job that is due now, to be queued.
    pub(crate) fn job(&self, city: Option<CityId>, job: &Job) -> AppResult<NewJob> {
        let body = serde_json::to_string(job).map_err(|error| AppError::Internal(format!("job: {error}")))?;
        Ok(NewJob {
            id: JobId::new(&self.world),
            city,
            kind: job.kind(),
            body,
            run_at: self.world.now(),
            unique_key: job.unique_key(),
        })
    }

    /// Takes the next job that is due and not long, if any; mails come last.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn take_job(&self) -> AppResult<Option<TakenJob>> {
        match self.take_job_of(Lane::Short).await? {
            Some(job) => Ok(Some(job)),
            None => self.take_job_of(Lane::Mail).await,
        }
    }

    /// Takes the next job of a lane that is due, if any.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn take_job_of(&self, lane: Lane) -> AppResult<Option<TakenJob>> {
        let now = self.world.now();
        self.db
            .write("job.take", |conn| async move {
                Ok(store::job::take(&conn, lane, now, lease(lane)).await?)
            })
            .await
    }

    /// Says that a long job is alive; false where another worker has taken it.
    pub(crate) async fn hold_job(&self, job: &TakenJob) -> AppResult<bool> {
        let until = self.world.now() + lease(Lane::Long);
        self.db
            .write("job.hold", |conn| async move {
                Ok(store::job::hold(&conn, job, until).await?)
            })
            .await
    }

    /// Says how a job ended. One that may be tried again is, ever later, a bounded number of times.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end_job(&self, job: &TakenJob, result: Result<(), JobError>) -> AppResult<()> {
        let now = self.world.now();
        let result = &result;
        self.db
            .write("job.end", |conn| async move {
                match result {
                    Ok(()) => store::job::finish(&conn, job.id, now).await?,
                    Err(JobError::Never(reason)) => {
                        store::job::fail(&conn, job.id, reason, None, now).await?
                    }
                    Err(JobError::Later(reason)) => {
                        let again_at = pause(&job.kind, job.attempts).map(|pause| now + pause);
                        store::job::fail(&conn, job.id, reason, again_at, now).await?;
                    }
                }
                Ok(())
            })
            .await
    }
}

/// Reads a stored language; the default where it is none of ours any more.
pub fn locale_of(tag: &str) -> Locale {
    tag.parse().unwrap_or_default()
}

/// Reads a stored identifier.
///
/// # Errors
/// [`AppError::Internal`] where it is none.
pub fn id_of<T: Id>(text: &str) -> AppResult<T> {
    text.parse()
        .map_err(|_| AppError::Internal(format!("not a {}: {text}", T::KIND)))
}

/// Reads a stored pledge identifier.
///
/// # Errors
/// [`AppError::Internal`] where it is none.
pub fn pledge_of(text: &str) -> AppResult<PledgeId> {
    id_of(text)
}

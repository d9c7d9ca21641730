//! Tells the person concerned what moderators decided, and how to appeal.

use app::job::{JobError, TakenJob, id_of};
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(
    runner: &Runner,
    job: &TakenJob,
    case: &str,
    on_appeal: bool,
) -> Result<(), JobError> {
    let told = runner.app.case_letter(id_of(case)?, on_appeal).await?;
    let letter = if on_appeal {
        Letter::AppealOutcome {
            what: told.what,
            outcome: told.decision,
            reason: told.reason,
            link: told.link,
        }
    } else {
        Letter::CaseDecision {
            what: told.what,
            decision: told.decision,
            reason: told.reason,
            appeal_until: told.appeal_until,
            link: told.link,
        }
    };
    runner.send(job, told.to, told.locale, told.city, letter).await
}

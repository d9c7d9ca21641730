//! Tells a reporter what came of a report.

use app::job::{JobError, TakenJob, id_of};
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, case: &str, report: &str) -> Result<(), JobError> {
    let told = runner.app.outcome_letter(id_of(case)?, id_of(report)?).await?;
    let letter = Letter::ReportOutcome {
        what: told.what,
        outcome: told.outcome,
        link: told.link,
    };
    runner.send(job, told.to, told.locale, told.city, letter).await
}

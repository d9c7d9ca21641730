//! Tells somebody who carries a project that it was called off, and why.

use app::job::{JobError, TakenJob};
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(
    runner: &Runner,
    job: &TakenJob,
    project: &str,
    person: &str,
) -> Result<(), JobError> {
    let told = runner.app.called_off_letter(project, person).await?;
    let letter = Letter::CampaignCalledOff {
        project: told.project,
        reason: told.reason,
        link: told.link,
    };
    runner.send(job, told.to, told.locale, told.city, letter).await
}

//! Tells a donor that a payment did not go through.

use app::job::{JobError, TakenJob, pledge_of};
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, pledge: &str) -> Result<(), JobError> {
    let receipt = runner.app.receipt(pledge_of(pledge)?).await?;
    let letter = Letter::PledgeFailed {
        project: receipt.project,
        project_link: receipt.project_link,
        gift: receipt.gift,
    };
    runner
        .send(job, receipt.to, receipt.locale, receipt.city, letter)
        .await
}

//! Sends the receipt of a gift, with what the city adds and why.

use app::job::{JobError, TakenJob, pledge_of};
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, pledge: &str) -> Result<(), JobError> {
    let receipt = runner.app.receipt(pledge_of(pledge)?).await?;
    let letter = Letter::PledgeReceipt {
        project: receipt.project,
        project_link: receipt.project_link,
        gift: receipt.gift,
        tip: receipt.tip,
        added: receipt.added,
        why: receipt.why,
    };
    runner
        .send(job, receipt.to, receipt.locale, receipt.city, letter)
        .await
}

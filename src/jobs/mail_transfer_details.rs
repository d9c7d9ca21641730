//! Tells a donor what to fill in at their bank, so that closing the page loses nothing.

use app::job::{JobError, TakenJob, pledge_of};
use app::pledge::TransferDetails;
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, pledge: &str) -> Result<(), JobError> {
    let id = pledge_of(pledge)?;
    let Some(pledge) = runner.app.pledge(id).await? else {
        return Err(JobError::Never(format!("{id} is missing")));
    };
    let Some(TransferDetails {
        account,
        amount,
        reference,
    }) = runner.app.transfer_details(&pledge).await?
    else {
        // It has come already, or is not waited for any more.
        return Ok(());
    };
    let receipt = runner.app.receipt(id).await?;
    let letter = Letter::TransferDetails {
        project: receipt.project,
        project_link: receipt.project_link,
        gift: amount,
        holder: account.holder,
        iban: account.iban.to_string(),
        bic: account.bic.as_ref().map(ToString::to_string),
        reference: reference.to_string(),
        days: app::pledge::transfer_days(),
    };
    runner
        .send(job, receipt.to, receipt.locale, receipt.city, letter)
        .await
}

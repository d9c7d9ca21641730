//! Makes tax receipts: those of a year, and one for what is left of another's gifts.

use app::job::{JobError, TakenJob, id_of};

use crate::Runner;

pub(crate) async fn of_year(runner: &Runner, job: &TakenJob, run: &str) -> Result<(), JobError> {
    Ok(runner.app.run_receipts_of_year(job, id_of(run)?).await?)
}

pub(crate) async fn reissue(runner: &Runner, receipt: &str) -> Result<(), JobError> {
    Ok(runner.app.reissue_receipt(id_of(receipt)?).await?)
}

//! Charges promises, and ends the payments of those that are over.

use app::job::{JobError, pledge_of};

use crate::Runner;

pub(crate) async fn charge(runner: &Runner, pledge: &str) -> Result<(), JobError> {
    Ok(runner.app.charge_pledge(pledge_of(pledge)?).await?)
}

pub(crate) async fn drop_payment(runner: &Runner, pledge: &str) -> Result<(), JobError> {
    Ok(runner.app.drop_payment(pledge_of(pledge)?).await?)
}

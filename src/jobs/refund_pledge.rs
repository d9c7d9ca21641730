//! Gives a pledge back through its provider.

use app::job::{JobError, pledge_of};

use crate::Runner;

pub(crate) async fn run(runner: &Runner, pledge: &str) -> Result<(), JobError> {
    Ok(runner.app.refund_pledge(pledge_of(pledge)?).await?)
}

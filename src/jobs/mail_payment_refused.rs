//! Tells whoever asked for a payment that it is not approved, and why.

use app::job::{JobError, TakenJob};
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, payment: &str) -> Result<(), JobError> {
    let told = runner.app.refused_payment(payment).await?;
    let letter = Letter::PaymentRefused {
        project: told.project,
        amount: told.amount,
        reason: told.reason,
        link: told.link,
    };
    runner.send(job, told.to, told.locale, told.city, letter).await
}

//! Tells a donor of a tax receipt: that it was made by their wish, or that it no longer holds.

use app::job::{JobError, TakenJob, id_of};
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, receipt: &str) -> Result<(), JobError> {
    let told = runner.app.receipt_letter(id_of(receipt)?).await?;
    let letter = match told.reason {
        Some(reason) => Letter::TaxReceiptVoid {
            number: told.number,
            issuer: told.issuer,
            reason: reason.to_owned(),
            instead: told.instead,
            link: told.link,
        },
        None => Letter::TaxReceipt {
            number: told.number,
            issuer: told.issuer,
            link: told.link,
        },
    };
    runner.send(job, told.to, told.locale, told.city, letter).await
}

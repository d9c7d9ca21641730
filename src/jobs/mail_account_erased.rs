//! Sends the last mail to somebody whose account was erased.

use app::job::{JobError, TakenJob};
use domain::Locale;
use mail::Letter;

use crate::Runner;
use crate::outgoing::address;

pub(crate) async fn run(
    runner: &Runner,
    job: &TakenJob,
    email: &str,
    locale: Locale,
) -> Result<(), JobError> {
    let to = address(email)?;
    let link = format!("{}/", runner.app.settings().base_url);
    let signature = runner.app.site_name().await?;
    runner
        .send(job, to, locale, signature, Letter::AccountErased { link })
        .await
}

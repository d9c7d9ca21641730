//! Sends the code by which a person proves anew who they are.

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
    code: &str,
) -> Result<(), JobError> {
    let to = address(email)?;
    let settings = runner.app.settings();
    let signature = runner.app.site_name().await?;
    let letter = Letter::ProofCode {
        code: code.to_owned(),
        minutes: u32::try_from(settings.link_minutes).unwrap_or(u32::MAX),
        link: runner.account_link(),
    };
    runner.send(job, to, locale, signature, letter).await
}

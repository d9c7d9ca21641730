//! Tells a person that their password was changed or taken away.

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
    removed: bool,
) -> Result<(), JobError> {
    let to = address(email)?;
    let signature = runner.app.site_name().await?;
    let letter = Letter::PasswordChanged {
        removed,
        link: runner.account_link(),
    };
    runner.send(job, to, locale, signature, letter).await
}

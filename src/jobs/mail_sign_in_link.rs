//! Sends the mail with a sign-in link and its code.

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
    (token, code): (&str, &str),
) -> Result<(), JobError> {
    let to = address(email)?;
    let settings = runner.app.settings();
    let link = format!("{}/signin/{token}", settings.base_url);
    let minutes = u32::try_from(settings.link_minutes).unwrap_or(u32::MAX);
    let signature = runner.app.site_name().await?;
    runner
        .send(
            job,
            to,
            locale,
            signature,
            Letter::SignInLink {
                link,
                code: code.to_owned(),
                minutes,
            },
        )
        .await
}

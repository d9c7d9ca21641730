//! Tells a person that somebody has signed in with a browser unlike those before.

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
    (device, place): (&str, &str),
) -> Result<(), JobError> {
    let to = address(email)?;
    let signature = runner.app.site_name().await?;
    let letter = Letter::NewBrowser {
        device: device.to_owned(),
        place: place.to_owned(),
        link: runner.account_link(),
    };
    runner.send(job, to, locale, signature, letter).await
}

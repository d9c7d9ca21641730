//! Sends the mail of an invitation.

use app::invitation::INVITATION_DAYS;
use app::job::{JobError, TakenJob};
use domain::Locale;
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(
    runner: &Runner,
    job: &TakenJob,
    invitation: &str,
    locale: Locale,
    token: &str,
) -> Result<(), JobError> {
    // Taken back before its mail left: nothing is to be said.
    let Some(letter) = runner.app.invitation_letter(invitation, locale).await? else {
        return Ok(());
    };
    let link = format!("{}/invitation/{token}", runner.app.settings().base_url);
    let said = Letter::Invitation {
        kind: letter.kind,
        to_what: letter.to_what,
        inviter: letter.invited_by,
        link,
        days: u32::try_from(INVITATION_DAYS).unwrap_or(u32::MAX),
    };
    runner.send(job, letter.email, locale, letter.city, said).await
}

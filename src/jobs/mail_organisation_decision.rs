//! Tells a manager what the city decided on an organisation.

use app::job::{JobError, TakenJob};
use domain::verification::CheckResult;
use mail::Letter;

use crate::Runner;

pub(crate) async fn run(
    runner: &Runner,
    job: &TakenJob,
    organisation: &str,
    person: &str,
) -> Result<(), JobError> {
    let told = runner.app.decision_letter(organisation, person).await?;
    let letter = Letter::OrganisationDecision {
        organisation: told.organisation,
        link: told.link,
        verified: told.result == CheckResult::Verified,
        revoked: told.result == CheckResult::Revoked,
        reason: told.reason,
    };
    runner.send(job, told.to, told.locale, told.city, letter).await
}

//! Tells a donor that money of a gift came back, which way and why.

use app::job::{JobError, TakenJob, pledge_of};
use domain::Money;
use domain::project::ProjectState;
use mail::{BackBecause, Letter};

use crate::Runner;

pub(crate) async fn run(
    runner: &Runner,
    job: &TakenJob,
    pledge: &str,
    (amount_minor, came): (i64, &str),
) -> Result<(), JobError> {
    let receipt = runner.app.receipt(pledge_of(pledge)?).await?;
    let unknown = |_| JobError::Never(format!("no way back is called {came}"));
    let letter = Letter::PledgeRefunded {
        project: receipt.project,
        project_link: receipt.project_link,
        // What came on top goes back with it.
        gift: Money::new(
            receipt.gift.minor.saturating_add(receipt.tip.minor),
            receipt.gift.currency,
        ),
        back: Money::new(amount_minor, receipt.gift.currency),
        came: came.parse().map_err(unknown)?,
        because: match receipt.project_state {
            ProjectState::Failed => BackBecause::Failed,
            ProjectState::Cancelled => BackBecause::Cancelled,
            _ => BackBecause::Gift,
        },
    };
    runner
        .send(job, receipt.to, receipt.locale, receipt.city, letter)
        .await
}

//! Tells a donor that a promise counts, could not be charged, or is over.

use app::job::{JobError, TakenJob, pledge_of};
use domain::pledge::PledgeState;
use domain::project::ProjectState;
use mail::{Letter, PromiseEnd, PromiseStage};

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, pledge: &str, stage: &str) -> Result<(), JobError> {
    let unknown = |_| JobError::Never(format!("no stage of a promise is called {stage}"));
    let stage: PromiseStage = stage.parse().map_err(unknown)?;
    let promise = runner.app.promise_letter(pledge_of(pledge)?).await?;
    // What was charged or taken back since needs no such word any more.
    let still_open = promise.state == PledgeState::Authorized;
    if matches!(stage, PromiseStage::Made | PromiseStage::FellThrough) && !still_open {
        return Ok(());
    }
    let because = match (promise.receipt.project_state, promise.state) {
        (ProjectState::Failed, _) => PromiseEnd::Failed,
        (ProjectState::Cancelled, _) => PromiseEnd::Cancelled,
        (_, PledgeState::Cancelled) => PromiseEnd::TakenBack,
        _ => PromiseEnd::NotPaid,
    };
    let receipt = promise.receipt;
    let letter = Letter::PledgePromised {
        project: receipt.project,
        link: match stage {
            PromiseStage::FellThrough => promise.pay_link,
            PromiseStage::Made | PromiseStage::Ended => receipt.project_link,
        },
        gift: receipt.gift,
        tip: receipt.tip,
        added: receipt.added,
        why: receipt.why,
        holds: promise.holds,
        stage,
        until: promise.until,
        because,
    };
    runner
        .send(job, receipt.to, receipt.locale, receipt.city, letter)
        .await
}

//! Carries a simulation out.

use app::job::{JobError, TakenJob, id_of};

use crate::Runner;

pub(crate) async fn run(runner: &Runner, job: &TakenJob, simulation: &str) -> Result<(), JobError> {
    Ok(runner.app.run_simulation(job, id_of(simulation)?).await?)
}

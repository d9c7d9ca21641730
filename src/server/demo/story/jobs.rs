//! What use cases have queued while the story was told.

use app::job::{Job, pledge_of};

use super::{Story, StoryError};

impl Story<'_> {
    /// Carries out refunds, and lets the mails of the past rest: nobody is to get a year's letters at once.
    pub(super) async fn finish_jobs(&self) -> Result<(), StoryError> {
        while let Some(job) = self.app.take_job().await? {
            if let Ok(Job::RefundPledge { pledge }) = serde_json::from_str(&job.body) {
                self.app.refund_pledge(pledge_of(&pledge)?).await?;
            }
            self.app.end_job(&job, Ok(())).await?;
        }
        Ok(())
    }
}

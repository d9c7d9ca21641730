//! The end of campaigns.

use domain::ProjectId;
use domain::project::ProjectState;

use crate::{App, AppResult};

/// Campaigns ended at once at most.
const AT_ONCE: u64 = 100;

impl App {
    /// Puts the end of every campaign whose closing date has passed on its city's list, and decides.
    /// Called by the schedule; called twice, it changes nothing more. One that cannot be ended does not
    /// hold up the others.
    ///
    /// # Errors
    /// The last of those of the database.
    pub async fn end_campaigns(&self) -> AppResult<()> {
        let now = self.world.now();
        let mut result = Ok(());
        for id in store::project::ended(self.db.read(), now, AT_ONCE).await? {
            if let Err(error) = self.end_campaign(id).await {
                tracing::error!(project.id = %id, %error, "campaign not ended");
                result = Err(error);
            }
        }
        result
    }

    async fn end_campaign(&self, id: ProjectId) -> AppResult<()> {
        let city = self
            .db
            .write("campaign.end", |conn| async move {
                // Locked and read again: another process may have ended it meanwhile.
                let Some(project) = store::project::lock(&conn, id).await? else {
                    return Ok(None);
                };
                let now = self.world.now();
                // One that was suspended meanwhile stands still until it may go on.
                let is_over = project.state == ProjectState::Published
                    && project.closes_at.is_some_and(|closes_at| closes_at <= now);
                if is_over && !store::event::is_ended(&conn, project.city, id, project.closes_at).await? {
                    self.list_end(&conn, &project, now).await?;
                }
                Ok::<_, crate::AppError>(Some(project.city))
            })
            .await?;
        match city {
            Some(city) => self.decide(city).await,
            None => Ok(()),
        }
    }
}

//! The end of campaigns.

use crate::{App, AppResult};

/// Campaigns ended at once at most.
const AT_ONCE: u64 = 100;

impl App {
    /// Puts the end of every campaign whose closing date has passed on its city's list, and decides.
    /// Called by the schedule; called twice, it changes nothing more.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end_campaigns(&self) -> AppResult<()> {
        let now = self.world.now();
        for project in store::project::ended(self.db.read(), now, AT_ONCE).await? {
            let id = project.id;
            self.db
                .write("campaign.end", |conn| async move {
                    // Locked and read again: another process may have ended it meanwhile.
                    let Some(project) = store::project::lock(&conn, id).await? else {
                        return Ok(());
                    };
                    let is_over = project.closes_at.is_some_and(|closes_at| closes_at <= now);
                    if is_over && !store::event::is_ended(&conn, project.city, id).await? {
                        self.list_end(&conn, &project, now).await?;
                    }
                    Ok::<_, crate::AppError>(())
                })
                .await?;
            self.decide(project.city).await?;
        }
        Ok(())
    }
}

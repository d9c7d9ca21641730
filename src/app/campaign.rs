//! The end of campaigns and pools.

use chrono::{DateTime, Utc};
use domain::project::ProjectState;
use domain::{PoolId, ProjectId};

use crate::{App, AppResult};

/// Campaigns, and pools, ended at once at most.
const AT_ONCE: u64 = 100;

/// What has come to its end.
#[derive(Debug, Clone, Copy)]
enum Over {
    Pool(PoolId),
    Campaign(ProjectId),
}

impl App {
    /// Ends what is over, in the order of the ends: campaigns are settled, pools hold their last rounds and give
    /// back what is left. Where both end at one moment, the pool comes first, so that its round still reaches
    /// the campaign. Called by the schedule; called twice, it changes nothing more. What cannot be ended does
    /// not hold up the rest.
    ///
    /// # Errors
    /// The last of those of the database.
    pub async fn end_what_is_over(&self) -> AppResult<()> {
        let now = self.world.now();
        let conn = self.db.read();
        let pools = store::pool::over(conn, now, AT_ONCE).await?;
        let campaigns = store::project::ended(conn, now, AT_ONCE).await?;
        let mut over: Vec<(DateTime<Utc>, Over)> =
            pools.into_iter().map(|(at, id)| (at, Over::Pool(id))).collect();
        over.extend(campaigns.into_iter().map(|(at, id)| (at, Over::Campaign(id))));
        over.sort_by_key(|(at, _)| *at);
        let mut result = Ok(());
        for (_, what) in over {
            let ended = match what {
                Over::Pool(id) => self.close_pool(id).await,
                Over::Campaign(id) => self.end_campaign(id).await,
            };
            if let Err(error) = ended {
                tracing::error!(what = ?what, %error, "not ended");
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

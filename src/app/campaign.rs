//! The end of campaigns, of pools and of the windows of rules.

mod letter;
mod verdict;

use chrono::{DateTime, Utc};
use domain::project::ProjectState;
use domain::{PoolId, ProjectId};

use crate::{App, AppResult};

pub use letter::CalledOffLetter;
pub use verdict::Shortfall;

/// Campaigns, and pools, ended at once at most.
const AT_ONCE: u64 = 100;

/// What has come to its end, in the order in which ends of one moment take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Over {
    /// The window of a rule.
    Window(PoolId),
    /// A pool that is shared out in rounds: its last one still reaches the campaigns that end with it.
    Round(PoolId),
    /// A campaign: what it earns at its end comes out of the pools that end with it.
    Campaign(ProjectId),
    /// Any other pool.
    Pool(PoolId),
}

impl App {
    /// Ends what is over, in the order of the ends: windows of rules are closed, campaigns are settled, pools hold
    /// their last rounds and give back what is left. Called by the schedule; called twice, it changes nothing more.
    /// What cannot be ended does not hold up the rest.
    ///
    /// # Errors
    /// The last of those of the database.
    pub async fn end_what_is_over(&self) -> AppResult<()> {
        let now = self.world.now();
        let conn = self.db.read();
        let mut over: Vec<(DateTime<Utc>, Over)> = Vec::new();
        for (at, id) in store::pool::over(conn, now, AT_ONCE).await? {
            if self.waits_for_outcomes(id, at).await? {
                continue;
            }
            let rounds = self.holds_rounds(id).await?;
            over.push((at, if rounds { Over::Round(id) } else { Over::Pool(id) }));
        }
        let campaigns = store::campaign_end::ended(conn, now, AT_ONCE).await?;
        over.extend(campaigns.into_iter().map(|(at, id)| (at, Over::Campaign(id))));
        let windows = self.windows_over(now).await?;
        over.extend(windows.into_iter().map(|(at, id)| (at, Over::Window(id))));
        over.sort();
        let mut result = Ok(());
        for (_, what) in over {
            let ended = match what {
                Over::Window(id) => self.end_window(id).await,
                Over::Round(id) | Over::Pool(id) => self.close_pool(id).await,
                Over::Campaign(id) => self.end_campaign(id).await,
            };
            if let Err(error) = ended {
                tracing::error!(what = ?what, %error, "not ended");
                result = Err(error);
            }
        }
        result
    }

    /// Whether a campaign that was to end with the pool or before it still waits for gifts on their way: what it earns
    /// at its end comes out of the pool.
    async fn waits_for_outcomes(&self, id: PoolId, at: DateTime<Utc>) -> AppResult<bool> {
        let conn = self.db.read();
        let Some(pool) = store::pool::by_id(conn, id).await? else {
            return Ok(false);
        };
        Ok(store::campaign_end::any_waiting(conn, pool.city, at, self.world.now()).await?)
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

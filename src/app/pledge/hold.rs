//! What pools hold for pledges whose payment did not come in time.

use std::collections::BTreeMap;

use domain::CityId;
use store::pledge_hold::{self, Overdue};

use crate::{App, AppError, AppResult};

/// How many are looked at in one round of the schedule.
const AT_ONCE: u64 = 500;

impl App {
    /// Frees what is held for pledges whose time is over: one event a city is enough, before which the engine ends
    /// everything that is over due. Called by the schedule. Gives in how many cities.
    ///
    /// # Errors
    /// Those of the database; what stops one city stops no other.
    pub async fn release_holds(&self) -> AppResult<usize> {
        let now = self.world.now();
        let mut first: BTreeMap<CityId, Overdue> = BTreeMap::new();
        for overdue in pledge_hold::overdue(self.db.read(), now, AT_ONCE).await? {
            first.entry(overdue.city).or_insert(overdue);
        }
        let mut last = Ok(());
        for overdue in first.values() {
            if let Err(error) = self.release_hold(*overdue).await {
                tracing::error!(city.id = %overdue.city, %error, "hold.release.failed");
                last = Err(error);
            }
        }
        last.map(|()| first.len())
    }

    async fn release_hold(&self, overdue: Overdue) -> AppResult<()> {
        let now = self.world.now();
        self.db
            .write("hold.release", |conn| async move {
                // Locked, so that two processes with one clock do not both list it.
                let pledge = store::pledge::lock(&conn, overdue.pledge).await?;
                let held = pledge.and_then(|pledge| pledge.held);
                if held.is_some_and(|held| held.until < now)
                    && !pledge_hold::is_release_listed(&conn, overdue.city, overdue.pledge).await?
                {
                    let gift = (overdue.project, overdue.pledge);
                    self.list_hold_released(&conn, overdue.city, gift, now).await?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        self.decide(overdue.city).await
    }
}

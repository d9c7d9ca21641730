//! Who may have something held, and what pools hold for pledges whose payment did not come in time.
//!
//! To begin a payment costs nothing, and under made-up addresses anybody can be many. So nobody has more than
//! [`OPEN_MAX`] holds at once; for all who are not signed in, a pool holds no more than [`GUESTS_SHARE_BPS`] of what is
//! left in it, which the engine sees to as the list has it; and a network gets a limited number of holds an hour for
//! those. Who gets none gives all the same: what is added is decided when the payment arrives. What guests do under
//! somebody's address takes nothing from the holds of whoever signs in with it.

use std::collections::BTreeMap;

use domain::CityId;
use store::Conn;
use store::pledge::Pledge;
use store::pledge_hold::{self, Overdue};

use crate::{App, AppError, AppResult};

/// How many are looked at in one round of the schedule.
const AT_ONCE: u64 = 500;
/// Holds that one person may have open at once.
const OPEN_MAX: i64 = 3;
/// The share of what is left in a pool, in basis points, that may be held for guests.
pub(crate) const GUESTS_SHARE_BPS: u32 = 2_000;
/// Holds an hour for the guests of one network: enough for a market stall, too few to matter.
const NETWORK_MAX: i64 = 30;

impl App {
    /// Whether a new pledge, stored in this transaction, may ask for a hold. Whoever asks at the same moment for the
    /// same person, or from the same network, waits for the answer.
    pub(super) async fn may_hold(
        &self,
        conn: &Conn,
        pledge: &Pledge,
        network: Option<&str>,
    ) -> AppResult<bool> {
        let now = self.world.now();
        pledge_hold::lock_person(conn, pledge.person).await?;
        if pledge_hold::open_of(conn, pledge.person, pledge.by_guest, now).await? >= OPEN_MAX {
            return Ok(false);
        }
        let Some(network) = network.filter(|_| pledge.by_guest) else {
            return Ok(true);
        };
        // Hashed with the hour and a key: what a visitor's network was is nobody's concern later.
        let hour = now.format("%Y-%m-%dT%H");
        let network = self.keyed_hash(&format!("parvis-hold-1 {hour} {network}"))?;
        Ok(self.count_try(conn, "hold", &network).await? <= NETWORK_MAX)
    }

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

//! What the clock asks for.

use std::time::Duration;

use app::AppResult;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

use crate::Runner;

/// How often campaigns are ended and forgotten events decided.
const TICK: Duration = Duration::from_secs(5);
/// Every how many ticks the provider is asked about waiting payments.
const TICKS_BETWEEN_LOOK_UPS: u32 = 12;

impl Runner {
    /// Does what is due by the clock, until `stop` turns true or its sender is gone.
    pub async fn schedule(&self, mut stop: watch::Receiver<bool>) {
        let mut clock = tokio::time::interval(TICK);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut tick: u32 = 0;
        while !*stop.borrow() {
            tokio::select! {
                _ = clock.tick() => {}
                changed = stop.changed() => match changed {
                    Ok(()) => continue,
                    Err(_) => return,
                },
            }
            if let Err(error) = self.tick(tick.is_multiple_of(TICKS_BETWEEN_LOOK_UPS)).await {
                tracing::error!(%error, "schedule.failed");
            }
            tick = tick.wrapping_add(1);
        }
    }

    /// One round of the schedule.
    ///
    /// # Errors
    /// Those of the database; the next round does what this one could not.
    pub async fn tick(&self, ask_provider: bool) -> AppResult<()> {
        self.app.decide_all().await?;
        self.app.end_campaigns().await?;
        if ask_provider {
            self.app.refresh_waiting().await?;
        }
        Ok(())
    }
}

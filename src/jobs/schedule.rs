//! What the clock asks for.

use std::time::Duration;

use app::App;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

use crate::Runner;

/// How often campaigns and pools are ended, holds are ended and forgotten events decided.
const TICK: Duration = Duration::from_secs(5);
/// Every how many ticks what is kept long enough is forgotten, the provider is asked for its transfers, and receipts are
/// made that people wish for: once an hour.
const TICKS_BETWEEN_FORGETTING: u32 = 720;
/// Every how many ticks the provider is asked about waiting payments.
const TICKS_BETWEEN_LOOK_UPS: u32 = 12;

/// Withdraws receipts that say something else than what became of their gifts, makes those that people wish for, and in
/// January those of the year before. Each part runs whatever became of the others.
async fn make_receipts(app: &App) {
    let parts = [
        ("withdraw", app.withdraw_outdated_receipts().await.map(drop)),
        ("wished", app.issue_wished_receipts().await.map(drop)),
        ("year", app.start_receipt_runs_of_clock().await),
    ];
    for (part, outcome) in parts {
        if let Err(error) = outcome {
            tracing::error!(part, %error, "receipts.failed");
        }
    }
}

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
            if tick.is_multiple_of(TICKS_BETWEEN_FORGETTING) {
                // By itself: it may take long, and a panic in it must not stop the clock.
                let app = self.app.clone();
                tokio::spawn(async move {
                    if let Err(error) = app.forget_what_is_old().await {
                        tracing::error!(%error, "retention.failed");
                    }
                });
                // Its notice is usually faster; this is for one that was lost.
                let app = self.app.clone();
                tokio::spawn(async move {
                    if let Err(error) = app.take_transfers().await {
                        tracing::error!(%error, "transfers.failed");
                    }
                });
                let app = self.app.clone();
                tokio::spawn(async move { make_receipts(&app).await });
            }
            tick = tick.wrapping_add(1);
        }
    }

    /// One round of the schedule. Each part runs whatever became of the others, and a panic in one is an
    /// error of that one: the clock must not stop for everybody.
    ///
    /// # Errors
    /// The last part's that failed, in words; the next round does what this one could not.
    pub async fn tick(&self, ask_provider: bool) -> Result<(), String> {
        let mut result = Ok(());
        let (decide, end, refresh) = (self.app.clone(), self.app.clone(), self.app.clone());
        let release = self.app.clone();
        let mut parts = vec![
            ("decide", tokio::spawn(async move { decide.decide_all().await })),
            ("end", tokio::spawn(async move { end.end_what_is_over().await })),
            (
                "release",
                tokio::spawn(async move { release.release_holds().await.map(|_| ()) }),
            ),
        ];
        if ask_provider {
            parts.push((
                "refresh",
                tokio::spawn(async move { refresh.refresh_waiting().await.map(|_| ()) }),
            ));
            let expire = self.app.clone();
            parts.push((
                "expire",
                tokio::spawn(async move { expire.expire_transfers().await.map(|_| ()) }),
            ));
            let follow = self.app.clone();
            parts.push((
                "promises",
                tokio::spawn(async move { follow.follow_promises().await.map(|_| ()) }),
            ));
            let forget = self.app.clone();
            parts.push((
                "forget",
                tokio::spawn(async move { forget.forget_sign_ins().await }),
            ));
            let (addresses, files) = (self.app.clone(), self.app.clone());
            parts.push((
                "addresses",
                tokio::spawn(async move { addresses.forget_addresses().await }),
            ));
            parts.push((
                "files",
                tokio::spawn(async move { files.forget_files().await.map(|_| ()) }),
            ));
            let forget = self.app.clone();
            parts.push((
                "forget_invitations",
                tokio::spawn(async move { forget.forget_invitations().await }),
            ));
        }
        for (name, part) in parts {
            let outcome = match part.await {
                Ok(outcome) => outcome.map_err(|error| error.to_string()),
                Err(panic) => Err(panic.to_string()),
            };
            if let Err(error) = outcome {
                tracing::error!(part = name, error, "schedule.part_failed");
                result = Err(format!("{name}: {error}"));
            }
        }
        result
    }
}

//! Windows of rules that end by the clock: once, at a moment that the rule names, or with each hour, day, week or
//! month.

use chrono::{DateTime, Utc};
use domain::act::ActKind;
use domain::{CityId, PoolId};
use engine::SlicePer;
use store::rule::Windowed;

use super::round::may_hear;
use crate::matching::form::{EventForm, OfRule};
use crate::matching::listing::About;
use crate::matching::turn::time_zone;
use crate::{App, AppError, AppResult};

/// Rules looked at once at most.
const AT_ONCE: u64 = 500;

impl App {
    /// The pools of which a window is over and was not ended yet, each with the moment of its end.
    pub(crate) async fn windows_over(&self, now: DateTime<Utc>) -> AppResult<Vec<(DateTime<Utc>, PoolId)>> {
        let mut over = Vec::new();
        for rule in store::rule::windowed(self.db.read(), now, AT_ONCE).await? {
            if let Some(at) = self.window_over(&rule, now).await? {
                over.push((at, rule.pool));
            }
        }
        Ok(over)
    }

    /// When the window that was open last was over, if it is.
    async fn window_over(&self, rule: &Windowed, now: DateTime<Utc>) -> AppResult<Option<DateTime<Utc>>> {
        let at_last = rule
            .ends_at
            .filter(|ends_at| *ends_at <= now && rule.since < *ends_at);
        let Some(period) = rule
            .period
            .as_deref()
            .and_then(|word| word.parse::<SlicePer>().ok())
        else {
            return Ok(at_last);
        };
        // Nothing comes after the last window.
        if rule.ends_at.is_some_and(|ends_at| rule.since >= ends_at) {
            return Ok(None);
        }
        let zone = time_zone(&self.known_city(rule.city).await?)?;
        let passed = period.of(zone, now) > period.of(zone, rule.since);
        Ok(at_last.or(passed.then_some(now)))
    }

    /// Ends the window of a pool's rule because its time has come.
    pub(crate) async fn end_window(&self, id: PoolId) -> AppResult<()> {
        let city: Option<CityId> = self
            .db
            .write("pool.window_over", |conn| async move {
                // Locked and looked at again: another process may have ended it meanwhile.
                let Some(pool) = store::pool::lock(&conn, id).await? else {
                    return Ok(None);
                };
                let now = self.world.now();
                let known = store::rule::windowed_of(&conn, pool.city, id, now).await?;
                let is_over = match &known {
                    Some(rule) => self.window_over(rule, now).await?.is_some(),
                    None => false,
                };
                if !is_over || may_hear(&pool).is_err() {
                    return Ok(None);
                }
                let about = About {
                    pool: Some(id),
                    ..About::default()
                };
                let event = EventForm::WindowClosed(OfRule { rule: id.to_string() });
                self.list_event(&conn, pool.city, about, &event, now).await?;
                self.record_of_clock(&conn, pool.city, ActKind::WindowClosed, id)
                    .await?;
                Ok::<_, AppError>(Some(pool.city))
            })
            .await?;
        match city {
            Some(city) => self.decide(city).await,
            None => Ok(()),
        }
    }

    /// Whether a pool is shared out in rounds.
    pub(crate) async fn holds_rounds(&self, id: PoolId) -> AppResult<bool> {
        let conn = self.db.read();
        let Some(pool) = store::pool::by_id(conn, id).await? else {
            return Ok(false);
        };
        let versions = store::rule::of_pools(conn, pool.city, &[id]).await?;
        let acting = versions.iter().find(|version| version.published_at.is_some());
        acting.map_or(Ok(false), |version| Ok(super::rule_of(version)?.is_round()))
    }
}

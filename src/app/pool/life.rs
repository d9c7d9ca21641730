//! What publishing, pausing and a new rule do: the list of events, the journal, the versions.

use chrono::{DateTime, Utc};
use domain::act::ActKind;
use domain::pool::{PoolState, PoolStep};
use domain::{Id, Money, PoolId, ProblemKind, RuleId};
use ledger::PoolFact;
use store::Conn;
use store::city::City;
use store::pool::Pool;
use store::rule::RuleVersion;

use super::fields::CheckedRule;
use super::rule_of;
use super::terms::{pool_form, terms_of};
use crate::matching::form::{EventForm, OfPool, PausableForm, PoolDefinition, RuleDefinition, RuleForm};
use crate::matching::listing::About;
use crate::{App, AppError, AppResult};

impl App {
    pub(crate) async fn step_pool_in(
        &self,
        conn: &Conn,
        city: &City,
        pool: Pool,
        step: PoolStep,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let wrong = |wrong: domain::pool::WrongPoolStep| ProblemKind::WrongPoolState { state: wrong.from };
        let state = pool
            .state
            .after(step)
            .map_err(|error| AppError::refused("", wrong(error)))?;
        let about = About {
            pool: Some(pool.id),
            ..About::default()
        };
        let key = pool.id.to_string();
        let event = match step {
            PoolStep::Publish => {
                if pool.closes_at.is_some_and(|closes_at| closes_at <= now) {
                    return Err(AppError::refused("closesAt", ProblemKind::InThePast));
                }
                return self.open_pool(conn, city, pool, state, now).await;
            }
            PoolStep::Pause => EventForm::Pause(PausableForm::pool(&key)),
            PoolStep::Resume => EventForm::Resume(PausableForm::pool(&key)),
            PoolStep::Close => EventForm::PoolClosed(OfPool { pool: key }),
        };
        self.list_event(conn, city.id, about, &event, now).await?;
        Ok(store::pool::set_state(conn, city.id, pool.id, state).await?)
    }

    /// Ends a pool whose time is over.
    pub(crate) async fn close_pool(&self, id: PoolId) -> AppResult<()> {
        let city = self
            .db
            .write("pool.over", |conn| async move {
                // Locked and read again: another process may have ended it meanwhile.
                let Some(pool) = store::pool::lock(&conn, id).await? else {
                    return Ok(None);
                };
                let now = self.world.now();
                let open = pool.state.after(PoolStep::Close).is_ok();
                if !open || pool.closes_at.is_none_or(|closes_at| closes_at > now) {
                    return Ok(None);
                }
                let city = store::city::by_id(&conn, pool.city).await?;
                let city = city.ok_or_else(|| AppError::Internal(format!("{} is missing", pool.city)))?;
                self.step_pool_in(&conn, &city, pool, PoolStep::Close, now)
                    .await?;
                self.record_of_clock(&conn, city.id, ActKind::PoolClosed, id)
                    .await?;
                Ok::<_, AppError>(Some(city.id))
            })
            .await?;
        match city {
            Some(city) => self.decide(city).await,
            None => Ok(()),
        }
    }

    /// Publishes: the pool and its rule join the list, the funders' promise the journal.
    async fn open_pool(
        &self,
        conn: &Conn,
        city: &City,
        pool: Pool,
        state: PoolState,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let funders = store::pool::funders(conn, city.id, pool.id).await?;
        let form = pool_form(&pool, &terms_of(&pool)?, &funders, now);
        let about = About {
            pool: Some(pool.id),
            ..About::default()
        };
        self.list_event(
            conn,
            city.id,
            about,
            &EventForm::Pool(PoolDefinition { pool: form }),
            now,
        )
        .await?;
        let versions = store::rule::of_pools(conn, city.id, &[pool.id]).await?;
        let version = versions
            .first()
            .ok_or_else(|| AppError::Internal(format!("{} has no rule", pool.id)))?;
        self.list_rule(conn, city, &pool, version, now).await?;
        let amount = Money::new(pool.amount_minor, city.currency);
        self.post(
            conn,
            city.id,
            PoolFact::Funded {
                pool: pool.id,
                amount,
            },
            now,
        )
        .await?;
        let published = Pool {
            state,
            published_at: Some(now),
            ..pool
        };
        Ok(store::pool::update(conn, &published, None).await?)
    }

    async fn list_rule(
        &self,
        conn: &Conn,
        city: &City,
        pool: &Pool,
        version: &RuleVersion,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let rule = rule_of(version)?;
        let about = About {
            pool: Some(pool.id),
            ..About::default()
        };
        // A millisecond later than the pool it belongs to: the list is ordered by instant, then identifier.
        let after_the_pool = now + chrono::Duration::milliseconds(1);
        self.list_event(
            conn,
            city.id,
            about,
            &EventForm::Rule(RuleDefinition { rule: Box::new(rule) }),
            after_the_pool,
        )
        .await?;
        Ok(store::rule::publish(conn, city.id, version.id, now).await?)
    }

    /// A draft's rule is replaced; a published pool gets a new version.
    pub(super) async fn put_rule(
        &self,
        conn: &Conn,
        pool: &Pool,
        rule: &CheckedRule,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let versions = store::rule::of_pools(conn, pool.city, &[pool.id]).await?;
        let newest = versions
            .first()
            .ok_or_else(|| AppError::Internal(format!("{} has no rule", pool.id)))?;
        if newest.published_at.is_none() {
            let changed = RuleVersion {
                id: newest.id,
                ..self.version(pool, newest.version, rule, now)
            };
            return Ok(store::rule::put(conn, pool.city, &changed).await?);
        }
        // The place among the rules of a project is the same in all versions.
        let rule = &CheckedRule {
            form: RuleForm {
                priority: rule_of(newest)?.priority,
                ..rule.form.clone()
            },
            settings: rule.settings.clone(),
        };
        let next = self.version(pool, newest.version + 1, rule, now);
        store::rule::put(conn, pool.city, &next).await?;
        let city = store::city::by_id(conn, pool.city).await?;
        let city = city.ok_or_else(|| AppError::Internal(format!("{} is missing", pool.city)))?;
        self.list_rule(conn, &city, pool, &next, now).await
    }

    pub(super) fn version(
        &self,
        pool: &Pool,
        version: i32,
        rule: &CheckedRule,
        now: DateTime<Utc>,
    ) -> RuleVersion {
        let key = pool.id.to_string();
        let form = RuleForm {
            id: key.clone(),
            version: version.unsigned_abs(),
            pool: key,
            ..rule.form.clone()
        };
        RuleVersion {
            id: RuleId::new(&self.world),
            pool: pool.id,
            version,
            definition: form.to_json(),
            settings: rule.settings.to_json(),
            created_at: now,
            published_at: None,
            window_ends_at: form.window_ends_at(),
            period: form.period().map(|per| per.to_string()),
        }
    }
}

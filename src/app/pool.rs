//! Match pools: set up by officials, read by everybody.

mod fields;
mod life;
mod names;
mod read;
mod round;
mod terms;
mod waiting;
mod window;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::act::ActKind;
use domain::pool::{PoolState, PoolStep};
use domain::{CityId, Id, PoolId, ProblemKind, Problems};
use serde_json::json;
use store::city::City;
use store::pool::Pool;
use store::{Conn, Texts};

use crate::changes::Change;
use crate::matching::fold::OpenRule;
use crate::matching::form::RuleForm;
use crate::matching::settings::RuleInput;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};
use fields::set_fields;

pub use read::rule_of;
pub use round::AdmissionInput;
pub(crate) use terms::pool_form;
pub use terms::terms_of;
pub use waiting::{Candidate, Task, Waiting};

/// A pool as an official writes it. In an update, what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PoolInput {
    /// Its name.
    pub name: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// When it begins to decide; at its publication where left out.
    pub opens_at: Option<DateTime<Utc>>,
    /// When it ends.
    pub closes_at: Option<DateTime<Utc>>,
    /// For how many seconds it keeps what a gift would get while it is being paid for; 0 for not at all.
    pub hold_seconds: Option<i32>,
    /// Who pays how much: names and amounts as written.
    pub funders: Option<Vec<(String, String)>>,
    /// Its rule.
    pub rule: Option<WrittenRule>,
    /// How its money is divided, spread over time and taken from its funders: as the match files write it, JSON.
    pub terms: Option<String>,
}

/// A rule as an official writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum WrittenRule {
    /// By the settings of the builder.
    Settings(Box<RuleInput>),
    /// As the match files write it, JSON; its identifier, version and pool are the platform's to set.
    Definition(String),
}

/// A pool that a project may draw from.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectPool {
    /// The pool.
    pub pool: Pool,
    /// The rule in force.
    pub rule: Arc<RuleForm>,
    /// What it gives to the project now.
    pub given_minor: i64,
    /// Whether it would add to a gift now, and why not.
    pub open: OpenRule,
}

impl App {
    /// Sets a pool up, as a draft.
    ///
    /// # Errors
    /// Refused: not an official of the city; every field that is wrong; a key used for something else.
    pub async fn create_pool(
        &self,
        caller: &Caller,
        city: CityId,
        given: &PoolInput,
        key: &str,
    ) -> AppResult<Pool> {
        let Some(city) = self.city_by_id(city).await? else {
            return Err(AppError::not_found("input.city", "city"));
        };
        let on = On::city(city.id);
        policy::authorize(caller, Operation::ManagePools, on).map_err(|kind| AppError::refused("", kind))?;
        let Some(person) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        let now = self.world.now();
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", key);
        for (field, there) in [
            ("input.name", given.name.is_some()),
            ("input.funders", given.funders.is_some()),
            ("input.rule", given.rule.is_some()),
        ] {
            if !there {
                problems.push(field, ProblemKind::Required);
            }
        }
        let mut pool = Pool {
            id: PoolId::new(&self.world),
            city: city.id,
            name: String::new(),
            names: Texts::default(),
            purpose: String::new(),
            purposes: Texts::default(),
            state: PoolState::Draft,
            amount_minor: 0,
            held_minor: 0,
            reserved_minor: 0,
            committed_minor: 0,
            paid_minor: 0,
            opens_at: None,
            closes_at: None,
            terms: None,
            hold_seconds: None,
            created_by: Some(person),
            created_at: now,
            published_at: None,
        };
        let funders = set_fields(&mut problems, &mut pool, &city, given, now);
        self.set_terms(
            self.db.read(),
            &mut problems,
            &city,
            &mut pool,
            given.terms.as_deref(),
        )
        .await?;
        let rule = self
            .check_rule(
                self.db.read(),
                &mut problems,
                &city,
                given.rule.as_ref(),
                "input.",
            )
            .await?;
        problems.check()?;
        let (Some(key), Some(funders), Some(rule)) = (key, funders, rule) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let rule = self.version(&pool, 1, &rule, now);
        let (pool_ref, funders, rule, key, given) = (&pool, &funders, &rule, &key, given);
        let id = self
            .db
            .write("pool.create", |conn| async move {
                let hash = secret::hash(&format!("{given:?}"));
                let known = self
                    .once(
                        &conn,
                        pool_ref.city,
                        person.uuid(),
                        key,
                        "pool.create",
                        hash,
                        pool_ref.id.uuid(),
                    )
                    .await?;
                if let Some(known) = known {
                    return Ok(PoolId::from_uuid(known));
                }
                store::pool::insert(&conn, pool_ref, funders).await?;
                store::rule::put(&conn, pool_ref.city, rule).await?;
                let (city, id) = (Some(pool_ref.city), pool_ref.id);
                self.record(&conn, city, caller, ActKind::PoolCreated, id, json!({}))
                    .await?;
                Ok::<_, AppError>(id)
            })
            .await?;
        self.reload_pool(id).await
    }

    /// Changes a pool. A draft may change in everything; a published one in its texts and, by a new
    /// version, its rule, which applies to later gifts only.
    ///
    /// # Errors
    /// Refused: not an official of the city; every field that is wrong.
    pub async fn update_pool(
        &self,
        caller: &Caller,
        id: PoolId,
        given: &PoolInput,
        key: &str,
    ) -> AppResult<Pool> {
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", key);
        problems.check()?;
        let Some(key) = &key else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let city_id = self
            .db
            .write("pool.update", |conn| async move {
                let (mut pool, city) = self.lock_pool(&conn, caller, id).await?;
                // Read under the lock, so that the list has the events of a pool in the order of its states.
                let now = self.world.now();
                let person = caller
                    .person()
                    .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
                let hash = secret::hash(&format!("{id}{given:?}"));
                if self
                    .once(&conn, city.id, person.uuid(), key, "pool.update", hash, id.uuid())
                    .await?
                    .is_some()
                {
                    return Ok(city.id);
                }
                let mut problems = Problems::none();
                let draft = pool.state == PoolState::Draft;
                for (field, there) in [
                    ("input.funders", given.funders.is_some()),
                    ("input.opensAt", given.opens_at.is_some()),
                    ("input.closesAt", given.closes_at.is_some()),
                    ("input.terms", given.terms.is_some()),
                    ("input.holdSeconds", given.hold_seconds.is_some()),
                ] {
                    if there && !draft {
                        problems.push(field, ProblemKind::WrongPoolState { state: pool.state });
                    }
                }
                if matches!(pool.state, PoolState::Closed | PoolState::Settled) {
                    problems.push("", ProblemKind::WrongPoolState { state: pool.state });
                }
                let funders = set_fields(&mut problems, &mut pool, &city, given, now);
                if draft {
                    let terms = given.terms.as_deref();
                    self.set_terms(&conn, &mut problems, &city, &mut pool, terms)
                        .await?;
                }
                let rule = self
                    .check_rule(&conn, &mut problems, &city, given.rule.as_ref(), "input.")
                    .await?;
                problems.check()?;
                store::pool::update(&conn, &pool, funders.as_deref()).await?;
                let detail = json!({ "rule": rule.is_some(), "funders": funders.is_some() });
                if let Some(rule) = rule {
                    self.put_rule(&conn, &pool, &rule, now).await?;
                }
                self.record(&conn, Some(city.id), caller, ActKind::PoolChanged, id, detail)
                    .await?;
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.decide(city_id).await?;
        self.reload_pool(id).await
    }

    /// Publishes, pauses or resumes a pool.
    ///
    /// # Errors
    /// Refused: not an official of the city; not from this state; a key used for something else.
    pub async fn step_pool(&self, caller: &Caller, id: PoolId, step: PoolStep, key: &str) -> AppResult<Pool> {
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "idempotencyKey", key);
        problems.check()?;
        let Some(key) = &key else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let city_id = self
            .db
            .write("pool.step", |conn| async move {
                let (pool, city) = self.lock_pool(&conn, caller, id).await?;
                // Read under the lock, so that the list has the events of a pool in the order of its states.
                let now = self.world.now();
                let person = caller
                    .person()
                    .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
                let hash = secret::hash(&format!("{id}{step:?}"));
                if self
                    .once(&conn, city.id, person.uuid(), key, "pool.step", hash, id.uuid())
                    .await?
                    .is_some()
                {
                    return Ok(city.id);
                }
                self.step_pool_in(&conn, &city, pool, step, now).await?;
                let kind = match step {
                    PoolStep::Publish => ActKind::PoolPublished,
                    PoolStep::Pause => ActKind::PoolPaused,
                    PoolStep::Resume => ActKind::PoolResumed,
                    PoolStep::Close => ActKind::PoolClosed,
                };
                self.record(&conn, Some(city.id), caller, kind, id, json!({}))
                    .await?;
                tracing::info!(pool.id = %id, step = ?step, "pool moved");
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.decide(city_id).await?;
        self.reload_pool(id).await
    }

    async fn lock_pool(&self, conn: &Conn, caller: &Caller, id: PoolId) -> AppResult<(Pool, City)> {
        let pool = store::pool::lock(conn, id)
            .await?
            .filter(|pool| policy::may_read_pool(caller, pool));
        let Some(pool) = pool else {
            return Err(AppError::not_found("id", "pool"));
        };
        policy::authorize(caller, Operation::ManagePools, On::city(pool.city))
            .map_err(|kind| AppError::refused("", kind))?;
        let city = store::city::by_id(conn, pool.city).await?;
        let city = city.ok_or_else(|| AppError::Internal(format!("{} is named and missing", pool.city)))?;
        Ok((pool, city))
    }

    async fn reload_pool(&self, id: PoolId) -> AppResult<Pool> {
        let pool = store::pool::by_id(self.db.read(), id).await?;
        let pool = pool.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))?;
        self.changes.tell(Change::City(pool.city));
        Ok(pool)
    }
}

//! Match pools: set up by officials, read by everybody.

use chrono::{DateTime, Utc};
use domain::pool::{PoolState, PoolStep};
use domain::{CityId, Id, Locale, Money, PoolId, ProblemKind, Problems, RuleId};
use ledger::Fact;
use store::city::City;
use store::pool::{Funder, Pool};
use store::project_list::PoolReach;
use store::rule::RuleVersion;
use store::{Conn, Texts};

use crate::changes::Change;
use crate::matching::fold::OpenRule;
use crate::matching::form::{
    EventForm, FunderForm, PausableForm, PoolDefinition, PoolForm, RuleDefinition, RuleForm,
};
use crate::matching::listing::About;
use crate::matching::preview::{Preview, preview};
use crate::matching::settings::{RuleInput, RuleSettings};
use crate::policy::{self, On, Operation};
use crate::words::{self, Named};
use crate::{App, AppError, AppResult, Caller, Project, input, secret};

const NAME_MAX: usize = 120;
const PURPOSE_MAX: usize = 1000;
const FUNDERS_MAX: usize = 20;

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
    /// Who pays how much: names and amounts as written.
    pub funders: Option<Vec<(String, String)>>,
    /// Its rule.
    pub rule: Option<RuleInput>,
}

/// A pool that a project may draw from.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectPool {
    /// The pool.
    pub pool: Pool,
    /// The rule in force.
    pub rule: RuleForm,
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
            (
                "input.funders",
                given.funders.as_ref().is_some_and(|funders| !funders.is_empty()),
            ),
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
            reserved_minor: 0,
            committed_minor: 0,
            paid_minor: 0,
            opens_at: None,
            closes_at: None,
            created_by: Some(person),
            created_at: now,
            published_at: None,
        };
        let funders = set_fields(&mut problems, &mut pool, &city, given, now);
        let settings = self
            .check_rule(&mut problems, &city, given.rule.as_ref(), "input.rule")
            .await?;
        problems.check()?;
        let (Some(key), Some(funders), Some(settings)) = (key, funders, settings) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let rule = self.version(&pool, 1, &settings, now);
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
                Ok::<_, AppError>(pool_ref.id)
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
        let now = self.world.now();
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
                ] {
                    if there && !draft {
                        problems.push(field, ProblemKind::WrongPoolState { state: pool.state });
                    }
                }
                if matches!(pool.state, PoolState::Closed | PoolState::Settled) {
                    problems.push("", ProblemKind::WrongPoolState { state: pool.state });
                }
                let funders = set_fields(&mut problems, &mut pool, &city, given, now);
                let settings = self
                    .check_rule(&mut problems, &city, given.rule.as_ref(), "input.rule")
                    .await?;
                problems.check()?;
                store::pool::update(&conn, &pool, funders.as_deref()).await?;
                if let Some(settings) = settings {
                    self.put_rule(&conn, &pool, &settings, now).await?;
                }
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
        let now = self.world.now();
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
                tracing::info!(pool.id = %id, step = ?step, "pool moved");
                Ok::<_, AppError>(city.id)
            })
            .await?;
        self.decide(city_id).await?;
        self.reload_pool(id).await
    }

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
        };
        self.list_event(conn, city.id, about, &event, now).await?;
        Ok(store::pool::set_state(conn, city.id, pool.id, state).await?)
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
        let form = PoolForm {
            funders: funders
                .iter()
                .map(|funder| FunderForm {
                    id: funder.name.clone(),
                    amount_minor: funder.amount_minor,
                })
                .collect(),
            sharing: Some(engine::Sharing::ProRata.into()),
            opens_at: pool.opens_at,
            closes_at: pool.closes_at,
            ..PoolForm::new(pool.id.to_string(), pool.amount_minor)
        };
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
            Fact::PoolFunded {
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
    async fn put_rule(
        &self,
        conn: &Conn,
        pool: &Pool,
        settings: &RuleSettings,
        now: DateTime<Utc>,
    ) -> AppResult<()> {
        let versions = store::rule::of_pools(conn, pool.city, &[pool.id]).await?;
        let newest = versions
            .first()
            .ok_or_else(|| AppError::Internal(format!("{} has no rule", pool.id)))?;
        if newest.published_at.is_none() {
            let changed = RuleVersion {
                id: newest.id,
                ..self.version(pool, newest.version, settings, now)
            };
            return Ok(store::rule::put(conn, pool.city, &changed).await?);
        }
        let next = self.version(pool, newest.version + 1, settings, now);
        store::rule::put(conn, pool.city, &next).await?;
        let city = store::city::by_id(conn, pool.city).await?;
        let city = city.ok_or_else(|| AppError::Internal(format!("{} is missing", pool.city)))?;
        self.list_rule(conn, &city, pool, &next, now).await
    }

    fn version(&self, pool: &Pool, version: i32, settings: &RuleSettings, now: DateTime<Utc>) -> RuleVersion {
        let key = pool.id.to_string();
        let form = settings.form(&key, version.unsigned_abs(), &key);
        RuleVersion {
            id: RuleId::new(&self.world),
            pool: pool.id,
            version,
            definition: form.to_json(),
            settings: settings.to_json(),
            created_at: now,
            published_at: None,
        }
    }

    /// The settings of a rule whose names all exist in the city.
    async fn check_rule(
        &self,
        problems: &mut Problems,
        city: &City,
        given: Option<&RuleInput>,
        field: &str,
    ) -> AppResult<Option<RuleSettings>> {
        let Some(given) = given else { return Ok(None) };
        let at = |name: &str| {
            if field.is_empty() {
                name.to_owned()
            } else {
                format!("{field}.{name}")
            }
        };
        let categories = self.categories(city.id).await?;
        if given
            .categories
            .iter()
            .any(|wanted| !categories.iter().any(|known| known.slug == *wanted))
        {
            problems.push(at("categories"), ProblemKind::NotFound { what: "category" });
        }
        if !given.neighbourhoods.is_empty() {
            let known = self.neighbourhoods(city.id).await?;
            if given
                .neighbourhoods
                .iter()
                .any(|wanted| !known.iter().any(|known| known.id == *wanted))
            {
                problems.push(
                    at("neighbourhoods"),
                    ProblemKind::NotFound {
                        what: "neighbourhood",
                    },
                );
            }
        }
        if !given.areas.is_empty() {
            let known = self.areas(city.id).await?;
            if given
                .areas
                .iter()
                .any(|wanted| !known.iter().any(|known| known.id == *wanted))
            {
                problems.push(at("areas"), ProblemKind::NotFound { what: "area" });
            }
        }
        match given.settings(city.currency, field) {
            Ok(settings) => Ok(Some(settings)),
            Err(found) => {
                problems.extend(found);
                Ok(None)
            }
        }
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

/// Sets what was given on the pool, and gives the new funders where there are any.
fn set_fields(
    problems: &mut Problems,
    pool: &mut Pool,
    city: &City,
    given: &PoolInput,
    now: DateTime<Utc>,
) -> Option<Vec<Funder>> {
    if let Some(name) = &given.name
        && let Some(name) = input::text(problems, "input.name", name, NAME_MAX)
    {
        (pool.name, pool.names) = (name, Texts::default());
    }
    if let Some(purpose) = &given.purpose {
        let purpose = input::optional_text(problems, "input.purpose", Some(purpose), PURPOSE_MAX);
        (pool.purpose, pool.purposes) = (purpose.unwrap_or_default(), Texts::default());
    }
    pool.opens_at = given.opens_at.or(pool.opens_at);
    pool.closes_at = given.closes_at.or(pool.closes_at);
    if given.closes_at.is_some_and(|closes_at| closes_at <= now) {
        problems.push("input.closesAt", ProblemKind::InThePast);
    } else if pool
        .opens_at
        .zip(pool.closes_at)
        .is_some_and(|(opens, closes)| closes <= opens)
    {
        problems.push("input.closesAt", ProblemKind::DatesReversed);
    }
    let wanted = given.funders.as_ref()?;
    if wanted.len() > FUNDERS_MAX {
        problems.push("input.funders", ProblemKind::OutOfRange { min: 1, max: 20 });
        return None;
    }
    let mut funders: Vec<Funder> = Vec::new();
    for (index, (name, amount)) in wanted.iter().enumerate() {
        let name = input::text(problems, &format!("input.funders[{index}].name"), name, NAME_MAX);
        let amount = input::amount(
            problems,
            &format!("input.funders[{index}].amount"),
            amount,
            city.currency,
        );
        if let (Some(name), Some(amount)) = (name, amount) {
            funders.push(Funder {
                name,
                amount_minor: amount.minor,
            });
        }
    }
    let sum: i128 = funders.iter().map(|funder| i128::from(funder.amount_minor)).sum();
    match i64::try_from(sum) {
        Ok(sum) if sum <= input::AMOUNT_MINOR_MAX => pool.amount_minor = sum,
        _ => {
            let max = Money::new(input::AMOUNT_MINOR_MAX, city.currency);
            problems.push("input.funders", ProblemKind::AmountTooLarge { max });
        }
    }
    Some(funders)
}

/// The rule of a stored version.
///
/// # Errors
/// A definition that nothing in Parvis writes.
pub fn rule_of(version: &RuleVersion) -> AppResult<RuleForm> {
    RuleForm::from_json(&version.definition).map_err(|problems| {
        AppError::Store(store::StoreError::Corrupt {
            table: "rule_version",
            column: "definition",
            row: version.id.uuid().to_string(),
            reason: format!("{problems:?}"),
        })
    })
}

impl App {
    /// The pool of an identifier, if the caller may see it.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn pool(&self, caller: &Caller, id: PoolId) -> AppResult<Option<Pool>> {
        let pool = store::pool::by_id(self.db.read(), id).await?;
        Ok(pool.filter(|pool| policy::may_read_pool(caller, pool)))
    }

    /// Pools by identifier, published or not: for what is already shown to name them.
    pub async fn pools_by_id(&self, ids: &[PoolId]) -> AppResult<Vec<Pool>> {
        Ok(store::pool::by_ids(self.db.read(), ids).await?)
    }

    /// A page of a city's pools in these states, the newest first; drafts for officials only.
    pub async fn pool_page(
        &self,
        caller: &Caller,
        city: CityId,
        states: &[PoolState],
        after: Option<(DateTime<Utc>, PoolId)>,
        limit: u64,
    ) -> AppResult<Vec<Pool>> {
        let states = visible_states(caller, city, states);
        Ok(store::pool::page(self.db.read(), city, &states, after, limit).await?)
    }

    /// How many pools a city has in these states, as far as the caller may see them.
    pub async fn count_pools(&self, caller: &Caller, city: CityId, states: &[PoolState]) -> AppResult<u64> {
        let states = visible_states(caller, city, states);
        Ok(store::pool::count(self.db.read(), city, &states).await?)
    }

    /// The funders of a pool.
    pub async fn funders(&self, city: CityId, pool: PoolId) -> AppResult<Vec<Funder>> {
        Ok(store::pool::funders(self.db.read(), city, pool).await?)
    }

    /// The funders of several pools.
    pub async fn funders_of(&self, city: CityId, pools: &[PoolId]) -> AppResult<Vec<(PoolId, Funder)>> {
        Ok(store::pool::funders_of(self.db.read(), city, pools).await?)
    }

    /// How many projects have a standing match from a pool.
    pub async fn projects_matched(&self, city: CityId, pool: PoolId) -> AppResult<i64> {
        Ok(store::pool::projects_matched(self.db.read(), city, pool).await?)
    }

    /// The versions of the rules of pools, by pool, the newest first.
    pub async fn rules(&self, city: CityId, pools: &[PoolId]) -> AppResult<Vec<RuleVersion>> {
        Ok(store::rule::of_pools(self.db.read(), city, pools).await?)
    }

    /// The pools that a project may draw from: those that could ever match it, and those that do.
    pub async fn pools_of_project(&self, project: &Project) -> AppResult<Vec<ProjectPool>> {
        let city = self.known_city(project.city).await?;
        let (key, now) = (project.id.to_string(), self.world.now());
        let open = self
            .with_fold(&city, |fold| fold.rules_open_for(&key, now))
            .await?;
        let given = store::decision::given(self.db.read(), city.id, project.id).await?;
        let given_of = |pool: PoolId| {
            given
                .iter()
                .find(|g| g.pool_id == pool.uuid())
                .map_or(0, |g| g.given_minor)
        };
        let mut wanted: Vec<(PoolId, OpenRule)> = Vec::new();
        for rule in open {
            let pool: PoolId = rule
                .pool
                .parse()
                .map_err(|_| AppError::Internal(format!("a rule names {}", rule.pool)))?;
            if rule.barriers.is_empty() || given_of(pool) > 0 {
                wanted.push((pool, rule));
            }
        }
        let ids: Vec<PoolId> = wanted.iter().map(|(pool, _)| *pool).collect();
        let pools = self.pools_by_id(&ids).await?;
        let versions = self.rules(city.id, &ids).await?;
        let mut found = Vec::new();
        for (id, open) in wanted {
            let pool = pools.iter().find(|pool| pool.id == id);
            let version = versions
                .iter()
                .find(|v| v.pool == id && v.version.unsigned_abs() == open.rule.version);
            let (Some(pool), Some(version)) = (pool, version) else {
                continue;
            };
            let rule = rule_of(version)?;
            found.push(ProjectPool {
                pool: pool.clone(),
                rule,
                given_minor: given_of(id),
                open,
            });
        }
        Ok(found)
    }

    /// Which projects the published pools may match now: for the filter of lists.
    pub async fn pool_reaches(&self, city: CityId) -> AppResult<Vec<PoolReach>> {
        let pools = store::pool::page(self.db.read(), city, &[PoolState::Published], None, 100).await?;
        let now = self.world.now();
        let running = pools.iter().filter(|pool| {
            pool.available_minor() > 0
                && pool.opens_at.is_none_or(|opens| opens <= now)
                && pool.closes_at.is_none_or(|closes| now < closes)
        });
        let ids: Vec<PoolId> = running.map(|pool| pool.id).collect();
        let versions = self.rules(city, &ids).await?;
        let mut reaches = Vec::new();
        for id in ids {
            let Some(version) = versions.iter().find(|v| v.pool == id && v.published_at.is_some()) else {
                continue;
            };
            let eligible = rule_of(version)?.eligible;
            let places = eligible
                .areas
                .iter()
                .filter_map(|key| key.split_once(':')?.1.parse().ok())
                .collect();
            reaches.push(PoolReach {
                pool: id,
                categories: eligible.categories.clone(),
                places,
            });
        }
        Ok(reaches)
    }

    /// A rule in one sentence, with the names of the city's categories and places.
    pub async fn rule_sentence(&self, city: &City, rule: &RuleForm, locale: Locale) -> AppResult<String> {
        let categories = self.categories(city.id).await?;
        let mut places = Vec::new();
        if !rule.eligible.areas.is_empty() {
            let neighbourhoods = self.neighbourhoods(city.id).await?;
            places.extend(neighbourhoods.into_iter().map(|n| (n.id.to_string(), n.name)));
            places.extend(
                self.areas(city.id)
                    .await?
                    .into_iter()
                    .map(|a| (a.id.to_string(), a.name)),
            );
        }
        let name = |named: Named, key: &str| {
            let found = match named {
                Named::Category => {
                    let category = categories.iter().find(|category| category.slug == key);
                    category
                        .and_then(|category| category.names.get(locale))
                        .map(str::to_owned)
                }
                Named::Area => places
                    .iter()
                    .find(|(id, _)| id == key)
                    .map(|(_, name)| name.clone()),
                // The kinds of applicants are words of the language, not names of the city.
                Named::Applicant => None,
            };
            found.unwrap_or_else(|| key.to_owned())
        };
        Ok(words::rule_sentence(locale, rule, city.currency, &name))
    }

    /// What a rule would do along a campaign, before anybody publishes it.
    ///
    /// # Errors
    /// Refused: not an official of the city; everything that is wrong with the rule.
    pub async fn preview_rule(
        &self,
        caller: &Caller,
        city: CityId,
        given: &RuleInput,
    ) -> AppResult<(RuleForm, Preview)> {
        let Some(city) = self.city_by_id(city).await? else {
            return Err(AppError::not_found("city", "city"));
        };
        let on = On::city(city.id);
        policy::authorize(caller, Operation::ManagePools, on).map_err(|kind| AppError::refused("", kind))?;
        let mut problems = Problems::none();
        let settings = self.check_rule(&mut problems, &city, Some(given), "rule").await?;
        problems.check()?;
        let settings = settings.ok_or_else(|| AppError::Internal("unchecked rule".into()))?;
        let rule = settings.form("preview", 1, "preview");
        let preview = preview(&rule, city.currency, None)
            .map_err(|found| AppError::Refused(found.into_iter().map(domain::Problem::from).collect()))?;
        Ok((rule, preview))
    }
}

fn visible_states(caller: &Caller, city: CityId, wanted: &[PoolState]) -> Vec<PoolState> {
    let all = if wanted.is_empty() { PoolState::ALL } else { wanted };
    let sees_drafts = policy::authorize(caller, Operation::ReadDraftPool, On::city(city)).is_ok();
    all.iter()
        .copied()
        .filter(|state| *state != PoolState::Draft || sees_drafts)
        .collect()
}

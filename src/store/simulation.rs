//! Simulations: what was asked for, how far they are, what came of them.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PersonId, SimulationId};
use sea_orm::{EntityTrait, FromQueryResult, IntoActiveModel};
use uuid::Uuid;

use crate::entity::simulation;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

pub use domain::simulation::SimulationState;

/// A simulation without its result, which may be long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    /// Its identifier.
    pub id: SimulationId,
    /// Its city.
    pub city: CityId,
    /// Who asked for it.
    pub asked_by: PersonId,
    /// Where its events come from, JSON.
    pub source: String,
    /// What would be otherwise, JSON.
    pub proposal: String,
    /// Where it is.
    pub state: SimulationState,
    /// How many events were taken.
    pub done: i64,
    /// About how many there are; 0 before that is known.
    pub total: i64,
    /// A word for why it came to nothing.
    pub failure: Option<String>,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// When it was first begun.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was over.
    pub finished_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct Row {
    city_id: Uuid,
    id: Uuid,
    asked_by: Uuid,
    source: String,
    proposal: String,
    state: String,
    done: i64,
    total: i64,
    failure: Option<String>,
    asked_at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str =
    "city_id, id, asked_by, source, proposal, state, done, total, failure, asked_at, started_at,
    finished_at";

fn of(row: Row) -> Result<Simulation, StoreError> {
    Ok(Simulation {
        id: SimulationId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        asked_by: PersonId::from_uuid(row.asked_by),
        source: row.source,
        proposal: row.proposal,
        state: word(&row.state, "simulation", "state", row.id)?,
        done: row.done,
        total: row.total,
        failure: row.failure,
        asked_at: row.asked_at,
        started_at: row.started_at,
        finished_at: row.finished_at,
    })
}

/// Stores a new one.
pub async fn insert(conn: &Conn, new: &Simulation) -> Result<(), StoreError> {
    let row = simulation::Model {
        city_id: new.city.uuid(),
        id: new.id.uuid(),
        asked_by: new.asked_by.uuid(),
        source: new.source.clone(),
        proposal: new.proposal.clone(),
        state: new.state.as_str().to_owned(),
        done: new.done,
        total: new.total,
        result: None,
        failure: None,
        asked_at: new.asked_at,
        started_at: None,
        finished_at: None,
    };
    simulation::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The simulation of an identifier.
pub async fn by_id(conn: &Conn, id: SimulationId) -> Result<Option<Simulation>, StoreError> {
    let statement = format!("select {COLUMNS} from simulation where id = $1");
    let row: Option<Row> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// What came of a simulation, JSON, once it is done.
pub async fn result(conn: &Conn, city: CityId, id: SimulationId) -> Result<Option<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct ResultRow {
        result: Option<String>,
    }
    let row: Option<ResultRow> = sql::one(
        conn,
        "select result from simulation where city_id = $1 and id = $2",
        vec![city.uuid().into(), id.uuid().into()],
    )
    .await?;
    Ok(row.and_then(|row| row.result))
}

/// A page of a city's simulations, the newest first.
pub async fn page(
    conn: &Conn,
    city: CityId,
    after: Option<(DateTime<Utc>, SimulationId)>,
    limit: u64,
) -> Result<Vec<Simulation>, StoreError> {
    let mut values = sql::Params::default();
    let city = values.add(city.uuid());
    let behind = match after {
        None => String::new(),
        Some((at, id)) => {
            let (at, id) = (values.add(at), values.add(id.uuid()));
            format!(" and (asked_at < {at} or (asked_at = {at} and id < {id}))")
        }
    };
    let limit = values.add(i64::try_from(limit).unwrap_or(i64::MAX));
    let statement = format!(
        "select {COLUMNS} from simulation where city_id = {city}{behind}
         order by asked_at desc, id desc limit {limit}"
    );
    let rows: Vec<Row> = sql::all(conn, &statement, values.into_values()).await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many simulations a city has.
pub async fn count(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select count(*) as n from simulation where city_id = $1";
    let row: Option<Count> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.n))
}

/// How many of a city's simulations are not over.
pub async fn count_waiting(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement =
        "select count(*) as n from simulation where city_id = $1 and state in ('queued', 'running')";
    let row: Option<Count> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.n))
}

/// It is begun, or begun again; false where it is over.
pub async fn begin(conn: &Conn, id: SimulationId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update simulation set state = 'running', done = 0, started_at = coalesce(started_at, $1)
         where id = $2 and state in ('queued', 'running')",
        vec![now.into(), id.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

/// It is so far; false where nobody wants it any more.
pub async fn advance(conn: &Conn, id: SimulationId, done: i64, total: i64) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update simulation set done = $1, total = $2 where id = $3 and state = 'running'",
        vec![done.into(), total.into(), id.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

/// It is done; false where nobody wanted it any more.
pub async fn finish(
    conn: &Conn,
    id: SimulationId,
    result: &str,
    events: i64,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update simulation set state = 'done', result = $1, done = $2, total = $2, finished_at = $3
         where id = $4 and state = 'running'",
        vec![result.into(), events.into(), now.into(), id.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

/// It came to nothing; `failure` is a word for why.
pub async fn fail(
    conn: &Conn,
    id: SimulationId,
    failure: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update simulation set state = 'failed', failure = $1, finished_at = $2
         where id = $3 and state in ('queued', 'running')",
        vec![failure.into(), now.into(), id.uuid().into()],
    )
    .await?;
    Ok(())
}

/// Nobody wants it any more; false where it is over already.
pub async fn cancel(conn: &Conn, id: SimulationId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update simulation set state = 'cancelled', finished_at = $1
         where id = $2 and state in ('queued', 'running')",
        vec![now.into(), id.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

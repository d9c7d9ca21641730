//! What each pool gives to each project now: a sum kept by the transaction that decides.

use domain::{CityId, Id, PoolId, ProjectId};
use sea_orm::{DbErr, FromQueryResult, QueryResult};

use crate::entity::pool;
use crate::event::NO_GIFT;
use crate::pool::Pool;
use crate::sql::Params;
use crate::{Conn, StoreError, sql};

/// What a pool does for a project, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// The project.
    pub project: ProjectId,
    /// The pool.
    pub pool: PoolId,
    /// What it gives to the project.
    pub match_minor: i64,
    /// What it holds for gifts to the project.
    pub held_minor: i64,
}

/// Sets what pools do for projects, each pair named once. Only the holder of the city's turn knows it, from the
/// fold.
pub async fn set(conn: &Conn, city: CityId, all: &[Sums]) -> Result<(), StoreError> {
    for part in all.chunks(sql::ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let rows = params.rows(part.iter().map(|sums| {
            [
                city.uuid().into(),
                sums.project.uuid().into(),
                sums.pool.uuid().into(),
                sums.match_minor.into(),
                sums.held_minor.into(),
            ]
        }));
        let statement = format!(
            "insert into project_match (city_id, project_id, pool_id, match_minor, held_minor) values {rows}
             on conflict (city_id, project_id, pool_id) do update
             set match_minor = excluded.match_minor, held_minor = excluded.held_minor"
        );
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(())
}

/// A pool seen from a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Giving {
    /// The pool with its figures.
    pub pool: Pool,
    /// What it gives to the project now.
    pub given_minor: i64,
    /// What it holds for gifts to the project that are being paid for.
    pub held_minor: i64,
    /// The number of the newest event of the city's list that is neither a gift nor about one, as of the same
    /// moment.
    pub setting_seq: i64,
}

struct Row {
    pool: pool::Model,
    given_minor: i64,
    held_minor: i64,
    setting_seq: i64,
}

impl FromQueryResult for Row {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            pool: pool::Model::from_query_result(row, prefix)?,
            given_minor: row.try_get(prefix, "given_minor")?,
            held_minor: row.try_get(prefix, "held_for_project")?,
            setting_seq: row.try_get(prefix, "setting_seq")?,
        })
    }
}

/// These pools, and those that give something to the project, in the order of their identifiers.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    pools: &[PoolId],
) -> Result<Vec<Giving>, StoreError> {
    let mut params = Params::default();
    let (city, project) = (params.add(city.uuid()), params.add(project.uuid()));
    let mut named = String::new();
    if !pools.is_empty() {
        named = format!("p.id in ({}) or ", params.list(pools.iter().map(|id| id.uuid())));
    }
    let statement = format!(
        "select p.*, coalesce(m.match_minor, 0) as given_minor, coalesce(m.held_minor, 0) as held_for_project,
                (select coalesce(max(e.seq), 0) from match_event e
                 where e.city_id = {city} and e.kind {NO_GIFT} and e.refusal is null) as setting_seq
         from pool p left join project_match m
           on m.city_id = p.city_id and m.project_id = {project} and m.pool_id = p.id
         where p.city_id = {city} and ({named}m.match_minor > 0 or m.held_minor > 0)
         order by p.id"
    );
    let rows: Vec<Row> = sql::all(conn, &statement, params.into_values()).await?;
    let of = |row: Row| {
        Ok(Giving {
            pool: crate::pool::of(row.pool)?,
            given_minor: row.given_minor,
            held_minor: row.held_minor,
            setting_seq: row.setting_seq,
        })
    };
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// To how many projects a pool gives something now.
pub async fn count_of_pool(conn: &Conn, city: CityId, pool: PoolId) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from project_match where city_id = $1 and pool_id = $2 and match_minor > 0",
        vec![city.uuid().into(), pool.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

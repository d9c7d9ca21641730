//! The versions of a pool's rule. A published one never changes.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PoolId, RuleId};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use crate::entity::rule_version;
use crate::{Conn, StoreError, sql};

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// Its identifier.
    pub id: RuleId,
    /// The pool.
    pub pool: PoolId,
    /// 1, 2, ….
    pub version: i32,
    /// The rule as the match files write it, JSON.
    pub definition: String,
    /// The settings of the rule builder it was made from, JSON.
    pub settings: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// When its window ends by the clock.
    pub window_ends_at: Option<DateTime<Utc>>,
    /// How long each of its windows is, where they end by the clock: `hour`, `day`, `week` or `month`.
    pub period: Option<String>,
}

/// A rule whose windows end by the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Windowed {
    /// The city.
    pub city: CityId,
    /// The pool.
    pub pool: PoolId,
    /// When the window ends, for one that has one end.
    pub ends_at: Option<DateTime<Utc>>,
    /// How long each window is, for one that has many.
    pub period: Option<String>,
    /// When the last window was ended, or the version published where none was.
    pub since: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct WindowedRow {
    city_id: Uuid,
    pool_id: Uuid,
    window_ends_at: Option<DateTime<Utc>>,
    period: Option<String>,
    since: DateTime<Utc>,
}

/// Rules in force of open pools that have windows which end by the clock: over at an instant and not ended since, or
/// of a length. `$1` is the instant; a pool that itself ends no later holds its last round then.
const WINDOWED: &str = "select v.city_id, v.pool_id, v.window_ends_at, v.period,
         coalesce((select max(e.captured_at) from match_event e where e.city_id = v.city_id
             and e.pool_id = v.pool_id and e.kind = 'window_closed'
             and e.captured_at > v.published_at), v.published_at) as since
     from rule_version v join pool p on p.city_id = v.city_id and p.id = v.pool_id
     where p.state in ('published', 'exhausted') and v.published_at is not null
         and (p.closes_at is null or p.closes_at > $1)
         and ((v.window_ends_at is not null and v.window_ends_at <= $1) or v.period is not null)
         and not exists (select 1 from rule_version n where n.city_id = v.city_id and n.pool_id = v.pool_id
             and n.version > v.version and n.published_at is not null)
         and (v.period is not null or not exists (select 1 from match_event e where e.city_id = v.city_id
             and e.pool_id = v.pool_id and e.kind = 'window_closed' and e.captured_at >= v.window_ends_at))";

fn windowed_row(row: WindowedRow) -> Windowed {
    Windowed {
        city: CityId::from_uuid(row.city_id),
        pool: PoolId::from_uuid(row.pool_id),
        ends_at: row.window_ends_at,
        period: row.period,
        since: row.since,
    }
}

/// The rules whose windows end by the clock, as far as there may be something to do at an instant; those first whose
/// last window ended the longest ago.
pub async fn windowed(conn: &Conn, now: DateTime<Utc>, limit: u64) -> Result<Vec<Windowed>, StoreError> {
    let values = vec![now.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
    let query = format!("{WINDOWED} order by since, v.city_id, v.pool_id limit $2");
    let rows: Vec<WindowedRow> = sql::all(conn, &query, values).await?;
    Ok(rows.into_iter().map(windowed_row).collect())
}

/// The rule of one pool, if its windows end by the clock.
pub async fn windowed_of(
    conn: &Conn,
    city: CityId,
    pool: PoolId,
    now: DateTime<Utc>,
) -> Result<Option<Windowed>, StoreError> {
    let values = vec![now.into(), city.uuid().into(), pool.uuid().into()];
    let query = format!("{WINDOWED} and v.city_id = $2 and v.pool_id = $3");
    let row: Option<WindowedRow> = sql::one(conn, &query, values).await?;
    Ok(row.map(windowed_row))
}

fn of(row: rule_version::Model) -> RuleVersion {
    RuleVersion {
        id: RuleId::from_uuid(row.id),
        pool: PoolId::from_uuid(row.pool_id),
        version: row.version,
        definition: row.definition,
        settings: row.settings,
        created_at: row.created_at,
        published_at: row.published_at,
        window_ends_at: row.window_ends_at,
        period: row.period,
    }
}

/// Stores a version, or replaces an unpublished one of the same identifier.
pub async fn put(conn: &Conn, city: CityId, version: &RuleVersion) -> Result<(), StoreError> {
    rule_version::Entity::delete_many()
        .filter(rule_version::Column::CityId.eq(city.uuid()))
        .filter(rule_version::Column::Id.eq(version.id.uuid()))
        .filter(rule_version::Column::PublishedAt.is_null())
        .exec(conn)
        .await?;
    let row = rule_version::Model {
        city_id: city.uuid(),
        id: version.id.uuid(),
        pool_id: version.pool.uuid(),
        version: version.version,
        definition: version.definition.clone(),
        settings: version.settings.clone(),
        created_at: version.created_at,
        published_at: version.published_at,
        window_ends_at: version.window_ends_at,
        period: version.period.clone(),
    };
    rule_version::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Publishes a version; it never changes again.
pub async fn publish(conn: &Conn, city: CityId, id: RuleId, at: DateTime<Utc>) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update rule_version set published_at = $1 where city_id = $2 and id = $3 and published_at is null",
        vec![at.into(), city.uuid().into(), id.uuid().into()],
    )
    .await?;
    Ok(())
}

/// How many versions a city has published.
pub async fn count_published(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let count = rule_version::Entity::find()
        .filter(rule_version::Column::CityId.eq(city.uuid()))
        .filter(rule_version::Column::PublishedAt.is_not_null())
        .count(conn)
        .await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The definitions of all versions that a city has published.
pub async fn published(conn: &Conn, city: CityId) -> Result<Vec<String>, StoreError> {
    let rows = rule_version::Entity::find()
        .filter(rule_version::Column::CityId.eq(city.uuid()))
        .filter(rule_version::Column::PublishedAt.is_not_null())
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|row| row.definition).collect())
}

/// The versions of pools, by pool, the newest first.
pub async fn of_pools(conn: &Conn, city: CityId, pools: &[PoolId]) -> Result<Vec<RuleVersion>, StoreError> {
    let rows = rule_version::Entity::find()
        .filter(rule_version::Column::CityId.eq(city.uuid()))
        .filter(rule_version::Column::PoolId.is_in(pools.iter().map(|id| id.uuid())))
        .order_by_asc(rule_version::Column::PoolId)
        .order_by_desc(rule_version::Column::Version)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

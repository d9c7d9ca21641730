//! The versions of a pool's rule. A published one never changes.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PoolId, RuleId};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};

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

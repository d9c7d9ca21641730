//! Match pools and their funders.

use chrono::{DateTime, Utc};
use domain::pool::PoolState;
use domain::{CityId, Id, PersonId, PoolId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::{pool, pool_funder};
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, Texts, sql};

/// A pool with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Its identifier.
    pub id: PoolId,
    /// Its city.
    pub city: CityId,
    /// Its name, and translations of it.
    pub name: String,
    /// Translations of the name.
    pub names: Texts,
    /// What it is for.
    pub purpose: String,
    /// Translations of the purpose.
    pub purposes: Texts,
    /// Where it is in its life.
    pub state: PoolState,
    /// All its money.
    pub amount_minor: i64,
    /// Kept for gifts that are being paid for.
    pub held_minor: i64,
    /// Promised to projects whose campaigns run.
    pub reserved_minor: i64,
    /// Owed to projects that succeeded.
    pub committed_minor: i64,
    /// Paid out.
    pub paid_minor: i64,
    /// When it begins to decide.
    pub opens_at: Option<DateTime<Utc>>,
    /// When it ends.
    pub closes_at: Option<DateTime<Utc>>,
    /// How its money is divided, spread over time and taken from its funders, as the match files write it, JSON;
    /// nothing where it is one sum for all.
    pub terms: Option<String>,
    /// For how many seconds it keeps what a gift would get while it is being paid for.
    pub hold_seconds: Option<i32>,
    /// Who set it up.
    pub created_by: Option<PersonId>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
}

impl Pool {
    /// What is left to give.
    pub fn available_minor(&self) -> i64 {
        self.amount_minor - self.held_minor - self.reserved_minor - self.committed_minor - self.paid_minor
    }
}

/// Who pays into a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funder {
    /// Their name.
    pub name: String,
    /// How much.
    pub amount_minor: i64,
}

pub(crate) fn of(row: pool::Model) -> Result<Pool, StoreError> {
    Ok(Pool {
        id: PoolId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        names: Texts::from_json(&row.names, "pool", "names", row.id)?,
        purposes: Texts::from_json(&row.purposes, "pool", "purposes", row.id)?,
        state: word(&row.state, "pool", "state", row.id)?,
        name: row.name,
        purpose: row.purpose,
        amount_minor: row.amount_minor,
        held_minor: row.held_minor,
        reserved_minor: row.reserved_minor,
        committed_minor: row.committed_minor,
        paid_minor: row.paid_minor,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        terms: row.terms,
        hold_seconds: row.hold_seconds,
        created_by: row.created_by.map(PersonId::from_uuid),
        created_at: row.created_at,
        published_at: row.published_at,
    })
}

fn row(from: &Pool) -> pool::Model {
    pool::Model {
        city_id: from.city.uuid(),
        id: from.id.uuid(),
        name: from.name.clone(),
        names: from.names.to_json(),
        purpose: from.purpose.clone(),
        purposes: from.purposes.to_json(),
        state: from.state.as_str().to_owned(),
        amount_minor: from.amount_minor,
        held_minor: from.held_minor,
        reserved_minor: from.reserved_minor,
        committed_minor: from.committed_minor,
        paid_minor: from.paid_minor,
        opens_at: from.opens_at,
        closes_at: from.closes_at,
        terms: from.terms.clone(),
        hold_seconds: from.hold_seconds,
        created_by: from.created_by.map(Id::uuid),
        created_at: from.created_at,
        published_at: from.published_at,
    }
}

/// Stores a new pool with its funders.
pub async fn insert(conn: &Conn, new: &Pool, funders: &[Funder]) -> Result<(), StoreError> {
    pool::Entity::insert(row(new).into_active_model())
        .exec_without_returning(conn)
        .await?;
    insert_funders(conn, new, funders).await
}

async fn insert_funders(conn: &Conn, of: &Pool, funders: &[Funder]) -> Result<(), StoreError> {
    let rows = (0..)
        .zip(funders)
        .map(|(position, funder)| pool_funder::ActiveModel {
            city_id: Set(of.city.uuid()),
            pool_id: Set(of.id.uuid()),
            position: Set(position),
            name: Set(funder.name.clone()),
            amount_minor: Set(funder.amount_minor),
        });
    pool_funder::Entity::insert_many(rows)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Stores what an official changed: everything but the figures, which belong to the list of events.
pub async fn update(conn: &Conn, changed: &Pool, funders: Option<&[Funder]>) -> Result<(), StoreError> {
    use sea_orm::ActiveModelTrait;
    let mut row = row(changed).into_active_model().reset_all();
    row.held_minor = NotSet;
    row.reserved_minor = NotSet;
    row.committed_minor = NotSet;
    row.paid_minor = NotSet;
    pool::Entity::update(row).exec(conn).await?;
    if let Some(funders) = funders {
        pool_funder::Entity::delete_many()
            .filter(pool_funder::Column::CityId.eq(changed.city.uuid()))
            .filter(pool_funder::Column::PoolId.eq(changed.id.uuid()))
            .exec(conn)
            .await?;
        insert_funders(conn, changed, funders).await?;
    }
    Ok(())
}

/// Where the money of a pool is, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Which pool.
    pub pool: PoolId,
    /// Kept for gifts that are being paid for.
    pub held_minor: i64,
    /// Promised to projects whose campaigns run.
    pub reserved_minor: i64,
    /// Owed to projects that succeeded.
    pub committed_minor: i64,
    /// Paid out.
    pub paid_minor: i64,
}

/// Sets where the money of pools is, each named once. Only the holder of the city's turn knows it, from the fold.
pub async fn set_figures(conn: &Conn, city: CityId, all: &[Figures]) -> Result<(), StoreError> {
    for part in all.chunks(sql::ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let place = params.add(city.uuid());
        let rows = params.rows(part.iter().map(|figures| {
            [
                figures.pool.uuid().into(),
                figures.held_minor.into(),
                figures.reserved_minor.into(),
                figures.committed_minor.into(),
                figures.paid_minor.into(),
            ]
        }));
        let statement = format!(
            "update pool set held_minor = v.column2, reserved_minor = v.column3, committed_minor = v.column4,
                             paid_minor = v.column5
             from (values {rows}) as v where pool.city_id = {place} and pool.id = v.column1"
        );
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(())
}

/// Stores the state of a pool.
pub async fn set_state(conn: &Conn, city: CityId, id: PoolId, state: PoolState) -> Result<(), StoreError> {
    let row = pool::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(id.uuid()),
        state: Set(state.as_str().to_owned()),
        ..Default::default()
    };
    pool::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// Whether any pool of a city that is open holds what gifts would get while they are being paid for.
pub async fn any_holds(conn: &Conn, city: CityId) -> Result<bool, StoreError> {
    let row = pool::Entity::find()
        .filter(pool::Column::CityId.eq(city.uuid()))
        .filter(pool::Column::State.is_in(["published", "exhausted"]))
        .filter(pool::Column::HoldSeconds.is_not_null())
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// Pools whose time is over and that have not been ended yet, the longest over first, each with its end. One
/// that is paused waits until it may go on.
pub async fn over(
    conn: &Conn,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<(DateTime<Utc>, PoolId)>, StoreError> {
    let rows = pool::Entity::find()
        .filter(pool::Column::State.is_in(["published", "exhausted"]))
        .filter(pool::Column::ClosesAt.lte(now))
        .order_by_asc(pool::Column::ClosesAt)
        .order_by_asc(pool::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    let end = |row: pool::Model| Some((row.closes_at?, PoolId::from_uuid(row.id)));
    Ok(rows.into_iter().filter_map(end).collect())
}

/// The pool of an identifier, in whatever city.
pub async fn by_id(conn: &Conn, id: PoolId) -> Result<Option<Pool>, StoreError> {
    pool::Entity::find()
        .filter(pool::Column::Id.eq(id.uuid()))
        .one(conn)
        .await?
        .map(of)
        .transpose()
}

/// The pool of an identifier, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: PoolId) -> Result<Option<Pool>, StoreError> {
    let query = pool::Entity::find().filter(pool::Column::Id.eq(id.uuid()));
    let query = if crate::dialect::for_update(conn).is_empty() {
        query
    } else {
        query.lock_exclusive()
    };
    query.one(conn).await?.map(of).transpose()
}

/// The pools of identifiers, in any order.
pub async fn by_ids(conn: &Conn, ids: &[PoolId]) -> Result<Vec<Pool>, StoreError> {
    let rows = pool::Entity::find()
        .filter(pool::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The pools of a city in any of these states, the newest first, at most `limit`, beginning after `after`.
pub async fn page(
    conn: &Conn,
    city: CityId,
    states: &[PoolState],
    after: Option<(DateTime<Utc>, PoolId)>,
    limit: u64,
) -> Result<Vec<Pool>, StoreError> {
    let mut query = pool::Entity::find()
        .filter(pool::Column::CityId.eq(city.uuid()))
        .filter(pool::Column::State.is_in(states.iter().map(|state| state.as_str())));
    if let Some((at, id)) = after {
        let earlier = pool::Column::CreatedAt.lt(at);
        let same = Condition::all()
            .add(pool::Column::CreatedAt.eq(at))
            .add(pool::Column::Id.lt(id.uuid()));
        query = query.filter(Condition::any().add(earlier).add(same));
    }
    let rows = query
        .order_by_desc(pool::Column::CreatedAt)
        .order_by_desc(pool::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// How many pools a city has in any of these states.
pub async fn count(conn: &Conn, city: CityId, states: &[PoolState]) -> Result<u64, StoreError> {
    let count = pool::Entity::find()
        .filter(pool::Column::CityId.eq(city.uuid()))
        .filter(pool::Column::State.is_in(states.iter().map(|state| state.as_str())))
        .count(conn)
        .await?;
    Ok(count)
}

/// The funders of a pool in their order.
pub async fn funders(conn: &Conn, city: CityId, pool: PoolId) -> Result<Vec<Funder>, StoreError> {
    let rows = pool_funder::Entity::find()
        .filter(pool_funder::Column::CityId.eq(city.uuid()))
        .filter(pool_funder::Column::PoolId.eq(pool.uuid()))
        .order_by_asc(pool_funder::Column::Position)
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Funder {
            name: row.name,
            amount_minor: row.amount_minor,
        })
        .collect())
}

/// The funders of several pools, each pool's in their order.
pub async fn funders_of(
    conn: &Conn,
    city: CityId,
    pools: &[PoolId],
) -> Result<Vec<(PoolId, Funder)>, StoreError> {
    let rows = pool_funder::Entity::find()
        .filter(pool_funder::Column::CityId.eq(city.uuid()))
        .filter(pool_funder::Column::PoolId.is_in(pools.iter().map(|pool| pool.uuid())))
        .order_by_asc(pool_funder::Column::PoolId)
        .order_by_asc(pool_funder::Column::Position)
        .all(conn)
        .await?;
    let of = |row: pool_funder::Model| {
        (
            PoolId::from_uuid(row.pool_id),
            Funder {
                name: row.name,
                amount_minor: row.amount_minor,
            },
        )
    };
    Ok(rows.into_iter().map(of).collect())
}

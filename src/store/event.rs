//! The ordered list of a city's events, and the turn to decide them.

use chrono::{DateTime, Utc};
use domain::{CityId, EventId, Id, PledgeId, PoolId, ProjectId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::entity::{city_turn, match_event};
use crate::sql::Params;
use crate::{Conn, StoreError, dialect, sql};

/// An event that waits for the city's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Its identifier.
    pub id: EventId,
    /// When it happened.
    pub captured_at: DateTime<Utc>,
    /// What kind of event, as the match files name it.
    pub kind: &'static str,
    /// The project, if one is concerned.
    pub project: Option<ProjectId>,
    /// The pledge, if one is concerned.
    pub pledge: Option<PledgeId>,
    /// The pool, if one is concerned.
    pub pool: Option<PoolId>,
    /// The event as the match files write it, JSON.
    pub body: String,
}

/// An event of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEvent {
    /// Its identifier.
    pub id: EventId,
    /// Its number; `None` while it waits.
    pub seq: Option<i64>,
    /// When it happened.
    pub captured_at: DateTime<Utc>,
    /// The instant that it counts as: never before that of an earlier number.
    pub at: Option<DateTime<Utc>>,
    /// The project, if one is concerned.
    pub project: Option<ProjectId>,
    /// The pledge, if one is concerned.
    pub pledge: Option<PledgeId>,
    /// The event as the match files write it, JSON.
    pub body: String,
}

/// The end of a city's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The last number given.
    pub last_seq: i64,
    /// The instant of that event.
    pub last_at: Option<DateTime<Utc>>,
}

fn of(row: match_event::Model) -> ListedEvent {
    ListedEvent {
        id: EventId::from_uuid(row.id),
        seq: row.seq,
        captured_at: row.captured_at,
        at: row.at,
        project: row.project_id.map(ProjectId::from_uuid),
        pledge: row.pledge_id.map(PledgeId::from_uuid),
        body: row.body,
    }
}

/// Puts an event on the list, to wait for the city's turn.
pub async fn add(conn: &Conn, city: CityId, new: &NewEvent) -> Result<(), StoreError> {
    let row = match_event::Model {
        city_id: city.uuid(),
        id: new.id.uuid(),
        seq: None,
        captured_at: new.captured_at,
        at: None,
        kind: new.kind.to_owned(),
        project_id: new.project.map(Id::uuid),
        pledge_id: new.pledge.map(Id::uuid),
        pool_id: new.pool.map(Id::uuid),
        body: new.body.clone(),
        refusal: None,
    };
    match_event::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Takes the city's turn, waiting for whoever has it: a row lock until the end of the transaction.
pub async fn take_turn(conn: &Conn, city: CityId) -> Result<Option<Turn>, StoreError> {
    let query = city_turn::Entity::find_by_id(city.uuid());
    let query = if dialect::for_update(conn).is_empty() {
        query
    } else {
        query.lock_exclusive()
    };
    Ok(query.one(conn).await?.map(|row| Turn {
        last_seq: row.last_seq,
        last_at: row.last_at,
    }))
}

/// The end of the list as it is now, without taking the turn.
pub async fn turn(conn: &Conn, city: CityId) -> Result<Option<Turn>, StoreError> {
    let row = city_turn::Entity::find_by_id(city.uuid()).one(conn).await?;
    Ok(row.map(|row| Turn {
        last_seq: row.last_seq,
        last_at: row.last_at,
    }))
}

/// Events that wait, in the order of their instants, at most `limit`.
pub async fn waiting(conn: &Conn, city: CityId, limit: u64) -> Result<Vec<ListedEvent>, StoreError> {
    let rows = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::Seq.is_null())
        .order_by_asc(match_event::Column::CapturedAt)
        .order_by_asc(match_event::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

/// The latest instant of the events that wait; `None` where none does.
pub async fn last_waiting(conn: &Conn, city: CityId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row: Option<(DateTime<Utc>,)> = match_event::Entity::find()
        .select_only()
        .column(match_event::Column::CapturedAt)
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::Seq.is_null())
        .order_by_desc(match_event::Column::CapturedAt)
        .order_by_desc(match_event::Column::Id)
        .limit(1)
        .into_tuple()
        .one(conn)
        .await?;
    Ok(row.map(|(at,)| at))
}

#[derive(FromQueryResult)]
struct CityRow {
    city_id: Uuid,
}

/// The cities in which events wait.
pub async fn cities_waiting(conn: &Conn) -> Result<Vec<CityId>, StoreError> {
    let rows: Vec<CityRow> = sql::all(
        conn,
        "select distinct city_id from match_event where seq is null",
        Vec::new(),
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| CityId::from_uuid(row.city_id))
        .collect())
}

/// Decided events with a number above `after`, in order, at most `limit`.
pub async fn decided(
    conn: &Conn,
    city: CityId,
    after: i64,
    limit: u64,
) -> Result<Vec<ListedEvent>, StoreError> {
    let rows = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::Seq.gt(after))
        .order_by_asc(match_event::Column::Seq)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

/// What the kind of an event is that sets the scene: neither a gift nor what comes before or after one. The index on
/// these events says the same.
pub(crate) const NO_GIFT: &str = "not in ('contribution', 'refund', 'hold', 'hold_released')";

/// Decided events with a number above `after` that are neither gifts nor about one and were not refused, in order, at
/// most `limit`: what sets the scene. They have an index of their own.
pub async fn settings(
    conn: &Conn,
    city: CityId,
    after: i64,
    limit: u64,
) -> Result<Vec<ListedEvent>, StoreError> {
    let rows = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::Seq.gt(after))
        .filter(Expr::cust(format!("kind {NO_GIFT}")))
        .filter(match_event::Column::Refusal.is_null())
        .order_by_asc(match_event::Column::Seq)
        .limit(limit)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct SeqRow {
    seq: i64,
}

/// The number of the newest of [`settings`]; 0 before the first.
pub async fn last_setting(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let row: Option<SeqRow> = sql::one(
        conn,
        &format!(
            "select coalesce(max(seq), 0) as seq from match_event
             where city_id = $1 and kind {NO_GIFT} and refusal is null"
        ),
        vec![city.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.seq))
}

/// The newest decided event of a kind that was not refused.
pub async fn newest_of_kind(
    conn: &Conn,
    city: CityId,
    kind: &str,
) -> Result<Option<ListedEvent>, StoreError> {
    let row = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::Seq.is_not_null())
        // The index of what sets the scene is a short one.
        .filter(Expr::cust("kind not in ('contribution', 'refund')"))
        .filter(match_event::Column::Kind.eq(kind))
        .filter(match_event::Column::Refusal.is_null())
        .order_by_desc(match_event::Column::Seq)
        .one(conn)
        .await?;
    Ok(row.map(of))
}

/// Whether anybody's gift is on the list, decided or not.
pub async fn has_gifts(conn: &Conn, city: CityId) -> Result<bool, StoreError> {
    let row = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::Kind.is_in(["contribution", "in_kind"]))
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// Whether a gift is on the list, decided or not.
pub async fn is_gift_listed(conn: &Conn, city: CityId, pledge: PledgeId) -> Result<bool, StoreError> {
    let row = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::PledgeId.eq(pledge.uuid()))
        .filter(match_event::Column::Kind.eq("contribution"))
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// The numbers of the events up to `last_seq` of which the fold could take nothing, in order.
pub async fn refused(conn: &Conn, city: CityId, last_seq: i64) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<SeqRow> = sql::all(
        conn,
        "select seq from match_event where city_id = $1 and seq <= $2 and refusal is not null order by seq",
        vec![city.uuid().into(), last_seq.into()],
    )
    .await?;
    Ok(rows.into_iter().map(|row| row.seq).collect())
}

/// The number of the last event that counts as before an instant; 0 where there is none.
pub async fn last_before(conn: &Conn, city: CityId, instant: DateTime<Utc>) -> Result<i64, StoreError> {
    let row = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::Seq.is_not_null())
        .filter(match_event::Column::At.lt(instant))
        .order_by_desc(match_event::Column::Seq)
        .one(conn)
        .await?;
    Ok(row.and_then(|row| row.seq).unwrap_or(0))
}

/// An event that gets its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Which.
    pub id: EventId,
    /// Its number.
    pub seq: i64,
    /// The instant that it counts as.
    pub at: DateTime<Utc>,
    /// The reason where the fold could not take it.
    pub refusal: Option<String>,
}

/// Gives events their numbers and instants.
pub async fn number(conn: &Conn, city: CityId, events: &[Numbered]) -> Result<(), StoreError> {
    for part in events.chunks(sql::ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let place = params.add(city.uuid());
        let rows = params.rows(part.iter().map(|event| {
            [
                event.id.uuid().into(),
                event.seq.into(),
                event.at.into(),
                event.refusal.clone().into(),
            ]
        }));
        let statement = format!(
            "update match_event set seq = v.column2, at = v.column3, refusal = v.column4 from (values {rows}) as v
             where match_event.city_id = {place} and match_event.id = v.column1 and match_event.seq is null"
        );
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(())
}

/// Moves the end of the list.
pub async fn end_turn(
    conn: &Conn,
    city: CityId,
    last_seq: i64,
    last_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update city_turn set last_seq = $1, last_at = $2 where city_id = $3",
        vec![last_seq.into(), last_at.into(), city.uuid().into()],
    )
    .await?;
    Ok(())
}

/// Whether a campaign's end is on the list: that it was given up, or that it closed at its last moment or after
/// it. A close before that moment was answered with a later end.
pub async fn is_ended(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    closes_at: Option<DateTime<Utc>>,
) -> Result<bool, StoreError> {
    let mut closed = Condition::all().add(match_event::Column::Kind.eq("project_closed"));
    if let Some(closes_at) = closes_at {
        closed = closed.add(match_event::Column::CapturedAt.gte(closes_at));
    }
    let ended = Condition::any()
        .add(closed)
        .add(match_event::Column::Kind.eq("cancel"));
    let row = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::ProjectId.eq(project.uuid()))
        .filter(ended)
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// Whether a project is on the list: the engine knows it.
pub async fn is_listed(conn: &Conn, city: CityId, project: ProjectId) -> Result<bool, StoreError> {
    let row = match_event::Entity::find()
        .filter(match_event::Column::CityId.eq(city.uuid()))
        .filter(match_event::Column::ProjectId.eq(project.uuid()))
        .filter(match_event::Column::Kind.eq("project"))
        .one(conn)
        .await?;
    Ok(row.is_some())
}

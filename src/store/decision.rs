//! What the matching engine decided, for ever.

use chrono::{DateTime, Utc};
use domain::pool::DecisionState;
use domain::{CityId, DecisionId, EventId, Id, PledgeId, PoolId, ProjectId};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::match_decision;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its identifier.
    pub id: DecisionId,
    /// The event that led to it.
    pub event: EventId,
    /// The number of that event.
    pub event_seq: i64,
    /// Its place among the decisions on that event.
    pub position: i32,
    /// The pool.
    pub pool: PoolId,
    /// The version of the pool's rule.
    pub rule_version: i32,
    /// The project.
    pub project: ProjectId,
    /// The pledge, where there is one.
    pub pledge: Option<PledgeId>,
    /// Signed.
    pub change_minor: i64,
    /// Where the money is.
    pub state: DecisionState,
    /// The split among the funders, JSON.
    pub funders: String,
    /// The steps, JSON.
    pub explanation: String,
    /// When it was decided.
    pub decided_at: DateTime<Utc>,
}

fn of(row: match_decision::Model) -> Result<Decision, StoreError> {
    Ok(Decision {
        id: DecisionId::from_uuid(row.id),
        event: EventId::from_uuid(row.event_id),
        event_seq: row.event_seq,
        position: row.position,
        pool: PoolId::from_uuid(row.pool_id),
        rule_version: row.rule_version,
        project: ProjectId::from_uuid(row.project_id),
        pledge: row.pledge_id.map(PledgeId::from_uuid),
        change_minor: row.change_minor,
        state: word(&row.state, "match_decision", "state", row.id)?,
        funders: row.funders,
        explanation: row.explanation,
        decided_at: row.decided_at,
    })
}

/// Rows in one statement: below the number of parameters that both databases take.
const ROWS_PER_STATEMENT: usize = 500;

/// Stores decisions.
pub async fn insert(conn: &Conn, city: CityId, new: &[Decision]) -> Result<(), StoreError> {
    for part in new.chunks(ROWS_PER_STATEMENT) {
        let rows = part.iter().map(|decision| {
            match_decision::Model {
                city_id: city.uuid(),
                id: decision.id.uuid(),
                event_id: decision.event.uuid(),
                event_seq: decision.event_seq,
                position: decision.position,
                pool_id: decision.pool.uuid(),
                rule_version: decision.rule_version,
                project_id: decision.project.uuid(),
                pledge_id: decision.pledge.map(Id::uuid),
                change_minor: decision.change_minor,
                state: decision.state.as_str().to_owned(),
                funders: decision.funders.clone(),
                explanation: decision.explanation.clone(),
                decided_at: decision.decided_at,
            }
            .into_active_model()
        });
        match_decision::Entity::insert_many(rows)
            .exec_without_returning(conn)
            .await?;
    }
    Ok(())
}

/// The decision of an identifier, in whatever city, if it is shown.
pub async fn by_id(conn: &Conn, id: DecisionId) -> Result<Option<(CityId, Decision)>, StoreError> {
    let row = match_decision::Entity::find()
        .filter(match_decision::Column::Id.eq(id.uuid()))
        .filter(is_shown())
        .one(conn)
        .await?;
    row.map(|row| Ok((CityId::from_uuid(row.city_id), of(row)?)))
        .transpose()
}

/// The decisions on pledges, in order, but for what was held for them.
pub async fn of_pledges(
    conn: &Conn,
    city: CityId,
    pledges: &[PledgeId],
) -> Result<Vec<Decision>, StoreError> {
    let rows = match_decision::Entity::find()
        .filter(match_decision::Column::CityId.eq(city.uuid()))
        .filter(match_decision::Column::PledgeId.is_in(pledges.iter().map(|id| id.uuid())))
        .filter(is_shown())
        .order_by_asc(match_decision::Column::EventSeq)
        .order_by_asc(match_decision::Column::Position)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// What is held for a gift, and no longer, is between the pool and whoever stands at the checkout.
fn is_shown() -> sea_orm::sea_query::SimpleExpr {
    match_decision::Column::State.ne(DecisionState::Held.as_str())
}

/// Whose decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Those for a project.
    Project(ProjectId),
    /// Those of a pool.
    Pool(PoolId),
}

impl Of {
    fn condition(self, city: CityId) -> Condition {
        let whose = match self {
            Of::Project(id) => match_decision::Column::ProjectId.eq(id.uuid()),
            Of::Pool(id) => match_decision::Column::PoolId.eq(id.uuid()),
        };
        Condition::all()
            .add(match_decision::Column::CityId.eq(city.uuid()))
            .add(whose)
            .add(is_shown())
    }
}

/// A page of decisions that are shown, the newest first, at most `limit`, beginning after the event number and place.
pub async fn page(
    conn: &Conn,
    city: CityId,
    whose: Of,
    after: Option<(i64, i32)>,
    limit: u64,
) -> Result<Vec<Decision>, StoreError> {
    let mut query = match_decision::Entity::find().filter(whose.condition(city));
    if let Some((seq, position)) = after {
        let earlier = match_decision::Column::EventSeq.lt(seq);
        let same = Condition::all()
            .add(match_decision::Column::EventSeq.eq(seq))
            .add(match_decision::Column::Position.lt(position));
        query = query.filter(Condition::any().add(earlier).add(same));
    }
    let rows = query
        .order_by_desc(match_decision::Column::EventSeq)
        .order_by_desc(match_decision::Column::Position)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// How many decisions are shown.
pub async fn count(conn: &Conn, city: CityId, whose: Of) -> Result<u64, StoreError> {
    Ok(match_decision::Entity::find()
        .filter(whose.condition(city))
        .count(conn)
        .await?)
}

/// All decisions with an event number above `after`, in order, of at most `events` numbers: for the audit.
pub async fn in_order(
    conn: &Conn,
    city: CityId,
    after: i64,
    events: i64,
) -> Result<Vec<Decision>, StoreError> {
    let rows = match_decision::Entity::find()
        .filter(match_decision::Column::CityId.eq(city.uuid()))
        .filter(match_decision::Column::EventSeq.gt(after))
        .filter(match_decision::Column::EventSeq.lte(after + events))
        .order_by_asc(match_decision::Column::EventSeq)
        .order_by_asc(match_decision::Column::Position)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct StandingRow {
    project_id: Uuid,
    pool_id: Uuid,
    match_minor: i64,
}

/// Whether anything was decided in a city.
pub async fn any(conn: &Conn, city: CityId) -> Result<bool, StoreError> {
    let row = match_decision::Entity::find()
        .filter(match_decision::Column::CityId.eq(city.uuid()))
        .one(conn)
        .await?;
    Ok(row.is_some())
}

/// What each pool gave to each project after the event of a number, by its decisions.
pub async fn standing(
    conn: &Conn,
    city: CityId,
    last_seq: i64,
) -> Result<Vec<(ProjectId, PoolId, i64)>, StoreError> {
    let rows: Vec<StandingRow> = sql::all(
        conn,
        "select project_id, pool_id, cast(sum(change_minor) as bigint) as match_minor from match_decision
         where city_id = $1 and event_seq <= $2 and state in ('reserved', 'released')
         group by project_id, pool_id",
        vec![city.uuid().into(), last_seq.into()],
    )
    .await?;
    let of = |row: StandingRow| {
        (
            ProjectId::from_uuid(row.project_id),
            PoolId::from_uuid(row.pool_id),
            row.match_minor,
        )
    };
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct HeldRow {
    pool_id: Uuid,
    held_minor: i64,
}

/// What each pool held after the event of a number, by its decisions.
pub async fn held(conn: &Conn, city: CityId, last_seq: i64) -> Result<Vec<(PoolId, i64)>, StoreError> {
    let rows: Vec<HeldRow> = sql::all(
        conn,
        "select pool_id, cast(sum(change_minor) as bigint) as held_minor from match_decision
         where city_id = $1 and event_seq <= $2 and state = 'held' group by pool_id",
        vec![city.uuid().into(), last_seq.into()],
    )
    .await?;
    let of = |row: HeldRow| (PoolId::from_uuid(row.pool_id), row.held_minor);
    Ok(rows.into_iter().map(of).collect())
}

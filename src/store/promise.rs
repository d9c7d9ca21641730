//! Promises: gifts that count and are charged when their campaign has succeeded.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PledgeId, ProjectId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{Conn, StoreError, sql};

#[derive(FromQueryResult)]
struct IdRow {
    id: Uuid,
}

/// The promises to a project that are not charged, and whose charge has not fallen through.
pub async fn of_project(conn: &Conn, city: CityId, project: ProjectId) -> Result<Vec<PledgeId>, StoreError> {
    let rows: Vec<IdRow> = sql::all(
        conn,
        "select id from pledge where city_id = $1 and project_id = $2 and state = 'authorized'
           and counted_at is not null and pay_by is null order by id",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    Ok(rows.into_iter().map(|row| PledgeId::from_uuid(row.id)).collect())
}

#[derive(FromQueryResult)]
struct DueRow {
    city_id: Uuid,
    id: Uuid,
}

/// Promises to campaigns that have succeeded, of every city, at most `limit`: not charged, nor fallen through.
pub async fn due(conn: &Conn, limit: u64) -> Result<Vec<(CityId, PledgeId)>, StoreError> {
    let rows: Vec<DueRow> = sql::all(
        conn,
        "select l.city_id, l.id from pledge l join project p on p.city_id = l.city_id and p.id = l.project_id
         where l.state = 'authorized' and l.counted_at is not null and l.pay_by is null
           and p.state in ('succeeded', 'in_delivery', 'completed') order by l.created_at, l.id limit $1",
        vec![i64::try_from(limit).unwrap_or(i64::MAX).into()],
    )
    .await?;
    let of = |row: DueRow| (CityId::from_uuid(row.city_id), PledgeId::from_uuid(row.id));
    Ok(rows.into_iter().map(of).collect())
}

/// Promises whose charge fell through and that were not paid in time, of every city, the oldest first.
pub async fn lapsed(conn: &Conn, now: DateTime<Utc>, limit: u64) -> Result<Vec<PledgeId>, StoreError> {
    let rows: Vec<IdRow> = sql::all(
        conn,
        "select id from pledge where pay_by < $1 and state = 'authorized' order by pay_by, id limit $2",
        vec![now.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()],
    )
    .await?;
    Ok(rows.into_iter().map(|row| PledgeId::from_uuid(row.id)).collect())
}

/// What is promised to a project and not charged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub struct Promised {
    /// How many gifts.
    pub count: i64,
    /// Their sum.
    pub minor: i64,
    /// How many of them fell through and may be paid again.
    pub fallen: i64,
}

/// The promises to a project.
pub async fn sum_of_project(conn: &Conn, city: CityId, project: ProjectId) -> Result<Promised, StoreError> {
    let row = sql::one(
        conn,
        "select count(*) as count, cast(coalesce(sum(amount_minor), 0) as bigint) as minor,
                count(pay_by) as fallen
         from pledge where city_id = $1 and project_id = $2 and state = 'authorized' and counted_at is not null",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    Ok(row.unwrap_or_default())
}

#[derive(FromQueryResult)]
struct SumRow {
    minor: i64,
}

/// What was promised to a project and has fallen, in minor units: it was on the city's list, and nobody paid it.
pub async fn fallen(conn: &Conn, city: CityId, project: ProjectId) -> Result<i64, StoreError> {
    let row: Option<SumRow> = sql::one(
        conn,
        "select cast(coalesce(sum(l.amount_minor), 0) as bigint) as minor from pledge l
         where l.city_id = $1 and l.project_id = $2 and l.state = 'failed' and l.capture <> 'now'
           and exists (select 1 from match_event e
                       where e.city_id = l.city_id and e.pledge_id = l.id and e.kind = 'contribution')",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.minor))
}

#[derive(FromQueryResult)]
struct OpenRow {
    id: Uuid,
    ended_at: DateTime<Utc>,
}

/// Promises of a city to campaigns that succeeded before a moment: neither charged nor fallen through. For the audit.
pub async fn uncharged_since(
    conn: &Conn,
    city: CityId,
    before: DateTime<Utc>,
) -> Result<Vec<(PledgeId, DateTime<Utc>)>, StoreError> {
    let rows: Vec<OpenRow> = sql::all(
        conn,
        "select l.id, p.closes_at as ended_at from pledge l
         join project p on p.city_id = l.city_id and p.id = l.project_id
         where l.city_id = $1 and l.state = 'authorized' and l.counted_at is not null and l.pay_by is null
           and p.state in ('succeeded', 'in_delivery', 'completed') and p.closes_at < $2 order by l.id",
        vec![city.uuid().into(), before.into()],
    )
    .await?;
    let of = |row: OpenRow| (PledgeId::from_uuid(row.id), row.ended_at);
    Ok(rows.into_iter().map(of).collect())
}

/// Another payment was begun for a promise that fell through: it is the `attempt`th. False where somebody was faster.
pub async fn set_attempt(
    conn: &Conn,
    (city, pledge): (CityId, PledgeId),
    attempt: i32,
    (reference, url): (&str, &str),
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update pledge set attempts = $1, provider_ref = $2, checkout_url = $3
         where city_id = $4 and id = $5 and attempts = $1 - 1 and state = 'authorized'",
        vec![
            attempt.into(),
            reference.into(),
            url.into(),
            city.uuid().into(),
            pledge.uuid().into(),
        ],
    )
    .await?;
    Ok(touched > 0)
}

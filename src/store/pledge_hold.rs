//! What pools hold for pledges that are being paid for: kept on each by the transaction that decides.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PersonId, PledgeId, ProjectId};
use sea_orm::FromQueryResult;

use crate::pledge::Hold;
use crate::{Conn, StoreError, dialect, sql};

/// Sets what is held for a pledge.
pub async fn set(conn: &Conn, city: CityId, id: PledgeId, held: Option<Hold>) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update pledge set held_minor = $1, held_until = $2 where city_id = $3 and id = $4",
        vec![
            held.map_or(0, |held| held.minor).into(),
            held.map(|held| held.until).into(),
            city.uuid().into(),
            id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Lets transactions that ask for a hold for one person come one after the other.
pub async fn lock_person(conn: &Conn, person: PersonId) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("hold/{}", person.uuid())).await
}

/// For how many pledges of a person something is held, or is about to be decided whether; those that guests made
/// under the address, or those that were made signed in.
pub async fn open_of(
    conn: &Conn,
    person: PersonId,
    by_guest: bool,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from pledge
         where person_id = $1 and by_guest = $2 and counted_at is null and (held_until >= $3 or exists (
            select 1 from match_event e
            where e.city_id = pledge.city_id and e.pledge_id = pledge.id and e.kind = 'hold' and e.seq is null))",
        vec![person.uuid().into(), by_guest.into(), now.into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// A pledge for which something was held whose time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    /// Its city.
    pub city: CityId,
    /// The pledge.
    pub pledge: PledgeId,
    /// To which project it is.
    pub project: ProjectId,
}

#[derive(FromQueryResult)]
struct OverdueRow {
    city_id: uuid::Uuid,
    id: uuid::Uuid,
    project_id: uuid::Uuid,
}

/// The pledges of all cities for which something is still held that was to be until an earlier moment, the longest
/// over first. One whose release waits on the list is left out.
pub async fn overdue(conn: &Conn, now: DateTime<Utc>, limit: u64) -> Result<Vec<Overdue>, StoreError> {
    let rows: Vec<OverdueRow> = sql::all(
        conn,
        "select city_id, id, project_id from pledge where held_until < $1 and not exists (
            select 1 from match_event e
            where e.city_id = pledge.city_id and e.pledge_id = pledge.id and e.kind = 'hold_released' and e.seq is null)
         order by held_until, id limit $2",
        vec![now.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()],
    )
    .await?;
    let of = |row: OverdueRow| Overdue {
        city: CityId::from_uuid(row.city_id),
        pledge: PledgeId::from_uuid(row.id),
        project: ProjectId::from_uuid(row.project_id),
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Whether the release of a pledge waits on the list.
pub async fn is_release_listed(conn: &Conn, city: CityId, id: PledgeId) -> Result<bool, StoreError> {
    let row: Option<AnyRow> = sql::one(
        conn,
        "select id from match_event
         where city_id = $1 and pledge_id = $2 and kind = 'hold_released' and seq is null limit 1",
        vec![city.uuid().into(), id.uuid().into()],
    )
    .await?;
    Ok(row.is_some_and(|row| !row.id.is_nil()))
}

#[derive(FromQueryResult)]
struct AnyRow {
    id: uuid::Uuid,
}

/// Whether in a city something is still held that was to be until an earlier moment.
pub async fn is_any_overdue(conn: &Conn, city: CityId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let row: Option<AnyRow> = sql::one(
        conn,
        "select id from pledge where city_id = $1 and held_until < $2 limit 1",
        vec![city.uuid().into(), now.into()],
    )
    .await?;
    Ok(row.is_some_and(|row| !row.id.is_nil()))
}

#[derive(FromQueryResult)]
struct HeldRow {
    id: uuid::Uuid,
    held_minor: i64,
}

/// What is held for pledges of a city, in the order of their identifiers.
pub async fn of_city(conn: &Conn, city: CityId) -> Result<Vec<(PledgeId, i64)>, StoreError> {
    let rows: Vec<HeldRow> = sql::all(
        conn,
        "select id, held_minor from pledge where city_id = $1 and held_until is not null order by id",
        vec![city.uuid().into()],
    )
    .await?;
    let of = |row: HeldRow| (PledgeId::from_uuid(row.id), row.held_minor);
    Ok(rows.into_iter().map(of).collect())
}

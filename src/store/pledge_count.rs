//! How many pledges there are.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PersonId, PledgeId, ProjectId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::pledge::Returned;
use crate::sql::Params;
use crate::{Conn, StoreError, sql};

/// How many pledges of a project count or did.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    (project, returned): (ProjectId, Returned),
) -> Result<i64, StoreError> {
    let statement = format!(
        "select count(*) as count from pledge
         where city_id = $1 and project_id = $2 and counted_at is not null and {}",
        returned.condition()
    );
    let values = vec![city.uuid().into(), project.uuid().into()];
    let row: Option<CountRow> = sql::one(conn, &statement, values).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// How many pledges a person made.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from pledge where person_id = $1",
        vec![person.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Who of the people named has given to the project beside their name, as far as the list has decided: a second gift
/// is not a second backer.
pub async fn backers(
    conn: &Conn,
    city: CityId,
    pairs: &[(ProjectId, PersonId)],
) -> Result<BTreeSet<(ProjectId, PersonId)>, StoreError> {
    let mut found = BTreeSet::new();
    for part in pairs.chunks(sql::ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let place = params.add(city.uuid());
        let rows = params.rows(
            part.iter()
                .map(|(project, person)| [project.uuid().into(), person.uuid().into()]),
        );
        // Each pair is looked up by itself: of a join PostgreSQL believes that hardly any gift is decided, as long as its
        // statistics are of a quieter hour, and compares every gift with every pair.
        let statement = format!(
            "select v.column1 as project_id, v.column2 as person_id from (values {rows}) as v
             where (select 1 from pledge l where l.city_id = {place} and l.project_id = v.column1
                      and l.person_id = v.column2 and l.decided_at is not null and l.counted_at is not null
                      and l.state <> 'refunded' limit 1) is not null"
        );
        let rows: Vec<BackerRow> = sql::all(conn, &statement, params.into_values()).await?;
        let of = |row: BackerRow| {
            (
                ProjectId::from_uuid(row.project_id),
                PersonId::from_uuid(row.person_id),
            )
        };
        found.extend(rows.into_iter().map(of));
    }
    Ok(found)
}

#[derive(FromQueryResult)]
struct BackerRow {
    project_id: Uuid,
    person_id: Uuid,
}

/// How many pledges of a person, begun since an instant, never became a gift: those that wait for the provider
/// and those that failed.
pub async fn unpaid(conn: &Conn, person: PersonId, since: DateTime<Utc>) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from pledge where person_id = $1 and created_at >= $2 and counted_at is null",
        vec![person.uuid().into(), since.into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Gifts of an amount that wait for their transfer, the newest first, at most `limit`.
pub async fn awaiting_transfer(
    conn: &Conn,
    city: CityId,
    amount_minor: i64,
    limit: u64,
) -> Result<Vec<PledgeId>, StoreError> {
    let rows: Vec<PledgeRow> = sql::all(
        conn,
        "select id from pledge where city_id = $1 and amount_minor = $2 and channel = 'transfer'
           and state in ('pending', 'failed', 'expired') order by created_at desc, id desc limit $3",
        vec![
            city.uuid().into(),
            amount_minor.into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ],
    )
    .await?;
    Ok(rows.into_iter().map(|row| PledgeId::from_uuid(row.id)).collect())
}

#[derive(FromQueryResult)]
struct PledgeRow {
    id: Uuid,
}

/// Whether the city's list has decided any gift of a person, be it given back since.
pub async fn has_given(conn: &Conn, city: CityId, person: PersonId) -> Result<bool, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from (select 1 as one from pledge
           where city_id = $1 and person_id = $2 and decided_at is not null limit 1) as gifts",
        vec![city.uuid().into(), person.uuid().into()],
    )
    .await?;
    Ok(row.is_some_and(|row| row.count > 0))
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

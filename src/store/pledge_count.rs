//! How many pledges there are.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PersonId, ProjectId};
use sea_orm::FromQueryResult;

use crate::pledge::Returned;
use crate::{Conn, StoreError, sql};

/// How many confirmed pledges a project has.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    (project, returned): (ProjectId, Returned),
) -> Result<i64, StoreError> {
    let statement = format!(
        "select count(*) as count from pledge
         where city_id = $1 and project_id = $2 and confirmed_at is not null and {}",
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

/// How many confirmed pledges a person has on a project; a second one is not a second backer.
pub async fn of_backer(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    person: PersonId,
) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from pledge where city_id = $1 and project_id = $2 and person_id = $3
         and decided_at is not null and state <> 'refunded'",
        vec![city.uuid().into(), project.uuid().into(), person.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

/// How many pledges of a person, begun since an instant, never became a gift: those that wait for the provider
/// and those that failed.
pub async fn unpaid(conn: &Conn, person: PersonId, since: DateTime<Utc>) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from pledge where person_id = $1 and created_at >= $2 and confirmed_at is null",
        vec![person.uuid().into(), since.into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
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

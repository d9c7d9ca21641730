//! What pools have added to pledges: a sum on each, kept by the transaction that decides.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PledgeId, ProjectId};
use sea_orm::FromQueryResult;

use crate::sql::Params;
use crate::{Conn, StoreError, sql};

/// Adds to what pools give on pledges, each named once, and marks them decided.
pub async fn add(
    conn: &Conn,
    city: CityId,
    changes: &[(PledgeId, i64)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for part in changes.chunks(sql::ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let (city_place, now_place) = (params.add(city.uuid()), params.add(now));
        let rows = params.rows(part.iter().map(|(id, minor)| [id.uuid().into(), (*minor).into()]));
        let statement = format!(
            "update pledge set match_minor = pledge.match_minor + v.column2, decided_at = coalesce(decided_at, {now_place})
             from (values {rows}) as v where pledge.city_id = {city_place} and pledge.id = v.column1"
        );
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(())
}

/// The campaign's match was released: its pledges have none any more.
pub async fn clear(conn: &Conn, city: CityId, project: ProjectId) -> Result<(), StoreError> {
    let values = vec![city.uuid().into(), project.uuid().into()];
    sql::run(
        conn,
        "update pledge set match_minor = 0 where city_id = $1 and project_id = $2 and match_minor <> 0",
        values,
    )
    .await?;
    Ok(())
}

/// What has been added to each pledge of a project, where anything has.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
) -> Result<Vec<(PledgeId, i64)>, StoreError> {
    let rows: Vec<MatchRow> = sql::all(
        conn,
        "select id, match_minor from pledge where city_id = $1 and project_id = $2 and match_minor <> 0 order by id",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    let of = |row: MatchRow| (PledgeId::from_uuid(row.id), row.match_minor);
    Ok(rows.into_iter().map(of).collect())
}

/// What has been added to each pledge that was decided, in the order of identifiers, beginning after `after`, at
/// most `limit`.
pub async fn decided(
    conn: &Conn,
    city: CityId,
    after: PledgeId,
    limit: u64,
) -> Result<Vec<(PledgeId, i64)>, StoreError> {
    let rows: Vec<MatchRow> = sql::all(
        conn,
        "select id, match_minor from pledge where city_id = $1 and id > $2 and decided_at is not null
         order by id limit $3",
        vec![
            city.uuid().into(),
            after.uuid().into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ],
    )
    .await?;
    let of = |row: MatchRow| (PledgeId::from_uuid(row.id), row.match_minor);
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct MatchRow {
    id: uuid::Uuid,
    match_minor: i64,
}

/// Sets what has been added to a pledge.
pub async fn set(conn: &Conn, city: CityId, id: PledgeId, match_minor: i64) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update pledge set match_minor = $1 where city_id = $2 and id = $3",
        vec![match_minor.into(), city.uuid().into(), id.uuid().into()],
    )
    .await?;
    Ok(())
}

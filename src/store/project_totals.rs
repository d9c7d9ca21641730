//! What projects have raised: sums on each, kept by the transaction that decides, and added up for a city.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, ProjectId};
use sea_orm::FromQueryResult;

use crate::sql::Params;
use crate::{Conn, StoreError, sql};

/// What decisions add to the totals of one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TotalsChange {
    /// The project.
    pub project: ProjectId,
    /// Added to the crowd's sum.
    pub crowd_minor: i64,
    /// Added to the pools' sum.
    pub match_minor: i64,
    /// Added to the number of backers.
    pub backers: i32,
}

/// Adds to the totals of projects, each named once.
pub async fn add(
    conn: &Conn,
    city: CityId,
    changes: &[TotalsChange],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for part in changes.chunks(sql::ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let (city_place, now_place) = (params.add(city.uuid()), params.add(now));
        let rows = params.rows(part.iter().map(|change| {
            [
                change.project.uuid().into(),
                change.crowd_minor.into(),
                change.match_minor.into(),
                change.backers.into(),
            ]
        }));
        let statement = format!(
            "update project set crowd_minor = project.crowd_minor + v.column2, match_minor = project.match_minor + v.column3,
                    backers = project.backers + v.column4, changed_at = {now_place}
             from (values {rows}) as v where project.city_id = {city_place} and project.id = v.column1"
        );
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(())
}

/// Counts the backers of a project anew: after a refund, whose place among the gifts may be any.
pub async fn recount_backers(conn: &Conn, city: CityId, id: ProjectId) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update project set backers = (select count(distinct l.person_id) from pledge l
             where l.city_id = $1 and l.project_id = $2 and l.decided_at is not null
               and l.counted_at is not null and l.state <> 'refunded')
         where city_id = $1 and id = $2",
        vec![city.uuid().into(), id.uuid().into()],
    )
    .await?;
    Ok(())
}

/// Sums over the projects of a city whose money stands: what was called off or ended short is not among them,
/// for it went back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromQueryResult)]
pub struct CityTotals {
    /// Confirmed gifts.
    pub crowd_minor: i64,
    /// Standing decisions of pools.
    pub match_minor: i64,
    /// Campaigns that are open.
    pub open_projects: i64,
    /// Backers, counted once a project.
    pub backers: i64,
}

/// Sums over the public projects of a city.
pub async fn of_city(conn: &Conn, city: CityId, now: DateTime<Utc>) -> Result<CityTotals, StoreError> {
    let row = sql::one(
        conn,
        "select cast(coalesce(sum(crowd_minor), 0) as bigint) as crowd_minor,
                cast(coalesce(sum(match_minor), 0) as bigint) as match_minor,
                cast(coalesce(sum(case when state = 'published' and (closes_at is null or closes_at > $2) then 1 else 0 end), 0) as bigint) as open_projects,
                cast(coalesce(sum(backers), 0) as bigint) as backers
         from project where city_id = $1 and state in ('published', 'suspended', 'succeeded', 'in_delivery', 'completed')",
        vec![city.uuid().into(), now.into()],
    )
    .await?;
    Ok(row.unwrap_or_default())
}

//! The end of campaigns: which are over, which wait for gifts that are on their way, which go on.

use chrono::{DateTime, TimeDelta, Utc};
use domain::campaign::CampaignTerms;
use domain::{CityId, Id, ProjectId};
use sea_orm::FromQueryResult;

use crate::{Conn, StoreError, sql};

/// Whether a gift to the project `p` is on its way: it is being paid for, or lies counted by one person or none.
const WAITS: &str = "(exists (select 1 from pledge l
        where l.city_id = p.city_id and l.project_id = p.id and l.state = 'pending')
    or exists (select 1 from cash_gift g join cash_count c on c.city_id = g.city_id and c.id = g.count_id
        where g.city_id = p.city_id and g.project_id = p.id and c.state in ('open', 'counted')))";

/// Published projects whose campaign is over, whose end is not on the list yet, and which wait for no gift any more,
/// of every city, the longest over first.
pub async fn ended(
    conn: &Conn,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<(DateTime<Utc>, ProjectId)>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let statement = format!(
        "select p.id, p.closes_at from project p left join campaign_terms t on t.city_id = p.city_id
         where p.state = 'published' and p.closes_at <= $1 and coalesce(t.grace_days, $2) = $3
           and (p.closes_at <= $4 or not {WAITS})
           and not exists (select 1 from match_event e where e.city_id = p.city_id and e.project_id = p.id
                             and (e.kind = 'cancel' or e.kind = 'project_closed' and e.captured_at >= p.closes_at))
         order by p.closes_at, p.id limit $5"
    );
    let usual = i32::from(CampaignTerms::default().grace_days);
    let mut ends = Vec::new();
    // Days cannot be added to a moment in the same words on both databases, and cities have few different ones.
    for days in crate::campaign_terms::graces(conn).await? {
        let last = now - TimeDelta::days(days.into());
        let values = vec![
            now.into(),
            usual.into(),
            i32::from(days).into(),
            last.into(),
            limit.into(),
        ];
        let rows: Vec<EndRow> = sql::all(conn, &statement, values).await?;
        ends.extend(
            rows.into_iter()
                .map(|row| (row.closes_at, ProjectId::from_uuid(row.id))),
        );
    }
    Ok(ends)
}

#[derive(FromQueryResult)]
struct EndRow {
    id: uuid::Uuid,
    closes_at: DateTime<Utc>,
}

/// Whether a campaign of the city that was to close by a moment still waits for gifts on their way.
pub async fn any_waiting(
    conn: &Conn,
    city: CityId,
    by: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let terms = crate::campaign_terms::of_city(conn, city).await?;
    let last = now - TimeDelta::days(terms.grace_days.into());
    let statement = format!(
        "select p.id, p.closes_at from project p
         where p.city_id = $1 and p.state = 'published' and p.closes_at <= $2 and p.closes_at > $3 and {WAITS} limit 1"
    );
    let values = vec![city.uuid().into(), by.into(), last.into()];
    let row: Option<EndRow> = sql::one(conn, &statement, values).await?;
    Ok(row.is_some())
}

/// Lets a campaign go on until a later moment.
pub async fn extend(
    conn: &Conn,
    city: CityId,
    id: ProjectId,
    closes_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let values = vec![closes_at.into(), city.uuid().into(), id.uuid().into()];
    sql::run(
        conn,
        "update project set closes_at = $1 where city_id = $2 and id = $3",
        values,
    )
    .await?;
    Ok(())
}

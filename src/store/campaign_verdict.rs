//! What cities say of campaigns beyond their rules.

use chrono::{DateTime, Utc};
use domain::verdict::Verdict;
use domain::{CityId, Id, PersonId, ProjectId};
use sea_orm::FromQueryResult;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// The word on a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignVerdict {
    /// Which.
    pub verdict: Verdict,
    /// Why, for everybody to read.
    pub reason: String,
    /// Whether the campaign had succeeded by then: pools have not taken back what they added.
    pub had_succeeded: bool,
    /// When.
    pub decided_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct VerdictRow {
    verdict: String,
    reason: String,
    had_succeeded: bool,
    decided_at: DateTime<Utc>,
}

/// The word on a project's campaign, where there is one.
pub async fn of_project(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
) -> Result<Option<CampaignVerdict>, StoreError> {
    let statement = "select verdict, reason, had_succeeded, decided_at from campaign_verdict
         where city_id = $1 and project_id = $2";
    let values = vec![city.uuid().into(), project.uuid().into()];
    let row: Option<VerdictRow> = sql::one(conn, statement, values).await?;
    row.map(|row| {
        Ok(CampaignVerdict {
            verdict: word(&row.verdict, "campaign_verdict", "verdict", project.uuid())?,
            reason: row.reason,
            had_succeeded: row.had_succeeded,
            decided_at: row.decided_at,
        })
    })
    .transpose()
}

/// Writes the word on a campaign down, in the place of one before.
pub async fn set(
    conn: &Conn,
    (city, project): (CityId, ProjectId),
    new: &CampaignVerdict,
    by: PersonId,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into campaign_verdict (city_id, project_id, verdict, reason, had_succeeded, decided_by, decided_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (city_id, project_id) do update set verdict = excluded.verdict, reason = excluded.reason,
             had_succeeded = excluded.had_succeeded, decided_by = excluded.decided_by, decided_at = excluded.decided_at",
        vec![
            city.uuid().into(),
            project.uuid().into(),
            new.verdict.as_str().into(),
            new.reason.as_str().into(),
            new.had_succeeded.into(),
            by.uuid().into(),
            new.decided_at.into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct IdRow {
    project_id: uuid::Uuid,
}

/// The projects of a city whose campaign was called off after it had succeeded: for the audit.
pub async fn called_off_late(conn: &Conn, city: CityId) -> Result<Vec<ProjectId>, StoreError> {
    let statement = "select project_id from campaign_verdict
         where city_id = $1 and verdict = 'called_off' and had_succeeded order by project_id";
    let rows: Vec<IdRow> = sql::all(conn, statement, vec![city.uuid().into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| ProjectId::from_uuid(row.project_id))
        .collect())
}

//! Payments that donors' banks took into question.

use chrono::{DateTime, Utc};
use domain::pledge::DisputeStage;
use domain::{CityId, DisputeId, Id, PledgeId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Its identifier.
    pub id: DisputeId,
    /// The city.
    pub city: CityId,
    /// The gift.
    pub pledge: PledgeId,
    /// The provider's name for it.
    pub reference: String,
    /// How much the bank took back.
    pub amount_minor: i64,
    /// What of that was the gift's own when it was lost; the rest had gone back before.
    pub gift_minor: i64,
    /// Where it is on its way.
    pub stage: DisputeStage,
    /// The bank's reason, in the provider's words.
    pub reason: String,
    /// When we were first told.
    pub opened_at: DateTime<Utc>,
    /// When we were last told.
    pub told_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct DisputeRow {
    city_id: Uuid,
    id: Uuid,
    pledge_id: Uuid,
    reference: String,
    amount_minor: i64,
    gift_minor: i64,
    stage: String,
    reason: String,
    opened_at: DateTime<Utc>,
    told_at: DateTime<Utc>,
}

const DISPUTE: &str =
    "city_id, id, pledge_id, reference, amount_minor, gift_minor, stage, reason, opened_at, told_at";

fn dispute_of(row: DisputeRow) -> Result<Dispute, StoreError> {
    Ok(Dispute {
        id: DisputeId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        pledge: PledgeId::from_uuid(row.pledge_id),
        stage: word(&row.stage, "dispute", "stage", row.id)?,
        reference: row.reference,
        amount_minor: row.amount_minor,
        gift_minor: row.gift_minor,
        reason: row.reason,
        opened_at: row.opened_at,
        told_at: row.told_at,
    })
}

/// The dispute that a provider calls by this name. The gift's row is locked by whoever asks.
pub async fn by_reference(
    conn: &Conn,
    (city, pledge): (CityId, PledgeId),
    reference: &str,
) -> Result<Option<Dispute>, StoreError> {
    let statement =
        format!("select {DISPUTE} from dispute where city_id = $1 and pledge_id = $2 and reference = $3");
    let values = vec![city.uuid().into(), pledge.uuid().into(), reference.into()];
    let row: Option<DisputeRow> = sql::one(conn, &statement, values).await?;
    row.map(dispute_of).transpose()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// Whether the donor's bank has taken the gift's payment into question, and nobody has decided.
pub async fn is_open(conn: &Conn, city: CityId, pledge: PledgeId) -> Result<bool, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from dispute where city_id = $1 and pledge_id = $2 and stage = 'opened'",
        vec![city.uuid().into(), pledge.uuid().into()],
    )
    .await?;
    Ok(row.is_some_and(|row| row.count > 0))
}

/// Writes a dispute down.
pub async fn insert(conn: &Conn, new: &Dispute) -> Result<(), StoreError> {
    let statement =
        format!("insert into dispute ({DISPUTE}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    let values = vec![
        new.city.uuid().into(),
        new.id.uuid().into(),
        new.pledge.uuid().into(),
        new.reference.clone().into(),
        new.amount_minor.into(),
        new.gift_minor.into(),
        new.stage.as_str().into(),
        new.reason.clone().into(),
        new.opened_at.into(),
        new.told_at.into(),
    ];
    sql::run(conn, &statement, values).await?;
    Ok(())
}

/// Stores how far it is.
pub async fn set_stage(conn: &Conn, changed: &Dispute) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update dispute set stage = $1, gift_minor = $2, told_at = $3 where city_id = $4 and id = $5",
        vec![
            changed.stage.as_str().into(),
            changed.gift_minor.into(),
            changed.told_at.into(),
            changed.city.uuid().into(),
            changed.id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

/// The disputes of a city: those that are open first, then the newest first; at most `limit`.
pub async fn of_city(conn: &Conn, city: CityId, limit: u64) -> Result<Vec<Dispute>, StoreError> {
    let statement = format!(
        "select {DISPUTE} from dispute where city_id = $1
         order by case stage when 'opened' then 0 else 1 end, opened_at desc, id limit $2"
    );
    let values = vec![
        city.uuid().into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<DisputeRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(dispute_of).collect()
}

/// The gifts of a project whose payment is in question at this moment, and how much of each.
pub async fn open_of_project(
    conn: &Conn,
    city: CityId,
    project: domain::ProjectId,
) -> Result<i64, StoreError> {
    #[derive(FromQueryResult)]
    struct SumRow {
        minor: i64,
    }
    let row: Option<SumRow> = sql::one(
        conn,
        "select cast(coalesce(sum(d.amount_minor), 0) as bigint) as minor from dispute d
         join pledge p on p.city_id = d.city_id and p.id = d.pledge_id
         where d.city_id = $1 and p.project_id = $2 and d.stage = 'opened'",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.minor))
}

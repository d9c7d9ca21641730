//! Runs that make the receipts of a year for all who wish for one.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PersonId, ReceiptRunId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{Conn, StoreError, sql};

/// A run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its identifier.
    pub id: ReceiptRunId,
    /// The city.
    pub city: CityId,
    /// The year of the gifts.
    pub year: i32,
    /// Who asked for it; nobody where the clock did.
    pub asked_by: Option<PersonId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// How many donors it is about.
    pub total: i32,
    /// For how many of them it is done.
    pub done: i32,
    /// Receipts that it made.
    pub issued: i32,
    /// Donors for whom it could not: what receipts must say of them is missing, or too little was given.
    pub skipped: i32,
    /// When it was over.
    pub finished_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    city_id: Uuid,
    year: i32,
    asked_by: Option<Uuid>,
    asked_at: DateTime<Utc>,
    total: i32,
    done: i32,
    issued: i32,
    skipped: i32,
    finished_at: Option<DateTime<Utc>>,
}

fn of(row: Row) -> Run {
    Run {
        id: ReceiptRunId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        year: row.year,
        asked_by: row.asked_by.map(PersonId::from_uuid),
        asked_at: row.asked_at,
        total: row.total,
        done: row.done,
        issued: row.issued,
        skipped: row.skipped,
        finished_at: row.finished_at,
    }
}

const COLUMNS: &str = "id, city_id, year, asked_by, asked_at, total, done, issued, skipped, finished_at";

/// Stores a run that begins; false where one of that year is under way, or the clock has had its one.
pub async fn insert(conn: &Conn, new: &Run) -> Result<bool, StoreError> {
    let written = sql::run(
        conn,
        "insert into receipt_run (city_id, id, year, asked_by, asked_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.year.into(),
            new.asked_by.map(PersonId::uuid).into(),
            new.asked_at.into(),
        ],
    )
    .await?;
    Ok(written > 0)
}

/// The run of an identifier.
pub async fn by_id(conn: &Conn, id: ReceiptRunId) -> Result<Option<Run>, StoreError> {
    let statement = format!("select {COLUMNS} from receipt_run where id = $1");
    let row: Option<Row> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    Ok(row.map(of))
}

/// The newest runs of a city.
pub async fn newest(conn: &Conn, city: CityId, limit: u64) -> Result<Vec<Run>, StoreError> {
    let statement = format!(
        "select {COLUMNS} from receipt_run where city_id = $1 order by asked_at desc, id desc limit {limit}"
    );
    let rows: Vec<Row> = sql::all(conn, &statement, vec![city.uuid().into()]).await?;
    Ok(rows.into_iter().map(of).collect())
}

/// Whether the clock has had its run of a year.
pub async fn clock_had(conn: &Conn, city: CityId, year: i32) -> Result<bool, StoreError> {
    let statement =
        format!("select {COLUMNS} from receipt_run where city_id = $1 and year = $2 and asked_by is null");
    let row: Option<Row> = sql::one(conn, &statement, vec![city.uuid().into(), year.into()]).await?;
    Ok(row.is_some())
}

/// Begun, or begun again: the count starts anew, what was made stays counted.
pub async fn begin(conn: &Conn, id: ReceiptRunId, total: i32) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update receipt_run set total = $2, done = 0, skipped = 0 where id = $1 and finished_at is null",
        vec![id.uuid().into(), total.into()],
    )
    .await?;
    Ok(())
}

/// Adds to what is counted: donors that are done, receipts, donors for whom there could be none.
pub async fn advance(
    conn: &Conn,
    id: ReceiptRunId,
    (done, issued, skipped): (i32, i32, i32),
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update receipt_run set done = done + $2, issued = issued + $3, skipped = skipped + $4
         where id = $1 and finished_at is null",
        vec![id.uuid().into(), done.into(), issued.into(), skipped.into()],
    )
    .await?;
    Ok(())
}

/// The run is over.
pub async fn finish(conn: &Conn, id: ReceiptRunId, at: DateTime<Utc>) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update receipt_run set finished_at = $2 where id = $1 and finished_at is null",
        vec![id.uuid().into(), at.into()],
    )
    .await?;
    Ok(())
}

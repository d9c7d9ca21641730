//! Files of orders to the bank.

use chrono::{DateTime, NaiveDate, Utc};
use domain::bank::{Bic, Iban};
use domain::{CityId, Id, PaymentBatchId, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// Several orders in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentBatch {
    /// Its identifier.
    pub id: PaymentBatchId,
    /// The city.
    pub city: CityId,
    /// From 1, without gaps.
    pub number: i32,
    /// By which a statement names it.
    pub message_id: String,
    /// Who pays.
    pub debtor_name: String,
    /// From which account.
    pub debtor_iban: Iban,
    /// At which bank, where that is asked for.
    pub debtor_bic: Option<Bic>,
    /// The day on which the bank is to pay.
    pub requested_on: NaiveDate,
    /// Who made it.
    pub created_by: PersonId,
    /// When.
    pub created_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct BatchRow {
    city_id: Uuid,
    id: Uuid,
    number: i32,
    message_id: String,
    debtor_name: String,
    debtor_iban: String,
    debtor_bic: Option<String>,
    requested_on: NaiveDate,
    created_by: Uuid,
    created_at: DateTime<Utc>,
}

const BATCH: &str = "city_id, id, number, message_id, debtor_name, debtor_iban, debtor_bic, requested_on, created_by, created_at";

fn of(row: BatchRow) -> Result<PaymentBatch, StoreError> {
    let bic = row.debtor_bic.as_deref();
    Ok(PaymentBatch {
        id: PaymentBatchId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        number: row.number,
        debtor_iban: word(&row.debtor_iban, "payment_batch", "debtor_iban", row.id)?,
        debtor_bic: bic
            .map(|bic| word(bic, "payment_batch", "debtor_bic", row.id))
            .transpose()?,
        message_id: row.message_id,
        debtor_name: row.debtor_name,
        requested_on: row.requested_on,
        created_by: PersonId::from_uuid(row.created_by),
        created_at: row.created_at,
    })
}

/// Lets those who order payments of a city come one after the other.
pub async fn lock(conn: &Conn, city: CityId) -> Result<(), StoreError> {
    crate::dialect::lock_text(conn, &format!("payments/{}", city.uuid())).await
}

/// Stores a new one; its orders follow.
pub async fn insert(conn: &Conn, batch: &PaymentBatch) -> Result<(), StoreError> {
    let statement =
        format!("insert into payment_batch ({BATCH}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    let values = vec![
        batch.city.uuid().into(),
        batch.id.uuid().into(),
        batch.number.into(),
        batch.message_id.clone().into(),
        batch.debtor_name.clone().into(),
        batch.debtor_iban.compact().into(),
        batch.debtor_bic.as_ref().map(ToString::to_string).into(),
        batch.requested_on.into(),
        batch.created_by.uuid().into(),
        batch.created_at.into(),
    ];
    sql::run(conn, &statement, values).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct NumberRow {
    number: i32,
}

/// The number of the city's last file; 0 before the first.
pub async fn last_number(conn: &Conn, city: CityId) -> Result<i32, StoreError> {
    let statement = "select coalesce(max(number), 0) as number from payment_batch where city_id = $1";
    let row: Option<NumberRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// A file by its identifier.
pub async fn by_id(conn: &Conn, id: PaymentBatchId) -> Result<Option<PaymentBatch>, StoreError> {
    let statement = format!("select {BATCH} from payment_batch where id = $1");
    let row: Option<BatchRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// The file that a statement names.
pub async fn by_message(
    conn: &Conn,
    city: CityId,
    message_id: &str,
) -> Result<Option<PaymentBatch>, StoreError> {
    let statement = format!("select {BATCH} from payment_batch where city_id = $1 and message_id = $2");
    let row: Option<BatchRow> =
        sql::one(conn, &statement, vec![city.uuid().into(), message_id.into()]).await?;
    row.map(of).transpose()
}

/// The files of a city before a number, the newest first.
pub async fn before(
    conn: &Conn,
    city: CityId,
    before: Option<i32>,
    limit: u64,
) -> Result<Vec<PaymentBatch>, StoreError> {
    let statement = format!(
        "select {BATCH} from payment_batch where city_id = $1 and number < $2 order by number desc limit $3"
    );
    let values = vec![
        city.uuid().into(),
        before.unwrap_or(i32::MAX).into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<BatchRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(of).collect()
}

//! Cash and cheques that were brought to the bank.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{CityId, DepositId, Id, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::{Conn, StoreError, sql};

/// A deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashDeposit {
    /// Its identifier.
    pub id: DepositId,
    /// The city.
    pub city: CityId,
    /// What we counted.
    pub amount_minor: i64,
    /// The day on which it was brought.
    pub brought_on: NaiveDate,
    /// Who brought it.
    pub made_by: PersonId,
    /// When that was entered.
    pub made_at: DateTime<Utc>,
    /// What the bank counted, and when a movement was found to be it.
    pub arrived: Option<(i64, DateTime<Utc>)>,
}

#[derive(FromQueryResult)]
struct DepositRow {
    city_id: Uuid,
    id: Uuid,
    amount_minor: i64,
    brought_on: NaiveDate,
    made_by: Uuid,
    made_at: DateTime<Utc>,
    arrived_minor: Option<i64>,
    arrived_at: Option<DateTime<Utc>>,
}

const DEPOSIT: &str = "city_id, id, amount_minor, brought_on, made_by, made_at, arrived_minor, arrived_at";

fn deposit_of(row: DepositRow) -> CashDeposit {
    CashDeposit {
        id: DepositId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        amount_minor: row.amount_minor,
        brought_on: row.brought_on,
        made_by: PersonId::from_uuid(row.made_by),
        made_at: row.made_at,
        arrived: row.arrived_minor.zip(row.arrived_at),
    }
}

/// Stores a new deposit.
pub async fn insert(conn: &Conn, new: &CashDeposit) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into cash_deposit (city_id, id, amount_minor, brought_on, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6)",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.amount_minor.into(),
            new.brought_on.into(),
            new.made_by.uuid().into(),
            new.made_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The deposit of an identifier, locked until the end of the transaction.
pub async fn lock(conn: &Conn, city: CityId, id: DepositId) -> Result<Option<CashDeposit>, StoreError> {
    let lock = crate::dialect::for_update(conn);
    let statement = format!("select {DEPOSIT} from cash_deposit where city_id = $1 and id = $2{lock}");
    let row: Option<DepositRow> =
        sql::one(conn, &statement, vec![city.uuid().into(), id.uuid().into()]).await?;
    Ok(row.map(deposit_of))
}

/// The deposit of an identifier, in whatever city: for who repeats a command.
pub async fn by_id(conn: &Conn, id: DepositId) -> Result<Option<CashDeposit>, StoreError> {
    let statement = format!("select {DEPOSIT} from cash_deposit where id = $1");
    let row: Option<DepositRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    Ok(row.map(deposit_of))
}

/// It is on the statement, as the bank counted it.
pub async fn set_arrived(
    conn: &Conn,
    deposit: &CashDeposit,
    minor: i64,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update cash_deposit set arrived_minor = $1, arrived_at = $2 where city_id = $3 and id = $4",
        vec![
            minor.into(),
            at.into(),
            deposit.city.uuid().into(),
            deposit.id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

/// It is on the way again: what was taken for it on a statement was not it.
pub async fn set_on_the_way(conn: &Conn, deposit: &CashDeposit) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update cash_deposit set arrived_minor = null, arrived_at = null where city_id = $1 and id = $2",
        vec![deposit.city.uuid().into(), deposit.id.uuid().into()],
    )
    .await?;
    Ok(())
}

/// The deposits of a city: those on no statement yet first, then the newest; at most `limit`.
pub async fn of_city(conn: &Conn, city: CityId, limit: u64) -> Result<Vec<CashDeposit>, StoreError> {
    let statement = format!(
        "select {DEPOSIT} from cash_deposit where city_id = $1
         order by case when arrived_at is null then 0 else 1 end, made_at desc, id limit $2"
    );
    let values = vec![
        city.uuid().into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<DepositRow> = sql::all(conn, &statement, values).await?;
    Ok(rows.into_iter().map(deposit_of).collect())
}

/// Those on no statement yet, the oldest first, at most `limit`.
pub async fn on_the_way(conn: &Conn, city: CityId, limit: u64) -> Result<Vec<CashDeposit>, StoreError> {
    let statement = format!(
        "select {DEPOSIT} from cash_deposit where city_id = $1 and arrived_at is null order by made_at, id limit $2"
    );
    let values = vec![
        city.uuid().into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<DepositRow> = sql::all(conn, &statement, values).await?;
    Ok(rows.into_iter().map(deposit_of).collect())
}

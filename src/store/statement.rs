//! Bank statements that were taken in.

use chrono::{DateTime, NaiveDate, Utc};
use domain::bank::Iban;
use domain::{CityId, Id, PersonId, StatementId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A statement that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its identifier.
    pub id: StatementId,
    /// The city.
    pub city: CityId,
    /// From 1, without gaps: each begins with the balance that the one before ended with.
    pub position: i32,
    /// The account.
    pub iban: Iban,
    /// The bank's id of it.
    pub bank_id: String,
    /// The bank's number of it, where it counts them.
    pub sequence: Option<String>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The balance before.
    pub opening_minor: i64,
    /// The balance after.
    pub closing_minor: i64,
    /// Who took it in; nobody where the schedule did.
    pub imported_by: Option<PersonId>,
    /// When.
    pub imported_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct StatementRow {
    city_id: Uuid,
    id: Uuid,
    position: i32,
    iban: String,
    bank_id: String,
    sequence: Option<String>,
    from_on: NaiveDate,
    to_on: NaiveDate,
    opening_minor: i64,
    closing_minor: i64,
    imported_by: Option<Uuid>,
    imported_at: DateTime<Utc>,
}

const STATEMENT: &str = "city_id, id, position, iban, bank_id, sequence, from_on, to_on, opening_minor, closing_minor, \
     imported_by, imported_at";

fn statement_of(row: StatementRow) -> Result<Statement, StoreError> {
    Ok(Statement {
        id: StatementId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        position: row.position,
        iban: word(&row.iban, "bank_statement", "iban", row.id)?,
        bank_id: row.bank_id,
        sequence: row.sequence,
        from: row.from_on,
        to: row.to_on,
        opening_minor: row.opening_minor,
        closing_minor: row.closing_minor,
        imported_by: row.imported_by.map(PersonId::from_uuid),
        imported_at: row.imported_at,
    })
}

/// Lets those who take in statements of a city come one after the other, and each after who explains movements.
pub async fn lock(conn: &Conn, city: CityId) -> Result<(), StoreError> {
    crate::dialect::lock_text(conn, &format!("statements/{}", city.uuid())).await
}

/// The last statement of a city.
pub async fn last(conn: &Conn, city: CityId) -> Result<Option<Statement>, StoreError> {
    let statement =
        format!("select {STATEMENT} from bank_statement where city_id = $1 order by position desc limit 1");
    let row: Option<StatementRow> = sql::one(conn, &statement, vec![city.uuid().into()]).await?;
    row.map(statement_of).transpose()
}

/// The statements of a city before a position, the newest first.
pub async fn before(
    conn: &Conn,
    city: CityId,
    position: Option<i32>,
    limit: u64,
) -> Result<Vec<Statement>, StoreError> {
    let statement = format!(
        "select {STATEMENT} from bank_statement where city_id = $1 and position < $2 order by position desc limit $3"
    );
    let values = vec![
        city.uuid().into(),
        position.unwrap_or(i32::MAX).into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<StatementRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(statement_of).collect()
}

/// The statements of the same account, days and balances, the newest first: one of them may be the very same.
pub async fn alike(conn: &Conn, like: &Statement) -> Result<Vec<Statement>, StoreError> {
    let statement = format!(
        "select {STATEMENT} from bank_statement
         where city_id = $1 and iban = $2 and from_on = $3 and to_on = $4 and opening_minor = $5 and closing_minor = $6
         order by position desc"
    );
    let values = vec![
        like.city.uuid().into(),
        like.iban.compact().into(),
        like.from.into(),
        like.to.into(),
        like.opening_minor.into(),
        like.closing_minor.into(),
    ];
    let rows: Vec<StatementRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(statement_of).collect()
}

/// Stores a new statement; its movements follow.
pub async fn insert(conn: &Conn, new: &Statement) -> Result<(), StoreError> {
    let statement = format!(
        "insert into bank_statement ({STATEMENT}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    );
    let values = vec![
        new.city.uuid().into(),
        new.id.uuid().into(),
        new.position.into(),
        new.iban.compact().into(),
        new.bank_id.clone().into(),
        new.sequence.clone().into(),
        new.from.into(),
        new.to.into(),
        new.opening_minor.into(),
        new.closing_minor.into(),
        new.imported_by.map(PersonId::uuid).into(),
        new.imported_at.into(),
    ];
    sql::run(conn, &statement, values).await?;
    Ok(())
}

//! Periods of a city's books: closed ones, and the one that somebody asks to close.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PeriodId, PersonId};
use ledger::{Account, Head};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder};

use crate::entity::accounting_period;
use crate::sql::{Params, ROWS_PER_STATEMENT};
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A span of time for which the books are closed, or are asked to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its identifier.
    pub id: PeriodId,
    /// The city.
    pub city: CityId,
    /// From 1, without gaps.
    pub number: i32,
    /// Its first moment: the end of the one before.
    pub starts_at: DateTime<Utc>,
    /// The first moment after it.
    pub ends_at: DateTime<Utc>,
    /// Who asked to close it.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Who agreed, and when, once it is closed.
    pub closed: Option<Closed>,
}

/// How a period was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// Who agreed.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// Where the chain stood.
    pub head: Head,
}

fn of(row: accounting_period::Model) -> Result<Period, StoreError> {
    let closed = match (row.closed_by, row.closed_at, row.head_seq, row.head_hash) {
        (Some(by), Some(at), Some(seq), Some(hash)) => Some(Closed {
            by: PersonId::from_uuid(by),
            at,
            head: Head {
                seq,
                hash: word(&hash, "accounting_period", "head_hash", row.id)?,
            },
        }),
        _ => None,
    };
    Ok(Period {
        id: PeriodId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        number: row.number,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        asked_by: PersonId::from_uuid(row.asked_by),
        asked_at: row.asked_at,
        closed,
    })
}

/// Stores a period that somebody asks to close; false where one of its number, or another that waits, is there.
pub async fn insert(conn: &Conn, new: &Period) -> Result<bool, StoreError> {
    let row = accounting_period::Model {
        city_id: new.city.uuid(),
        id: new.id.uuid(),
        number: new.number,
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        asked_by: new.asked_by.uuid(),
        asked_at: new.asked_at,
        closed_by: None,
        closed_at: None,
        head_seq: None,
        head_hash: None,
    };
    let inserted = accounting_period::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    Ok(inserted > 0)
}

/// The periods of a city, the newest first.
pub async fn all(conn: &Conn, city: CityId) -> Result<Vec<Period>, StoreError> {
    let rows = accounting_period::Entity::find()
        .filter(accounting_period::Column::CityId.eq(city.uuid()))
        .order_by_desc(accounting_period::Column::Number)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The period of an identifier.
pub async fn by_id(conn: &Conn, id: PeriodId) -> Result<Option<Period>, StoreError> {
    let found = accounting_period::Entity::find().filter(accounting_period::Column::Id.eq(id.uuid()));
    found.one(conn).await?.map(of).transpose()
}

#[derive(FromQueryResult)]
struct EndRow {
    ends_at: Option<DateTime<Utc>>,
}

/// Up to when the books are closed.
pub async fn closed_until(conn: &Conn, city: CityId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let statement =
        "select max(ends_at) as ends_at from accounting_period where city_id = $1 and closed_at is not null";
    let row: Option<EndRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.and_then(|row| row.ends_at))
}

/// Lets nobody write into the books of a city until the end of the transaction: who has begun is waited for.
pub async fn lock_books(conn: &Conn, city: CityId) -> Result<(), StoreError> {
    crate::dialect::lock_text(conn, &format!("books/{}", city.uuid())).await
}

/// Closes a period with its balances; false where it is closed or gone.
pub async fn close(
    conn: &Conn,
    period: &Period,
    closed: &Closed,
    balances: &[(Account, i64)],
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update accounting_period set closed_by = $1, closed_at = $2, head_seq = $3, head_hash = $4
         where city_id = $5 and id = $6 and closed_at is null",
        vec![
            closed.by.uuid().into(),
            closed.at.into(),
            closed.head.seq.into(),
            closed.head.hash.to_string().into(),
            period.city.uuid().into(),
            period.id.uuid().into(),
        ],
    )
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    for part in balances.chunks(ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let rows = params.rows(part.iter().map(|(account, balance_minor)| {
            [
                period.city.uuid().into(),
                period.id.uuid().into(),
                account.to_string().into(),
                (*balance_minor).into(),
            ]
        }));
        let statement =
            format!("insert into period_balance (city_id, period_id, account, balance_minor) values {rows}");
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(true)
}

/// Forgets a period that nobody has agreed to close; false where it is closed or gone.
pub async fn withdraw(conn: &Conn, period: &Period) -> Result<bool, StoreError> {
    let statement = "delete from accounting_period where city_id = $1 and id = $2 and closed_at is null";
    let touched = sql::run(
        conn,
        statement,
        vec![period.city.uuid().into(), period.id.uuid().into()],
    );
    Ok(touched.await? > 0)
}

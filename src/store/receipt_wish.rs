//! What donors wish for once and for all: a receipt of each gift, or one a year.

use chrono::{DateTime, Utc};
use domain::receipt::ReceiptKind;
use domain::{Id, PersonId};
use sea_orm::FromQueryResult;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// What a donor wishes for, and what receipts say of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Whose.
    pub person: PersonId,
    /// Which receipts.
    pub kind: ReceiptKind,
    /// The name in law.
    pub name: String,
    /// The address, a line each.
    pub address: String,
    /// The number in the Belgian national register, where it was given: eleven digits.
    pub national_number: Option<String>,
    /// Since when.
    pub since: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Row {
    wish: String,
    name: String,
    address: String,
    national_number: Option<String>,
    since: DateTime<Utc>,
}

/// The wish of a person, if they have one.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<Option<Wish>, StoreError> {
    let statement =
        "select wish, name, address, national_number, since from receipt_wish where person_id = $1";
    let row: Option<Row> = sql::one(conn, statement, vec![person.uuid().into()]).await?;
    row.map(|row| {
        Ok(Wish {
            person,
            kind: word(&row.wish, "receipt_wish", "wish", person)?,
            name: row.name,
            address: row.address,
            national_number: row.national_number,
            since: row.since,
        })
    })
    .transpose()
}

/// Writes a wish down in the place of the one before.
pub async fn set(conn: &Conn, wish: &Wish) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into receipt_wish (person_id, wish, name, address, national_number, since, used_at)
         values ($1, $2, $3, $4, $5, $6, $6)
         on conflict (person_id) do update set wish = excluded.wish, name = excluded.name, address = excluded.address,
             national_number = excluded.national_number, used_at = excluded.used_at,
             since = case when receipt_wish.wish = excluded.wish then receipt_wish.since else excluded.since end",
        vec![
            wish.person.uuid().into(),
            wish.kind.as_str().into(),
            wish.name.clone().into(),
            wish.address.clone().into(),
            wish.national_number.clone().into(),
            wish.since.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Forgets a wish.
pub async fn remove(conn: &Conn, person: PersonId) -> Result<(), StoreError> {
    sql::run(
        conn,
        "delete from receipt_wish where person_id = $1",
        vec![person.uuid().into()],
    )
    .await?;
    Ok(())
}

/// A receipt was made by the wish: it is kept on.
pub async fn used(conn: &Conn, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update receipt_wish set used_at = $2 where person_id = $1",
        vec![person.uuid().into(), at.into()],
    )
    .await?;
    Ok(())
}

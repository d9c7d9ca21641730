//! How often something was tried on a day. What was tried is named by a hash, so that the table names nobody.

use chrono::NaiveDate;
use sea_orm::FromQueryResult;

use crate::{Conn, StoreError, sql};

#[derive(FromQueryResult)]
struct TriesRow {
    tries: i64,
}

/// Counts a try and tells which of the day it is. Tries at once are counted one after the other.
pub async fn count(conn: &Conn, subject: &str, day: NaiveDate) -> Result<i64, StoreError> {
    let row: Option<TriesRow> = sql::one(
        conn,
        "insert into sign_in_try (subject, day, tries) values ($1, $2, 1)
         on conflict (subject, day) do update set tries = sign_in_try.tries + 1 returning tries",
        vec![subject.into(), day.into()],
    )
    .await?;
    Ok(row.map_or(i64::MAX, |row| row.tries))
}

/// Forgets the days before one.
pub async fn forget(conn: &Conn, before: NaiveDate) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "delete from sign_in_try where day < $1",
        vec![before.into()],
    )
    .await
}

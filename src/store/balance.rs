//! What the accounts of a city's books stand at: now, and at any moment of the past.

use chrono::{DateTime, Utc};
use domain::{CityId, Id};
use ledger::Account;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::sql::{Params, ROWS_PER_STATEMENT};
use crate::texts::word;
use crate::{Conn, StoreError, sql};

#[derive(FromQueryResult)]
struct AccountRow {
    account: String,
    balance_minor: i64,
}

#[derive(FromQueryResult)]
struct BalanceRow {
    balance_minor: i64,
}

/// Adds what newly sealed transactions changed. Only the city's turn does so, hence nobody waits for anybody here.
pub async fn add(conn: &Conn, city: CityId, changes: &[(Account, i64)]) -> Result<(), StoreError> {
    for part in changes.chunks(ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let rows = params.rows(
            part.iter()
                .map(|(account, minor)| [city.uuid().into(), account.to_string().into(), (*minor).into()]),
        );
        let statement = format!(
            "insert into ledger_balance (city_id, account, balance_minor) values {rows}
             on conflict (city_id, account) do update set balance_minor = ledger_balance.balance_minor + excluded.balance_minor"
        );
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(())
}

/// Lets whoever takes from an account come one after the other, until the end of the transaction.
pub async fn lock(conn: &Conn, city: CityId, account: Account) -> Result<(), StoreError> {
    crate::dialect::lock_text(conn, &format!("account/{}/{account}", city.uuid())).await
}

/// The balance of an account, a debit positive: what is kept, and what was posted since.
pub async fn of(conn: &Conn, city: CityId, account: Account) -> Result<i64, StoreError> {
    // One statement, so that a transaction that is sealed meanwhile counts once.
    let row: Option<BalanceRow> = sql::one(
        conn,
        "select cast(coalesce(sum(minor), 0) as bigint) as balance_minor from (
             select balance_minor as minor from ledger_balance where city_id = $1 and account = $2
             union all
             select e.amount_minor from ledger_unsealed u
             join ledger_entry e on e.city_id = u.city_id and e.transaction_id = u.transaction_id
             where u.city_id = $1 and e.account = $2) as both_parts",
        vec![city.uuid().into(), account.to_string().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.balance_minor))
}

/// The balances of every account before a moment, a debit positive, those of zero left out: the closing balances of
/// the last period that was over then, and what happened since.
pub async fn before(conn: &Conn, city: CityId, at: DateTime<Utc>) -> Result<Vec<(Account, i64)>, StoreError> {
    let rows: Vec<AccountRow> = sql::all(
        conn,
        "with base as (
             select id, ends_at from accounting_period
             where city_id = $1 and closed_at is not null and ends_at <= $2 order by ends_at desc limit 1)
         select account, cast(sum(minor) as bigint) as balance_minor from (
             select b.account, b.balance_minor as minor from period_balance b
             where b.city_id = $1 and b.period_id = (select id from base)
             union all
             select e.account, e.amount_minor from ledger_transaction t
             join ledger_entry e on e.city_id = t.city_id and e.transaction_id = t.id
             where t.city_id = $1 and t.occurred_at < $2
               and t.occurred_at >= coalesce((select ends_at from base), t.occurred_at)) as both_parts
         group by account having sum(minor) <> 0 order by account",
        vec![city.uuid().into(), at.into()],
    )
    .await?;
    rows.into_iter().map(|row| pair(row, "ledger_entry")).collect()
}

/// What is kept, up to the end of the chain: for the audit.
pub async fn kept(conn: &Conn, city: CityId) -> Result<Vec<(Account, i64)>, StoreError> {
    let statement = "select account, balance_minor from ledger_balance where city_id = $1 and balance_minor <> 0 order by account";
    let rows: Vec<AccountRow> = sql::all(conn, statement, vec![city.uuid().into()]).await?;
    rows.into_iter().map(|row| pair(row, "ledger_balance")).collect()
}

fn pair(row: AccountRow, table: &'static str) -> Result<(Account, i64), StoreError> {
    Ok((
        word(&row.account, table, "account", Uuid::nil())?,
        row.balance_minor,
    ))
}

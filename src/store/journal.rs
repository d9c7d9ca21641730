//! The journal: append-only transactions, their entries, and the chain that seals them.

use chrono::{DateTime, Utc};
use domain::{CityId, Currency, Id, LedgerTransactionId};
use ledger::{Cause, Entry, FactKind, Hash, Head, Parts, Posted, Sealed, Transaction};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::city::City;
use crate::entity::{ledger_entry, ledger_seal, ledger_transaction};
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// Rows in one statement: below the number of parameters that both databases take.
const ROWS_PER_STATEMENT: usize = 500;

/// Appends transactions, in their order. They are sealed later, with the city's turn, in the order in which they
/// began to wait, a microsecond apart: after all that wait already, though the clock of the process that recorded
/// those may be ahead of ours, so that a release never comes before its reservation, nor a refund before its gift.
pub async fn append(
    conn: &Conn,
    city: CityId,
    new: &[(LedgerTransactionId, Transaction)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if new.is_empty() {
        return Ok(());
    }
    let last = last_waiting(conn, city).await?;
    let begin = last.map_or(now, |last| now.max(last + chrono::Duration::microseconds(1)));
    let numbered: Vec<_> = (0..).map(chrono::Duration::microseconds).zip(new).collect();
    for part in numbered.chunks(ROWS_PER_STATEMENT) {
        let rows = part.iter().map(|(after, (id, transaction))| {
            row_of(city, *id, transaction, now + *after).into_active_model()
        });
        ledger_transaction::Entity::insert_many(rows)
            .exec_without_returning(conn)
            .await?;
        let mut params = Params::default();
        let waiting = params.rows(
            part.iter()
                .map(|(after, (id, _))| [city.uuid().into(), id.uuid().into(), (begin + *after).into()]),
        );
        let waits =
            format!("insert into ledger_unsealed (city_id, transaction_id, recorded_at) values {waiting}");
        sql::run(conn, &waits, params.into_values()).await?;
    }
    insert_entries(conn, city, new).await
}

/// What became of posting one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Appended {
    /// It is in the journal now.
    New,
    /// A transaction of this kind and cause stands there already, with these parts.
    Known(LedgerTransactionId, Parts),
}

/// Appends one transaction, unless one of the same kind and cause is there. A second process with the same fact waits
/// for the first one's transaction and then sees it.
pub async fn append_once(
    conn: &Conn,
    city: CityId,
    id: LedgerTransactionId,
    transaction: &Transaction,
    now: DateTime<Utc>,
) -> Result<Appended, StoreError> {
    let parts = transaction.parts();
    let row = row_of(city, id, transaction, now).into_active_model();
    let fact = [
        ledger_transaction::Column::CityId,
        ledger_transaction::Column::Kind,
        ledger_transaction::Column::Cause,
    ];
    let inserted = ledger_transaction::Entity::insert(row)
        .on_conflict(OnConflict::columns(fact).do_nothing().to_owned())
        .exec_without_returning(conn)
        .await?;
    if inserted == 0 {
        let known = of_fact(conn, city, parts.kind, parts.cause).await?;
        let known = known.ok_or_else(|| StoreError::Corrupt {
            table: "ledger_transaction",
            column: "cause",
            row: id.to_string(),
            reason: "refused as known, and not there".to_owned(),
        })?;
        return Ok(Appended::Known(known.0, known.1));
    }
    let last = last_waiting(conn, city).await?;
    let begin = last.map_or(now, |last| now.max(last + chrono::Duration::microseconds(1)));
    sql::run(
        conn,
        "insert into ledger_unsealed (city_id, transaction_id, recorded_at) values ($1, $2, $3)",
        vec![city.uuid().into(), id.uuid().into(), begin.into()],
    )
    .await?;
    insert_entries(conn, city, std::slice::from_ref(&(id, transaction.clone()))).await?;
    Ok(Appended::New)
}

/// The transaction of this kind and cause, where the journal has one.
pub async fn of_fact(
    conn: &Conn,
    city: CityId,
    kind: FactKind,
    cause: Cause,
) -> Result<Option<(LedgerTransactionId, Parts)>, StoreError> {
    let known: Option<TransactionRow> = sql::one(
        conn,
        "select id, kind, currency, cause, occurred_at, cast(null as bigint) as seq,
                cast(null as text) as previous, cast(null as text) as hash
         from ledger_transaction where city_id = $1 and kind = $2 and cause = $3",
        vec![city.uuid().into(), kind.as_str().into(), cause.to_string().into()],
    )
    .await?;
    let known = with_entries(conn, city, known.into_iter().collect()).await?;
    Ok(known.into_iter().next().map(|(id, parts, _)| (id, parts)))
}

/// Whether a fact of this kind and cause stands in the journal.
pub async fn is_known(conn: &Conn, city: CityId, parts: &Parts) -> Result<bool, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from ledger_transaction where city_id = $1 and kind = $2 and cause = $3",
        vec![
            city.uuid().into(),
            parts.kind.as_str().into(),
            parts.cause.to_string().into(),
        ],
    )
    .await?;
    Ok(row.is_some_and(|row| row.count > 0))
}

fn row_of(
    city: CityId,
    id: LedgerTransactionId,
    transaction: &Transaction,
    recorded_at: DateTime<Utc>,
) -> ledger_transaction::Model {
    let parts = transaction.parts();
    ledger_transaction::Model {
        city_id: city.uuid(),
        id: id.uuid(),
        kind: parts.kind.as_str().to_owned(),
        currency: parts.currency.code().to_owned(),
        cause: parts.cause.to_string(),
        occurred_at: parts.occurred_at,
        recorded_at,
    }
}

async fn insert_entries(
    conn: &Conn,
    city: CityId,
    new: &[(LedgerTransactionId, Transaction)],
) -> Result<(), StoreError> {
    let entries: Vec<_> = new
        .iter()
        .flat_map(|(id, transaction)| {
            (0..)
                .zip(transaction.entries())
                .map(move |(position, entry)| ledger_entry::Model {
                    city_id: city.uuid(),
                    transaction_id: id.uuid(),
                    position,
                    account: entry.account.to_string(),
                    amount_minor: entry.amount_minor,
                })
        })
        .collect();
    for part in entries.chunks(ROWS_PER_STATEMENT) {
        let rows = part.iter().cloned().map(IntoActiveModel::into_active_model);
        ledger_entry::Entity::insert_many(rows)
            .exec_without_returning(conn)
            .await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct WaitingRow {
    recorded_at: DateTime<Utc>,
}

/// When the last of the transactions began to wait that are not sealed yet.
async fn last_waiting(conn: &Conn, city: CityId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row: Option<WaitingRow> = sql::one(
        conn,
        "select recorded_at from ledger_unsealed where city_id = $1 order by recorded_at desc limit 1",
        vec![city.uuid().into()],
    )
    .await?;
    Ok(row.map(|row| row.recorded_at))
}

/// The end of the chain of a city and currency.
pub async fn head(conn: &Conn, city: CityId, currency: Currency) -> Result<Head, StoreError> {
    let row = ledger_seal::Entity::find()
        .filter(ledger_seal::Column::CityId.eq(city.uuid()))
        .filter(ledger_seal::Column::Currency.eq(currency.code()))
        .order_by_desc(ledger_seal::Column::Seq)
        .one(conn)
        .await?;
    match row {
        None => Ok(Head::genesis(city, currency)),
        Some(row) => Ok(Head {
            seq: row.seq,
            hash: hash(&row.hash, row.transaction_id)?,
        }),
    }
}

fn hash(text: &str, row: Uuid) -> Result<Hash, StoreError> {
    word(text, "ledger_seal", "hash", row)
}

/// The oldest transactions that wait to be sealed, with their entries, at most `limit`.
pub async fn unsealed(
    conn: &Conn,
    city: CityId,
    limit: u64,
) -> Result<Vec<(LedgerTransactionId, Parts)>, StoreError> {
    let rows: Vec<TransactionRow> = sql::all(
        conn,
        "select t.id, t.kind, t.currency, t.cause, t.occurred_at, cast(null as bigint) as seq,
                cast(null as text) as previous, cast(null as text) as hash
         from (select city_id, transaction_id, recorded_at from ledger_unsealed where city_id = $1
               order by recorded_at, transaction_id limit $2) u
         join ledger_transaction t on t.city_id = u.city_id and t.id = u.transaction_id
         order by u.recorded_at, u.transaction_id",
        vec![
            city.uuid().into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ],
    )
    .await?;
    let with_entries = with_entries(conn, city, rows).await?;
    Ok(with_entries
        .into_iter()
        .map(|(id, parts, _)| (id, parts))
        .collect())
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many transactions have no place in the chain, whether or not they wait for one: for the audit.
pub async fn count_unsealed(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from ledger_transaction t where t.city_id = $1
         and not exists (select 1 from ledger_seal s where s.city_id = t.city_id and s.transaction_id = t.id)",
        vec![city.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Stores the seals of transactions.
pub async fn seal(
    conn: &Conn,
    city: CityId,
    currency: Currency,
    seals: &[(LedgerTransactionId, Sealed)],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for part in seals.chunks(ROWS_PER_STATEMENT) {
        let rows = part.iter().map(|(id, sealed)| {
            ledger_seal::Model {
                city_id: city.uuid(),
                currency: currency.code().to_owned(),
                seq: sealed.seq,
                transaction_id: id.uuid(),
                previous: sealed.previous.to_string(),
                hash: sealed.hash.to_string(),
                sealed_at: now,
            }
            .into_active_model()
        });
        ledger_seal::Entity::insert_many(rows)
            .exec_without_returning(conn)
            .await?;
        let mut params = Params::default();
        let place = params.add(city.uuid());
        let ids = params.list(part.iter().map(|(id, _)| id.uuid()));
        let sealed =
            format!("delete from ledger_unsealed where city_id = {place} and transaction_id in ({ids})");
        sql::run(conn, &sealed, params.into_values()).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct TransactionRow {
    id: Uuid,
    kind: String,
    currency: String,
    cause: String,
    occurred_at: DateTime<Utc>,
    seq: Option<i64>,
    previous: Option<String>,
    hash: Option<String>,
}

/// Sealed transactions with a number above `after`, in order, at most `limit`: for the audit.
pub async fn posted(
    conn: &Conn,
    city: CityId,
    currency: Currency,
    after: i64,
    limit: u64,
) -> Result<Vec<Posted>, StoreError> {
    let rows: Vec<TransactionRow> = sql::all(
        conn,
        "select t.id, t.kind, t.currency, t.cause, t.occurred_at, s.seq, s.previous, s.hash
         from ledger_seal s join ledger_transaction t on t.city_id = s.city_id and t.id = s.transaction_id
         where s.city_id = $1 and s.currency = $2 and s.seq > $3 order by s.seq limit $4",
        vec![
            city.uuid().into(),
            currency.code().into(),
            after.into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ],
    )
    .await?;
    posted_of(with_entries(conn, city, rows).await?)
}

fn posted_of(rows: Vec<WithEntries>) -> Result<Vec<Posted>, StoreError> {
    rows.into_iter()
        .map(|(id, parts, sealed)| {
            let sealed = sealed.ok_or_else(|| StoreError::Corrupt {
                table: "ledger_seal",
                column: "hash",
                row: id.to_string(),
                reason: "missing".to_owned(),
            })?;
            Ok(Posted { id, sealed, parts })
        })
        .collect()
}

#[derive(FromQueryResult)]
struct SealedRow {
    seq: i64,
    sealed_at: DateTime<Utc>,
}

/// Sealed transactions of a span of time with a number above `after`, in order, at most `limit`, each with the moment
/// in which it was sealed.
pub async fn between(
    conn: &Conn,
    city: &City,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    after: i64,
    limit: u64,
) -> Result<Vec<(Posted, DateTime<Utc>)>, StoreError> {
    let values = || {
        vec![
            city.id.uuid().into(),
            city.currency.code().into(),
            after.into(),
            from.into(),
            until.into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ]
    };
    let of = "from ledger_seal s join ledger_transaction t on t.city_id = s.city_id and t.id = s.transaction_id
              where s.city_id = $1 and s.currency = $2 and s.seq > $3 and t.occurred_at >= $4 and t.occurred_at < $5
              order by s.seq limit $6";
    let statement =
        format!("select t.id, t.kind, t.currency, t.cause, t.occurred_at, s.seq, s.previous, s.hash {of}");
    let rows: Vec<TransactionRow> = sql::all(conn, &statement, values()).await?;
    let moments: Vec<SealedRow> =
        sql::all(conn, &format!("select s.seq, s.sealed_at {of}"), values()).await?;
    let moments: std::collections::BTreeMap<i64, DateTime<Utc>> =
        moments.into_iter().map(|row| (row.seq, row.sealed_at)).collect();
    let posted = posted_of(with_entries(conn, city.id, rows).await?)?;
    Ok(posted
        .into_iter()
        .filter_map(|posted| {
            let sealed_at = moments.get(&posted.sealed.seq)?;
            Some((posted, *sealed_at))
        })
        .collect())
}

type WithEntries = (LedgerTransactionId, Parts, Option<Sealed>);

async fn with_entries(
    conn: &Conn,
    city: CityId,
    rows: Vec<TransactionRow>,
) -> Result<Vec<WithEntries>, StoreError> {
    let entries = ledger_entry::Entity::find()
        .filter(ledger_entry::Column::CityId.eq(city.uuid()))
        .filter(ledger_entry::Column::TransactionId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(ledger_entry::Column::TransactionId)
        .order_by_asc(ledger_entry::Column::Position)
        .limit(None)
        .all(conn)
        .await?;
    let mut by_transaction: std::collections::BTreeMap<Uuid, Vec<Entry>> = std::collections::BTreeMap::new();
    for row in entries {
        let account = word(&row.account, "ledger_entry", "account", row.transaction_id)?;
        let entry = Entry {
            account,
            amount_minor: row.amount_minor,
        };
        by_transaction.entry(row.transaction_id).or_default().push(entry);
    }
    rows.into_iter()
        .map(|row| {
            let parts = Parts {
                kind: word(&row.kind, "ledger_transaction", "kind", row.id)?,
                occurred_at: row.occurred_at,
                currency: word(&row.currency, "ledger_transaction", "currency", row.id)?,
                cause: word(&row.cause, "ledger_transaction", "cause", row.id)?,
                entries: by_transaction.remove(&row.id).unwrap_or_default(),
            };
            let sealed = match (row.seq, row.previous, row.hash) {
                (Some(seq), Some(previous), Some(text)) => Some(Sealed {
                    seq,
                    previous: hash(&previous, row.id)?,
                    hash: hash(&text, row.id)?,
                }),
                _ => None,
            };
            Ok((LedgerTransactionId::from_uuid(row.id), parts, sealed))
        })
        .collect()
}

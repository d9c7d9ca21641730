//! What payment providers transfer to a city's bank account.

use chrono::{DateTime, NaiveDate, Utc};
use domain::transfer::TransferState;
use domain::{CityId, Id, TransferId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A transfer, or the part of one that is a city's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderTransfer {
    /// Its identifier.
    pub id: TransferId,
    /// The city.
    pub city: CityId,
    /// The payment account that transfers.
    pub provider: String,
    /// The provider's name for it.
    pub reference: String,
    /// Where it is on its way.
    pub state: TransferState,
    /// What arrives; negative where the provider takes money from the account.
    pub amount_minor: i64,
    /// What the provider kept of the payments in it.
    pub fee_minor: i64,
    /// What of it is about no payment that is known: a person has to look.
    pub other_minor: i64,
    /// When it was made out.
    pub made_out_at: DateTime<Utc>,
    /// The day on which the bank should have it.
    pub arrives_on: NaiveDate,
    /// When we were last told.
    pub told_at: DateTime<Utc>,
    /// When a movement on the statement was explained as it.
    pub arrived_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct TransferRow {
    city_id: Uuid,
    id: Uuid,
    provider: String,
    reference: String,
    state: String,
    amount_minor: i64,
    fee_minor: i64,
    other_minor: i64,
    made_out_at: DateTime<Utc>,
    arrives_on: NaiveDate,
    told_at: DateTime<Utc>,
    arrived_at: Option<DateTime<Utc>>,
}

const TRANSFER: &str = "city_id, id, provider, reference, state, amount_minor, fee_minor, other_minor, made_out_at, \
     arrives_on, told_at, arrived_at";

fn transfer_of(row: TransferRow) -> Result<ProviderTransfer, StoreError> {
    Ok(ProviderTransfer {
        id: TransferId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        state: word(&row.state, "provider_transfer", "state", row.id)?,
        provider: row.provider,
        reference: row.reference,
        amount_minor: row.amount_minor,
        fee_minor: row.fee_minor,
        other_minor: row.other_minor,
        made_out_at: row.made_out_at,
        arrives_on: row.arrives_on,
        told_at: row.told_at,
        arrived_at: row.arrived_at,
    })
}

async fn one(
    conn: &Conn,
    condition: &str,
    values: Vec<sea_orm::Value>,
) -> Result<Option<ProviderTransfer>, StoreError> {
    let statement = format!(
        "select {TRANSFER} from provider_transfer where {condition}{}",
        crate::dialect::for_update(conn)
    );
    let row: Option<TransferRow> = sql::one(conn, &statement, values).await?;
    row.map(transfer_of).transpose()
}

/// The transfer of a city that a payment account calls by this name, locked.
pub async fn by_reference(
    conn: &Conn,
    city: CityId,
    (provider, reference): (&str, &str),
) -> Result<Option<ProviderTransfer>, StoreError> {
    let values = vec![city.uuid().into(), provider.into(), reference.into()];
    one(conn, "city_id = $1 and provider = $2 and reference = $3", values).await
}

/// The transfer of an identifier, locked.
pub async fn lock(conn: &Conn, city: CityId, id: TransferId) -> Result<Option<ProviderTransfer>, StoreError> {
    one(
        conn,
        "city_id = $1 and id = $2",
        vec![city.uuid().into(), id.uuid().into()],
    )
    .await
}

#[derive(FromQueryResult)]
struct CityRow {
    city_id: Uuid,
}

/// The cities that have a part in a transfer.
pub async fn cities(conn: &Conn, (provider, reference): (&str, &str)) -> Result<Vec<CityId>, StoreError> {
    let rows: Vec<CityRow> = sql::all(
        conn,
        "select city_id from provider_transfer where provider = $1 and reference = $2 order by city_id",
        vec![provider.into(), reference.into()],
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| CityId::from_uuid(row.city_id))
        .collect())
}

/// Writes a transfer down.
pub async fn insert(conn: &Conn, new: &ProviderTransfer) -> Result<(), StoreError> {
    let statement = format!(
        "insert into provider_transfer ({TRANSFER}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    );
    let values = vec![
        new.city.uuid().into(),
        new.id.uuid().into(),
        new.provider.clone().into(),
        new.reference.clone().into(),
        new.state.as_str().into(),
        new.amount_minor.into(),
        new.fee_minor.into(),
        new.other_minor.into(),
        new.made_out_at.into(),
        new.arrives_on.into(),
        new.told_at.into(),
        new.arrived_at.into(),
    ];
    sql::run(conn, &statement, values).await?;
    Ok(())
}

/// Stores how far it is.
pub async fn set_state(conn: &Conn, changed: &ProviderTransfer) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update provider_transfer set state = $1, told_at = $2, arrived_at = $3 where city_id = $4 and id = $5",
        vec![
            changed.state.as_str().into(),
            changed.told_at.into(),
            changed.arrived_at.into(),
            changed.city.uuid().into(),
            changed.id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

/// The place in a list of transfers after which a page begins.
pub type After = (DateTime<Utc>, TransferId);

/// The transfers of a city, the newest first, at most `limit`.
pub async fn of_city(
    conn: &Conn,
    city: CityId,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<ProviderTransfer>, StoreError> {
    let mut params = sql::Params::default();
    let mut condition = format!("city_id = {}", params.add(city.uuid()));
    if let Some((at, id)) = after {
        let (at, id) = (params.add(at), params.add(id.uuid()));
        condition += &format!(" and (made_out_at < {at} or (made_out_at = {at} and id < {id}))");
    }
    let limit = params.add(i64::try_from(limit).unwrap_or(i64::MAX));
    let statement = format!(
        "select {TRANSFER} from provider_transfer where {condition} order by made_out_at desc, id desc limit {limit}"
    );
    let rows: Vec<TransferRow> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(transfer_of).collect()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many there are.
pub async fn count(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select count(*) as count from provider_transfer where city_id = $1";
    let row: Option<CountRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Transfers on no statement yet whose sum is this one, the oldest first.
pub async fn on_the_way(
    conn: &Conn,
    city: CityId,
    amount_minor: i64,
    limit: u64,
) -> Result<Vec<ProviderTransfer>, StoreError> {
    let statement = format!(
        "select {TRANSFER} from provider_transfer
         where city_id = $1 and arrived_at is null and state <> 'failed' and amount_minor = $2
         order by made_out_at, id limit $3"
    );
    let values = vec![
        city.uuid().into(),
        amount_minor.into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<TransferRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(transfer_of).collect()
}

#[derive(FromQueryResult)]
struct MomentRow {
    at: Option<DateTime<Utc>>,
}

/// Since when a payment account has to be asked: the oldest of those that may still change, or else the newest.
pub async fn ask_since(
    conn: &Conn,
    provider: &str,
    settled_before: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row: Option<MomentRow> = sql::one(
        conn,
        "select coalesce(
             (select min(made_out_at) from provider_transfer
              where provider = $1 and (state = 'pending' or (state = 'paid' and made_out_at >= $2))),
             (select max(made_out_at) from provider_transfer where provider = $1)) as at",
        vec![provider.into(), settled_before.into()],
    )
    .await?;
    Ok(row.and_then(|row| row.at))
}

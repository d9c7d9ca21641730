//! Refunds of payments, as their providers know them: one by one, so that each is booked once and one that fails later
//! is noticed.

use chrono::{DateTime, Utc};
use domain::{CityId, Id, PledgeId};
use sea_orm::FromQueryResult;

use crate::{Conn, StoreError, sql};

/// A refund of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderRefund {
    /// The provider's name for it.
    pub reference: String,
    /// Our key, where we asked for it.
    pub own_key: Option<String>,
    /// How much.
    pub amount_minor: i64,
    /// Whether it came back from the donor's bank.
    pub has_failed: bool,
}

#[derive(FromQueryResult)]
struct RefundRow {
    reference: String,
    own_key: Option<String>,
    amount_minor: i64,
    has_failed: bool,
}

/// The refunds of a pledge's payment that are known.
pub async fn of_pledge(
    conn: &Conn,
    city: CityId,
    pledge: PledgeId,
) -> Result<Vec<ProviderRefund>, StoreError> {
    let rows: Vec<RefundRow> = sql::all(
        conn,
        "select reference, own_key, amount_minor, has_failed from provider_refund
         where city_id = $1 and pledge_id = $2 order by told_at, reference",
        vec![city.uuid().into(), pledge.uuid().into()],
    )
    .await?;
    let of = |row: RefundRow| ProviderRefund {
        reference: row.reference,
        own_key: row.own_key,
        amount_minor: row.amount_minor,
        has_failed: row.has_failed,
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Writes a refund down.
pub async fn insert(
    conn: &Conn,
    (city, pledge): (CityId, PledgeId),
    new: &ProviderRefund,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into provider_refund (city_id, pledge_id, reference, own_key, amount_minor, has_failed, told_at, failed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        vec![
            city.uuid().into(),
            pledge.uuid().into(),
            new.reference.clone().into(),
            new.own_key.clone().into(),
            new.amount_minor.into(),
            new.has_failed.into(),
            now.into(),
            new.has_failed.then_some(now).into(),
        ],
    )
    .await?;
    Ok(())
}

/// A refund came back.
pub async fn fail(
    conn: &Conn,
    (city, pledge): (CityId, PledgeId),
    reference: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update provider_refund set has_failed = true, failed_at = $1
         where city_id = $2 and pledge_id = $3 and reference = $4",
        vec![
            now.into(),
            city.uuid().into(),
            pledge.uuid().into(),
            reference.into(),
        ],
    )
    .await?;
    Ok(())
}

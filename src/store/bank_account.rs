//! The account at a bank on which a city takes transfers, and the references that donors write on them.

use chrono::{DateTime, Utc};
use domain::bank::{Bic, Iban, Reference};
use domain::{CityId, Id, PersonId, PledgeId};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// Where transfers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankAccount {
    /// The city.
    pub city: CityId,
    /// Who holds it, as the bank knows them.
    pub holder: String,
    /// Its number.
    pub iban: Iban,
    /// Its bank, where that is asked for.
    pub bic: Option<Bic>,
    /// Who wrote it down; nobody where that was done on the machine itself.
    pub set_by: Option<PersonId>,
    /// When.
    pub set_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct AccountRow {
    city_id: Uuid,
    holder: String,
    iban: String,
    bic: Option<String>,
    set_by: Option<Uuid>,
    set_at: DateTime<Utc>,
}

/// The account of a city, once it has one.
pub async fn of_city(conn: &Conn, city: CityId) -> Result<Option<BankAccount>, StoreError> {
    let statement = "select city_id, holder, iban, bic, set_by, set_at from bank_account where city_id = $1";
    let row: Option<AccountRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    row.map(|row| {
        let bic = row.bic.as_deref();
        Ok(BankAccount {
            city,
            iban: word(&row.iban, "bank_account", "iban", row.city_id)?,
            bic: bic
                .map(|bic| word(bic, "bank_account", "bic", row.city_id))
                .transpose()?,
            holder: row.holder,
            set_by: row.set_by.map(PersonId::from_uuid),
            set_at: row.set_at,
        })
    })
    .transpose()
}

/// Writes the account of a city down, in the place of the one before.
pub async fn set(conn: &Conn, account: &BankAccount) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into bank_account (city_id, holder, iban, bic, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (city_id) do update set holder = excluded.holder, iban = excluded.iban, bic = excluded.bic,
             set_by = excluded.set_by, set_at = excluded.set_at",
        vec![
            account.city.uuid().into(),
            account.holder.clone().into(),
            account.iban.compact().into(),
            account.bic.as_ref().map(ToString::to_string).into(),
            account.set_by.map(PersonId::uuid).into(),
            account.set_at.into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct NumberRow {
    number: i64,
}

/// Gives a pledge the next number of its city, and the reference that is made from it. Pledges of one city take turns.
pub async fn refer(
    conn: &Conn,
    city: CityId,
    pledge: PledgeId,
    make: impl Fn(u64) -> Option<Reference>,
) -> Result<Option<Reference>, StoreError> {
    crate::dialect::lock_text(conn, &format!("reference/{}", city.uuid())).await?;
    let next: Option<NumberRow> = sql::one(
        conn,
        "select cast(coalesce(max(number), 0) + 1 as bigint) as number from payment_reference where city_id = $1",
        vec![city.uuid().into()],
    )
    .await?;
    let number = next.map_or(1, |row| row.number);
    let Some(reference) = u64::try_from(number).ok().and_then(make) else {
        return Ok(None);
    };
    sql::run(
        conn,
        "insert into payment_reference (city_id, number, reference, pledge_id) values ($1, $2, $3, $4)",
        vec![
            city.uuid().into(),
            number.into(),
            reference.bare().into(),
            pledge.uuid().into(),
        ],
    )
    .await?;
    Ok(Some(reference))
}

#[derive(FromQueryResult)]
struct ReferenceRow {
    reference: String,
    pledge_id: Uuid,
}

/// The references of some pledges.
pub async fn references(
    conn: &Conn,
    city: CityId,
    pledges: &[PledgeId],
) -> Result<Vec<(PledgeId, Reference)>, StoreError> {
    if pledges.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = sql::Params::default();
    let place = params.add(city.uuid());
    let ids = params.list(pledges.iter().map(|id| id.uuid()));
    let statement = format!(
        "select reference, pledge_id from payment_reference where city_id = {place} and pledge_id in ({ids})"
    );
    let rows: Vec<ReferenceRow> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(pair).collect()
}

/// What the donor of one pledge writes on a transfer is another pledge's from now on.
pub async fn refer_to(conn: &Conn, city: CityId, from: PledgeId, to: PledgeId) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update payment_reference set pledge_id = $1 where city_id = $2 and pledge_id = $3",
        vec![to.uuid().into(), city.uuid().into(), from.uuid().into()],
    )
    .await?;
    Ok(())
}

/// The pledge of a reference.
pub async fn pledge_of(
    conn: &Conn,
    city: CityId,
    reference: &Reference,
) -> Result<Option<PledgeId>, StoreError> {
    let values: Vec<Value> = vec![city.uuid().into(), reference.bare().into()];
    let statement =
        "select reference, pledge_id from payment_reference where city_id = $1 and reference = $2";
    let row: Option<ReferenceRow> = sql::one(conn, statement, values).await?;
    Ok(row.map(|row| PledgeId::from_uuid(row.pledge_id)))
}

fn pair(row: ReferenceRow) -> Result<(PledgeId, Reference), StoreError> {
    let reference = word(&row.reference, "payment_reference", "reference", row.pledge_id)?;
    Ok((PledgeId::from_uuid(row.pledge_id), reference))
}

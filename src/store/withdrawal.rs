//! What people ask to be paid out of their wallets.

use chrono::{DateTime, Utc};
use domain::bank::{Bic, Iban};
use domain::withdrawal::WithdrawalState;
use domain::{CityId, Id, PersonId, WithdrawalId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::payout::{LetGo, Signed};
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// What somebody asks to be paid out of their wallet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Its identifier.
    pub id: WithdrawalId,
    /// The city in whose books the wallet is.
    pub city: CityId,
    /// Whose wallet.
    pub person: PersonId,
    /// Where it is on its way.
    pub state: WithdrawalState,
    /// How much.
    pub amount_minor: i64,
    /// Who holds the account, as the bank knows them.
    pub holder: String,
    /// Its number.
    pub iban: Iban,
    /// Its bank, where that was said.
    pub bic: Option<Bic>,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// The first who approved it.
    pub approved: Option<Signed>,
    /// The second, where it needs one.
    pub confirmed: Option<Signed>,
    /// Why it was let go, where it was.
    pub released: Option<LetGo>,
}

#[derive(FromQueryResult)]
struct WithdrawalRow {
    city_id: Uuid,
    id: Uuid,
    person_id: Uuid,
    state: String,
    amount_minor: i64,
    holder: String,
    iban: String,
    bic: Option<String>,
    requested_at: DateTime<Utc>,
    approved_by: Option<Uuid>,
    approved_at: Option<DateTime<Utc>>,
    confirmed_by: Option<Uuid>,
    confirmed_at: Option<DateTime<Utc>>,
    released_by: Option<Uuid>,
    released_at: Option<DateTime<Utc>>,
    reason: Option<String>,
}

const WITHDRAWAL: &str = "city_id, id, person_id, state, amount_minor, holder, iban, bic, requested_at, approved_by, approved_at, \
     confirmed_by, confirmed_at, released_by, released_at, reason";

fn of(row: WithdrawalRow) -> Result<Withdrawal, StoreError> {
    let (bic, reason) = (row.bic.as_deref(), row.reason);
    Ok(Withdrawal {
        id: WithdrawalId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        person: PersonId::from_uuid(row.person_id),
        state: word(&row.state, "withdrawal", "state", row.id)?,
        amount_minor: row.amount_minor,
        holder: row.holder,
        iban: word(&row.iban, "withdrawal", "iban", row.id)?,
        bic: bic
            .map(|bic| word(bic, "withdrawal", "bic", row.id))
            .transpose()?,
        requested_at: row.requested_at,
        approved: Signed::of(row.approved_by, row.approved_at),
        confirmed: Signed::of(row.confirmed_by, row.confirmed_at),
        released: row.released_at.map(|at| LetGo {
            by: row.released_by.map(PersonId::from_uuid),
            at,
            reason,
        }),
    })
}

/// Stores a new one.
pub async fn insert(conn: &Conn, new: &Withdrawal) -> Result<(), StoreError> {
    let statement = "insert into withdrawal (city_id, id, person_id, state, amount_minor, holder, iban, bic, requested_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = vec![
        new.city.uuid().into(),
        new.id.uuid().into(),
        new.person.uuid().into(),
        new.state.as_str().into(),
        new.amount_minor.into(),
        new.holder.clone().into(),
        new.iban.compact().into(),
        new.bic.as_ref().map(ToString::to_string).into(),
        new.requested_at.into(),
    ];
    sql::run(conn, statement, values).await?;
    Ok(())
}

/// Stores what changed of one that is locked.
pub async fn update(conn: &Conn, changed: &Withdrawal) -> Result<(), StoreError> {
    let [approved_by, approved_at] = Signed::columns(changed.approved);
    let [confirmed_by, confirmed_at] = Signed::columns(changed.confirmed);
    let released = changed.released.as_ref();
    sql::run(
        conn,
        "update withdrawal set state = $3, approved_by = $4, approved_at = $5, confirmed_by = $6, confirmed_at = $7,
             released_by = $8, released_at = $9, reason = $10 where city_id = $1 and id = $2",
        vec![
            changed.city.uuid().into(),
            changed.id.uuid().into(),
            changed.state.as_str().into(),
            approved_by,
            approved_at,
            confirmed_by,
            confirmed_at,
            released.and_then(|it| it.by).map(PersonId::uuid).into(),
            released.map(|it| it.at).into(),
            released.and_then(|it| it.reason.clone()).into(),
        ],
    )
    .await?;
    Ok(())
}

/// One by its identifier.
pub async fn by_id(conn: &Conn, id: WithdrawalId) -> Result<Option<Withdrawal>, StoreError> {
    let statement = format!("select {WITHDRAWAL} from withdrawal where id = $1");
    let row: Option<WithdrawalRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// The same, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: WithdrawalId) -> Result<Option<Withdrawal>, StoreError> {
    let statement = format!(
        "select {WITHDRAWAL} from withdrawal where id = $1{}",
        crate::dialect::for_update(conn)
    );
    let row: Option<WithdrawalRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// Those of a person in every city, the newest first.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<Vec<Withdrawal>, StoreError> {
    let statement = format!(
        "select {WITHDRAWAL} from withdrawal where person_id = $1 order by requested_at desc, id desc limit 200"
    );
    let rows: Vec<WithdrawalRow> = sql::all(conn, &statement, vec![person.uuid().into()]).await?;
    rows.into_iter().map(of).collect()
}

/// Those of a city before one, the newest first.
pub async fn page(
    conn: &Conn,
    city: CityId,
    before: Option<(DateTime<Utc>, WithdrawalId)>,
    limit: u64,
) -> Result<Vec<Withdrawal>, StoreError> {
    let (mut params, mut after) = (sql::Params::default(), String::new());
    let place = params.add(city.uuid());
    if let Some((at, id)) = before {
        let (at, id) = (params.add(at), params.add(id.uuid()));
        after = format!("and (requested_at, id) < ({at}, {id})");
    }
    let statement = format!(
        "select {WITHDRAWAL} from withdrawal where city_id = {place} {after}
         order by requested_at desc, id desc limit {limit}"
    );
    let rows: Vec<WithdrawalRow> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

/// Those of a city that are approved, the oldest first, locked.
pub async fn lock_approved(conn: &Conn, city: CityId) -> Result<Vec<Withdrawal>, StoreError> {
    let statement = format!(
        "select {WITHDRAWAL} from withdrawal where city_id = $1 and state = 'approved' order by requested_at, id{}",
        crate::dialect::for_update(conn)
    );
    let rows: Vec<WithdrawalRow> = sql::all(conn, &statement, vec![city.uuid().into()]).await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many a city has.
pub async fn count(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select count(*) as count from withdrawal where city_id = $1";
    let row: Option<CountRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}

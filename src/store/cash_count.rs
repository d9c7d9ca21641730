//! Counts of cash and cheques, and the gifts in them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::cash::{CashKind, CountState};
use domain::{CashCountId, CashGiftId, CityId, Id, PersonId, PledgeId, ProjectId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashCount {
    /// Its identifier.
    pub id: CashCountId,
    /// The city.
    pub city: CityId,
    /// Where the money was given, such as the name of an event.
    pub occasion: String,
    /// On which day.
    pub held_on: NaiveDate,
    /// Where it is on its way.
    pub state: CountState,
    /// Coins and notes that the first person found.
    pub cash_minor: i64,
    /// Cheques that the first person found.
    pub cheque_minor: i64,
    /// Who began it.
    pub opened_by: PersonId,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// Who counted first.
    pub counted_by: Option<PersonId>,
    /// When.
    pub counted_at: Option<DateTime<Utc>>,
    /// Who found the same.
    pub confirmed_by: Option<PersonId>,
    /// When.
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// A gift in a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashGift {
    /// Its identifier.
    pub id: CashGiftId,
    /// The city.
    pub city: CityId,
    /// The count.
    pub count: CashCountId,
    /// Its number in the count: what stands on the donor's slip.
    pub number: i32,
    /// To which project.
    pub project: ProjectId,
    /// In what form.
    pub kind: CashKind,
    /// How much.
    pub amount_minor: i64,
    /// The donor's name; empty where nobody was asked.
    pub name: String,
    /// Their address, where they want to hear of it.
    pub email: Option<String>,
    /// Whether the public sees no name.
    pub anonymous: bool,
    /// The gift in the books, once the count is confirmed.
    pub pledge: Option<PledgeId>,
    /// Who entered it.
    pub entered_by: PersonId,
    /// When.
    pub entered_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct CountRow {
    city_id: Uuid,
    id: Uuid,
    occasion: String,
    held_on: NaiveDate,
    state: String,
    cash_minor: i64,
    cheque_minor: i64,
    opened_by: Uuid,
    opened_at: DateTime<Utc>,
    counted_by: Option<Uuid>,
    counted_at: Option<DateTime<Utc>>,
    confirmed_by: Option<Uuid>,
    confirmed_at: Option<DateTime<Utc>>,
}

const COUNT: &str = "city_id, id, occasion, held_on, state, cash_minor, cheque_minor, opened_by, opened_at, counted_by, \
     counted_at, confirmed_by, confirmed_at";

fn count_of(row: CountRow) -> Result<CashCount, StoreError> {
    Ok(CashCount {
        id: CashCountId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        state: word(&row.state, "cash_count", "state", row.id)?,
        occasion: row.occasion,
        held_on: row.held_on,
        cash_minor: row.cash_minor,
        cheque_minor: row.cheque_minor,
        opened_by: PersonId::from_uuid(row.opened_by),
        opened_at: row.opened_at,
        counted_by: row.counted_by.map(PersonId::from_uuid),
        counted_at: row.counted_at,
        confirmed_by: row.confirmed_by.map(PersonId::from_uuid),
        confirmed_at: row.confirmed_at,
    })
}

#[derive(FromQueryResult)]
struct GiftRow {
    city_id: Uuid,
    id: Uuid,
    count_id: Uuid,
    number: i32,
    project_id: Uuid,
    kind: String,
    amount_minor: i64,
    name: String,
    email: Option<String>,
    anonymous: bool,
    pledge_id: Option<Uuid>,
    entered_by: Uuid,
    entered_at: DateTime<Utc>,
}

const GIFT: &str = "city_id, id, count_id, number, project_id, kind, amount_minor, name, email, anonymous, pledge_id, \
     entered_by, entered_at";

fn gift_of(row: GiftRow) -> Result<CashGift, StoreError> {
    Ok(CashGift {
        id: CashGiftId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        count: CashCountId::from_uuid(row.count_id),
        number: row.number,
        project: ProjectId::from_uuid(row.project_id),
        kind: word(&row.kind, "cash_gift", "kind", row.id)?,
        amount_minor: row.amount_minor,
        name: row.name,
        email: row.email,
        anonymous: row.anonymous,
        pledge: row.pledge_id.map(PledgeId::from_uuid),
        entered_by: PersonId::from_uuid(row.entered_by),
        entered_at: row.entered_at,
    })
}

/// Stores a new count.
pub async fn insert(conn: &Conn, new: &CashCount) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into cash_count (city_id, id, occasion, held_on, state, opened_by, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.occasion.clone().into(),
            new.held_on.into(),
            new.state.as_str().into(),
            new.opened_by.uuid().into(),
            new.opened_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The count of an identifier, in whatever city.
pub async fn by_id(conn: &Conn, id: CashCountId) -> Result<Option<CashCount>, StoreError> {
    let statement = format!("select {COUNT} from cash_count where id = $1");
    let row: Option<CountRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(count_of).transpose()
}

/// The same, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: CashCountId) -> Result<Option<CashCount>, StoreError> {
    let lock = crate::dialect::for_update(conn);
    let statement = format!("select {COUNT} from cash_count where id = $1{lock}");
    let row: Option<CountRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(count_of).transpose()
}

/// Stores how far a count is.
pub async fn set_state(conn: &Conn, changed: &CashCount) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update cash_count set state = $1, cash_minor = $2, cheque_minor = $3, counted_by = $4, counted_at = $5,
             confirmed_by = $6, confirmed_at = $7 where city_id = $8 and id = $9",
        vec![
            changed.state.as_str().into(),
            changed.cash_minor.into(),
            changed.cheque_minor.into(),
            changed.counted_by.map(PersonId::uuid).into(),
            changed.counted_at.into(),
            changed.confirmed_by.map(PersonId::uuid).into(),
            changed.confirmed_at.into(),
            changed.city.uuid().into(),
            changed.id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

/// The place in a list after which a page begins.
pub type After = (DateTime<Utc>, CashCountId);

/// The counts of a city, the newest first, at most `limit`.
pub async fn of_city(
    conn: &Conn,
    city: CityId,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<CashCount>, StoreError> {
    let mut params = sql::Params::default();
    let mut condition = format!("city_id = {}", params.add(city.uuid()));
    if let Some((at, id)) = after {
        let (at, id) = (params.add(at), params.add(id.uuid()));
        condition += &format!(" and (opened_at < {at} or (opened_at = {at} and id < {id}))");
    }
    let limit = params.add(i64::try_from(limit).unwrap_or(i64::MAX));
    let statement = format!(
        "select {COUNT} from cash_count where {condition} order by opened_at desc, id desc limit {limit}"
    );
    let rows: Vec<CountRow> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(count_of).collect()
}

#[derive(FromQueryResult)]
struct NumberRow {
    number: i64,
}

/// How many there are.
pub async fn count(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select count(*) as number from cash_count where city_id = $1";
    let row: Option<NumberRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// The number after the last one that a gift in the count ever had.
pub async fn next_number(conn: &Conn, city: CityId, count: CashCountId) -> Result<i32, StoreError> {
    let statement = "select cast(coalesce(max(number), 0) + 1 as bigint) as number from cash_gift
                     where city_id = $1 and count_id = $2";
    let values = vec![city.uuid().into(), count.uuid().into()];
    let row: Option<NumberRow> = sql::one(conn, statement, values).await?;
    let number = row.map_or(1, |row| row.number);
    i32::try_from(number).map_err(|error| StoreError::Corrupt {
        table: "cash_gift",
        column: "number",
        row: count.to_string(),
        reason: error.to_string(),
    })
}

/// Stores a new gift.
pub async fn insert_gift(conn: &Conn, new: &CashGift) -> Result<(), StoreError> {
    let statement = format!(
        "insert into cash_gift ({GIFT}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    );
    let values = vec![
        new.city.uuid().into(),
        new.id.uuid().into(),
        new.count.uuid().into(),
        new.number.into(),
        new.project.uuid().into(),
        new.kind.as_str().into(),
        new.amount_minor.into(),
        new.name.clone().into(),
        new.email.clone().into(),
        new.anonymous.into(),
        new.pledge.map(PledgeId::uuid).into(),
        new.entered_by.uuid().into(),
        new.entered_at.into(),
    ];
    sql::run(conn, &statement, values).await?;
    Ok(())
}

/// The gifts of a count by their numbers.
pub async fn gifts(conn: &Conn, city: CityId, count: CashCountId) -> Result<Vec<CashGift>, StoreError> {
    let statement =
        format!("select {GIFT} from cash_gift where city_id = $1 and count_id = $2 order by number");
    let values = vec![city.uuid().into(), count.uuid().into()];
    let rows: Vec<GiftRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(gift_of).collect()
}

/// The gift of an identifier, in whatever city.
pub async fn gift(conn: &Conn, id: CashGiftId) -> Result<Option<CashGift>, StoreError> {
    let statement = format!("select {GIFT} from cash_gift where id = $1");
    let row: Option<GiftRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(gift_of).transpose()
}

/// Takes a gift off a count that nobody has confirmed.
pub async fn remove_gift(conn: &Conn, gift: &CashGift) -> Result<(), StoreError> {
    sql::run(
        conn,
        "delete from cash_gift where city_id = $1 and id = $2 and pledge_id is null",
        vec![gift.city.uuid().into(), gift.id.uuid().into()],
    )
    .await?;
    Ok(())
}

/// A gift is in the books as this pledge.
pub async fn set_pledge(conn: &Conn, gift: &CashGift, pledge: PledgeId) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update cash_gift set pledge_id = $1 where city_id = $2 and id = $3",
        vec![
            pledge.uuid().into(),
            gift.city.uuid().into(),
            gift.id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

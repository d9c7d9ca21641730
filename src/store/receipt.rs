//! Tax receipts: numbered without gaps, never changed, printed as they were.

use chrono::{DateTime, NaiveDate, Utc};
use domain::receipt::{ReceiptKind, VoidReason};
use domain::{CityId, Id, IssuerId, PersonId, PledgeId, ReceiptId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::receipt_paper::Paper;
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, receipt_paper, sql};

/// A receipt, without what was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its identifier.
    pub id: ReceiptId,
    /// The city.
    pub city: CityId,
    /// By which right it was issued.
    pub issuer: IssuerId,
    /// Whose numbers it counts among: see [`crate::receipt_issuer::body`].
    pub body: Uuid,
    /// The year of its number.
    pub year: i32,
    /// Its place in that year.
    pub sequence: i32,
    /// What it is for.
    pub kind: ReceiptKind,
    /// The year of its gifts.
    pub gift_year: i32,
    /// What its donor gave.
    pub amount_minor: i64,
    /// The day on which it was made, by the city's clock.
    pub made_on: NaiveDate,
    /// The moment.
    pub made_at: DateTime<Utc>,
    /// The receipt whose place it takes.
    pub replaces: Option<ReceiptId>,
    /// The receipt that took its place.
    pub replaced_by: Option<ReceiptId>,
    /// The form of its record.
    pub format: i32,
    /// The SHA-256 of what was printed.
    pub sha256: String,
    /// Whose gifts it is for. Follows from the gifts, and is stored nowhere else.
    pub person: PersonId,
    /// Why it no longer holds.
    pub void: Option<Void>,
}

/// That a receipt no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Void {
    /// Why.
    pub reason: VoidReason,
    /// Since which day, by the city's clock.
    pub on: NaiveDate,
    /// The moment.
    pub at: DateTime<Utc>,
    /// Who declared it; nobody where that follows from what became of a gift.
    pub by: Option<PersonId>,
    /// The SHA-256 of the paper that says so; none where nothing could be printed any more.
    pub sha256: Option<String>,
}

/// A gift on a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The gift.
    pub pledge: PledgeId,
    /// The day of its payment, by the city's clock.
    pub on: NaiveDate,
    /// What of it is the donor's own and was not given back.
    pub own_minor: i64,
}

#[derive(FromQueryResult)]
struct Row {
    city_id: Uuid,
    id: Uuid,
    body_id: Uuid,
    issuer_id: Uuid,
    year: i32,
    sequence: i32,
    kind: String,
    gift_year: i32,
    amount_minor: i64,
    made_on: NaiveDate,
    made_at: DateTime<Utc>,
    replaces_id: Option<Uuid>,
    replaced_by: Option<Uuid>,
    format: i32,
    sha256: String,
    person_id: Uuid,
    reason: Option<String>,
    void_on: Option<NaiveDate>,
    voided_at: Option<DateTime<Utc>>,
    voided_by: Option<Uuid>,
    void_sha256: Option<String>,
}

const SELECT: &str =
    "select r.city_id, r.id, r.body_id, r.issuer_id, r.year, r.sequence, r.kind, r.gift_year, r.amount_minor,
        r.made_on, r.made_at, r.replaces_id, n.id as replaced_by, r.format, r.sha256, l.person_id, v.reason, v.void_on,
        v.voided_at, v.voided_by, v.sha256 as void_sha256
    from receipt r
    join receipt_gift g on g.city_id = r.city_id and g.receipt_id = r.id and g.position = 1
    join pledge l on l.city_id = g.city_id and l.id = g.pledge_id
    left join receipt n on n.city_id = r.city_id and n.replaces_id = r.id
    left join receipt_void v on v.city_id = r.city_id and v.receipt_id = r.id";

fn of(row: Row) -> Result<Receipt, StoreError> {
    let void = match (row.reason, row.void_on, row.voided_at) {
        (Some(reason), Some(on), Some(at)) => Some(Void {
            reason: word(&reason, "receipt_void", "reason", row.id)?,
            on,
            at,
            by: row.voided_by.map(PersonId::from_uuid),
            sha256: row.void_sha256,
        }),
        _ => None,
    };
    Ok(Receipt {
        id: ReceiptId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        issuer: IssuerId::from_uuid(row.issuer_id),
        body: row.body_id,
        year: row.year,
        sequence: row.sequence,
        kind: word(&row.kind, "receipt", "kind", row.id)?,
        gift_year: row.gift_year,
        amount_minor: row.amount_minor,
        made_on: row.made_on,
        made_at: row.made_at,
        replaces: row.replaces_id.map(ReceiptId::from_uuid),
        replaced_by: row.replaced_by.map(ReceiptId::from_uuid),
        format: row.format,
        sha256: row.sha256,
        person: PersonId::from_uuid(row.person_id),
        void,
    })
}

#[derive(FromQueryResult)]
struct LastRow {
    last: i32,
}

/// The next number of a body in a year. Its row stays locked until the end of the transaction: who comes after waits,
/// and where the transaction fails, the number is given to the next.
pub async fn next_number(conn: &Conn, city: CityId, body: Uuid, year: i32) -> Result<i32, StoreError> {
    let values = || vec![city.uuid().into(), body.into(), year.into()];
    sql::run(
        conn,
        "insert into receipt_series (city_id, body_id, year, last) values ($1, $2, $3, 0)
         on conflict (city_id, body_id, year) do nothing",
        values(),
    )
    .await?;
    let row: Option<LastRow> = sql::one(
        conn,
        "update receipt_series set last = last + 1 where city_id = $1 and body_id = $2 and year = $3 returning last",
        values(),
    )
    .await?;
    row.map(|row| row.last).ok_or_else(|| StoreError::Corrupt {
        table: "receipt_series",
        column: "last",
        row: body.to_string(),
        reason: "the row was written and is missing".to_owned(),
    })
}

/// Stores a receipt with its gifts and what was printed; false where one of the gifts has a receipt that holds.
pub async fn insert(conn: &Conn, new: &Receipt, lines: &[Line], paper: &Paper) -> Result<bool, StoreError> {
    sql::run(
        conn,
        "insert into receipt (city_id, id, body_id, issuer_id, year, sequence, kind, gift_year, amount_minor, made_on,
             made_at, replaces_id, format, sha256)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.body.into(),
            new.issuer.uuid().into(),
            new.year.into(),
            new.sequence.into(),
            new.kind.as_str().into(),
            new.gift_year.into(),
            new.amount_minor.into(),
            new.made_on.into(),
            new.made_at.into(),
            new.replaces.map(ReceiptId::uuid).into(),
            new.format.into(),
            new.sha256.clone().into(),
        ],
    )
    .await?;
    for (position, line) in (1_i32..).zip(lines) {
        let ids = [new.city.uuid(), new.id.uuid(), line.pledge.uuid()];
        sql::run(
            conn,
            "insert into receipt_gift (city_id, receipt_id, pledge_id, position, given_on, own_minor)
             values ($1, $2, $3, $4, $5, $6)",
            ids.map(Into::into)
                .into_iter()
                .chain([position.into(), line.on.into(), line.own_minor.into()])
                .collect(),
        )
        .await?;
        let held = sql::run(
            conn,
            "insert into receipted_gift (city_id, receipt_id, pledge_id) values ($1, $2, $3)
             on conflict (city_id, pledge_id) do nothing",
            ids.map(Into::into).into(),
        )
        .await?;
        if held == 0 {
            return Ok(false);
        }
    }
    receipt_paper::insert(conn, new, "issued", paper).await?;
    Ok(true)
}

/// Writes down that a receipt no longer holds, with the paper that says so, and lets its gifts have another; false
/// where somebody was quicker.
pub async fn void(
    conn: &Conn,
    receipt: &Receipt,
    void: &Void,
    paper: Option<&Paper>,
) -> Result<bool, StoreError> {
    let written = sql::run(
        conn,
        "insert into receipt_void (city_id, receipt_id, reason, void_on, voided_at, voided_by, sha256)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (city_id, receipt_id) do nothing",
        vec![
            receipt.city.uuid().into(),
            receipt.id.uuid().into(),
            void.reason.as_str().into(),
            void.on.into(),
            void.at.into(),
            void.by.map(PersonId::uuid).into(),
            void.sha256.clone().into(),
        ],
    )
    .await?;
    if written == 0 {
        return Ok(false);
    }
    sql::run(
        conn,
        "delete from receipted_gift where city_id = $1 and receipt_id = $2",
        vec![receipt.city.uuid().into(), receipt.id.uuid().into()],
    )
    .await?;
    if let Some(paper) = paper {
        receipt_paper::insert(conn, receipt, "void", paper).await?;
    }
    Ok(true)
}

/// The receipt of an identifier.
pub async fn by_id(conn: &Conn, id: ReceiptId) -> Result<Option<Receipt>, StoreError> {
    let statement = format!("{SELECT} where r.id = $1");
    let row: Option<Row> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// Some receipts of a city.
pub async fn by_ids(conn: &Conn, ids: &[ReceiptId]) -> Result<Vec<Receipt>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = Params::default();
    let ids = params.list(ids.iter().map(|id| id.uuid()));
    let statement = format!("{SELECT} where r.id in ({ids})");
    let rows: Vec<Row> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

/// The receipt that holds for a gift.
pub async fn of_gift(conn: &Conn, city: CityId, pledge: PledgeId) -> Result<Option<Receipt>, StoreError> {
    let statement = format!(
        "{SELECT} join receipted_gift h on h.city_id = r.city_id and h.receipt_id = r.id
         where h.city_id = $1 and h.pledge_id = $2"
    );
    let row: Option<Row> = sql::one(conn, &statement, vec![city.uuid().into(), pledge.uuid().into()]).await?;
    row.map(of).transpose()
}

/// A person's receipts, the newest first.
pub async fn of_person(conn: &Conn, person: PersonId, limit: u64) -> Result<Vec<Receipt>, StoreError> {
    let statement =
        format!("{SELECT} where l.person_id = $1 order by r.made_at desc, r.id desc limit {limit}");
    let rows: Vec<Row> = sql::all(conn, &statement, vec![person.uuid().into()]).await?;
    rows.into_iter().map(of).collect()
}

/// A city's receipts with numbers of a year, the newest first, after one of them.
pub async fn page(
    conn: &Conn,
    city: CityId,
    year: i32,
    after: Option<(DateTime<Utc>, ReceiptId)>,
    limit: u64,
) -> Result<Vec<Receipt>, StoreError> {
    let mut params = Params::default();
    let (city, year) = (params.add(city.uuid()), params.add(year));
    let behind = match after {
        None => String::new(),
        Some((at, id)) => {
            let (at, id) = (params.add(at), params.add(id.uuid()));
            format!(" and (r.made_at < {at} or (r.made_at = {at} and r.id < {id}))")
        }
    };
    let limit = params.add(i64::try_from(limit).unwrap_or(i64::MAX));
    let statement = format!(
        "{SELECT} where r.city_id = {city} and r.year = {year}{behind} order by r.made_at desc, r.id desc limit {limit}"
    );
    let rows: Vec<Row> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

/// All of them, by body and number: for the accountant.
pub async fn of_year(conn: &Conn, city: CityId, year: i32) -> Result<Vec<Receipt>, StoreError> {
    let statement = format!("{SELECT} where r.city_id = $1 and r.year = $2 order by r.body_id, r.sequence");
    let rows: Vec<Row> = sql::all(conn, &statement, vec![city.uuid().into(), year.into()]).await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many there are.
pub async fn count(conn: &Conn, city: CityId, year: i32) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from receipt where city_id = $1 and year = $2",
        vec![city.uuid().into(), year.into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

#[derive(FromQueryResult)]
struct LineRow {
    pledge_id: Uuid,
    given_on: NaiveDate,
    own_minor: i64,
}

/// The gifts on a receipt, in their order.
pub async fn lines(conn: &Conn, city: CityId, id: ReceiptId) -> Result<Vec<Line>, StoreError> {
    let rows: Vec<LineRow> = sql::all(
        conn,
        "select pledge_id, given_on, own_minor from receipt_gift where city_id = $1 and receipt_id = $2
         order by position",
        vec![city.uuid().into(), id.uuid().into()],
    )
    .await?;
    let of = |row: LineRow| Line {
        pledge: PledgeId::from_uuid(row.pledge_id),
        on: row.given_on,
        own_minor: row.own_minor,
    };
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct GapRow {
    body_id: Uuid,
    year: i32,
    last: i32,
    found: i64,
}

/// Bodies and years whose numbers are not 1, 2, … up to the last that was given: for the audit.
pub async fn gaps(conn: &Conn, city: CityId) -> Result<Vec<(Uuid, i32, i32, i64)>, StoreError> {
    let rows: Vec<GapRow> = sql::all(
        conn,
        "select s.body_id, s.year, s.last, count(r.id) as found from receipt_series s
         left join receipt r on r.city_id = s.city_id and r.body_id = s.body_id and r.year = s.year
             and r.sequence between 1 and s.last
         where s.city_id = $1 group by s.body_id, s.year, s.last having count(r.id) <> s.last
         order by s.body_id, s.year",
        vec![city.uuid().into()],
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.body_id, row.year, row.last, row.found))
        .collect())
}

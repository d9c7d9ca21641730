//! Bank statements, their movements, and what these turned out to be.

use chrono::{DateTime, NaiveDate, Utc};
use domain::bank::{Iban, Reference};
use domain::{AssignmentId, CityId, Id, PersonId, PledgeId, StatementEntryId, StatementId, words};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::sql::{Params, ROWS_PER_STATEMENT};
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A statement that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its identifier.
    pub id: StatementId,
    /// The city.
    pub city: CityId,
    /// From 1, without gaps: each begins with the balance that the one before ended with.
    pub position: i32,
    /// The account.
    pub iban: Iban,
    /// The bank's id of it.
    pub bank_id: String,
    /// The bank's number of it, where it counts them.
    pub sequence: Option<String>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The balance before.
    pub opening_minor: i64,
    /// The balance after.
    pub closing_minor: i64,
    /// Who took it in; nobody where the schedule did.
    pub imported_by: Option<PersonId>,
    /// When.
    pub imported_at: DateTime<Utc>,
}

/// A movement on the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: StatementEntryId,
    /// The city.
    pub city: CityId,
    /// From 1, without gaps, over all statements of the city.
    pub number: i64,
    /// The statement.
    pub statement: StatementId,
    /// By what it is known again.
    pub import_key: String,
    /// Its place in the statement: `3`, or `3.2` for a part of a batch.
    pub position: String,
    /// The day on which the bank booked it.
    pub booked_on: NaiveDate,
    /// The day from which interest counts.
    pub value_on: Option<NaiveDate>,
    /// How much, negative for money that left.
    pub amount_minor: i64,
    /// What of it nobody has explained yet; of the same sign.
    pub open_minor: i64,
    /// Whether it takes back an earlier movement.
    pub is_reversal: bool,
    /// The reference that it carries.
    pub reference: Option<Reference>,
    /// The id that the payer gave.
    pub end_to_end_id: Option<String>,
    /// The id of the message that ordered it.
    pub message_id: Option<String>,
    /// What the payer wrote.
    pub remittance: String,
    /// Who was on the other side.
    pub counterparty_name: Option<String>,
    /// The account on the other side.
    pub counterparty_account: Option<String>,
    /// What kind of movement it is, in the words of the bank.
    pub code: Option<String>,
    /// Why it came back, where it did.
    pub return_reason: Option<String>,
}

words! {
    /// What a movement, or a part of it, turned out to be.
    pub enum AssignmentKind {
        /// A gift.
        Pledge = "pledge",
        /// Money of whoever holds the account, and none of the city's books' business.
        Own = "own",
        /// A charge of the bank.
        BankFee = "bank_fee",
    }
}

/// What a movement, or a part of it, turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Its identifier.
    pub id: AssignmentId,
    /// The city.
    pub city: CityId,
    /// The movement.
    pub entry: StatementEntryId,
    /// What it is.
    pub kind: AssignmentKind,
    /// The gift, where it is one.
    pub pledge: Option<PledgeId>,
    /// How much of the movement, of the same sign.
    pub amount_minor: i64,
    /// Who said so; nobody where its reference did.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct StatementRow {
    city_id: Uuid,
    id: Uuid,
    position: i32,
    iban: String,
    bank_id: String,
    sequence: Option<String>,
    from_on: NaiveDate,
    to_on: NaiveDate,
    opening_minor: i64,
    closing_minor: i64,
    imported_by: Option<Uuid>,
    imported_at: DateTime<Utc>,
}

const STATEMENT: &str = "city_id, id, position, iban, bank_id, sequence, from_on, to_on, opening_minor, closing_minor, \
     imported_by, imported_at";

fn statement_of(row: StatementRow) -> Result<Statement, StoreError> {
    Ok(Statement {
        id: StatementId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        position: row.position,
        iban: word(&row.iban, "bank_statement", "iban", row.id)?,
        bank_id: row.bank_id,
        sequence: row.sequence,
        from: row.from_on,
        to: row.to_on,
        opening_minor: row.opening_minor,
        closing_minor: row.closing_minor,
        imported_by: row.imported_by.map(PersonId::from_uuid),
        imported_at: row.imported_at,
    })
}

#[derive(FromQueryResult)]
struct EntryRow {
    city_id: Uuid,
    id: Uuid,
    number: i64,
    statement_id: Uuid,
    import_key: String,
    position: String,
    booked_on: NaiveDate,
    value_on: Option<NaiveDate>,
    amount_minor: i64,
    open_minor: i64,
    is_reversal: bool,
    reference: Option<String>,
    end_to_end_id: Option<String>,
    message_id: Option<String>,
    remittance: String,
    counterparty_name: Option<String>,
    counterparty_account: Option<String>,
    code: Option<String>,
    return_reason: Option<String>,
}

const ENTRY: &str = "city_id, id, number, statement_id, import_key, position, booked_on, value_on, amount_minor, open_minor, \
     is_reversal, reference, end_to_end_id, message_id, remittance, counterparty_name, counterparty_account, code, \
     return_reason";

fn entry_of(row: EntryRow) -> Result<Entry, StoreError> {
    let reference = row.reference.as_deref();
    Ok(Entry {
        id: StatementEntryId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        number: row.number,
        statement: StatementId::from_uuid(row.statement_id),
        reference: reference
            .map(|text| word(text, "bank_entry", "reference", row.id))
            .transpose()?,
        import_key: row.import_key,
        position: row.position,
        booked_on: row.booked_on,
        value_on: row.value_on,
        amount_minor: row.amount_minor,
        open_minor: row.open_minor,
        is_reversal: row.is_reversal,
        end_to_end_id: row.end_to_end_id,
        message_id: row.message_id,
        remittance: row.remittance,
        counterparty_name: row.counterparty_name,
        counterparty_account: row.counterparty_account,
        code: row.code,
        return_reason: row.return_reason,
    })
}

/// Lets those who take in statements of a city come one after the other, and each after who explains movements.
pub async fn lock(conn: &Conn, city: CityId) -> Result<(), StoreError> {
    crate::dialect::lock_text(conn, &format!("statements/{}", city.uuid())).await
}

/// The last statement of a city.
pub async fn last(conn: &Conn, city: CityId) -> Result<Option<Statement>, StoreError> {
    let statement =
        format!("select {STATEMENT} from bank_statement where city_id = $1 order by position desc limit 1");
    let row: Option<StatementRow> = sql::one(conn, &statement, vec![city.uuid().into()]).await?;
    row.map(statement_of).transpose()
}

/// The statements of a city before a position, the newest first.
pub async fn before(
    conn: &Conn,
    city: CityId,
    position: Option<i32>,
    limit: u64,
) -> Result<Vec<Statement>, StoreError> {
    let statement = format!(
        "select {STATEMENT} from bank_statement where city_id = $1 and position < $2 order by position desc limit $3"
    );
    let values = vec![
        city.uuid().into(),
        position.unwrap_or(i32::MAX).into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<StatementRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(statement_of).collect()
}

/// The statement that a bank's file means: same account, same id and number, same days and balances.
pub async fn known(conn: &Conn, like: &Statement) -> Result<Option<Statement>, StoreError> {
    let statement = format!(
        "select {STATEMENT} from bank_statement
         where city_id = $1 and iban = $2 and bank_id = $3 and coalesce(sequence, '') = $4 and from_on = $5 and to_on = $6
           and opening_minor = $7 and closing_minor = $8 order by position desc limit 1"
    );
    let values = vec![
        like.city.uuid().into(),
        like.iban.compact().into(),
        like.bank_id.clone().into(),
        like.sequence.clone().unwrap_or_default().into(),
        like.from.into(),
        like.to.into(),
        like.opening_minor.into(),
        like.closing_minor.into(),
    ];
    let row: Option<StatementRow> = sql::one(conn, &statement, values).await?;
    row.map(statement_of).transpose()
}

/// Stores a new statement with its movements.
pub async fn insert(conn: &Conn, new: &Statement, entries: &[Entry]) -> Result<(), StoreError> {
    let statement = format!(
        "insert into bank_statement ({STATEMENT}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    );
    let values = vec![
        new.city.uuid().into(),
        new.id.uuid().into(),
        new.position.into(),
        new.iban.compact().into(),
        new.bank_id.clone().into(),
        new.sequence.clone().into(),
        new.from.into(),
        new.to.into(),
        new.opening_minor.into(),
        new.closing_minor.into(),
        new.imported_by.map(PersonId::uuid).into(),
        new.imported_at.into(),
    ];
    sql::run(conn, &statement, values).await?;
    for part in entries.chunks(ROWS_PER_STATEMENT) {
        let mut params = Params::default();
        let rows = params.rows(part.iter().map(|entry| {
            [
                entry.city.uuid().into(),
                entry.id.uuid().into(),
                entry.number.into(),
                entry.statement.uuid().into(),
                entry.import_key.clone().into(),
                entry.position.clone().into(),
                entry.booked_on.into(),
                entry.value_on.into(),
                entry.amount_minor.into(),
                entry.open_minor.into(),
                entry.is_reversal.into(),
                entry
                    .reference
                    .as_ref()
                    .map(|reference| reference.bare().to_owned())
                    .into(),
                entry.end_to_end_id.clone().into(),
                entry.message_id.clone().into(),
                entry.remittance.clone().into(),
                entry.counterparty_name.clone().into(),
                entry.counterparty_account.clone().into(),
                entry.code.clone().into(),
                entry.return_reason.clone().into(),
            ]
        }));
        let statement = format!("insert into bank_entry ({ENTRY}) values {rows}");
        sql::run(conn, &statement, params.into_values()).await?;
    }
    Ok(())
}

/// A movement, locked until the end of the transaction.
pub async fn lock_entry(conn: &Conn, id: StatementEntryId) -> Result<Option<Entry>, StoreError> {
    let statement = format!(
        "select {ENTRY} from bank_entry where id = $1{}",
        crate::dialect::for_update(conn)
    );
    let row: Option<EntryRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(entry_of).transpose()
}

/// Movements with a reference of which something is not explained yet, the oldest first, locked.
pub async fn open_with(conn: &Conn, city: CityId, reference: &Reference) -> Result<Vec<Entry>, StoreError> {
    let statement = format!(
        "select {ENTRY} from bank_entry where city_id = $1 and reference = $2 and open_minor <> 0
         order by number{}",
        crate::dialect::for_update(conn)
    );
    let values = vec![city.uuid().into(), reference.bare().into()];
    let rows: Vec<EntryRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(entry_of).collect()
}

/// Movements of which something is not explained, after a number, the oldest first.
pub async fn open(conn: &Conn, city: CityId, after: i64, limit: u64) -> Result<Vec<Entry>, StoreError> {
    let statement = format!(
        "select {ENTRY} from bank_entry where city_id = $1 and open_minor <> 0 and number > $2 order by number limit $3"
    );
    let values = vec![
        city.uuid().into(),
        after.into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<EntryRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(entry_of).collect()
}

#[derive(FromQueryResult)]
struct NumberRow {
    number: i64,
}

/// The number of the city's last movement; 0 before the first.
pub async fn last_number(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select number from bank_entry where city_id = $1 order by number desc limit 1";
    let row: Option<NumberRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.number))
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many of them there are.
pub async fn count_open(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select count(*) as count from bank_entry where city_id = $1 and open_minor <> 0";
    let row: Option<CountRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// The movements of a statement in their order.
pub async fn of_statement(conn: &Conn, city: CityId, id: StatementId) -> Result<Vec<Entry>, StoreError> {
    let statement =
        format!("select {ENTRY} from bank_entry where city_id = $1 and statement_id = $2 order by number");
    let rows: Vec<EntryRow> = sql::all(conn, &statement, vec![city.uuid().into(), id.uuid().into()]).await?;
    rows.into_iter().map(entry_of).collect()
}

/// Writes down what a movement is, or a part of it; what is left of it stays open.
pub async fn assign(conn: &Conn, entry: &Entry, new: &Assignment) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into entry_assignment (city_id, id, entry_id, kind, pledge_id, amount_minor, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.entry.uuid().into(),
            new.kind.as_str().into(),
            new.pledge.map(PledgeId::uuid).into(),
            new.amount_minor.into(),
            new.made_by.map(PersonId::uuid).into(),
            new.made_at.into(),
        ],
    )
    .await?;
    sql::run(
        conn,
        "update bank_entry set open_minor = open_minor - $1 where city_id = $2 and id = $3",
        vec![
            new.amount_minor.into(),
            entry.city.uuid().into(),
            entry.id.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct AssignmentRow {
    city_id: Uuid,
    id: Uuid,
    entry_id: Uuid,
    kind: String,
    pledge_id: Option<Uuid>,
    amount_minor: i64,
    made_by: Option<Uuid>,
    made_at: DateTime<Utc>,
}

/// What some movements turned out to be, in the order in which it was said.
pub async fn assignments(
    conn: &Conn,
    city: CityId,
    entries: &[StatementEntryId],
) -> Result<Vec<Assignment>, StoreError> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = Params::default();
    let place = params.add(city.uuid());
    let ids = params.list(entries.iter().map(|id| id.uuid()));
    let statement = format!(
        "select city_id, id, entry_id, kind, pledge_id, amount_minor, made_by, made_at from entry_assignment
         where city_id = {place} and entry_id in ({ids}) order by made_at, id"
    );
    let rows: Vec<AssignmentRow> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Assignment {
                id: AssignmentId::from_uuid(row.id),
                city: CityId::from_uuid(row.city_id),
                entry: StatementEntryId::from_uuid(row.entry_id),
                kind: word(&row.kind, "entry_assignment", "kind", row.id)?,
                pledge: row.pledge_id.map(PledgeId::from_uuid),
                amount_minor: row.amount_minor,
                made_by: row.made_by.map(PersonId::from_uuid),
                made_at: row.made_at,
            })
        })
        .collect()
}

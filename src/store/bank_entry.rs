//! Movements on a city's bank account, and what these turned out to be.

use chrono::{DateTime, NaiveDate, Utc};
use domain::bank::Reference;
use domain::{
    AssignmentId, CityId, DepositId, Id, PaymentOrderId, PersonId, PledgeId, StatementEntryId, StatementId,
    TransferId, words,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::sql::{Params, ROWS_PER_STATEMENT};
use crate::texts::word;
use crate::{Conn, StoreError, sql};

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
    /// The id of the payments together that ordered it.
    pub payment_information_id: Option<String>,
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
        /// Cash that was brought to the bank.
        Deposit = "deposit",
        /// A transfer of a payment provider.
        Transfer = "transfer",
        /// A payment that the bank was told to make.
        Order = "order",
        /// Such a payment that the bank sent back.
        OrderReturned = "order_returned",
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
    /// The provider's transfer, where it is one.
    pub transfer: Option<TransferId>,
    /// The deposit, where it is one.
    pub deposit: Option<DepositId>,
    /// The order to the bank, where it is one.
    pub order: Option<PaymentOrderId>,
    /// How much of the movement, of the same sign.
    pub amount_minor: i64,
    /// Who said so; nobody where its reference did.
    pub made_by: Option<PersonId>,
    /// When.
    pub made_at: DateTime<Utc>,
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
    payment_information_id: Option<String>,
    remittance: String,
    counterparty_name: Option<String>,
    counterparty_account: Option<String>,
    code: Option<String>,
    return_reason: Option<String>,
}

const ENTRY: &str = "city_id, id, number, statement_id, import_key, position, booked_on, value_on, amount_minor, open_minor, \
     is_reversal, reference, end_to_end_id, message_id, payment_information_id, remittance, counterparty_name, counterparty_account, code, \
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
        payment_information_id: row.payment_information_id,
        remittance: row.remittance,
        counterparty_name: row.counterparty_name,
        counterparty_account: row.counterparty_account,
        code: row.code,
        return_reason: row.return_reason,
    })
}

/// Stores the movements of a new statement.
pub async fn insert(conn: &Conn, entries: &[Entry]) -> Result<(), StoreError> {
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
                entry.payment_information_id.clone().into(),
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

/// A movement whose explanation was taken back: only a person says what it is.
const TAKEN_BACK: &str = "exists (select 1 from entry_assignment a
    join assignment_undo u on u.city_id = a.city_id and u.assignment_id = a.id
    where a.city_id = bank_entry.city_id and a.entry_id = bank_entry.id)";

/// Movements with a reference of which something is not explained yet, and never was, the oldest first, locked.
pub async fn open_with(conn: &Conn, city: CityId, reference: &Reference) -> Result<Vec<Entry>, StoreError> {
    let statement = format!(
        "select {ENTRY} from bank_entry where city_id = $1 and reference = $2 and open_minor <> 0
         and not {TAKEN_BACK} order by number{}",
        crate::dialect::for_update(conn)
    );
    let values = vec![city.uuid().into(), reference.bare().into()];
    let rows: Vec<EntryRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(entry_of).collect()
}

/// Movements with the id of an order of which something is not explained, and never was, the oldest first, locked.
pub async fn open_with_id(conn: &Conn, city: CityId, end_to_end_id: &str) -> Result<Vec<Entry>, StoreError> {
    let statement = format!(
        "select {ENTRY} from bank_entry where city_id = $1 and end_to_end_id = $2 and open_minor <> 0
         and not {TAKEN_BACK} order by number{}",
        crate::dialect::for_update(conn)
    );
    let values = vec![city.uuid().into(), end_to_end_id.into()];
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

/// The movements of which something is explained, before a number, the newest first.
pub async fn explained(
    conn: &Conn,
    city: CityId,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Entry>, StoreError> {
    let statement = format!(
        "select {ENTRY} from bank_entry where city_id = $1 and open_minor <> amount_minor and number < $2
         order by number desc limit $3"
    );
    let values = vec![
        city.uuid().into(),
        before.unwrap_or(i64::MAX).into(),
        i64::try_from(limit).unwrap_or(i64::MAX).into(),
    ];
    let rows: Vec<EntryRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(entry_of).collect()
}

/// How many of them there are.
pub async fn count_explained(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement =
        "select count(*) as count from bank_entry where city_id = $1 and open_minor <> amount_minor";
    let row: Option<CountRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.count))
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
        "insert into entry_assignment (city_id, id, entry_id, kind, pledge_id, order_id, deposit_id, transfer_id,
             amount_minor, made_by, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.entry.uuid().into(),
            new.kind.as_str().into(),
            new.pledge.map(PledgeId::uuid).into(),
            new.order.map(PaymentOrderId::uuid).into(),
            new.deposit.map(DepositId::uuid).into(),
            new.transfer.map(TransferId::uuid).into(),
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

//! Orders to the bank: each makes one payment, and several stand in one file ([`payment_batch`](crate::payment_batch)).

use chrono::NaiveDate;
use domain::bank::{Bic, Iban};
use domain::payout::OrderState;
use domain::{CityId, Id, PaymentBatchId, PaymentOrderId, PayoutId, WithdrawalId};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// What an order pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pays {
    /// A payment to a project.
    Payout(PayoutId),
    /// A withdrawal from a wallet.
    Withdrawal(WithdrawalId),
}

impl Pays {
    fn columns(self) -> [Value; 2] {
        let (payout, withdrawal) = match self {
            Self::Payout(id) => (Some(id.uuid()), None),
            Self::Withdrawal(id) => (None, Some(id.uuid())),
        };
        [payout.into(), withdrawal.into()]
    }
}

/// An order to make one payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentOrder {
    /// Its identifier.
    pub id: PaymentOrderId,
    /// The city.
    pub city: CityId,
    /// The file that it stands in.
    pub batch: PaymentBatchId,
    /// Its place there, from 1.
    pub position: i32,
    /// Where it is on its way.
    pub state: OrderState,
    /// What it pays.
    pub pays: Pays,
    /// The id that goes with the money to its end and back.
    pub end_to_end_id: String,
    /// Who is paid.
    pub creditor_name: String,
    /// The account of whom is paid.
    pub creditor_iban: Iban,
    /// The bank of that account, where it is known.
    pub creditor_bic: Option<Bic>,
    /// How much.
    pub amount_minor: i64,
    /// What the creditor reads.
    pub remittance: String,
    /// The day on which the bank paid it.
    pub paid_on: Option<NaiveDate>,
    /// The day on which it came back.
    pub returned_on: Option<NaiveDate>,
    /// Why, in the words of the bank.
    pub return_reason: Option<String>,
}

#[derive(FromQueryResult)]
struct OrderRow {
    city_id: Uuid,
    id: Uuid,
    batch_id: Uuid,
    position: i32,
    state: String,
    payout_id: Option<Uuid>,
    withdrawal_id: Option<Uuid>,
    end_to_end_id: String,
    creditor_name: String,
    creditor_iban: String,
    creditor_bic: Option<String>,
    amount_minor: i64,
    remittance: String,
    paid_on: Option<NaiveDate>,
    returned_on: Option<NaiveDate>,
    return_reason: Option<String>,
}

const ORDER: &str = "city_id, id, batch_id, position, state, payout_id, withdrawal_id, end_to_end_id, creditor_name, \
     creditor_iban, creditor_bic, amount_minor, remittance, paid_on, returned_on, return_reason";

/// The number of an order's file: files follow each other in time.
const NUMBER: &str = "(select b.number from payment_batch b
     where b.city_id = payment_order.city_id and b.id = payment_order.batch_id)";

fn of(row: OrderRow) -> Result<PaymentOrder, StoreError> {
    let corrupt = || StoreError::Corrupt {
        table: "payment_order",
        column: "payout_id",
        row: row.id.to_string(),
        reason: "pays nothing, or two things".to_owned(),
    };
    let bic = row.creditor_bic.as_deref();
    Ok(PaymentOrder {
        id: PaymentOrderId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        batch: PaymentBatchId::from_uuid(row.batch_id),
        position: row.position,
        state: word(&row.state, "payment_order", "state", row.id)?,
        pays: match (row.payout_id, row.withdrawal_id) {
            (Some(id), None) => Pays::Payout(PayoutId::from_uuid(id)),
            (None, Some(id)) => Pays::Withdrawal(WithdrawalId::from_uuid(id)),
            _ => return Err(corrupt()),
        },
        creditor_iban: word(&row.creditor_iban, "payment_order", "creditor_iban", row.id)?,
        creditor_bic: bic
            .map(|bic| word(bic, "payment_order", "creditor_bic", row.id))
            .transpose()?,
        end_to_end_id: row.end_to_end_id,
        creditor_name: row.creditor_name,
        amount_minor: row.amount_minor,
        remittance: row.remittance,
        paid_on: row.paid_on,
        returned_on: row.returned_on,
        return_reason: row.return_reason,
    })
}

/// Stores the orders of a file.
pub async fn insert(conn: &Conn, orders: &[PaymentOrder]) -> Result<(), StoreError> {
    for order in orders {
        let statement = format!(
            "insert into payment_order ({ORDER}) values
             ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        );
        let [payout, withdrawal] = order.pays.columns();
        let values = vec![
            order.city.uuid().into(),
            order.id.uuid().into(),
            order.batch.uuid().into(),
            order.position.into(),
            order.state.as_str().into(),
            payout,
            withdrawal,
            order.end_to_end_id.clone().into(),
            order.creditor_name.clone().into(),
            order.creditor_iban.compact().into(),
            order.creditor_bic.as_ref().map(ToString::to_string).into(),
            order.amount_minor.into(),
            order.remittance.clone().into(),
            order.paid_on.into(),
            order.returned_on.into(),
            order.return_reason.clone().into(),
        ];
        sql::run(conn, &statement, values).await?;
    }
    Ok(())
}

/// Stores where an order that is locked has come to.
pub async fn update(conn: &Conn, changed: &PaymentOrder) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update payment_order set state = $3, paid_on = $4, returned_on = $5, return_reason = $6 where city_id = $1 and id = $2",
        vec![
            changed.city.uuid().into(),
            changed.id.uuid().into(),
            changed.state.as_str().into(),
            changed.paid_on.into(),
            changed.returned_on.into(),
            changed.return_reason.clone().into(),
        ],
    )
    .await?;
    Ok(())
}

/// The orders of a file in their order.
pub async fn of_batch(
    conn: &Conn,
    city: CityId,
    batch: PaymentBatchId,
) -> Result<Vec<PaymentOrder>, StoreError> {
    orders(conn, city, "batch_id", batch.uuid().into()).await
}

/// The orders for a payment to a project, the oldest first: more than one where the bank sent it back.
pub async fn of_payout(conn: &Conn, city: CityId, payout: PayoutId) -> Result<Vec<PaymentOrder>, StoreError> {
    orders(conn, city, "payout_id", payout.uuid().into()).await
}

/// The order for a withdrawal.
pub async fn of_withdrawal(
    conn: &Conn,
    city: CityId,
    withdrawal: WithdrawalId,
) -> Result<Option<PaymentOrder>, StoreError> {
    let found = orders(conn, city, "withdrawal_id", withdrawal.uuid().into()).await?;
    Ok(found.into_iter().next())
}

async fn orders(
    conn: &Conn,
    city: CityId,
    column: &str,
    value: Value,
) -> Result<Vec<PaymentOrder>, StoreError> {
    let statement = format!(
        "select {ORDER} from payment_order where city_id = $1 and {column} = $2 order by {NUMBER}, position"
    );
    let rows: Vec<OrderRow> = sql::all(conn, &statement, vec![city.uuid().into(), value]).await?;
    rows.into_iter().map(of).collect()
}

/// An order by its identifier.
pub async fn by_id(conn: &Conn, id: PaymentOrderId) -> Result<Option<PaymentOrder>, StoreError> {
    let statement = format!("select {ORDER} from payment_order where id = $1");
    let row: Option<OrderRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// The same, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: PaymentOrderId) -> Result<Option<PaymentOrder>, StoreError> {
    let statement = format!(
        "select {ORDER} from payment_order where id = $1{}",
        crate::dialect::for_update(conn)
    );
    let row: Option<OrderRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// The order that a movement names by the id that went with the money.
pub async fn by_end_to_end_id(
    conn: &Conn,
    city: CityId,
    end_to_end_id: &str,
) -> Result<Option<PaymentOrder>, StoreError> {
    let statement = format!("select {ORDER} from payment_order where city_id = $1 and end_to_end_id = $2");
    let values = vec![city.uuid().into(), end_to_end_id.into()];
    let row: Option<OrderRow> = sql::one(conn, &statement, values).await?;
    row.map(of).transpose()
}

/// The orders of a city in a state and of an amount, the oldest first: one of them may be what a movement is.
pub async fn alike(
    conn: &Conn,
    city: CityId,
    state: OrderState,
    amount_minor: i64,
    limit: u64,
) -> Result<Vec<PaymentOrder>, StoreError> {
    let statement = format!(
        "select {ORDER} from payment_order where city_id = $1 and state = $2 and amount_minor = $3
         order by {NUMBER}, position limit {limit}"
    );
    let values = vec![city.uuid().into(), state.as_str().into(), amount_minor.into()];
    let rows: Vec<OrderRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(of).collect()
}

/// The orders of a city before one, the newest first.
pub async fn page(
    conn: &Conn,
    city: CityId,
    before: Option<PaymentOrderId>,
    limit: u64,
) -> Result<Vec<PaymentOrder>, StoreError> {
    let (mut params, mut after) = (sql::Params::default(), String::new());
    let place = params.add(city.uuid());
    if let Some(before) = before {
        let id = params.add(before.uuid());
        after = format!(
            "and ({NUMBER}, position) < (select b.number, o.position from payment_order o
                 join payment_batch b on b.city_id = o.city_id and b.id = o.batch_id where o.city_id = {place} and o.id = {id})"
        );
    }
    let statement = format!(
        "select {ORDER} from payment_order where city_id = {place} {after} order by {NUMBER} desc, position desc limit {limit}"
    );
    let rows: Vec<OrderRow> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many a city has.
pub async fn count(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select count(*) as count from payment_order where city_id = $1";
    let row: Option<CountRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Orders that no statement has shown since a day on which the bank was to pay them.
pub async fn unpaid_since(
    conn: &Conn,
    city: CityId,
    day: NaiveDate,
) -> Result<Vec<(PaymentOrderId, NaiveDate)>, StoreError> {
    #[derive(FromQueryResult)]
    struct UnpaidRow {
        id: Uuid,
        requested_on: NaiveDate,
    }
    let rows: Vec<UnpaidRow> = sql::all(
        conn,
        "select o.id, b.requested_on from payment_order o
         join payment_batch b on b.city_id = o.city_id and b.id = o.batch_id
         where o.city_id = $1 and o.state = 'ordered' and b.requested_on <= $2 order by b.requested_on, o.id",
        vec![city.uuid().into(), day.into()],
    )
    .await?;
    let of = |row: UnpaidRow| (PaymentOrderId::from_uuid(row.id), row.requested_on);
    Ok(rows.into_iter().map(of).collect())
}

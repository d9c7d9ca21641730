//! What movements were explained as and still are, and such explanations that were taken back.

use chrono::{DateTime, Utc};
use domain::{
    AssignmentId, CityId, DepositId, Id, PaymentOrderId, PersonId, PledgeId, StatementEntryId, TransferId,
};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::bank_entry::Assignment;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// Somebody takes an explanation back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// Why.
    pub reason: String,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct AssignmentRow {
    city_id: Uuid,
    id: Uuid,
    entry_id: Uuid,
    kind: String,
    pledge_id: Option<Uuid>,
    transfer_id: Option<Uuid>,
    deposit_id: Option<Uuid>,
    order_id: Option<Uuid>,
    amount_minor: i64,
    made_by: Option<Uuid>,
    made_at: DateTime<Utc>,
}

fn of(row: AssignmentRow) -> Result<Assignment, StoreError> {
    Ok(Assignment {
        id: AssignmentId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        entry: StatementEntryId::from_uuid(row.entry_id),
        kind: word(&row.kind, "entry_assignment", "kind", row.id)?,
        pledge: row.pledge_id.map(PledgeId::from_uuid),
        transfer: row.transfer_id.map(TransferId::from_uuid),
        deposit: row.deposit_id.map(DepositId::from_uuid),
        order: row.order_id.map(PaymentOrderId::from_uuid),
        amount_minor: row.amount_minor,
        made_by: row.made_by.map(PersonId::from_uuid),
        made_at: row.made_at,
    })
}

async fn standing(
    conn: &Conn,
    city: CityId,
    column: &'static str,
    id: Uuid,
) -> Result<Vec<Assignment>, StoreError> {
    let statement = format!(
        "select city_id, id, entry_id, kind, pledge_id, transfer_id, deposit_id, order_id, amount_minor, made_by, made_at
         from entry_assignment a where city_id = $1 and {column} = $2
           and not exists (select 1 from assignment_undo u where u.city_id = a.city_id and u.assignment_id = a.id)
         order by made_at desc, id desc"
    );
    let rows: Vec<AssignmentRow> = sql::all(conn, &statement, vec![city.uuid().into(), id.into()]).await?;
    rows.into_iter().map(of).collect()
}

/// What a movement is taken for, the newest first.
pub async fn of_entry(
    conn: &Conn,
    city: CityId,
    id: StatementEntryId,
) -> Result<Vec<Assignment>, StoreError> {
    standing(conn, city, "entry_id", id.uuid()).await
}

/// What is taken for the money of a gift, the newest first.
pub async fn of_pledge(conn: &Conn, city: CityId, id: PledgeId) -> Result<Vec<Assignment>, StoreError> {
    standing(conn, city, "pledge_id", id.uuid()).await
}

/// Takes an explanation back: its movement is open again by so much.
pub async fn insert(conn: &Conn, undone: &Assignment, undo: &Undo) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into assignment_undo (city_id, assignment_id, reason, undone_by, undone_at) values ($1, $2, $3, $4, $5)",
        vec![
            undone.city.uuid().into(),
            undone.id.uuid().into(),
            undo.reason.clone().into(),
            undo.by.uuid().into(),
            undo.at.into(),
        ],
    )
    .await?;
    sql::run(
        conn,
        "update bank_entry set open_minor = open_minor + $1 where city_id = $2 and id = $3",
        vec![
            undone.amount_minor.into(),
            undone.city.uuid().into(),
            undone.entry.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

//! What came in for a project and what left, in sums that tell of nobody.

use chrono::NaiveDate;
use domain::pledge::PledgeChannel;
use domain::{CityId, Id, PayoutId, ProjectId};
use ledger::Account;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// What came by one way of paying, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came {
    /// The way of paying.
    pub channel: PledgeChannel,
    /// All that ever came.
    pub came_minor: i64,
    /// What of it went back.
    pub back_minor: i64,
}

#[derive(FromQueryResult)]
struct CameRow {
    channel: String,
    came_minor: i64,
    back_minor: i64,
}

/// What came for a project, by way of paying.
pub async fn came(conn: &Conn, city: CityId, project: ProjectId) -> Result<Vec<Came>, StoreError> {
    let rows: Vec<CameRow> = sql::all(
        conn,
        "select channel, cast(sum(amount_minor) as bigint) as came_minor, cast(sum(refunded_minor) as bigint) as back_minor
         from pledge where city_id = $1 and project_id = $2 and confirmed_at is not null group by channel order by channel",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    let of = |row: CameRow| {
        Ok(Came {
            channel: word(&row.channel, "pledge", "channel", project.uuid())?,
            came_minor: row.came_minor,
            back_minor: row.back_minor,
        })
    };
    rows.into_iter().map(of).collect()
}

/// Where the match of a project stands, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Matched {
    /// Promised while the campaign is open, or until it is due.
    pub reserved_minor: i64,
    /// Due, and not paid.
    pub committed_minor: i64,
    /// Paid: it is held for the project or has left for it, whatever has been refunded since.
    pub paid_minor: i64,
}

/// The sums over the decisions of a project. A release does not say where the money stood: the journal does.
pub async fn matched(conn: &Conn, city: CityId, project: ProjectId) -> Result<Option<Matched>, StoreError> {
    let (promised, paid) = (Account::ProjectMatch(project), Account::MatchPaid(project));
    sql::one(
        conn,
        "select cast(d.stands - d.committed - d.paid + r.due + r.paid as bigint) as reserved_minor,
                cast(d.committed - r.due as bigint) as committed_minor, cast(d.paid as bigint) as paid_minor
         from (select coalesce(sum(case when state in ('reserved', 'released') then change_minor else 0 end), 0) as stands,
                      coalesce(sum(case state when 'committed' then change_minor when 'paid' then -change_minor
                          else 0 end), 0) as committed,
                      coalesce(sum(case when state = 'paid' then change_minor else 0 end), 0) as paid
               from match_decision where city_id = $1 and project_id = $2) as d,
              (select coalesce(sum(case when of_pool.account like 'pool-committed:%' then of_pool.amount_minor else 0 end), 0)
                          as due,
                      coalesce(sum(case when of_pool.account like 'pool-paid:%' then of_pool.amount_minor else 0 end), 0)
                          as paid
               from ledger_entry e
               join ledger_transaction t on t.city_id = e.city_id and t.id = e.transaction_id and t.kind = 'match_released'
               join ledger_entry of_pool on of_pool.city_id = t.city_id and of_pool.transaction_id = t.id
               where e.city_id = $1 and e.account in ($3, $4)) as r",
        vec![
            city.uuid().into(),
            project.uuid().into(),
            promised.to_string().into(),
            paid.to_string().into(),
        ],
    )
    .await
}

#[derive(FromQueryResult)]
struct PaidRow {
    payout_id: Uuid,
    paid_on: NaiveDate,
    amount_minor: i64,
}

/// What the bank paid to a project and did not send back: which payment, when and how much, the oldest first.
pub async fn paid(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
) -> Result<Vec<(PayoutId, NaiveDate, i64)>, StoreError> {
    let rows: Vec<PaidRow> = sql::all(
        conn,
        "select o.payout_id, o.paid_on, o.amount_minor from payment_order o
         join payout p on p.city_id = o.city_id and p.id = o.payout_id
         where o.city_id = $1 and p.project_id = $2 and o.state = 'paid' order by o.paid_on, o.id",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    let of = |row: PaidRow| (PayoutId::from_uuid(row.payout_id), row.paid_on, row.amount_minor);
    Ok(rows.into_iter().map(of).collect())
}

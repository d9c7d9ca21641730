//! What only the audit asks: sums over rows, to be compared with the journal and with the pages.

use domain::{CityId, Id, PersonId, PledgeId, PoolId, ProjectId};
use ledger::Account;
use sea_orm::FromQueryResult;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

#[derive(FromQueryResult)]
struct IdRow {
    id: uuid::Uuid,
}

#[derive(FromQueryResult)]
struct SumRow {
    id: uuid::Uuid,
    minor: i64,
}

/// The standing match of every project that has any: for the audit.
pub async fn matches(conn: &Conn, city: CityId) -> Result<Vec<(ProjectId, i64)>, StoreError> {
    let sql = "select id, match_minor as minor from project where city_id = $1 and match_minor <> 0";
    let rows: Vec<SumRow> = sql::all(conn, sql, vec![city.uuid().into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| (ProjectId::from_uuid(row.id), row.minor))
        .collect())
}

/// What is in people's wallets: what went back into them, less what was given from them. For the audit.
pub async fn wallets(conn: &Conn, city: CityId) -> Result<Vec<(PersonId, i64)>, StoreError> {
    let sql = "select person_id as id,
                      cast(sum(wallet_minor - case when channel = 'wallet' then amount_minor else 0 end) as bigint) as minor
               from pledge where city_id = $1 and confirmed_at is not null and (wallet_minor > 0 or channel = 'wallet')
               group by person_id";
    let rows: Vec<SumRow> = sql::all(conn, sql, vec![city.uuid().into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId::from_uuid(row.id), row.minor))
        .collect())
}

/// What a city's statements say, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Statements {
    /// What was on the account before the first.
    pub opening_minor: i64,
    /// What was there after the last.
    pub closing_minor: i64,
    /// What of their movements nobody has explained.
    pub open_minor: i64,
    /// What of them was the account holder's own.
    pub own_minor: i64,
}

/// The sums over a city's statements, where it has any: for the audit.
pub async fn statements(conn: &Conn, city: CityId) -> Result<Option<Statements>, StoreError> {
    sql::one(
        conn,
        "select f.opening_minor, l.closing_minor,
                cast(coalesce((select sum(open_minor) from bank_entry where city_id = $1), 0) as bigint) as open_minor,
                cast(coalesce((select sum(amount_minor) from entry_assignment where city_id = $1 and kind = 'own'), 0) as bigint)
                    as own_minor
         from bank_statement f, bank_statement l
         where f.city_id = $1 and f.position = 1 and l.city_id = $1
           and l.position = (select max(position) from bank_statement where city_id = $1)",
        vec![city.uuid().into()],
    )
    .await
}

/// What pools have paid to each project, by their decisions: for the audit.
pub async fn paid(conn: &Conn, city: CityId) -> Result<Vec<(ProjectId, i64)>, StoreError> {
    let sql = "select project_id as id, cast(sum(change_minor) as bigint) as minor from match_decision
               where city_id = $1 and state = 'paid' group by project_id";
    let rows: Vec<SumRow> = sql::all(conn, sql, vec![city.uuid().into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| (ProjectId::from_uuid(row.id), row.minor))
        .collect())
}

#[derive(FromQueryResult)]
struct AccountRow {
    account: String,
    minor: i64,
}

/// What of match that was paid is released since, because its gifts went back, by the account that it was taken off:
/// for the audit. A decision does not say where the money stood; the journal does.
pub async fn paid_and_released(conn: &Conn, city: CityId) -> Result<Vec<(Account, i64)>, StoreError> {
    let sql = "select e.account, cast(sum(e.amount_minor) as bigint) as minor from ledger_transaction t
               join ledger_entry e on e.city_id = t.city_id and e.transaction_id = t.id
               where t.city_id = $1 and t.kind = 'match_released' and e.account like 'match-paid:%'
               group by e.account";
    let rows: Vec<AccountRow> = sql::all(conn, sql, vec![city.uuid().into()]).await?;
    let of = |row: AccountRow| {
        Ok((
            word(&row.account, "ledger_entry", "account", city.uuid())?,
            row.minor,
        ))
    };
    rows.into_iter().map(of).collect()
}

/// The crowd's sum of every project whose campaign was not called off: for the audit.
pub async fn crowds(conn: &Conn, city: CityId) -> Result<Vec<(ProjectId, i64)>, StoreError> {
    let sql = "select id, crowd_minor as minor from project where city_id = $1 and state not in ('failed', 'cancelled')
               order by id";
    let rows: Vec<SumRow> = sql::all(conn, sql, vec![city.uuid().into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| (ProjectId::from_uuid(row.id), row.minor))
        .collect())
}

/// What a project's pledges add up to, refunds taken off: for the audit.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Raised {
    /// The project.
    pub project_id: uuid::Uuid,
    /// Sum of those whose money came, less what of the refunds the project still had.
    pub raised_minor: i64,
    /// Sum of those that count and that the city's list has decided, promises too.
    pub decided_minor: i64,
}

/// The sums by project.
pub async fn raised(conn: &Conn, city: CityId) -> Result<Vec<Raised>, StoreError> {
    sql::all(
        conn,
        "select project_id,
                cast(sum(case when confirmed_at is null then 0 else amount_minor - refunded_minor + loss_minor end) as bigint)
                    as raised_minor,
                cast(sum(case when decided_at is null or counted_at is null then 0 else amount_minor - refunded_minor end)
                    as bigint) as decided_minor
         from pledge where city_id = $1 and (confirmed_at is not null or counted_at is not null) group by project_id",
        vec![city.uuid().into()],
    )
    .await
}

/// What payment providers took in, gave back, are disputed and transferred, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ProviderSums {
    /// Payments that were captured, less refunds that did not fail, what disputes that were not won took, and what
    /// was transferred or charged.
    pub clearing_minor: i64,
    /// Transferred, and on no statement.
    pub transit_minor: i64,
    /// Collected from the account, and on no statement.
    pub collected_minor: i64,
    /// Taken back while a dispute is open.
    pub disputed_minor: i64,
}

/// The sums over a city's payments through providers: for the audit.
pub async fn provider_sums(conn: &Conn, city: CityId) -> Result<Option<ProviderSums>, StoreError> {
    sql::one(
        conn,
        "select cast(
            coalesce((select sum(amount_minor) from pledge
                where city_id = $1 and channel = 'card' and confirmed_at is not null), 0)
            - coalesce((select sum(amount_minor) from provider_refund where city_id = $1 and not has_failed), 0)
            - coalesce((select sum(amount_minor) from dispute where city_id = $1 and stage <> 'won'), 0)
            - coalesce((select sum(fee_minor + case when state = 'failed' then 0 else amount_minor end)
                from provider_transfer where city_id = $1), 0) as bigint) as clearing_minor,
         cast(coalesce((select sum(amount_minor) from provider_transfer
             where city_id = $1 and state <> 'failed' and amount_minor > 0 and arrived_at is null), 0) as bigint)
             as transit_minor,
         cast(coalesce((select sum(-amount_minor) from provider_transfer
             where city_id = $1 and state <> 'failed' and amount_minor < 0 and arrived_at is null), 0) as bigint)
             as collected_minor,
         cast(coalesce((select sum(amount_minor) from dispute where city_id = $1 and stage = 'opened'), 0) as bigint)
             as disputed_minor",
        vec![city.uuid().into()],
    )
    .await
}

/// What was counted at events and brought to the bank, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct CashSums {
    /// Counted and not brought to the bank.
    pub box_minor: i64,
    /// Brought there and on no statement.
    pub transit_minor: i64,
    /// What the bank counted less than we did.
    pub short_minor: i64,
}

/// The sums over a city's counts and deposits: for the audit.
pub async fn cash_sums(conn: &Conn, city: CityId) -> Result<Option<CashSums>, StoreError> {
    sql::one(
        conn,
        "select cast(
            coalesce((select sum(amount_minor) from cash_gift where city_id = $1 and pledge_id is not null), 0)
            - coalesce((select sum(amount_minor) from cash_deposit where city_id = $1), 0) as bigint) as box_minor,
         cast(coalesce((select sum(amount_minor) from cash_deposit where city_id = $1 and arrived_at is null), 0)
             as bigint) as transit_minor,
         cast(coalesce((select sum(amount_minor - arrived_minor) from cash_deposit
             where city_id = $1 and arrived_at is not null), 0) as bigint) as short_minor",
        vec![city.uuid().into()],
    )
    .await
}

#[derive(FromQueryResult)]
struct KeyRow {
    unique_key: String,
}

/// Pledges whose money is still ours, or promised, although their campaign failed or was called off, and which no job
/// is about to give back: for the audit. What a donor's bank has taken into question waits for its end.
pub async fn stuck(conn: &Conn, city: CityId) -> Result<Vec<PledgeId>, StoreError> {
    let kept: Vec<IdRow> = sql::all(
        conn,
        "select l.id from pledge l join project p on p.city_id = l.city_id and p.id = l.project_id
         where l.city_id = $1 and l.state in ('authorized', 'confirmed', 'partially_refunded')
           and l.decided_at is not null and p.state in ('failed', 'cancelled')
           and not exists (select 1 from dispute d
                           where d.city_id = l.city_id and d.pledge_id = l.id and d.stage = 'opened')
         order by l.id",
        vec![city.uuid().into()],
    )
    .await?;
    let coming: Vec<KeyRow> = sql::all(
        conn,
        "select unique_key from job where city_id = $1 and kind = 'pledge.refund' and state in ('waiting', 'running')
           and unique_key is not null",
        vec![city.uuid().into()],
    )
    .await?;
    let coming: std::collections::BTreeSet<String> = coming.into_iter().map(|row| row.unique_key).collect();
    let ids = kept.into_iter().map(|row| PledgeId::from_uuid(row.id));
    Ok(ids
        .filter(|id| !coming.contains(&format!("pledge.refund/{id}")))
        .collect())
}

#[derive(FromQueryResult)]
struct GivenRow {
    project_id: uuid::Uuid,
    pool_id: uuid::Uuid,
    kept_minor: i64,
    summed_minor: i64,
}

/// A pool, a project, the kept sum of the one's match for the other, and what its decisions add up to.
pub type GivenDifference = (PoolId, ProjectId, i64, i64);

/// Where a kept sum differs from the decisions: for the audit.
pub async fn given_differences(conn: &Conn, city: CityId) -> Result<Vec<GivenDifference>, StoreError> {
    let rows: Vec<GivenRow> = sql::all(
        conn,
        "select project_id, pool_id, cast(sum(kept) as bigint) as kept_minor, cast(sum(summed) as bigint) as summed_minor
         from (select project_id, pool_id, match_minor as kept, 0 as summed from project_match where city_id = $1
               union all
               select project_id, pool_id, 0, change_minor from match_decision
               where city_id = $1 and state in ('reserved', 'released')) as both_sides
         group by project_id, pool_id having sum(kept) <> sum(summed) order by project_id, pool_id",
        vec![city.uuid().into()],
    )
    .await?;
    let of = |row: GivenRow| {
        let (pool, project) = (
            PoolId::from_uuid(row.pool_id),
            ProjectId::from_uuid(row.project_id),
        );
        (pool, project, row.kept_minor, row.summed_minor)
    };
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct PaidOutRow {
    id: uuid::Uuid,
    taken_minor: i64,
    held_minor: i64,
    match_minor: i64,
}

/// What the payments to a project say, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidOut {
    /// What of the gifts was taken into payments, and did not come back from them.
    pub taken_minor: i64,
    /// What is held for those that the bank was not told, or sent back.
    pub held_minor: i64,
    /// What match was taken into them.
    pub match_minor: i64,
}

/// The sums over the payments to each project: for the audit.
pub async fn paid_out(conn: &Conn, city: CityId) -> Result<Vec<(ProjectId, PaidOut)>, StoreError> {
    let rows: Vec<PaidOutRow> = sql::all(
        conn,
        "select project_id as id,
                cast(sum(case when state = 'released' then fee_minor else gifts_minor end) as bigint) as taken_minor,
                cast(sum(case when state in ('requested', 'approved', 'returned')
                    then gifts_minor + coalesce(match_minor, 0) - fee_minor else 0 end) as bigint) as held_minor,
                cast(sum(case when state = 'released' then 0 else coalesce(match_minor, 0) end) as bigint) as match_minor
         from payout where city_id = $1 group by project_id",
        vec![city.uuid().into()],
    )
    .await?;
    let of = |row: PaidOutRow| {
        let sums = PaidOut {
            taken_minor: row.taken_minor,
            held_minor: row.held_minor,
            match_minor: row.match_minor,
        };
        (ProjectId::from_uuid(row.id), sums)
    };
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct WithdrawnRow {
    id: uuid::Uuid,
    held_minor: i64,
    gone_minor: i64,
}

/// A person, what is held for their withdrawals, and what has left their wallet by them.
pub type Withdrawn = (PersonId, i64, i64);

/// The sums over the withdrawals of each person: for the audit.
pub async fn withdrawn(conn: &Conn, city: CityId) -> Result<Vec<Withdrawn>, StoreError> {
    let rows: Vec<WithdrawnRow> = sql::all(
        conn,
        "select person_id as id,
                cast(sum(case when state in ('requested', 'approved') then amount_minor else 0 end) as bigint) as held_minor,
                cast(sum(case when state in ('released', 'returned') then 0 else amount_minor end) as bigint) as gone_minor
         from withdrawal where city_id = $1 group by person_id",
        vec![city.uuid().into()],
    )
    .await?;
    let of = |row: WithdrawnRow| (PersonId::from_uuid(row.id), row.held_minor, row.gone_minor);
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct OrderedRow {
    ordered_minor: i64,
}

/// What the bank was told to pay and no statement has shown: for the audit.
pub async fn ordered(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let row: Option<OrderedRow> = sql::one(
        conn,
        "select cast(coalesce(sum(amount_minor), 0) as bigint) as ordered_minor
         from payment_order where city_id = $1 and state = 'ordered'",
        vec![city.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.ordered_minor))
}

//! Payments to projects.

use chrono::{DateTime, Utc};
use domain::payout::PayoutState;
use domain::{CityId, EventId, Id, PayoutId, PersonId, ProjectId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Signed {
    pub(crate) fn of(by: Option<Uuid>, at: Option<DateTime<Utc>>) -> Option<Self> {
        let (by, at) = by.zip(at)?;
        Some(Self {
            by: PersonId::from_uuid(by),
            at,
        })
    }

    pub(crate) fn columns(signed: Option<Self>) -> [sea_orm::Value; 2] {
        [
            signed.map(|signed| signed.by.uuid()).into(),
            signed.map(|signed| signed.at).into(),
        ]
    }
}

/// Why something was let go, by whom and when; by nobody where there was nothing to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetGo {
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: Option<String>,
}

/// A payment to a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// Its identifier.
    pub id: PayoutId,
    /// The city.
    pub city: CityId,
    /// The project.
    pub project: ProjectId,
    /// Where it is on its way.
    pub state: PayoutState,
    /// How much of what residents gave.
    pub gifts_minor: i64,
    /// Whether the match that is due goes with it.
    pub with_match: bool,
    /// How much that is, once it is decided.
    pub match_minor: Option<i64>,
    /// What the platform kept of it; nothing before it was ordered.
    pub fee_minor: i64,
    /// The event by which the engine decides what match is paid.
    pub event: Option<EventId>,
    /// The version of the project's account that it is approved for.
    pub account: Option<i32>,
    /// Who asked for it.
    pub requested_by: PersonId,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// The first who approved it.
    pub approved: Option<Signed>,
    /// The second.
    pub confirmed: Option<Signed>,
    /// Why it was let go, where it was.
    pub released: Option<LetGo>,
}

impl Payout {
    /// What is held for it, or was: gifts and match, what the platform kept taken off.
    pub fn to_pay_minor(&self) -> i64 {
        self.gifts_minor + self.match_minor.unwrap_or(0) - self.fee_minor
    }
}

#[derive(FromQueryResult)]
struct PayoutRow {
    city_id: Uuid,
    id: Uuid,
    project_id: Uuid,
    state: String,
    gifts_minor: i64,
    with_match: bool,
    match_minor: Option<i64>,
    fee_minor: i64,
    event_id: Option<Uuid>,
    account_number: Option<i32>,
    requested_by: Uuid,
    requested_at: DateTime<Utc>,
    approved_by: Option<Uuid>,
    approved_at: Option<DateTime<Utc>>,
    confirmed_by: Option<Uuid>,
    confirmed_at: Option<DateTime<Utc>>,
    released_by: Option<Uuid>,
    released_at: Option<DateTime<Utc>>,
    reason: Option<String>,
}

const PAYOUT: &str = "city_id, id, project_id, state, gifts_minor, with_match, match_minor, fee_minor, event_id, account_number, \
     requested_by, requested_at, approved_by, approved_at, confirmed_by, confirmed_at, released_by, released_at, reason";

fn of(row: PayoutRow) -> Result<Payout, StoreError> {
    let reason = row.reason;
    Ok(Payout {
        id: PayoutId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        project: ProjectId::from_uuid(row.project_id),
        state: word(&row.state, "payout", "state", row.id)?,
        gifts_minor: row.gifts_minor,
        with_match: row.with_match,
        match_minor: row.match_minor,
        fee_minor: row.fee_minor,
        event: row.event_id.map(EventId::from_uuid),
        account: row.account_number,
        requested_by: PersonId::from_uuid(row.requested_by),
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
pub async fn insert(conn: &Conn, new: &Payout) -> Result<(), StoreError> {
    let statement = "insert into payout (city_id, id, project_id, state, gifts_minor, with_match, match_minor, requested_by,
             requested_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = vec![
        new.city.uuid().into(),
        new.id.uuid().into(),
        new.project.uuid().into(),
        new.state.as_str().into(),
        new.gifts_minor.into(),
        new.with_match.into(),
        new.match_minor.into(),
        new.requested_by.uuid().into(),
        new.requested_at.into(),
    ];
    sql::run(conn, statement, values).await?;
    Ok(())
}

/// Stores what changed of one that is locked.
pub async fn update(conn: &Conn, changed: &Payout) -> Result<(), StoreError> {
    let [approved_by, approved_at] = Signed::columns(changed.approved);
    let [confirmed_by, confirmed_at] = Signed::columns(changed.confirmed);
    let released = changed.released.as_ref();
    sql::run(
        conn,
        "update payout set state = $3, match_minor = $4, fee_minor = $5, event_id = $6, account_number = $7, approved_by = $8,
             approved_at = $9, confirmed_by = $10, confirmed_at = $11, released_by = $12, released_at = $13, reason = $14
         where city_id = $1 and id = $2",
        vec![
            changed.city.uuid().into(),
            changed.id.uuid().into(),
            changed.state.as_str().into(),
            changed.match_minor.into(),
            changed.fee_minor.into(),
            changed.event.map(EventId::uuid).into(),
            changed.account.into(),
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
pub async fn by_id(conn: &Conn, id: PayoutId) -> Result<Option<Payout>, StoreError> {
    let statement = format!("select {PAYOUT} from payout where id = $1");
    let row: Option<PayoutRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// The same, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: PayoutId) -> Result<Option<Payout>, StoreError> {
    let statement = format!(
        "select {PAYOUT} from payout where id = $1{}",
        crate::dialect::for_update(conn)
    );
    let row: Option<PayoutRow> = sql::one(conn, &statement, vec![id.uuid().into()]).await?;
    row.map(of).transpose()
}

/// The payment that an event on the city's list is for, locked.
pub async fn lock_by_event(conn: &Conn, city: CityId, event: EventId) -> Result<Option<Payout>, StoreError> {
    let statement = format!(
        "select {PAYOUT} from payout where city_id = $1 and event_id = $2{}",
        crate::dialect::for_update(conn)
    );
    let row: Option<PayoutRow> =
        sql::one(conn, &statement, vec![city.uuid().into(), event.uuid().into()]).await?;
    row.map(of).transpose()
}

/// Those of a project, the newest first.
pub async fn of_project(conn: &Conn, city: CityId, project: ProjectId) -> Result<Vec<Payout>, StoreError> {
    let statement = format!(
        "select {PAYOUT} from payout where city_id = $1 and project_id = $2 order by requested_at desc, id desc"
    );
    let values = vec![city.uuid().into(), project.uuid().into()];
    let rows: Vec<PayoutRow> = sql::all(conn, &statement, values).await?;
    rows.into_iter().map(of).collect()
}

/// Those of a city before one, the newest first.
pub async fn page(
    conn: &Conn,
    city: CityId,
    before: Option<(DateTime<Utc>, PayoutId)>,
    limit: u64,
) -> Result<Vec<Payout>, StoreError> {
    let (mut params, mut after) = (sql::Params::default(), String::new());
    let place = params.add(city.uuid());
    if let Some((at, id)) = before {
        let (at, id) = (params.add(at), params.add(id.uuid()));
        after = format!("and (requested_at, id) < ({at}, {id})");
    }
    let statement = format!(
        "select {PAYOUT} from payout where city_id = {place} {after} order by requested_at desc, id desc limit {limit}"
    );
    let rows: Vec<PayoutRow> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

/// Those of a city that two people have approved and whose match is decided, the oldest first, locked.
pub async fn lock_approved(conn: &Conn, city: CityId) -> Result<Vec<Payout>, StoreError> {
    let statement = format!(
        "select {PAYOUT} from payout where city_id = $1 and state = 'approved' and match_minor is not null
         order by requested_at, id{}",
        crate::dialect::for_update(conn)
    );
    let rows: Vec<PayoutRow> = sql::all(conn, &statement, vec![city.uuid().into()]).await?;
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many a city has.
pub async fn count(conn: &Conn, city: CityId) -> Result<i64, StoreError> {
    let statement = "select count(*) as count from payout where city_id = $1";
    let row: Option<CountRow> = sql::one(conn, statement, vec![city.uuid().into()]).await?;
    Ok(row.map_or(0, |row| row.count))
}

#[derive(FromQueryResult)]
struct MinorRow {
    minor: i64,
}

/// What pools have paid to a project and no payment of it has taken yet: held since a payment was let go after its
/// match had been paid, or since the engine decided just now.
pub async fn free_match(conn: &Conn, city: CityId, project: ProjectId) -> Result<i64, StoreError> {
    let row: Option<MinorRow> = sql::one(
        conn,
        "select cast(coalesce((select sum(change_minor) from match_decision
                     where city_id = $1 and project_id = $2 and state = 'paid'), 0)
                   - coalesce((select sum(match_minor) from payout
                     where city_id = $1 and project_id = $2 and state <> 'released'), 0) as bigint) as minor",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.minor))
}

//! Gifts as receipts see them: whose, for which body, what is left of them, and whether a receipt holds for them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::cash::CashKind;
use domain::pledge::{PledgeChannel, PledgeState};
use domain::project::ProjectState;
use domain::{CityId, Id, OrganisationId, PersonId, PledgeId, ProjectId, ReceiptId};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A gift that was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// Its identifier.
    pub id: PledgeId,
    /// The city.
    pub city: CityId,
    /// Whose.
    pub person: PersonId,
    /// The organisation behind the project; the gift is for the city itself where there is none.
    pub organisation: Option<OrganisationId>,
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Where the project is in its life.
    pub project_state: ProjectState,
    /// Where the gift is.
    pub state: PledgeState,
    /// How it was paid.
    pub channel: PledgeChannel,
    /// In what form it lay on the table, where it was given at an event.
    pub cash: Option<CashKind>,
    /// What is left of it.
    pub own_minor: i64,
    /// When it was paid; none while a bank has it in question.
    pub paid_at: Option<DateTime<Utc>>,
    /// The receipt that holds for it.
    pub receipt: Option<ReceiptId>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    city_id: Uuid,
    person_id: Uuid,
    owner_organisation_id: Option<Uuid>,
    project_id: Uuid,
    title: String,
    project_state: String,
    state: String,
    channel: String,
    own_minor: i64,
    cash_kind: Option<String>,
    paid_at: Option<DateTime<Utc>>,
    receipt_id: Option<Uuid>,
}

fn of(row: Row) -> Result<Gift, StoreError> {
    Ok(Gift {
        id: PledgeId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        person: PersonId::from_uuid(row.person_id),
        organisation: row.owner_organisation_id.map(OrganisationId::from_uuid),
        project: ProjectId::from_uuid(row.project_id),
        title: row.title,
        project_state: word(&row.project_state, "project", "state", row.project_id)?,
        state: word(&row.state, "pledge", "state", row.id)?,
        channel: word(&row.channel, "pledge", "channel", row.id)?,
        cash: row
            .cash_kind
            .map(|kind| word(&kind, "cash_gift", "kind", row.id))
            .transpose()?,
        own_minor: row.own_minor,
        paid_at: row.paid_at,
        receipt: row.receipt_id.map(ReceiptId::from_uuid),
    })
}

const SELECT: &str = "select l.id, l.city_id, l.person_id, p.owner_organisation_id, l.project_id, p.title,
        p.state as project_state, l.state, l.channel, c.kind as cash_kind,
        l.amount_minor - l.refunded_minor as own_minor, h.receipt_id,
        case when exists (select 1 from dispute d where d.city_id = l.city_id and d.pledge_id = l.id and d.stage = 'opened')
             then null else l.confirmed_at end as paid_at
    from pledge l join project p on p.city_id = l.city_id and p.id = l.project_id
    left join cash_gift c on c.city_id = l.city_id and c.pledge_id = l.id
    left join receipted_gift h on h.city_id = l.city_id and h.pledge_id = l.id";

/// Locks the gifts until the end of the transaction, so that none of them is given back meanwhile.
fn locking(conn: &Conn) -> &'static str {
    match conn.get_database_backend() {
        DbBackend::Postgres => " for update of l",
        _ => "",
    }
}

/// What a person has paid in a city, the oldest first; in any city where none is named.
pub async fn of_person(conn: &Conn, city: Option<CityId>, person: PersonId) -> Result<Vec<Gift>, StoreError> {
    let mut params = sql::Params::default();
    let who = params.add(person.uuid());
    let here = match city {
        Some(city) => format!(" and l.city_id = {}", params.add(city.uuid())),
        None => String::new(),
    };
    let statement = format!(
        "{SELECT} where l.person_id = {who}{here} and l.confirmed_at is not null
         order by l.confirmed_at, l.id"
    );
    let rows: Vec<Row> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

/// Some gifts, locked, in the order in which they were paid.
pub async fn locked(conn: &Conn, city: CityId, gifts: &[PledgeId]) -> Result<Vec<Gift>, StoreError> {
    if gifts.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = sql::Params::default();
    let city = params.add(city.uuid());
    let mut sorted: Vec<Uuid> = gifts.iter().map(|id| id.uuid()).collect();
    sorted.sort();
    let ids = params.list(sorted);
    // By identifier, so that two who lock the same do not wait for each other.
    let statement = format!(
        "{SELECT} where l.city_id = {city} and l.id in ({ids}) order by l.id{}",
        locking(conn)
    );
    let rows: Vec<Row> = sql::all(conn, &statement, params.into_values()).await?;
    let mut gifts: Vec<Gift> = rows.into_iter().map(of).collect::<Result<_, _>>()?;
    gifts.sort_by_key(|gift| (gift.paid_at, gift.id));
    Ok(gifts)
}

#[derive(FromQueryResult)]
struct IdRow {
    id: Uuid,
}

/// Who paid something in a span of time and has a wish: after an identifier, at most `limit`.
pub async fn donors_with_wish(
    conn: &Conn,
    city: CityId,
    wish: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    after: Option<PersonId>,
    limit: u64,
) -> Result<Vec<PersonId>, StoreError> {
    let mut params = sql::Params::default();
    let (city, wish) = (params.add(city.uuid()), params.add(wish));
    let (from, until) = (params.add(from), params.add(until));
    let behind = match after {
        Some(after) => format!(" and w.person_id > {}", params.add(after.uuid())),
        None => String::new(),
    };
    let statement = format!(
        "select w.person_id as id from receipt_wish w where w.wish = {wish}{behind} and exists (
             select 1 from pledge l where l.person_id = w.person_id and l.city_id = {city}
             and l.confirmed_at >= {from} and l.confirmed_at < {until})
         order by w.person_id limit {limit}"
    );
    let rows: Vec<IdRow> = sql::all(conn, &statement, params.into_values()).await?;
    Ok(rows.into_iter().map(|row| PersonId::from_uuid(row.id)).collect())
}

#[derive(FromQueryResult)]
struct WishedRow {
    city_id: Uuid,
    id: Uuid,
    person_id: Uuid,
}

/// Gifts of people who wish for a receipt of each, made since they do, whose campaign has succeeded and for which no
/// receipt holds or held; their bodies may issue some. In the order of
/// identifiers, after one of them.
pub async fn wished(
    conn: &Conn,
    after: Option<PledgeId>,
    limit: u64,
) -> Result<Vec<(CityId, PersonId, PledgeId)>, StoreError> {
    let mut params = sql::Params::default();
    let behind = match after {
        Some(after) => format!(" and l.id > {}", params.add(after.uuid())),
        None => String::new(),
    };
    let statement = format!(
        "select l.city_id, l.id, l.person_id from receipt_wish w join pledge l on l.person_id = w.person_id
         join project p on p.city_id = l.city_id and p.id = l.project_id
         where w.wish = 'gift'{behind} and l.confirmed_at >= w.since and l.state in ('confirmed', 'partially_refunded')
           and p.state in ('succeeded', 'in_delivery', 'completed')
           and not exists (select 1 from receipt_gift g where g.city_id = l.city_id and g.pledge_id = l.id)
           and exists (select 1 from receipt_issuer i where i.city_id = l.city_id and i.state = 'agreed'
               and i.body_id = coalesce(p.owner_organisation_id, p.city_id))
         order by l.id limit {limit}"
    );
    let rows: Vec<WishedRow> = sql::all(conn, &statement, params.into_values()).await?;
    let of = |row: WishedRow| {
        let (city, person) = (CityId::from_uuid(row.city_id), PersonId::from_uuid(row.person_id));
        (city, person, PledgeId::from_uuid(row.id))
    };
    Ok(rows.into_iter().map(of).collect())
}

#[derive(FromQueryResult)]
struct ChangedRow {
    receipt_id: Uuid,
}

/// Receipts that hold although a gift on them is no longer what they say: given back in part or whole, or in question.
pub async fn outdated(conn: &Conn, limit: u64) -> Result<Vec<ReceiptId>, StoreError> {
    let statement = format!(
        "select distinct h.receipt_id from receipted_gift h
         join receipt_gift g on g.city_id = h.city_id and g.receipt_id = h.receipt_id and g.pledge_id = h.pledge_id
         join pledge l on l.city_id = h.city_id and l.id = h.pledge_id
         where l.amount_minor - l.refunded_minor <> g.own_minor
            or l.state not in ('confirmed', 'partially_refunded') limit {limit}"
    );
    let rows: Vec<ChangedRow> = sql::all(conn, &statement, Vec::new()).await?;
    Ok(rows
        .into_iter()
        .map(|row| ReceiptId::from_uuid(row.receipt_id))
        .collect())
}

#[derive(FromQueryResult)]
struct LastRow {
    last: Option<NaiveDate>,
}

/// The last day of a gift for which a receipt of this right holds.
pub async fn last_day(conn: &Conn, city: CityId, issuer: Uuid) -> Result<Option<NaiveDate>, StoreError> {
    let row: Option<LastRow> = sql::one(
        conn,
        "select max(g.given_on) as last from receipt r
         join receipt_gift g on g.city_id = r.city_id and g.receipt_id = r.id
         where r.city_id = $1 and r.issuer_id = $2
           and not exists (select 1 from receipt_void v where v.city_id = r.city_id and v.receipt_id = r.id)",
        vec![city.uuid().into(), issuer.into()],
    )
    .await?;
    Ok(row.and_then(|row| row.last))
}

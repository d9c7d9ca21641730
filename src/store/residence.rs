//! Where people live, as far as a city has made sure.

use chrono::{DateTime, Utc};
use domain::residence::{ResidenceMethod, ResidenceState};
use domain::{CityId, Id, NeighbourhoodId, PersonId, ResidenceId};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// A residence, or the request for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Residence {
    /// Its identifier.
    pub id: ResidenceId,
    /// The city.
    pub city: CityId,
    /// Who lives there.
    pub person: PersonId,
    /// In which neighbourhood, where that is known.
    pub neighbourhood: Option<NeighbourhoodId>,
    /// How far the city is.
    pub state: ResidenceState,
    /// By what it makes sure.
    pub method: ResidenceMethod,
    /// The name on the letter; empty as soon as it is not needed any more.
    pub name: String,
    /// The lines of the address; empty as soon as they are not needed any more.
    pub address: String,
    /// What was shown at a desk, in words.
    pub shown: String,
    /// The hash of the letter's code; empty where no letter is on its way.
    pub code_hash: String,
    /// How often the code was tried.
    pub code_tries: i64,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// Until when the code can be entered.
    pub code_until: Option<DateTime<Utc>>,
    /// Since when the city is sure.
    pub verified_at: Option<DateTime<Utc>>,
    /// The official who made sure, where one did.
    pub verified_by: Option<PersonId>,
    /// Until when it counts.
    pub expires_at: Option<DateTime<Utc>>,
    /// Since when the city is no longer sure.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Why it is no longer.
    pub revoked_why: String,
}

#[derive(FromQueryResult)]
struct Row {
    city_id: Uuid,
    id: Uuid,
    person_id: Uuid,
    neighbourhood_id: Option<Uuid>,
    state: String,
    method: String,
    name: String,
    address: String,
    shown: String,
    code_hash: String,
    code_tries: i64,
    requested_at: DateTime<Utc>,
    code_until: Option<DateTime<Utc>>,
    verified_at: Option<DateTime<Utc>>,
    verified_by: Option<Uuid>,
    expires_at: Option<DateTime<Utc>>,
    revoked_at: Option<DateTime<Utc>>,
    revoked_why: String,
}

const COLUMNS: &str =
    "city_id, id, person_id, neighbourhood_id, state, method, name, address, shown, code_hash,
    cast(code_tries as bigint) as code_tries, requested_at, code_until, verified_at, verified_by, expires_at,
    revoked_at, revoked_why";

fn of(row: Row) -> Result<Residence, StoreError> {
    Ok(Residence {
        id: ResidenceId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        person: PersonId::from_uuid(row.person_id),
        neighbourhood: row.neighbourhood_id.map(NeighbourhoodId::from_uuid),
        state: word(&row.state, "residence", "state", row.id)?,
        method: word(&row.method, "residence", "method", row.id)?,
        name: row.name,
        address: row.address,
        shown: row.shown,
        code_hash: row.code_hash,
        code_tries: row.code_tries,
        requested_at: row.requested_at,
        code_until: row.code_until,
        verified_at: row.verified_at,
        verified_by: row.verified_by.map(PersonId::from_uuid),
        expires_at: row.expires_at,
        revoked_at: row.revoked_at,
        revoked_why: row.revoked_why,
    })
}

async fn select(conn: &Conn, rest: &str, values: Vec<Value>) -> Result<Vec<Residence>, StoreError> {
    let rows: Vec<Row> = sql::all(conn, &format!("select {COLUMNS} from residence {rest}"), values).await?;
    rows.into_iter().map(of).collect()
}

/// The values of the columns that change, in the order of [`insert`] and [`update`].
fn changing(row: &Residence) -> Vec<Value> {
    vec![
        row.city.uuid().into(),
        row.id.uuid().into(),
        row.neighbourhood.map(Id::uuid).into(),
        row.state.as_str().into(),
        row.method.as_str().into(),
        row.name.as_str().into(),
        row.address.as_str().into(),
        row.shown.as_str().into(),
        row.code_hash.as_str().into(),
        row.code_tries.into(),
        row.code_until.into(),
        row.verified_at.into(),
        row.verified_by.map(Id::uuid).into(),
        row.expires_at.into(),
        row.revoked_at.into(),
        row.revoked_why.as_str().into(),
    ]
}

/// Stores a new one.
pub async fn insert(conn: &Conn, new: &Residence) -> Result<(), StoreError> {
    let mut values = changing(new);
    values.extend([new.person.uuid().into(), new.requested_at.into()]);
    sql::run(
        conn,
        "insert into residence (city_id, id, neighbourhood_id, state, method, name, address, shown, code_hash,
             code_tries, code_until, verified_at, verified_by, expires_at, revoked_at, revoked_why, person_id,
             requested_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        values,
    )
    .await?;
    Ok(())
}

/// Stores a changed one.
pub async fn update(conn: &Conn, changed: &Residence) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update residence set neighbourhood_id = $3, state = $4, method = $5, name = $6, address = $7, shown = $8,
             code_hash = $9, code_tries = $10, code_until = $11, verified_at = $12, verified_by = $13,
             expires_at = $14, revoked_at = $15, revoked_why = $16
         where city_id = $1 and id = $2",
        changing(changed),
    )
    .await?;
    Ok(())
}

/// The one of an identifier.
pub async fn by_id(conn: &Conn, id: ResidenceId) -> Result<Option<Residence>, StoreError> {
    let found = select(conn, "where id = $1", vec![id.uuid().into()]).await?;
    Ok(found.into_iter().next())
}

/// Those of identifiers, as far as they are of the city, locked until the end of the transaction.
pub async fn lock(conn: &Conn, city: CityId, ids: &[ResidenceId]) -> Result<Vec<Residence>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = sql::Params::default();
    let city = params.add(city.uuid());
    let list = params.list(ids.iter().map(|id| id.uuid()));
    let rest = format!(
        "where city_id = {city} and id in ({list}) order by id{}",
        dialect::for_update(conn)
    );
    select(conn, &rest, params.into_values()).await
}

/// Those of a person in a city that are open or verified, locked until the end of the transaction.
pub async fn lock_present(conn: &Conn, city: CityId, person: PersonId) -> Result<Vec<Residence>, StoreError> {
    dialect::lock_text(conn, &format!("residence/{city}/{person}")).await?;
    let rest = format!(
        "where city_id = $1 and person_id = $2 and state in ('requested', 'letter_sent', 'verified'){}",
        dialect::for_update(conn)
    );
    select(conn, &rest, vec![city.uuid().into(), person.uuid().into()]).await
}

/// Those of a person everywhere, the newest first.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<Vec<Residence>, StoreError> {
    let rest = "where person_id = $1 order by requested_at desc, id desc limit 50";
    select(conn, rest, vec![person.uuid().into()]).await
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many letters a person has asked a city for since an instant.
pub async fn asked_since(
    conn: &Conn,
    city: CityId,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select count(*) as count from residence
         where city_id = $1 and person_id = $2 and method = 'post' and requested_at >= $3",
        vec![city.uuid().into(), person.uuid().into(), since.into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Which of these people the city is sure of at an instant, and since when.
pub async fn verified(
    conn: &Conn,
    city: CityId,
    people: &[PersonId],
    now: DateTime<Utc>,
) -> Result<Vec<(PersonId, DateTime<Utc>)>, StoreError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = sql::Params::default();
    let (city, now) = (params.add(city.uuid()), params.add(now));
    let list = params.list(people.iter().map(|id| id.uuid()));
    let rest = format!(
        "where city_id = {city} and state = 'verified' and (expires_at is null or expires_at > {now}) and person_id in ({list})"
    );
    let found = select(conn, &rest, params.into_values()).await?;
    Ok(found
        .into_iter()
        .filter_map(|one| Some((one.person, one.verified_at?)))
        .collect())
}

fn in_states(params: &mut sql::Params, states: &[ResidenceState]) -> String {
    if states.is_empty() {
        return String::new();
    }
    let list = params.list(states.iter().map(|state| state.as_str()));
    format!(" and state in ({list})")
}

/// What a city was asked by post, the oldest first.
pub async fn page(
    conn: &Conn,
    city: CityId,
    states: &[ResidenceState],
    after: Option<(DateTime<Utc>, ResidenceId)>,
    limit: u64,
) -> Result<Vec<Residence>, StoreError> {
    let mut params = sql::Params::default();
    let mut rest = format!("where city_id = {} and method = 'post'", params.add(city.uuid()));
    rest += &in_states(&mut params, states);
    if let Some((at, id)) = after {
        let (at, id) = (params.add(at), params.add(id.uuid()));
        rest += &format!(" and (requested_at > {at} or (requested_at = {at} and id > {id}))");
    }
    rest += &format!(" order by requested_at, id limit {limit}");
    select(conn, &rest, params.into_values()).await
}

/// How many there are of them.
pub async fn count(conn: &Conn, city: CityId, states: &[ResidenceState]) -> Result<i64, StoreError> {
    let mut params = sql::Params::default();
    let mut text = format!(
        "select count(*) as count from residence where city_id = {} and method = 'post'",
        params.add(city.uuid())
    );
    text += &in_states(&mut params, states);
    let row: Option<CountRow> = sql::one(conn, &text, params.into_values()).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// Lets expire what is too old, and erases addresses that were kept long enough; how many rows changed.
pub async fn forget(conn: &Conn, now: DateTime<Utc>, asked_before: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut touched = 0;
    for (statement, values) in [
        (
            "update residence set state = 'expired' where state = 'verified' and expires_at <= $1",
            vec![now.into()],
        ),
        (
            "update residence set state = 'expired', name = '', address = '', code_hash = ''
             where (state = 'requested' and requested_at <= $1) or (state = 'letter_sent' and code_until <= $2)",
            vec![asked_before.into(), now.into()],
        ),
        (
            "update residence set name = '', address = '' where address <> '' and requested_at <= $1",
            vec![asked_before.into()],
        ),
    ] {
        touched += sql::run(conn, statement, values).await?;
    }
    Ok(touched)
}

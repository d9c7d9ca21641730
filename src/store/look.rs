//! Who looked at what is private about somebody.

use chrono::{DateTime, Utc};
use domain::look::LookedAt;
use domain::person::Role;
use domain::{CityId, Id, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its identifier.
    pub id: Uuid,
    /// In which city's name.
    pub city: CityId,
    /// Whom it concerns.
    pub person: PersonId,
    /// Who looked; nobody any more where that person was erased.
    pub looker: Option<PersonId>,
    /// In which role.
    pub role: Role,
    /// At what.
    pub what: LookedAt,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a look down.
pub async fn insert(conn: &Conn, new: &Look) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into look (id, city_id, person_id, looker_id, role, what, looked_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        vec![
            new.id.into(),
            new.city.uuid().into(),
            new.person.uuid().into(),
            new.looker.map(PersonId::uuid).into(),
            new.role.as_str().into(),
            new.what.as_str().into(),
            new.at.into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    city_id: Uuid,
    person_id: Uuid,
    looker_id: Option<Uuid>,
    role: String,
    what: String,
    looked_at: DateTime<Utc>,
}

/// The looks at somebody, the newest first, after the instant and identifier of one.
pub async fn of_person(
    conn: &Conn,
    person: PersonId,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: u64,
) -> Result<Vec<Look>, StoreError> {
    let mut params = sql::Params::default();
    let person = params.add(person.uuid());
    let mut text = format!(
        "select id, city_id, person_id, looker_id, role, what, looked_at from look where person_id = {person}"
    );
    if let Some((at, id)) = after {
        let (at, id) = (params.add(at), params.add(id));
        text += &format!(" and (looked_at, id) < ({at}, {id})");
    }
    let limit = params.add(i64::try_from(limit).unwrap_or(i64::MAX));
    text += &format!(" order by looked_at desc, id desc limit {limit}");
    let rows: Vec<Row> = sql::all(conn, &text, params.into_values()).await?;
    let of = |row: Row| {
        Ok(Look {
            id: row.id,
            city: CityId::from_uuid(row.city_id),
            person: PersonId::from_uuid(row.person_id),
            looker: row.looker_id.map(PersonId::from_uuid),
            role: word(&row.role, "look", "role", row.id)?,
            what: word(&row.what, "look", "what", row.id)?,
            at: row.looked_at,
        })
    };
    rows.into_iter().map(of).collect()
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many there are.
pub async fn count(conn: &Conn, person: PersonId) -> Result<i64, StoreError> {
    let row: Option<CountRow> = sql::one(
        conn,
        "select cast(count(*) as bigint) as count from look where person_id = $1",
        vec![person.uuid().into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.count))
}

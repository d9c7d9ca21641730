//! Files that not everybody may read: what stands about them; their bytes lie in a folder.

use chrono::{DateTime, Utc};
use domain::{CityId, DocumentId, Id, OrganisationId, PersonId};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use crate::{Conn, StoreError, dialect, sql};

/// A private file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateFile {
    /// Its identifier, which is also its name in the folder.
    pub id: DocumentId,
    /// The city it belongs to.
    pub city: CityId,
    /// The organisation that handed it in, where one did.
    pub organisation: Option<OrganisationId>,
    /// What its sender called it. Never part of a path.
    pub name: String,
    /// Its media type, as its content says.
    pub mime: String,
    /// Its size.
    pub bytes: i64,
    /// Who stored it.
    pub stored_by: PersonId,
    /// When.
    pub stored_at: DateTime<Utc>,
    /// When it is deleted; `None` for as long as somebody needs it.
    pub expires_at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct Row {
    city_id: Uuid,
    id: Uuid,
    organisation_id: Option<Uuid>,
    name: String,
    mime: String,
    bytes: i64,
    stored_by: Uuid,
    stored_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
}

fn of(row: Row) -> PrivateFile {
    PrivateFile {
        id: DocumentId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        organisation: row.organisation_id.map(OrganisationId::from_uuid),
        name: row.name,
        mime: row.mime,
        bytes: row.bytes,
        stored_by: PersonId::from_uuid(row.stored_by),
        stored_at: row.stored_at,
        expires_at: row.expires_at,
    }
}

async fn select(conn: &Conn, rest: &str, values: Vec<Value>) -> Result<Vec<PrivateFile>, StoreError> {
    let columns = "city_id, id, organisation_id, name, mime, bytes, stored_by, stored_at, expires_at";
    let rows: Vec<Row> = sql::all(
        conn,
        &format!("select {columns} from private_file {rest}"),
        values,
    )
    .await?;
    Ok(rows.into_iter().map(of).collect())
}

/// Stores what stands about a new file.
pub async fn insert(conn: &Conn, new: &PrivateFile) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into private_file (city_id, id, organisation_id, name, mime, bytes, stored_by, stored_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        vec![
            new.city.uuid().into(),
            new.id.uuid().into(),
            new.organisation.map(Id::uuid).into(),
            new.name.as_str().into(),
            new.mime.as_str().into(),
            new.bytes.into(),
            new.stored_by.uuid().into(),
            new.stored_at.into(),
            new.expires_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The one of an identifier.
pub async fn by_id(conn: &Conn, id: DocumentId) -> Result<Option<PrivateFile>, StoreError> {
    let found = select(conn, "where id = $1", vec![id.uuid().into()]).await?;
    Ok(found.into_iter().next())
}

/// What an organisation handed in, the oldest first.
pub async fn of_organisation(
    conn: &Conn,
    city: CityId,
    organisation: OrganisationId,
) -> Result<Vec<PrivateFile>, StoreError> {
    let rest = "where city_id = $1 and organisation_id = $2 and expires_at is null order by stored_at, id";
    select(conn, rest, vec![city.uuid().into(), organisation.uuid().into()]).await
}

/// Lets those who change what an organisation handed in come one after the other.
pub async fn lock_organisation(conn: &Conn, organisation: OrganisationId) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("file/{organisation}")).await
}

/// Files whose time is over.
pub async fn over(conn: &Conn, now: DateTime<Utc>, limit: u64) -> Result<Vec<PrivateFile>, StoreError> {
    let rest = format!("where expires_at <= $1 order by expires_at limit {limit}");
    select(conn, &rest, vec![now.into()]).await
}

/// Ends a file: it is deleted with those whose time is over.
pub async fn end(conn: &Conn, city: CityId, id: DocumentId, now: DateTime<Utc>) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update private_file set expires_at = $1 where city_id = $2 and id = $3",
        vec![now.into(), city.uuid().into(), id.uuid().into()],
    )
    .await?;
    Ok(())
}

/// Forgets what stands about a file.
pub async fn delete(conn: &Conn, city: CityId, id: DocumentId) -> Result<(), StoreError> {
    sql::run(
        conn,
        "delete from private_file where city_id = $1 and id = $2",
        vec![city.uuid().into(), id.uuid().into()],
    )
    .await?;
    Ok(())
}

//! Grants of roles that wait for a second person.

use chrono::{DateTime, Utc};
use domain::person::{Email, Role};
use domain::{CityId, Id, Locale, PersonId, RoleRequestId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::role_request;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// A grant that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRequest {
    /// Its identifier.
    pub id: RoleRequestId,
    /// Its city.
    pub city: CityId,
    /// The role.
    pub role: Role,
    /// Whom it is for.
    pub email: Email,
    /// The language that the invitation will be in, where its reader's is not known.
    pub locale: Locale,
    /// Who asked for it.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
}

fn of(row: role_request::Model) -> Result<RoleRequest, StoreError> {
    Ok(RoleRequest {
        id: RoleRequestId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        role: word(&row.role, "role_request", "role", row.id)?,
        email: word(&row.email, "role_request", "email", row.id)?,
        locale: word(&row.locale, "role_request", "locale", row.id)?,
        asked_by: PersonId::from_uuid(row.asked_by),
        asked_at: row.asked_at,
        decided_at: row.decided_at,
    })
}

/// Stores a new request; false where the same one waits already.
pub async fn insert(conn: &Conn, new: &RoleRequest) -> Result<bool, StoreError> {
    let row = role_request::ActiveModel {
        city_id: Set(new.city.uuid()),
        id: Set(new.id.uuid()),
        role: Set(new.role.as_str().to_owned()),
        email: Set(new.email.as_str().to_owned()),
        locale: Set(new.locale.tag().to_owned()),
        asked_by: Set(new.asked_by.uuid()),
        asked_at: Set(new.asked_at),
        decided_by: Set(None),
        decided_at: Set(None),
        is_approved: Set(None),
        reason: Set(None),
    };
    let keep_first = OnConflict::new().do_nothing().to_owned();
    let inserted = role_request::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(inserted > 0)
}

/// The request of an identifier, decided or not.
pub async fn by_id(conn: &Conn, id: RoleRequestId) -> Result<Option<RoleRequest>, StoreError> {
    let found = role_request::Entity::find().filter(role_request::Column::Id.eq(id.uuid()));
    found.one(conn).await?.map(of).transpose()
}

/// The requests of a city that wait, the newest first.
pub async fn waiting(conn: &Conn, city: CityId) -> Result<Vec<RoleRequest>, StoreError> {
    let rows = role_request::Entity::find()
        .filter(role_request::Column::CityId.eq(city.uuid()))
        .filter(role_request::Column::DecidedAt.is_null())
        .order_by_desc(role_request::Column::AskedAt)
        .order_by_desc(role_request::Column::Id)
        .limit(200)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Decides on a request; false where somebody was quicker. `reason` is why not.
pub async fn decide(
    conn: &Conn,
    request: &RoleRequest,
    by: PersonId,
    reason: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update role_request set decided_by = $1, decided_at = $2, is_approved = $3, reason = $4
         where city_id = $5 and id = $6 and decided_at is null",
        vec![
            by.uuid().into(),
            now.into(),
            reason.is_none().into(),
            reason.map(str::to_owned).into(),
            request.city.uuid().into(),
            request.id.uuid().into(),
        ],
    )
    .await?;
    Ok(touched > 0)
}

/// Forgets requests that were decided before an instant.
pub async fn forget(conn: &Conn, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let statement = "delete from role_request where decided_at < $1";
    sql::run(conn, statement, vec![before.into()]).await
}

/// Drops what somebody asked for in a city and nobody has decided on: they may no longer ask.
pub async fn drop_by(conn: &Conn, city: CityId, by: PersonId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "update role_request set decided_at = $1, is_approved = $2
         where city_id = $3 and asked_by = $4 and decided_at is null",
        vec![now.into(), false.into(), city.uuid().into(), by.uuid().into()],
    )
    .await
}

//! Passwords, as the hashes that are kept of them.

use chrono::{DateTime, Utc};
use domain::person::Email;
use domain::{Id, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};
use uuid::Uuid;

use crate::entity::password;
use crate::{Conn, StoreError, dialect, sql};

#[derive(FromQueryResult)]
struct Row {
    person_id: Uuid,
    hash: String,
}

/// The person of an address and the hash of their password, where there are both.
pub async fn of_email(conn: &Conn, email: &Email) -> Result<Option<(PersonId, String)>, StoreError> {
    let row: Option<Row> = sql::one(
        conn,
        "select w.person_id, w.hash from password w join person p on p.id = w.person_id where p.email = $1",
        vec![email.as_str().into()],
    )
    .await?;
    Ok(row.map(|row| (PersonId::from_uuid(row.person_id), row.hash)))
}

/// The hash of a person's password.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<Option<String>, StoreError> {
    let row = password::Entity::find_by_id(person.uuid()).one(conn).await?;
    Ok(row.map(|row| row.hash))
}

/// The same, which nobody changes until the end of the transaction.
pub async fn lock(conn: &Conn, person: PersonId) -> Result<Option<String>, StoreError> {
    let row: Option<Row> = sql::one(
        conn,
        &format!(
            "select person_id, hash from password where person_id = $1{}",
            dialect::for_update(conn)
        ),
        vec![person.uuid().into()],
    )
    .await?;
    Ok(row.map(|row| row.hash))
}

/// Sets a person's password; whether there was one before.
pub async fn set(conn: &Conn, person: PersonId, hash: &str, at: DateTime<Utc>) -> Result<bool, StoreError> {
    let before = lock(conn, person).await?.is_some();
    let row = password::ActiveModel {
        person_id: Set(person.uuid()),
        hash: Set(hash.to_owned()),
        set_at: Set(at),
    };
    let replace = OnConflict::column(password::Column::PersonId)
        .update_columns([password::Column::Hash, password::Column::SetAt])
        .to_owned();
    password::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(conn)
        .await?;
    Ok(before)
}

/// Takes a person's password away; whether there was one.
pub async fn remove(conn: &Conn, person: PersonId) -> Result<bool, StoreError> {
    let done = password::Entity::delete_by_id(person.uuid()).exec(conn).await?;
    Ok(done.rows_affected > 0)
}

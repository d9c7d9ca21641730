//! Access tokens of people for their programs. Only hashes of their secrets are stored.

use chrono::{DateTime, Utc};
use domain::person::TokenScope;
use domain::{Id, PersonId, TokenId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::access_token;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// An access token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// Its identifier.
    pub id: TokenId,
    /// In whose name it asks.
    pub person: PersonId,
    /// SHA-256 of the secret, hexadecimal.
    pub token_hash: String,
    /// What its person calls it.
    pub name: String,
    /// The first characters, to know it by.
    pub hint: String,
    /// What it was made for.
    pub scopes: Vec<TokenScope>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
    /// When it was last used, to a few minutes.
    pub used_at: Option<DateTime<Utc>>,
}

fn of(row: access_token::Model) -> Result<AccessToken, StoreError> {
    let scopes = row.scopes.split_whitespace();
    Ok(AccessToken {
        id: TokenId::from_uuid(row.id),
        person: PersonId::from_uuid(row.person_id),
        scopes: scopes
            .map(|scope| word(scope, "access_token", "scopes", row.id))
            .collect::<Result<_, _>>()?,
        token_hash: row.token_hash,
        name: row.name,
        hint: row.hint,
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    })
}

/// Stores a new token.
pub async fn insert(conn: &Conn, new: &AccessToken) -> Result<(), StoreError> {
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
    let row = access_token::ActiveModel {
        id: Set(new.id.uuid()),
        person_id: Set(new.person.uuid()),
        token_hash: Set(new.token_hash.clone()),
        name: Set(new.name.clone()),
        hint: Set(new.hint.clone()),
        scopes: Set(scopes.join(" ")),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        used_at: Set(new.used_at),
    };
    access_token::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The token of a secret, if it still lasts.
pub async fn lasting(
    conn: &Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<AccessToken>, StoreError> {
    let row = access_token::Entity::find()
        .filter(access_token::Column::TokenHash.eq(token_hash))
        .filter(access_token::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    row.map(of).transpose()
}

/// A person's tokens that still last, the newest first.
pub async fn of_person(
    conn: &Conn,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<AccessToken>, StoreError> {
    let rows = access_token::Entity::find()
        .filter(access_token::Column::PersonId.eq(person.uuid()))
        .filter(access_token::Column::ExpiresAt.gt(now))
        .order_by_desc(access_token::Column::CreatedAt)
        .order_by_desc(access_token::Column::Id)
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// How many tokens of a person still last.
pub async fn count(conn: &Conn, person: PersonId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(access_token::Entity::find()
        .filter(access_token::Column::PersonId.eq(person.uuid()))
        .filter(access_token::Column::ExpiresAt.gt(now))
        .count(conn)
        .await?)
}

/// Notes that a token was used, unless that was noted since an instant.
pub async fn touch(
    conn: &Conn,
    id: TokenId,
    now: DateTime<Utc>,
    since: DateTime<Utc>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update access_token set used_at = $1 where id = $2 and (used_at is null or used_at < $3)",
        vec![now.into(), id.uuid().into(), since.into()],
    )
    .await?;
    Ok(())
}

/// Ends a person's token; whether there was such a one.
pub async fn delete(conn: &Conn, person: PersonId, id: TokenId) -> Result<bool, StoreError> {
    let done = access_token::Entity::delete_many()
        .filter(access_token::Column::Id.eq(id.uuid()))
        .filter(access_token::Column::PersonId.eq(person.uuid()))
        .exec(conn)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Forgets tokens that are over.
pub async fn forget(conn: &Conn, over_before: DateTime<Utc>) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "delete from access_token where expires_at < $1",
        vec![over_before.into()],
    )
    .await
}

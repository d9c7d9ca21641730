//! Sign-in links and sessions. Only hashes of their secrets are stored.

use chrono::{DateTime, Utc};
use domain::person::Email;
use domain::{Id, PersonId, SessionId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::entity::{session, sign_in_link};
use crate::{Conn, StoreError, sql};

/// A link that was sent by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInLink {
    /// SHA-256 of its secret, hexadecimal.
    pub token_hash: String,
    /// Whom it was sent to.
    pub email: Email,
    /// The page to come back to.
    pub return_to: String,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
}

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Who is signed in.
    pub person: PersonId,
    /// SHA-256 of the cookie's secret, hexadecimal.
    pub token_hash: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// Until when it lasts.
    pub expires_at: DateTime<Utc>,
}

/// Stores a new link.
pub async fn insert_link(conn: &Conn, new: &SignInLink) -> Result<(), StoreError> {
    let row = sign_in_link::ActiveModel {
        token_hash: Set(new.token_hash.clone()),
        email: Set(new.email.as_str().to_owned()),
        return_to: Set(new.return_to.clone()),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        used_at: Set(None),
    };
    sign_in_link::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// How many links an address asked for since an instant.
pub async fn links_since(conn: &Conn, email: &Email, since: DateTime<Utc>) -> Result<u64, StoreError> {
    let count = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::Email.eq(email.as_str()))
        .filter(sign_in_link::Column::CreatedAt.gte(since))
        .count(conn)
        .await?;
    Ok(count)
}

/// Uses a link up. `None` where it is unknown, used or too old. Of two who try at once, one gets it.
pub async fn use_link(
    conn: &Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Email, String)>, StoreError> {
    let touched = sql::run(
        conn,
        "update sign_in_link set used_at = $1 where token_hash = $2 and used_at is null and expires_at > $1",
        vec![now.into(), token_hash.into()],
    )
    .await?;
    if touched == 0 {
        return Ok(None);
    }
    let Some(row) = sign_in_link::Entity::find_by_id(token_hash.to_owned())
        .one(conn)
        .await?
    else {
        return Ok(None);
    };
    let email = row
        .email
        .parse()
        .map_err(|error: domain::person::EmailError| StoreError::Corrupt {
            table: "sign_in_link",
            column: "email",
            row: row.token_hash,
            reason: error.to_string(),
        })?;
    Ok(Some((email, row.return_to)))
}

/// Stores a new session.
pub async fn insert(conn: &Conn, new: &Session) -> Result<(), StoreError> {
    let row = session::ActiveModel {
        id: Set(new.id.uuid()),
        person_id: Set(new.person.uuid()),
        token_hash: Set(new.token_hash.clone()),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
    };
    session::Entity::insert(row).exec_without_returning(conn).await?;
    Ok(())
}

/// The person of a session that still lasts.
pub async fn person(
    conn: &Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<PersonId>, StoreError> {
    let row = session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .filter(session::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    Ok(row.map(|row| PersonId::from_uuid(row.person_id)))
}

/// Ends a session.
pub async fn delete(conn: &Conn, token_hash: &str) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::TokenHash.eq(token_hash))
        .exec(conn)
        .await?;
    Ok(())
}

//! Sign-in links and sessions. Only hashes of their secrets are stored.

use chrono::{DateTime, Utc};
use domain::person::{Email, SignInMethod};
use domain::{Id, PersonId, SessionId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use crate::entity::{session, sign_in_link};
use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// A link that was sent by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInLink {
    /// SHA-256 of its secret, hexadecimal.
    pub token_hash: String,
    /// SHA-256 of the secret of the browser that asked, hexadecimal.
    pub browser_hash: String,
    /// The code that comes with it, hashed together with the browser's secret.
    pub code_hash: String,
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
    /// How it began.
    pub method: SignInMethod,
    /// What the browser says of itself, in words: “Firefox on Linux”.
    pub device: String,
    /// Where it was last seen: a shortened network address.
    pub place: String,
    /// When it was last seen, to a few minutes.
    pub seen_at: DateTime<Utc>,
    /// When its person last proved who they are.
    pub proven_at: DateTime<Utc>,
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
        browser_hash: Set(new.browser_hash.clone()),
        code_hash: Set(new.code_hash.clone()),
        code_tries: Set(0),
    };
    sign_in_link::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// How many links were asked for with an address since an instant, in all or by one browser.
pub async fn links_since(
    conn: &Conn,
    email: &Email,
    browser_hash: Option<&str>,
    since: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut query = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::Email.eq(email.as_str()))
        .filter(sign_in_link::Column::CreatedAt.gte(since));
    if let Some(hash) = browser_hash {
        query = query.filter(sign_in_link::Column::BrowserHash.eq(hash));
    }
    Ok(query.count(conn).await?)
}

/// Whether a browser has signed in with an address since an instant.
pub async fn has_signed_in(
    conn: &Conn,
    email: &Email,
    browser_hash: &str,
    since: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let used = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::BrowserHash.eq(browser_hash))
        .filter(sign_in_link::Column::Email.eq(email.as_str()))
        .filter(sign_in_link::Column::UsedAt.gte(since))
        .one(conn)
        .await?;
    Ok(used.is_some())
}

/// Lets those who ask with one address come one after the other, until the end of the transaction.
pub async fn lock_email(conn: &Conn, email: &Email) -> Result<(), StoreError> {
    dialect::lock_text(conn, email.as_str()).await
}

/// Forgets links that were never used and are over, and used ones when they are old.
pub async fn forget_links(
    conn: &Conn,
    over_before: DateTime<Utc>,
    used_before: DateTime<Utc>,
) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "delete from sign_in_link where (used_at is null and expires_at < $1) or used_at < $2",
        vec![over_before.into(), used_before.into()],
    )
    .await
}

/// How often a code was tried on the links that were asked for with an address since an instant.
pub async fn code_tries_since(conn: &Conn, email: &Email, since: DateTime<Utc>) -> Result<i64, StoreError> {
    let row: Option<SumRow> = sql::one(
        conn,
        "select cast(coalesce(sum(code_tries), 0) as bigint) as sum from sign_in_link
         where email = $1 and created_at >= $2",
        vec![email.as_str().into(), since.into()],
    )
    .await?;
    Ok(row.map_or(0, |row| row.sum))
}

#[derive(FromQueryResult)]
struct SumRow {
    sum: i64,
}

/// A link that can still be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLink {
    /// SHA-256 of its secret.
    pub token_hash: String,
    /// SHA-256 of the secret of the browser that asked.
    pub browser_hash: String,
    /// The code that came with it, hashed together with the browser's secret.
    pub code_hash: String,
    /// Whom it was sent to.
    pub email: Email,
    /// The page to come back to.
    pub return_to: String,
}

fn open(row: sign_in_link::Model) -> Result<OpenLink, StoreError> {
    let email = row
        .email
        .parse()
        .map_err(|error: domain::person::EmailError| StoreError::Corrupt {
            table: "sign_in_link",
            column: "email",
            row: row.token_hash.clone(),
            reason: error.to_string(),
        })?;
    Ok(OpenLink {
        token_hash: row.token_hash,
        browser_hash: row.browser_hash,
        code_hash: row.code_hash,
        email,
        return_to: row.return_to,
    })
}

fn still_open(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(sign_in_link::Column::UsedAt.is_null())
        .add(sign_in_link::Column::ExpiresAt.gt(now))
}

/// The link of a secret, if it can still be used.
pub async fn open_link(
    conn: &Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<OpenLink>, StoreError> {
    let query = sign_in_link::Entity::find_by_id(token_hash.to_owned()).filter(still_open(now));
    query.one(conn).await?.map(open).transpose()
}

/// The newest link that a browser asked for, if it can still be used.
pub async fn newest_link_of(
    conn: &Conn,
    browser_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<OpenLink>, StoreError> {
    let newest = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::BrowserHash.eq(browser_hash))
        .order_by_desc(sign_in_link::Column::CreatedAt)
        .order_by_desc(sign_in_link::Column::TokenHash)
        .one(conn)
        .await?;
    let open_now = newest.filter(|row| row.used_at.is_none() && row.expires_at > now);
    open_now.map(open).transpose()
}

/// Uses a link up; false where somebody was quicker. Of two who try at once, one gets it.
pub async fn use_link(conn: &Conn, token_hash: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update sign_in_link set used_at = $1 where token_hash = $2 and used_at is null and expires_at > $1",
        vec![now.into(), token_hash.into()],
    )
    .await?;
    Ok(touched > 0)
}

/// Counts a try of a link's code and tells which it is. Tries at once are counted one after the other.
pub async fn count_code_try(conn: &Conn, token_hash: &str) -> Result<i64, StoreError> {
    sql::run(
        conn,
        "update sign_in_link set code_tries = code_tries + 1 where token_hash = $1",
        vec![token_hash.into()],
    )
    .await?;
    let row: Option<SumRow> = sql::one(
        conn,
        "select cast(code_tries as bigint) as sum from sign_in_link where token_hash = $1",
        vec![token_hash.into()],
    )
    .await?;
    Ok(row.map_or(i64::MAX, |row| row.sum))
}

/// Stores a new session.
pub async fn insert(conn: &Conn, new: &Session) -> Result<(), StoreError> {
    let row = session::ActiveModel {
        id: Set(new.id.uuid()),
        person_id: Set(new.person.uuid()),
        token_hash: Set(new.token_hash.clone()),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        method: Set(new.method.as_str().to_owned()),
        device: Set(new.device.clone()),
        place: Set(new.place.clone()),
        seen_at: Set(Some(new.seen_at)),
        proven_at: Set(Some(new.proven_at)),
    };
    session::Entity::insert(row).exec_without_returning(conn).await?;
    Ok(())
}

fn session_of(row: session::Model) -> Result<Session, StoreError> {
    Ok(Session {
        id: SessionId::from_uuid(row.id),
        person: PersonId::from_uuid(row.person_id),
        method: word(&row.method, "session", "method", row.id)?,
        token_hash: row.token_hash,
        expires_at: row.expires_at,
        device: row.device,
        place: row.place,
        seen_at: row.seen_at.unwrap_or(row.created_at),
        proven_at: row.proven_at.unwrap_or(row.created_at),
        created_at: row.created_at,
    })
}

/// The session of a secret, if it still lasts.
pub async fn lasting(
    conn: &Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Session>, StoreError> {
    let row = session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .filter(session::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    row.map(session_of).transpose()
}

/// Ends a session.
pub async fn delete(conn: &Conn, token_hash: &str) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::TokenHash.eq(token_hash))
        .exec(conn)
        .await?;
    Ok(())
}

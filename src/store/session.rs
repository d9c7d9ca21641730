//! Sign-in links and sessions. Only hashes of their secrets are stored.

use chrono::{DateTime, Utc};
use domain::person::{Email, SignInMethod};
use domain::{Id, PersonId, SessionId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::entity::{known_browser, session, sign_in_link};
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
    /// Where it began: a shortened network address.
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
    let row: Option<SumRow> = sql::one(
        conn,
        "select cast(count(*) as bigint) as sum from known_browser b join person p on p.id = b.person_id
         where p.email = $1 and b.browser_hash = $2 and b.signed_in_at >= $3",
        vec![email.as_str().into(), browser_hash.into(), since.into()],
    )
    .await?;
    Ok(row.is_some_and(|row| row.sum > 0))
}

/// How a browser was known to a person before it signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The person has signed in with no browser yet.
    NoBrowserYet,
    /// With others, not with this one.
    OthersOnly,
    /// With this one.
    This,
}

/// Notes that a person signs in with a browser, and tells how it was known before.
pub async fn remember_browser(
    conn: &Conn,
    person: PersonId,
    browser_hash: &str,
    now: DateTime<Utc>,
) -> Result<Known, StoreError> {
    let rows = known_browser::Entity::find()
        .filter(known_browser::Column::PersonId.eq(person.uuid()))
        .all(conn)
        .await?;
    let known = match rows.iter().any(|row| row.browser_hash == browser_hash) {
        true => Known::This,
        false if rows.is_empty() => Known::NoBrowserYet,
        false => Known::OthersOnly,
    };
    let row = known_browser::ActiveModel {
        person_id: Set(person.uuid()),
        browser_hash: Set(browser_hash.to_owned()),
        signed_in_at: Set(now),
    };
    let refresh = OnConflict::columns([
        known_browser::Column::PersonId,
        known_browser::Column::BrowserHash,
    ])
    .update_column(known_browser::Column::SignedInAt)
    .to_owned();
    known_browser::Entity::insert(row)
        .on_conflict(refresh)
        .exec_without_returning(conn)
        .await?;
    Ok(known)
}

/// Lets those who ask with one address come one after the other, until the end of the transaction.
pub async fn lock_email(conn: &Conn, email: &Email) -> Result<(), StoreError> {
    dialect::lock_text(conn, email.as_str()).await
}

/// Forgets links and sessions that were over before an instant, and browsers that have not signed in since another.
pub async fn forget(
    conn: &Conn,
    over_before: DateTime<Utc>,
    seen_before: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut forgotten = 0;
    for (statement, before) in [
        ("delete from sign_in_link where expires_at < $1", over_before),
        ("delete from session where expires_at < $1", over_before),
        ("delete from known_browser where signed_in_at < $1", seen_before),
    ] {
        forgotten += sql::run(conn, statement, vec![before.into()]).await?;
    }
    Ok(forgotten)
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

/// A session of an identifier, if it still lasts.
pub async fn by_id(conn: &Conn, id: SessionId, now: DateTime<Utc>) -> Result<Option<Session>, StoreError> {
    let row = session::Entity::find_by_id(id.uuid())
        .filter(session::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    row.map(session_of).transpose()
}

/// A person's sessions that still last, the last seen first, so many at most.
pub async fn of_person(
    conn: &Conn,
    person: PersonId,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Session>, StoreError> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(person.uuid()))
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Id)
        .limit(limit)
        .all(conn)
        .await?;
    rows.into_iter().map(session_of).collect()
}

/// Notes that a session was seen, unless that was noted since an instant.
pub async fn touch(
    conn: &Conn,
    id: SessionId,
    now: DateTime<Utc>,
    since: DateTime<Utc>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update session set seen_at = $1 where id = $2 and seen_at < $3",
        vec![now.into(), id.uuid().into(), since.into()],
    )
    .await?;
    Ok(())
}

/// Notes that the person of a session has proved anew who they are; false where the session has ended meanwhile.
pub async fn prove(conn: &Conn, id: SessionId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update session set proven_at = $1 where id = $2 and expires_at > $1",
        vec![now.into(), id.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

/// Ends a person's session; whether there was such a one.
pub async fn end(conn: &Conn, person: PersonId, id: SessionId) -> Result<bool, StoreError> {
    let done = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id.uuid()))
        .filter(session::Column::PersonId.eq(person.uuid()))
        .exec(conn)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Ends all sessions of a person but one.
pub async fn end_others(conn: &Conn, person: PersonId, but: Option<SessionId>) -> Result<u64, StoreError> {
    let mut query = session::Entity::delete_many().filter(session::Column::PersonId.eq(person.uuid()));
    if let Some(own) = but {
        query = query.filter(session::Column::Id.ne(own.uuid()));
    }
    Ok(query.exec(conn).await?.rows_affected)
}

/// Ends the session of a secret.
pub async fn delete(conn: &Conn, token_hash: &str) -> Result<(), StoreError> {
    session::Entity::delete_many()
        .filter(session::Column::TokenHash.eq(token_hash))
        .exec(conn)
        .await?;
    Ok(())
}

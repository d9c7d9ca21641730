//! Passkeys, and the ceremonies under way.

use chrono::{DateTime, Utc};
use domain::{ChallengeId, Id, PasskeyId, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::{passkey, passkey_challenge};
use crate::{Conn, StoreError, sql};

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its identifier.
    pub id: PasskeyId,
    /// Whose it is.
    pub person: PersonId,
    /// What its authenticator calls it, as base64url.
    pub credential_id: String,
    /// What its person calls it.
    pub name: String,
    /// Its public key, its counter and what else a check needs, as JSON.
    pub credential: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// What a ceremony is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new passkey.
    Register,
    /// Signing in, or proving anew.
    SignIn,
}

/// A ceremony under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// By what the browser names it.
    pub id: ChallengeId,
    /// What it is for.
    pub purpose: Purpose,
    /// SHA-256 of what it is bound to, hexadecimal.
    pub bound_hash: String,
    /// What the check needs, as JSON.
    pub state: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// Until when it can be finished.
    pub expires_at: DateTime<Utc>,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::SignIn => "sign_in",
        }
    }
}

fn of(row: passkey::Model) -> Passkey {
    Passkey {
        id: PasskeyId::from_uuid(row.id),
        person: PersonId::from_uuid(row.person_id),
        credential_id: row.credential_id,
        name: row.name,
        credential: row.credential,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    }
}

/// The passkeys of a person, the oldest first.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<Vec<Passkey>, StoreError> {
    let rows = passkey::Entity::find()
        .filter(passkey::Column::PersonId.eq(person.uuid()))
        .order_by_asc(passkey::Column::CreatedAt)
        .order_by_asc(passkey::Column::Id)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

/// The passkey that an authenticator calls so, if it is this person's.
pub async fn by_credential(
    conn: &Conn,
    person: PersonId,
    credential_id: &str,
) -> Result<Option<Passkey>, StoreError> {
    let row = passkey::Entity::find()
        .filter(passkey::Column::CredentialId.eq(credential_id))
        .filter(passkey::Column::PersonId.eq(person.uuid()))
        .one(conn)
        .await?;
    Ok(row.map(of))
}

/// Whether anybody has the passkey that an authenticator calls so.
pub async fn is_known(conn: &Conn, credential_id: &str) -> Result<bool, StoreError> {
    let query = passkey::Entity::find().filter(passkey::Column::CredentialId.eq(credential_id));
    Ok(query.count(conn).await? > 0)
}

/// Stores a new one.
pub async fn insert(conn: &Conn, new: &Passkey) -> Result<(), StoreError> {
    let row = passkey::ActiveModel {
        id: Set(new.id.uuid()),
        person_id: Set(new.person.uuid()),
        credential_id: Set(new.credential_id.clone()),
        name: Set(new.name.clone()),
        credential: Set(new.credential.clone()),
        created_at: Set(new.created_at),
        last_used_at: Set(new.last_used_at),
    };
    passkey::Entity::insert(row).exec_without_returning(conn).await?;
    Ok(())
}

/// Notes that one was used, unless it has changed since it was read: of two answers with one counter, one counts.
pub async fn used(
    conn: &Conn,
    id: PasskeyId,
    before: &str,
    after: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update passkey set credential = $1, last_used_at = $2 where id = $3 and credential = $4",
        vec![after.into(), at.into(), id.uuid().into(), before.into()],
    )
    .await?;
    Ok(touched > 0)
}

/// Gives a person's passkey another name; false where they have none of the kind.
pub async fn rename(conn: &Conn, person: PersonId, id: PasskeyId, name: &str) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "update passkey set name = $1 where id = $2 and person_id = $3",
        vec![name.into(), id.uuid().into(), person.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

/// Removes a person's passkey; false where they have none of the kind.
pub async fn delete(conn: &Conn, person: PersonId, id: PasskeyId) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "delete from passkey where id = $1 and person_id = $2",
        vec![id.uuid().into(), person.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

/// Stores the beginning of a ceremony.
pub async fn insert_challenge(conn: &Conn, new: &Challenge) -> Result<(), StoreError> {
    let row = passkey_challenge::ActiveModel {
        id: Set(new.id.uuid()),
        purpose: Set(new.purpose.as_str().to_owned()),
        bound_hash: Set(new.bound_hash.clone()),
        state: Set(new.state.clone()),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
    };
    passkey_challenge::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// How many ceremonies one browser or session has begun since an instant and not finished.
pub async fn challenges_since(
    conn: &Conn,
    bound_hash: &str,
    since: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let query = passkey_challenge::Entity::find()
        .filter(passkey_challenge::Column::BoundHash.eq(bound_hash))
        .filter(passkey_challenge::Column::CreatedAt.gte(since));
    Ok(query.count(conn).await?)
}

/// Takes a ceremony out, once: its state, if it is of this purpose and bound to this. Of two who try at once, one
/// gets it.
pub async fn take_challenge(
    conn: &Conn,
    id: ChallengeId,
    purpose: Purpose,
    bound_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, StoreError> {
    let row = passkey_challenge::Entity::find_by_id(id.uuid())
        .filter(passkey_challenge::Column::Purpose.eq(purpose.as_str()))
        .filter(passkey_challenge::Column::BoundHash.eq(bound_hash))
        .filter(passkey_challenge::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let taken = passkey_challenge::Entity::delete_by_id(id.uuid())
        .exec(conn)
        .await?;
    Ok((taken.rows_affected > 0).then_some(row.state))
}

/// Forgets ceremonies that are over.
pub async fn forget_challenges(conn: &Conn, before: DateTime<Utc>) -> Result<u64, StoreError> {
    sql::run(
        conn,
        "delete from passkey_challenge where expires_at < $1",
        vec![before.into()],
    )
    .await
}

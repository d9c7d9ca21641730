//! Accounts at identity providers: those that are a person's, and sign-ins under way.

use chrono::{DateTime, Utc};
use domain::person::Email;
use domain::{Id, IdentityId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::{identity, identity_attempt, identity_pending};
use crate::{Conn, StoreError, sql};

/// An account at a provider that belongs to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Its identifier.
    pub id: IdentityId,
    /// Whose it is.
    pub person: PersonId,
    /// The provider's key in the configuration.
    pub provider: String,
    /// Who vouches for it.
    pub issuer: String,
    /// Whom the issuer means.
    pub subject: String,
    /// By what its person knows it: the address there, where the provider gave one.
    pub label: String,
    /// When it was joined.
    pub linked_at: DateTime<Utc>,
    /// When somebody last signed in with it.
    pub last_used_at: DateTime<Utc>,
    /// When the provider last said that it has checked where they live.
    pub residence_at: Option<DateTime<Utc>>,
}

/// A sign-in at a provider that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// SHA-256 of the state that comes back, hexadecimal.
    pub state_hash: String,
    /// The provider's key.
    pub provider: String,
    /// SHA-256 of the secret of the browser that began, hexadecimal.
    pub browser_hash: String,
    /// The page to come back to.
    pub return_to: String,
    /// To whom the account is to be joined; `None` where somebody signs in.
    pub person: Option<PersonId>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// Until when it can be finished.
    pub expires_at: DateTime<Utc>,
}

/// A proven account at a provider whose address is that of a person here, who has not yet said that it is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// SHA-256 of the secret of the browser that proved it, hexadecimal.
    pub browser_hash: String,
    /// The provider's key.
    pub provider: String,
    /// Who vouches for it.
    pub issuer: String,
    /// Whom the issuer means.
    pub subject: String,
    /// Its address.
    pub email: Email,
    /// When the provider said that it has checked where they live.
    pub residence_at: Option<DateTime<Utc>>,
    /// Until when it waits.
    pub expires_at: DateTime<Utc>,
}

fn of(row: identity::Model) -> Identity {
    Identity {
        id: IdentityId::from_uuid(row.id),
        person: PersonId::from_uuid(row.person_id),
        provider: row.provider,
        issuer: row.issuer,
        subject: row.subject,
        label: row.label,
        linked_at: row.linked_at,
        last_used_at: row.last_used_at,
        residence_at: row.residence_at,
    }
}

/// The accounts of a person, the oldest first.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<Vec<Identity>, StoreError> {
    let rows = identity::Entity::find()
        .filter(identity::Column::PersonId.eq(person.uuid()))
        .order_by_asc(identity::Column::LinkedAt)
        .order_by_asc(identity::Column::Id)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

/// Whom an issuer means, if anybody.
pub async fn by_subject(conn: &Conn, issuer: &str, subject: &str) -> Result<Option<Identity>, StoreError> {
    let row = identity::Entity::find()
        .filter(identity::Column::Issuer.eq(issuer))
        .filter(identity::Column::Subject.eq(subject))
        .one(conn)
        .await?;
    Ok(row.map(of))
}

/// Joins an account to a person; false where it is somebody's already. Of two at once, one gets it.
pub async fn insert(conn: &Conn, new: &Identity) -> Result<bool, StoreError> {
    let row = identity::ActiveModel {
        id: Set(new.id.uuid()),
        person_id: Set(new.person.uuid()),
        provider: Set(new.provider.clone()),
        issuer: Set(new.issuer.clone()),
        subject: Set(new.subject.clone()),
        label: Set(new.label.clone()),
        linked_at: Set(new.linked_at),
        last_used_at: Set(new.last_used_at),
        residence_at: Set(new.residence_at),
    };
    let keep_first = OnConflict::columns([identity::Column::Issuer, identity::Column::Subject])
        .do_nothing()
        .to_owned();
    let stored = identity::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    Ok(stored > 0)
}

/// Notes that an account was used, and what its provider says today of where its person lives.
pub async fn used(
    conn: &Conn,
    id: IdentityId,
    at: DateTime<Utc>,
    residence_at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    sql::run(
        conn,
        "update identity set last_used_at = $1, residence_at = $2 where id = $3",
        vec![at.into(), residence_at.into(), id.uuid().into()],
    )
    .await?;
    Ok(())
}

/// Parts an account from its person; false where they have none of the kind.
pub async fn delete(conn: &Conn, person: PersonId, id: IdentityId) -> Result<bool, StoreError> {
    let touched = sql::run(
        conn,
        "delete from identity where id = $1 and person_id = $2",
        vec![id.uuid().into(), person.uuid().into()],
    )
    .await?;
    Ok(touched > 0)
}

/// Stores the beginning of a sign-in.
pub async fn insert_attempt(conn: &Conn, new: &Attempt) -> Result<(), StoreError> {
    let row = identity_attempt::ActiveModel {
        state_hash: Set(new.state_hash.clone()),
        provider: Set(new.provider.clone()),
        browser_hash: Set(new.browser_hash.clone()),
        return_to: Set(new.return_to.clone()),
        person_id: Set(new.person.map(PersonId::uuid)),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
    };
    identity_attempt::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// How many sign-ins one browser has begun since an instant and not finished.
pub async fn attempts_since(
    conn: &Conn,
    browser_hash: &str,
    since: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let query = identity_attempt::Entity::find()
        .filter(identity_attempt::Column::BrowserHash.eq(browser_hash))
        .filter(identity_attempt::Column::CreatedAt.gte(since));
    Ok(query.count(conn).await?)
}

/// Takes a sign-in out, once, if this browser began it with this provider. Of two who try at once, one gets it.
pub async fn take_attempt(
    conn: &Conn,
    state_hash: &str,
    provider: &str,
    browser_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Attempt>, StoreError> {
    let row = identity_attempt::Entity::find_by_id(state_hash.to_owned())
        .filter(identity_attempt::Column::Provider.eq(provider))
        .filter(identity_attempt::Column::BrowserHash.eq(browser_hash))
        .filter(identity_attempt::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let taken = identity_attempt::Entity::delete_by_id(state_hash.to_owned())
        .exec(conn)
        .await?;
    Ok((taken.rows_affected > 0).then(|| Attempt {
        state_hash: row.state_hash,
        provider: row.provider,
        browser_hash: row.browser_hash,
        return_to: row.return_to,
        person: row.person_id.map(PersonId::from_uuid),
        created_at: row.created_at,
        expires_at: row.expires_at,
    }))
}

/// Lets an account wait in its browser; a newer one takes the place of an older one.
pub async fn put_pending(conn: &Conn, new: &Pending) -> Result<(), StoreError> {
    delete_pending(conn, &new.browser_hash).await?;
    let row = identity_pending::ActiveModel {
        browser_hash: Set(new.browser_hash.clone()),
        provider: Set(new.provider.clone()),
        issuer: Set(new.issuer.clone()),
        subject: Set(new.subject.clone()),
        email: Set(new.email.as_str().to_owned()),
        residence_at: Set(new.residence_at),
        expires_at: Set(new.expires_at),
    };
    identity_pending::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// The account that waits in a browser.
pub async fn pending(
    conn: &Conn,
    browser_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Pending>, StoreError> {
    let row = identity_pending::Entity::find_by_id(browser_hash.to_owned())
        .filter(identity_pending::Column::ExpiresAt.gt(now))
        .one(conn)
        .await?;
    let of = |row: identity_pending::Model| {
        Ok(Pending {
            email: row
                .email
                .parse()
                .map_err(|error: domain::person::EmailError| StoreError::Corrupt {
                    table: "identity_pending",
                    column: "email",
                    row: row.browser_hash.clone(),
                    reason: error.to_string(),
                })?,
            browser_hash: row.browser_hash,
            provider: row.provider,
            issuer: row.issuer,
            subject: row.subject,
            residence_at: row.residence_at,
            expires_at: row.expires_at,
        })
    };
    row.map(of).transpose()
}

/// Forgets what waits in a browser; false where nothing does.
pub async fn delete_pending(conn: &Conn, browser_hash: &str) -> Result<bool, StoreError> {
    let touched = identity_pending::Entity::delete_by_id(browser_hash.to_owned())
        .exec(conn)
        .await?;
    Ok(touched.rows_affected > 0)
}

/// Forgets sign-ins and waiting accounts that are over.
pub async fn forget(conn: &Conn, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let attempts = sql::run(
        conn,
        "delete from identity_attempt where expires_at < $1",
        vec![before.into()],
    )
    .await?;
    let pending = sql::run(
        conn,
        "delete from identity_pending where expires_at < $1",
        vec![before.into()],
    )
    .await?;
    Ok(attempts + pending)
}

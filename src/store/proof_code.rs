//! Codes sent to a person's own address, by which they prove anew in one session who they are.

use chrono::{DateTime, Utc};
use domain::{Id, SessionId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait, FromQueryResult};

use crate::entity::proof_code;
use crate::{Conn, StoreError, sql};

/// Stores the newest code of a session; the one before counts no more.
pub async fn set(
    conn: &Conn,
    session: SessionId,
    code_hash: &str,
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = proof_code::ActiveModel {
        session_id: Set(session.uuid()),
        code_hash: Set(code_hash.to_owned()),
        tries: Set(0),
        expires_at: Set(expires_at),
    };
    let replace = OnConflict::column(proof_code::Column::SessionId)
        .update_columns([
            proof_code::Column::CodeHash,
            proof_code::Column::Tries,
            proof_code::Column::ExpiresAt,
        ])
        .to_owned();
    proof_code::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// A code that is being tried.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Tried {
    /// The code, hashed together with the session's secret.
    pub code_hash: String,
    /// Which try this is.
    pub tries: i64,
}

/// Counts a try of a session's code, if it has one that still lasts.
pub async fn count_try(
    conn: &Conn,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<Option<Tried>, StoreError> {
    sql::one(
        conn,
        "update proof_code set tries = tries + 1 where session_id = $1 and expires_at > $2
         returning code_hash, tries",
        vec![session.uuid().into(), now.into()],
    )
    .await
}

/// Uses a session's code up.
pub async fn remove(conn: &Conn, session: SessionId) -> Result<(), StoreError> {
    proof_code::Entity::delete_by_id(session.uuid())
        .exec(conn)
        .await?;
    Ok(())
}

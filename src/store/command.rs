//! Commands that were carried out: what an idempotency key stood for, and what came of it.

use chrono::{DateTime, Utc};
use domain::CityId;
use domain::Id as _;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use crate::entity::command;
use crate::{Conn, StoreError};

/// One use of an idempotency key by one actor in one city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The city.
    pub city: CityId,
    /// Who: a person, or the nil UUID for the system itself.
    pub actor: Uuid,
    /// The key that the client made.
    pub key: String,
    /// What it was for, such as `pledge.create`.
    pub kind: &'static str,
    /// SHA-256 of the input, hexadecimal.
    pub input_hash: String,
    /// What came of it.
    pub result: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// What became of claiming a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The key is new: carry the command out.
    New,
    /// The same command was carried out: this came of it.
    Repeated(Uuid),
    /// The key was used for something else.
    Other,
}

/// Claims the key inside the transaction that carries the command out. A second client with the same
/// key waits for the first one's transaction and then sees its result.
pub async fn claim(conn: &Conn, new: &Command) -> Result<Claim, StoreError> {
    let row = command::ActiveModel {
        city_id: Set(new.city.uuid()),
        actor: Set(new.actor),
        key: Set(new.key.clone()),
        kind: Set(new.kind.to_owned()),
        input_hash: Set(new.input_hash.clone()),
        result_id: Set(new.result),
        created_at: Set(new.at),
    };
    let columns = [
        command::Column::CityId,
        command::Column::Actor,
        command::Column::Key,
    ];
    let keep_first = OnConflict::columns(columns).do_nothing().to_owned();
    let inserted = command::Entity::insert(row)
        .on_conflict(keep_first)
        .exec_without_returning(conn)
        .await?;
    if inserted > 0 {
        return Ok(Claim::New);
    }
    look(conn, new).await
}

/// What claiming the key would come to: a look that claims nothing.
pub async fn look(conn: &Conn, new: &Command) -> Result<Claim, StoreError> {
    let known = command::Entity::find_by_id((new.city.uuid(), new.actor, new.key.clone()))
        .one(conn)
        .await?;
    Ok(match known {
        None => Claim::New,
        Some(row) if row.kind == new.kind && row.input_hash == new.input_hash => {
            Claim::Repeated(row.result_id)
        }
        Some(_) => Claim::Other,
    })
}

/// Gives a key free again: nothing came of what it stood for, and nothing will.
pub async fn give_free(conn: &Conn, command: &Command) -> Result<(), StoreError> {
    command::Entity::delete_by_id((command.city.uuid(), command.actor, command.key.clone()))
        .exec(conn)
        .await?;
    Ok(())
}

/// Whether a key was used before, for whatever: a look that claims nothing.
pub async fn is_known(conn: &Conn, city: CityId, actor: Uuid, key: &str) -> Result<bool, StoreError> {
    let known = command::Entity::find_by_id((city.uuid(), actor, key.to_owned()))
        .one(conn)
        .await?;
    Ok(known.is_some())
}

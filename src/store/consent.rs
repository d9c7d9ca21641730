//! What people agreed to: a log to which is only added.

use chrono::{DateTime, Utc};
use domain::consent::ConsentKind;
use domain::{Id, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::consent;
use crate::texts::word;
use crate::{Conn, StoreError};

/// What somebody said to a text, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// To what.
    pub kind: ConsentKind,
    /// To which version of its text.
    pub version: String,
    /// Whether they agreed; or do no longer.
    pub given: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// Adds to the log. `id` orders what is said within one instant.
pub async fn add(conn: &Conn, id: Uuid, person: PersonId, new: &Consent) -> Result<(), StoreError> {
    let row = consent::ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        kind: Set(new.kind.as_str().to_owned()),
        version: Set(new.version.clone()),
        given: Set(new.given),
        given_at: Set(new.at),
    };
    consent::Entity::insert(row).exec_without_returning(conn).await?;
    Ok(())
}

/// Everything that a person said, the oldest first.
pub async fn of_person(conn: &Conn, person: PersonId) -> Result<Vec<Consent>, StoreError> {
    let rows = consent::Entity::find()
        .filter(consent::Column::PersonId.eq(person.uuid()))
        .order_by_asc(consent::Column::GivenAt)
        .order_by_asc(consent::Column::Id)
        .all(conn)
        .await?;
    let of = |row: consent::Model| {
        Ok(Consent {
            kind: word(&row.kind, "consent", "kind", row.id)?,
            version: row.version,
            given: row.given,
            at: row.given_at,
        })
    };
    rows.into_iter().map(of).collect()
}

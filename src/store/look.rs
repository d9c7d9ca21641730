//! Who looked at what is private about somebody.

use chrono::{DateTime, Utc};
use domain::look::LookedAt;
use domain::person::Role;
use domain::{CityId, Id, PersonId};
use uuid::Uuid;

use crate::{Conn, StoreError, sql};

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its identifier.
    pub id: Uuid,
    /// In which city's name.
    pub city: CityId,
    /// Whom it concerns.
    pub person: PersonId,
    /// Who looked.
    pub looker: PersonId,
    /// In which role.
    pub role: Role,
    /// At what.
    pub what: LookedAt,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a look down.
pub async fn insert(conn: &Conn, new: &Look) -> Result<(), StoreError> {
    sql::run(
        conn,
        "insert into look (id, city_id, person_id, looker_id, role, what, looked_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        vec![
            new.id.into(),
            new.city.uuid().into(),
            new.person.uuid().into(),
            new.looker.uuid().into(),
            new.role.as_str().into(),
            new.what.as_str().into(),
            new.at.into(),
        ],
    )
    .await?;
    Ok(())
}

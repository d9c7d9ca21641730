//! Associations, firms and public bodies.

use chrono::{DateTime, Utc};
use domain::person::OwnerKind;
use domain::{CityId, Id, OrganisationId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::organisation;
use crate::texts::word;
use crate::{Conn, StoreError};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its key in the data it came from.
    pub external_id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OwnerKind,
    /// Its public identifier, such as a SIREN, where known.
    pub identifier: Option<String>,
    /// Since when the city vouches for it.
    pub verified_at: Option<DateTime<Utc>>,
}

fn of(row: organisation::Model) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: OrganisationId::from_uuid(row.id),
        kind: word(&row.kind, "organisation", "kind", row.id)?,
        external_id: row.external_id,
        name: row.name,
        identifier: row.identifier,
        verified_at: row.verified_at,
    })
}

/// The organisations of identifiers, in any order.
pub async fn by_ids(
    conn: &Conn,
    city: CityId,
    ids: &[OrganisationId],
) -> Result<Vec<Organisation>, StoreError> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::CityId.eq(city.uuid()))
        .filter(organisation::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The city of an organisation.
pub async fn city_of(conn: &Conn, id: OrganisationId) -> Result<Option<CityId>, StoreError> {
    let row = organisation::Entity::find()
        .filter(organisation::Column::Id.eq(id.uuid()))
        .one(conn)
        .await?;
    Ok(row.map(|row| CityId::from_uuid(row.city_id)))
}

/// Stores a new organisation.
pub async fn insert(conn: &Conn, city: CityId, new: &Organisation) -> Result<(), StoreError> {
    let row = organisation::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(new.id.uuid()),
        external_id: Set(new.external_id.clone()),
        name: Set(new.name.clone()),
        kind: Set(new.kind.as_str().to_owned()),
        identifier: Set(new.identifier.clone()),
        verified_at: Set(new.verified_at),
    };
    organisation::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

//! People who may not write in a city for a while.

use chrono::{DateTime, Utc};
use domain::{CaseId, CityId, Id, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::entity::suspension;
use crate::{Conn, StoreError};

/// A suspension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// In which city.
    pub city: CityId,
    /// Decided in which case.
    pub case: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Why, told to them.
    pub reason: String,
    /// From when on.
    pub begins_at: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// Stores a suspension.
pub async fn insert(conn: &Conn, new: &Suspension) -> Result<(), StoreError> {
    let row = suspension::Model {
        city_id: new.city.uuid(),
        case_id: new.case.uuid(),
        person_id: new.person.uuid(),
        reason: new.reason.clone(),
        begins_at: new.begins_at,
        until: new.until,
    };
    suspension::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Ends the suspension that a case brought, now.
pub async fn lift(conn: &Conn, city: CityId, case: CaseId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = suspension::ActiveModel {
        city_id: Set(city.uuid()),
        case_id: Set(case.uuid()),
        until: Set(now),
        ..Default::default()
    };
    suspension::Entity::update_many()
        .set(row)
        .filter(suspension::Column::CityId.eq(city.uuid()))
        .filter(suspension::Column::CaseId.eq(case.uuid()))
        .filter(suspension::Column::Until.gt(now))
        .exec(conn)
        .await?;
    Ok(())
}

/// The suspensions of a person that last, the longest first.
pub async fn of_person(
    conn: &Conn,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Suspension>, StoreError> {
    let rows = suspension::Entity::find()
        .filter(suspension::Column::PersonId.eq(person.uuid()))
        .filter(suspension::Column::Until.gt(now))
        .order_by_desc(suspension::Column::Until)
        .all(conn)
        .await?;
    let of = |row: suspension::Model| Suspension {
        city: CityId::from_uuid(row.city_id),
        case: CaseId::from_uuid(row.case_id),
        person: PersonId::from_uuid(row.person_id),
        reason: row.reason,
        begins_at: row.begins_at,
        until: row.until,
    };
    Ok(rows.into_iter().map(of).collect())
}

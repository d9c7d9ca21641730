//! Named areas, such as priority neighbourhoods, valid from and to a date.

use chrono::NaiveDate;
use domain::{AreaId, CityId, Id, ProjectId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::entity::{area, project_area};
use crate::{Conn, StoreError, sql};

/// A named area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its identifier.
    pub id: AreaId,
    /// Its key in the city's or the State's data.
    pub external_id: String,
    /// Its name in rules.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The first day on which it counts.
    pub valid_from: NaiveDate,
    /// The last day on which it counts, if it ends.
    pub valid_to: Option<NaiveDate>,
    /// A GeoJSON MultiPolygon geometry, as text.
    pub shape: String,
}

impl Area {
    /// Whether it counts on this day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// The areas of a city, by name and date.
pub async fn all(conn: &Conn, city: CityId) -> Result<Vec<Area>, StoreError> {
    let rows = area::Entity::find()
        .filter(area::Column::CityId.eq(city.uuid()))
        .order_by_asc(area::Column::Name)
        .order_by_asc(area::Column::ValidFrom)
        .all(conn)
        .await?;
    let of = |row: area::Model| Area {
        id: AreaId::from_uuid(row.id),
        external_id: row.external_id,
        slug: row.slug,
        name: row.name,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        shape: row.shape,
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Stores a new area.
pub async fn insert(conn: &Conn, city: CityId, new: &Area) -> Result<(), StoreError> {
    area::Entity::insert(row(city, new))
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Stores a changed name, shape or end.
pub async fn update(conn: &Conn, city: CityId, changed: &Area) -> Result<(), StoreError> {
    area::Entity::update(row(city, changed)).exec(conn).await?;
    Ok(())
}

fn row(city: CityId, from: &Area) -> area::ActiveModel {
    area::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(from.id.uuid()),
        external_id: Set(from.external_id.clone()),
        slug: Set(from.slug.clone()),
        name: Set(from.name.clone()),
        valid_from: Set(from.valid_from),
        valid_to: Set(from.valid_to),
        shape: Set(from.shape.clone()),
    }
}

/// Replaces the areas that a project lies in.
pub async fn set_of_project(
    conn: &Conn,
    city: CityId,
    project: ProjectId,
    areas: &[AreaId],
) -> Result<(), StoreError> {
    project_area::Entity::delete_many()
        .filter(project_area::Column::CityId.eq(city.uuid()))
        .filter(project_area::Column::ProjectId.eq(project.uuid()))
        .exec(conn)
        .await?;
    let rows = areas.iter().map(|area| project_area::ActiveModel {
        city_id: Set(city.uuid()),
        project_id: Set(project.uuid()),
        area_id: Set(area.uuid()),
    });
    project_area::Entity::insert_many(rows)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct AreaIdRow {
    area_id: uuid::Uuid,
}

/// The areas that a project lies in.
pub async fn of_project(conn: &Conn, city: CityId, project: ProjectId) -> Result<Vec<AreaId>, StoreError> {
    let rows: Vec<AreaIdRow> = sql::all(
        conn,
        "select area_id from project_area where city_id = $1 and project_id = $2 order by area_id",
        vec![city.uuid().into(), project.uuid().into()],
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| AreaId::from_uuid(row.area_id))
        .collect())
}

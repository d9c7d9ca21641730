//! Neighbourhoods: the polygons that a city is divided into.

use domain::{CityId, Id, NeighbourhoodId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::entity::neighbourhood;
use crate::{Conn, StoreError, sql};

/// A neighbourhood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbourhood {
    /// Its identifier.
    pub id: NeighbourhoodId,
    /// Its key in the city's own data.
    pub external_id: String,
    /// Its name in addresses of pages.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// A GeoJSON MultiPolygon geometry, as text.
    pub shape: String,
}

/// What the projects of a neighbourhood have raised. Public projects only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NeighbourhoodTotals {
    /// How many.
    pub projects: i64,
    /// From the crowd.
    pub crowd_minor: i64,
    /// From pools.
    pub match_minor: i64,
}

fn of(row: neighbourhood::Model) -> Neighbourhood {
    Neighbourhood {
        id: NeighbourhoodId::from_uuid(row.id),
        external_id: row.external_id,
        slug: row.slug,
        name: row.name,
        shape: row.shape,
    }
}

/// The neighbourhoods of a city, by name.
pub async fn all(conn: &Conn, city: CityId) -> Result<Vec<Neighbourhood>, StoreError> {
    let rows = neighbourhood::Entity::find()
        .filter(neighbourhood::Column::CityId.eq(city.uuid()))
        .order_by_asc(neighbourhood::Column::Name)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

/// A neighbourhood without its shape, for texts and lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeighbourhoodName {
    /// Its identifier.
    pub id: NeighbourhoodId,
    /// Its name in addresses of pages.
    pub slug: String,
    /// Its name.
    pub name: String,
}

#[derive(FromQueryResult)]
struct NameRow {
    city_id: uuid::Uuid,
    id: uuid::Uuid,
    slug: String,
    name: String,
}

impl NameRow {
    fn name(self) -> NeighbourhoodName {
        NeighbourhoodName {
            id: NeighbourhoodId::from_uuid(self.id),
            slug: self.slug,
            name: self.name,
        }
    }
}

/// The names of a city's neighbourhoods, by name.
pub async fn names(conn: &Conn, city: CityId) -> Result<Vec<NeighbourhoodName>, StoreError> {
    let rows: Vec<NameRow> = sql::all(
        conn,
        "select city_id, id, slug, name from neighbourhood where city_id = $1 order by name",
        vec![city.uuid().into()],
    )
    .await?;
    Ok(rows.into_iter().map(NameRow::name).collect())
}

/// The name of a neighbourhood, with its city.
pub async fn name_by_id(
    conn: &Conn,
    id: NeighbourhoodId,
) -> Result<Option<(CityId, NeighbourhoodName)>, StoreError> {
    let row: Option<NameRow> = sql::one(
        conn,
        "select city_id, id, slug, name from neighbourhood where id = $1",
        vec![id.uuid().into()],
    )
    .await?;
    Ok(row.map(|row| (CityId::from_uuid(row.city_id), row.name())))
}

/// Stores a new neighbourhood.
pub async fn insert(conn: &Conn, city: CityId, new: &Neighbourhood) -> Result<(), StoreError> {
    neighbourhood::Entity::insert(row(city, new))
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Stores a changed name or shape.
pub async fn update(conn: &Conn, city: CityId, changed: &Neighbourhood) -> Result<(), StoreError> {
    neighbourhood::Entity::update(row(city, changed))
        .exec(conn)
        .await?;
    Ok(())
}

fn row(city: CityId, from: &Neighbourhood) -> neighbourhood::ActiveModel {
    neighbourhood::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(from.id.uuid()),
        external_id: Set(from.external_id.clone()),
        slug: Set(from.slug.clone()),
        name: Set(from.name.clone()),
        shape: Set(from.shape.clone()),
    }
}

#[derive(FromQueryResult)]
struct TotalsRow {
    neighbourhood_id: uuid::Uuid,
    projects: i64,
    crowd_minor: i64,
    match_minor: i64,
}

/// The totals of every neighbourhood that has a public project.
pub async fn totals(
    conn: &Conn,
    city: CityId,
) -> Result<Vec<(NeighbourhoodId, NeighbourhoodTotals)>, StoreError> {
    let rows: Vec<TotalsRow> = sql::all(
        conn,
        // What was called off or ended short is shown, but its money went back.
        "select neighbourhood_id, count(*) as projects,
                cast(sum(case when state in ('failed', 'cancelled') then 0 else crowd_minor end) as bigint) as crowd_minor,
                cast(sum(case when state in ('failed', 'cancelled') then 0 else match_minor end) as bigint) as match_minor
         from project
         where city_id = $1 and neighbourhood_id is not null
           and state in ('idea', 'published', 'succeeded', 'failed', 'in_delivery', 'completed', 'cancelled')
         group by neighbourhood_id",
        vec![city.uuid().into()],
    )
    .await?;
    let totals = |r: TotalsRow| {
        let totals = NeighbourhoodTotals {
            projects: r.projects,
            crowd_minor: r.crowd_minor,
            match_minor: r.match_minor,
        };
        (NeighbourhoodId::from_uuid(r.neighbourhood_id), totals)
    };
    Ok(rows.into_iter().map(totals).collect())
}

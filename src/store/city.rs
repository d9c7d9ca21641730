//! Cities and the categories of their projects.

use chrono::{DateTime, Utc};
use domain::place::Bounds;
use domain::{CityId, Currency, Id, Locale};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{category, city, city_page, city_turn};
use crate::texts::word;
use crate::{Conn, StoreError, Texts};

/// A city.
#[derive(Debug, Clone, PartialEq)]
pub struct City {
    /// Its identifier.
    pub id: CityId,
    /// Its name in addresses of pages.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The currency of everything in it.
    pub currency: Currency,
    /// The language of texts that name none.
    pub locale: Locale,
    /// IANA time zone, such as `Europe/Paris`.
    pub time_zone: String,
    /// Accent colour, `#rrggbb`.
    pub accent: String,
    /// The rectangle around its neighbourhoods, once there are any.
    pub bounds: Option<Bounds>,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
}

/// A category of projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its name in addresses and rules.
    pub slug: String,
    /// Its name for people.
    pub names: Texts,
}

fn city_of(row: city::Model) -> Result<City, StoreError> {
    let bounds = match (row.west, row.south, row.east, row.north) {
        (Some(west), Some(south), Some(east), Some(north)) => Some(Bounds {
            west,
            south,
            east,
            north,
        }),
        _ => None,
    };
    Ok(City {
        id: CityId::from_uuid(row.id),
        currency: word(&row.currency, "city", "currency", row.id)?,
        locale: word(&row.locale, "city", "locale", row.id)?,
        slug: row.slug,
        name: row.name,
        time_zone: row.time_zone,
        accent: row.accent,
        bounds,
        created_at: row.created_at,
    })
}

/// Every city, by name.
pub async fn all(conn: &Conn) -> Result<Vec<City>, StoreError> {
    let rows = city::Entity::find()
        .order_by_asc(city::Column::Name)
        .all(conn)
        .await?;
    rows.into_iter().map(city_of).collect()
}

/// The city of a slug.
pub async fn by_slug(conn: &Conn, slug: &str) -> Result<Option<City>, StoreError> {
    city::Entity::find()
        .filter(city::Column::Slug.eq(slug))
        .one(conn)
        .await?
        .map(city_of)
        .transpose()
}

/// The city of an identifier.
pub async fn by_id(conn: &Conn, id: CityId) -> Result<Option<City>, StoreError> {
    city::Entity::find_by_id(id.uuid())
        .one(conn)
        .await?
        .map(city_of)
        .transpose()
}

/// Stores a new city with its categories in order, and its turn.
pub async fn insert(conn: &Conn, new: &City, categories: &[Category]) -> Result<(), StoreError> {
    let row = city::ActiveModel {
        id: Set(new.id.uuid()),
        slug: Set(new.slug.clone()),
        name: Set(new.name.clone()),
        currency: Set(new.currency.code().to_owned()),
        locale: Set(new.locale.tag().to_owned()),
        time_zone: Set(new.time_zone.clone()),
        accent: Set(new.accent.clone()),
        west: Set(new.bounds.map(|b| b.west)),
        south: Set(new.bounds.map(|b| b.south)),
        east: Set(new.bounds.map(|b| b.east)),
        north: Set(new.bounds.map(|b| b.north)),
        created_at: Set(new.created_at),
    };
    city::Entity::insert(row).exec_without_returning(conn).await?;
    let turn = city_turn::ActiveModel {
        city_id: Set(new.id.uuid()),
        last_seq: Set(0),
        last_at: Set(None),
    };
    city_turn::Entity::insert(turn)
        .exec_without_returning(conn)
        .await?;
    for (position, item) in (0..).zip(categories) {
        insert_category(conn, new.id, position, item).await?;
    }
    Ok(())
}

/// Adds one category at a position.
pub async fn insert_category(
    conn: &Conn,
    city: CityId,
    position: i32,
    new: &Category,
) -> Result<(), StoreError> {
    let row = category::ActiveModel {
        city_id: Set(city.uuid()),
        slug: Set(new.slug.clone()),
        position: Set(position),
        names: Set(new.names.to_json()),
    };
    category::Entity::insert(row).exec_without_returning(conn).await?;
    Ok(())
}

/// The categories of a city in their order.
pub async fn categories(conn: &Conn, city: CityId) -> Result<Vec<Category>, StoreError> {
    let rows = category::Entity::find()
        .filter(category::Column::CityId.eq(city.uuid()))
        .order_by_asc(category::Column::Position)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Category {
                names: Texts::from_json(&row.names, "category", "names", &row.slug)?,
                slug: row.slug,
            })
        })
        .collect()
}

/// Sets the rectangle around the city.
pub async fn set_bounds(conn: &Conn, city: CityId, bounds: Bounds) -> Result<(), StoreError> {
    let row = city::ActiveModel {
        id: Set(city.uuid()),
        west: Set(Some(bounds.west)),
        south: Set(Some(bounds.south)),
        east: Set(Some(bounds.east)),
        north: Set(Some(bounds.north)),
        ..Default::default()
    };
    city::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// What a city shows of itself on its own page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CityPage {
    /// One sentence.
    pub taglines: Texts,
    /// A few paragraphs, as Markdown.
    pub abouts: Texts,
    /// The file name of its picture.
    pub picture: Option<String>,
    /// What the picture shows.
    pub picture_alts: Texts,
    /// Water and green for the base map: a GeoJSON FeatureCollection whose features say their `kind`.
    pub base_map: Option<String>,
}

/// The page of a city; an empty one where none was written.
pub async fn page(conn: &Conn, city: CityId) -> Result<CityPage, StoreError> {
    let Some(row) = city_page::Entity::find_by_id(city.uuid()).one(conn).await? else {
        return Ok(CityPage::default());
    };
    Ok(CityPage {
        taglines: Texts::from_json(&row.taglines, "city_page", "taglines", row.city_id)?,
        abouts: Texts::from_json(&row.abouts, "city_page", "abouts", row.city_id)?,
        picture_alts: Texts::from_json(&row.picture_alts, "city_page", "picture_alts", row.city_id)?,
        picture: row.picture,
        base_map: row.base_map,
    })
}

/// Writes the page of a city.
pub async fn set_page(conn: &Conn, city: CityId, page: &CityPage) -> Result<(), StoreError> {
    city_page::Entity::delete_by_id(city.uuid()).exec(conn).await?;
    let row = city_page::ActiveModel {
        city_id: Set(city.uuid()),
        taglines: Set(page.taglines.to_json()),
        abouts: Set(page.abouts.to_json()),
        picture: Set(page.picture.clone()),
        picture_alts: Set(page.picture_alts.to_json()),
        base_map: Set(page.base_map.clone()),
    };
    city_page::Entity::insert(row)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

//! Associations, firms and public bodies.

use chrono::{DateTime, Utc};
use domain::organisation::OrganisationState;
use domain::person::OwnerKind;
use domain::{CityId, Id, OrganisationId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::entity::organisation;
use crate::texts::{fold, word, words_of};
use crate::{Conn, StoreError, Texts, dialect};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// Its city.
    pub city: CityId,
    /// Its key in the data it came from; its own identifier where it was written down here.
    pub external_id: String,
    /// Its name in addresses of pages; it stays when the name changes.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OwnerKind,
    /// What it says of itself, as Markdown.
    pub abouts: Texts,
    /// Its own pages, `http` or `https`.
    pub website: Option<String>,
    /// Its public identifier, such as a SIREN, where known.
    pub identifier: Option<String>,
    /// How far the city has checked it.
    pub state: OrganisationState,
    /// Since when the city vouches for it; there exactly while it is verified.
    pub verified_at: Option<DateTime<Utc>>,
    /// What it takes in a year, in minor units, as it says.
    pub turnover_minor: Option<i64>,
}

/// Which organisations of a city.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganisationFilter {
    /// Words of their names.
    pub search: Option<String>,
    /// In one of these states; in any where empty.
    pub states: Vec<OrganisationState>,
}

fn of(row: organisation::Model) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: OrganisationId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        kind: word(&row.kind, "organisation", "kind", row.id)?,
        abouts: Texts::from_json(&row.abouts, "organisation", "abouts", row.id)?,
        state: word(&row.state, "organisation", "state", row.id)?,
        external_id: row.external_id,
        slug: row.slug,
        name: row.name,
        website: row.website,
        identifier: row.identifier,
        verified_at: row.verified_at,
        turnover_minor: row.turnover_minor,
    })
}

fn row(from: &Organisation) -> organisation::Model {
    organisation::Model {
        city_id: from.city.uuid(),
        id: from.id.uuid(),
        external_id: from.external_id.clone(),
        name: from.name.clone(),
        kind: from.kind.as_str().to_owned(),
        identifier: from.identifier.clone(),
        verified_at: from.verified_at,
        turnover_minor: from.turnover_minor,
        slug: from.slug.clone(),
        search_text: fold(&from.name),
        abouts: from.abouts.to_json(),
        website: from.website.clone(),
        state: from.state.as_str().to_owned(),
    }
}

fn of_city(city: CityId) -> Select<organisation::Entity> {
    organisation::Entity::find().filter(organisation::Column::CityId.eq(city.uuid()))
}

/// The organisations of identifiers, in any order.
pub async fn by_ids(
    conn: &Conn,
    city: CityId,
    ids: &[OrganisationId],
) -> Result<Vec<Organisation>, StoreError> {
    let rows = of_city(city)
        .filter(organisation::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The organisation of an identifier.
pub async fn by_id(conn: &Conn, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
    let found = organisation::Entity::find().filter(organisation::Column::Id.eq(id.uuid()));
    found.one(conn).await?.map(of).transpose()
}

/// The organisations of identifiers in whatever city, in any order.
pub async fn anywhere(conn: &Conn, ids: &[OrganisationId]) -> Result<Vec<Organisation>, StoreError> {
    let ids = ids.iter().map(|id| id.uuid());
    let found = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids));
    found.all(conn).await?.into_iter().map(of).collect()
}

/// The organisation of a slug.
pub async fn by_slug(conn: &Conn, city: CityId, slug: &str) -> Result<Option<Organisation>, StoreError> {
    let found = of_city(city).filter(organisation::Column::Slug.eq(slug));
    found.one(conn).await?.map(of).transpose()
}

/// Lets those who choose a slug in a city come one after the other, until the end of the transaction.
pub async fn lock_slugs(conn: &Conn, city: CityId) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("organisations/{city}")).await
}

/// `None` where the typed words hold nothing that can be looked for.
fn filtered(city: CityId, filter: &OrganisationFilter) -> Option<Select<organisation::Entity>> {
    let mut query = of_city(city);
    if !filter.states.is_empty() {
        let states = filter.states.iter().map(|state| state.as_str());
        query = query.filter(organisation::Column::State.is_in(states));
    }
    if let Some(typed) = &filter.search {
        let words = words_of(typed);
        if words.is_empty() {
            return None;
        }
        for word in words {
            // Letters and digits only: no word holds a wildcard.
            query = query.filter(organisation::Column::SearchText.contains(word));
        }
    }
    Some(query)
}

/// A page of a city's organisations, by slug.
pub async fn page(
    conn: &Conn,
    city: CityId,
    filter: &OrganisationFilter,
    after: Option<&str>,
    limit: u64,
) -> Result<Vec<Organisation>, StoreError> {
    let Some(mut query) = filtered(city, filter) else {
        return Ok(Vec::new());
    };
    if let Some(after) = after {
        query = query.filter(organisation::Column::Slug.gt(after));
    }
    let query = query.order_by_asc(organisation::Column::Slug).limit(limit);
    query.all(conn).await?.into_iter().map(of).collect()
}

/// How many fit.
pub async fn count(conn: &Conn, city: CityId, filter: &OrganisationFilter) -> Result<u64, StoreError> {
    match filtered(city, filter) {
        Some(query) => Ok(query.count(conn).await?),
        None => Ok(0),
    }
}

/// Stores a new organisation.
pub async fn insert(conn: &Conn, new: &Organisation) -> Result<(), StoreError> {
    organisation::Entity::insert(row(new).into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Stores what its managers may change of it: name, texts, pages, turnover. What the city checks stays as it is.
pub async fn update(conn: &Conn, changed: &Organisation) -> Result<(), StoreError> {
    let organisation::Model {
        city_id,
        id,
        name,
        search_text,
        abouts,
        website,
        turnover_minor,
        ..
    } = row(changed);
    let row = organisation::ActiveModel {
        city_id: Set(city_id),
        id: Set(id),
        name: Set(name),
        search_text: Set(search_text),
        abouts: Set(abouts),
        website: Set(website),
        turnover_minor: Set(turnover_minor),
        ..Default::default()
    };
    row.update(conn).await?;
    Ok(())
}

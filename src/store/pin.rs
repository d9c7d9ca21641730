//! What maps show of projects: only the columns of a pin.

use domain::project::ProjectState;
use domain::{CityId, Id, Locale, ProjectId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::project_list::{ProjectFilter, condition};
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, sql};

/// What a pin on the map shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    /// The project.
    pub id: ProjectId,
    /// Its name in addresses of pages.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The slug of its category.
    pub category: String,
    /// Its state.
    pub state: ProjectState,
    /// Longitude, degrees.
    pub longitude: f64,
    /// Latitude, degrees.
    pub latitude: f64,
    /// What it asks for.
    pub goal_minor: i64,
    /// Confirmed gifts.
    pub crowd_minor: i64,
    /// Standing decisions of pools.
    pub match_minor: i64,
}

#[derive(FromQueryResult)]
struct PinRow {
    id: Uuid,
    slug: String,
    title: String,
    category: String,
    state: String,
    longitude: f64,
    latitude: f64,
    goal_minor: i64,
    crowd_minor: i64,
    match_minor: i64,
}

/// The pins of projects that have a place of their own, the newest first, at most `limit`.
pub async fn of_city(
    conn: &Conn,
    city: CityId,
    filter: &ProjectFilter,
    limit: u32,
    locale: Locale,
) -> Result<Vec<Pin>, StoreError> {
    let mut params = Params::default();
    let Some(condition) = condition(conn, city, filter, &mut params) else {
        return Ok(Vec::new());
    };
    let locale_place = params.add(locale.tag());
    let limit_place = params.add(i64::from(limit));
    let statement = format!(
        "select p.id, p.slug, coalesce(t.title, p.title) as title, p.category, p.state, p.longitude, p.latitude,
                p.goal_minor, p.crowd_minor, p.match_minor
         from project p
         left join project_translation t on t.city_id = p.city_id and t.project_id = p.id and t.language = {locale_place}
         where {condition} and p.longitude is not null
         order by coalesce(p.published_at, p.created_at) desc, p.id desc limit {limit_place}"
    );
    let rows: Vec<PinRow> = sql::all(conn, &statement, params.into_values()).await?;
    let of = |row: PinRow| {
        Ok(Pin {
            id: ProjectId::from_uuid(row.id),
            state: word(&row.state, "project", "state", row.id)?,
            slug: row.slug,
            title: row.title,
            category: row.category,
            longitude: row.longitude,
            latitude: row.latitude,
            goal_minor: row.goal_minor,
            crowd_minor: row.crowd_minor,
            match_minor: row.match_minor,
        })
    };
    rows.into_iter().map(of).collect()
}

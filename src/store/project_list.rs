//! Lists of projects: only the columns that a card or a pin shows, by keyset, one statement a page.

use chrono::{DateTime, Utc};
use domain::place::Bounds;
use domain::project::ProjectState;
use domain::{CityId, Id, Locale, NeighbourhoodId, OrganisationId, PersonId, PoolId, ProjectId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::project::Project;
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// What a card shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectCard {
    /// Its identifier.
    pub id: ProjectId,
    /// Its name in addresses of pages.
    pub slug: String,
    /// Its title, in the reader's language where there is a translation.
    pub title: String,
    /// Its summary, likewise.
    pub summary: String,
    /// The language of the two.
    pub language: Locale,
    /// Its state.
    pub state: ProjectState,
    /// The slug of its category.
    pub category: String,
    /// The neighbourhood it lies in.
    pub neighbourhood: Option<NeighbourhoodId>,
    /// How far it is.
    pub figures: Figures,
    /// The value that its page was ordered by, for the cursor.
    pub order_key: String,
}

/// How far a project is: confirmed gifts and standing decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// What it asks for in all.
    pub goal_minor: i64,
    /// Confirmed gifts.
    pub crowd_minor: i64,
    /// Standing decisions of pools.
    pub match_minor: i64,
    /// Money that is assured from elsewhere.
    pub secured_minor: i64,
    /// Different people with a confirmed gift.
    pub backers: i32,
    /// When anything on the project last changed.
    pub changed_at: DateTime<Utc>,
}

impl From<&Project> for Figures {
    fn from(project: &Project) -> Self {
        Self {
            goal_minor: project.goal_minor,
            crowd_minor: project.crowd_minor,
            match_minor: project.match_minor,
            secured_minor: project.secured_minor,
            backers: project.backers,
            changed_at: project.changed_at,
        }
    }
}

/// Which projects.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectFilter {
    /// Words that its texts hold.
    pub search: Option<String>,
    /// Any of these categories.
    pub categories: Vec<String>,
    /// Any of these neighbourhoods.
    pub neighbourhoods: Vec<NeighbourhoodId>,
    /// Any of these states; empty means every public one.
    pub states: Vec<ProjectState>,
    /// Within this rectangle.
    pub bounds: Option<Bounds>,
    /// Carried by this person, drafts included: their own, those of their teams and of organisations they manage.
    pub owner: Option<PersonId>,
    /// With this organisation behind it.
    pub organisation: Option<OrganisationId>,
    /// States that are not public may be asked for: whoever asks reviews projects.
    pub unpublished: bool,
    /// One that these pools may match: each by its conditions on the project.
    pub matched: Option<Vec<PoolReach>>,
}

/// Which projects a pool may match, as far as a list can tell. Empty lists mean all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolReach {
    /// The pool.
    pub pool: PoolId,
    /// Categories.
    pub categories: Vec<String>,
    /// Neighbourhoods or areas, by identifier.
    pub places: Vec<Uuid>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProjectOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first: a queue.
    Oldest,
    /// The next to close first.
    ClosingSoon,
    /// The most backers first.
    MostBacked,
    /// The largest part of the goal first, as long as it is not reached.
    NearlyThere,
}

impl ProjectOrder {
    /// The column expression and its direction.
    fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::Newest => ("coalesce(p.published_at, p.created_at)", "desc"),
            Self::Oldest => ("coalesce(p.published_at, p.created_at)", "asc"),
            Self::ClosingSoon => ("coalesce(p.closes_at, p.created_at)", "asc"),
            Self::MostBacked => ("p.backers", "desc"),
            Self::NearlyThere => (
                "case when p.goal_minor = 0 or p.crowd_minor + p.match_minor + p.secured_minor >= p.goal_minor then -1
                 else (p.crowd_minor + p.match_minor + p.secured_minor) * 10000 / p.goal_minor end",
                "desc",
            ),
        }
    }
}

/// The place in a list after which a page begins: the order's value and the identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// As in [`ProjectCard::order_key`].
    pub order_key: String,
    /// The last project of the page before.
    pub id: ProjectId,
}

#[derive(FromQueryResult)]
struct CardRow {
    id: Uuid,
    slug: String,
    title: String,
    summary: String,
    language: String,
    state: String,
    category: String,
    neighbourhood_id: Option<Uuid>,
    goal_minor: i64,
    crowd_minor: i64,
    match_minor: i64,
    secured_minor: i64,
    backers: i32,
    changed_at: DateTime<Utc>,
    instant: Option<DateTime<Utc>>,
    number: Option<i64>,
}

/// A page of at most `limit` cards.
pub async fn page(
    conn: &Conn,
    city: CityId,
    filter: &ProjectFilter,
    order: ProjectOrder,
    after: Option<&After>,
    limit: u32,
    locale: Locale,
) -> Result<Vec<ProjectCard>, StoreError> {
    let mut params = Params::default();
    let Some(condition) = condition(conn, city, filter, &mut params) else {
        return Ok(Vec::new());
    };
    let (key, direction) = order.key();
    let by_instant = matches!(
        order,
        ProjectOrder::Newest | ProjectOrder::Oldest | ProjectOrder::ClosingSoon
    );
    let mut beyond = String::new();
    if let Some(after) = after {
        let beyond_sign = if direction == "desc" { "<" } else { ">" };
        let Some(place) = order_value(&after.order_key, by_instant) else {
            return Ok(Vec::new());
        };
        let (value, id) = (params.add(place), params.add(after.id.uuid()));
        beyond = format!(" and ({key}, p.id) {beyond_sign} ({value}, {id})");
    }
    let locale_place = params.add(locale.tag());
    let limit_place = params.add(i64::from(limit));
    let (instant, number) = if by_instant { (key, "null") } else { ("null", key) };
    let statement = format!(
        "select p.id, p.slug, coalesce(t.title, p.title) as title, coalesce(t.summary, p.summary) as summary,
                coalesce(t.language, p.language) as language, p.state, p.category, p.neighbourhood_id,
                p.goal_minor, p.crowd_minor, p.match_minor, p.secured_minor, p.backers, p.changed_at, {instant} as instant,
                cast({number} as bigint) as number
         from project p
         left join project_translation t on t.city_id = p.city_id and t.project_id = p.id and t.language = {locale_place}
         where {condition}{beyond}
         order by {key} {direction}, p.id {direction} limit {limit_place}"
    );
    let rows: Vec<CardRow> = sql::all(conn, &statement, params.into_values()).await?;
    let of = |row: CardRow| {
        let order_key = match (row.instant, row.number) {
            (Some(instant), _) => instant.timestamp_micros().to_string(),
            (None, number) => number.unwrap_or_default().to_string(),
        };
        Ok(ProjectCard {
            id: ProjectId::from_uuid(row.id),
            language: word(&row.language, "project", "language", row.id)?,
            state: word(&row.state, "project", "state", row.id)?,
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            category: row.category,
            neighbourhood: row.neighbourhood_id.map(NeighbourhoodId::from_uuid),
            figures: Figures {
                goal_minor: row.goal_minor,
                crowd_minor: row.crowd_minor,
                match_minor: row.match_minor,
                secured_minor: row.secured_minor,
                backers: row.backers,
                changed_at: row.changed_at,
            },
            order_key,
        })
    };
    rows.into_iter().map(of).collect()
}

/// The value of a cursor, as the order's column has it.
fn order_value(key: &str, by_instant: bool) -> Option<sea_orm::Value> {
    let number: i64 = key.parse().ok()?;
    Some(if by_instant {
        DateTime::from_timestamp_micros(number)?.into()
    } else {
        number.into()
    })
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many projects there are.
pub async fn count(conn: &Conn, city: CityId, filter: &ProjectFilter) -> Result<i64, StoreError> {
    let mut params = Params::default();
    let Some(condition) = condition(conn, city, filter, &mut params) else {
        return Ok(0);
    };
    let statement = format!("select count(*) as count from project p where {condition}");
    let row: Option<CountRow> = sql::one(conn, &statement, params.into_values()).await?;
    Ok(row.map_or(0, |row| row.count))
}

/// The WHERE clause on `p`; `None` where nothing can fit.
pub(crate) fn condition(
    conn: &Conn,
    city: CityId,
    filter: &ProjectFilter,
    params: &mut Params,
) -> Option<String> {
    let mut parts = vec![format!("p.city_id = {}", params.add(city.uuid()))];
    let states: Vec<ProjectState> = match (filter.states.as_slice(), filter.owner) {
        ([], Some(_)) => Vec::new(),
        ([], None) => ProjectState::ALL
            .iter()
            .copied()
            .filter(|state| state.is_public())
            .collect(),
        (wanted, Some(_)) => wanted.to_vec(),
        (wanted, None) => wanted
            .iter()
            .copied()
            .filter(|state| state.is_public() || filter.unpublished)
            .collect(),
    };
    if !states.is_empty() {
        parts.push(format!(
            "p.state in ({})",
            params.list(states.iter().map(|s| s.as_str()))
        ));
    } else if filter.owner.is_none() {
        return None;
    }
    if let Some(owner) = filter.owner {
        let [person, team, manager] = [(); 3].map(|()| params.add(owner.uuid()));
        parts.push(format!(
            "p.id in (select o.id from project o where o.owner_person_id = {person}
              union select m.project_id from project_member m where m.person_id = {team}
              union select q.id from organisation_member m
                join project q on q.city_id = m.city_id and q.owner_organisation_id = m.organisation_id
                where m.person_id = {manager} and m.role = 'manager')"
        ));
    }
    if let Some(organisation) = filter.organisation {
        parts.push(format!(
            "p.owner_organisation_id = {}",
            params.add(organisation.uuid())
        ));
    }
    if let Some(typed) = &filter.search {
        let words = dialect::search_words(conn, typed)?;
        params.add(words);
        parts.push(dialect::search_condition(conn, params.len()));
    }
    if !filter.categories.is_empty() {
        parts.push(format!(
            "p.category in ({})",
            params.list(filter.categories.clone())
        ));
    }
    if !filter.neighbourhoods.is_empty() {
        let ids = filter.neighbourhoods.iter().map(|id| id.uuid());
        parts.push(format!("p.neighbourhood_id in ({})", params.list(ids)));
    }
    if let Some(bounds) = filter.bounds {
        let (west, east) = (params.add(bounds.west), params.add(bounds.east));
        let (south, north) = (params.add(bounds.south), params.add(bounds.north));
        parts.push(format!(
            "p.longitude between {west} and {east} and p.latitude between {south} and {north}"
        ));
    }
    if let Some(pools) = &filter.matched {
        let reaches: Vec<String> = pools.iter().map(|pool| reach(pool, params)).collect();
        if reaches.is_empty() {
            return None;
        }
        parts.push(format!("({})", reaches.join(" or ")));
    }
    Some(parts.join(" and "))
}

fn reach(pool: &PoolReach, params: &mut Params) -> String {
    let mut parts = Vec::new();
    if !pool.categories.is_empty() {
        parts.push(format!(
            "p.category in ({})",
            params.list(pool.categories.clone())
        ));
    }
    if !pool.places.is_empty() {
        let places = params.list(pool.places.clone());
        let again = params.list(pool.places.clone());
        parts.push(format!(
            "(p.neighbourhood_id in ({places}) or exists (select 1 from project_area a
              where a.city_id = p.city_id and a.project_id = p.id and a.area_id in ({again})))"
        ));
    }
    if parts.is_empty() {
        "1 = 1".to_owned()
    } else {
        format!("({})", parts.join(" and "))
    }
}

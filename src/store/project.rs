//! Projects, one at a time. Lists stand in `project_list`.

use chrono::{DateTime, Utc};
use domain::campaign::CampaignKind;
use domain::project::ProjectState;
use domain::{CityId, Id, Locale, NeighbourhoodId, OrganisationId, PersonId, ProjectId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};

use crate::entity::{project, project_translation};
use crate::texts::{fold, word};
use crate::{Conn, StoreError, Texts};

/// A project with everything that its owner wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// Its identifier.
    pub id: ProjectId,
    /// Its city.
    pub city: CityId,
    /// Its name in addresses of pages.
    pub slug: String,
    /// The data set it was imported from and its key there.
    pub origin: Option<(String, String)>,
    /// The person behind it, where it is a person.
    pub owner_person: Option<PersonId>,
    /// The organisation behind it, where it is one.
    pub owner_organisation: Option<OrganisationId>,
    /// The language of the texts.
    pub language: Locale,
    /// Its texts in that language.
    pub texts: ProjectTexts,
    /// The slug of its category.
    pub category: String,
    /// Where it is in its life.
    pub state: ProjectState,
    /// What the reviewer said.
    pub review_note: Option<String>,
    /// What happens to the money when the goal is missed.
    pub campaign_kind: CampaignKind,
    /// What it asks for in all.
    pub goal_minor: i64,
    /// Without which it cannot be done.
    pub minimum_minor: Option<i64>,
    /// When the campaign opens.
    pub opens_at: Option<DateTime<Utc>>,
    /// When it closes.
    pub closes_at: Option<DateTime<Utc>>,
    /// The neighbourhood it lies in.
    pub neighbourhood: Option<NeighbourhoodId>,
    /// Longitude and latitude.
    pub location: Option<(f64, f64)>,
    /// It concerns the whole city and has no single place.
    pub city_wide: bool,
    /// A postal address or the name of a place.
    pub address: Option<String>,
    /// The file name of its picture.
    pub picture: Option<String>,
    /// What the picture shows.
    pub picture_alts: Texts,
    /// Money that is assured from elsewhere.
    pub secured_minor: i64,
    /// What the whole costs, where it is said apart from the budget.
    pub cost_minor: Option<i64>,
    /// What whoever carries it puts in, beside gifts and what the budget lists as secured.
    pub own_minor: i64,
    /// Whether whoever carries it has done the training that some rules ask for.
    pub trained: bool,
    /// Confirmed gifts.
    pub crowd_minor: i64,
    /// Standing decisions of pools.
    pub match_minor: i64,
    /// Different people with a confirmed gift.
    pub backers: i32,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// When anything on it last changed.
    pub changed_at: DateTime<Utc>,
}

/// The texts of a project in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjectTexts {
    /// Its title.
    pub title: String,
    /// Two sentences at most.
    pub summary: String,
    /// The story, as Markdown.
    pub story: String,
}

pub(crate) fn of(row: project::Model) -> Result<Project, StoreError> {
    Ok(Project {
        id: ProjectId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        origin: row.source.zip(row.external_id),
        owner_person: row.owner_person_id.map(PersonId::from_uuid),
        owner_organisation: row.owner_organisation_id.map(OrganisationId::from_uuid),
        language: word(&row.language, "project", "language", row.id)?,
        state: word(&row.state, "project", "state", row.id)?,
        campaign_kind: word(&row.campaign_kind, "project", "campaign_kind", row.id)?,
        picture_alts: Texts::from_json(&row.picture_alts, "project", "picture_alts", row.id)?,
        slug: row.slug,
        texts: ProjectTexts {
            title: row.title,
            summary: row.summary,
            story: row.story,
        },
        category: row.category,
        review_note: row.review_note,
        goal_minor: row.goal_minor,
        minimum_minor: row.minimum_minor,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        neighbourhood: row.neighbourhood_id.map(NeighbourhoodId::from_uuid),
        location: row.longitude.zip(row.latitude),
        city_wide: row.city_wide,
        address: row.address,
        picture: row.picture,
        secured_minor: row.secured_minor,
        cost_minor: row.cost_minor,
        own_minor: row.own_minor,
        trained: row.trained,
        crowd_minor: row.crowd_minor,
        match_minor: row.match_minor,
        backers: row.backers,
        created_at: row.created_at,
        published_at: row.published_at,
        changed_at: row.changed_at,
    })
}

fn row(from: &Project, search_text: String) -> project::Model {
    let (source, external_id) = from.origin.clone().unzip();
    project::Model {
        city_id: from.city.uuid(),
        id: from.id.uuid(),
        slug: from.slug.clone(),
        source,
        external_id,
        owner_person_id: from.owner_person.map(Id::uuid),
        owner_organisation_id: from.owner_organisation.map(Id::uuid),
        language: from.language.tag().to_owned(),
        title: from.texts.title.clone(),
        summary: from.texts.summary.clone(),
        story: from.texts.story.clone(),
        search_text,
        category: from.category.clone(),
        state: from.state.as_str().to_owned(),
        review_note: from.review_note.clone(),
        campaign_kind: from.campaign_kind.as_str().to_owned(),
        goal_minor: from.goal_minor,
        minimum_minor: from.minimum_minor,
        opens_at: from.opens_at,
        closes_at: from.closes_at,
        neighbourhood_id: from.neighbourhood.map(Id::uuid),
        longitude: from.location.map(|(longitude, _)| longitude),
        latitude: from.location.map(|(_, latitude)| latitude),
        city_wide: from.city_wide,
        address: from.address.clone(),
        picture: from.picture.clone(),
        picture_alts: from.picture_alts.to_json(),
        secured_minor: from.secured_minor,
        cost_minor: from.cost_minor,
        own_minor: from.own_minor,
        trained: from.trained,
        crowd_minor: from.crowd_minor,
        match_minor: from.match_minor,
        backers: from.backers,
        created_at: from.created_at,
        published_at: from.published_at,
        changed_at: from.changed_at,
    }
}

/// What search looks through: the texts in every language and the address, folded.
fn search_text(of: &Project, translations: &[(Locale, ProjectTexts)]) -> String {
    let texts = std::iter::once(&of.texts).chain(translations.iter().map(|(_, texts)| texts));
    let mut all: Vec<&str> = texts
        .flat_map(|t| [t.title.as_str(), &t.summary, &t.story])
        .collect();
    all.extend(of.address.as_deref());
    fold(&all.join(" "))
}

/// Stores a new project with its translations.
pub async fn insert(
    conn: &Conn,
    new: &Project,
    translations: &[(Locale, ProjectTexts)],
) -> Result<(), StoreError> {
    let row = row(new, search_text(new, translations)).into_active_model();
    project::Entity::insert(row).exec_without_returning(conn).await?;
    insert_translations(conn, new, translations).await
}

async fn insert_translations(
    conn: &Conn,
    of: &Project,
    translations: &[(Locale, ProjectTexts)],
) -> Result<(), StoreError> {
    let rows = translations
        .iter()
        .map(|(language, texts)| project_translation::ActiveModel {
            city_id: Set(of.city.uuid()),
            project_id: Set(of.id.uuid()),
            language: Set(language.tag().to_owned()),
            title: Set(texts.title.clone()),
            summary: Set(texts.summary.clone()),
            story: Set(texts.story.clone()),
        });
    project_translation::Entity::insert_many(rows)
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Stores what its owner or the city changed: everything but the totals, which belong to the list of
/// events. Translations are kept unless new ones are given.
pub async fn update(
    conn: &Conn,
    changed: &Project,
    translations: Option<&[(Locale, ProjectTexts)]>,
) -> Result<(), StoreError> {
    let known;
    let texts = match translations {
        Some(texts) => {
            project_translation::Entity::delete_many()
                .filter(project_translation::Column::CityId.eq(changed.city.uuid()))
                .filter(project_translation::Column::ProjectId.eq(changed.id.uuid()))
                .exec(conn)
                .await?;
            insert_translations(conn, changed, texts).await?;
            texts
        }
        None => {
            known = self::translations(conn, changed.city, changed.id).await?;
            &known
        }
    };
    let mut row = row(changed, search_text(changed, texts))
        .into_active_model()
        .reset_all();
    row.crowd_minor = sea_orm::ActiveValue::NotSet;
    row.match_minor = sea_orm::ActiveValue::NotSet;
    row.backers = sea_orm::ActiveValue::NotSet;
    project::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// The translations of a project.
pub async fn translations(
    conn: &Conn,
    city: CityId,
    id: ProjectId,
) -> Result<Vec<(Locale, ProjectTexts)>, StoreError> {
    let rows = project_translation::Entity::find()
        .filter(project_translation::Column::CityId.eq(city.uuid()))
        .filter(project_translation::Column::ProjectId.eq(id.uuid()))
        .all(conn)
        .await?;
    let of = |row: project_translation::Model| {
        let locale = word(&row.language, "project_translation", "language", row.project_id)?;
        Ok((
            locale,
            ProjectTexts {
                title: row.title,
                summary: row.summary,
                story: row.story,
            },
        ))
    };
    rows.into_iter().map(of).collect()
}

/// The project of an identifier, in whatever city.
pub async fn by_id(conn: &Conn, id: ProjectId) -> Result<Option<Project>, StoreError> {
    project::Entity::find()
        .filter(project::Column::Id.eq(id.uuid()))
        .one(conn)
        .await?
        .map(of)
        .transpose()
}

/// The projects of identifiers, in whatever city, in no order.
pub async fn by_ids(conn: &Conn, ids: &[ProjectId]) -> Result<Vec<Project>, StoreError> {
    let ids = ids.iter().map(|id| id.uuid());
    let rows = project::Entity::find()
        .filter(project::Column::Id.is_in(ids))
        .all(conn)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The translations of projects into one language, as far as there are any.
pub async fn translations_into(
    conn: &Conn,
    city: CityId,
    ids: &[ProjectId],
    locale: Locale,
) -> Result<Vec<(ProjectId, ProjectTexts)>, StoreError> {
    let rows = project_translation::Entity::find()
        .filter(project_translation::Column::CityId.eq(city.uuid()))
        .filter(project_translation::Column::ProjectId.is_in(ids.iter().map(|id| id.uuid())))
        .filter(project_translation::Column::Language.eq(locale.tag()))
        .all(conn)
        .await?;
    let of = |row: project_translation::Model| {
        let texts = ProjectTexts {
            title: row.title,
            summary: row.summary,
            story: row.story,
        };
        (ProjectId::from_uuid(row.project_id), texts)
    };
    Ok(rows.into_iter().map(of).collect())
}

/// The project of an identifier, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: ProjectId) -> Result<Option<Project>, StoreError> {
    let query = project::Entity::find().filter(project::Column::Id.eq(id.uuid()));
    // SQLite's one writer needs no lock and its grammar has none.
    let query = if crate::dialect::for_update(conn).is_empty() {
        query
    } else {
        query.lock_exclusive()
    };
    query.one(conn).await?.map(of).transpose()
}

/// The project of a slug.
pub async fn by_slug(conn: &Conn, city: CityId, slug: &str) -> Result<Option<Project>, StoreError> {
    let row = project::Entity::find()
        .filter(project::Column::CityId.eq(city.uuid()))
        .filter(project::Column::Slug.eq(slug))
        .one(conn)
        .await?;
    row.map(of).transpose()
}

/// The project that was imported under this key.
pub async fn by_origin(
    conn: &Conn,
    city: CityId,
    source: &str,
    external_id: &str,
) -> Result<Option<Project>, StoreError> {
    let row = project::Entity::find()
        .filter(project::Column::CityId.eq(city.uuid()))
        .filter(project::Column::Source.eq(source))
        .filter(project::Column::ExternalId.eq(external_id))
        .one(conn)
        .await?;
    row.map(of).transpose()
}

/// Whether any project of the city has this slug.
pub async fn slug_is_taken(conn: &Conn, city: CityId, slug: &str) -> Result<bool, StoreError> {
    Ok(by_slug(conn, city, slug).await?.is_some())
}

/// Sets the state that the end of a campaign leads to.
pub async fn set_state(
    conn: &Conn,
    city: CityId,
    id: ProjectId,
    state: ProjectState,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    project::ActiveModel {
        city_id: Set(city.uuid()),
        id: Set(id.uuid()),
        state: Set(state.as_str().to_owned()),
        changed_at: Set(now),
        ..Default::default()
    }
    .update(conn)
    .await?;
    Ok(())
}

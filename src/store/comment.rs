//! Comments on projects, with one level of replies.

use chrono::{DateTime, Utc};
use domain::comment::CommentState;
use domain::{CityId, CommentId, Id, PersonId, ProjectId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect,
};

use crate::entity::comment;
use crate::sql::Params;
use crate::texts::word;
use crate::{Conn, StoreError, dialect, sql};

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its identifier.
    pub id: CommentId,
    /// The city.
    pub city: CityId,
    /// On which project.
    pub project: ProjectId,
    /// What it replies to.
    pub parent: Option<CommentId>,
    /// Who wrote it; an erased person has no name.
    pub author: Option<PersonId>,
    /// Markdown; empty once its author has deleted it.
    pub body: String,
    /// Whether it can be read.
    pub state: CommentState,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub edited_at: Option<DateTime<Utc>>,
}

/// For whom comments are read: what is hidden is there for its author and for moderators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Who, where they have signed in.
    pub person: Option<PersonId>,
    /// Whether they moderate the city.
    pub moderates: bool,
}

impl Reader {
    /// Whether they may know that the comment is there.
    pub fn sees(self, comment: &Comment) -> bool {
        match comment.state {
            CommentState::Visible | CommentState::Removed => true,
            CommentState::Hidden => {
                self.moderates || comment.author.is_some() && comment.author == self.person
            }
            CommentState::Deleted => false,
        }
    }

    /// The same as a condition on `c`. Erasing a person takes the text and nothing else of the row.
    fn condition(self, params: &mut Params) -> String {
        match (self.moderates, self.person) {
            (true, _) => "(c.state <> 'deleted' and c.body <> '')".to_owned(),
            (false, Some(person)) => {
                let place = params.add(person.uuid());
                format!(
                    "(c.body <> '' and (c.state in ('visible', 'removed') or c.state = 'hidden' and c.author_id = {place}))"
                )
            }
            (false, None) => "(c.state in ('visible', 'removed') and c.body <> '')".to_owned(),
        }
    }

    /// The same for what is no reply: what was deleted keeps its place while somebody has replied to it.
    fn top_condition(self, params: &mut Params) -> String {
        let sees = self.condition(params);
        format!(
            "c.parent_id is null and ({sees} or (c.state = 'deleted' or c.body = '') and exists (select 1 from comment r
               where r.city_id = c.city_id and r.parent_id = c.id and r.state in ('visible', 'removed') and r.body <> ''))"
        )
    }
}

fn of(row: comment::Model) -> Result<Comment, StoreError> {
    let state = word(&row.state, "comment", "state", row.id)?;
    // Erasing a person takes the texts of their comments and nothing else of the row.
    let state = if row.body.is_empty() {
        CommentState::Deleted
    } else {
        state
    };
    Ok(Comment {
        id: CommentId::from_uuid(row.id),
        city: CityId::from_uuid(row.city_id),
        project: ProjectId::from_uuid(row.project_id),
        parent: row.parent_id.map(CommentId::from_uuid),
        author: row.author_id.map(PersonId::from_uuid),
        state,
        body: row.body,
        created_at: row.created_at,
        edited_at: row.edited_at,
    })
}

/// Stores a new comment.
pub async fn insert(conn: &Conn, new: &Comment) -> Result<(), StoreError> {
    let row = comment::Model {
        city_id: new.city.uuid(),
        id: new.id.uuid(),
        project_id: new.project.uuid(),
        parent_id: new.parent.map(CommentId::uuid),
        author_id: new.author.map(PersonId::uuid),
        body: new.body.clone(),
        state: new.state.as_str().to_owned(),
        created_at: new.created_at,
        edited_at: new.edited_at,
    };
    comment::Entity::insert(row.into_active_model())
        .exec_without_returning(conn)
        .await?;
    Ok(())
}

/// Stores what of a comment can change.
pub async fn update(conn: &Conn, changed: &Comment) -> Result<(), StoreError> {
    let row = comment::ActiveModel {
        city_id: Set(changed.city.uuid()),
        id: Set(changed.id.uuid()),
        body: Set(changed.body.clone()),
        state: Set(changed.state.as_str().to_owned()),
        edited_at: Set(changed.edited_at),
        ..Default::default()
    };
    comment::Entity::update(row).exec(conn).await?;
    Ok(())
}

/// The comment of an identifier, in whatever city.
pub async fn by_id(conn: &Conn, id: CommentId) -> Result<Option<Comment>, StoreError> {
    comment::Entity::find()
        .filter(comment::Column::Id.eq(id.uuid()))
        .one(conn)
        .await?
        .map(of)
        .transpose()
}

/// The same, locked until the end of the transaction.
pub async fn lock(conn: &Conn, id: CommentId) -> Result<Option<Comment>, StoreError> {
    let query = comment::Entity::find().filter(comment::Column::Id.eq(id.uuid()));
    let query = if dialect::for_update(conn).is_empty() {
        query
    } else {
        query.lock_exclusive()
    };
    query.one(conn).await?.map(of).transpose()
}

/// Lets one person's comments come one after the other, so that they can be counted.
pub async fn lock_author(conn: &Conn, author: PersonId) -> Result<(), StoreError> {
    dialect::lock_text(conn, &format!("comment/{author}")).await
}

/// How many comments somebody wrote in a city since an instant, deleted ones too.
pub async fn written_since(
    conn: &Conn,
    city: CityId,
    author: PersonId,
    since: DateTime<Utc>,
) -> Result<u64, StoreError> {
    Ok(comment::Entity::find()
        .filter(comment::Column::CityId.eq(city.uuid()))
        .filter(comment::Column::AuthorId.eq(author.uuid()))
        .filter(comment::Column::CreatedAt.gt(since))
        .count(conn)
        .await?)
}

/// A page of what a reader sees on a project that is no reply, the newest first.
pub async fn of_project(
    conn: &Conn,
    (city, project): (CityId, ProjectId),
    reader: Reader,
    after: Option<(DateTime<Utc>, CommentId)>,
    limit: u32,
) -> Result<Vec<Comment>, StoreError> {
    let mut params = Params::default();
    let (city, project) = (params.add(city.uuid()), params.add(project.uuid()));
    let sees = reader.top_condition(&mut params);
    let before = after.map_or_else(String::new, |(at, id)| {
        let (at, id) = (params.add(at), params.add(id.uuid()));
        format!("and (c.created_at, c.id) < ({at}, {id})")
    });
    let limit = params.add(i64::from(limit));
    let statement = format!(
        "select c.* from comment c where c.city_id = {city} and c.project_id = {project} and {sees} {before}
         order by c.created_at desc, c.id desc limit {limit}"
    );
    let rows: Vec<comment::Model> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

#[derive(sea_orm::FromQueryResult)]
struct CountRow {
    number: i64,
}

/// How many a reader sees on a project that are no replies.
pub async fn count_of_project(
    conn: &Conn,
    (city, project): (CityId, ProjectId),
    reader: Reader,
) -> Result<i64, StoreError> {
    let mut params = Params::default();
    let (city, project) = (params.add(city.uuid()), params.add(project.uuid()));
    let sees = reader.top_condition(&mut params);
    let statement = format!(
        "select count(*) as number from comment c where c.city_id = {city} and c.project_id = {project} and {sees}"
    );
    let row: Option<CountRow> = sql::one(conn, &statement, params.into_values()).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// The replies to comments that a reader sees, the oldest first, at most `limit` to each.
pub async fn replies(
    conn: &Conn,
    city: CityId,
    parents: &[CommentId],
    reader: Reader,
    limit: u32,
) -> Result<Vec<Comment>, StoreError> {
    if parents.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = Params::default();
    let city = params.add(city.uuid());
    let parents = params.list(parents.iter().map(|id| id.uuid()));
    let sees = reader.condition(&mut params);
    let limit = params.add(i64::from(limit));
    let statement = format!(
        "select * from (select c.*, row_number() over (partition by c.parent_id order by c.created_at, c.id) as place
           from comment c where c.city_id = {city} and c.parent_id in ({parents}) and {sees}) as ranked
         where place <= {limit} order by created_at, id"
    );
    let rows: Vec<comment::Model> = sql::all(conn, &statement, params.into_values()).await?;
    rows.into_iter().map(of).collect()
}

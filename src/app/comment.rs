//! Comments on projects: written by people who have signed in, read by whoever may read the project.

use chrono::{DateTime, Duration, Utc};
use domain::comment::CommentState;
use domain::{CityId, CommentId, Id, ProblemKind, Problems, ProjectId};
use store::comment::{Comment, Reader};

use crate::changes::Change;
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, input, secret};

/// The longest comment, in characters.
const BODY_MAX: usize = 2000;
/// Comments that one person may write in a city within an hour.
const PER_HOUR: u64 = 10;
/// How long a comment can be changed.
const EDIT_MINUTES: i64 = 30;
/// Replies that are shown.
const REPLIES_MAX: u32 = 50;

/// A comment as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentInput {
    /// On which project.
    pub project: ProjectId,
    /// To which comment it replies.
    pub reply_to: Option<CommentId>,
    /// Markdown.
    pub body: String,
    /// Made by the client, once for each comment.
    pub key: String,
}

/// What the caller sees of a city's comments.
pub fn reader(caller: &Caller, city: CityId) -> Reader {
    Reader {
        person: caller.person(),
        moderates: policy::authorize(caller, Operation::Moderate, On::city(city)).is_ok(),
    }
}

/// Whether its author may change it at this instant.
///
/// # Errors
/// Somebody else's; suspended; no longer shown; too late.
pub fn may_edit(caller: &Caller, comment: &Comment, now: DateTime<Utc>) -> Result<(), ProblemKind> {
    policy::authorize(caller, Operation::EditComment, on(comment))?;
    if let Some(until) = caller.suspended_until(comment.city) {
        return Err(ProblemKind::Suspended { until });
    }
    if comment.state != CommentState::Visible || now >= comment.created_at + Duration::minutes(EDIT_MINUTES) {
        return Err(ProblemKind::EditOver);
    }
    Ok(())
}

/// A comment as the policy table sees it.
pub fn on(comment: &Comment) -> On {
    On::of_person(comment.city, comment.author)
}

impl App {
    /// Writes a comment or a reply. A reply to a reply stands under the same comment.
    ///
    /// # Errors
    /// Refused: not signed in; suspended; no such project or comment; every field that is wrong; too many within an
    /// hour; a key used for something else.
    pub async fn add_comment(&self, caller: &Caller, given: &CommentInput) -> AppResult<Comment> {
        let project = self.project_by_id(caller, given.project).await?;
        let project = project.ok_or_else(|| AppError::not_found("input.project", "project"))?;
        policy::authorize(caller, Operation::Comment, On::project(&project))
            .map_err(|kind| AppError::refused("", kind))?;
        let Some(person) = caller.person() else {
            return Err(AppError::refused("", ProblemKind::SignInRequired));
        };
        if !project.state.is_public() {
            let state = project.state;
            return Err(AppError::refused("", ProblemKind::WrongProjectState { state }));
        }
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "input.idempotencyKey", &given.key);
        let body = input::text(&mut problems, "input.body", &given.body, BODY_MAX);
        problems.check()?;
        let (Some(key), Some(body)) = (&key, &body) else {
            return Err(AppError::Internal("unchecked input".into()));
        };
        let (project, city) = (&project, project.city);
        let id = self
            .db
            .write("comment.add", |conn| async move {
                store::comment::lock_author(&conn, person).await?;
                let id = CommentId::new(&self.world);
                let hash = secret::hash(&format!("{}\u{1f}{:?}\u{1f}{body}", project.id, given.reply_to));
                let known = self
                    .once(&conn, city, person.uuid(), key, "comment.add", hash, id.uuid())
                    .await?;
                if let Some(known) = known {
                    return Ok(CommentId::from_uuid(known));
                }
                let now = self.world.now();
                let since = now - Duration::hours(1);
                if store::comment::written_since(&conn, city, person, since).await? >= PER_HOUR {
                    return Err(AppError::refused("", ProblemKind::TooManyTries));
                }
                let parent = match given.reply_to {
                    Some(to) => Some(answered(&conn, project.id, to).await?),
                    None => None,
                };
                let new = Comment {
                    id,
                    city,
                    project: project.id,
                    parent,
                    author: Some(person),
                    body: body.clone(),
                    state: CommentState::Visible,
                    created_at: now,
                    edited_at: None,
                };
                store::comment::insert(&conn, &new).await?;
                Ok::<_, AppError>(id)
            })
            .await?;
        self.reload_comment(id).await
    }

    /// Changes one's own comment, within half an hour.
    ///
    /// # Errors
    /// Refused: somebody else's; suspended; too late; no text.
    pub async fn edit_comment(&self, caller: &Caller, id: CommentId, body: &str) -> AppResult<Comment> {
        let mut problems = Problems::none();
        let body = input::text(&mut problems, "body", body, BODY_MAX);
        let (body, problems) = (&body, &problems);
        self.db
            .write("comment.edit", |conn| async move {
                let mut comment = self.lock_comment(&conn, caller, id).await?;
                let now = self.world.now();
                may_edit(caller, &comment, now).map_err(|kind| AppError::refused("", kind))?;
                problems.clone().check()?;
                if let Some(body) = body {
                    comment.body.clone_from(body);
                }
                comment.edited_at = Some(now);
                Ok::<_, AppError>(store::comment::update(&conn, &comment).await?)
            })
            .await?;
        self.reload_comment(id).await
    }

    /// Deletes one's own comment: its text is gone. What the moderators took down stays where it is.
    ///
    /// # Errors
    /// Refused: somebody else's.
    pub async fn delete_comment(&self, caller: &Caller, id: CommentId) -> AppResult<Comment> {
        self.db
            .write("comment.delete", |conn| async move {
                let mut comment = self.lock_comment(&conn, caller, id).await?;
                policy::authorize(caller, Operation::EditComment, on(&comment))
                    .map_err(|kind| AppError::refused("", kind))?;
                if matches!(comment.state, CommentState::Visible | CommentState::Hidden) {
                    comment.state = CommentState::Deleted;
                    comment.body = String::new();
                    store::comment::update(&conn, &comment).await?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        self.reload_comment(id).await
    }

    /// The comment of an identifier, if the caller may know that it is there.
    ///
    /// # Errors
    /// Those of the database; likewise below.
    pub async fn comment(&self, caller: &Caller, id: CommentId) -> AppResult<Option<Comment>> {
        let found = store::comment::by_id(self.db.read(), id).await?;
        let Some(comment) = found.filter(|comment| reader(caller, comment.city).sees(comment)) else {
            return Ok(None);
        };
        let project = self.project_by_id(caller, comment.project).await?;
        Ok(project.map(|_| comment))
    }

    /// A page of a readable project's comments, the newest first, without replies.
    pub async fn comments(
        &self,
        caller: &Caller,
        city: CityId,
        project: ProjectId,
        after: Option<(DateTime<Utc>, CommentId)>,
        limit: u32,
    ) -> AppResult<Vec<Comment>> {
        let reader = reader(caller, city);
        Ok(store::comment::of_project(self.db.read(), (city, project), reader, after, limit).await?)
    }

    /// How many of them there are.
    pub async fn count_comments(&self, caller: &Caller, city: CityId, project: ProjectId) -> AppResult<i64> {
        let reader = reader(caller, city);
        Ok(store::comment::count_of_project(self.db.read(), (city, project), reader).await?)
    }

    /// The replies to comments that are shown, the oldest first.
    pub async fn replies(
        &self,
        caller: &Caller,
        city: CityId,
        comments: &[CommentId],
    ) -> AppResult<Vec<Comment>> {
        let reader = reader(caller, city);
        Ok(store::comment::replies(self.db.read(), city, comments, reader, REPLIES_MAX).await?)
    }

    async fn lock_comment(&self, conn: &store::Conn, caller: &Caller, id: CommentId) -> AppResult<Comment> {
        let found = store::comment::lock(conn, id).await?;
        let own = |comment: &Comment| comment.author.is_some() && comment.author == caller.person();
        // One's own is there even once it is deleted: deleting twice is once.
        found
            .filter(|comment| own(comment) || reader(caller, comment.city).sees(comment))
            .ok_or_else(|| AppError::not_found("id", "comment"))
    }

    async fn reload_comment(&self, id: CommentId) -> AppResult<Comment> {
        let found = store::comment::by_id(self.db.read(), id).await?;
        let found = found.ok_or_else(|| AppError::Internal(format!("{id} was stored and is missing")))?;
        self.changes.tell(Change::City(found.city));
        Ok(found)
    }
}

/// The comment under which a reply stands.
async fn answered(conn: &store::Conn, project: ProjectId, to: CommentId) -> AppResult<CommentId> {
    let found = store::comment::lock(conn, to).await?;
    let found = found.filter(|found| found.project == project && found.state == CommentState::Visible);
    let found = found.ok_or_else(|| AppError::not_found("input.replyTo", "comment"))?;
    Ok(found.parent.unwrap_or(found.id))
}

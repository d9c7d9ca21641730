//! The city looks at projects: publishes them, sends them back, or refuses them.

use domain::act::ActKind;
use domain::person::OwnerKind;
use domain::project::{ProjectState, ProjectStep};
use domain::{ProblemKind, Problems, ProjectId};
use serde_json::json;
use store::Conn;
use store::project::Project;

use crate::policy::Operation;
use crate::project::{complete, step};
use crate::{App, AppResult, Caller, input};

const NOTE_MAX: usize = 2000;

/// What a reviewer decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Review {
    /// The campaign may open.
    Publish,
    /// Back to the owner, with a note.
    RequestChanges(String),
    /// Refused, with a reason.
    Reject(String),
}

impl App {
    /// Decides on a project that was handed in.
    ///
    /// # Errors
    /// Refused: not a reviewer of the city; not from this state; no reason given; not complete.
    pub async fn review_project(
        &self,
        caller: &Caller,
        id: ProjectId,
        review: &Review,
    ) -> AppResult<Project> {
        let now = self.world.now();
        let city = self
            .db
            .write("project.review", |conn| async move {
                let (mut project, city) = self
                    .lock_project(&conn, caller, id, Operation::ReviewProject)
                    .await?;
                let note = note(review)?;
                let resumed = project.state == ProjectState::Suspended;
                if is_own(&conn, caller, &project).await? {
                    return Err(crate::AppError::refused("", ProblemKind::OwnCase));
                }
                project.state = step(&project, step_of(review))?;
                project.review_note = note;
                project.changed_at = now;
                if project.state == ProjectState::Published {
                    complete(&project, now).check()?;
                    project.published_at = project.published_at.filter(|_| resumed).or(Some(now));
                    project.opens_at = project.opens_at.or(Some(now));
                    // One that was suspended is known to the engine, as it was published.
                    if !store::event::is_listed(&conn, city.id, id).await? {
                        self.list_project(&conn, &city, &project, now).await?;
                    }
                }
                store::project::update(&conn, &project, None).await?;
                let kind = match review {
                    Review::Publish if resumed => ActKind::ProjectResumed,
                    Review::Publish => ActKind::ProjectPublished,
                    Review::RequestChanges(_) => ActKind::ProjectChangesRequested,
                    Review::Reject(_) => ActKind::ProjectRejected,
                };
                self.record(&conn, Some(city.id), caller, kind, id, json!({}))
                    .await?;
                tracing::info!(project.id = %id, project.state = %project.state, "project reviewed");
                Ok::<_, crate::AppError>(project.city)
            })
            .await?;
        self.decide(city).await?;
        self.reload(id).await
    }
}

/// Whether the project is the caller's: nobody lets their own draw on public money. A public body's own projects are
/// looked at by those who work for it: there is nobody else.
pub(crate) async fn is_own(conn: &Conn, caller: &Caller, project: &Project) -> AppResult<bool> {
    let Some(viewer) = &caller.viewer else {
        return Ok(false);
    };
    let memberships = &viewer.memberships;
    if project.owner_person == Some(viewer.person.id) || memberships.teams.contains(&project.id) {
        return Ok(true);
    }
    let behind = project.owner_organisation;
    let Some(id) = behind.filter(|id| memberships.organisations.iter().any(|(own, _)| own == id)) else {
        return Ok(false);
    };
    let organisation = store::organisation::by_id(conn, id).await?;
    Ok(organisation.is_none_or(|organisation| organisation.kind != OwnerKind::PublicBody))
}

fn step_of(review: &Review) -> ProjectStep {
    match review {
        Review::Publish => ProjectStep::Publish,
        Review::RequestChanges(_) => ProjectStep::RequestChanges,
        Review::Reject(_) => ProjectStep::Reject,
    }
}

/// The note to the owner; a refusal without one would not be kind.
fn note(review: &Review) -> AppResult<Option<String>> {
    let (Review::RequestChanges(reason) | Review::Reject(reason)) = review else {
        return Ok(None);
    };
    let mut problems = Problems::none();
    let note = input::text(&mut problems, "reason", reason, NOTE_MAX);
    problems.check()?;
    note.map(Some)
        .ok_or_else(|| crate::AppError::refused("reason", ProblemKind::Required))
}

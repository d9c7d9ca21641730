//! The training that some rules ask of whoever carries a project: an official notes that it was done.

use domain::act::ActKind;
use domain::{Id, ProblemKind, Problems, ProjectId};
use serde_json::json;

use crate::policy::Operation;
use crate::{App, AppError, AppResult, Caller, Project, input, secret};

impl App {
    /// Notes whether whoever carries a project has done the training. Once the project is published, the engine knows
    /// it as it was then, and nothing of it changes any more.
    ///
    /// # Errors
    /// Refused: no such project; not an official of the city; a project that is published; a key used for something
    /// else.
    pub async fn note_training(
        &self,
        caller: &Caller,
        id: ProjectId,
        done: bool,
        key: &str,
    ) -> AppResult<Project> {
        let mut problems = Problems::none();
        let key = input::key(&mut problems, "idempotencyKey", key);
        problems.check()?;
        let key = &key.ok_or_else(|| AppError::Internal("unchecked input".into()))?;
        self.db
            .write("project.training", |conn| async move {
                let (mut project, city) = self
                    .lock_project(&conn, caller, id, Operation::ManagePools)
                    .await?;
                let person = caller
                    .person()
                    .ok_or_else(|| AppError::refused("", ProblemKind::SignInRequired))?;
                let hash = secret::hash(&format!("{id}{done}"));
                if self
                    .once(
                        &conn,
                        city.id,
                        person.uuid(),
                        key,
                        "project.training",
                        hash,
                        id.uuid(),
                    )
                    .await?
                    .is_some()
                {
                    return Ok(());
                }
                if !project.state.is_unpublished() {
                    let state = project.state;
                    return Err(AppError::refused("", ProblemKind::WrongProjectState { state }));
                }
                project.trained = done;
                project.changed_at = self.world.now();
                store::project::update(&conn, &project, None).await?;
                let detail = json!({ "done": done });
                self.record(&conn, Some(city.id), caller, ActKind::TrainingNoted, id, detail)
                    .await?;
                Ok::<_, AppError>(())
            })
            .await?;
        self.reload(id).await
    }
}

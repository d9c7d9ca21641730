//! The progress of a project, live.

use std::time::Duration;

use app::changes::Change;
use app::{App, AppError, Caller};
use async_graphql::{Context, ID, Result, Subscription};
use domain::{ProblemKind, ProjectId};
use futures_util::{Stream, stream};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{sleep, timeout};

use crate::graphql::ask::Ask;
use crate::graphql::types::campaign::Progress;

/// After news, more is waited for: a rush of gifts is one message.
const REST: Duration = Duration::from_millis(200);

/// Changes made by other processes are not announced here: they are looked for this often.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

#[derive(Default)]
pub struct ProjectSubscription;

#[Subscription]
impl ProjectSubscription {
    /// The progress of a project, now and whenever it changes.
    async fn project_progress(
        &self,
        ctx: &Context<'_>,
        project: ID,
    ) -> Result<impl Stream<Item = Progress> + use<>> {
        let ask = Ask::of(ctx);
        let id: ProjectId = ask.id(&project)?;
        // Listened to before the first look, so that nothing falls between the two.
        let news = ask.app.changes().listen();
        let follower = Follower {
            app: ask.app.clone(),
            caller: ask.caller.clone(),
            id,
            news,
            last: None,
        };
        let first = follower.look().await.map_err(|error| ask.error(error))?;
        let first = first.ok_or_else(|| ask.refusal(&ProblemKind::NotFound { what: "project" }))?;
        Ok(stream::unfold(
            (Some(first), follower),
            |(first, mut follower)| async move {
                let progress = match first {
                    Some(first) => first,
                    None => follower.next().await?,
                };
                follower.last = Some(progress.clone());
                Some((progress, (None, follower)))
            },
        ))
    }
}

struct Follower {
    app: App,
    caller: Caller,
    id: ProjectId,
    news: Receiver<Change>,
    last: Option<Progress>,
}

impl Follower {
    async fn look(&self) -> Result<Option<Progress>, AppError> {
        let Some(project) = self.app.project_by_id(&self.caller, self.id).await? else {
            return Ok(None);
        };
        let city = self.app.city_by_id(project.city).await?;
        Ok(city.map(|city| Progress::new(project.id, &(&project).into(), city.currency)))
    }

    /// The next progress that differs from the last. Nothing once the project is out of sight, or the
    /// process stops.
    async fn next(&mut self) -> Option<Progress> {
        loop {
            match timeout(LOOK_AGAIN, self.news.recv()).await {
                Ok(Ok(Change::Project(_, project))) if project == self.id => sleep(REST).await,
                // Missed some: one of them may have been this one.
                Ok(Err(RecvError::Lagged(_))) | Err(_) => {}
                Ok(Ok(_)) => continue,
                Ok(Err(RecvError::Closed)) => return None,
            }
            match self.look().await {
                Ok(Some(progress)) if self.last.as_ref() == Some(&progress) => {}
                Ok(found) => return found,
                // The next look may succeed; the reader keeps what was shown.
                Err(error) => tracing::warn!(%error, project.id = %self.id, "graphql.progress.failed"),
            }
        }
    }
}

//! Telling the seed's story to an empty database: through the use cases, each at its own instant, with
//! the real sandbox, the real engine and the real ledger.

mod clock;
mod comment;
mod gift;
mod jobs;
mod people;
mod pool;
mod project;
mod timeline;

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{App, AppError, Caller};
use chrono::{DateTime, Utc};
use domain::{CommentId, OrganisationId, PledgeId, ProjectId};
use payments::sandbox::Sandbox;
use store::city::City;

use super::seed::{PLEDGES, Seed, SeedError};

pub use clock::StoryClock;
use timeline::Happening;
pub use timeline::Timeline;

/// Why the story could not be told to its end.
#[derive(Debug, thiserror::Error)]
pub enum StoryError {
    /// A file of the seed is wrong.
    #[error(transparent)]
    Seed(#[from] SeedError),
    /// A use case refused what a file says.
    #[error("seed-data/{file}: {what}: {problems}")]
    Refused {
        /// The file.
        file: String,
        /// What was tried.
        what: &'static str,
        /// Why not.
        problems: String,
    },
    /// The application failed.
    #[error(transparent)]
    App(#[from] AppError),
    /// The sandbox failed.
    #[error(transparent)]
    Sandbox(#[from] payments::sandbox::SandboxError),
    /// The books do not add up afterwards.
    #[error("the audit of the loaded city found: {0}")]
    Audit(String),
}

/// The teller, with what it has met so far.
pub struct Story<'a> {
    seed: &'a Seed,
    app: App,
    sandbox: Arc<Sandbox>,
    clock: StoryClock,
    now: DateTime<Utc>,
    city: City,
    people: BTreeMap<String, Caller>,
    organisations: BTreeMap<String, OrganisationId>,
    /// Neighbourhoods and areas by the name that rules use, to their identifiers.
    areas: BTreeMap<String, String>,
    projects: BTreeMap<String, ProjectId>,
    pledges: BTreeMap<usize, PledgeId>,
    comments: BTreeMap<String, CommentId>,
    pictures: BTreeMap<String, String>,
}

/// What a story is told with.
pub struct Stage {
    /// Over an empty database, with the story's clock.
    pub app: App,
    /// The provider of that application.
    pub sandbox: Arc<Sandbox>,
    /// The clock of both.
    pub clock: StoryClock,
    /// The moment of loading: where the story ends.
    pub now: DateTime<Utc>,
    /// Under which name each picture file is served.
    pub pictures: BTreeMap<String, String>,
}

impl Story<'_> {
    /// Tells the whole story; `progress` hears of every step.
    pub async fn tell(seed: &Seed, stage: Stage, progress: &dyn Fn(usize, usize)) -> Result<(), StoryError> {
        let timeline = Timeline::of(seed, stage.now)?;
        stage.clock.set(timeline.begins_at);
        let mut story = Story::begin(seed, stage).await?;
        let steps = timeline.steps.len();
        for (index, (at, happening)) in timeline.steps.into_iter().enumerate() {
            story.clock.set(at);
            story.happen(happening).await?;
            progress(index + 1, steps);
        }
        story.clock.set(story.now);
        story.finish_jobs().await?;
        story.check().await
    }

    async fn happen(&mut self, happening: Happening) -> Result<(), StoryError> {
        use Happening as H;
        match happening {
            H::Pool(index) => self.set_up_pool(index).await,
            H::Create(index) => self.create(index).await,
            H::Submit(index) => self.submit(index).await,
            H::SendBack(index) | H::Reject(index) | H::Publish(index) => self.review(index, happening).await,
            H::Give(index) => self.give(index).await,
            H::Refund(index) => self.give_back(index).await,
            H::Comment(index) => self.say(index).await,
            H::Report(index) => self.report(index).await,
            H::End(index) => self.end(index).await,
            H::Review(index)
            | H::Deliver(index)
            | H::Complete(index)
            | H::Cancel(index)
            | H::Suspend(index) => self.step(index, happening).await,
        }
    }

    /// Whether the story has ended where the files say, and the books add up.
    async fn check(&self) -> Result<(), StoryError> {
        for (file, project) in &self.seed.projects {
            let told = self.reload(&project.slug).await?.state;
            if told != project.state {
                let reason = format!("the file says {}, its story ends {told}", project.state);
                return Err(SeedError::new(file, "state", reason).into());
            }
        }
        for (index, pledge) in self.seed.pledges.iter().enumerate() {
            let told = self.pledge_state(index).await?;
            if !gift::fits(pledge.outcome, told) {
                let line = format!("line {}, outcome", index + 2);
                let reason = format!("the file says {:?}, its story ends {told}", pledge.outcome);
                return Err(SeedError::new(PLEDGES, line, reason).into());
            }
        }
        let reports = self.app.audit(None).await?;
        let findings: Vec<String> = reports
            .into_iter()
            .flat_map(|it| it.findings)
            .map(|it| it.text)
            .collect();
        if findings.is_empty() {
            Ok(())
        } else {
            Err(StoryError::Audit(findings.join("; ")))
        }
    }
}

/// Puts the file beside what a use case says against it.
fn at(file: &str, what: &'static str) -> impl FnOnce(AppError) -> StoryError {
    let file = file.to_owned();
    move |error| match error {
        AppError::Refused(problems) => {
            let say = |it: &domain::Problem| {
                let words = app::words::problem(domain::Locale::En, &it.kind);
                if it.field.is_empty() {
                    words
                } else {
                    format!("{}: {words}", it.field)
                }
            };
            let problems = problems.iter().map(say).collect::<Vec<_>>().join("; ");
            StoryError::Refused { file, what, problems }
        }
        other => StoryError::App(other),
    }
}

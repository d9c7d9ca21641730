//! What happens in the seed's city, in order of time.

use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::project::{ProjectState, ProjectStep};

use super::super::seed::{PoolStateWord, ProjectFile, Seed, SeedError};

/// One thing that happens. The numbers are places in the seed's lists. Their order here is the order of
/// what happens at the same instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// A pool is set up, and published unless it is a draft.
    Pool(usize),
    /// Somebody writes a project.
    Create(usize),
    /// Its owner hands it in.
    Submit(usize),
    /// The city begins to look at it.
    Review(usize),
    /// The city sends it back.
    SendBack(usize),
    /// The city refuses it.
    Reject(usize),
    /// The city lets its campaign open.
    Publish(usize),
    /// Somebody gives.
    Give(usize),
    /// A gift is given back.
    Refund(usize),
    /// Somebody comments on a project.
    Comment(usize),
    /// Somebody reports a comment.
    Report(usize),
    /// A campaign ends.
    End(usize),
    /// Work begins.
    Deliver(usize),
    /// Work is done.
    Complete(usize),
    /// The owner calls it off.
    Cancel(usize),
    /// The city stops it.
    Suspend(usize),
}

/// The story: instants in order. It ends at the moment of loading.
#[derive(Debug, PartialEq, Eq)]
pub struct Timeline {
    pub begins_at: DateTime<Utc>,
    pub steps: Vec<(DateTime<Utc>, Happening)>,
}

impl Timeline {
    /// Orders what the seed tells, counted from the moment of loading.
    pub fn of(seed: &Seed, now: DateTime<Utc>) -> Result<Timeline, SeedError> {
        let mut steps = Vec::new();
        for (index, (_, pool)) in seed.pools.iter().enumerate() {
            // A draft that opens later is being written today.
            let written = match pool.state {
                PoolStateWord::Published => days_before(now, pool.opens_days_ago),
                PoolStateWord::Draft => days_before(now, pool.opens_days_ago.max(3)),
            };
            steps.push((written, Happening::Pool(index)));
        }
        for (index, (file, project)) in seed.projects.iter().enumerate() {
            steps.extend(of_project(file, project, index, now)?);
        }
        for (index, pledge) in seed.pledges.iter().enumerate() {
            steps.push((
                now - TimeDelta::minutes(pledge.minutes_ago),
                Happening::Give(index),
            ));
            if let Some(minutes) = pledge.refunded_minutes_ago {
                steps.push((now - TimeDelta::minutes(minutes), Happening::Refund(index)));
            }
        }
        let ago = |minutes| now - TimeDelta::minutes(minutes);
        for (index, comment) in seed.comments.comment.iter().enumerate() {
            steps.push((ago(comment.minutes_ago), Happening::Comment(index)));
        }
        for (index, report) in seed.comments.report.iter().enumerate() {
            steps.push((ago(report.minutes_ago), Happening::Report(index)));
        }
        steps.sort_unstable();
        let first = steps.first().map_or(now, |(at, _)| *at);
        Ok(Timeline {
            begins_at: first - Days::new(1),
            steps,
        })
    }
}

/// When a project that was never published would close: as if it were published a week from now.
pub fn closes_at(project: &ProjectFile, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match (project.closes_in_days, project.duration_days) {
        (Some(days), _) => Some(days_before(now, -days)),
        (None, Some(duration)) => Some(days_before(now, -(duration + 7))),
        (None, None) => None,
    }
}

fn of_project(
    file: &str,
    project: &ProjectFile,
    index: usize,
    now: DateTime<Utc>,
) -> Result<Vec<(DateTime<Utc>, Happening)>, SeedError> {
    use Happening as H;
    use ProjectState as S;
    let created = days_before(now, project.created_days_ago);
    let state = days_before(now, project.state_days_ago);
    let missing = |key| SeedError::new(file, key, format!("a project that is {} has it", project.state));
    let published = || project.published_days_ago.map(|days| days_before(now, days));
    let closed = || project.closes_in_days.map(|days| days_before(now, -days));
    let mut steps = vec![(created, H::Create(index))];
    match project.state {
        S::Idea | S::Draft => return Ok(steps),
        S::Submitted => steps.push((state, H::Submit(index))),
        S::InReview => steps.extend([
            (between(created, state), H::Submit(index)),
            (state, H::Review(index)),
        ]),
        S::ChangesRequested => {
            steps.extend([
                (between(created, state), H::Submit(index)),
                (state, H::SendBack(index)),
            ]);
        }
        S::Rejected => steps.extend([
            (between(created, state), H::Submit(index)),
            (state, H::Reject(index)),
        ]),
        S::Cancelled if project.published_days_ago.is_none() => steps.push((state, H::Cancel(index))),
        S::Published
        | S::Succeeded
        | S::Failed
        | S::InDelivery
        | S::Completed
        | S::Cancelled
        | S::Suspended => {
            let published = published().ok_or_else(|| missing("published_days_ago"))?;
            let closed = closed().ok_or_else(|| missing("closes_in_days"))?;
            steps.push((between(created, published), H::Submit(index)));
            steps.push((published, H::Publish(index)));
            if project.state == S::Cancelled {
                steps.push((state, H::Cancel(index)));
            } else if project.state == S::Suspended {
                steps.push((state, H::Suspend(index)));
            } else if closed <= now {
                steps.push((closed, H::End(index)));
            }
            if project.state == S::InDelivery {
                steps.push((state, H::Deliver(index)));
            } else if project.state == S::Completed {
                steps.extend([
                    (between(closed, state), H::Deliver(index)),
                    (state, H::Complete(index)),
                ]);
            }
        }
    }
    match steps.windows(2).any(|pair| pair[1].0 < pair[0].0) || steps.iter().any(|(at, _)| *at > now) {
        true => Err(SeedError::new(
            file,
            "state_days_ago",
            "the dates are not in the order of a project's life",
        )),
        false => Ok(steps),
    }
}

impl Happening {
    /// The step of a project's life that has no use case with rights of its own yet.
    pub fn step(self) -> Option<ProjectStep> {
        Some(match self {
            Self::Review(_) => ProjectStep::Review,
            Self::Deliver(_) => ProjectStep::Deliver,
            Self::Complete(_) => ProjectStep::Complete,
            Self::Cancel(_) => ProjectStep::Cancel,
            Self::Suspend(_) => ProjectStep::Suspend,
            _ => return None,
        })
    }
}

/// Whole days, exactly 24 hours each; negative days lie ahead.
pub fn days_before(now: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    now - TimeDelta::hours(24 * days)
}

fn between(earlier: DateTime<Utc>, later: DateTime<Utc>) -> DateTime<Utc> {
    earlier + (later - earlier) / 2
}

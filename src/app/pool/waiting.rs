//! What the rule of a pool waits for from officials, and the projects that it waits for.

use domain::{PoolId, ProjectId};
use engine::{AllocateWay, RateSelector, ReleaseWhen, SaidFigures, Selection, Source};

use super::read::rule_of;
use crate::matching::form::{BandForm, RuleForm};
use crate::policy::{self, On, Operation};
use crate::{App, AppError, AppResult, Caller, Pool};
use domain::pool::PoolState;

domain::words! {
    /// What an official has to say so that a rule can go on.
    pub enum Task {
        /// A jury admits projects.
        Admit = "admit",
        /// Projects are ranked.
        Rank = "rank",
        /// A round is held.
        HoldRound = "hold_round",
        /// A period ends, and what is reserved becomes due.
        EndPeriod = "end_period",
        /// It is proven that a project did what it promised.
        VerifyProof = "verify_proof",
        /// Costs are proven.
        ProveCosts = "prove_costs",
        /// Votes are counted.
        CountVotes = "count_votes",
    }
}

/// A project that may take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub project: ProjectId,
    /// What people have said, counted and proven.
    pub said: SaidFigures,
    /// What the pool gives to it now, in minor units.
    pub given_minor: i64,
    /// What it would have if the round were held now, in minor units; nothing where none can be held.
    pub after_round_minor: Option<i64>,
}

/// What a rule waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What officials have to say.
    pub tasks: Vec<Task>,
    /// Within what a jury may set share and ceiling; nothing where it may set none.
    pub band: Option<BandForm>,
    /// The projects that may take part, in the order of their publication; none where nothing is waited for.
    pub candidates: Vec<Candidate>,
}

/// What a rule asks officials for, in the order in which it is usually done.
pub fn tasks(rule: &RuleForm) -> Vec<Task> {
    let gate = |asks: &dyn Fn(&crate::matching::form::GateForm) -> bool| rule.gate.iter().any(asks);
    let way = rule.allocate.as_ref().map(|allocate| allocate.rule().way);
    let by_rank = |table: &crate::matching::form::RateTableForm| table.selector.0 == RateSelector::Rank;
    let when = rule.release.as_ref().map(|release| release.when.0);
    let costs = rule.count.source.is_some_and(|source| source.0 == Source::Costs);
    let jury = rule
        .eligible
        .selection
        .is_some_and(|selection| selection.0 == Selection::Jury);
    let asked = [
        (Task::Admit, jury),
        (
            Task::CountVotes,
            gate(&|gate| gate.votes.is_some() || gate.votes_by_goal.is_some()),
        ),
        (
            Task::Rank,
            way == Some(AllocateWay::RankFill)
                || gate(&|gate| gate.rank_max.is_some())
                || rule.rate.table.as_ref().is_some_and(by_rank),
        ),
        (
            Task::HoldRound,
            rule.allocate
                .as_ref()
                .is_some_and(|allocate| allocate.rule().waits()),
        ),
        (Task::EndPeriod, when == Some(ReleaseWhen::Periodic)),
        (
            Task::VerifyProof,
            when == Some(ReleaseWhen::OnVerification) && !costs,
        ),
        (
            Task::ProveCosts,
            costs || when == Some(ReleaseWhen::Reimbursement),
        ),
    ];
    asked
        .into_iter()
        .filter_map(|(task, asked)| asked.then_some(task))
        .collect()
}

impl App {
    /// What the rule of a pool waits for; nothing for who may not say it, and where the pool hears nothing.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn waiting(&self, caller: &Caller, pool: &Pool) -> AppResult<Option<Waiting>> {
        let may = policy::permits(caller, Operation::ManagePools, On::city(pool.city)).is_ok();
        let hears = matches!(
            pool.state,
            PoolState::Published | PoolState::Exhausted | PoolState::Paused
        );
        if !may || !hears {
            return Ok(None);
        }
        let versions = self.rules(pool.city, &[pool.id]).await?;
        let Some(version) = versions.iter().find(|version| version.published_at.is_some()) else {
            return Ok(None);
        };
        let rule = rule_of(version)?;
        let tasks = tasks(&rule);
        let candidates = if tasks.is_empty() {
            Vec::new()
        } else {
            self.candidates(pool, tasks.contains(&Task::HoldRound)).await?
        };
        Ok(Some(Waiting {
            tasks,
            band: rule.eligible.overrides,
            candidates,
        }))
    }

    async fn candidates(&self, pool: &Pool, rehearse: bool) -> AppResult<Vec<Candidate>> {
        let city = self.known_city(pool.city).await?;
        let (key, now) = (pool.id.to_string(), self.world.now());
        let found = self
            .with_fold(&city, |fold| fold.candidates(&key, rehearse, now))
            .await?;
        found.into_iter().map(|one| candidate(pool.id, one)).collect()
    }
}

fn candidate(pool: PoolId, found: crate::matching::fold::Candidate) -> AppResult<Candidate> {
    let project = found
        .project
        .parse()
        .map_err(|_| AppError::Internal(format!("{pool}: {} is no project", found.project)))?;
    Ok(Candidate {
        project,
        said: found.said,
        given_minor: found.given_minor,
        after_round_minor: found.after_round_minor,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn asks(rule: &str, expected: &[Task]) {
        let text = format!(
            r#"{{"id": "r", "pool": "p", "base": "goal", "rate": {{"goal_share_bps": 5000}}{rule}}}"#
        );
        assert_eq!(tasks(&RuleForm::from_json(&text).unwrap()), expected, "{rule}");
    }

    #[test]
    fn a_rule_says_what_it_waits_for() {
        asks("", &[]);
        asks(r#", "eligible": {"selection": "jury"}"#, &[Task::Admit]);
        asks(r#", "gate": {"votes": 50}"#, &[Task::CountVotes]);
        asks(r#", "gate": {"rank_max": 3}"#, &[Task::Rank]);
        asks(
            r#", "allocate": "rank_fill", "release": "at_end""#,
            &[Task::Rank, Task::HoldRound],
        );
        asks(r#", "release": "on_verification""#, &[Task::VerifyProof]);
        asks(r#", "release": "periodic""#, &[Task::EndPeriod]);
    }
}

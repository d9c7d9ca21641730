//! What the rule of a pool waits for from officials.

use app::pool::{Candidate, Waiting};
use async_graphql::SimpleObject;
use domain::{CityId, Currency};

use super::project::Project;
use crate::graphql::ask::Ask;
use crate::graphql::scalar::{Money, int, money};
use crate::graphql::words::PoolTask;

/// What the rule of a pool waits for from officials, and the projects that it waits for.
#[derive(SimpleObject)]
pub struct PoolRound {
    /// What officials have to say, in the order in which it is usually said; empty where the rule goes on by itself.
    tasks: Vec<PoolTask>,
    /// Within what a jury may set a project's share and ceiling; null where it may set none.
    band: Option<JuryBand>,
    /// Those that may take part, in the order of their publication.
    candidates: Vec<RoundCandidate>,
}

/// Null means: no bound.
#[derive(SimpleObject)]
pub struct JuryBand {
    share_min_bps: Option<i32>,
    share_max_bps: Option<i32>,
    cap_min: Option<Money>,
    cap_max: Option<Money>,
}

/// A project that may take part under the rule of a pool, and what was said about it.
#[derive(SimpleObject)]
pub struct RoundCandidate {
    project: Project,
    /// Whether a jury has admitted it.
    admitted: bool,
    /// The share of the goal that the jury set.
    share_bps: Option<i32>,
    /// The ceiling that the jury set.
    cap: Option<Money>,
    /// Its rank under the rule, 1 first.
    rank: Option<i32>,
    votes: i32,
    /// Whether a proof was verified.
    proven: bool,
    /// What it has proven to have spent.
    costs: Money,
    /// What the pool gives to it now.
    given: Money,
    /// What it would have if the round were held now; null where none can be held.
    after_round: Option<Money>,
}

impl PoolRound {
    /// In the words of the contract.
    pub fn new(ask: &Ask, city: CityId, waiting: Waiting, currency: Currency) -> Self {
        let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let amount = |minor: i64| money(minor, currency);
        let projects = waiting.candidates.iter().map(|one| (city, one.project));
        Project::expect(ask, projects.collect::<Vec<_>>().into_iter());
        let candidate = |one: Candidate| RoundCandidate {
            project: Project::named(city, one.project),
            admitted: one.said.admitted,
            share_bps: one.said.share_bps.map(whole),
            cap: one.said.cap_minor.map(amount),
            rank: one.said.rank.map(whole),
            votes: int(i64::from(one.said.votes)),
            proven: one.said.proven,
            costs: amount(one.said.costs_minor),
            given: amount(one.given_minor),
            after_round: one.after_round_minor.map(amount),
        };
        Self {
            tasks: waiting.tasks.into_iter().map(PoolTask::from).collect(),
            band: waiting.band.map(|band| JuryBand {
                share_min_bps: band.share_min_bps.map(whole),
                share_max_bps: band.share_max_bps.map(whole),
                cap_min: band.cap_min_minor.map(amount),
                cap_max: band.cap_max_minor.map(amount),
            }),
            candidates: waiting.candidates.into_iter().map(candidate).collect(),
        }
    }
}

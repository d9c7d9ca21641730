//! The audit of decisions: do they add up to what stands?

use std::collections::BTreeMap;

use crate::decision::{Decision, DecisionState, Place};
use crate::finding::{Finding, FindingKind, Findings, Spot};
use crate::handle::{ContributionIx, FunderIx, PoolIx, ProjectIx, RuleIx};
use crate::state::State;

/// The place of what is held among the figures of a pool.
pub(crate) const HELD: usize = 0;

/// The place of a figure among held, reserved, committed and paid.
pub(crate) fn bucket(place: Place) -> Option<usize> {
    match place {
        Place::Available => None,
        Place::Held => Some(HELD),
        Place::Reserved => Some(1),
        Place::Committed => Some(2),
        Place::Paid => Some(3),
    }
}

/// Checks the decisions of a whole fold against the state that it left: the sums of pools, projects,
/// contributions and funders. Settlements carry no contribution; what they release is compared by project.
pub fn audit_log<'a>(state: &State, decisions: impl IntoIterator<Item = &'a Decision>) -> Vec<Finding> {
    let mut findings = Findings::default();
    let mut pools = vec![[0_i64; 4]; state.pools.len()];
    let mut funders: Vec<Vec<i64>> = state
        .pools
        .iter()
        .map(|pool| vec![0; pool.funders.len()])
        .collect();
    let mut projects = vec![0_i64; state.projects.len()];
    let mut gifts: BTreeMap<(ContributionIx, RuleIx), i64> = BTreeMap::new();
    for decision in decisions {
        let at = Spot {
            pool: decision.pool,
            rule: decision.rule,
            project: decision.project,
            contribution: decision.contribution,
            funder: None,
        };
        let split: i64 = decision
            .funders
            .shares()
            .iter()
            .map(|share| share.change_minor)
            .sum();
        findings.equal(FindingKind::DecisionSplit, at, split, decision.change_minor);
        let (Some(pool), Some(project)) = (decision.pool, decision.project) else {
            continue;
        };
        let Some(figures) = pools.get_mut(pool.index()) else {
            continue;
        };
        let to = |place, sign: i64| (bucket(place), sign * decision.change_minor);
        let moves = match decision.state {
            DecisionState::Held => [to(Place::Held, 1), (None, 0)],
            DecisionState::Reserved => [to(Place::Reserved, 1), (None, 0)],
            DecisionState::Released => [to(decision.from, 1), (None, 0)],
            DecisionState::Committed => [to(Place::Reserved, -1), to(Place::Committed, 1)],
            DecisionState::Paid => [to(Place::Committed, -1), to(Place::Paid, 1)],
            DecisionState::Refused => continue,
        };
        for (bucket, minor) in moves {
            if let Some(bucket) = bucket {
                figures[bucket] += minor;
            }
        }
        let stands = matches!(decision.state, DecisionState::Reserved | DecisionState::Released);
        if stands || decision.state == DecisionState::Held {
            for share in decision.funders.shares() {
                if let Some(used) = funders[pool.index()].get_mut(share.funder.index()) {
                    *used += share.change_minor;
                }
            }
        }
        if stands {
            if let Some(sum) = projects.get_mut(project.index()) {
                *sum += decision.change_minor;
            }
            if let (Some(contribution), Some(rule)) = (decision.contribution, decision.rule) {
                *gifts.entry((contribution, rule)).or_default() += decision.change_minor;
            }
        }
    }
    for (place, pool) in state.pools.iter().enumerate() {
        let at = Spot {
            pool: Some(PoolIx::at(place)),
            ..Spot::default()
        };
        for (found, expected) in
            pools[place]
                .into_iter()
                .zip([pool.held, pool.reserved, pool.committed, pool.paid])
        {
            findings.equal(FindingKind::LogSum, at, found, expected);
        }
        for (nth, funder) in pool.funders.iter().enumerate() {
            let at = Spot {
                funder: Some(FunderIx::at(nth)),
                ..at
            };
            findings.equal(FindingKind::LogSum, at, funders[place][nth], funder.used);
        }
    }
    for (place, project) in state.projects.iter().enumerate() {
        let at = Spot {
            project: Some(ProjectIx::at(place)),
            ..Spot::default()
        };
        let stands = project.awarded - state.holds.on(ProjectIx::at(place));
        findings.equal(FindingKind::LogSum, at, projects[place], stands);
    }
    let open = |project: ProjectIx| state.totals(project).outcome == crate::Outcome::Open;
    for place in 0..state.gifts.len() {
        let contribution = ContributionIx::at(place);
        let Some(figures) = state.contribution(contribution) else {
            continue;
        };
        if open(figures.project) {
            let at = Spot {
                contribution: Some(contribution),
                ..Spot::default()
            };
            // Under a rule that decides on a project as a whole, a gift has no award of its own.
            for (rule, stands) in state.awards(contribution) {
                let at = Spot {
                    rule: Some(rule),
                    ..at
                };
                let found = gifts.get(&(contribution, rule)).copied().unwrap_or(0);
                findings.equal(FindingKind::LogSum, at, found, stands);
            }
        }
    }
    findings.into_vec()
}

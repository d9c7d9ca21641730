//! The audit of what is held: nothing that is over due, one rule once for one gift, and its sums.

use std::collections::BTreeMap;

use crate::finding::{FindingKind, Findings, Spot};
use crate::handle::{ProjectIx, TallyIx};
use crate::programme::Programme;
use crate::state::State;

pub(crate) fn holds(programme: &Programme, state: &State, findings: &mut Findings) {
    let (mut projects, mut tallies, mut pools) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut seen = Vec::new();
    for held in state.holds.iter() {
        let candidate = held.candidate(programme);
        let at = Spot {
            pool: Some(candidate.pool),
            rule: Some(held.rule),
            project: Some(held.gift.project),
            contribution: Some(held.gift.id),
            ..Spot::default()
        };
        if held.until < state.now {
            findings.add(FindingKind::HoldOverdue, at, held.minor(), 0);
        }
        findings.not_negative(at, held.minor() - 1);
        findings.equal(
            FindingKind::HoldSum,
            at,
            held.by_funder().iter().sum(),
            held.minor(),
        );
        if state.gifts.has(held.gift.id) || seen.contains(&(held.gift.id, candidate.line)) {
            findings.add(FindingKind::MatchedTwice, at, 2, 1);
        }
        seen.push((held.gift.id, candidate.line));
        *projects.entry(held.gift.project).or_insert(0) += held.minor();
        *tallies.entry(candidate.tally).or_insert(0) += held.minor();
        if held.bounded {
            *pools.entry(candidate.pool).or_insert(0) += held.minor();
        }
    }
    for (place, _) in state.projects.iter().enumerate() {
        let project = ProjectIx::at(place);
        let at = Spot {
            project: Some(project),
            ..Spot::default()
        };
        let sum = projects.get(&project).copied().unwrap_or(0);
        findings.equal(FindingKind::HoldSum, at, state.holds.on(project), sum);
    }
    for (pool, _) in programme.pools().take(state.pools.len()) {
        let at = Spot {
            pool: Some(pool),
            ..Spot::default()
        };
        let sum = pools.get(&pool).copied().unwrap_or(0);
        findings.equal(FindingKind::HoldSum, at, state.holds.bounded(pool), sum);
    }
    for (place, spec) in programme.tallies().iter().enumerate().take(state.tallies.len()) {
        let tally = TallyIx::at(place);
        let at = Spot {
            pool: Some(spec.pool),
            project: Some(spec.project),
            ..Spot::default()
        };
        let sum = tallies.get(&tally).copied().unwrap_or(0);
        findings.equal(FindingKind::HoldSum, at, state.holds.by(tally), sum);
    }
}

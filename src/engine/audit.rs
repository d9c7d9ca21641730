//! The audit: the laws that a state must keep, checked from the state, and from the decisions.
//!
//! Every figure that the fold keeps as a running sum is added up again from its parts, and every ceiling
//! is compared with what stands below it. An empty list is the good answer.

use std::collections::BTreeMap;

use crate::amount::share;
use crate::audit_log::{HELD, bucket};
use crate::eligible::Selection;
use crate::finding::{Finding, FindingKind, Findings, Spot};
use crate::grant::Grant;
use crate::handle::{FunderIx, PoolIx, ProjectIx, RuleIx, TallyIx};
use crate::limit::Period;
use crate::programme::Programme;
use crate::project::Outcome;
use crate::rule::{RuleVersion, Way};
use crate::state::State;
use crate::{audit_books, audit_gifts, audit_grants, audit_holds, audit_parts};

/// Checks a state against the laws. Empty when all is well.
pub fn audit(programme: &Programme, state: &State) -> Vec<Finding> {
    let mut findings = Findings::default();
    let sums = Sums::of(programme, state);
    pools(state, &sums, &mut findings);
    projects(state, &sums, &mut findings);
    tallies(programme, state, &sums, &mut findings);
    audit_gifts::gifts(programme, state, &mut findings);
    audit_gifts::memory(programme, state, &mut findings);
    audit_holds::holds(programme, state, &mut findings);
    audit_grants::grants(state, &mut findings);
    audit_grants::groups(programme, state, &mut findings);
    audit_books::books(programme, state, &mut findings);
    audit_books::marks(programme, state, &mut findings);
    audit_parts::parts(programme, state, &mut findings);
    audit_parts::drawing(programme, state, &mut findings);
    findings.into_vec()
}

/// Everything added up again from the awards, holds and gifts.
struct Sums {
    /// By pool: held, reserved, committed, paid.
    pools: Vec<[i64; 4]>,
    funders: Vec<Vec<i64>>,
    projects: Vec<(i64, i64)>,
    tallies: Vec<i64>,
    rules: BTreeMap<TallyIx, Vec<RuleIx>>,
}

impl Sums {
    fn of(programme: &Programme, state: &State) -> Self {
        let mut sums = Self {
            pools: vec![[0; 4]; state.pools.len()],
            funders: state
                .pools
                .iter()
                .map(|pool| vec![0; pool.funders.len()])
                .collect(),
            projects: vec![(0, 0); state.projects.len()],
            tallies: vec![0; state.tallies.len()],
            rules: BTreeMap::new(),
        };
        for (_, gift) in state.gifts.iter() {
            sums.projects[gift.project.index()].0 += gift.remaining();
        }
        for (place, award) in state.awards.iter().enumerate() {
            let project = state.gifts.known(award.gift).project;
            let candidate = programme.candidate(project, award.rule);
            let pool = candidate.pool.index();
            sums.tallies[candidate.tally.index()] += award.stands;
            sums.projects[project.index()].1 += award.stands;
            if let Some(bucket) = bucket(state.projects[project.index()].place) {
                sums.pools[pool][bucket] += award.stands;
            }
            let only = [award.stands];
            for (sum, part) in sums.funders[pool]
                .iter_mut()
                .zip(state.awards.parts(place).unwrap_or(&only))
            {
                *sum += part;
            }
            sums.note(candidate.tally, award.rule);
        }
        for held in state.holds.iter() {
            let candidate = held.candidate(programme);
            let pool = candidate.pool.index();
            sums.tallies[candidate.tally.index()] += held.minor();
            sums.projects[held.gift.project.index()].1 += held.minor();
            sums.pools[pool][HELD] += held.minor();
            for (sum, part) in sums.funders[pool].iter_mut().zip(held.by_funder()) {
                *sum += part;
            }
            sums.note(candidate.tally, held.rule);
        }
        for grant in &state.grants {
            let pool = grant.pool.index();
            sums.tallies[grant.tally.index()] += grant.stands;
            sums.projects[grant.project.index()].1 += grant.stands;
            let figures = [0, grant.reserved(), grant.due - grant.paid, grant.paid];
            for (sum, minor) in sums.pools[pool].iter_mut().zip(figures) {
                *sum += minor;
            }
            for (sum, part) in sums.funders[pool].iter_mut().zip(&grant.parts) {
                *sum += part;
            }
            sums.note(grant.tally, grant.rule);
        }
        sums
    }

    /// Notes that a version of a rule gave something on a project.
    fn note(&mut self, tally: TallyIx, rule: RuleIx) {
        let rules = self.rules.entry(tally).or_default();
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
}

fn pools(state: &State, sums: &Sums, findings: &mut Findings) {
    for (place, pool) in state.pools.iter().enumerate() {
        let at = Spot {
            pool: Some(PoolIx::at(place)),
            ..Spot::default()
        };
        let [held, reserved, committed, paid] = sums.pools[place];
        for (found, expected) in [
            (pool.held, held),
            (pool.reserved, reserved),
            (pool.committed, committed),
            (pool.paid, paid),
        ] {
            findings.not_negative(at, found);
            findings.equal(FindingKind::PoolSum, at, found, expected);
        }
        let used = pool.held + pool.reserved + pool.committed + pool.paid;
        findings.at_most(FindingKind::PoolOverdrawn, at, used, pool.amount);
        let (mut amounts, mut all) = (0, 0);
        for (nth, funder) in pool.funders.iter().enumerate() {
            let at = Spot {
                funder: Some(FunderIx::at(nth)),
                ..at
            };
            findings.not_negative(at, funder.used);
            findings.at_most(FindingKind::FunderOverdrawn, at, funder.used, funder.amount);
            findings.equal(FindingKind::FunderSum, at, funder.used, sums.funders[place][nth]);
            amounts += funder.amount;
            all += funder.used;
        }
        findings.equal(FindingKind::FunderSum, at, all, used);
        findings.equal(FindingKind::FunderSum, at, amounts, pool.amount);
    }
}

fn projects(state: &State, sums: &Sums, findings: &mut Findings) {
    for (place, project) in state.projects.iter().enumerate() {
        let at = Spot {
            project: Some(ProjectIx::at(place)),
            ..Spot::default()
        };
        let (crowd, awarded) = sums.projects[place];
        findings.not_negative(at, project.crowd);
        findings.equal(FindingKind::ProjectCrowdSum, at, project.crowd, crowd);
        findings.equal(FindingKind::ProjectMatchSum, at, project.awarded, awarded);
    }
}

fn tallies(programme: &Programme, state: &State, sums: &Sums, findings: &mut Findings) {
    for (place, given) in state.tallies.iter().enumerate() {
        let spec = programme.tallies()[place];
        let at = Spot {
            pool: Some(spec.pool),
            project: Some(spec.project),
            ..Spot::default()
        };
        findings.not_negative(at, *given);
        findings.equal(FindingKind::RuleSum, at, *given, sums.tallies[place]);
        // Match given under an older version may lie above the ceiling of a newer one: the widest of the
        // versions that gave something is the one that binds. A version without a ceiling binds nothing.
        let Some(rules) = sums.rules.get(&TallyIx::at(place)) else {
            continue;
        };
        let limits = rules
            .iter()
            .map(|rule| (*rule, ceiling(programme, state, *rule, spec.project)));
        if let Some((rule, ceiling)) = limits.max_by_key(|(_, ceiling)| *ceiling) {
            let at = Spot {
                rule: Some(rule),
                ..at
            };
            findings.at_most(FindingKind::AboveCeiling, at, *given, ceiling);
        }
    }
}

/// The lowest of the ceilings that a version sets for a project.
fn ceiling(programme: &Programme, state: &State, rule: RuleIx, project: ProjectIx) -> i64 {
    let (version, spec) = (programme.rule(rule), programme.project(project));
    let limit = &version.spec.rule.limit;
    let pool = state.pools[version.spec.pool.index()].amount;
    let lifetime = limit.organisation.filter(|limit| limit.per == Period::Lifetime);
    let ceilings = [
        limit.project_minor,
        limit.by_what_it_is(spec),
        limit.project_goal_bps.map(|bps| share(spec.goal_minor, bps)),
        limit.project_pool_bps.map(|bps| share(pool, bps)),
        lifetime.map(|limit| limit.minor),
        jury_cap(state, version, rule, project),
    ];
    ceilings.into_iter().flatten().min().unwrap_or(i64::MAX)
}

/// What a jury set, where match follows it when it is set anew: under the version that acts, on open campaigns,
/// up to what was paid.
fn jury_cap(state: &State, version: &RuleVersion, rule: RuleIx, project: ProjectIx) -> Option<i64> {
    let open = state.projects[project.index()].outcome == Outcome::Open;
    let acts = state.rule_in_force(version.line) == Some(rule);
    let jury = version.spec.rule.eligible.selection == Selection::Jury;
    let cap = state.admissions.get(&(version.line, project))?.cap_minor;
    let paid = |grant: &Grant| {
        if grant.project == project { grant.paid } else { 0 }
    };
    let paid = state.grants.iter().map(paid).sum();
    cap.filter(|_| open && acts && jury && version.way == Way::Whole)
        .map(|cap| cap.max(paid))
}

#[cfg(test)]
mod tests;

//! The audit: the laws that a state must keep, checked from the state, and from the decisions.
//!
//! Every figure that the fold keeps as a running sum is added up again from its parts, and every ceiling
//! is compared with what stands below it. An empty list is the good answer.

use std::collections::BTreeMap;

use crate::amount::share;
use crate::audit_log::bucket;
use crate::award::Award;
use crate::finding::{Finding, FindingKind, Findings, Spot};
use crate::handle::{FunderIx, PoolIx, ProjectIx, RuleIx, TallyIx};
use crate::limit::Period;
use crate::programme::Programme;
use crate::state::{State, period_of};
use crate::uses::{DonorUse, UseKey};

/// Checks a state against the laws. Empty when all is well.
pub fn audit(programme: &Programme, state: &State) -> Vec<Finding> {
    let mut findings = Findings::default();
    let sums = Sums::of(programme, state);
    pools(state, &sums, &mut findings);
    projects(state, &sums, &mut findings);
    tallies(programme, state, &sums, &mut findings);
    gifts(programme, state, &mut findings);
    memory(programme, state, &mut findings);
    findings.into_vec()
}

/// Everything added up again from the awards and gifts.
struct Sums {
    /// By pool: reserved, committed, paid.
    pools: Vec<[i64; 3]>,
    funders: Vec<Vec<i64>>,
    projects: Vec<(i64, i64)>,
    tallies: Vec<i64>,
    rules: BTreeMap<TallyIx, Vec<RuleIx>>,
}

impl Sums {
    fn of(programme: &Programme, state: &State) -> Self {
        let mut sums = Self {
            pools: vec![[0; 3]; state.pools.len()],
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
            let rules = sums.rules.entry(candidate.tally).or_default();
            if !rules.contains(&award.rule) {
                rules.push(award.rule);
            }
        }
        sums
    }
}

fn pools(state: &State, sums: &Sums, findings: &mut Findings) {
    for (place, pool) in state.pools.iter().enumerate() {
        let at = Spot {
            pool: Some(PoolIx::at(place)),
            ..Spot::default()
        };
        let [reserved, committed, paid] = sums.pools[place];
        for (found, expected) in [
            (pool.reserved, reserved),
            (pool.committed, committed),
            (pool.paid, paid),
        ] {
            findings.not_negative(at, found);
            findings.equal(FindingKind::PoolSum, at, found, expected);
        }
        let used = pool.reserved + pool.committed + pool.paid;
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
        let goal = programme.project(spec.project).goal_minor;
        let pool = state.pools[spec.pool.index()].amount;
        let limits = rules.iter().map(|rule| {
            let limit = &programme.body(*rule).limit;
            let ceilings = [
                limit.project_minor,
                limit.project_goal_bps.map(|bps| share(goal, bps)),
                limit.project_pool_bps.map(|bps| share(pool, bps)),
                limit
                    .organisation
                    .map(|limit| limit.minor)
                    .filter(|_| is_for_life(limit)),
            ];
            (*rule, ceilings.into_iter().flatten().min().unwrap_or(i64::MAX))
        });
        if let Some((rule, ceiling)) = limits.max_by_key(|(_, ceiling)| *ceiling) {
            let at = Spot {
                rule: Some(rule),
                ..at
            };
            findings.at_most(FindingKind::AboveCeiling, at, *given, ceiling);
        }
    }
}

fn is_for_life(limit: &crate::Limit) -> bool {
    limit
        .organisation
        .is_some_and(|limit| limit.per == Period::Lifetime)
}

fn gifts(programme: &Programme, state: &State, findings: &mut Findings) {
    for (contribution, gift) in state.gifts.iter() {
        let at = Spot {
            contribution: Some(contribution),
            project: Some(gift.project),
            ..Spot::default()
        };
        findings.not_negative(at, gift.refunded);
        findings.at_most(FindingKind::RefundAboveGift, at, gift.refunded, gift.amount);
        let places = state.awards.of(contribution, gift.first_award);
        let awards: Vec<Award> = places.map(|place| state.awards.get(place)).collect();
        let line = |award: &Award| programme.rule(award.rule).line;
        for (nth, award) in awards.iter().enumerate() {
            let at = Spot {
                rule: Some(award.rule),
                ..at
            };
            findings.not_negative(at, award.stands);
            findings.not_negative(at, award.clip);
            let (clip, earned) = award.with_remaining(programme.body(award.rule), gift.remaining());
            findings.at_most(FindingKind::AboveEarned, at, award.stands, earned);
            findings.at_most(FindingKind::AboveEarned, at, award.clip, clip);
            if awards[..nth].iter().any(|earlier| line(earlier) == line(award)) {
                findings.add(FindingKind::MatchedTwice, at, 2, 1);
            }
        }
    }
}

/// What is remembered of donors and owners, added up again; and the donors' limits.
fn memory(programme: &Programme, state: &State, findings: &mut Findings) {
    let mut donors: BTreeMap<UseKey, (DonorUse, Vec<Award>)> = BTreeMap::new();
    let mut owners = BTreeMap::new();
    for award in state.awards.iter() {
        let gift = state.gifts.known(award.gift);
        let candidate = programme.candidate(gift.project, award.rule);
        let remembers = state.lines[candidate.line.index()].remembers;
        for scope in remembers.donors() {
            let entry = donors
                .entry(UseKey::new(scope, candidate.tally, candidate.line, gift.donor))
                .or_default();
            entry.0.minor += award.clip;
            entry.0.gifts += i64::from(award.clip > 0);
            if candidate.donors == Some(scope) {
                entry.1.push(award);
            }
        }
        for period in remembers.owners() {
            let owner = programme.project(gift.project).owner;
            let key = (candidate.line, owner, period_of(programme, period, gift.at));
            *owners.entry(key).or_insert(0) += award.stands;
        }
    }
    for (key, (used, awards)) in &donors {
        let Some(first) = awards.first() else { continue };
        let at = Spot {
            rule: Some(first.rule),
            contribution: Some(first.gift),
            ..Spot::default()
        };
        let kept = state.donors.get(*key);
        findings.equal(FindingKind::Memory, at, kept.minor, used.minor);
        findings.equal(FindingKind::Memory, at, kept.gifts, used.gifts);
        // Only where one version alone has counted is its limit a limit on the sum.
        if awards.iter().all(|award| award.rule == first.rule) {
            let clip = &programme.body(first.rule).clip;
            let sum = awards.iter().map(|award| award.clip).sum();
            let gifts = awards.iter().filter(|award| award.clip > 0).count();
            findings.at_most(
                FindingKind::DonorAboveLimit,
                at,
                sum,
                clip.donor_max_minor.unwrap_or(i64::MAX),
            );
            let most = clip.donor_max_count.map_or(i64::MAX, i64::from);
            findings.at_most(
                FindingKind::DonorAboveLimit,
                at,
                i64::try_from(gifts).unwrap_or(i64::MAX),
                most,
            );
        }
    }
    for ((line, owner, period), minor) in owners {
        let kept = state.owners.get(&(line, owner, period)).copied().unwrap_or(0);
        findings.equal(FindingKind::Memory, Spot::default(), kept, minor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gift::Gift;
    use crate::{
        CampaignKind, Contribution, Event, EventKind, PoolSpec, ProjectSpec, Rule, RuleSpec, Stack, Starts,
        apply,
    };

    /// One gift of 700, doubled.
    fn city() -> (Programme, State) {
        let mut programme = Programme::new(chrono_tz::UTC, Stack::default()).unwrap();
        let pool = programme.add_pool(PoolSpec::new("city", 1_000)).unwrap();
        let mut rule = Rule::default();
        rule.clip.donor_max_minor = Some(700);
        rule.limit.project_minor = Some(700);
        let (key, starts) = ("double".into(), Starts::AtOnce);
        programme
            .add_rule(RuleSpec {
                key,
                version: 1,
                pool,
                priority: 1,
                starts,
                rule,
            })
            .unwrap();
        let owner = programme.owner("o");
        let spec = ProjectSpec {
            key: "p".into(),
            owner,
            applicant: None,
            areas: Vec::new(),
            category: None,
            goal_minor: 5_000,
            minimum_minor: None,
            optimum_minor: None,
            campaign: CampaignKind::Keep,
            opens_at: None,
            closes_at: None,
        };
        let project = programme.add_project(spec).unwrap();
        let (id, donor) = (programme.contribution("g"), programme.donor("d"));
        let mut state = State::new(&programme);
        let kind = EventKind::Contribution(Contribution::new(id, project, donor, 700));
        apply(
            &programme,
            &mut state,
            &Event {
                seq: 1,
                at: chrono::DateTime::UNIX_EPOCH,
                kind,
            },
        );
        (programme, state)
    }

    fn found(spoil: impl FnOnce(&mut State)) -> Vec<FindingKind> {
        let (programme, mut state) = city();
        assert_eq!(audit(&programme, &state), vec![]);
        spoil(&mut state);
        let mut kinds: Vec<_> = audit(&programme, &state)
            .iter()
            .map(|finding| finding.kind)
            .collect();
        kinds.dedup();
        kinds
    }

    fn refunded(state: &mut State, refunded: i64) {
        let (contribution, gift) = state.gifts.iter().next().unwrap();
        state.gifts.put(contribution, &Gift { refunded, ..gift });
    }

    fn clipped(state: &mut State, clip: i64) {
        let award = state.awards.get(0);
        state.awards.set(0, &Award { clip, ..award });
    }

    #[test]
    fn what_is_wrong_is_found() {
        use FindingKind::{
            AboveCeiling, AboveEarned, DonorAboveLimit, FunderOverdrawn, FunderSum, Memory, Negative,
            PoolOverdrawn, PoolSum, ProjectCrowdSum, ProjectMatchSum, RefundAboveGift, RuleSum,
        };
        assert_eq!(
            found(|state| state.pools[0].amount = 600),
            [PoolOverdrawn, FunderSum]
        );
        assert_eq!(
            found(|state| state.pools[0].funders[0].amount = 600),
            [FunderOverdrawn, FunderSum]
        );
        assert_eq!(
            found(|state| state.pools[0].paid = -1),
            [Negative, PoolSum, FunderSum]
        );
        assert_eq!(found(|state| state.projects[0].crowd = 1), [ProjectCrowdSum]);
        assert_eq!(found(|state| state.projects[0].awarded = 1), [ProjectMatchSum]);
        assert_eq!(found(|state| state.tallies[0] = 701), [RuleSum, AboveCeiling]);
        assert_eq!(found(|state| refunded(state, 1)), [ProjectCrowdSum, AboveEarned]);
        assert!(found(|state| refunded(state, 701)).contains(&RefundAboveGift));
        assert!(found(|state| clipped(state, 701)).contains(&DonorAboveLimit));
        assert!(found(|state| clipped(state, 699)).contains(&Memory));
    }
}

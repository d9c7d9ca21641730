//! Rounds: all claims on a pool decided together, when the window of a rule ends or the pool is closed.
//!
//! Each project that is eligible, and whose campaign is open or has succeeded (or keeps what it got), claims
//! what the pipeline of the rule gives it up to its limits. The claims are shared out as `allocate` says and in
//! the order of the projects' names, which decides ties. Where the pool is divided, each part has its own round,
//! and what is claimed beyond that has another on the rest, if it is shared. Where several projects of one
//! owner pass a limit together, their claims are cut in proportion, or by rank where ranks decide. Every claim
//! is answered, also with nothing. A second closing of the same rule is a new round: it shares out what has come since, among what is
//! claimed beyond what stands.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::allocate::AllocateWay;
use crate::answer::{About, Answer};
use crate::book::Pending;
use crate::claim::{ceiling, claim};
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, StepKind};
use crate::grant::Cause;
use crate::handle::{LineIx, PoolIx, ProjectIx};
use crate::payout;
use crate::programme::{Candidate, Programme};
use crate::project::Outcome;
use crate::release::ReleaseWhen;
use crate::room::PartOf;
use crate::rule::{Rule, Way};
use crate::stack::StackMode;
use crate::stake::{Stake, share_out, share_owners_room};
use crate::state::State;
use crate::whole::Touch;

/// The window of a rule ended: a round, or what is reserved by periods becomes due.
pub(crate) fn window(programme: &Programme, state: &mut State, line: LineIx, answer: &mut Answer<'_>) {
    let known = state.lines.get(line.index());
    let Some(rule) = known.and_then(|line| line.in_force) else {
        return answer.refuse(About::default(), LimitKind::UnknownRule, 0);
    };
    let body = programme.body(rule);
    if body.way() == Way::Round {
        let pool = programme.rule(rule).spec.pool;
        let shut = state.shut_for_round(programme, pool, line);
        if let Some(reason) = shut {
            return answer.refuse(About::default(), reason, 0);
        }
        round(programme, state, line, body, answer);
    } else if body.release.when == ReleaseWhen::Periodic {
        payout::period_ends(programme, state, line, answer);
    } else {
        answer.refuse(About::default(), LimitKind::NoWindow, 0);
    }
}

/// The last rounds of a pool that is about to be closed, in the order of its rules.
pub(crate) fn last_rounds(programme: &Programme, state: &mut State, pool: PoolIx, answer: &mut Answer<'_>) {
    let mut lines: Vec<(u32, LineIx)> = programme
        .lines()
        .iter()
        .enumerate()
        .filter(|(_, line)| line.pool == pool)
        .map(|(place, line)| (line.priority, LineIx::at(place)))
        .collect();
    lines.sort();
    for (_, line) in lines {
        let Some(rule) = state.lines[line.index()].in_force else {
            continue;
        };
        let body = programme.body(rule);
        if body.way() == Way::Round && state.shut_for_round(programme, pool, line).is_none() {
            round(programme, state, line, body, answer);
        }
    }
}

impl State {
    /// What keeps a rule from holding a round.
    fn shut_for_round(&self, programme: &Programme, pool: PoolIx, line: LineIx) -> Option<LimitKind> {
        let figures = &self.pools[pool.index()];
        let opens = programme.pool(pool).opens_at;
        if figures.closed {
            Some(LimitKind::PoolClosed)
        } else if figures.paused {
            Some(LimitKind::PoolPaused)
        } else if self.lines[line.index()].paused {
            Some(LimitKind::RulePaused)
        } else if opens.is_some_and(|opens| self.now < opens) {
            Some(LimitKind::PoolWindow)
        } else {
            None
        }
    }
}

fn round(programme: &Programme, state: &mut State, line: LineIx, rule: &Rule, answer: &mut Answer<'_>) {
    let (at, pool) = (state.now, programme.lines()[line.index()].pool);
    let mut stakes = Vec::new();
    for (project, _) in programme.projects() {
        let acting = state
            .acting(programme, project)
            .find(|candidate| candidate.line == line);
        let stake = acting.and_then(|candidate| stake(programme, state, *candidate, rule, project, at));
        stakes.extend(stake);
    }
    stakes.sort_by(|a, b| a.key.cmp(&b.key));
    share_owners_room(programme, state, rule, &mut stakes);
    let free = state.whole_room(programme, pool, at);
    let given = if programme.pool(pool).partition.is_none() {
        share_out(rule, free, &stakes)
    } else {
        by_parts(programme, state, rule, free, &mut stakes)
    };
    give(programme, state, rule, free, stakes, &given, answer);
}

/// Shares out what each part of a pool has among those whose part it is, then the rest among all.
fn by_parts(programme: &Programme, state: &State, rule: &Rule, free: i64, stakes: &mut [Stake]) -> Vec<i64> {
    let mut given = vec![0; stakes.len()];
    let mut left = free;
    let mut parts: BTreeMap<PartOf, Vec<usize>> = BTreeMap::new();
    for (place, stake) in stakes.iter().enumerate() {
        let (pool, spec) = (stake.candidate.pool, programme.project(stake.project));
        let part = programme.pool(pool).part_of(stake.project, spec);
        parts.entry(part).or_default().push(place);
    }
    let pool = stakes.first().map(|stake| stake.candidate.pool);
    let mut for_pots = pool.and_then(|pool| state.left_for_pots(programme, pool));
    let all: Vec<usize> = (0..stakes.len()).collect();
    let rest_for_all = (None, all);
    let own = parts.into_iter().map(|(part, places)| (Some(part), places));
    for (part, places) in own.chain([rest_for_all]) {
        let Some(first) = places.first().map(|place| &stakes[*place]) else {
            continue;
        };
        let room = state.part_room(programme, first.candidate.pool, first.project);
        let (own, rest) = room.unwrap_or((0, 0));
        let room = match (part, &mut for_pots) {
            (Some(_), Some(reserved)) => own.min((*reserved).max(0)),
            (Some(_), None) => own,
            (None, _) => rest,
        };
        let some: Vec<&Stake> = places.iter().map(|place| &stakes[*place]).collect();
        let shares = share_out(rule, room.min(left), &some);
        for (place, share) in places.into_iter().zip(shares) {
            given[place] += share;
            left -= share;
            stakes[place].taken += share;
            if let Some(reserved) = for_pots.as_mut().filter(|_| part.is_some()) {
                *reserved -= share;
            }
        }
    }
    given
}

/// What a project brings to a round; nothing if it may not take part.
fn stake(
    programme: &Programme,
    state: &State,
    candidate: Candidate,
    rule: &Rule,
    project: ProjectIx,
    at: DateTime<Utc>,
) -> Option<Stake> {
    let standing = &state.projects[project.index()];
    let outcome = standing.outcome;
    if !matches!(outcome, Outcome::Open | Outcome::Succeeded | Outcome::Kept) {
        return None;
    }
    if state
        .barred(programme, &candidate, &rule.eligible, project, at, 0)
        .is_some()
    {
        return None;
    }
    let touch = Touch {
        project,
        at,
        gift: None,
        contribution: None,
        used: 0,
    };
    let mut explanation = Explanation::default();
    explanation.step(StepKind::Eligible, None, 0, 0);
    let measure = state.measure(programme, &candidate, rule, project, &Pending::default());
    let claim = claim(
        programme,
        state,
        &candidate,
        rule,
        &touch,
        &measure,
        &mut explanation,
    );
    let ceiling = ceiling(programme, state, &candidate, rule, &touch, &measure);
    let stands = state.tallies[candidate.tally.index()];
    let mut left = (ceiling - stands).max(0);
    let mut claim = (claim - stands).max(0);
    if state.stack(programme).mode == StackMode::Exclusive && measure.others + measure.held > 0 {
        explanation.step(StepKind::Stack, Some(LimitKind::Exclusive), claim, 0);
        (left, claim) = (0, 0);
    }
    if let Some((limit, most)) = state.group_ceiling(programme, &touch) {
        let group = (most - standing.awarded).max(0);
        explanation.step(
            StepKind::Stack,
            (claim > group).then_some(limit),
            claim,
            claim.min(group),
        );
        explanation.fact(FactKey::Limit, FactValue::Minor(most));
        left = left.min(group);
    }
    claim = claim.min(left);
    Some(Stake {
        candidate,
        project,
        key: programme.project(project).key.clone(),
        claim,
        ceiling: left,
        taken: 0,
        roots: measure.roots,
        rank: measure.rank,
        explanation,
    })
}

/// Gives each stake what it got, and says why.
fn give(
    programme: &Programme,
    state: &mut State,
    rule: &Rule,
    room: i64,
    stakes: Vec<Stake>,
    given: &[i64],
    answer: &mut Answer<'_>,
) {
    // By the quadratic formula the pool is shared out in proportion to what it gives, whatever the ceilings are.
    let weight = |stake: &Stake| match rule.allocate.way {
        AllocateWay::Quadratic if stake.claim > 0 => stake.roots.raw_minor(),
        _ => stake.claim,
    };
    let claims = stakes
        .iter()
        .fold(0_i64, |sum, stake| sum.saturating_add(weight(stake)));
    for (stake, given) in stakes.into_iter().zip(given) {
        let (claim, weight) = (stake.claim, weight(&stake));
        let mut explanation = stake.explanation;
        if answer.explain {
            explanation.step(StepKind::Pool, None, claim, claim);
            explanation.fact(FactKey::Available, FactValue::Minor(room));
            explanation.fact(FactKey::Claims, FactValue::Minor(claims));
            let limit = (*given != claim).then_some(match (rule.allocate.way, stake.rank) {
                (AllocateWay::RankFill, None) => LimitKind::NotRanked,
                (AllocateWay::RankFill, Some(_)) => LimitKind::RankOrder,
                (AllocateWay::Lottery, _) => LimitKind::NotDrawn,
                (AllocateWay::Quadratic, _) => LimitKind::QuadraticShare,
                _ => LimitKind::RoundShare,
            });
            explanation.step(StepKind::Allocate, limit, claim, *given);
            match (rule.allocate.way, stake.rank) {
                (AllocateWay::RankFill, Some(rank)) => {
                    explanation.fact(FactKey::Rank, FactValue::Count(rank))
                }
                (AllocateWay::Quadratic, _) => {
                    explanation.fact(FactKey::Quadratic, FactValue::Minor(weight));
                }
                _ => {}
            }
            explanation.step(StepKind::Release, None, *given, *given);
        } else {
            explanation = Explanation::default();
        }
        let cause = Cause {
            project: stake.project,
            contribution: None,
        };
        let due = state.projects[stake.project.index()].outcome != Outcome::Open;
        let stands = state.granted(stake.candidate.tally, stake.candidate.rule) + given;
        state.set_grant(
            programme,
            &stake.candidate,
            cause,
            (stands, due),
            explanation,
            answer,
        );
    }
}

//! A gift given back, whole or in part.
//!
//! Each award of the gift falls to what the remaining gift would have earned in its own decision; a
//! whole refund therefore takes back exactly what stands. What was taken off is free at once: in the
//! pool, below the limits, and for the donor. By default no other gift is looked at again.
//!
//! Under a rule with `replay`, each later gift on the same pool whose campaign is open is then decided
//! again, in order, under its own rule version, with the room there is now and its own share left free.
//! It may rise, it never falls; a paused or closed pool and a paused rule let nothing rise.

use crate::answer::{About, Answer, Change};
use crate::award::{Award, earn};
use crate::bounds::{Seen, bounds};
use crate::decision::{DecisionState, FunderSplit, Place};
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, StepKind};
use crate::handle::{ContributionIx, PoolIx};
use crate::programme::Programme;
use crate::project::Outcome;
use crate::promised::Promised;
use crate::state::State;

/// Takes back what the refunded part has earned.
pub(crate) fn apply(
    programme: &Programme,
    state: &mut State,
    contribution: ContributionIx,
    amount_minor: i64,
    answer: &mut Answer<'_>,
) {
    let about = About {
        contribution: Some(contribution),
        ..About::default()
    };
    let Some(mut gift) = state.gifts.get(contribution) else {
        return answer.refuse(about, LimitKind::UnknownContribution, amount_minor);
    };
    let about = About {
        project: Some(gift.project),
        ..about
    };
    if amount_minor < 1 {
        return answer.refuse(about, LimitKind::AmountOutOfRange, amount_minor);
    }
    if amount_minor > gift.remaining() {
        return answer.refuse(about, LimitKind::MoreThanTheGift, amount_minor);
    }
    let remaining = gift.remaining() - amount_minor;
    let mut replays: Vec<PoolIx> = Vec::new();
    let mut silent = true;
    let awards = state.awards.of(contribution, gift.first_award);
    let from = state.projects[gift.project.index()].place;
    for place in awards.clone() {
        let award = state.awards.get(place);
        let version = programme.rule(award.rule);
        let (rule, pool) = (&version.spec.rule, version.spec.pool);
        let (clip, stands) = award.with_remaining(rule, remaining);
        let back = award.stands - stands;
        let parts = state.parts_back(programme, place, back);
        let now = Award {
            clip,
            stands,
            ..award
        };
        state.set_award(programme, place, &now, &parts);
        if award.stands > 0 {
            silent = false;
            let about = About {
                pool: Some(pool),
                rule: Some(award.rule),
                ..about
            };
            let change = Change {
                state: DecisionState::Released,
                from,
                minor: -back,
                funders: FunderSplit::from_parts(&parts, -1),
            };
            let explanation = step(answer, award.stands, stands, |explanation| {
                explanation.fact(FactKey::Asked, FactValue::Minor(amount_minor));
                explanation.fact(FactKey::Remaining, FactValue::Minor(remaining));
            });
            answer.decide(about, change, explanation);
        }
        if rule.settle.replay && !replays.contains(&pool) {
            replays.push(pool);
        }
    }
    gift.refunded += amount_minor;
    state.gifts.put(contribution, &gift);
    state.projects[gift.project.index()].crowd -= amount_minor;
    state.crowd_minor -= amount_minor;
    if silent {
        let change = Change {
            state: DecisionState::Released,
            ..Change::NOTHING
        };
        let explanation = step(answer, 0, 0, |explanation| {
            explanation.fact(FactKey::Asked, FactValue::Minor(amount_minor));
            explanation.fact(FactKey::Remaining, FactValue::Minor(remaining));
        });
        answer.decide(about, change, explanation);
    }
    for pool in replays {
        replay(programme, state, pool, contribution, awards.end, answer);
    }
}

/// The one step of a refund.
fn step(answer: &Answer<'_>, before: i64, after: i64, facts: impl FnOnce(&mut Explanation)) -> Explanation {
    let mut explanation = Explanation::default();
    if answer.explain {
        explanation.step(StepKind::Refund, None, before, after);
        facts(&mut explanation);
    }
    explanation
}

/// Lets the awards from `first` on rise into what is free in a pool.
fn replay(
    programme: &Programme,
    state: &mut State,
    pool: PoolIx,
    cause: ContributionIx,
    first: usize,
    answer: &mut Answer<'_>,
) {
    if state.pools[pool.index()].paused || state.pools[pool.index()].closed {
        return;
    }
    for place in first..state.awards.len() {
        if state.pools[pool.index()].available() == 0 {
            return;
        }
        let version = programme.rule(state.awards.rule(place));
        if version.spec.pool == pool && !state.lines[version.line.index()].paused {
            rise(programme, state, place, cause, answer);
        }
    }
}

/// Decides one award again.
fn rise(
    programme: &Programme,
    state: &mut State,
    place: usize,
    cause: ContributionIx,
    answer: &mut Answer<'_>,
) {
    let award = state.awards.get(place);
    let gift = state.gifts.known(award.gift);
    let project = gift.project;
    if state.projects[project.index()].outcome != Outcome::Open {
        return;
    }
    let rule = programme.body(award.rule);
    let counted = rule.count.value(gift.remaining());
    if gift.remaining() == 0 || counted == 0 {
        return;
    }
    let candidate = programme.candidate(project, award.rule);
    let crowd_before = state.projects[project.index()].crowd - gift.remaining();
    let seen = Seen {
        donor: gift.donor,
        at: gift.at,
        crowd_before,
    };
    let promised = Promised::default();
    let bounds = bounds(
        programme,
        state,
        candidate,
        rule,
        project,
        &seen,
        Some(&award),
        &promised,
    );
    let mut explanation = Explanation::default();
    let earned = earn(rule, gift.remaining(), counted, &bounds, &mut explanation);
    let more = earned.minor - award.stands;
    if more <= 0 {
        return;
    }
    let parts = state.parts(programme, candidate.pool, more, &[]);
    let now = Award {
        clip: earned.clip,
        stands: earned.minor,
        above: earned.above,
        ..award
    };
    state.set_award(programme, place, &now, &parts);
    explanation.step(StepKind::Refund, None, earned.minor, earned.minor);
    explanation.fact(FactKey::Before, FactValue::Minor(award.stands));
    explanation.fact(FactKey::Cause, FactValue::Contribution(cause));
    if !answer.explain {
        explanation = Explanation::default();
    }
    let about = About {
        pool: Some(candidate.pool),
        rule: Some(award.rule),
        project: Some(project),
        contribution: Some(award.gift),
    };
    let funders = FunderSplit::from_parts(&parts, 1);
    let change = Change {
        state: DecisionState::Reserved,
        from: Place::Available,
        minor: more,
        funders,
    };
    answer.decide(about, change, explanation);
}

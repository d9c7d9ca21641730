//! A gift given back, whole or in part.
//!
//! Each award of the gift falls to what the remaining gift would have earned in its own decision; a
//! whole refund therefore takes back exactly what stands. What was taken off is free at once: in the
//! pool, below the limits, and for the donor. By default no other gift is looked at again.
//!
//! Under a rule with `replay`, each later gift on the same pool is then looked at again: see [`crate::rise`].
//! Rules that decide on the project as a whole are asked again in any case.

use crate::answer::{About, Answer, Change};
use crate::award::{Award, Left, Matched};
use crate::book::Entry;
use crate::decision::{DecisionState, FunderSplit};
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, StepKind};
use crate::gift::Gift;
use crate::handle::{ContributionIx, PoolIx};
use crate::programme::Programme;
use crate::rise::{self, Risen};
use crate::rule::Way;
use crate::state::State;
use crate::whole::{self, Touch};

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
    let mut beside = Matched::default();
    for place in awards.clone() {
        let award = state.awards.get(place);
        let version = programme.rule(award.rule);
        let (rule, pool) = (&version.spec.rule, version.spec.pool);
        let left = Left {
            rule,
            project: programme.project(gift.project),
            stacking: state.stack(programme).mode,
            beside,
        };
        let (clip, stands) = award.with_remaining(remaining, &left);
        let back = award.stands - stands;
        let parts = state.parts_back(programme, place, back);
        let now = Award {
            clip,
            stands,
            ..award
        };
        state.set_award(programme, place, &now, &parts);
        beside.add(rule, &now);
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
    state.forget(programme, contribution, &gift, amount_minor);
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
    let mut risen = Vec::new();
    for pool in replays {
        let cause = Risen::Refund(contribution);
        rise::replay(programme, state, pool, awards.end, cause, &mut risen, answer);
    }
    if !programme.is_plain(gift.project) {
        let touch = Touch {
            project: gift.project,
            at: state.now,
            gift: None,
            contribution: Some(contribution),
            used: 0,
        };
        state.open_gates(programme, &touch, answer);
        whole::decide(programme, state, &touch, answer);
    }
    risen.retain(|project| *project != gift.project);
    rise::ask_all(programme, state, &risen, answer);
}

impl State {
    /// Takes a refund off every book and mark.
    fn forget(
        &mut self,
        programme: &Programme,
        contribution: ContributionIx,
        gift: &Gift,
        amount_minor: i64,
    ) {
        self.add_history(programme, gift.project, gift.donor, -amount_minor);
        let traits = self.gifts.traits(contribution);
        if self.projects[gift.project.index()].watched {
            let marks = self.marks.entry(gift.project).or_default();
            marks.add(gift.donor, -amount_minor, traits.local, traits.own);
        }
        if programme.is_plain(gift.project) {
            return;
        }
        let mut done = Vec::new();
        for candidate in programme.candidates_of(gift.project) {
            let book = self.books.get(&candidate.tally);
            let Some(entry) = book.and_then(|book| book.entries.get(&contribution)).copied() else {
                continue;
            };
            // All versions of a rule share a book.
            if done.contains(&candidate.tally) {
                continue;
            }
            done.push(candidate.tally);
            let rule = programme.body(entry.rule);
            let counted = rule.count.value(gift.remaining()).min(entry.counted);
            let now = Entry {
                counted,
                clipped: entry.clipped.min(counted),
                ..entry
            };
            if rule.way() == Way::Gift {
                // What the donor has used is carried by the award.
                if let Some(book) = self.books.get_mut(&candidate.tally) {
                    book.write(contribution, now);
                }
            } else {
                self.enter(candidate, contribution, now);
            }
        }
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

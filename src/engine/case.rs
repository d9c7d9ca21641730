//! One rule and one gift: the pipeline from `eligible` to the parts of the funders.

use crate::answer::{About, Answer, Change};
use crate::award::{Earned, Matched, earn};
use crate::bounds::{Seen, bounds};
use crate::contribution::Given;
use crate::decision::{DecisionState, FunderShare, FunderSplit, Place};
use crate::event::Relation;
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, Silent, StepKind};
use crate::handle::FunderIx;
use crate::programme::{Candidate, Programme};
use crate::promised::Promised;
use crate::rule::Rule;
use crate::state::State;

/// One rule and one gift.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) given: Given<'a>,
    pub(crate) candidate: &'a Candidate,
    pub(crate) promised: &'a Promised,
    pub(crate) beside: Matched,
}

/// What one rule comes to for a gift.
pub(crate) struct Weighed {
    /// What is to be written down, if the gift counted.
    pub(crate) earned: Option<Earned>,
    pub(crate) funders: FunderSplit,
    pub(crate) explanation: Explanation,
}

impl Weighed {
    pub(crate) fn minor(&self) -> i64 {
        self.earned.map_or(0, |earned| earned.minor)
    }
}

/// One rule decides. Answers what is to be written down, if the gift counted; the parts of several funders
/// go into `parts`, which is left empty for one.
#[inline]
pub(crate) fn decide(
    programme: &Programme,
    state: &State,
    case: &Case<'_>,
    parts: &mut Vec<i64>,
    answer: &mut Answer<'_>,
) -> Option<Earned> {
    let weighed = weigh(programme, state, case, parts, answer.explain);
    let change = Change {
        state: DecisionState::Reserved,
        from: Place::Available,
        minor: weighed.minor(),
        funders: weighed.funders,
    };
    answer.decide(case.about(), change, weighed.explanation);
    weighed.earned
}

/// The same without answering.
#[inline]
pub(crate) fn weigh(
    programme: &Programme,
    state: &State,
    case: &Case<'_>,
    parts: &mut Vec<i64>,
    explain: bool,
) -> Weighed {
    parts.clear();
    let candidate = case.candidate;
    let mut explanation = Explanation::default();
    let earned = if explain {
        pipeline(programme, state, case, &mut explanation)
    } else {
        pipeline(programme, state, case, &mut Silent)
    };
    let minor = earned.map_or(0, |earned| earned.minor);
    let funders = if minor == 0 {
        FunderSplit::None
    } else if state.pools[candidate.pool.index()].funders.len() == 1 {
        // The usual case takes no list: one funder gives it all.
        FunderSplit::One(FunderShare {
            funder: FunderIx::at(0),
            change_minor: minor,
        })
    } else {
        *parts = state.parts(
            programme,
            candidate.pool,
            minor,
            case.promised.parts_of(candidate.pool),
        );
        FunderSplit::from_parts(parts, 1)
    };
    Weighed {
        earned,
        funders,
        explanation,
    }
}

impl Case<'_> {
    pub(crate) fn about(&self) -> About {
        About {
            pool: Some(self.candidate.pool),
            rule: Some(self.candidate.rule),
            project: Some(self.given.gift.project),
            contribution: Some(self.given.gift.id),
        }
    }
}

/// The pipeline of one rule; nothing when the gift did not count.
#[inline]
fn pipeline(
    programme: &Programme,
    state: &State,
    case: &Case<'_>,
    record: &mut impl Record,
) -> Option<Earned> {
    let Case {
        given: Given { gift, at },
        candidate,
        ..
    } = *case;
    let rule = programme.body(candidate.rule);
    let amount = gift.amount_minor;
    if let Some(closed) = state.shut(
        programme,
        candidate,
        rule,
        gift.project,
        at,
        case.promised.minor_of(candidate.pool),
    ) {
        record.step(StepKind::Eligible, Some(closed.limit), amount, 0);
        closed.window.write(record);
        return None;
    }
    record.step(StepKind::Eligible, None, amount, amount);
    let counted = state.counted(programme, candidate, rule, case.given, record)?;
    let seen = Seen {
        donor: rule.count.identity(gift),
        at,
        crowd_before: state.projects[gift.project.index()].crowd,
        amount,
        beside: case.beside,
    };
    let bounds = bounds(
        programme,
        state,
        candidate,
        rule,
        (gift.project, gift.id),
        &seen,
        None,
        case.promised,
    );
    Some(earn(rule, amount, counted, &bounds, record))
}

impl State {
    /// With how much a gift counts under a rule; nothing when it does not.
    #[inline]
    pub(crate) fn counted(
        &self,
        programme: &Programme,
        candidate: &Candidate,
        rule: &Rule,
        given: Given<'_>,
        record: &mut impl Record,
    ) -> Option<i64> {
        let Given { gift, at } = given;
        let amount = gift.amount_minor;
        let earlier = self.history.as_ref().map_or(0, |history| {
            let owner = programme.project(gift.project).owner;
            history.get(&(owner, gift.donor)).copied().unwrap_or(0)
        });
        if let Some(limit) = rule.count.barrier(gift, at, earlier) {
            record.step(StepKind::Count, Some(limit), amount, 0);
            if let (LimitKind::MinContribution, Some(min)) = (limit, rule.count.min_minor) {
                record.fact(FactKey::Limit, FactValue::Minor(min));
            }
            return None;
        }
        let related = rule
            .count
            .related_max_minor
            .filter(|_| gift.relation != Relation::Unrelated);
        let Some(max) = related else {
            record.step(StepKind::Count, None, amount, amount);
            return Some(amount);
        };
        let used = self.books.get(&candidate.tally).map_or(0, |book| book.related);
        let used = used + self.holds.related_on(programme, candidate.tally);
        let left = (max - used).max(0);
        let counted = amount.min(left);
        let limit = (counted < amount).then_some(LimitKind::RelatedMax);
        record.step(StepKind::Count, limit, amount, counted);
        if limit.is_some() {
            record.fact(FactKey::Limit, FactValue::Minor(max));
            record.fact(FactKey::Left, FactValue::Minor(left));
        }
        (counted > 0).then_some(counted)
    }
}

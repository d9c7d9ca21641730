//! A confirmed gift: each rule in force on its project decides, in order.

use chrono::{DateTime, Utc};

use crate::amount::{TOTAL_MAX, in_bounds};
use crate::answer::{About, Answer, Change};
use crate::award::{Award, Earned, earn};
use crate::bounds::{Seen, bounds};
use crate::decision::{DecisionState, FunderShare, FunderSplit, Place};
use crate::event::Contribution;
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, Silent, StepKind};
use crate::gift::Gift;
use crate::handle::FunderIx;
use crate::programme::{Candidate, Programme};
use crate::project::Outcome;
use crate::promised::Promised;
use crate::rule::Rule;
use crate::state::State;
use crate::uses::UseKey;

/// A gift and its moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) gift: &'a Contribution,
    pub(crate) at: DateTime<Utc>,
}

/// Why a gift cannot be taken up at all.
fn refusal(programme: &Programme, state: &State, gift: &Contribution) -> Option<LimitKind> {
    // The state has followed the programme, so it has every project.
    if gift.id.index() >= programme.contributions.len() {
        Some(LimitKind::UnknownContribution)
    } else if gift.project.index() >= state.projects.len() {
        Some(LimitKind::UnknownProject)
    } else if gift.donor.index() >= programme.donors.len() {
        Some(LimitKind::UnknownDonor)
    } else if state.gifts.has(gift.id) {
        Some(LimitKind::DuplicateContribution)
    } else if !in_bounds(gift.amount_minor) || state.crowd_minor > TOTAL_MAX - gift.amount_minor {
        Some(LimitKind::AmountOutOfRange)
    } else {
        None
    }
}

fn about(gift: &Contribution) -> About {
    About {
        pool: None,
        rule: None,
        project: Some(gift.project),
        contribution: Some(gift.id),
    }
}

/// Decides a gift and takes it up.
pub(crate) fn apply(programme: &Programme, state: &mut State, given: Given<'_>, answer: &mut Answer<'_>) {
    let gift = given.gift;
    if let Some(reason) = refusal(programme, state, gift) {
        return answer.refuse(about(gift), reason, gift.amount_minor);
    }
    let first_award = state.awards.len();
    let standing = Gift {
        amount: gift.amount_minor,
        refunded: 0,
        at: given.at,
        project: gift.project,
        donor: gift.donor,
        first_award: u32::try_from(first_award).unwrap_or(u32::MAX),
        before: state.projects[gift.project.index()].newest,
    };
    state.gifts.put(gift.id, &standing);
    let origin = standing.origin();
    let (promised, mut parts) = (Promised::default(), Vec::new());
    let mut in_force = 0;
    for candidate in programme.candidates_of(gift.project) {
        if state.lines[candidate.line.index()].in_force != Some(candidate.rule) {
            continue;
        }
        in_force += 1;
        let decided = decide(programme, state, given, candidate, &promised, &mut parts, answer);
        if let Some(earned) = decided {
            let award = Award {
                rule: candidate.rule,
                gift: gift.id,
                clip: earned.clip,
                stands: earned.minor,
                above: earned.above,
            };
            state.add_award(programme, candidate, &origin, &award, &parts);
        }
    }
    if in_force == 0 {
        no_rule(gift, answer);
    }
    let project = &mut state.projects[gift.project.index()];
    project.crowd += gift.amount_minor;
    project.newest = Some(gift.id);
    state.crowd_minor += gift.amount_minor;
}

/// Reads where the decision on a gift will begin, and answers something that depends on it. Reading for several
/// gifts at a time lets the memory answer them side by side.
#[inline]
pub(crate) fn touch_project(programme: &Programme, state: &State, gift: &Contribution) -> u64 {
    let crowd = state
        .projects
        .get(gift.project.index())
        .map_or(0, |project| project.crowd);
    crowd.cast_unsigned() ^ programme.candidates_of(gift.project).len() as u64
}

/// The same for what is found by way of the project, which should have been touched a while before.
#[inline]
pub(crate) fn touch_donor(programme: &Programme, state: &State, gift: &Contribution) -> u64 {
    let mut sum = 0;
    for candidate in programme.candidates_of(gift.project) {
        if let Some(scope) = candidate.donors {
            let key = UseKey::new(scope, candidate.tally, candidate.line, gift.donor);
            sum ^= u64::from(state.donors.touch(key));
        }
    }
    sum
}

/// Decides a gift and leaves the state alone.
pub(crate) fn quote(programme: &Programme, state: &State, given: Given<'_>, answer: &mut Answer<'_>) {
    let gift = given.gift;
    if let Some(reason) = refusal(programme, state, gift) {
        return answer.refuse(about(gift), reason, gift.amount_minor);
    }
    let (mut promised, mut parts) = (Promised::default(), Vec::new());
    let mut in_force = 0;
    for candidate in programme.candidates_of(gift.project) {
        if state.lines[candidate.line.index()].in_force != Some(candidate.rule) {
            continue;
        }
        in_force += 1;
        if let Some(earned) = decide(programme, state, given, candidate, &promised, &mut parts, answer) {
            promised.add(candidate.pool, earned.minor, &parts);
        }
    }
    if in_force == 0 {
        no_rule(gift, answer);
    }
}

fn no_rule(gift: &Contribution, answer: &mut Answer<'_>) {
    let mut explanation = Explanation::default();
    explanation.step(StepKind::Eligible, Some(LimitKind::NoRule), gift.amount_minor, 0);
    answer.decide(about(gift), Change::NOTHING, explanation);
}

/// One rule decides. Answers what is to be written down, if the gift counted; the parts of several funders
/// go into `parts`, which is left empty for one.
#[inline]
fn decide(
    programme: &Programme,
    state: &State,
    given: Given<'_>,
    candidate: &Candidate,
    promised: &Promised,
    parts: &mut Vec<i64>,
    answer: &mut Answer<'_>,
) -> Option<Earned> {
    parts.clear();
    let mut explanation = Explanation::default();
    let earned = if answer.explain {
        pipeline(programme, state, given, candidate, promised, &mut explanation)
    } else {
        pipeline(programme, state, given, candidate, promised, &mut Silent)
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
            promised.parts_of(candidate.pool),
        );
        FunderSplit::from_parts(parts, 1)
    };
    let about = About {
        pool: Some(candidate.pool),
        rule: Some(candidate.rule),
        ..about(given.gift)
    };
    let change = Change {
        state: DecisionState::Reserved,
        from: Place::Available,
        minor,
        funders,
    };
    answer.decide(about, change, explanation);
    earned
}

/// The pipeline of one rule; nothing when the gift did not count.
#[inline]
fn pipeline(
    programme: &Programme,
    state: &State,
    given: Given<'_>,
    candidate: &Candidate,
    promised: &Promised,
    record: &mut impl Record,
) -> Option<Earned> {
    let Given { gift, at } = given;
    let rule = programme.body(candidate.rule);
    let amount = gift.amount_minor;
    if !is_open(programme, state, candidate, rule, given, record) {
        return None;
    }
    if let Some(limit) = rule.count.barrier(gift, at) {
        record.step(StepKind::Count, Some(limit), amount, 0);
        if let (LimitKind::MinContribution, Some(min)) = (limit, rule.count.min_minor) {
            record.fact(FactKey::Limit, FactValue::Minor(min));
        }
        return None;
    }
    record.step(StepKind::Count, None, amount, amount);
    let seen = Seen {
        donor: gift.donor,
        at,
        crowd_before: state.projects[gift.project.index()].crowd,
    };
    let bounds = bounds(
        programme,
        state,
        candidate,
        rule,
        gift.project,
        &seen,
        None,
        promised,
    );
    Some(earn(rule, amount, amount, &bounds, record))
}

/// A window in time.
#[derive(Debug, Clone, Copy, Default)]
struct Window {
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
}

impl Window {
    fn contains(self, at: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| at >= from) && self.until.is_none_or(|until| at <= until)
    }

    fn write(self, record: &mut impl Record) {
        if let Some(from) = self.from {
            record.fact(FactKey::From, FactValue::At(from));
        }
        if let Some(until) = self.until {
            record.fact(FactKey::Until, FactValue::At(until));
        }
    }
}

/// Whether time leaves campaign, pool and rule open; if not, the step says what is closed.
#[inline]
fn is_open(
    programme: &Programme,
    state: &State,
    candidate: &Candidate,
    rule: &Rule,
    given: Given<'_>,
    record: &mut impl Record,
) -> bool {
    let Given { gift, at } = given;
    let mut shut = |limit, window: Option<Window>| {
        record.step(StepKind::Eligible, Some(limit), gift.amount_minor, 0);
        window.unwrap_or_default().write(record);
        false
    };
    let standing = &state.projects[gift.project.index()];
    if standing.outcome != Outcome::Open {
        return shut(LimitKind::ProjectSettled, None);
    }
    let (from, closes_at) = programme.window_of(gift.project);
    let campaign = Window {
        from,
        until: state.extended_to(gift.project).or(closes_at),
    };
    if !campaign.contains(at) {
        return shut(LimitKind::CampaignWindow, Some(campaign));
    }
    let pool = &state.pools[candidate.pool.index()];
    if pool.closed {
        return shut(LimitKind::PoolClosed, None);
    }
    if pool.paused {
        return shut(LimitKind::PoolPaused, None);
    }
    if state.lines[candidate.line.index()].paused {
        return shut(LimitKind::RulePaused, None);
    }
    let spec = programme.pool(candidate.pool);
    let dates = Window {
        from: spec.opens_at,
        until: spec.closes_at,
    };
    if !dates.contains(at) {
        return shut(LimitKind::PoolWindow, Some(dates));
    }
    let dates = Window {
        from: rule.eligible.from,
        until: rule.eligible.until,
    };
    if !dates.contains(at) {
        return shut(LimitKind::RuleWindow, Some(dates));
    }
    record.step(StepKind::Eligible, None, gift.amount_minor, gift.amount_minor);
    true
}

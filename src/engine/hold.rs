//! Holds: what a quote at checkout keeps for the gift that is being paid for.
//!
//! **What is held.** Each rule in force that decides gift by gift, and whose pool holds quotes, decides on the gift
//! as if it came now. What it would earn is held for as many seconds as the pool says. Rules that hold nothing for
//! it (their pool does not hold, they look at whole projects or decide in rounds) are not asked; a rule that holds
//! sees of the others on this gift those that hold before it. A hold that comes to nothing leaves no trace.
//!
//! **What a hold is.** It is taken from the pool's money, its parts, slices and funders, and from the room below
//! every ceiling: of donor, project, organisation, projects that draw, group, aid. So nobody else gets it, and what
//! the pool has used, for a rate that falls with it, contains it. It is not crowd, not a donor and not match that
//! stands: no gate opens by it, no gap is closed by it, no rule acts upon it, and whether a gift is new is not
//! decided by it.
//!
//! **The gift arrives** with the same project, donor and amount: it stands with exactly what was held, decided as of
//! the hold (its version, its funders, its slice, its year), also when pool or rule were paused, the version
//! replaced or a window closed meanwhile. Other rules decide on it then, after those, and see them as before
//! them; another version of a rule that held does not decide on it again. A gift that is not what was held ends the
//! hold, and is decided like any other.
//!
//! **A hold ends** by itself before the first event after its last moment; with an event that releases it; at the end
//! of the campaign, also where that becomes a second chance; when its pool closes, before the last rounds. What it
//! held is free in that moment. No earlier gift rises into it. Where rules look at each other on one gift
//! (`sequential`, `compounding`), its holds end together, with the first of them.
//!
//! **What bounds it.** A hold is for one gift, and there is one at a time for it; it never rises. A gift may come with
//! a share of the pool: then it is held whole or not at all, and nothing is held where all holds with a share would
//! come to more than this share of what is left in the pool, what is held counted as left. So those who cost nothing
//! to invent keep no more than that from others; what they get when they pay is decided as if they had not asked.

use chrono::{DateTime, TimeDelta, Utc};

use crate::answer::{About, Answer, Change};
use crate::award::{Earned, Matched, Origin};
use crate::case::{Case, weigh};
use crate::contribution::{Given, about, refusal};
use crate::decision::{DecisionState, FunderSplit, Place};
use crate::event::Contribution;
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, StepKind};
use crate::handle::{ContributionIx, DonorIx, LineIx, PoolIx, ProjectIx, RuleIx};
use crate::holds::HoldPlace;
use crate::limit::Period;
use crate::programme::{Candidate, Programme};
use crate::promised::Promised;
use crate::rule::Way;
use crate::shift::Shift;
use crate::stack::StackMode;
use crate::state::{State, period_of};

/// What one rule holds for one gift.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    /// The gift that will come.
    pub(crate) gift: Contribution,
    /// When it was asked for.
    pub(crate) at: DateTime<Utc>,
    /// The last moment at which the gift finds it.
    pub(crate) until: DateTime<Utc>,
    pub(crate) rule: RuleIx,
    /// The donor, by what the rule tells donors apart.
    pub(crate) donor: DonorIx,
    pub(crate) earned: Earned,
    /// By funder; empty for a pool of one.
    pub(crate) parts: Vec<i64>,
    /// Whether no more than a share of the pool is held for such gifts.
    pub(crate) bounded: bool,
    pub(crate) explanation: Explanation,
}

impl Held {
    pub(crate) fn minor(&self) -> i64 {
        self.earned.minor
    }

    pub(crate) fn candidate<'a>(&self, programme: &'a Programme) -> &'a Candidate {
        programme.candidate(self.gift.project, self.rule)
    }

    /// By funder, also of a pool of one.
    pub(crate) fn by_funder(&self) -> Vec<i64> {
        if self.parts.is_empty() {
            vec![self.minor()]
        } else {
            self.parts.clone()
        }
    }

    /// Whether this is the gift for which it is held.
    fn is_for(&self, gift: &Contribution) -> bool {
        (self.gift.project, self.gift.donor, self.gift.amount_minor)
            == (gift.project, gift.donor, gift.amount_minor)
    }

    fn about(&self, pool: PoolIx) -> About {
        About {
            pool: Some(pool),
            rule: Some(self.rule),
            project: Some(self.gift.project),
            contribution: Some(self.gift.id),
        }
    }

    fn origin(&self) -> Origin {
        Origin {
            project: self.gift.project,
            donor: self.donor,
            at: self.at,
        }
    }
}

/// Somebody goes to the checkout: what the gift would earn now is held.
pub(crate) fn apply(
    programme: &Programme,
    state: &mut State,
    (given, share_bps): (Given<'_>, Option<u32>),
    answer: &mut Answer<'_>,
) {
    let gift = given.gift;
    let held_already = state.holds.has(gift.id).then_some(LimitKind::DuplicateHold);
    if let Some(reason) = refusal(programme, state, gift).or(held_already) {
        return answer.refuse(about(gift), reason, gift.amount_minor);
    }
    let asked: Vec<(Candidate, DateTime<Utc>)> = asked(programme, state, given);
    let (promised, mut parts, mut beside) = (Promised::default(), Vec::new(), Matched::default());
    for (candidate, until) in &asked {
        let case = Case {
            given,
            candidate,
            promised: &promised,
            beside,
        };
        // Written down also where nobody asks now: the gift that comes tells it, wherever it is decided.
        let weighed = weigh(programme, state, &case, &mut parts, true);
        let minor = weighed.minor();
        let explanation = weighed.explanation;
        let mut told = Explanation::default();
        if share_bps.is_some_and(|bps| !fits(state, candidate.pool, minor, bps)) {
            if answer.explain {
                told = explanation;
                told.step(StepKind::Hold, Some(LimitKind::HoldShare), minor, 0);
            }
            let change = Change {
                state: DecisionState::Held,
                ..Change::NOTHING
            };
            answer.decide(case.about(), change, told);
            continue;
        }
        let change = Change {
            state: DecisionState::Held,
            from: Place::Available,
            minor,
            funders: weighed.funders,
        };
        if answer.explain {
            told = explanation.clone();
            if minor > 0 {
                told.step(StepKind::Hold, None, minor, minor);
                told.fact(FactKey::Until, FactValue::At(*until));
            }
        }
        answer.decide(case.about(), change, told);
        let Some(earned) = weighed.earned.filter(|_| minor > 0) else {
            continue;
        };
        let body = programme.body(candidate.rule);
        beside.add(body, &earned.award(candidate.rule, gift.id));
        let held = Held {
            gift: *gift,
            at: given.at,
            until: *until,
            rule: candidate.rule,
            donor: body.count.identity(gift),
            earned,
            parts: parts.clone(),
            bounded: share_bps.is_some(),
            explanation,
        };
        let shift = Shift::of_hold(earned.clip, minor, &held.parts, 1);
        state.shift(programme, candidate, &held.origin(), &shift);
        state.holds.add(candidate, held);
    }
    if asked.is_empty() {
        let mut explanation = Explanation::default();
        explanation.step(StepKind::Eligible, Some(LimitKind::NotHeld), gift.amount_minor, 0);
        let change = Change {
            state: DecisionState::Held,
            ..Change::NOTHING
        };
        answer.decide(about(gift), change, explanation);
    }
}

/// Whether a hold stays, with all others that may have a share of the pool only, within that share.
fn fits(state: &State, pool: PoolIx, minor: i64, share_bps: u32) -> bool {
    let money = &state.pools[pool.index()];
    let left = i128::from(money.available() + money.held);
    let held = i128::from(state.holds.bounded(pool)) + i128::from(minor);
    held * i128::from(crate::WHOLE_BPS) <= left * i128::from(share_bps)
}

/// The rules that may hold something for a gift, in their order, each with the last moment of its hold.
fn asked(programme: &Programme, state: &State, given: Given<'_>) -> Vec<(Candidate, DateTime<Utc>)> {
    let mut asked = Vec::new();
    for candidate in state.acting(programme, given.gift.project) {
        let seconds = programme.pool(candidate.pool).hold_seconds;
        if let Some(seconds) = seconds.filter(|_| candidate.way == Way::Gift) {
            let until = given
                .at
                .checked_add_signed(TimeDelta::seconds(i64::from(seconds)));
            asked.push((*candidate, until.unwrap_or(DateTime::<Utc>::MAX_UTC)));
        }
    }
    if ends_together(programme, state)
        && let Some(first) = asked.iter().map(|(_, until)| *until).min()
    {
        asked.iter_mut().for_each(|(_, until)| *until = first);
    }
    asked
}

/// Whether what one rule holds for a gift hangs on what others hold for it.
fn ends_together(programme: &Programme, state: &State) -> bool {
    matches!(
        state.stack(programme).mode,
        StackMode::Sequential | StackMode::Compounding
    )
}

/// The gift has arrived for which something is held: it stands with that, or ends it where it is another gift.
/// Answers the rules that have decided with this; `beside` is what they have come to.
pub(crate) fn keep(
    programme: &Programme,
    state: &mut State,
    given: Given<'_>,
    beside: &mut Matched,
    answer: &mut Answer<'_>,
) -> Vec<LineIx> {
    let mut kept = Vec::new();
    for place in state.holds.of(given.gift.id) {
        if state.holds.get(place).is_some_and(|held| held.is_for(given.gift)) {
            kept.extend(keep_one(programme, state, place, given, beside, answer));
        } else {
            end(programme, state, place, LimitKind::HoldChanged, answer);
        }
    }
    kept
}

/// What was held for a gift becomes its award. No sum changes by that, only where the money is.
fn keep_one(
    programme: &Programme,
    state: &mut State,
    place: HoldPlace,
    given: Given<'_>,
    beside: &mut Matched,
    answer: &mut Answer<'_>,
) -> Option<LineIx> {
    let held = state.holds.remove(programme, place)?;
    let (candidate, minor, id) = (*held.candidate(programme), held.minor(), given.gift.id);
    let about = held.about(candidate.pool);
    let by_funder = held.by_funder();
    let since = |explanation: &mut Explanation| {
        explanation.step(StepKind::Hold, None, minor, minor);
        explanation.fact(FactKey::Since, FactValue::At(held.at));
    };
    let (mut ends, mut stands) = (Explanation::default(), Explanation::default());
    if answer.explain {
        since(&mut ends);
        stands = held.explanation.clone();
        since(&mut stands);
    }
    let change = Change {
        state: DecisionState::Held,
        from: Place::Held,
        minor: -minor,
        funders: FunderSplit::from_parts(&by_funder, -1),
    };
    answer.decide(about, change, ends);
    let award = held.earned.award(held.rule, id);
    let at = state.awards.len();
    state.awards.push(&award);
    if !held.parts.is_empty() {
        state.awards.add_parts(at, 0, &held.parts, 1);
    }
    let to = state.projects[given.gift.project.index()].place;
    let pool = &mut state.pools[candidate.pool.index()];
    pool.held -= minor;
    if let Some(figure) = pool.place(to) {
        *figure += minor;
    }
    let year = |at| period_of(programme, Period::Year, at);
    if year(held.at) != year(given.at) {
        state.as_of.insert((id, held.rule), held.at);
    }
    beside.add(programme.body(held.rule), &award);
    if !candidate.plain {
        state.enter_award(&candidate, (id, held.donor), held.gift.relation, &held.earned);
    }
    let change = Change {
        state: DecisionState::Reserved,
        from: Place::Available,
        minor,
        funders: FunderSplit::from_parts(&by_funder, 1),
    };
    answer.decide(about, change, stands);
    Some(candidate.line)
}

/// The checkout was left, or the payment failed.
pub(crate) fn release(
    programme: &Programme,
    state: &mut State,
    contribution: ContributionIx,
    answer: &mut Answer<'_>,
) {
    let mut places = state.holds.of(contribution);
    // In the order in which they would have ended.
    places.sort();
    // What has just ended by itself need not be released.
    if places.is_empty() && !answer.tells_of(contribution) {
        let about = About {
            contribution: Some(contribution),
            ..About::default()
        };
        return answer.refuse(about, LimitKind::UnknownHold, 0);
    }
    for place in places {
        end(programme, state, place, LimitKind::HoldReleased, answer);
    }
}

/// Ends what is over due by now.
#[cold]
pub(crate) fn end_due(programme: &Programme, state: &mut State, answer: &mut Answer<'_>) {
    while let Some(place) = state.holds.first_due(state.now) {
        end(programme, state, place, LimitKind::HoldOver, answer);
    }
}

/// Ends what is held on a project, for a reason.
pub(crate) fn end_on(
    programme: &Programme,
    state: &mut State,
    project: ProjectIx,
    reason: LimitKind,
    answer: &mut Answer<'_>,
) {
    for place in state.holds.places(|held| held.gift.project == project) {
        end(programme, state, place, reason, answer);
    }
}

/// Ends what a pool holds that closes, and what hangs on that.
pub(crate) fn end_of(programme: &Programme, state: &mut State, pool: PoolIx, answer: &mut Answer<'_>) {
    let pays = |held: &Held| programme.rule(held.rule).spec.pool == pool;
    let mut places = state.holds.places(pays);
    if ends_together(programme, state) {
        let gifts: Vec<ContributionIx> = places
            .iter()
            .filter_map(|place| state.holds.get(*place).map(|held| held.gift.id))
            .collect();
        places = state.holds.places(|held| gifts.contains(&held.gift.id));
    }
    for place in places {
        end(programme, state, place, LimitKind::PoolClosed, answer);
    }
}

/// Ends one hold: what it held is free.
fn end(
    programme: &Programme,
    state: &mut State,
    place: HoldPlace,
    reason: LimitKind,
    answer: &mut Answer<'_>,
) {
    let Some(held) = state.holds.remove(programme, place) else {
        return;
    };
    let (candidate, minor, parts) = (held.candidate(programme), held.minor(), held.by_funder());
    let shift = Shift::of_hold(held.earned.clip, minor, &parts, -1);
    state.shift(programme, candidate, &held.origin(), &shift);
    let mut explanation = Explanation::default();
    if answer.explain {
        explanation.step(StepKind::Hold, Some(reason), minor, 0);
        explanation.fact(FactKey::Since, FactValue::At(held.at));
        explanation.fact(FactKey::Until, FactValue::At(held.until));
    }
    let change = Change {
        state: DecisionState::Held,
        from: Place::Held,
        minor: -minor,
        funders: FunderSplit::from_parts(&parts, -1),
    };
    answer.decide(held.about(candidate.pool), change, explanation);
}

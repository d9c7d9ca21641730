//! Seats: the versions of rules that have a say on a project as a whole, each with what it claims, what a group
//! ceiling and the pool leave of that, and what the versions before it have come to.

use crate::allocate::AllocateWay;
use crate::base::Base;
use crate::book::{Entry, Pending};
use crate::claim::claim;
use crate::contribution::Given;
use crate::entry::count;
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, Silent, StepKind};
use crate::handle::{PoolIx, ProjectIx, TallyIx};
use crate::programme::{Candidate, Programme};
use crate::project::Outcome;
use crate::promised::Promised;
use crate::release::ReleaseWhen;
use crate::rule::{Rule, Way};
use crate::stack::StackMode;
use crate::state::State;
use crate::whole::{Touch, Verdict};

/// A version of a rule and what it says.
pub(crate) struct Seat<'a> {
    pub(crate) candidate: &'a Candidate,
    /// Whether it acts; otherwise it is an older version whose grant stands.
    pub(crate) acts: bool,
    pub(crate) stood: i64,
    /// What cannot be taken back.
    pub(crate) floor: i64,
    pub(crate) look: Look,
    pub(crate) explanation: Explanation,
}

/// The match on a project while its rules are asked one after the other.
#[derive(Clone)]
pub(crate) struct Sums {
    /// Of all rules.
    pub(crate) all: i64,
    /// The lines whose turn has not come.
    ahead: Vec<TallyIx>,
    /// How lines have changed.
    lines: Vec<(TallyIx, i64)>,
    /// What of the crowd's money the rules before have matched, where they act one after the other.
    used: i64,
    /// What each pool has given to which line.
    taken: Vec<(PoolIx, TallyIx, i64)>,
}

impl Sums {
    pub(crate) fn of(programme: &Programme, state: &State, touch: &Touch<'_>, promised: &Promised) -> Self {
        let whole = state
            .acting(programme, touch.project)
            .filter(|candidate| candidate.way == Way::Whole);
        let all = state.projects[touch.project.index()].awarded + promised.minor;
        let ahead = whole.map(|candidate| candidate.tally).collect();
        let used = match state.stack(programme).mode {
            StackMode::Sequential => state.used_by_gifts(programme, touch.project) + touch.used,
            _ => 0,
        };
        Self {
            all,
            ahead,
            lines: Vec::new(),
            used,
            taken: Vec::new(),
        }
    }

    /// What stands of a line.
    fn line(&self, state: &State, tally: TallyIx) -> i64 {
        let changes = self.lines.iter().filter(|(known, _)| *known == tally);
        state.tallies[tally.index()] + changes.map(|(_, change)| change).sum::<i64>()
    }

    /// What stands of the rules before the one whose turn it is.
    fn before(&self, state: &State) -> i64 {
        let ahead = self.ahead.iter().map(|tally| self.line(state, *tally));
        self.all - ahead.sum::<i64>()
    }

    /// What of that is only held.
    fn held_before(&self, state: &State, project: ProjectIx) -> i64 {
        let ahead = self.ahead.iter().map(|tally| state.holds.by(*tally));
        state.holds.on(project) - ahead.sum::<i64>()
    }

    /// Notes what a version comes to.
    pub(crate) fn change(&mut self, programme: &Programme, state: &State, seat: &Seat<'_>, stands: i64) {
        let (change, tally) = (stands - seat.stood, seat.candidate.tally);
        self.all += change;
        self.lines.push((tally, change));
        self.taken.push((seat.candidate.pool, tally, change));
        if !seat.acts {
            return;
        }
        self.ahead.retain(|other| *other != tally);
        let rule = programme.body(seat.candidate.rule);
        if rule.base == Base::Sum && state.stack(programme).mode == StackMode::Sequential {
            self.used += rule.rate.used(seat.look.clipped, self.line(state, tally));
        }
    }

    fn taken_of(&self, pool: PoolIx) -> i64 {
        let of_pool = self.taken.iter().filter(|(known, ..)| *known == pool);
        of_pool.map(|(.., minor)| minor).sum()
    }

    /// What the pool of a rule has given to others.
    fn taken_beside(&self, candidate: &Candidate) -> i64 {
        let beside =
            |(pool, tally, _): &&(PoolIx, TallyIx, i64)| *pool == candidate.pool && *tally != candidate.tally;
        self.taken.iter().filter(beside).map(|(.., minor)| minor).sum()
    }
}

impl Seat<'_> {
    /// Asks what the version says for itself.
    pub(crate) fn ask(
        &mut self,
        programme: &Programme,
        state: &State,
        touch: &Touch<'_>,
        promised: &Promised,
        sums: &Sums,
        explain: bool,
    ) {
        let line = sums.line(state, self.candidate.tally);
        let beside = Beside {
            others: sums.all - line,
            before: sums.before(state) - sums.held_before(state, touch.project),
            used: sums.used,
            pool_more: promised.minor_of(self.candidate.pool) + sums.taken_beside(self.candidate),
        };
        self.look = if explain {
            let mut explanation = Explanation::default();
            let look = look(programme, state, self, touch, (beside, line), &mut explanation);
            self.explanation = explanation;
            look
        } else {
            look(programme, state, self, touch, (beside, line), &mut Silent)
        };
        if self.look.claim.is_none() {
            self.floor = self.stood;
        }
        self.look.target = self.target(state, sums);
    }

    /// What the version itself should give: what the rule claims beyond what its other versions gave.
    pub(crate) fn target(&self, state: &State, sums: &Sums) -> i64 {
        let Some(claim) = self.look.claim else {
            return self.stood;
        };
        if !self.acts {
            return claim.min(self.stood);
        }
        let others = sums.line(state, self.candidate.tally) - self.stood;
        let target = (claim - others).max(0);
        if self.look.falls_only {
            target.min(self.stood)
        } else {
            target
        }
    }

    /// Cuts it to what a group ceiling leaves.
    pub(crate) fn cut(&mut self, limit: LimitKind, most: i64, left: i64, explain: bool) {
        let target = self.look.target;
        if self.look.claim.is_none() {
            return;
        }
        self.look.target = target.min(left);
        if explain && target > 0 {
            self.explanation.step(
                StepKind::Stack,
                (left < target).then_some(limit),
                target,
                self.look.target,
            );
            self.explanation.fact(FactKey::Limit, FactValue::Minor(most));
        }
    }

    /// Takes what the pool has.
    pub(crate) fn take<'a>(
        mut self,
        programme: &Programme,
        state: &State,
        touch: &Touch<'_>,
        promised: &Promised,
        sums: &mut Sums,
        explain: bool,
    ) -> Verdict<'a>
    where
        Self: 'a,
    {
        let (candidate, stood) = (self.candidate, self.stood);
        let rule = programme.body(candidate.rule);
        let target = self.look.target;
        let mut stands = stood;
        if self.look.claim.is_some() {
            let room = state.room(programme, candidate.pool, touch.project, touch.at);
            let spent = sums.taken_of(candidate.pool) + promised.minor_of(candidate.pool);
            let free = (room.minor - spent).max(0);
            let more = target.max(self.floor) - stood;
            let given = if rule.allocate.way == AllocateWay::FirstPastPost && more > free {
                0
            } else {
                more.min(free)
            };
            stands = stood + given;
            if explain && (target > 0 || stands > 0) {
                let limit = match (given < more, rule.allocate.way) {
                    (false, _) => None,
                    (true, AllocateWay::FirstPastPost) => Some(LimitKind::PastThePost),
                    (true, _) => Some(room.limit),
                };
                let record = &mut self.explanation;
                record.step(StepKind::Pool, limit, target, stands);
                record.fact(FactKey::Available, FactValue::Minor(free));
                record.step(StepKind::Release, None, stands, stands);
                record.fact(FactKey::Before, FactValue::Minor(stood));
            }
        }
        sums.change(programme, state, &self, stands);
        Verdict {
            candidate,
            entry: self.look.entry,
            stands,
            stood,
            due: self.look.due,
            explanation: self.explanation,
            told: touch.gift.is_some() && self.acts,
        }
    }
}

/// The match beside a rule, in minor units.
#[derive(Debug, Clone, Copy, Default)]
struct Beside {
    /// Of all other rules, with what they hold.
    others: i64,
    /// Of those before it.
    before: i64,
    /// What of the crowd's money those before it have matched, where they act one after the other.
    used: i64,
    /// What the pool has given to those before it with the same event.
    pool_more: i64,
}

/// What a version says to a project by itself.
#[derive(Default)]
pub(crate) struct Look {
    entry: Option<Entry>,
    /// What the rule should give in all its versions; nothing when it says nothing, so that what stands stays.
    claim: Option<i64>,
    /// Whether it may give no more than what stands.
    falls_only: bool,
    /// What of that is for this version.
    pub(crate) target: i64,
    /// What of the crowd's money it looks at.
    clipped: i64,
    due: bool,
}

fn look(
    programme: &Programme,
    state: &State,
    seat: &Seat<'_>,
    touch: &Touch<'_>,
    (beside, line): (Beside, i64),
    record: &mut impl Record,
) -> Look {
    let candidate = seat.candidate;
    let rule = programme.body(candidate.rule);
    let amount = touch.gift.map_or(0, |gift| gift.amount_minor);
    let mut look = Look {
        due: matches!(
            rule.release.when,
            ReleaseWhen::Upfront | ReleaseWhen::Reimbursement
        ),
        ..Look::default()
    };
    let closed = state.shut(
        programme,
        candidate,
        rule,
        touch.project,
        touch.at,
        beside.pool_more,
    );
    let settled = closed.filter(|closed| closed.limit == LimitKind::ProjectSettled);
    let proves = settled.is_some() && moves_after_the_end(state, seat, rule, touch);
    match closed.filter(|_| !proves) {
        None => record.step(StepKind::Eligible, None, amount, amount),
        Some(closed) => {
            record.step(StepKind::Eligible, Some(closed.limit), amount, 0);
            closed.window.write(record);
            look.falls_only = true;
        }
    }
    if proves {
        look.due = true;
        look.falls_only = touch.is_refund()
            || state.shut_pool(programme, candidate.pool, touch.at).is_some()
            || state.shut_line(candidate.line).is_some();
    } else if settled.is_some() {
        return look;
    }
    let mut pending = Pending::default();
    if let Some(gift) = touch.gift {
        pending = state.pending(programme, gift);
        let given = Given { gift, at: touch.at };
        // What was held under another version of the rule is in its book already.
        let book = state.books.get(&candidate.tally);
        let written = book.is_some_and(|book| book.entries.contains_key(&gift.id));
        if seat.acts && !written {
            look.entry = match closed {
                None => count(programme, state, candidate, rule, given, record),
                Some(closed) if closed.counts_on() => {
                    count(programme, state, candidate, rule, given, &mut Silent)
                }
                Some(_) => None,
            };
        }
        if let Some(entry) = look.entry {
            state.expect(candidate, &entry, &mut pending);
        }
    }
    if rule.release.when == ReleaseWhen::AtEnd && !state.projects[touch.project.index()].ended {
        record.step(
            StepKind::Release,
            Some(LimitKind::WaitsForEnd),
            pending.clipped,
            0,
        );
        return look;
    }
    let mut measure = state.measure(programme, candidate, rule, touch.project, &pending);
    measure.others = beside.others - measure.held;
    measure.before = beside.before;
    measure.used = beside.used;
    look.clipped = measure.clipped;
    if state.stack(programme).mode == StackMode::Exclusive && beside.others > 0 {
        look.falls_only = true;
    }
    let claim = if look.falls_only && seat.stood == 0 && closed.is_some() {
        0
    } else {
        claim(programme, state, candidate, rule, touch, &measure, record)
    };
    if closed.is_none() && look.falls_only && claim > line {
        record.step(StepKind::Stack, Some(LimitKind::Exclusive), claim, line);
    }
    look.claim = Some(claim);
    look
}

/// Whether the grant of a settled campaign may still change: where it waits for proofs, and the line of its
/// version was not missed.
fn moves_after_the_end(state: &State, seat: &Seat<'_>, rule: &Rule, touch: &Touch<'_>) -> bool {
    let kept = matches!(
        state.projects[touch.project.index()].outcome,
        Outcome::Succeeded | Outcome::Kept
    );
    let key = (seat.candidate.tally, seat.candidate.rule);
    kept && touch.gift.is_none() && rule.release.waits_for_proof() && !state.missed.contains(&key)
}

//! The fold: one event in, decisions out.

use crate::answer::Answer;
use crate::campaign::{self, End};
use crate::contribution::{self, Given};
use crate::decision::Decision;
use crate::event::{Contribution, Event, EventKind};
use crate::jury::{self, Admission};
use crate::programme::Programme;
use crate::state::State;
use crate::{closing, hold, in_kind, payout, refund, steering};

/// How much a decision says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Every step. What is stored and shown.
    Steps,
    /// Amounts only, for simulations over many seasons. Refusals still carry their reason.
    Amounts,
}

/// Folds one event into the state and answers the decisions, each with its explanation.
pub fn apply(programme: &Programme, state: &mut State, event: &Event) -> Vec<Decision> {
    let mut out = Vec::new();
    apply_into(programme, state, event, Detail::Steps, &mut out);
    out
}

/// The same, appending to a list that the caller may use again.
pub fn apply_into(
    programme: &Programme,
    state: &mut State,
    event: &Event,
    detail: Detail,
    out: &mut Vec<Decision>,
) {
    state.follow(programme);
    fold(programme, state, event, detail, out);
}

/// One event, when the state has followed the programme.
#[inline]
fn fold(programme: &Programme, state: &mut State, event: &Event, detail: Detail, out: &mut Vec<Decision>) {
    let answer = &mut Answer::new(event, detail == Detail::Steps, out);
    state.now = event.at;
    if state.holds.first_due(event.at).is_some() {
        hold::end_due(programme, state, answer);
    }
    match &event.kind {
        EventKind::Contribution(gift) => {
            contribution::apply(programme, state, Given { gift, at: event.at }, answer);
        }
        EventKind::Hold { gift, share_bps } => hold::apply(
            programme,
            state,
            (Given { gift, at: event.at }, *share_bps),
            answer,
        ),
        EventKind::HoldReleased { contribution } => {
            hold::release(programme, state, *contribution, answer);
        }
        EventKind::Refund {
            contribution,
            amount_minor,
        } => {
            refund::apply(programme, state, *contribution, *amount_minor, answer);
        }
        EventKind::ProjectClosed { project } => {
            campaign::settle(programme, state, *project, End::Closed, answer)
        }
        EventKind::ProjectSucceeded { project } => {
            campaign::settle(programme, state, *project, End::Succeeded, answer);
        }
        EventKind::ProjectFailed { project } => {
            campaign::settle(programme, state, *project, End::Failed, answer)
        }
        EventKind::ProjectCancelled { project } => {
            campaign::settle(programme, state, *project, End::Cancelled, answer);
        }
        EventKind::ProjectExtended { project, closes_at } => {
            campaign::extend(programme, state, *project, *closes_at, answer);
        }
        EventKind::PaidOut { project } => payout::pay_out(programme, state, *project, answer),
        EventKind::TopUp {
            pool,
            funder,
            amount_minor,
        } => {
            steering::top_up(programme, state, (*pool, *funder), *amount_minor, answer);
        }
        EventKind::Pause(what) => steering::pause(state, *what, true, answer),
        EventKind::Resume(what) => steering::pause(state, *what, false, answer),
        EventKind::PoolClosed { pool } => steering::close_pool(programme, state, *pool, answer),
        EventKind::Stack { stack } => steering::restack(programme, state, *stack, answer),
        EventKind::Rule { rule } => steering::start_rule(programme, state, *rule, answer),
        EventKind::InKind {
            id,
            project,
            donor,
            kind,
            quantity_milli,
        } => {
            let (who, what) = ((*id, *project, *donor), (&**kind, *quantity_milli));
            in_kind::give(programme, state, who, what, event.at, answer);
        }
        EventKind::Proof { project, what } => {
            in_kind::prove(programme, state, *project, *what, event.at, answer);
        }
        EventKind::Votes { project, votes } => {
            jury::votes(programme, state, *project, *votes, event.at, answer);
        }
        EventKind::Admit {
            line,
            project,
            share_bps,
            cap_minor,
        } => {
            let admission = Admission {
                share_bps: *share_bps,
                cap_minor: *cap_minor,
            };
            jury::admit(programme, state, (*line, *project), admission, event.at, answer);
        }
        EventKind::Rank { line, project, rank } => {
            jury::rank(programme, state, (*line, *project), *rank, event.at, answer);
        }
        EventKind::WindowClosed { line } => closing::window(programme, state, *line, answer),
    }
    state.forget_what_went_back();
}

/// How many events are looked at ahead of their turn.
const AHEAD: usize = 32;

/// The same for a list of events, in its order: what the stored side does with a batch, and a replay with a
/// year. It gives the same decisions as one event after the other, sooner.
pub fn apply_all(
    programme: &Programme,
    state: &mut State,
    events: &[Event],
    detail: Detail,
    out: &mut Vec<Decision>,
) {
    state.follow(programme);
    for some in events.chunks(AHEAD) {
        // In two rounds, because what a donor has used is found by way of the project: within a round no reading
        // waits for another.
        look(some, |gift| contribution::touch_project(programme, state, gift));
        look(some, |gift| contribution::touch_donor(programme, state, gift));
        for event in some {
            fold(programme, state, event, detail, out);
        }
    }
}

/// Looks at the gifts among some events.
#[inline]
fn look(some: &[Event], touch: impl Fn(&Contribution) -> u64) {
    let touched = some.iter().fold(0, |sum, event| match &event.kind {
        EventKind::Contribution(gift) => sum ^ touch(gift),
        _ => sum,
    });
    // The sum is for nothing; the hint keeps the reading from being left out.
    std::hint::black_box(touched);
}

/// What [`apply`] would answer now. The state does not change.
///
/// A contribution, which is what a till asks about, is decided on the state as it is. Any other event, a
/// contribution to something that the state has not yet heard of, one that may open a gate for the gifts
/// before it, and one before which a hold ends or becomes match, is rehearsed on a copy.
pub fn quote(programme: &Programme, state: &State, event: &Event) -> Vec<Decision> {
    let mut out = Vec::new();
    match &event.kind {
        EventKind::Contribution(gift)
            if state.is_current(programme)
                && !state.reaches_back(programme, gift.project)
                && !state.holds.has(gift.id)
                && state.holds.first_due(event.at).is_none() =>
        {
            let answer = &mut Answer::new(event, true, &mut out);
            contribution::quote(programme, state, Given { gift, at: event.at }, answer);
        }
        _ => apply_into(programme, &mut state.clone(), event, Detail::Steps, &mut out),
    }
    out
}

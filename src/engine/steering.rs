//! What funders and officials do while campaigns run: top up, pause, resume, close, publish a version, let rules
//! go together in another way.
//!
//! None of these changes an earlier decision, so none of them answers anything when it is accepted, unless a pool
//! that closes holds its last rounds or ends what it holds at checkouts.

use crate::amount::{AMOUNT_MAX, TOTAL_MAX, in_bounds};
use crate::answer::{About, Answer};
use crate::event::Pausable;
use crate::explanation::LimitKind;
use crate::handle::{FunderIx, PoolIx, RuleIx, StackIx};
use crate::programme::Programme;
use crate::state::{FunderState, State};
use crate::{closing, hold};

/// A funder puts more in.
pub(crate) fn top_up(
    programme: &Programme,
    state: &mut State,
    (pool, funder): (PoolIx, FunderIx),
    amount_minor: i64,
    answer: &mut Answer<'_>,
) {
    let about = About::default();
    let together = state.pools_minor;
    let Some(standing) = state.pools.get_mut(pool.index()) else {
        return answer.refuse(about, LimitKind::UnknownPool, amount_minor);
    };
    let known = programme.pool(pool).funders.len();
    if funder.index() >= known {
        return answer.refuse(about, LimitKind::UnknownPool, amount_minor);
    }
    if standing.closed {
        return answer.refuse(about, LimitKind::PoolClosed, amount_minor);
    }
    let room = (AMOUNT_MAX - standing.amount).min(TOTAL_MAX - together);
    if !in_bounds(amount_minor) || amount_minor > room {
        return answer.refuse(about, LimitKind::AmountOutOfRange, amount_minor);
    }
    standing
        .funders
        .resize(known.max(standing.funders.len()), FunderState::default());
    standing.funders[funder.index()].amount += amount_minor;
    standing.amount += amount_minor;
    state.pools_minor += amount_minor;
}

/// No new match, or new match again.
pub(crate) fn pause(state: &mut State, what: Pausable, paused: bool, answer: &mut Answer<'_>) {
    let (flag, unknown) = match what {
        Pausable::Pool(pool) => {
            let pool = state.pools.get_mut(pool.index());
            if pool.as_ref().is_some_and(|pool| pool.closed) {
                return answer.refuse(About::default(), LimitKind::PoolClosed, 0);
            }
            (pool.map(|pool| &mut pool.paused), LimitKind::UnknownPool)
        }
        Pausable::Line(line) => (
            state.lines.get_mut(line.index()).map(|line| &mut line.paused),
            LimitKind::UnknownRule,
        ),
    };
    match flag {
        None => answer.refuse(About::default(), unknown, 0),
        Some(flag) if *flag == paused => answer.refuse(About::default(), LimitKind::NoChange, 0),
        Some(flag) => *flag = paused,
    }
}

/// The pool gives nothing any more, once it has held its last rounds.
pub(crate) fn close_pool(programme: &Programme, state: &mut State, pool: PoolIx, answer: &mut Answer<'_>) {
    match state.pools.get_mut(pool.index()) {
        None => answer.refuse(About::default(), LimitKind::UnknownPool, 0),
        Some(pool) if pool.closed => answer.refuse(About::default(), LimitKind::PoolClosed, 0),
        Some(_) => {
            hold::end_of(programme, state, pool, answer);
            closing::last_rounds(programme, state, pool, answer);
            state.pools[pool.index()].closed = true;
        }
    }
}

/// A version begins to act, if it is newer than the one that acts.
pub(crate) fn start_rule(programme: &Programme, state: &mut State, rule: RuleIx, answer: &mut Answer<'_>) {
    if rule.index() >= programme.rules.len() {
        return answer.refuse(About::default(), LimitKind::UnknownRule, 0);
    }
    let version = programme.rule(rule);
    let acting = state.lines[version.line.index()].in_force;
    if acting.is_some_and(|acting| programme.rule(acting).spec.version >= version.spec.version) {
        return answer.refuse(About::default(), LimitKind::NotNewer, 0);
    }
    state.put_in_force(programme, rule);
}

/// Rules go together in another way from now on.
pub(crate) fn restack(programme: &Programme, state: &mut State, stack: StackIx, answer: &mut Answer<'_>) {
    let Some(new) = programme.stacks.get(stack.index()) else {
        return answer.refuse(About::default(), LimitKind::UnknownRule, 0);
    };
    let now = state.stack(programme);
    if new == now {
        return answer.refuse(About::default(), LimitKind::NoChange, 0);
    }
    let moves = (new.mode, new.group_share) != (now.mode, now.group_share);
    if moves && state.has_given() {
        return answer.refuse(About::default(), LimitKind::StackFixed, 0);
    }
    state.put_stack(programme, stack);
}

//! Rules that decide on a project as a whole: what they would give now, and the difference to what stands.
//!
//! After an event that touches a project, each such rule in force is asked again, in the order of the rules,
//! after those that decide gift by gift. The claim of a rule is what its gates, base, rate and limits give for
//! the project as it stands; group ceilings and the pool may cut it; the difference to what the rule has given
//! already is reserved, or released. So a grant falls again when a later gift closes the gap that it filled,
//! or when a refund takes the crowd below a gate. A rule sees what the rules before it have come to, and what
//! those after it gave before. Money that a rule gives back is there for the rules after it, and for the
//! ones before it from the next event on.
//!
//! What keeps a rule from giving (a pause, the end of a window, another rule that has the project to itself)
//! lets its grant fall, but not rise. A campaign settles once: afterwards only what waits for proofs moves.
//!
//! A grant of an older version stays as it is, and the version in force gives what is more. A refund lowers
//! it to what its own version would give to the project now.
//!
//! The whole evaluation only reads: a quote makes it without the commit.

use chrono::{DateTime, Utc};

use crate::amount::split;
use crate::answer::{About, Answer, Change};
use crate::book::Entry;
use crate::event::Contribution;
use crate::explanation::Explanation;
use crate::grant::Cause;
use crate::handle::{ContributionIx, ProjectIx};
use crate::programme::{Candidate, Programme};
use crate::promised::Promised;
use crate::rule::Way;
use crate::seat::{Look, Seat, Sums};
use crate::stack::GroupShare;
use crate::state::State;

/// What touched a project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Touch<'a> {
    pub(crate) project: ProjectIx,
    pub(crate) at: DateTime<Utc>,
    /// A gift that is about to be taken up.
    pub(crate) gift: Option<&'a Contribution>,
    /// The gift that the event is about.
    pub(crate) contribution: Option<ContributionIx>,
    /// What of the gift the rules that decide gift by gift have matched.
    pub(crate) used: i64,
}

impl Touch<'_> {
    /// Whether a gift was given back.
    pub(crate) fn is_refund(&self) -> bool {
        self.gift.is_none() && self.contribution.is_some()
    }
}

/// What one version of a rule has come to.
pub(crate) struct Verdict<'a> {
    pub(crate) candidate: &'a Candidate,
    /// What the gift has in the book of the rule, if it counts.
    pub(crate) entry: Option<Entry>,
    /// What stands from now on.
    pub(crate) stands: i64,
    /// What stood.
    pub(crate) stood: i64,
    /// Whether what is added is due at once.
    pub(crate) due: bool,
    pub(crate) explanation: Explanation,
    /// Whether the gift itself was decided on, so that a change of nothing is worth telling.
    pub(crate) told: bool,
}

/// Asks all rules of a project that decide on it as a whole, and does what they say.
pub(crate) fn decide(programme: &Programme, state: &mut State, touch: &Touch<'_>, answer: &mut Answer<'_>) {
    for verdict in verdicts(programme, state, touch, &Promised::default(), answer.explain) {
        if let (Some(gift), Some(entry)) = (touch.gift, verdict.entry) {
            state.enter(verdict.candidate, gift.id, entry);
        }
        if verdict.stands == verdict.stood && !verdict.told {
            continue;
        }
        let cause = Cause {
            project: touch.project,
            contribution: touch.contribution,
        };
        let Verdict {
            candidate,
            stands,
            due,
            explanation,
            ..
        } = verdict;
        state.set_grant(programme, candidate, cause, (stands, due), explanation, answer);
    }
}

/// The same as decisions on a gift, without doing anything.
pub(crate) fn rehearse(
    programme: &Programme,
    state: &State,
    touch: &Touch<'_>,
    promised: &mut Promised,
    answer: &mut Answer<'_>,
) {
    for verdict in verdicts(programme, state, touch, promised, answer.explain) {
        let candidate = verdict.candidate;
        let moves = state.grant_moves(
            programme,
            candidate,
            (verdict.stands, verdict.due),
            promised.parts_of(candidate.pool),
        );
        let about = About {
            pool: Some(candidate.pool),
            rule: Some(candidate.rule),
            project: Some(touch.project),
            contribution: touch.contribution,
        };
        let mut explanation = Some(verdict.explanation);
        if moves.is_empty() {
            answer.decide(about, Change::NOTHING, explanation.take().unwrap_or_default());
        }
        for step in moves {
            step.tell(about, explanation.take().unwrap_or_default(), answer);
            step.promise(candidate.pool, promised);
        }
    }
}

/// What all rules together would change on a project, without doing anything.
pub(crate) fn would_change(programme: &Programme, state: &State, touch: &Touch<'_>) -> i64 {
    let verdicts = verdicts(programme, state, touch, &Promised::default(), false);
    verdicts
        .iter()
        .map(|verdict| verdict.stands - verdict.stood)
        .sum()
}

/// What all rules of a project that decide on it as a whole come to.
fn verdicts<'a>(
    programme: &'a Programme,
    state: &State,
    touch: &Touch<'_>,
    promised: &Promised,
    explain: bool,
) -> Vec<Verdict<'a>> {
    let mut seats = seats(programme, state, touch);
    if seats.is_empty() {
        return Vec::new();
    }
    let mut sums = Sums::of(programme, state, touch, promised);
    let ceiling = state.group_ceiling(programme, touch);
    let kept = state.kept_on(touch.project);
    let keeps = ceiling.is_some_and(|(_, most)| kept > most);
    // In proportion, all claims must be known before any of them is cut.
    if let (Some((limit, most)), GroupShare::InProportion, false) =
        (ceiling, state.stack(programme).group_share, keeps)
    {
        let start = sums.clone();
        for seat in &mut seats {
            seat.ask(programme, state, touch, promised, &sums, explain);
            let target = seat.target(state, &sums).max(seat.floor);
            sums.change(programme, state, seat, target);
        }
        let fixed = start.all - seats.iter().map(|seat| seat.stood).sum::<i64>();
        let targets: Vec<(i64, i64)> = seats
            .iter()
            .map(|seat| (seat.look.target.max(seat.floor), seat.floor))
            .collect();
        let parts = in_proportion((most - fixed).max(0), &targets);
        sums = start;
        return seats
            .into_iter()
            .zip(parts)
            .map(|(mut seat, part)| {
                seat.cut(limit, most, part, explain);
                seat.take(programme, state, touch, promised, &mut sums, explain)
            })
            .collect();
    }
    // One after the other: what the later ones have may have to make room, but for those that say nothing any more.
    if ceiling.is_some() {
        for seat in &mut seats {
            seat.ask(programme, state, touch, promised, &sums, false);
        }
    }
    let mut later: i64 = seats.iter().map(|seat| seat.stood - seat.floor).sum();
    let mut verdicts = Vec::with_capacity(seats.len());
    for mut seat in seats {
        later -= seat.stood - seat.floor;
        seat.ask(programme, state, touch, promised, &sums, explain);
        seat.look.target = seat.target(state, &sums);
        if let Some((limit, most)) = ceiling {
            let beside = sums.all - seat.stood;
            let mut left = (most.max(kept) - (beside - later)).max(0);
            if keeps {
                // What is kept makes no room for more.
                left = left.min(seat.stood.max(most - beside));
            }
            seat.cut(limit, most, left, explain);
        }
        verdicts.push(seat.take(programme, state, touch, promised, &mut sums, explain));
    }
    verdicts
}

/// The versions that have a say, in the order of the rules.
fn seats<'a>(programme: &'a Programme, state: &State, touch: &Touch<'_>) -> Vec<Seat<'a>> {
    let mut seats = Vec::new();
    for candidate in programme.candidates_of(touch.project) {
        if candidate.way != Way::Whole {
            continue;
        }
        let acts = state.lines[candidate.line.index()].in_force == Some(candidate.rule);
        let grant = state.grant_of(candidate.tally, candidate.rule);
        let (stood, paid) = grant.map_or((0, 0), |place| {
            let grant = &state.grants[place];
            (grant.stands, grant.paid)
        });
        if acts || (touch.is_refund() && stood > 0) {
            seats.push(Seat {
                candidate,
                acts,
                stood,
                floor: paid,
                look: Look::default(),
                explanation: Explanation::default(),
            });
        }
    }
    seats
}

/// How claims that pass a ceiling together share it in proportion: beyond what cannot be taken back of each.
fn in_proportion(most: i64, targets: &[(i64, i64)]) -> Vec<i64> {
    let wanted: Vec<i64> = targets.iter().map(|(target, floor)| target - floor).collect();
    let floors: i64 = targets.iter().map(|(_, floor)| floor).sum();
    let left = (most - floors).max(0);
    if wanted.iter().sum::<i64>() <= left {
        return targets.iter().map(|(target, _)| *target).collect();
    }
    let parts = split(left, &wanted, |a, b| a.cmp(&b));
    parts
        .into_iter()
        .zip(targets)
        .map(|(part, (_, floor))| part + floor)
        .collect()
}

//! A confirmed gift: each rule in force on its project decides, in order.

use chrono::{DateTime, Utc};

use crate::amount::{TOTAL_MAX, in_bounds};
use crate::answer::{About, Answer, Change};
use crate::award::{Earned, Matched, Origin};
use crate::book::Entry;
use crate::case::{Case, decide};
use crate::event::{Contribution, Relation};
use crate::explanation::{Explanation, LimitKind, Record, StepKind};
use crate::gift::{Gift, Traits};
use crate::handle::{ContributionIx, DonorIx, ProjectIx};
use crate::programme::{Candidate, Programme};
use crate::promised::Promised;
use crate::rule::Way;
use crate::state::State;
use crate::uses::UseKey;
use crate::whole::{self, Touch};
use crate::{entry, hold};

/// A gift and its moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) gift: &'a Contribution,
    pub(crate) at: DateTime<Utc>,
}

/// Why a gift cannot be taken up at all.
pub(crate) fn refusal(programme: &Programme, state: &State, gift: &Contribution) -> Option<LimitKind> {
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

pub(crate) fn about(gift: &Contribution) -> About {
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
    let special = !programme.is_plain(gift.project);
    if gift.donor_area.is_some() || gift.relation != Relation::Unrelated {
        state.gifts.put_traits(gift.id, traits(programme, gift));
    }
    let origin = standing.origin();
    let (promised, mut parts) = (Promised::default(), Vec::new());
    let (mut in_force, mut beside) = (false, Matched::default());
    let mut kept = Vec::new();
    if state.holds.has(gift.id) {
        kept = hold::keep(programme, state, given, &mut beside, answer);
        in_force = !kept.is_empty();
    }
    for candidate in programme.candidates_of(gift.project) {
        if state.lines[candidate.line.index()].in_force != Some(candidate.rule) {
            continue;
        }
        in_force = true;
        if candidate.way == Way::Whole || kept.contains(&candidate.line) {
            continue;
        }
        if candidate.way == Way::Round {
            if let Some(entry) = entry::for_round(programme, state, candidate, given, 0, answer) {
                state.enter(candidate, gift.id, entry);
            }
            continue;
        }
        let case = Case {
            given,
            candidate,
            promised: &promised,
            beside,
        };
        let decided = decide(programme, state, &case, &mut parts, answer);
        let Some(earned) = decided else { continue };
        let award = earned.award(candidate.rule, gift.id);
        let donor = programme.body(candidate.rule).count.identity(gift);
        state.add_award(programme, candidate, &Origin { donor, ..origin }, &award, &parts);
        if !candidate.plain {
            beside.add(programme.body(candidate.rule), &award);
            state.enter_award(candidate, (gift.id, donor), gift.relation, &earned);
            state.await_gate(programme, candidate, &award);
        }
    }
    if !in_force {
        no_rule(gift, answer);
    }
    let touch = Touch {
        project: gift.project,
        at: given.at,
        gift: Some(gift),
        contribution: Some(gift.id),
        used: beside.used,
    };
    if special {
        whole::decide(programme, state, &touch, answer);
    }
    let project = &mut state.projects[gift.project.index()];
    project.crowd += gift.amount_minor;
    project.newest = Some(gift.id);
    let watched = project.watched;
    state.crowd_minor += gift.amount_minor;
    if watched || state.history.is_some() {
        state.note_gift(programme, gift);
    }
    if special {
        let opened = Touch { gift: None, ..touch };
        if state.open_gates(programme, &opened, answer) {
            whole::decide(programme, state, &opened, answer);
        }
    }
}

/// What is kept of who gave.
pub(crate) fn traits(programme: &Programme, gift: &Contribution) -> Traits {
    let areas = &programme.project(gift.project).areas;
    Traits {
        local: gift.donor_area.is_some_and(|area| areas.contains(&area)),
        own: gift.relation == Relation::Owner,
        related: gift.relation != Relation::Unrelated,
    }
}

impl State {
    /// Notes a gift that was taken up, for the rules that look at all gifts to a project or an owner.
    fn note_gift(&mut self, programme: &Programme, gift: &Contribution) {
        let traits = traits(programme, gift);
        if self.projects[gift.project.index()].watched {
            let marks = self.marks.entry(gift.project).or_default();
            marks.add(gift.donor, gift.amount_minor, traits.local, traits.own);
        }
        self.add_history(programme, gift.project, gift.donor, gift.amount_minor);
    }

    /// Adds to what a donor has given to an owner, or takes off.
    pub(crate) fn add_history(
        &mut self,
        programme: &Programme,
        project: ProjectIx,
        donor: DonorIx,
        minor: i64,
    ) {
        if let Some(history) = &mut self.history {
            let owner = programme.project(project).owner;
            *history.entry((owner, donor)).or_default() += minor;
        }
    }

    /// Writes a gift that was decided by itself into the book of its rule.
    pub(crate) fn enter_award(
        &mut self,
        candidate: &Candidate,
        (gift, donor): (ContributionIx, DonorIx),
        relation: Relation,
        earned: &Earned,
    ) {
        if !self.lines[candidate.line.index()].keeps_books {
            return;
        }
        let entry = Entry {
            rule: candidate.rule,
            donor,
            counted: earned.counted,
            clipped: earned.clip,
            related: relation != Relation::Unrelated,
        };
        self.books.entry(candidate.tally).or_default().write(gift, entry);
    }
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
    let (mut in_force, mut beside) = (false, Matched::default());
    for candidate in programme.candidates_of(gift.project) {
        if state.lines[candidate.line.index()].in_force != Some(candidate.rule) {
            continue;
        }
        in_force = true;
        if candidate.way == Way::Whole {
            continue;
        }
        if candidate.way == Way::Round {
            let more = promised.minor_of(candidate.pool);
            let _waits = entry::for_round(programme, state, candidate, given, more, answer);
            continue;
        }
        let case = Case {
            given,
            candidate,
            promised: &promised,
            beside,
        };
        if let Some(earned) = decide(programme, state, &case, &mut parts, answer) {
            let award = earned.award(candidate.rule, gift.id);
            beside.add(programme.body(candidate.rule), &award);
            promised.add(candidate.pool, earned.minor, &parts);
        }
    }
    if !in_force {
        no_rule(gift, answer);
    }
    if !programme.is_plain(gift.project) {
        let touch = Touch {
            project: gift.project,
            at: given.at,
            gift: Some(gift),
            contribution: Some(gift.id),
            used: beside.used,
        };
        whole::rehearse(programme, state, &touch, &mut promised, answer);
    }
}

fn no_rule(gift: &Contribution, answer: &mut Answer<'_>) {
    let mut explanation = Explanation::default();
    explanation.step(StepKind::Eligible, Some(LimitKind::NoRule), gift.amount_minor, 0);
    answer.decide(about(gift), Change::NOTHING, explanation);
}

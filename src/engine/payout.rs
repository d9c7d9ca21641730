//! Payments: what is due of the match on a project, and what of it is paid when.

use crate::amount::share;
use crate::answer::{About, Answer, Change};
use crate::book::Pending;
use crate::decision::{DecisionState, FunderSplit, Place};
use crate::explanation::{Explanation, LimitKind, Record, StepKind};
use crate::gate::{self, GateApplies};
use crate::grant::Grant;
use crate::handle::{ContributionIx, LineIx, ProjectIx, RuleIx};
use crate::programme::Programme;
use crate::release::ReleaseWhen;
use crate::state::State;

/// The match of one rule version on the project.
pub(crate) struct Standing {
    pub(crate) rule: RuleIx,
    /// Of single gifts.
    pub(crate) awards: Vec<usize>,
    /// Of the project as a whole.
    pub(crate) grant: Option<usize>,
}

impl Standing {
    /// What stands of single gifts.
    pub(crate) fn awarded(&self, state: &State) -> i64 {
        let stands = |place: &usize| state.awards.get(*place).stands;
        self.awards.iter().map(stands).sum()
    }

    /// What stands.
    pub(crate) fn minor(&self, state: &State) -> i64 {
        self.awarded(state) + self.grant.map_or(0, |place| state.grants[place].stands)
    }
}

/// The match on a project by rule version, in the order in which the rules act, oldest award first.
pub(crate) fn standing(programme: &Programme, state: &State, project: ProjectIx) -> Vec<Standing> {
    let mut groups: Vec<Standing> = programme
        .candidates_of(project)
        .iter()
        .map(|candidate| Standing {
            rule: candidate.rule,
            awards: Vec::new(),
            grant: state.grant_of(candidate.tally, candidate.rule),
        })
        .collect();
    let mut next: Option<ContributionIx> = state.projects[project.index()].newest;
    while let Some(contribution) = next {
        let gift = state.gifts.known(contribution);
        for place in state.awards.of(contribution, gift.first_award) {
            let rule = state.awards.rule(place);
            if let Some(group) = groups.iter_mut().find(|group| group.rule == rule) {
                group.awards.push(place);
            }
        }
        next = gift.before;
    }
    for group in &mut groups {
        group.awards.reverse();
    }
    groups
}

/// The parts of the funders in what stands of some awards.
pub(crate) fn sum_parts(state: &State, awards: &[usize]) -> Vec<i64> {
    let mut sums: Vec<i64> = Vec::new();
    for place in awards {
        let only = [state.awards.get(*place).stands];
        let parts = state.awards.parts(*place).unwrap_or(&only);
        sums.resize(sums.len().max(parts.len()), 0);
        for (sum, part) in sums.iter_mut().zip(parts) {
            *sum += part;
        }
    }
    sums
}

/// Moves what stands of single gifts on a project from one place to the next. Grants move by themselves.
pub(crate) fn move_on(programme: &Programme, state: &mut State, project: ProjectIx, from: Place, to: Place) {
    state.projects[project.index()].place = to;
    let mut done = Vec::new();
    for candidate in programme.candidates_of(project) {
        if done.contains(&candidate.tally) {
            continue;
        }
        done.push(candidate.tally);
        let granted = if candidate.plain {
            0
        } else {
            state.granted_by_line(candidate.tally)
        };
        let minor = state.tallies[candidate.tally.index()] - granted;
        let pool = &mut state.pools[candidate.pool.index()];
        if let Some(figure) = pool.place(from) {
            *figure -= minor;
        }
        if let Some(figure) = pool.place(to) {
            *figure += minor;
        }
    }
}

/// What the gates before a payment leave of the match of a rule, in basis points, and the condition that holds
/// the rest back.
pub(crate) fn payout_gate(
    programme: &Programme,
    state: &State,
    rule: RuleIx,
    project: ProjectIx,
) -> Option<(LimitKind, u32)> {
    let body = programme.body(rule);
    if !gate::has(&body.gate, GateApplies::Payout) {
        return None;
    }
    let candidate = programme.candidate(project, rule);
    let measure = state.measure(programme, candidate, body, project, &Pending::default());
    let own = state.stands_by(candidate.tally);
    let spec = programme.project(project);
    let passage = gate::pass(&body.gate, GateApplies::Payout, spec, &measure, own);
    passage.shut.map(|shut| (shut.limit, passage.open_bps))
}

/// Marks what is committed to a project as paid.
pub(crate) fn pay_out(programme: &Programme, state: &mut State, project: ProjectIx, answer: &mut Answer<'_>) {
    let about = About {
        project: Some(project),
        ..About::default()
    };
    let Some(known) = state.projects.get(project.index()) else {
        return answer.refuse(about, LimitKind::UnknownProject, 0);
    };
    let committed = known.place == Place::Committed;
    let proven = state.marks.get(&project).is_some_and(|marks| marks.proven);
    let mut groups = standing(programme, state, project);
    let mut waits = LimitKind::NothingCommitted;
    for group in &mut groups {
        let due = |place: &usize| committed && state.awards.get(*place).stands > 0;
        group.awards.retain(due);
        group.grant = group
            .grant
            .filter(|place| state.grants[*place].due > state.grants[*place].paid);
        if proven || !programme.body(group.rule).release.waits_for_proof() {
            continue;
        }
        if group.grant.take().is_some() {
            waits = LimitKind::NotProven;
        }
        if !group.awards.is_empty() {
            // Single gifts of all rules are paid together.
            return answer.refuse(about, LimitKind::NotProven, 0);
        }
    }
    groups.retain(|group| !group.awards.is_empty() || group.grant.is_some());
    if groups.is_empty() {
        return answer.refuse(about, waits, 0);
    }
    for group in groups {
        let explained = |answer: &Answer<'_>, minor: i64| {
            let mut explanation = Explanation::default();
            if answer.explain {
                explanation.step(StepKind::Release, None, minor, minor);
            }
            explanation
        };
        if let Some(place) = group.grant {
            let minor = next_payment(
                &state.grants[place],
                &programme.body(group.rule).release.tranches_bps,
            );
            let explanation = explained(answer, minor);
            state.pay_grant(programme, place, minor, explanation, answer);
        }
        let minor = group.awarded(state);
        if minor == 0 {
            continue;
        }
        let explanation = explained(answer, minor);
        let funders = FunderSplit::from_parts(&sum_parts(state, &group.awards), 1);
        let about = About {
            pool: Some(programme.rule(group.rule).spec.pool),
            rule: Some(group.rule),
            ..about
        };
        let change = Change {
            state: DecisionState::Paid,
            from: Place::Committed,
            minor,
            funders,
        };
        answer.decide(about, change, explanation);
    }
    if committed {
        move_on(programme, state, project, Place::Committed, Place::Paid);
    }
}

/// What the next payment of a grant comes to: its tranche of all that is due, or all that is left.
fn next_payment(grant: &Grant, tranches_bps: &[u32]) -> i64 {
    let left = grant.due - grant.paid;
    let made = grant.payments as usize;
    if made + 1 >= tranches_bps.len() {
        return left;
    }
    let so_far: u32 = tranches_bps[..=made].iter().sum();
    (share(grant.due, so_far) - grant.paid).clamp(0, left)
}

/// What is reserved under a rule that releases by periods becomes due, on every project, whatever the version.
pub(crate) fn period_ends(programme: &Programme, state: &mut State, line: LineIx, answer: &mut Answer<'_>) {
    for place in 0..state.grants.len() {
        let grant = &state.grants[place];
        let (rule, project, minor) = (grant.rule, grant.project, grant.reserved());
        let periodic = programme.body(rule).release.when == ReleaseWhen::Periodic;
        if programme.rule(rule).line != line || !periodic || minor == 0 {
            continue;
        }
        if payout_gate(programme, state, rule, project).is_some() {
            continue;
        }
        let mut explanation = Explanation::default();
        if answer.explain {
            explanation.step(StepKind::Release, None, minor, minor);
        }
        state.grant_falls_due(programme, place, explanation, answer);
    }
}

//! The end of a campaign: closed, succeeded, failed, cancelled, extended, paid out.
//!
//! See [`crate::settle`] for the reading of success and failure.

use chrono::{DateTime, Utc};

use crate::amount::WHOLE_BPS;
use crate::answer::{About, Answer, Change};
use crate::award::Award;
use crate::decision::{DecisionState, FunderSplit, Place};
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, StepKind};
use crate::handle::{ContributionIx, ProjectIx, RuleIx};
use crate::programme::Programme;
use crate::project::{CampaignKind, Outcome};
use crate::settle::{CrowdFate, MatchFate, Settle};
use crate::state::State;

/// What the event says about the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The figures decide.
    Closed,
    /// It succeeded.
    Succeeded,
    /// It failed.
    Failed,
    /// It was given up.
    Cancelled,
}

/// The match of one rule version on the project.
struct Standing {
    rule: RuleIx,
    awards: Vec<usize>,
}

/// Settles a campaign.
pub(crate) fn settle(
    programme: &Programme,
    state: &mut State,
    project: ProjectIx,
    end: End,
    answer: &mut Answer<'_>,
) {
    let about = About {
        project: Some(project),
        ..About::default()
    };
    let Some(before) = state.projects.get(project.index()).copied() else {
        return answer.refuse(about, LimitKind::UnknownProject, 0);
    };
    if before.outcome != Outcome::Open {
        return answer.refuse(about, LimitKind::AlreadySettled, 0);
    }
    let total = before.crowd + before.awarded;
    let goal = programme.project(project).goal_minor;
    let standing = standing(programme, state, project);
    let reached = |settle: &Settle| match end {
        End::Closed => settle.reached(total, goal),
        End::Succeeded => true,
        End::Failed | End::Cancelled => false,
    };
    state.projects[project.index()].outcome = outcome(programme, state, project, end, &standing, reached);
    for group in standing {
        let settle = &programme.body(group.rule).settle;
        let reached = reached(settle);
        let keeps = reached || (end != End::Cancelled && settle.missed_match == MatchFate::Keep);
        let mut explanation = Explanation::default();
        let minor: i64 = group
            .awards
            .iter()
            .map(|place| state.awards.get(*place).stands)
            .sum();
        if answer.explain {
            let limit = match end {
                End::Cancelled => Some(LimitKind::Cancelled),
                _ => (!reached).then_some(LimitKind::SuccessLine),
            };
            explanation.step(StepKind::Settle, limit, minor, if keeps { minor } else { 0 });
            explanation.fact(FactKey::Total, FactValue::Minor(total));
            explanation.fact(FactKey::Line, FactValue::Bps(settle.success_at_goal_bps));
        }
        let parts = sum_parts(state, &group.awards);
        let about = About {
            pool: Some(programme.rule(group.rule).spec.pool),
            rule: Some(group.rule),
            ..about
        };
        let change = if keeps {
            let funders = FunderSplit::from_parts(&parts, 1);
            Change {
                state: DecisionState::Committed,
                from: Place::Reserved,
                minor,
                funders,
            }
        } else {
            for place in &group.awards {
                let award = state.awards.get(*place);
                let parts = state.parts_back(programme, *place, award.stands);
                let nothing = Award {
                    clip: 0,
                    stands: 0,
                    ..award
                };
                state.set_award(programme, *place, &nothing, &parts);
            }
            let funders = FunderSplit::from_parts(&parts, -1);
            Change {
                state: DecisionState::Released,
                from: Place::Reserved,
                minor: -minor,
                funders,
            }
        };
        // A version whose awards all came to nothing has nothing to tell.
        if minor > 0 {
            answer.decide(about, change, explanation);
        }
    }
    move_on(programme, state, project, Place::Reserved, Place::Committed);
}

/// The awards on a project by rule version, in the order in which the rules act, oldest award first.
fn standing(programme: &Programme, state: &State, project: ProjectIx) -> Vec<Standing> {
    let mut groups: Vec<Standing> = programme
        .rules_of(project)
        .map(|rule| Standing {
            rule,
            awards: Vec::new(),
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

fn outcome(
    programme: &Programme,
    state: &State,
    project: ProjectIx,
    end: End,
    standing: &[Standing],
    reached: impl Fn(&Settle) -> bool,
) -> Outcome {
    if end == End::Cancelled {
        return Outcome::Cancelled;
    }
    // The rules at hand: those in force, and those whose match stands.
    let at_hand: Vec<&Settle> = standing
        .iter()
        .filter(|group| {
            let line = programme.rule(group.rule).line;
            let stands = group
                .awards
                .iter()
                .any(|place| state.awards.get(*place).stands > 0);
            stands || state.lines[line.index()].in_force == Some(group.rule)
        })
        .map(|group| &programme.body(group.rule).settle)
        .collect();
    let by_itself = Settle {
        success_at_goal_bps: WHOLE_BPS,
        ..Settle::default()
    };
    let succeeded = if at_hand.is_empty() {
        reached(&by_itself)
    } else {
        at_hand.iter().any(|settle| reached(settle))
    };
    if succeeded {
        return Outcome::Succeeded;
    }
    let promised = match programme.project(project).campaign {
        CampaignKind::AllOrNothing => CrowdFate::Refund,
        CampaignKind::Keep | CampaignKind::SolidarityPot => CrowdFate::Keep,
    };
    match at_hand
        .iter()
        .find_map(|settle| settle.missed_crowd)
        .unwrap_or(promised)
    {
        CrowdFate::Keep => Outcome::Kept,
        CrowdFate::Refund | CrowdFate::Redirect => Outcome::Refunded,
    }
}

/// The parts of the funders in what stands of some awards.
fn sum_parts(state: &State, awards: &[usize]) -> Vec<i64> {
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

/// Moves what stands on a project from one place to the next.
fn move_on(programme: &Programme, state: &mut State, project: ProjectIx, from: Place, to: Place) {
    state.projects[project.index()].place = to;
    let mut done = Vec::new();
    for candidate in programme.candidates_of(project) {
        if done.contains(&candidate.tally) {
            continue;
        }
        done.push(candidate.tally);
        let minor = state.tallies[candidate.tally.index()];
        let pool = &mut state.pools[candidate.pool.index()];
        if let Some(figure) = pool.place(from) {
            *figure -= minor;
        }
        if let Some(figure) = pool.place(to) {
            *figure += minor;
        }
    }
}

/// Lets a campaign go on until a later moment.
pub(crate) fn extend(
    programme: &Programme,
    state: &mut State,
    project: ProjectIx,
    closes_at: DateTime<Utc>,
    answer: &mut Answer<'_>,
) {
    let about = About {
        project: Some(project),
        ..About::default()
    };
    let Some(standing) = state.projects.get(project.index()) else {
        return answer.refuse(about, LimitKind::UnknownProject, 0);
    };
    if standing.outcome != Outcome::Open {
        return answer.refuse(about, LimitKind::AlreadySettled, 0);
    }
    let end = state.closes_at(programme, project);
    if end.is_none_or(|end| closes_at <= end) {
        return answer.refuse(about, LimitKind::NotLater, 0);
    }
    state.projects[project.index()].is_extended = true;
    state.extensions.insert(project, closes_at);
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
    let due = |place: &usize| committed && state.awards.get(*place).stands > 0;
    let mut standing = standing(programme, state, project);
    for group in &mut standing {
        group.awards.retain(due);
    }
    standing.retain(|group| !group.awards.is_empty());
    if standing.is_empty() {
        return answer.refuse(about, LimitKind::NothingCommitted, 0);
    }
    for group in standing {
        let minor: i64 = group
            .awards
            .iter()
            .map(|place| state.awards.get(*place).stands)
            .sum();
        let mut explanation = Explanation::default();
        if answer.explain {
            explanation.step(StepKind::Release, None, minor, minor);
        }
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
    move_on(programme, state, project, Place::Committed, Place::Paid);
}

//! The end of a campaign: closed, succeeded, failed, cancelled, extended, paid out.
//!
//! See [`crate::settle`] for the reading of success and failure.

use chrono::{DateTime, Days, Utc};

use crate::amount::{WHOLE_BPS, reaches, share, split};
use crate::answer::{About, Answer, Change};
use crate::award::Award;
use crate::decision::{DecisionState, FunderSplit, Place};
use crate::explanation::{Explanation, FactKey, FactValue, LimitKind, Record, StepKind};
use crate::grant::Cause;
use crate::handle::{PoolIx, ProjectIx};
use crate::hold;
use crate::jury::ask;
use crate::payout::{Standing, move_on, payout_gate, standing, sum_parts};
use crate::programme::{Candidate, Programme};
use crate::project::{CampaignKind, Outcome};
use crate::rise::{self, Risen};
use crate::rule::Way;
use crate::settle::{CrowdFate, Extension, MatchFate, Settle};
use crate::state::State;
use crate::whole::{self, Touch};

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

/// What a project and a moment say of an end.
struct Ending {
    project: ProjectIx,
    end: End,
    /// Crowd and all match together.
    total: i64,
    goal: i64,
}

impl Ending {
    fn reached(&self, settle: &Settle) -> bool {
        match self.end {
            End::Closed => settle.reached(self.total, self.goal),
            End::Succeeded => true,
            End::Failed | End::Cancelled => false,
        }
    }
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
    let reason = match end {
        End::Cancelled => LimitKind::Cancelled,
        End::Closed | End::Succeeded | End::Failed => LimitKind::ProjectSettled,
    };
    hold::end_on(programme, state, project, reason, answer);
    if end == End::Closed && again(programme, state, project, answer) {
        return;
    }
    state.projects[project.index()].ended = true;
    // What is given up earns nothing at its end.
    if end != End::Cancelled && !programme.is_plain(project) {
        ask(programme, state, project, state.now, answer);
    }
    let now = &state.projects[project.index()];
    let ending = Ending {
        project,
        end,
        total: now.crowd + now.awarded,
        goal: programme.project(project).goal_minor,
    };
    let standing = standing(programme, state, project);
    state.projects[project.index()].outcome = outcome(programme, state, &ending, &standing);
    let mut freed = Vec::new();
    for group in standing {
        let pool = programme.rule(group.rule).spec.pool;
        let settle = &programme.body(group.rule).settle;
        let before = group.minor(state);
        settle_group(programme, state, &ending, &group, answer);
        let release = &programme.body(group.rule).release;
        if !ending.reached(settle) && settle.missed_match != MatchFate::Keep && release.waits_for_proof() {
            let tally = programme.candidate(project, group.rule).tally;
            state.missed.insert((tally, group.rule));
        }
        let redistributes = settle.missed_match == MatchFate::Redistribute;
        if redistributes && group.minor(state) < before && !freed.contains(&pool) {
            freed.push(pool);
        }
    }
    move_on(programme, state, project, Place::Reserved, Place::Committed);
    for pool in freed {
        redistribute(programme, state, pool, answer);
    }
}

/// Gives a campaign that came close its second chance, if a rule at hand has one; answers whether it did.
fn again(programme: &Programme, state: &mut State, project: ProjectIx, answer: &mut Answer<'_>) -> bool {
    let standing = &state.projects[project.index()];
    if standing.is_extended {
        return false;
    }
    let Some(closes_at) = programme.project(project).closes_at else {
        return false;
    };
    let (sum, goal) = (
        standing.crowd + standing.awarded,
        programme.project(project).goal_minor,
    );
    // With what rules would give at the end.
    state.projects[project.index()].ended = true;
    let touch = Touch {
        project,
        at: state.now,
        gift: None,
        contribution: None,
        used: 0,
    };
    let total = sum + whole::would_change(programme, state, &touch);
    state.projects[project.index()].ended = false;
    let mut days = 0;
    let mut by = None;
    for candidate in state.acting(programme, project) {
        let settle = &programme.body(candidate.rule).settle;
        if settle.reached(total, goal) {
            return false;
        }
        let close = |again: &Extension| reaches(total, goal, again.if_bps, WHOLE_BPS);
        if let Some(again) = settle.extension.filter(close)
            && again.days > days
        {
            days = again.days;
            by = Some(*candidate);
        }
    }
    let Some(by) = by else { return false };
    let until = closes_at + Days::new(u64::from(days));
    // Where the end was seen late, the second chance may be over already.
    if until <= state.now {
        return false;
    }
    state.projects[project.index()].is_extended = true;
    state.extensions.insert(project, until);
    let mut explanation = Explanation::default();
    if answer.explain {
        explanation.step(StepKind::Settle, Some(LimitKind::Extended), total, total);
        explanation.fact(FactKey::Until, FactValue::At(until));
    }
    let about = About {
        pool: Some(by.pool),
        rule: Some(by.rule),
        project: Some(project),
        contribution: None,
    };
    answer.decide(about, Change::NOTHING, explanation);
    true
}

/// Settles the match of one version of a rule.
fn settle_group(
    programme: &Programme,
    state: &mut State,
    ending: &Ending,
    group: &Standing,
    answer: &mut Answer<'_>,
) {
    let rule = programme.body(group.rule);
    let (settle, minor) = (&rule.settle, group.minor(state));
    let reached = ending.reached(settle);
    // A version whose match all came to nothing has nothing to tell; where it missed its line, its donors have
    // used nothing.
    if minor == 0 {
        if ending.end == End::Cancelled || (!reached && settle.missed_match != MatchFate::Keep) {
            for place in &group.awards {
                let award = state.awards.get(*place);
                state.set_award(programme, *place, &Award { clip: 0, ..award }, &[]);
            }
        }
        return;
    }
    let failed = |reason| Some((reason, 0));
    let verdict = if ending.end == End::Cancelled {
        failed(LimitKind::Cancelled)
    } else if reached {
        None
    } else {
        match settle.missed_match {
            MatchFate::Keep => Some((LimitKind::SuccessLine, minor)),
            MatchFate::Scaled => Some((LimitKind::SuccessLine, scaled(minor, ending, settle))),
            MatchFate::VoidToPool | MatchFate::Redistribute => failed(LimitKind::SuccessLine),
        }
    };
    let (mut limit, mut keeps) = verdict.map_or((None, minor), |(limit, keeps)| (Some(limit), keeps));
    if keeps > 0
        && let Some((shut, open_bps)) = payout_gate(programme, state, group.rule, ending.project)
    {
        (limit, keeps) = (Some(shut), share(keeps, open_bps));
    }
    let mut explanation = Explanation::default();
    if answer.explain {
        explanation.step(StepKind::Settle, limit, minor, keeps);
        explanation.fact(FactKey::Total, FactValue::Minor(ending.total));
        explanation.fact(FactKey::Line, FactValue::Bps(settle.success_at_goal_bps));
    }
    let about = About {
        pool: Some(programme.rule(group.rule).spec.pool),
        rule: Some(group.rule),
        project: Some(ending.project),
        contribution: None,
    };
    if keeps < minor {
        give_back(
            programme,
            state,
            group,
            (minor - keeps, minor),
            about,
            &explanation,
            answer,
        );
    }
    if keeps == 0 {
        return;
    }
    let awarded = group.awarded(state);
    if awarded > 0 {
        let change = Change {
            state: DecisionState::Committed,
            from: Place::Reserved,
            minor: awarded,
            funders: FunderSplit::from_parts(&sum_parts(state, &group.awards), 1),
        };
        answer.decide(about, change, explanation.clone());
    }
    if let Some(place) = group.grant {
        state.grant_falls_due(programme, place, explanation, answer);
    }
}

/// What is left of a match that is scaled to what was reached of the success line.
fn scaled(minor: i64, ending: &Ending, settle: &Settle) -> i64 {
    let line = i128::from(ending.goal) * i128::from(settle.success_at_goal_bps);
    let total = i128::from(ending.total) * i128::from(WHOLE_BPS);
    let exact = i128::from(minor) * total / line.max(1);
    i64::try_from(exact).unwrap_or(minor).clamp(0, minor)
}

/// Takes `back` of the `all` that a version has given back to its pool, in proportion from gifts and grant.
fn give_back(
    programme: &Programme,
    state: &mut State,
    group: &Standing,
    (back, all): (i64, i64),
    about: About,
    explanation: &Explanation,
    answer: &mut Answer<'_>,
) {
    let awarded = group.awarded(state);
    let mut weights: Vec<i64> = group
        .awards
        .iter()
        .map(|place| state.awards.get(*place).stands)
        .collect();
    weights.push(all - awarded);
    let backs = split(back, &weights, |a, b| a.cmp(&b));
    let mut sums: Vec<i64> = Vec::new();
    for (place, minor) in group.awards.iter().zip(&backs) {
        let award = state.awards.get(*place);
        let parts = state.parts_back(programme, *place, *minor);
        let stands = award.stands - minor;
        let left = Award {
            clip: if stands == 0 { 0 } else { award.clip },
            stands,
            ..award
        };
        state.set_award(programme, *place, &left, &parts);
        sums.resize(sums.len().max(parts.len()), 0);
        for (sum, part) in sums.iter_mut().zip(&parts) {
            *sum += part;
        }
    }
    let from_gifts: i64 = sums.iter().sum();
    if from_gifts > 0 {
        let change = Change {
            state: DecisionState::Released,
            from: Place::Reserved,
            minor: -from_gifts,
            funders: FunderSplit::from_parts(&sums, -1),
        };
        answer.decide(about, change, explanation.clone());
    }
    if let (Some(place), Some(minor)) = (group.grant, backs.last()) {
        let grant = &state.grants[place];
        let candidate = *programme.candidate(grant.project, grant.rule);
        let cause = Cause {
            project: grant.project,
            contribution: None,
        };
        // What was paid before the end is not the pool's to take back.
        let stands = (grant.stands - minor).max(grant.paid);
        if stands < grant.stands {
            state.set_grant(
                programme,
                &candidate,
                cause,
                (stands, false),
                explanation.clone(),
                answer,
            );
        }
    }
}

/// Offers what came back to a pool to the other campaigns that draw on it: to gifts in their order, then to
/// projects as a whole in theirs.
fn redistribute(programme: &Programme, state: &mut State, pool: PoolIx, answer: &mut Answer<'_>) {
    let mut risen = Vec::new();
    rise::replay(
        programme,
        state,
        pool,
        0,
        Risen::Redistribution,
        &mut risen,
        answer,
    );
    for place in 0..state.projects.len() {
        let project = ProjectIx::at(place);
        let draws = |candidate: &Candidate| candidate.pool == pool && candidate.way == Way::Whole;
        let open = state.projects[place].outcome == Outcome::Open;
        if open && (risen.contains(&project) || programme.candidates_of(project).iter().any(draws)) {
            ask(programme, state, project, state.now, answer);
        }
    }
}

fn outcome(programme: &Programme, state: &State, ending: &Ending, standing: &[Standing]) -> Outcome {
    if ending.end == End::Cancelled {
        return Outcome::Cancelled;
    }
    // The rules at hand: those in force, and those whose match stands.
    let at_hand: Vec<&Settle> = standing
        .iter()
        .filter(|group| {
            let line = programme.rule(group.rule).line;
            group.minor(state) > 0 || state.lines[line.index()].in_force == Some(group.rule)
        })
        .map(|group| &programme.body(group.rule).settle)
        .collect();
    let succeeded = if at_hand.is_empty() {
        ending.reached(&Settle::default())
    } else {
        at_hand.iter().any(|settle| ending.reached(settle))
    };
    if succeeded {
        return Outcome::Succeeded;
    }
    let promised = match programme.project(ending.project).campaign {
        CampaignKind::AllOrNothing => CrowdFate::Refund,
        CampaignKind::Keep | CampaignKind::SolidarityPot => CrowdFate::Keep,
    };
    match at_hand
        .iter()
        .find_map(|settle| settle.missed_crowd)
        .unwrap_or(promised)
    {
        CrowdFate::Keep => Outcome::Kept,
        CrowdFate::Refund => Outcome::Refunded,
        CrowdFate::Redirect => Outcome::Redirected,
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

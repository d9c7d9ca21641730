//! Admissions by a jury, ranks and votes: what people decide and the fold takes as given.

use chrono::{DateTime, Utc};

use crate::answer::{About, Answer};
use crate::eligible::Selection;
use crate::explanation::LimitKind;
use crate::handle::{LineIx, ProjectIx};
use crate::programme::Programme;
use crate::state::State;
use crate::whole::{self, Touch};

/// What a jury decided for a project under a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Admission {
    /// The share of the goal that it set instead of the rule's rate, in basis points.
    pub(crate) share_bps: Option<u32>,
    /// The ceiling that it set, in minor units.
    pub(crate) cap_minor: Option<i64>,
}

/// A jury admits a project to a rule, or decides anew. A rule that decides on the project as a whole is asked
/// at once.
pub(crate) fn admit(
    programme: &Programme,
    state: &mut State,
    (line, project): (LineIx, ProjectIx),
    admission: Admission,
    at: DateTime<Utc>,
    answer: &mut Answer<'_>,
) {
    let about = About {
        project: Some(project),
        ..About::default()
    };
    if project.index() >= state.projects.len() {
        return answer.refuse(about, LimitKind::UnknownProject, 0);
    }
    let Some(rule) = state.rule_in_force(line) else {
        return answer.refuse(about, LimitKind::UnknownRule, 0);
    };
    let eligible = &programme.body(rule).eligible;
    if eligible.selection != Selection::Jury {
        return answer.refuse(about, LimitKind::NoJury, 0);
    }
    let within = match &eligible.overrides {
        Some(band) => band.admits(admission.share_bps, admission.cap_minor),
        None => admission.share_bps.is_none() && admission.cap_minor.is_none(),
    };
    if !within {
        return answer.refuse(about, LimitKind::OutsideBand, admission.cap_minor.unwrap_or(0));
    }
    state.admissions.insert((line, project), admission);
    ask(programme, state, project, at, answer);
}

/// A project got a rank under a rule; a new one replaces the old one.
pub(crate) fn rank(
    programme: &Programme,
    state: &mut State,
    (line, project): (LineIx, ProjectIx),
    rank: u32,
    at: DateTime<Utc>,
    answer: &mut Answer<'_>,
) {
    let about = About {
        project: Some(project),
        ..About::default()
    };
    if project.index() >= state.projects.len() {
        return answer.refuse(about, LimitKind::UnknownProject, 0);
    }
    if line.index() >= state.lines.len() {
        return answer.refuse(about, LimitKind::UnknownRule, 0);
    }
    if rank == 0 {
        return answer.refuse(about, LimitKind::AmountOutOfRange, 0);
    }
    state.ranks.insert((line, project), rank);
    ask(programme, state, project, at, answer);
}

/// The votes for a project were counted.
pub(crate) fn votes(
    programme: &Programme,
    state: &mut State,
    project: ProjectIx,
    votes: u32,
    at: DateTime<Utc>,
    answer: &mut Answer<'_>,
) {
    if project.index() >= state.projects.len() {
        let about = About {
            project: Some(project),
            ..About::default()
        };
        return answer.refuse(about, LimitKind::UnknownProject, 0);
    }
    state.marks.entry(project).or_default().votes = votes;
    ask(programme, state, project, at, answer);
}

/// Asks the rules that decide on a project as a whole, and those whose gate may have opened.
pub(crate) fn ask(
    programme: &Programme,
    state: &mut State,
    project: ProjectIx,
    at: DateTime<Utc>,
    answer: &mut Answer<'_>,
) {
    let touch = Touch {
        project,
        at,
        gift: None,
        contribution: None,
        used: 0,
    };
    state.open_gates(programme, &touch, answer);
    whole::decide(programme, state, &touch, answer);
}

//! Gifts in kind: hours, things, rooms, each valued by the rules that count its kind; and proofs.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::amount::AMOUNT_MAX;
use crate::answer::{About, Answer};
use crate::event::Proven;
use crate::explanation::LimitKind;
use crate::handle::{DonorIx, InKindIx, ProjectIx};
use crate::jury::ask;
use crate::mix::Mix;
use crate::programme::Programme;
use crate::project::Outcome;
use crate::rule::Rule;
use crate::state::State;

/// A gift in kind as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InKind {
    kind: Box<str>,
    /// In thousandths of the unit.
    quantity_milli: i64,
    /// What of it was proven, once somebody has looked.
    proven_milli: Option<i64>,
    at: DateTime<Utc>,
    project: ProjectIx,
}

/// All gifts in kind, by name and by project.
#[derive(Debug, Clone, Default)]
pub(crate) struct InKinds {
    known: HashMap<InKindIx, InKind, Mix>,
    of_project: HashMap<ProjectIx, Vec<InKindIx>, Mix>,
}

impl InKinds {
    /// Whether nothing was given in kind.
    pub(crate) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

impl State {
    /// The value under a rule of what was given in kind to a project, in minor units; what was proven takes
    /// the place of what was announced.
    pub(crate) fn in_kind_value(&self, rule: &Rule, project: ProjectIx) -> i64 {
        let Some(all) = self.in_kind.of_project.get(&project) else {
            return 0;
        };
        let value = |id: &InKindIx| {
            let gift = self.in_kind.known.get(id)?;
            let quantity = gift.proven_milli.unwrap_or(gift.quantity_milli);
            rule.count.in_kind_value(&gift.kind, quantity, gift.at)
        };
        let sum = all.iter().filter_map(value).fold(0_i64, i64::saturating_add);
        sum.min(AMOUNT_MAX)
    }
}

/// Takes up a gift in kind.
pub(crate) fn give(
    programme: &Programme,
    state: &mut State,
    (id, project, donor): (InKindIx, ProjectIx, DonorIx),
    (kind, quantity_milli): (&str, i64),
    at: DateTime<Utc>,
    answer: &mut Answer<'_>,
) {
    let about = About {
        project: Some(project),
        ..About::default()
    };
    let Some(standing) = state.projects.get(project.index()) else {
        return answer.refuse(about, LimitKind::UnknownProject, 0);
    };
    if donor.index() >= programme.donors.len() {
        return answer.refuse(about, LimitKind::UnknownDonor, 0);
    }
    if standing.outcome != Outcome::Open {
        return answer.refuse(about, LimitKind::AlreadySettled, 0);
    }
    if !(1..=AMOUNT_MAX).contains(&quantity_milli) {
        return answer.refuse(about, LimitKind::AmountOutOfRange, 0);
    }
    if state.in_kind.known.contains_key(&id) {
        return answer.refuse(about, LimitKind::DuplicateContribution, 0);
    }
    let gift = InKind {
        kind: kind.into(),
        quantity_milli,
        proven_milli: None,
        at,
        project,
    };
    state.in_kind.known.insert(id, gift);
    state.in_kind.of_project.entry(project).or_default().push(id);
    ask(programme, state, project, at, answer);
}

/// Takes up a proof.
pub(crate) fn prove(
    programme: &Programme,
    state: &mut State,
    project: ProjectIx,
    what: Proven,
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
    match what {
        Proven::All => {}
        Proven::Costs(minor) if !(0..=AMOUNT_MAX).contains(&minor) => {
            return answer.refuse(about, LimitKind::AmountOutOfRange, minor);
        }
        Proven::Costs(minor) => state.marks.entry(project).or_default().costs = minor,
        Proven::InKind { id, quantity_milli } => {
            let known = state.in_kind.known.get_mut(&id);
            let Some(gift) = known.filter(|gift| gift.project == project) else {
                return answer.refuse(about, LimitKind::UnknownContribution, 0);
            };
            if !(0..=AMOUNT_MAX).contains(&quantity_milli) {
                return answer.refuse(about, LimitKind::AmountOutOfRange, 0);
            }
            gift.proven_milli = Some(quantity_milli);
        }
    }
    state.marks.entry(project).or_default().proven = true;
    ask(programme, state, project, at, answer);
}

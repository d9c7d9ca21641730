//! What there is to say about a decision, before any language: who gave, what was added, what cut.

use engine::{DecisionState, FactKey, LimitKind, StepKind};

use super::rule::Share;
use crate::matching::decision::DecisionForm;
use crate::matching::explanation::{ExplanationForm, FactForm, StepForm};

/// As much of a decision as its sentence needs.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// What the decision does.
    pub state: DecisionState,
    /// The signed change, in minor units.
    pub change_minor: i64,
    /// Why.
    pub explanation: &'a ExplanationForm,
}

impl<'a> From<&'a DecisionForm> for Said<'a> {
    fn from(decision: &'a DecisionForm) -> Self {
        Self {
            state: decision.state.0,
            change_minor: decision.change_minor,
            explanation: &decision.explanation,
        }
    }
}

/// A limit that cut, with its figures in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) limit: LimitKind,
    /// The limit itself, where it is an amount.
    pub(super) of_minor: Option<i64>,
    /// The limit itself, where it is a number of gifts.
    pub(super) of_count: Option<u32>,
    /// What was left below it.
    pub(super) left_minor: Option<i64>,
    pub(super) in_minor: i64,
    pub(super) out_minor: i64,
}

impl Cut {
    /// A limit of which nothing more is known.
    pub(super) fn bare(limit: LimitKind) -> Self {
        Self {
            limit,
            of_minor: None,
            of_count: None,
            left_minor: None,
            in_minor: 0,
            out_minor: 0,
        }
    }

    /// The limit of a step, if it had one.
    pub(super) fn of(step: &StepForm) -> Option<Self> {
        let count = match step.fact(FactKey::Limit) {
            Some(FactForm::Count(count)) => Some(*count),
            _ => None,
        };
        step.limit.map(|limit| Self {
            limit: limit.0,
            of_minor: step.minor(FactKey::Limit),
            of_count: count,
            left_minor: step.minor(FactKey::Left).or(step.minor(FactKey::Available)),
            in_minor: step.in_minor,
            out_minor: step.out_minor,
        })
    }
}

/// What a decision comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Something was added to a gift.
    Added(Added),
    /// Nothing was added to a gift; without a cut, because it would be less than a minor unit.
    Nothing(Option<Cut>),
    /// A gift got more when a refund freed money.
    Risen { more_minor: i64 },
    /// A gift was given back, whole or in part.
    Refunded {
        asked_minor: i64,
        whole: bool,
        back_minor: i64,
        stays_minor: i64,
    },
    /// The campaign ended and its match is due.
    Kept { minor: i64, missed: bool },
    /// The campaign ended and its match went back.
    Lost { minor: i64, cancelled: bool },
    /// The match was paid out.
    Paid { minor: i64 },
    /// The event made no sense.
    Refused(Option<Cut>),
}

/// What was added, and from what it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Added {
    pub(super) minor: i64,
    /// What of the gift could be matched; nothing where all of it could.
    pub(super) counted_minor: Option<i64>,
    /// How much per unit, where it is known.
    pub(super) share: Option<Share>,
    /// Whether a fraction of a minor unit was dropped.
    pub(super) rounded: bool,
    /// The limit that decided the amount, if one did.
    pub(super) cut: Option<Cut>,
}

impl Reading {
    pub(super) fn of(said: &Said<'_>) -> Self {
        let explanation = said.explanation;
        let cut = explanation.deciding_step().and_then(Cut::of);
        match said.state {
            DecisionState::Refused => Self::Refused(cut),
            DecisionState::Reserved if explanation.step(StepKind::Refund).is_some() => Self::Risen {
                more_minor: said.change_minor,
            },
            DecisionState::Reserved if said.change_minor == 0 => Self::Nothing(cut),
            DecisionState::Reserved => Self::Added(Added::of(said.change_minor, explanation, cut)),
            DecisionState::Released => match explanation.step(StepKind::Refund) {
                Some(step) => Self::Refunded {
                    asked_minor: step.minor(FactKey::Asked).unwrap_or(0),
                    whole: step.minor(FactKey::Remaining).unwrap_or(0) == 0,
                    back_minor: step.in_minor - step.out_minor,
                    stays_minor: step.out_minor,
                },
                None => Self::Lost {
                    minor: said.change_minor.saturating_neg(),
                    cancelled: explanation.deciding_limit() == Some(LimitKind::Cancelled),
                },
            },
            DecisionState::Committed => Self::Kept {
                minor: said.change_minor,
                missed: cut.is_some(),
            },
            DecisionState::Paid => Self::Paid {
                minor: said.change_minor,
            },
        }
    }
}

impl Added {
    fn of(minor: i64, explanation: &ExplanationForm, cut: Option<Cut>) -> Self {
        let gift = explanation.steps.first().map(|step| step.in_minor);
        let rate = explanation.step(StepKind::Rate);
        let share = rate.and_then(|step| {
            if let Some(FactForm::Ratio { num, den }) = step.fact(FactKey::Ratio) {
                return Some(Share::ratio(*num, *den));
            }
            step.minor(FactKey::Flat).map(Share::Flat)
        });
        let counted_minor = rate
            .map(|step| step.in_minor)
            .filter(|counted| Some(*counted) != gift);
        let rounded = explanation.step(StepKind::Round).is_some();
        // The same for each gift is the same whatever was clipped off it.
        let flat = matches!(share, Some(Share::Flat(_)));
        let clipped = explanation
            .deciding_step()
            .is_some_and(|step| *step.step == StepKind::Clip);
        let cut = cut.filter(|_| !(flat && clipped));
        Self {
            minor,
            counted_minor,
            share,
            rounded,
            cut,
        }
    }
}

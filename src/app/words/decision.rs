//! What there is to say about a decision, before any language: who gave, what was added, what cut.

use chrono::{DateTime, Utc};
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

/// What a condition needs, or what there is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// Minor units.
    Minor(i64),
    /// So many.
    Count(u32),
    /// Basis points.
    Bps(u32),
}

impl Figure {
    fn of(fact: &FactForm) -> Option<Self> {
        match fact {
            FactForm::Minor(minor) => Some(Self::Minor(*minor)),
            FactForm::Count(count) => Some(Self::Count(*count)),
            FactForm::Bps(bps) => Some(Self::Bps(*bps)),
            _ => None,
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
    /// What a condition needs.
    pub(super) need: Option<Figure>,
    /// What there is of it.
    pub(super) have: Option<Figure>,
    /// The rank in a round.
    pub(super) rank: Option<u32>,
    /// What the quadratic formula gives.
    pub(super) quadratic_minor: Option<i64>,
    /// All claims in a round, and what the pool had for them.
    pub(super) round: Option<(i64, i64)>,
    /// Until when a campaign goes on.
    pub(super) until: Option<DateTime<Utc>>,
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
            need: None,
            have: None,
            rank: None,
            quadratic_minor: None,
            round: None,
            until: None,
            in_minor: 0,
            out_minor: 0,
        }
    }

    /// The limit of a step, if it had one.
    pub(super) fn of(step: &StepForm) -> Option<Self> {
        let count = |key| match step.fact(key) {
            Some(FactForm::Count(count)) => Some(*count),
            _ => None,
        };
        let figure = |key| step.fact(key).and_then(Figure::of);
        let until = match step.fact(FactKey::Until) {
            Some(FactForm::At(at)) => Some(*at),
            _ => None,
        };
        step.limit.map(|limit| Self {
            of_minor: step.minor(FactKey::Limit),
            of_count: count(FactKey::Limit),
            left_minor: step.minor(FactKey::Left).or(step.minor(FactKey::Available)),
            need: figure(FactKey::Need),
            have: figure(FactKey::Have),
            rank: count(FactKey::Rank),
            quadratic_minor: step.minor(FactKey::Quadratic),
            until,
            in_minor: step.in_minor,
            out_minor: step.out_minor,
            ..Self::bare(limit.0)
        })
    }

    /// The limit that decided, with what the steps before it say about the round.
    fn deciding(explanation: &ExplanationForm) -> Option<Self> {
        let cut = explanation.deciding_step().and_then(Self::of)?;
        let pool = explanation.step(StepKind::Pool);
        let round = pool.and_then(|step| step.minor(FactKey::Claims).zip(step.minor(FactKey::Available)));
        Some(Self { round, ..cut })
    }

    /// Whether nothing is decided yet.
    pub(super) fn waits(&self) -> bool {
        matches!(self.limit, LimitKind::WaitsForEnd | LimitKind::WaitsForRound)
    }
}

/// What a decision comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Something was added to a gift.
    Added(Added),
    /// Nothing was added to a gift; without a cut, because it would be less than a minor unit.
    Nothing(Option<Cut>),
    /// A gift got more, `from_nothing` where nothing had been added to it.
    Risen {
        more_minor: i64,
        from_nothing: bool,
        by: RisenBy,
    },
    /// What a project gets as a whole is something else now, or would be.
    Whole(Whole),
    /// A gift was given back, whole or in part.
    Refunded {
        asked_minor: i64,
        whole: bool,
        back_minor: i64,
        stays_minor: i64,
    },
    /// The campaign came close and goes on.
    Extended(Option<DateTime<Utc>>),
    /// The campaign ended and its match is due, `part` where only a part of it stays.
    Kept { minor: i64, missed: bool, part: bool },
    /// The match is due, whatever the campaign does.
    Due { minor: i64 },
    /// The campaign ended and its match went back, but for what stays.
    Lost {
        minor: i64,
        stays_minor: i64,
        reason: LimitKind,
    },
    /// The match was paid out.
    Paid { minor: i64 },
    /// Something is kept for a gift that is being paid for, until when.
    Held {
        minor: i64,
        until: Option<DateTime<Utc>>,
        cut: Option<Cut>,
    },
    /// It is no longer, for a reason, or because the gift has arrived.
    HoldEnded { minor: i64, reason: Option<Cut> },
    /// The event made no sense.
    Refused(Option<Cut>),
}

/// Why a gift got more than it had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RisenBy {
    /// A refund freed money.
    Refund,
    /// A gate opened.
    Gate,
    /// The match of another campaign came back.
    Redistribution,
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

/// What a project gets as a whole, and from what it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Whole {
    /// More, or less where it is negative.
    pub(super) change_minor: i64,
    /// All that it gets now.
    pub(super) total_minor: i64,
    /// How much per unit, and of how much, where it is known and nothing cut.
    pub(super) share: Option<(Share, i64)>,
    /// The limit that decided the amount, if one did.
    pub(super) cut: Option<Cut>,
}

impl Reading {
    pub(super) fn of(said: &Said<'_>) -> Self {
        let explanation = said.explanation;
        let cut = Cut::deciding(explanation);
        match said.state {
            DecisionState::Refused => Self::Refused(cut),
            DecisionState::Held if said.change_minor < 0 => Self::HoldEnded {
                minor: said.change_minor.saturating_neg(),
                reason: cut,
            },
            DecisionState::Held => Self::Held {
                minor: said.change_minor,
                until: match explanation
                    .step(StepKind::Hold)
                    .and_then(|step| step.fact(FactKey::Until))
                {
                    Some(FactForm::At(until)) => Some(*until),
                    _ => None,
                },
                cut,
            },
            DecisionState::Reserved => Self::reserved(said.change_minor, explanation, cut),
            DecisionState::Released => Self::released(said.change_minor, explanation, cut),
            DecisionState::Committed => match explanation.step(StepKind::Settle) {
                Some(step) => Self::Kept {
                    minor: said.change_minor,
                    missed: cut.is_some(),
                    part: (1..step.in_minor).contains(&step.out_minor),
                },
                None => Self::Due {
                    minor: said.change_minor,
                },
            },
            DecisionState::Paid => Self::Paid {
                minor: said.change_minor,
            },
        }
    }

    fn reserved(change_minor: i64, explanation: &ExplanationForm, cut: Option<Cut>) -> Self {
        let risen = explanation.steps.iter().find_map(|step| {
            let by = match step.step.0 {
                StepKind::Refund => RisenBy::Refund,
                StepKind::Gate => RisenBy::Gate,
                StepKind::Settle => RisenBy::Redistribution,
                _ => return None,
            };
            let before = step.minor(FactKey::Before);
            (by == RisenBy::Refund || before.is_some()).then_some((by, before == Some(0)))
        });
        if let Some((by, from_nothing)) = risen {
            return Self::Risen {
                more_minor: change_minor,
                from_nothing,
                by,
            };
        }
        if let Some(cut) = cut.filter(|cut| cut.limit == LimitKind::Extended) {
            return Self::Extended(cut.until);
        }
        if is_whole(explanation) {
            return Self::Whole(Whole::of(change_minor, explanation, cut));
        }
        if change_minor == 0 {
            Self::Nothing(cut)
        } else {
            Self::Added(Added::of(change_minor, explanation, cut))
        }
    }

    fn released(change_minor: i64, explanation: &ExplanationForm, cut: Option<Cut>) -> Self {
        if let Some(step) = explanation.step(StepKind::Refund) {
            return Self::Refunded {
                asked_minor: step.minor(FactKey::Asked).unwrap_or(0),
                whole: step.minor(FactKey::Remaining).unwrap_or(0) == 0,
                back_minor: step.in_minor - step.out_minor,
                stays_minor: step.out_minor,
            };
        }
        match explanation.step(StepKind::Settle) {
            Some(step) => Self::Lost {
                minor: change_minor.saturating_neg(),
                stays_minor: step.out_minor,
                reason: cut.map_or(LimitKind::SuccessLine, |cut| cut.limit),
            },
            None => Self::Whole(Whole::of(change_minor, explanation, cut)),
        }
    }
}

/// Whether a rule decided on a project as a whole: then the base is written down, or the claims of a round.
fn is_whole(explanation: &ExplanationForm) -> bool {
    let has = |kind, key| {
        explanation
            .step(kind)
            .is_some_and(|step| step.fact(key).is_some())
    };
    has(StepKind::Base, FactKey::Base)
        || has(StepKind::Pool, FactKey::Claims)
        || has(StepKind::Release, FactKey::Before)
}

impl Whole {
    fn of(change_minor: i64, explanation: &ExplanationForm, cut: Option<Cut>) -> Self {
        let release = explanation.step(StepKind::Release);
        let before = release.and_then(|step| step.minor(FactKey::Before));
        let total_minor = match before {
            Some(before) => before + change_minor,
            None => change_minor.max(0),
        };
        let rate = explanation.step(StepKind::Rate);
        Self {
            change_minor,
            total_minor,
            share: rate
                .and_then(|step| Some((share(step)?, step.in_minor)))
                .filter(|_| cut.is_none()),
            cut,
        }
    }
}

/// How much per unit, where what the step says of it is all there is to know: a table may pay the parts of
/// a base at several steps.
pub(super) fn share(rate: &StepForm) -> Option<Share> {
    match rate.fact(FactKey::Ratio) {
        Some(FactForm::Ratio { num, den }) => {
            let exact = i128::from(rate.in_minor) * i128::from(*num) / i128::from((*den).max(1));
            (exact == i128::from(rate.out_minor)).then(|| Share::ratio(*num, *den))
        }
        _ => match (rate.minor(FactKey::Flat), rate.fact(FactKey::GoalShare)) {
            (Some(minor), _) => (minor == rate.out_minor).then_some(Share::Flat(minor)),
            (None, Some(FactForm::Bps(bps))) => Some(Share::Goal(u64::from(*bps))),
            _ => None,
        },
    }
}

impl Added {
    fn of(minor: i64, explanation: &ExplanationForm, cut: Option<Cut>) -> Self {
        let gift = explanation.steps.first().map(|step| step.in_minor);
        let rate = explanation.step(StepKind::Rate);
        let share = rate.and_then(share);
        let counted_minor = rate
            .map(|step| step.in_minor)
            .filter(|counted| Some(*counted) != gift);
        let rounded = explanation.step(StepKind::Round).is_some();
        // The same for each gift is the same whatever was clipped off it.
        let flat = matches!(share, Some(Share::Flat(_) | Share::Goal(_)));
        let clipped = explanation
            .deciding_step()
            .is_some_and(|step| matches!(*step.step, StepKind::Clip | StepKind::Count));
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

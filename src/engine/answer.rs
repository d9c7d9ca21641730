//! The answer to one event while it is being put together.

use crate::decision::{Decision, DecisionState, FunderSplit, Place};
use crate::event::Event;
use crate::explanation::{Explanation, LimitKind, Record, StepKind};
use crate::handle::{ContributionIx, PoolIx, ProjectIx, RuleIx};

/// Decisions of one event, appended to the caller's list.
pub(crate) struct Answer<'a> {
    event: u64,
    first: usize,
    out: &'a mut Vec<Decision>,
    /// Whether explanations are wanted.
    pub(crate) explain: bool,
}

/// Whom a decision is about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct About {
    pub(crate) pool: Option<PoolIx>,
    pub(crate) rule: Option<RuleIx>,
    pub(crate) project: Option<ProjectIx>,
    pub(crate) contribution: Option<ContributionIx>,
}

/// What a decision changes.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) state: DecisionState,
    pub(crate) from: Place,
    pub(crate) minor: i64,
    pub(crate) funders: FunderSplit,
}

impl Change {
    /// A reservation of nothing.
    pub(crate) const NOTHING: Change = Change {
        state: DecisionState::Reserved,
        from: Place::Available,
        minor: 0,
        funders: FunderSplit::None,
    };
}

impl<'a> Answer<'a> {
    pub(crate) fn new(event: &Event, explain: bool, out: &'a mut Vec<Decision>) -> Self {
        Self {
            event: event.seq,
            first: out.len(),
            out,
            explain,
        }
    }

    #[inline]
    pub(crate) fn decide(&mut self, about: About, change: Change, explanation: Explanation) {
        self.out.push(Decision {
            event: self.event,
            nth: u32::try_from(self.out.len() - self.first).unwrap_or(u32::MAX),
            pool: about.pool,
            rule: about.rule,
            project: about.project,
            contribution: about.contribution,
            funders: change.funders,
            change_minor: change.minor,
            from: change.from,
            state: change.state,
            explanation,
        });
    }

    /// Whether a contribution was decided on already.
    pub(crate) fn tells_of(&self, contribution: ContributionIx) -> bool {
        let told = &self.out[self.first..];
        told.iter()
            .any(|decision| decision.contribution == Some(contribution))
    }

    /// The event makes no sense, for this reason.
    pub(crate) fn refuse(&mut self, about: About, reason: LimitKind, asked_minor: i64) {
        let mut explanation = Explanation::default();
        explanation.step(StepKind::Event, Some(reason), asked_minor, 0);
        let change = Change {
            state: DecisionState::Refused,
            ..Change::NOTHING
        };
        self.decide(about, change, explanation);
    }
}

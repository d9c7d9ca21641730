//! The fold of one city: events in their written form in, decisions in their written form out.
//!
//! **What it is.** The one driver of the engine: scenario files, a city's turn, quotes, previews and
//! audits all go through it. It keeps the programme and the state, and nothing of the events themselves.
//!
//! **What it promises.** An event that cannot be read changes nothing. The same events in the same order
//! give the same decisions, byte for byte. A quote changes nothing.

mod event;
mod figures;
mod open;
mod round;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use engine::{
    ContributionIx, Decision, DecisionState, Detail, DonorIx, Event, EventKind, LimitKind, Programme, State,
};

use super::decision::DecisionForm;
use super::form::read::Found;
use super::form::{EventForm, FormProblem, StackForm};

pub use figures::{AwardFigure, ContributionFigure, FindingForm, FunderFigure};
pub use open::OpenRule;
pub use round::Candidate;

/// The donor of a quote for somebody who has never given.
pub const ANYBODY: &str = "";

/// Pools, rules, projects and all that has happened to them.
#[derive(Debug, Clone)]
pub struct CityFold {
    programme: Programme,
    state: State,
    /// Stands for a gift that is only asked about. It never arrives.
    asked: ContributionIx,
    /// Stands for a donor who has never given.
    anybody: DonorIx,
}

impl CityFold {
    /// An empty city.
    ///
    /// # Errors
    /// Every problem of the stack settings; the paths are those within `stack`.
    pub fn new(time_zone: Tz, stack: &StackForm) -> Result<Self, Vec<FormProblem>> {
        let mut programme = Programme::new(time_zone, stack.rule())
            .map_err(|problems| FormProblem::all_within("", problems))?;
        let state = State::new(&programme);
        // Nothing in a form may have the empty key, so these two stay what they are.
        let (asked, anybody) = (programme.contribution(""), programme.donor(ANYBODY));
        Ok(Self {
            programme,
            state,
            asked,
            anybody,
        })
    }

    /// Makes room for so many contributions, where their number is known.
    pub fn reserve(&mut self, contributions: usize) {
        self.state.reserve(contributions);
    }

    /// Folds one event and answers the decisions, each with its explanation.
    ///
    /// A gift or refund that makes no sense (one that is already there, more than was given) is answered
    /// with one `refused` decision.
    ///
    /// # Errors
    /// The event names what does not exist, or defines what contradicts itself. Nothing has changed then.
    /// The paths are those within the event.
    pub fn take(
        &mut self,
        seq: u64,
        at: DateTime<Utc>,
        event: &EventForm,
    ) -> Result<Vec<DecisionForm>, Vec<FormProblem>> {
        let mut decisions = Vec::new();
        self.fold(seq, at, event, Detail::Steps, &mut decisions)?;
        Ok(self.named(&decisions))
    }

    /// The same without answering: for catching up with a list whose decisions are known.
    ///
    /// # Errors
    /// Those of [`Self::take`].
    pub fn follow(&mut self, seq: u64, at: DateTime<Utc>, event: &EventForm) -> Result<(), Vec<FormProblem>> {
        self.fold(seq, at, event, Detail::Amounts, &mut Vec::new())
    }

    /// What [`Self::take`] would answer now. Nothing changes; the number of the event is 0.
    ///
    /// A contribution may have any key, and a donor that is not known, such as [`ANYBODY`], is somebody
    /// who has never given. It is decided on the state as it is. Every other event is rehearsed on a
    /// copy, which takes time in a city with many gifts.
    ///
    /// # Errors
    /// Those of [`Self::take`].
    pub fn quote(&self, at: DateTime<Utc>, event: &EventForm) -> Result<Vec<DecisionForm>, Vec<FormProblem>> {
        let EventForm::Contribution(form) = event else {
            return self.clone().take(0, at, event);
        };
        let kind = EventKind::Contribution(self.asked_about(form)?);
        let mut decisions = self.named(&engine::quote(
            &self.programme,
            &self.state,
            &Event { seq: 0, at, kind },
        ));
        // Other gifts may rise with this one; they keep their names.
        let asked = self.programme.contribution_key(self.asked);
        for decision in &mut decisions {
            if decision.contribution.as_ref() == Some(&asked) {
                decision.contribution = Some(form.id.clone());
            }
        }
        Ok(decisions)
    }

    /// What the engine would refuse first of some events, rehearsed one after the other on a copy: the limit
    /// that says why, or nothing where an event cannot be read at all.
    pub fn first_refusal(&self, at: DateTime<Utc>, events: &[&EventForm]) -> Option<Option<LimitKind>> {
        let mut copy = self.clone();
        for event in events {
            let Ok(decisions) = copy.take(0, at, event) else {
                return Some(None);
            };
            let refused = |decision: &&DecisionForm| decision.state.0 == DecisionState::Refused;
            if let Some(decision) = decisions.iter().find(refused) {
                return Some(decision.explanation.deciding_limit());
            }
        }
        None
    }

    pub(crate) fn programme(&self) -> &Programme {
        &self.programme
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    /// The decisions with outside names.
    pub(super) fn named(&self, decisions: &[Decision]) -> Vec<DecisionForm> {
        decisions
            .iter()
            .map(|decision| DecisionForm::of(&self.programme, decision))
            .collect()
    }

    /// Folds one event; the decisions are appended.
    pub(crate) fn fold(
        &mut self,
        seq: u64,
        at: DateTime<Utc>,
        event: &EventForm,
        detail: Detail,
        decisions: &mut Vec<Decision>,
    ) -> Found<()> {
        if let Some(kind) = self.kind(event)? {
            engine::apply_into(
                &self.programme,
                &mut self.state,
                &Event { seq, at, kind },
                detail,
                decisions,
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;

//! The projects that may take part under a rule, what was said about each, and what a round would give them.

use chrono::{DateTime, Utc};
use engine::{DecisionState, LineIx, Outcome, ProjectIx, SaidFigures};

use super::CityFold;
use crate::matching::form::{EventForm, OfRule};

/// A project that may take part under a rule. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The key of the project.
    pub project: String,
    /// What people have said, counted and proven.
    pub said: SaidFigures,
    /// What the rule gives to it now.
    pub given_minor: i64,
    /// What the rule would give to it if its round were held now; nothing where no round can be held.
    pub after_round_minor: Option<i64>,
}

impl CityFold {
    /// The projects that fit the rule in force and are not lost to it, in the order in which they were published;
    /// empty for an unknown rule. `rehearse` says whether to hold its round on a copy.
    pub fn candidates(&self, rule: &str, rehearse: bool, at: DateTime<Utc>) -> Vec<Candidate> {
        let Some(line) = self.programme.find_line(rule) else {
            return Vec::new();
        };
        let Some(acting) = self.state.rule_in_force(line) else {
            return Vec::new();
        };
        let held = if rehearse {
            self.after_round(rule, at)
        } else {
            None
        };
        self.programme
            .projects()
            .map(|(project, _)| project)
            .filter(|project| self.may_take_part(*project))
            .filter(|project| {
                self.programme
                    .barriers(acting, *project)
                    .is_ok_and(|barriers| barriers.is_empty())
            })
            .map(|project| Candidate {
                project: self.programme.project(project).key.to_string(),
                said: self.state.said(line, project),
                given_minor: self.match_under(project, line),
                after_round_minor: held.as_ref().map(|held| held.match_under(project, line)),
            })
            .collect()
    }

    /// The city as it would be if the window of a rule ended now; nothing where it cannot.
    fn after_round(&self, rule: &str, at: DateTime<Utc>) -> Option<Self> {
        let mut copy = self.clone();
        let event = EventForm::WindowClosed(OfRule {
            rule: rule.to_owned(),
        });
        let decisions = copy.take(0, at, &event).ok()?;
        let refused = decisions
            .iter()
            .any(|decision| decision.state.0 == DecisionState::Refused);
        (!refused).then_some(copy)
    }

    fn match_under(&self, project: ProjectIx, line: LineIx) -> i64 {
        self.state.match_of(&self.programme, project, line)
    }

    fn may_take_part(&self, project: ProjectIx) -> bool {
        matches!(
            self.state.totals(project).outcome,
            Outcome::Open | Outcome::Succeeded | Outcome::Kept
        )
    }
}

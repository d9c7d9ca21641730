//! Decisions as plain data, with outside names.

use engine::{Decision, DecisionState, Place, Programme};
use serde::{Deserialize, Serialize};

use super::explanation::ExplanationForm;
use super::form::Word;
use super::form::read::absent;

/// One decision. The match that stands is the sum of the changes of all `reserved` and `released` ones;
/// `committed` and `paid` say where that money is and change no sum; `held` keeps money for a gift that is being paid
/// for, or no longer; `refused` changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionForm {
    /// The number of the event.
    pub event_seq: u64,
    /// The place among the decisions of that event, from 0.
    pub position: u32,
    /// The pool; absent in a refusal and where no rule is there for the project.
    #[serde(default, skip_serializing_if = "absent")]
    pub pool: Option<String>,
    /// The version of the rule under which it was made; absent as above.
    #[serde(default, skip_serializing_if = "absent")]
    pub rule: Option<RuleName>,
    /// The project, where the event has one.
    #[serde(default, skip_serializing_if = "absent")]
    pub project: Option<String>,
    /// The contribution; absent where a campaign is settled as a whole.
    #[serde(default, skip_serializing_if = "absent")]
    pub contribution: Option<String>,
    /// Added (`reserved`), begun to be held or, negative, ended (`held`), taken off (`released`, negative), moved on (`committed`, `paid`); minor units.
    pub change_minor: i64,
    /// Where the money was before.
    pub from: Word<Place>,
    /// What the decision does.
    pub state: Word<DecisionState>,
    /// The parts of the funders; they add up to the change.
    pub funders: Vec<FunderChange>,
    /// Why.
    pub explanation: ExplanationForm,
}

/// One version of a rule, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleName {
    /// The key of the rule.
    pub id: String,
    /// The version.
    pub version: u32,
}

/// The part of one funder in a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunderChange {
    /// The key of the funder.
    pub funder: String,
    /// Its part, with the sign of the change, in minor units.
    pub change_minor: i64,
}

impl RuleName {
    pub(crate) fn of(programme: &Programme, rule: engine::RuleIx) -> Self {
        let spec = &programme.rule(rule).spec;
        Self {
            id: spec.key.to_string(),
            version: spec.version,
        }
    }
}

impl DecisionForm {
    /// The decision with outside names.
    pub fn of(programme: &Programme, decision: &Decision) -> Self {
        let pool = decision.pool.map(|pool| programme.pool(pool));
        let funder = |share: &engine::FunderShare| FunderChange {
            funder: pool
                .and_then(|pool| pool.funders.get(share.funder.index()))
                .map_or_else(String::new, |funder| funder.key.to_string()),
            change_minor: share.change_minor,
        };
        Self {
            event_seq: decision.event,
            position: decision.nth,
            pool: pool.map(|pool| pool.key.to_string()),
            rule: decision.rule.map(|rule| RuleName::of(programme, rule)),
            project: decision
                .project
                .map(|project| programme.project(project).key.to_string()),
            contribution: decision.contribution.map(|id| programme.contribution_key(id)),
            change_minor: decision.change_minor,
            from: Word(decision.from),
            state: Word(decision.state),
            funders: decision.funders.shares().iter().map(funder).collect(),
            explanation: ExplanationForm::of(programme, &decision.explanation),
        }
    }

    /// The parts of the funders as canonical JSON.
    pub fn funders_json(&self) -> String {
        super::form::json(&self.funders)
    }
}

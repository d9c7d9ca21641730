//! The form of a scenario file: a small world and what happens in it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::Currency;
use engine::Outcome;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::event::EventForm;
use super::pool::PoolForm;
use super::problem::FormProblem;
use super::project::ProjectForm;
use super::read::{Found, absent};
use super::rule::RuleForm;
use super::stack::StackForm;
use super::word::Word;

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScenarioForm {
    /// What it shows, for people.
    #[serde(skip_serializing_if = "absent")]
    pub about: Option<AboutForm>,
    /// The currency of all amounts, as its three letters.
    pub currency: String,
    /// Where calendar years begin, such as `Europe/Paris`.
    pub time_zone: String,
    /// The pools.
    #[schemars(default)]
    pub pools: Vec<PoolForm>,
    /// The rules that act from the beginning.
    #[schemars(default)]
    pub rules: Vec<RuleForm>,
    /// How several rules on one project go together.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(default)]
    pub stack: StackForm,
    /// The projects.
    #[schemars(default)]
    pub projects: Vec<ProjectForm>,
    /// What happens, in any order.
    #[schemars(default)]
    pub events: Vec<TimedEventForm>,
    /// What should stand after the last event.
    #[serde(skip_serializing_if = "absent")]
    #[schemars(default)]
    pub expect: ExpectForm,
}

/// What a scenario shows, for people. The engine does not look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AboutForm {
    /// The key of the scheme that it shows.
    pub scheme: String,
    /// The name of the scheme.
    pub name: String,
    /// Where its rules are published.
    pub source: String,
    /// What to look at.
    pub note: String,
}

/// What should stand after the last event; what is left out is not compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ExpectForm {
    /// On projects, by key.
    #[serde(skip_serializing_if = "absent")]
    pub projects: BTreeMap<String, ExpectedProject>,
    /// The match of single gifts, by key, in minor units.
    #[serde(skip_serializing_if = "absent")]
    pub contributions: BTreeMap<String, i64>,
    /// In pools, by key.
    #[serde(skip_serializing_if = "absent")]
    pub pools: BTreeMap<String, ExpectedPool>,
}

/// What should stand on a project, in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ExpectedProject {
    /// What the crowd has given, less refunds.
    #[serde(skip_serializing_if = "absent")]
    pub crowd_minor: Option<i64>,
    /// The match of all rules.
    #[serde(skip_serializing_if = "absent")]
    pub match_minor: Option<i64>,
    /// How the campaign ended.
    #[serde(skip_serializing_if = "absent")]
    pub outcome: Option<Word<Outcome>>,
}

/// What should be in a pool, in minor units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ExpectedPool {
    /// Kept for gifts that are being paid for.
    #[serde(skip_serializing_if = "absent")]
    pub held_minor: Option<i64>,
    /// Promised to campaigns that are not settled.
    #[serde(skip_serializing_if = "absent")]
    pub reserved_minor: Option<i64>,
    /// Due to campaigns that were settled.
    #[serde(skip_serializing_if = "absent")]
    pub committed_minor: Option<i64>,
    /// Paid out.
    #[serde(skip_serializing_if = "absent")]
    pub paid_minor: Option<i64>,
    /// The rest.
    #[serde(skip_serializing_if = "absent")]
    pub available_minor: Option<i64>,
}

/// An event and its moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimedEventForm {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    #[serde(flatten)]
    pub event: EventForm,
}

impl ScenarioForm {
    /// The currency.
    pub(crate) fn money(&self) -> Found<Currency> {
        self.currency
            .parse()
            .map_err(|_| vec![FormProblem::unknown("currency")])
    }

    /// The time zone.
    pub(crate) fn zone(&self) -> Found<Tz> {
        self.time_zone
            .parse()
            .map_err(|_| vec![FormProblem::unknown("time_zone")])
    }
}

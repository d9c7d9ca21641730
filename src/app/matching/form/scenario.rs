//! The form of a scenario file: a small world and what happens in it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::Currency;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::condition::StackForm;
use super::event::EventForm;
use super::pool::PoolForm;
use super::problem::FormProblem;
use super::project::ProjectForm;
use super::read::{Found, absent, decode, value};
use super::rule::RuleForm;

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioForm {
    /// The currency of all amounts, as its three letters.
    pub currency: String,
    /// Where calendar years begin, such as `Europe/Paris`.
    pub time_zone: String,
    /// The pools.
    pub pools: Vec<PoolForm>,
    /// The rules that act from the beginning.
    pub rules: Vec<RuleForm>,
    /// How several rules on one project go together.
    #[serde(skip_serializing_if = "absent")]
    pub stack: StackForm,
    /// The projects.
    pub projects: Vec<ProjectForm>,
    /// What happens, in any order.
    pub events: Vec<TimedEventForm>,
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

/// The top of the file; its parts are read one by one, so that each can have a problem of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    currency: String,
    time_zone: String,
    #[serde(default)]
    pools: Vec<Value>,
    #[serde(default)]
    rules: Vec<Value>,
    #[serde(default)]
    stack: Map<String, Value>,
    #[serde(default)]
    projects: Vec<Value>,
    #[serde(default)]
    events: Vec<Value>,
}

impl ScenarioForm {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing wrong with each of its pools, rules, projects and events.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<FormProblem>> {
        let parts: Parts = value(bytes)
            .and_then(|value| decode("", value))
            .map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        if parts.currency.parse::<Currency>().is_err() {
            problems.push(FormProblem::unknown("currency"));
        }
        if parts.time_zone.parse::<Tz>().is_err() {
            problems.push(FormProblem::unknown("time_zone"));
        }
        let pools = list("pools", parts.pools, &mut problems, decode);
        let rules = list("rules", parts.rules, &mut problems, decode);
        let stack = keep(decode("stack", Value::Object(parts.stack)), &mut problems).unwrap_or_default();
        let projects = list("projects", parts.projects, &mut problems, decode);
        let events = list("events", parts.events, &mut problems, TimedEventForm::read);
        if !problems.is_empty() {
            return Err(problems);
        }
        let Parts {
            currency, time_zone, ..
        } = parts;
        Ok(Self {
            currency,
            time_zone,
            pools,
            rules,
            stack,
            projects,
            events,
        })
    }

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

impl TimedEventForm {
    fn read(path: &str, value: Value) -> Result<Self, FormProblem> {
        let Value::Object(mut body) = value else {
            return Err(FormProblem::form(path, "must be an object with `at` and `type`"));
        };
        let at_path = super::problem::joined(path, "at");
        let at = body
            .remove("at")
            .ok_or_else(|| FormProblem::form(at_path.as_str(), "is missing"))?;
        Ok(Self {
            at: decode(&at_path, at)?,
            event: EventForm::read(path, Value::Object(body))?,
        })
    }
}

fn keep<T>(read: Result<T, FormProblem>, problems: &mut Vec<FormProblem>) -> Option<T> {
    read.map_err(|problem| problems.push(problem)).ok()
}

fn list<T>(
    name: &str,
    values: Vec<Value>,
    problems: &mut Vec<FormProblem>,
    read: impl Fn(&str, Value) -> Result<T, FormProblem>,
) -> Vec<T> {
    let item = |(nth, value)| keep(read(&format!("{name}[{nth}]"), value), problems);
    values.into_iter().enumerate().filter_map(item).collect()
}

//! Scenarios: the fold run on a file, without a database, so that anybody can check a published result.

mod expected;
mod play;
mod table;
mod written;

use std::fmt;

use domain::{Currency, Locale};
use engine::Outcome;
use serde::Serialize;

use super::decision::DecisionForm;
use super::explanation::StepForm;
use super::fold::FindingForm;
use super::form::{FormProblem, Word};

pub use play::{Play, Scenario, Stand};
pub use table::Table;

/// What a scenario comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioResult {
    /// Every decision, in order. The number of an event is its place in the file, from 1.
    pub decisions: Vec<DecisionForm>,
    /// What stands on each project after the last event, in the order of the file.
    pub projects: Vec<ProjectResult>,
    /// What is in each pool after the last event, in the order of the file.
    pub pools: Vec<PoolResult>,
    /// What stands for each contribution after the last event, in the order of the events.
    pub contributions: Vec<ContributionResult>,
    /// Every law that does not hold; empty when all is well.
    pub audit: Vec<FindingForm>,
    /// Where this is not what the file expects, in the file's words; empty when all is as expected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
    /// The currency of all amounts.
    #[serde(skip)]
    pub currency: Currency,
}

/// A result that is not what the file expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The field, such as `expect.projects.p1.match_minor`.
    pub path: String,
    /// What the file expects.
    pub expected: String,
    /// What came out; `nothing` where the scenario has no such project, pool or contribution.
    pub found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            expected,
            found,
        } = self;
        write!(f, "{path}: {expected} is expected, {found} comes out")
    }
}

/// What stands on a project, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectResult {
    /// Its key.
    pub id: String,
    /// What the crowd has given, less refunds.
    pub crowd_minor: i64,
    /// The match of all rules.
    pub match_minor: i64,
    /// Both together.
    pub total_minor: i64,
    /// How the campaign ended.
    pub outcome: Word<Outcome>,
}

/// What is in a pool, in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PoolResult {
    /// Its key.
    pub id: String,
    /// All that was put in.
    pub amount_minor: i64,
    /// Kept for gifts that are being paid for.
    pub held_minor: i64,
    /// Promised to campaigns that are not settled.
    pub reserved_minor: i64,
    /// Due to campaigns that were settled.
    pub committed_minor: i64,
    /// Paid out.
    pub paid_minor: i64,
    /// The rest.
    pub available_minor: i64,
}

/// What stands for a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContributionResult {
    /// Its key.
    pub id: String,
    /// The match of all rules that stands, in minor units.
    pub match_minor: i64,
    /// The steps of every decision on it, in order.
    pub explanation: Vec<StepForm>,
}

/// Runs a scenario that is in memory, and keeps all that comes of it there.
///
/// # Errors
/// Everything that is wrong with the file, each with the path of its field.
pub fn run(bytes: &[u8]) -> Result<ScenarioResult, Vec<FormProblem>> {
    let mut play = Scenario::read(bytes)?.play();
    let decisions = play.by_ref().collect();
    let stand = play.end();
    let contributions = stand.contributions().collect();
    Ok(ScenarioResult {
        decisions,
        contributions,
        projects: stand.projects,
        pools: stand.pools,
        audit: stand.audit,
        differences: stand.differences,
        currency: stand.currency,
    })
}

/// Checks a scenario: its forms, its rules, and that every event names what exists.
///
/// # Errors
/// Those of [`run`].
pub fn check(bytes: &[u8]) -> Result<(), Vec<FormProblem>> {
    Scenario::read(bytes)?;
    Ok(())
}

/// The decisions as a table for people: one line each, with its sentence.
pub fn table(result: &ScenarioResult, locale: Locale) -> String {
    let mut table = Table::new(locale, result.currency);
    result.decisions.iter().for_each(|decision| table.add(decision));
    table.to_string()
}

#[cfg(test)]
mod tests;

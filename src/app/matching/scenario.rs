//! Scenarios: the fold run on a file, without a database, so that anybody can check a published result.

use std::collections::BTreeMap;

use domain::{Currency, Locale, Money};
use engine::{Decision, DecisionState, Detail, Outcome, Starts};
use serde::Serialize;

use super::decision::DecisionForm;
use super::explanation::StepForm;
use super::fold::{CityFold, FindingForm};
use super::form::{FormProblem, ScenarioForm, TimedEventForm, Word};
use crate::words;

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
    /// The currency of all amounts.
    #[serde(skip)]
    pub currency: Currency,
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

/// Runs a scenario.
///
/// # Errors
/// Everything that is wrong with the file, each with the path of its field.
pub fn run(bytes: &[u8]) -> Result<ScenarioResult, Vec<FormProblem>> {
    let form = ScenarioForm::read(bytes)?;
    let currency = form.money()?;
    let mut fold = world(&form)?;
    let mut decisions = Vec::new();
    play(&mut fold, &form.events, &mut decisions)?;
    Ok(result(&fold, &decisions, currency))
}

/// Checks a scenario: its forms, its rules, and that every event names what exists.
///
/// # Errors
/// Those of [`run`].
pub fn check(bytes: &[u8]) -> Result<(), Vec<FormProblem>> {
    run(bytes).map(|_| ())
}

/// The pools, rules and projects of a file.
fn world(form: &ScenarioForm) -> Result<CityFold, Vec<FormProblem>> {
    let mut problems = Vec::new();
    let mut fold = CityFold::new(form.zone()?, &form.stack)?;
    let mut note = |list: &str, nth: usize, found: Vec<FormProblem>| {
        problems.extend(
            found
                .into_iter()
                .map(|problem| problem.within(&format!("{list}[{nth}]"))),
        );
    };
    for (nth, pool) in form.pools.iter().enumerate() {
        if let Err(found) = fold.add_pool(pool) {
            note("pools", nth, found);
        }
    }
    for (nth, rule) in form.rules.iter().enumerate() {
        if let Err(mut found) = fold.add_rule(rule, Starts::AtOnce) {
            // A pool that is in the file but has a problem of its own is not also unknown.
            if form.pools.iter().any(|pool| pool.id == rule.pool) {
                found.retain(|problem| *problem != FormProblem::unknown("pool"));
            }
            note("rules", nth, found);
        }
    }
    for (nth, project) in form.projects.iter().enumerate() {
        if let Err(found) = fold.add_project(project) {
            note("projects", nth, found);
        }
    }
    if problems.is_empty() {
        Ok(fold)
    } else {
        Err(problems)
    }
}

/// Folds the events by time, then by their order in the file.
fn play(
    fold: &mut CityFold,
    events: &[TimedEventForm],
    decisions: &mut Vec<Decision>,
) -> Result<(), Vec<FormProblem>> {
    let mut order: Vec<(usize, &TimedEventForm)> = events.iter().enumerate().collect();
    order.sort_by_key(|(nth, event)| (event.at, *nth));
    let mut problems = Vec::new();
    for (nth, TimedEventForm { at, event }) in order {
        let seq = u64::try_from(nth).unwrap_or(u64::MAX).saturating_add(1);
        if let Err(found) = fold.fold(seq, *at, event, Detail::Steps, decisions) {
            let path = format!("events[{nth}]");
            problems.extend(found.into_iter().map(|problem| problem.within(&path)));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn result(fold: &CityFold, decisions: &[Decision], currency: Currency) -> ScenarioResult {
    let named = fold.named(decisions);
    let findings = engine::audit_log(fold.state(), decisions);
    let mut audit = fold.audit();
    audit.extend(
        findings
            .iter()
            .map(|finding| FindingForm::of(fold.programme(), finding)),
    );
    ScenarioResult {
        projects: fold
            .projects()
            .into_iter()
            .filter_map(|id| project(fold, id))
            .collect(),
        pools: fold.pools().into_iter().filter_map(|id| pool(fold, id)).collect(),
        contributions: contributions(fold, &named),
        decisions: named,
        audit,
        currency,
    }
}

fn project(fold: &CityFold, id: String) -> Option<ProjectResult> {
    let totals = fold.project_totals(&id)?;
    Some(ProjectResult {
        id,
        crowd_minor: totals.crowd_minor,
        match_minor: totals.match_minor,
        total_minor: totals.total_minor,
        outcome: Word(totals.outcome),
    })
}

fn pool(fold: &CityFold, id: String) -> Option<PoolResult> {
    let figures = fold.pool_figures(&id)?;
    Some(PoolResult {
        id,
        amount_minor: figures.amount_minor,
        reserved_minor: figures.reserved_minor,
        committed_minor: figures.committed_minor,
        paid_minor: figures.paid_minor,
        available_minor: figures.available_minor,
    })
}

/// Contributions in the order of their first decision; one that never arrived has none.
fn contributions(fold: &CityFold, decisions: &[DecisionForm]) -> Vec<ContributionResult> {
    let mut places = BTreeMap::new();
    let mut results: Vec<ContributionResult> = Vec::new();
    for decision in decisions
        .iter()
        .filter(|decision| *decision.state != DecisionState::Refused)
    {
        let Some(id) = &decision.contribution else {
            continue;
        };
        let place = *places.entry(id.as_str()).or_insert_with(|| {
            let match_minor = fold.contribution(id).map_or(0, |figures| figures.match_minor);
            results.push(ContributionResult {
                id: id.clone(),
                match_minor,
                explanation: Vec::new(),
            });
            results.len() - 1
        });
        results[place]
            .explanation
            .extend(decision.explanation.steps.iter().cloned());
    }
    results
}

/// The decisions as a table for people: one line each, with its sentence.
pub fn table(result: &ScenarioResult, locale: Locale) -> String {
    let money = |minor| words::money(locale, Money::new(minor, result.currency));
    let head = words::table_head(locale);
    let mut rows: Vec<[String; 6]> = vec![head.map(str::to_owned)];
    for decision in &result.decisions {
        rows.push([
            decision.event_seq.to_string(),
            decision.project.clone().unwrap_or_default(),
            decision.contribution.clone().unwrap_or_default(),
            decision.pool.clone().unwrap_or_default(),
            money(decision.change_minor),
            words::decision_sentence(locale, decision, result.currency),
        ]);
    }
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let [event, project, contribution, pool, change, sentence] = row;
        let cells = [
            format!("{event:>0$}", widths[0]),
            format!("{project:<0$}", widths[1]),
            format!("{contribution:<0$}", widths[2]),
            format!("{pool:<0$}", widths[3]),
            format!("{change:>0$}", widths[4]),
            sentence.clone(),
        ];
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;

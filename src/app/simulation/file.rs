//! A scenario file, simulated: its rules are the present ones.

use std::io::Read;

use super::proposal::Proposal;
use super::result::SimulationResult;
use super::run::{Ends, Run};
use super::watch::Watch;
use crate::matching::form::{FormProblem, ScenarioForm, Unread};

/// Events between two looks at the watch.
const GLANCE: u64 = 512;

/// What can be wrong: the file, or what is proposed.
#[derive(Debug)]
pub enum Wrong {
    /// The file.
    File(Unread),
    /// The proposal, each with the path of its field.
    Proposal(Vec<FormProblem>),
}

/// Reads a scenario file and folds it under both rules.
///
/// # Errors
/// Everything that is wrong with the file or with the proposal.
pub fn run(source: impl Read, proposal: &Proposal, watch: &Watch) -> Result<SimulationResult, Wrong> {
    let form = ScenarioForm::read_from(source).map_err(Wrong::File)?;
    let wrong = |found: Vec<FormProblem>| Wrong::File(Unread::Wrong(found));
    let pools: Vec<String> = form.pools.iter().map(|pool| pool.id.clone()).collect();
    let mut problems = proposal.check();
    problems.extend(proposal.unknown(&pools));
    if !problems.is_empty() {
        return Err(Wrong::Proposal(problems));
    }
    let (currency, zone) = (form.money().map_err(wrong)?, form.zone().map_err(wrong)?);
    let mut run = Run::new(currency, zone, &form.stack, proposal, Ends::Told).map_err(Wrong::Proposal)?;
    let mut found = Vec::new();
    let mut note = |path: String, taken: Result<(), Vec<FormProblem>>| {
        let problems = taken.err().into_iter().flatten();
        found.extend(problems.map(|problem| problem.within(&path)));
    };
    for (nth, pool) in form.pools.iter().enumerate() {
        note(format!("pools[{nth}]"), run.open_pool(pool));
    }
    for (nth, rule) in form.rules.iter().enumerate() {
        note(format!("rules[{nth}]"), run.set_rule(rule));
    }
    for (nth, project) in form.projects.iter().enumerate() {
        note(format!("projects[{nth}]"), run.publish(project));
    }
    let mut order: Vec<usize> = (0..form.events.len()).collect();
    order.sort_by_key(|nth| form.events[*nth].at);
    watch.expect(u64::try_from(order.len()).unwrap_or(u64::MAX));
    for (done, nth) in (0_u64..).zip(order) {
        if done % GLANCE == 0 {
            watch.at(done);
        }
        let timed = &form.events[nth];
        // The number of an event is its place in the file, from 1.
        let seq = u64::try_from(nth).unwrap_or(u64::MAX).saturating_add(1);
        note(format!("events[{nth}]"), run.take(seq, timed.at, &timed.event));
    }
    if !found.is_empty() {
        return Err(wrong(found));
    }
    run.end().map_err(Wrong::Proposal)
}

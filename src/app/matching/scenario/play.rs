//! A scenario that is played: it is read and rehearsed, its decisions come one by one, and then it is known what
//! stands.
//!
//! Of a decision that has been handed on nothing is kept but its figures, for the audit, and the steps that belong
//! to a gift.

use std::collections::BTreeMap;
use std::io::Read;
use std::vec;

use domain::Currency;
use engine::{ContributionIx, Decision, DecisionState, Detail, Explanation, Starts, Step};

use super::expected::differences;
use super::{ContributionResult, Difference, PoolResult, ProjectResult};
use crate::matching::decision::DecisionForm;
use crate::matching::explanation::StepForm;
use crate::matching::fold::{CityFold, FindingForm};
use crate::matching::form::{ExpectForm, FormProblem, ScenarioForm, TimedEventForm, Unread, Word};

/// A scenario that can be played: everything in its file is right.
pub struct Scenario {
    /// Before the first event.
    world: CityFold,
    events: Vec<Option<TimedEventForm>>,
    /// The places of the events in the file, by time, then by place.
    order: Vec<usize>,
    expect: ExpectForm,
    currency: Currency,
}

impl Scenario {
    /// Reads a scenario and rehearses it, so that no event can fail once decisions are told.
    ///
    /// # Errors
    /// Everything that is wrong with the file, each with the path of its field.
    pub fn read(source: impl Read) -> Result<Self, Unread> {
        let form = ScenarioForm::read_from(source)?;
        let currency = form.money()?;
        let world = world(&form)?;
        let mut order: Vec<usize> = (0..form.events.len()).collect();
        order.sort_by_key(|nth| form.events[*nth].at);
        rehearse(world.clone(), &form.events, &order)?;
        Ok(Self {
            world,
            events: form.events.into_iter().map(Some).collect(),
            order,
            expect: form.expect,
            currency,
        })
    }

    /// The currency of all amounts.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Begins with the first event.
    pub fn play(self) -> Play {
        Play {
            fold: self.world,
            events: self.events,
            order: self.order.into_iter(),
            expect: self.expect,
            currency: self.currency,
            waiting: Vec::new().into_iter(),
            told: Vec::new(),
            gifts: Gifts::default(),
        }
    }
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

/// The number of an event: its place in the file, from 1.
fn number(nth: usize) -> u64 {
    u64::try_from(nth).unwrap_or(u64::MAX).saturating_add(1)
}

/// Folds the events without telling anything.
fn rehearse(mut fold: CityFold, events: &[TimedEventForm], order: &[usize]) -> Result<(), Vec<FormProblem>> {
    let mut problems = Vec::new();
    for nth in order {
        let TimedEventForm { at, event } = &events[*nth];
        if let Err(found) = fold.follow(number(*nth), *at, event) {
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

/// A scenario while it is played: every decision, in order.
pub struct Play {
    fold: CityFold,
    events: Vec<Option<TimedEventForm>>,
    order: vec::IntoIter<usize>,
    expect: ExpectForm,
    currency: Currency,
    /// What the last event led to and is not told yet.
    waiting: vec::IntoIter<Decision>,
    /// What has been told, without explanations.
    told: Vec<Decision>,
    gifts: Gifts,
}

impl Iterator for Play {
    type Item = DecisionForm;

    fn next(&mut self) -> Option<DecisionForm> {
        loop {
            if let Some(decision) = self.waiting.next() {
                return Some(self.tell(decision));
            }
            let nth = self.order.next()?;
            self.take(nth);
        }
    }
}

impl Play {
    fn take(&mut self, nth: usize) {
        let Some(TimedEventForm { at, event }) = self.events[nth].take() else {
            return;
        };
        let mut decisions = Vec::new();
        let taken = self
            .fold
            .fold(number(nth), at, &event, Detail::Steps, &mut decisions);
        debug_assert!(taken.is_ok(), "an event that was rehearsed is taken");
        self.waiting = decisions.into_iter();
    }

    fn tell(&mut self, mut decision: Decision) -> DecisionForm {
        let form = DecisionForm::of(self.fold.programme(), &decision);
        let Explanation { steps } = std::mem::take(&mut decision.explanation);
        if let Some(id) = decision.contribution
            && !matches!(decision.state, DecisionState::Refused | DecisionState::Held)
        {
            self.gifts.note(id, steps);
        }
        self.told.push(decision);
        form
    }

    /// Plays what is left and answers what stands after the last event.
    pub fn end(mut self) -> Stand {
        self.by_ref().for_each(drop);
        let Self {
            fold,
            expect,
            currency,
            told,
            gifts,
            ..
        } = self;
        let mut audit = fold.audit();
        let findings = engine::audit_log(fold.state(), &told);
        drop(told);
        audit.extend(
            findings
                .iter()
                .map(|finding| FindingForm::of(fold.programme(), finding)),
        );
        let keys = fold.projects().into_iter();
        let projects = keys.filter_map(|id| project(&fold, id)).collect();
        let pools = fold
            .pools()
            .into_iter()
            .filter_map(|id| pool(&fold, id))
            .collect();
        let mut stand = Stand {
            projects,
            pools,
            audit,
            differences: Vec::new(),
            currency,
            fold,
            gifts,
        };
        stand.differences = differences(&expect, &stand);
        stand
    }
}

/// What stands after the last event.
pub struct Stand {
    /// On each project, in the order of the file.
    pub projects: Vec<ProjectResult>,
    /// In each pool, in the order of the file.
    pub pools: Vec<PoolResult>,
    /// Every law that does not hold; empty when all is well.
    pub audit: Vec<FindingForm>,
    /// Where this is not what the file expects, in the file's words; empty when all is as expected.
    pub differences: Vec<Difference>,
    /// The currency of all amounts.
    pub currency: Currency,
    fold: CityFold,
    gifts: Gifts,
}

impl Stand {
    /// What stands for each contribution, in the order of the events.
    pub fn contributions(&self) -> impl Iterator<Item = ContributionResult> + '_ {
        let programme = self.fold.programme();
        self.gifts.list.iter().map(move |(gift, steps)| {
            let id = programme.contribution_key(*gift);
            ContributionResult {
                match_minor: self.match_minor(&id),
                explanation: steps.iter().map(|step| StepForm::of(programme, step)).collect(),
                id,
            }
        })
    }

    /// The match that stands for a contribution; nothing for one that never arrived.
    pub(super) fn contribution(&self, id: &str) -> Option<i64> {
        let gift = self.fold.programme().find_contribution(id)?;
        self.gifts
            .places
            .contains_key(&gift)
            .then(|| self.match_minor(id))
    }

    fn match_minor(&self, id: &str) -> i64 {
        self.fold
            .contribution(id)
            .map_or(0, |figures| figures.match_minor)
    }
}

/// The steps that belong to each gift, in the order of the first decision on it.
#[derive(Default)]
struct Gifts {
    places: BTreeMap<ContributionIx, usize>,
    list: Vec<(ContributionIx, Vec<Step>)>,
}

impl Gifts {
    fn note(&mut self, gift: ContributionIx, mut steps: Vec<Step>) {
        let place = *self.places.entry(gift).or_insert(self.list.len());
        match self.list.get_mut(place) {
            Some((_, earlier)) => earlier.append(&mut steps),
            None => {
                steps.shrink_to_fit();
                self.list.push((gift, steps));
            }
        }
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
        held_minor: figures.held_minor,
        reserved_minor: figures.reserved_minor,
        committed_minor: figures.committed_minor,
        paid_minor: figures.paid_minor,
        available_minor: figures.available_minor,
    })
}

//! Two folds side by side over the same events.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use domain::{Currency, NeighbourhoodId};
use engine::{Outcome, Starts};

use super::proposal::{Proposal, Proposed};
use super::result::{
    Compared, GiftsLine, MonthLine, PlaceLine, PoolLine, ProjectLine, SimulationResult, Sum,
};
use super::side::{Moment, Month, Side, Standing};
use crate::matching::form::{EventForm, FormProblem, PoolForm, ProjectForm, RuleForm, StackForm, Word};

/// Who tells when a campaign ends that was given a second chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// The events of the present side do.
    Told,
    /// Nobody, so that both sides end it when it is over.
    Own,
}

/// A simulation under way.
pub(super) struct Run {
    zone: Tz,
    currency: Currency,
    ends: Ends,
    present: Side,
    proposed: Side,
    changes: Proposed,
    /// The changes as they stand in the proposal, for the paths of what is wrong with them.
    proposal: Proposal,
    /// What of the proposal turned out to be wrong.
    wrong: Vec<FormProblem>,
    projects: Vec<Listed>,
    events: i64,
    left_out: i64,
    first_at: Option<DateTime<Utc>>,
    last_at: Option<DateTime<Utc>>,
}

/// What is kept of a project.
struct Listed {
    id: String,
    neighbourhood: Option<String>,
    goal_minor: i64,
}

impl Run {
    /// Begins: further pools are there before the first event.
    pub(super) fn new(
        currency: Currency,
        zone: Tz,
        stack: &StackForm,
        proposal: &Proposal,
        ends: Ends,
    ) -> Result<Self, Vec<FormProblem>> {
        let mut run = Self {
            zone,
            currency,
            ends,
            present: Side::new(zone, stack)?,
            proposed: Side::new(zone, stack)?,
            changes: Proposed::new(proposal),
            proposal: proposal.clone(),
            wrong: Vec::new(),
            projects: Vec::new(),
            events: 0,
            left_out: 0,
            first_at: None,
            last_at: None,
        };
        for (nth, change) in proposal.changes.iter().enumerate() {
            let (Some(pool), Some(rule)) = (&change.add, &change.rule) else {
                continue;
            };
            let rule = RuleForm {
                id: pool.id.clone(),
                pool: pool.id.clone(),
                ..(**rule).clone()
            };
            let fold = &mut run.proposed.fold;
            let added = fold.add_pool(pool).map_err(|found| within("add", found));
            let added = added.and_then(|_| {
                fold.add_rule(&rule, Starts::AtOnce)
                    .map_err(|found| within("rule", found))
            });
            if let Err(found) = added {
                run.wrong.extend(within(&format!("changes[{nth}]"), found));
            }
        }
        run.is_right()?;
        Ok(run)
    }

    /// Nothing is wrong with the proposal so far.
    pub(super) fn is_right(&self) -> Result<(), Vec<FormProblem>> {
        if self.wrong.is_empty() {
            Ok(())
        } else {
            Err(self.wrong.clone())
        }
    }

    /// A pool that is there before the first event. The paths are those within it.
    pub(super) fn open_pool(&mut self, form: &PoolForm) -> Result<(), Vec<FormProblem>> {
        self.present.fold.add_pool(form)?;
        if let Err(found) = self.proposed.fold.add_pool(&self.changes.pool(form)) {
            self.blame(&form.id, "amount_minor", found);
        }
        Ok(())
    }

    /// A rule that acts from the first event on. The paths are those within it.
    pub(super) fn set_rule(&mut self, form: &RuleForm) -> Result<(), Vec<FormProblem>> {
        self.present.fold.add_rule(form, Starts::AtOnce)?;
        if let Some(rule) = self.changes.rule(form)
            && let Err(found) = self.proposed.fold.add_rule(&rule, Starts::AtOnce)
        {
            self.blame(&form.pool, "rule", found);
        }
        Ok(())
    }

    /// A project that is there before the first event. The paths are those within it.
    pub(super) fn publish(&mut self, form: &ProjectForm) -> Result<(), Vec<FormProblem>> {
        self.present.fold.add_project(form)?;
        if self.proposed.fold.add_project(form).is_err() {
            self.left_out += 1;
        }
        self.list(form);
        Ok(())
    }

    /// Takes an event. What is wrong with it under the present rules is told, with paths within it, and leaves
    /// both sides as they were.
    pub(super) fn take(
        &mut self,
        seq: u64,
        at: DateTime<Utc>,
        event: &EventForm,
    ) -> Result<(), Vec<FormProblem>> {
        self.end_second_chances(seq, at);
        let moment = self.moment(at);
        self.present.take(seq, moment, event)?;
        self.events += 1;
        self.first_at.get_or_insert(at);
        self.last_at = Some(at);
        if let EventForm::Project(form) = event {
            self.list(&form.project);
        }
        if let Some(changed) = self.changes.event(event)
            && let Err(found) = self.proposed.take(seq, moment, &changed)
        {
            match event {
                EventForm::Pool(form) => {
                    self.blame(&form.pool.id, "amount_minor", within_body("pool", found))
                }
                EventForm::Rule(form) => self.blame(&form.rule.pool, "rule", within_body("rule", found)),
                _ => self.left_out += 1,
            }
        }
        if let EventForm::ProjectClosed(form) = event {
            self.proposed.note_second_chance(&form.project);
            if self.ends == Ends::Own {
                self.present.note_second_chance(&form.project);
            }
        }
        Ok(())
    }

    /// What the proposal says of a pool does not go with what is there; without such a change the event is only
    /// left out.
    fn blame(&mut self, pool: &str, field: &str, found: Vec<FormProblem>) {
        let mut changes = self.proposal.changes.iter();
        match changes.position(|change| change.key() == pool) {
            Some(nth) => self
                .wrong
                .extend(within(&format!("changes[{nth}].{field}"), found)),
            None => self.left_out += 1,
        }
    }

    fn end_second_chances(&mut self, seq: u64, until: DateTime<Utc>) {
        while let Some((at, event)) = self.present.over_by(until) {
            let moment = self.moment(at);
            // What was open when it was remembered can be closed; closed meanwhile, it stays as it is.
            let _closed_already = self.present.take(seq, moment, &event);
        }
        while let Some((at, event)) = self.proposed.over_by(until) {
            let moment = self.moment(at);
            let _closed_already = self.proposed.take(seq, moment, &event);
        }
    }

    fn moment(&self, at: DateTime<Utc>) -> Moment {
        let day = at.with_timezone(&self.zone).date_naive();
        Moment {
            at,
            day,
            month: (day.year(), day.month()),
        }
    }

    fn list(&mut self, form: &ProjectForm) {
        let mut places = form.area.iter().chain(&form.areas);
        // In a city the neighbourhood is known by its kind; in a file it is the first area.
        let neighbourhood = places
            .clone()
            .find(|key| key.parse::<NeighbourhoodId>().is_ok())
            .or_else(|| places.find(|key| !key.starts_with("area:")));
        self.projects.push(Listed {
            id: form.id.clone(),
            neighbourhood: neighbourhood.cloned(),
            goal_minor: form.goal_minor,
        });
    }

    /// What stands after the last event.
    pub(super) fn end(mut self) -> Result<SimulationResult, Vec<FormProblem>> {
        if let Some(last_at) = self.last_at {
            let until = match self.ends {
                Ends::Told => last_at,
                // Nothing else is to come.
                Ends::Own => DateTime::<Utc>::MAX_UTC,
            };
            self.end_second_chances(0, until);
        }
        self.is_right()?;
        let projects: Vec<ProjectLine> = self.projects.iter().map(|listed| self.project(listed)).collect();
        let mut totals = Sum::default();
        let mut places: BTreeMap<(bool, Option<&str>), Sum> = BTreeMap::new();
        for line in &projects {
            let place = line.neighbourhood.as_deref();
            // Those that lie nowhere come last.
            let sum = places.entry((place.is_none(), place)).or_default();
            for sum in [sum, &mut totals] {
                add(sum, line);
            }
        }
        let place = |((_, key), sum): ((bool, Option<&str>), Sum)| PlaceLine {
            neighbourhood: key.map(str::to_owned),
            sum,
        };
        let neighbourhoods = places.into_iter().map(place).collect();
        let mut result = SimulationResult {
            currency: self.currency.code().to_owned(),
            time_zone: self.zone.name().to_owned(),
            events: self.events,
            left_out: self.left_out,
            first_at: self.first_at,
            last_at: self.last_at,
            totals,
            gifts: GiftsLine {
                present: self.present.gifts,
                proposed: self.proposed.gifts,
            },
            pools: self.pools(),
            neighbourhoods,
            months: self.months(),
            winners: Vec::new(),
            losers: Vec::new(),
            projects,
        };
        result.stand_out();
        Ok(result)
    }

    fn project(&self, listed: &Listed) -> ProjectLine {
        let none = Standing {
            crowd_minor: 0,
            match_minor: 0,
            outcome: Outcome::Open,
        };
        let present = self.present.standing(&listed.id).unwrap_or(none);
        let proposed = self.proposed.standing(&listed.id).unwrap_or(none);
        let reached = |standing: &Standing| match standing.outcome {
            Outcome::Succeeded => 1,
            Outcome::Open => i64::from(standing.crowd_minor + standing.match_minor >= listed.goal_minor),
            Outcome::Refunded | Outcome::Kept | Outcome::Cancelled | Outcome::Redirected => 0,
        };
        ProjectLine {
            id: listed.id.clone(),
            neighbourhood: listed.neighbourhood.clone(),
            goal_minor: listed.goal_minor,
            crowd_minor: Compared::new(present.crowd_minor, proposed.crowd_minor),
            match_minor: Compared::new(present.match_minor, proposed.match_minor),
            present: Word(present.outcome),
            proposed: Word(proposed.outcome),
            reached: Compared::new(reached(&present), reached(&proposed)),
        }
    }

    fn pools(&self) -> Vec<PoolLine> {
        let mut keys = self.present.fold.pools();
        let further = self.proposed.fold.pools();
        keys.extend(further.into_iter().filter(|key| self.present.pool(key).is_none()));
        let line = |id: String| PoolLine {
            present: self.present.pool(&id),
            proposed: self.proposed.pool(&id),
            id,
        };
        keys.into_iter().map(line).collect()
    }

    fn months(&self) -> Vec<MonthLine> {
        let (present, proposed) = (&self.present.months, &self.proposed.months);
        let ends =
            [present, proposed].map(|side| Some((*side.first_key_value()?.0, *side.last_key_value()?.0)));
        let Some((first, last)) = ends
            .into_iter()
            .flatten()
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
        else {
            return Vec::new();
        };
        let next = |(year, month): &Month| {
            let next = if *month == 12 {
                (year + 1, 1)
            } else {
                (*year, month + 1)
            };
            (next <= last).then_some(next)
        };
        let line = |month: Month| {
            let flow =
                |side: &BTreeMap<Month, super::side::Flow>| side.get(&month).copied().unwrap_or_default();
            let (present, proposed) = (flow(present), flow(proposed));
            MonthLine {
                month: format!("{:04}-{:02}", month.0, month.1),
                crowd_minor: Compared::new(present.crowd_minor, proposed.crowd_minor),
                match_minor: Compared::new(present.match_minor, proposed.match_minor),
            }
        };
        std::iter::successors(Some(first), next).map(line).collect()
    }
}

fn add(sum: &mut Sum, line: &ProjectLine) {
    let both = |one: Compared, other: Compared| {
        Compared::new(one.present + other.present, one.proposed + other.proposed)
    };
    sum.projects += 1;
    sum.crowd_minor = both(sum.crowd_minor, line.crowd_minor);
    sum.match_minor = both(sum.match_minor, line.match_minor);
    sum.reached = both(sum.reached, line.reached);
}

fn within(outer: &str, found: Vec<FormProblem>) -> Vec<FormProblem> {
    found.into_iter().map(|problem| problem.within(outer)).collect()
}

/// Problems within an event, seen from within what it defines.
fn within_body(body: &str, found: Vec<FormProblem>) -> Vec<FormProblem> {
    let seen = |mut problem: FormProblem| {
        if let Some(inner) = problem.path.strip_prefix(body) {
            problem.path = inner.trim_start_matches('.').to_owned();
        }
        problem
    };
    found.into_iter().map(seen).collect()
}

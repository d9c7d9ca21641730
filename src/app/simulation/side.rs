//! One side of a simulation: a fold, and what it has come to so far.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use engine::{Decision, DecisionState, Detail, Outcome, PoolIx, ProjectIx};

use super::result::{MatchedGifts, PoolFigure};
use crate::matching::fold::CityFold;
use crate::matching::form::{EventForm, FormProblem, OfProject, StackForm};

/// A month: the year and the month of the year.
pub(super) type Month = (i32, u32);

/// When an event happens, in the city's time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) at: DateTime<Utc>,
    pub(super) day: NaiveDate,
    pub(super) month: Month,
}

/// What came and went in a month.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flow {
    pub(super) crowd_minor: i64,
    pub(super) match_minor: i64,
}

/// A project as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub(super) crowd_minor: i64,
    pub(super) match_minor: i64,
    pub(super) outcome: Outcome,
}

pub(super) struct Side {
    pub(super) fold: CityFold,
    pub(super) months: BTreeMap<Month, Flow>,
    pub(super) gifts: MatchedGifts,
    /// The match of each project, as its decisions add up.
    awarded: Vec<i64>,
    /// What each pool gave, as its decisions add up.
    used: BTreeMap<PoolIx, i64>,
    empty_on: BTreeMap<PoolIx, NaiveDate>,
    /// Campaigns that go on after their end was told, with their new end.
    second_chances: BTreeSet<(DateTime<Utc>, String)>,
    /// What the last event led to.
    decisions: Vec<Decision>,
}

impl Side {
    pub(super) fn new(zone: Tz, stack: &StackForm) -> Result<Self, Vec<FormProblem>> {
        Ok(Self {
            fold: CityFold::new(zone, stack)?,
            months: BTreeMap::new(),
            gifts: MatchedGifts::default(),
            awarded: Vec::new(),
            used: BTreeMap::new(),
            empty_on: BTreeMap::new(),
            second_chances: BTreeSet::new(),
            decisions: Vec::new(),
        })
    }

    /// Takes an event. The paths of problems are those within it.
    pub(super) fn take(
        &mut self,
        seq: u64,
        moment: Moment,
        event: &EventForm,
    ) -> Result<(), Vec<FormProblem>> {
        // Why a gift got less than it could have is told by steps alone.
        let detail = match event {
            EventForm::Contribution(_) => Detail::Steps,
            _ => Detail::Amounts,
        };
        let before = self.crowd(event);
        self.decisions.clear();
        let mut decisions = std::mem::take(&mut self.decisions);
        let taken = self.fold.fold(seq, moment.at, event, detail, &mut decisions);
        self.note(moment, event, &decisions);
        self.decisions = decisions;
        let after = self.crowd(event);
        if after != before {
            self.months.entry(moment.month).or_default().crowd_minor += after - before;
        }
        taken
    }

    /// What the crowd has given to the project whose crowd the event changes.
    fn crowd(&self, event: &EventForm) -> i64 {
        let programme = self.fold.programme();
        let project = match event {
            EventForm::Contribution(form) => programme.find_project(&form.project),
            EventForm::Refund(form) => programme
                .find_contribution(&form.contribution)
                .and_then(|gift| self.fold.state().contribution(gift))
                .map(|gift| gift.project),
            _ => None,
        };
        project.map_or(0, |project| self.fold.state().totals(project).crowd_minor)
    }

    fn note(&mut self, moment: Moment, event: &EventForm, decisions: &[Decision]) {
        let mut matched = 0;
        for decision in decisions {
            if !matches!(decision.state, DecisionState::Reserved | DecisionState::Released) {
                continue;
            }
            matched += decision.change_minor;
            if let Some(project) = decision.project {
                self.award(project, decision.change_minor);
            }
            if let Some(pool) = decision.pool {
                *self.used.entry(pool).or_default() += decision.change_minor;
                self.note_empty(pool, moment.day);
            }
        }
        if matched != 0 {
            self.months.entry(moment.month).or_default().match_minor += matched;
        }
        if let EventForm::Contribution(form) = event {
            self.note_gift(&form.id, decisions);
        }
    }

    fn award(&mut self, project: ProjectIx, change_minor: i64) {
        let place = project.index();
        if self.awarded.len() <= place {
            self.awarded.resize(place + 1, 0);
        }
        self.awarded[place] += change_minor;
    }

    fn note_empty(&mut self, pool: PoolIx, day: NaiveDate) {
        // What is only held is no match yet.
        let used = self.used.get(&pool).copied().unwrap_or(0);
        let state = self.fold.state().pool(pool);
        let is_empty =
            state.is_some_and(|pool| pool.amount_minor > 0 && used == pool.amount_minor && !pool.closed);
        if is_empty {
            self.empty_on.entry(pool).or_insert(day);
        }
    }

    fn note_gift(&mut self, id: &str, decisions: &[Decision]) {
        let Some(gift) = self.fold.programme().find_contribution(id) else {
            return;
        };
        let mut on_gift = decisions
            .iter()
            .filter(|decision| decision.contribution == Some(gift))
            .peekable();
        if on_gift
            .peek()
            .is_some_and(|first| first.state == DecisionState::Refused)
        {
            return;
        }
        let paying: Vec<&Decision> = on_gift.filter(|decision| decision.change_minor > 0).collect();
        let is_whole =
            |decision: &&&Decision| decision.explanation.steps.iter().all(|step| step.limit.is_none());
        let counter = if paying.is_empty() {
            &mut self.gifts.not
        } else if paying.iter().any(|decision| is_whole(&decision)) {
            &mut self.gifts.wholly
        } else {
            &mut self.gifts.partly
        };
        *counter += 1;
    }

    /// Remembers a campaign that was given more time where it would have ended.
    pub(super) fn note_second_chance(&mut self, project: &str) {
        let totals = self.fold.project_totals(project);
        if totals.is_none_or(|totals| totals.outcome != Outcome::Open) {
            return;
        }
        if let Some(closes_at) = self.fold.closes_at(project) {
            self.second_chances.insert((closes_at, project.to_owned()));
        }
    }

    /// The next campaign whose second chance is over by then.
    pub(super) fn over_by(&mut self, at: DateTime<Utc>) -> Option<(DateTime<Utc>, EventForm)> {
        if self.second_chances.first()?.0 > at {
            return None;
        }
        let (closed_at, project) = self.second_chances.pop_first()?;
        Some((closed_at, EventForm::ProjectClosed(OfProject { project })))
    }

    /// A project as it stands; nothing where it is unknown.
    pub(super) fn standing(&self, project: &str) -> Option<Standing> {
        let place = self.fold.programme().find_project(project)?;
        let totals = self.fold.state().totals(place);
        Some(Standing {
            crowd_minor: totals.crowd_minor,
            match_minor: self.awarded.get(place.index()).copied().unwrap_or(0),
            outcome: totals.outcome,
        })
    }

    /// A pool as it stands; nothing where it is unknown.
    pub(super) fn pool(&self, pool: &str) -> Option<PoolFigure> {
        let place = self.fold.programme().find_pool(pool)?;
        let amount_minor = match self.fold.state().pool(place) {
            Some(figures) => figures.amount_minor,
            // Nothing happened after it opened.
            None => self.fold.programme().pool(place).amount_minor,
        };
        let used_minor = self.used.get(&place).copied().unwrap_or(0);
        Some(PoolFigure {
            amount_minor,
            used_minor,
            left_minor: amount_minor - used_minor,
            empty_on: self.empty_on.get(&place).copied(),
        })
    }
}

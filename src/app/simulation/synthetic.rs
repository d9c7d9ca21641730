//! An invented season, drawn from a seed: campaigns over months, many small gifts and few large ones, campaigns
//! that fail, gifts that are given back, help in kind.
//!
//! A campaign is drawn with a goal like one of the city's, and with a crowd that would bring between a tenth and one
//! and a half of it, so that about a third succeed by themselves, a third may with some help, and a third do not.
//! Events are made day by day; only one day is in memory.

mod day;
mod wanted;

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use engine::CampaignKind;

use super::dice::Dice;
use super::proposal::Proposal;
use super::result::SimulationResult;
use super::run::{Ends, Run};
use super::season::{Scale, Season};
use super::watch::Watch;
use crate::city::midnight;
use crate::matching::form::{EventForm, FormProblem, ProjectForm, RefundForm, Word};
use wanted::Wanted;

/// Events between two looks at the watch.
const GLANCE: u64 = 512;

/// A day in the life of a campaign on which people give most: the first and the last ones.
const RUSH_DAYS: i64 = 3;

/// Folds an invented season; nothing where it was stopped.
///
/// # Errors
/// A scale out of its range, with the name of the field; everything in the proposal that is wrong or does not go
/// with the season's pools.
pub fn run(
    season: &Season,
    scale: Scale,
    proposal: &Proposal,
    watch: &Watch,
) -> Result<Option<SimulationResult>, Vec<FormProblem>> {
    let mut run = begin(season, scale, proposal)?;
    let events = Events::new(season, scale, proposal);
    let total = events.about();
    watch.expect(total);
    let mut seq = 0;
    for (at, event) in events {
        if seq % GLANCE == 0 {
            if watch.is_stopped() {
                return Ok(None);
            }
            watch.at(seq.min(total));
        }
        seq += 1;
        run.take(seq, at, &event)?;
    }
    watch.at(total);
    run.end().map(Some)
}

/// Both sides before the first event.
///
/// # Errors
/// Those of [`run`].
pub(super) fn begin(season: &Season, scale: Scale, proposal: &Proposal) -> Result<Run, Vec<FormProblem>> {
    let mut problems = scale.check();
    problems.extend(proposal.check());
    let pools: Vec<String> = season.pools.iter().map(|pool| pool.id.clone()).collect();
    problems.extend(proposal.unknown(&pools));
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut run = Run::new(season.currency, season.zone, &season.stack, proposal, Ends::Own)?;
    for pool in &season.pools {
        run.open_pool(pool)?;
    }
    for rule in &season.rules {
        run.set_rule(rule)?;
    }
    run.is_right()?;
    Ok(run)
}

/// A campaign that is to come.
struct Planned {
    id: String,
    form: ProjectForm,
    /// The days of the season on which it opens and on which it is over.
    opens: i64,
    closes: i64,
    /// How many gifts it is to get in all.
    gifts: i64,
    /// The day on which it is given up.
    given_up: Option<i64>,
    has_help: bool,
}

/// The events of a season, in order.
pub(super) struct Events {
    dice: Dice,
    zone: Tz,
    first_moment: DateTime<Utc>,
    /// Minor units in a unit of the currency.
    unit: i64,
    residents: u64,
    homes: Vec<String>,
    wanted: Wanted,
    planned: Vec<Planned>,
    /// The places of the campaigns that open on a day.
    opening: BTreeMap<i64, Vec<usize>>,
    /// The places of the campaigns that are open.
    open: Vec<usize>,
    /// What comes on a later day, by that day.
    later: BTreeMap<i64, Vec<(i64, EventForm)>>,
    day: i64,
    last_day: i64,
    gifts: u64,
    in_kind: u64,
    queue: VecDeque<(DateTime<Utc>, EventForm)>,
}

impl Events {
    pub(super) fn new(season: &Season, scale: Scale, proposal: &Proposal) -> Self {
        let mut dice = Dice::new(scale.seed);
        let days = i64::from(scale.months) * 365 / 12;
        let first_moment = midnight(season.begins, season.zone);
        let unit = season.currency.minor_per_unit();
        let mut homes: Vec<String> = season
            .models
            .iter()
            .filter_map(|model| model.areas.first().cloned())
            .collect();
        homes.sort();
        homes.dedup();
        let mut planned = Vec::new();
        let mut opening: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        let mut last_day = days;
        for nth in 0..scale.projects {
            let one = plan(&mut dice, season, scale, days, first_moment, nth);
            last_day = last_day.max(one.closes);
            opening.entry(one.opens).or_default().push(planned.len());
            planned.push(one);
        }
        Self {
            dice,
            zone: season.zone,
            first_moment,
            unit,
            residents: u64::from(scale.residents),
            homes,
            wanted: Wanted::of(season, proposal),
            planned,
            opening,
            open: Vec::new(),
            later: BTreeMap::new(),
            day: 0,
            // Proofs come up to a month after the end.
            last_day: last_day + 40,
            gifts: 0,
            in_kind: 0,
            queue: VecDeque::new(),
        }
    }

    /// About how many there are.
    pub(super) fn about(&self) -> u64 {
        let gifts: i64 = self.planned.iter().map(|one| one.gifts).sum();
        let projects = i64::try_from(self.planned.len()).unwrap_or(i64::MAX);
        u64::try_from(gifts.saturating_add(projects.saturating_mul(2))).unwrap_or(0)
    }
}

impl Iterator for Events {
    type Item = (DateTime<Utc>, EventForm);

    fn next(&mut self) -> Option<Self::Item> {
        while self.queue.is_empty() {
            if self.day > self.last_day {
                return None;
            }
            self.fill();
            self.day += 1;
        }
        self.queue.pop_front()
    }
}

fn plan(
    dice: &mut Dice,
    season: &Season,
    scale: Scale,
    days: i64,
    first_moment: DateTime<Utc>,
    nth: u32,
) -> Planned {
    let id = format!("project-{}", nth + 1);
    let pick = |dice: &mut Dice| dice.one_of(&season.models).cloned();
    let (goal_of, place_of, category_of) = (pick(dice), pick(dice), pick(dice));
    let typical = goal_of.map_or(season.currency.minor_per_unit() * 3000, |model| model.goal_minor);
    // Whole units, within a fifth of a real one.
    let unit = season.currency.minor_per_unit();
    let goal_minor = (typical / 100 * dice.between(80, 120) / unit).max(50) * unit;
    let lasts = dice.between(20, 60);
    let opens = dice.between(0, (days - lasts).max(0));
    let closes = opens + lasts;
    let fortune = match dice.below(100) {
        0..25 => dice.between(10, 60),
        25..60 => dice.between(60, 100),
        _ => dice.between(100, 150),
    };
    let gifts =
        (goal_minor / 100 * fortune / (TYPICAL_UNITS * unit)).clamp(3, i64::from(scale.residents).max(3));
    let keeps = dice.happens(200);
    let owner = format!("owner-{}", dice.between(1, i64::from(scale.projects) * 4 / 5 + 1));
    let given_up = dice.happens(20).then(|| dice.between(opens + 1, closes - 1));
    let form = ProjectForm {
        applicant: place_of.as_ref().and_then(|model| model.applicant.clone()),
        areas: place_of.map(|model| model.areas).unwrap_or_default(),
        category: category_of.and_then(|model| model.category),
        campaign: Word(if keeps {
            CampaignKind::Keep
        } else {
            CampaignKind::AllOrNothing
        }),
        opens_at: Some(first_moment + Duration::days(opens)),
        closes_at: Some(first_moment + Duration::days(closes)),
        ..ProjectForm::new(id.as_str(), owner, goal_minor)
    };
    Planned {
        has_help: dice.happens(300),
        id,
        form,
        opens,
        closes,
        gifts,
        given_up,
    }
}

/// What people give, in units of the currency; see [`Events::amount`]. On average about this much.
const TYPICAL_UNITS: i64 = 33;
const USUAL_UNITS: [i64; 10] = [5, 5, 10, 10, 15, 20, 20, 25, 30, 50];
/// No single gift is larger.
const GIFT_UNITS_MAX: i64 = 10_000;

impl Events {
    /// A usual amount, doubled as long as chance wants it: few gifts are large, and those very.
    fn amount(&mut self) -> i64 {
        let mut units = self.dice.one_of(&USUAL_UNITS).copied().unwrap_or(TYPICAL_UNITS);
        while units < GIFT_UNITS_MAX && self.dice.happens(300) {
            units *= 2;
        }
        units.min(GIFT_UNITS_MAX) * self.unit
    }

    /// Some people give more often than others.
    fn resident(&mut self) -> u64 {
        self.dice
            .below(self.residents)
            .min(self.dice.below(self.residents))
    }
}

/// A gift that is given back on a later day.
fn refund(gift: &str, amount_minor: i64) -> EventForm {
    EventForm::Refund(RefundForm {
        contribution: gift.to_owned(),
        amount_minor,
    })
}

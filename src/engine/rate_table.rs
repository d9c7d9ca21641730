//! The tables of primitive 6: a rate that depends on one selector.
//!
//! `whole`: the step that the selector has reached decides for the whole base. `marginal`: each part of the
//! base is paid at the step in which it lies, for the selectors that grow with the base (the size of the
//! gift, the crowd so far). A gift that crosses a step of `pool_used` is always split there: what of it has
//! used up the step is paid at the step, the rest at the next. `milestone` adds up all steps that are
//! reached. Below the first step nothing is paid.

use domain::words;

use crate::amount::WHOLE_BPS;
use crate::draw;
use crate::explanation::{FactKey, FactValue, Record};
use crate::handle::{ApplicantIx, AreaIx, CategoryIx};
use crate::problem::{Problems, RuleProblemKind};
use crate::project::ProjectSpec;
use crate::rate::Pay;

words! {
    /// What a table of rates looks at.
    pub enum RateSelector {
        /// The size of the gift, in minor units, before `clip`.
        GiftSize = "gift_size",
        /// What the crowd has given so far that can be matched, in minor units.
        CrowdSoFar = "crowd_so_far",
        /// What of the pool is used, in minor units.
        PoolUsed = "pool_used",
        /// The time of the gift: seconds since 1970.
        TimeWindow = "time_window",
        /// The goal of the project, in minor units.
        Goal = "goal",
        /// The yearly turnover of the owner, in minor units; 0 where it is not known.
        Turnover = "turnover",
        /// The project's area, category or kind of applicant.
        ProjectAttribute = "project_attribute",
        /// The rank, 1 first; a step holds from its rank on to the next.
        Rank = "rank",
        /// The crowd's share of the goal, in basis points; every step that is reached pays.
        Milestone = "milestone",
        /// A draw from the recorded seed: 0 to 9 999.
        SeededDraw = "seeded_draw",
    }
}

words! {
    /// Whether a step's rate holds for the whole base or for the part above the step.
    pub enum RateMode {
        /// For the whole.
        Whole = "whole",
        /// For the part above the step.
        Marginal = "marginal",
    }
}

impl RateSelector {
    /// Whether reading it takes what was counted on the project.
    pub(crate) fn needs_book(self) -> bool {
        matches!(self, Self::CrowdSoFar | Self::Milestone)
    }
}

/// When a step holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From this value of the selector on.
    From(i64),
    /// For projects in this area.
    Area(AreaIx),
    /// For projects of this category.
    Category(CategoryIx),
    /// For owners of this kind.
    Applicant(ApplicantIx),
    /// For all other projects.
    Otherwise,
}

/// One step of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateStep {
    /// When it holds.
    pub when: When,
    /// What it pays.
    pub pay: Pay,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateTable {
    /// What it looks at.
    pub selector: RateSelector,
    /// Whole or marginal.
    pub mode: RateMode,
    /// The steps: ascending, or for `project_attribute` in the order in which they are tried.
    pub steps: Vec<RateStep>,
    /// The recorded seed, for `seeded_draw`.
    pub seed: Option<Box<str>>,
}

/// What a table reads at the moment of a decision.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) project: &'a ProjectSpec,
    pub(crate) goal_minor: i64,
    /// The value of the selector; for the size of a gift that of this gift.
    pub(crate) value: i64,
}

impl RateTable {
    /// What a base earns.
    pub(crate) fn earns(&self, base: i64, reading: &Reading<'_>) -> i64 {
        let goal = reading.goal_minor;
        match (self.selector, self.mode) {
            (RateSelector::PoolUsed, _) => self.by_pool(base, reading),
            (RateSelector::Milestone, _) => {
                let reached = self.steps.iter().filter(|step| step.holds(reading));
                reached.fold(0, |sum, step| sum.saturating_add(step.pay.earns(base, goal)))
            }
            (_, RateMode::Whole) => self.step(reading).map_or(0, |step| step.pay.earns(base, goal)),
            (_, RateMode::Marginal) => self.by_parts(base, reading),
        }
    }

    /// The step that holds.
    fn step(&self, reading: &Reading<'_>) -> Option<&RateStep> {
        let holds = |step: &&RateStep| step.holds(reading);
        match self.selector {
            RateSelector::ProjectAttribute => self.steps.iter().find(holds),
            _ => self.steps.iter().rev().find(holds),
        }
    }

    /// Each part of the base at its own step. For the crowd so far the base lies above what was there.
    fn by_parts(&self, base: i64, reading: &Reading<'_>) -> i64 {
        let below = match self.selector {
            RateSelector::CrowdSoFar => reading.value,
            _ => 0,
        };
        let end = below.saturating_add(base);
        let mut sum = 0_i64;
        for (place, step) in self.steps.iter().enumerate() {
            let until = self.steps.get(place + 1).map_or(i64::MAX, RateStep::from);
            let part = end.min(until) - below.max(step.from());
            if part > 0 {
                sum = sum.saturating_add(step.pay.earns(part, reading.goal_minor));
            }
        }
        sum
    }

    /// Each part of the base at the step that the pool has reached when its turn comes.
    fn by_pool(&self, base: i64, reading: &Reading<'_>) -> i64 {
        let (mut left, mut used, mut sum) = (base, reading.value, 0_i64);
        for (place, step) in self.steps.iter().enumerate() {
            let until = self.steps.get(place + 1).map_or(i64::MAX, RateStep::from);
            if left == 0 || used >= until || used < step.from() {
                continue;
            }
            let room = until - used;
            let earned = step.pay.earns(left, reading.goal_minor);
            if earned <= room {
                return sum.saturating_add(earned);
            }
            sum = sum.saturating_add(room);
            used = until;
            left -= step.pay.used(left, room);
        }
        sum
    }

    pub(crate) fn write(&self, reading: &Reading<'_>, record: &mut impl Record) {
        if let Some(step) = self.step(reading) {
            step.pay.write(record);
        }
        match self.selector {
            RateSelector::ProjectAttribute => {}
            RateSelector::Rank => record.fact(FactKey::Rank, count(reading.value)),
            RateSelector::Milestone => record.fact(FactKey::Reached, bps(reading.value)),
            RateSelector::SeededDraw => record.fact(FactKey::Drawn, count(reading.value)),
            RateSelector::TimeWindow => {
                if let Some(at) = chrono::DateTime::from_timestamp(reading.value, 0) {
                    record.fact(FactKey::Moment, FactValue::At(at));
                }
            }
            RateSelector::GiftSize
            | RateSelector::CrowdSoFar
            | RateSelector::PoolUsed
            | RateSelector::Goal
            | RateSelector::Turnover => record.fact(FactKey::Reached, FactValue::Minor(reading.value)),
        }
    }

    pub(crate) fn check(&self, problems: &mut Problems) {
        if self.steps.is_empty() {
            problems.add("rate.table.steps", RuleProblemKind::Empty);
        }
        let by_name = self.selector == RateSelector::ProjectAttribute;
        for (place, step) in self.steps.iter().enumerate() {
            let path = format!("rate.table.steps[{place}]");
            step.pay.check(&path, problems);
            if by_name == matches!(step.when, When::From(_)) {
                problems.add(path, RuleProblemKind::NotForThisSelector);
            }
        }
        if !by_name && !self.steps.is_sorted_by(|a, b| a.from() < b.from()) {
            problems.add("rate.table.steps", RuleProblemKind::NotAscending);
        }
        let grows = matches!(
            self.selector,
            RateSelector::GiftSize | RateSelector::CrowdSoFar | RateSelector::PoolUsed
        );
        if self.mode == RateMode::Marginal && !grows {
            problems.add("rate.table.mode", RuleProblemKind::NotForThisSelector);
        }
        let drawn = self.selector == RateSelector::SeededDraw;
        if drawn && self.seed.as_deref().is_none_or(str::is_empty) {
            problems.add("rate.table.seed", RuleProblemKind::Missing);
        }
        if !drawn && self.seed.is_some() {
            problems.add(
                "rate.table.seed",
                RuleProblemKind::OnlyWith { other: "seeded_draw" },
            );
        }
    }

    /// The draw for a gift or a project by its outside name: 0 to 9 999.
    pub(crate) fn drawn(&self, key: &str) -> i64 {
        draw::below(
            self.seed.as_deref().unwrap_or_default(),
            key,
            u64::from(WHOLE_BPS),
        )
    }
}

impl RateStep {
    fn from(&self) -> i64 {
        match self.when {
            When::From(value) => value,
            _ => i64::MIN,
        }
    }

    fn holds(&self, reading: &Reading<'_>) -> bool {
        let project = reading.project;
        match self.when {
            When::From(value) => reading.value >= value,
            When::Area(area) => project.areas.contains(&area),
            When::Category(category) => project.category == Some(category),
            When::Applicant(applicant) => project.applicant == Some(applicant),
            When::Otherwise => true,
        }
    }
}

/// The crowd's share of a goal in basis points, rounded down.
pub(crate) fn share_of_goal(crowd: i64, goal: i64) -> i64 {
    let exact = i128::from(crowd) * i128::from(WHOLE_BPS) / i128::from(goal.max(1));
    i64::try_from(exact).unwrap_or(i64::MAX)
}

fn count(value: i64) -> FactValue {
    FactValue::Count(u32::try_from(value).unwrap_or(u32::MAX))
}

fn bps(value: i64) -> FactValue {
    FactValue::Bps(u32::try_from(value).unwrap_or(u32::MAX))
}

//! Primitive 7, `limit`: ceilings and floors.
//!
//! In order: project (money, money by a table, share of the goal, share of the pool, what the jury set),
//! organisation, the goal that must not be passed; then the floor, below which a gift or a project earns
//! nothing. The match that counts against a limit is what stands: reserved, committed or paid. A refund
//! frees it. Where a rule decides on a project as a whole, what it has given already is not counted
//! against its own claim, which is the whole again.
//!
//! What is above a limit is lost; under `redistribute`, which only a round knows, it goes to the others.

use domain::words;

use crate::amount::{AMOUNT_MAX, share};
use crate::explanation::{FactKey, FactValue, LimitKind, Record, StepKind};
use crate::handle::{ApplicantIx, AreaIx, CategoryIx};
use crate::problem::{Problems, RuleProblemKind};
use crate::project::ProjectSpec;

words! {
    /// What crowd and match together must not pass because of match.
    pub enum Ceiling {
        /// The goal.
        Goal = "goal",
        /// The minimum; the goal where a project has none.
        Minimum = "minimum",
        /// The optimum; the goal where a project has none.
        Optimum = "optimum",
    }
}

impl Ceiling {
    /// The amount for a project, in minor units.
    pub fn of(self, project: &ProjectSpec) -> i64 {
        match self {
            Ceiling::Goal => project.goal_minor,
            Ceiling::Minimum => project.minimum_minor.unwrap_or(project.goal_minor),
            Ceiling::Optimum => project.optimum_minor.unwrap_or(project.goal_minor),
        }
    }
}

words! {
    /// Over what time an organisation's match is added up.
    pub enum Period {
        /// For ever.
        Lifetime = "lifetime",
        /// In a calendar year of the programme's time zone, by the time of the gift.
        Year = "year",
    }
}

words! {
    /// What becomes of a claim above a limit.
    pub enum Excess {
        /// It is not paid.
        Lose = "lose",
        /// It goes to the other claims.
        Redistribute = "redistribute",
    }
}

/// A limit for one project that depends on what the project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectLimit {
    /// For which projects.
    pub when: ProjectIs,
    /// The limit, in minor units.
    pub minor: i64,
}

/// What a project is, as far as limits distinguish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectIs {
    /// In this area.
    In(AreaIx),
    /// Of this category.
    Of(CategoryIx),
    /// By an owner of this kind.
    By(ApplicantIx),
    /// By an owner with a yearly turnover of at most this, in minor units; never where it is not known.
    TurnoverUpTo(i64),
}

impl ProjectIs {
    fn fits(self, project: &ProjectSpec) -> bool {
        match self {
            ProjectIs::In(area) => project.areas.contains(&area),
            ProjectIs::Of(category) => project.category == Some(category),
            ProjectIs::By(applicant) => project.applicant == Some(applicant),
            ProjectIs::TurnoverUpTo(most) => project.turnover_minor.is_some_and(|turnover| turnover <= most),
        }
    }
}

/// A limit for all projects of one owner together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganisationLimit {
    /// The limit, in minor units.
    pub minor: i64,
    /// Over what time.
    pub per: Period,
}

/// The parameters. Absent means “no limit”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The most that the rule gives to one project, in minor units.
    pub project_minor: Option<i64>,
    /// The same for projects that are something in particular; the first that fits holds, beside the other
    /// limits.
    pub project_by: Vec<ProjectLimit>,
    /// The same as a share of the goal.
    pub project_goal_bps: Option<u32>,
    /// The same as a share of the pool, top-ups included.
    pub project_pool_bps: Option<u32>,
    /// What crowd and all match together must not pass because of this rule.
    pub not_above: Option<Ceiling>,
    /// The most that the rule gives to all projects of one owner.
    pub organisation: Option<OrganisationLimit>,
    /// The least that a gift, or the project as a whole, must earn; below it, it earns nothing. In minor units.
    pub floor_minor: Option<i64>,
    /// What becomes of a claim above a limit.
    pub excess: Excess,
}

impl Default for Limit {
    fn default() -> Self {
        Self {
            project_minor: None,
            project_by: Vec::new(),
            project_goal_bps: None,
            project_pool_bps: None,
            not_above: None,
            organisation: None,
            floor_minor: None,
            excess: Excess::Lose,
        }
    }
}

impl Limit {
    /// `most_minor` is the most that one gift, or a project as a whole, can earn before any limit.
    pub(crate) fn check(&self, most_minor: i64, problems: &mut Problems) {
        problems.amount("limit.project_minor", self.project_minor);
        for (place, limit) in self.project_by.iter().enumerate() {
            problems.range(
                format!("limit.project_by[{place}].minor"),
                limit.minor,
                0,
                AMOUNT_MAX,
            );
            if let ProjectIs::TurnoverUpTo(most) = limit.when {
                problems.range(
                    format!("limit.project_by[{place}].turnover_max_minor"),
                    most,
                    0,
                    AMOUNT_MAX,
                );
            }
        }
        problems.bps("limit.project_goal_bps", self.project_goal_bps);
        problems.bps("limit.project_pool_bps", self.project_pool_bps);
        problems.amount(
            "limit.organisation_minor",
            self.organisation.map(|limit| limit.minor),
        );
        problems.amount("limit.floor_minor", self.floor_minor);
        let Some(floor) = self.floor_minor else { return };
        let mut below = |ceiling: Option<i64>, other| {
            if ceiling.is_some_and(|ceiling| floor > ceiling) {
                problems.add("limit.floor_minor", RuleProblemKind::Above { other });
            }
        };
        below(self.project_minor, "limit.project_minor");
        below(
            self.organisation.map(|limit| limit.minor),
            "limit.organisation_minor",
        );
        // A rate that is wrong itself earns nothing, and has been reported.
        if floor > most_minor && most_minor > 0 && floor <= AMOUNT_MAX {
            problems.add("limit.floor_minor", RuleProblemKind::OutOfReach { most_minor });
        }
    }

    /// The limit for what a project is in particular, if there is one.
    pub(crate) fn by_what_it_is(&self, project: &ProjectSpec) -> Option<i64> {
        let fitting = self.project_by.iter().find(|limit| limit.when.fits(project));
        fitting.map(|limit| limit.minor)
    }

    /// What the limits leave of a claim made by a gift of `amount`.
    #[inline]
    pub(crate) fn apply(
        &self,
        claim: i64,
        amount: i64,
        project: &ProjectSpec,
        measured: &Measured,
        record: &mut impl Record,
    ) -> i64 {
        let mut value = claim;
        let mut cut = |limit: LimitKind, ceiling: i64, used: i64| {
            let left = (ceiling - used).max(0);
            if value > left {
                record.step(StepKind::Limit, Some(limit), value, left);
                record.fact(FactKey::Limit, FactValue::Minor(ceiling));
                record.fact(FactKey::Left, FactValue::Minor(left));
                value = left;
            }
        };
        if let Some(minor) = self.project_minor {
            cut(LimitKind::ProjectMax, minor, measured.rule_minor);
        }
        if let Some(minor) = self.by_what_it_is(project) {
            cut(LimitKind::ProjectMax, minor, measured.rule_minor);
        }
        if let Some(bps) = self.project_goal_bps {
            cut(
                LimitKind::ProjectGoalShare,
                share(project.goal_minor, bps),
                measured.rule_minor,
            );
        }
        if let Some(bps) = self.project_pool_bps {
            cut(
                LimitKind::ProjectPoolShare,
                share(measured.pool_minor, bps),
                measured.rule_minor,
            );
        }
        if let Some(cap) = measured.jury_minor {
            cut(LimitKind::JuryMax, cap, measured.rule_minor);
        }
        if let Some(organisation) = self.organisation {
            cut(
                LimitKind::OrganisationMax,
                organisation.minor,
                measured.organisation_minor,
            );
        }
        if let Some(ceiling) = self.not_above {
            let total = measured.crowd_minor + amount + measured.match_minor;
            cut(LimitKind::NotAbove, ceiling.of(project), total);
        }
        if let Some(floor) = self.floor_minor
            && value > 0
            && value < floor
        {
            record.step(StepKind::Limit, Some(LimitKind::Floor), value, 0);
            record.fact(FactKey::Limit, FactValue::Minor(floor));
            return 0;
        }
        if value == claim {
            record.step(StepKind::Limit, None, value, value);
        }
        value
    }
}

/// The figures that the limits are measured against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measured {
    /// What the rule has given to the project so far.
    pub(crate) rule_minor: i64,
    /// What all rules have given to the project so far.
    pub(crate) match_minor: i64,
    /// What the crowd has given before this gift.
    pub(crate) crowd_minor: i64,
    /// The money of the pool.
    pub(crate) pool_minor: i64,
    /// What the rule has given to the owner in the period.
    pub(crate) organisation_minor: i64,
    /// The ceiling that a jury set for the project.
    pub(crate) jury_minor: Option<i64>,
}

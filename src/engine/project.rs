//! A project, as far as matching is concerned.

use chrono::{DateTime, Utc};
use domain::words;

use crate::amount::AMOUNT_MAX;
use crate::handle::{ApplicantIx, AreaIx, CategoryIx, OwnerIx};
use crate::problem::{Problems, RuleProblemKind};

words! {
    /// What becomes of the crowd's money when the goal is missed, as the campaign promised it.
    pub enum CampaignKind {
        /// It goes back.
        AllOrNothing = "all_or_nothing",
        /// The project keeps it.
        Keep = "keep",
        /// A quick pot for somebody in need, kept whatever it comes to. No rule matches it unless it
        /// names this kind.
        SolidarityPot = "solidarity_pot",
    }
}

words! {
    /// How a campaign ended.
    pub enum Outcome {
        /// Not yet.
        Open = "open",
        /// It reached a success line.
        Succeeded = "succeeded",
        /// It missed them, and the crowd's money goes back.
        Refunded = "refunded",
        /// It missed them, and keeps the crowd's money.
        Kept = "kept",
        /// It was given up; the crowd's money goes back.
        Cancelled = "cancelled",
        /// It missed them, and each donor chooses another project for the money.
        Redirected = "redirected",
    }
}

/// A project, as it is added to the programme. It never changes; a later end comes as an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectSpec {
    /// Its name outside.
    pub key: Box<str>,
    /// Who owns it.
    pub owner: OwnerIx,
    /// What kind of applicant the owner is.
    pub applicant: Option<ApplicantIx>,
    /// The areas in which it lies.
    pub areas: Vec<AreaIx>,
    /// Its category.
    pub category: Option<CategoryIx>,
    /// The goal, in minor units.
    pub goal_minor: i64,
    /// The least that is useful, at most the goal.
    pub minimum_minor: Option<i64>,
    /// What would be best, at least the goal.
    pub optimum_minor: Option<i64>,
    /// What the whole costs, where that is more or less than the goal, in minor units.
    pub cost_minor: Option<i64>,
    /// The owner's own money in it beside gifts, in minor units.
    pub own_minor: i64,
    /// Other money that is assured and neither the owner's nor public, in minor units.
    pub other_minor: i64,
    /// Other public money that is assured, in minor units.
    pub public_minor: i64,
    /// De minimis aid that the owner had from elsewhere in the period that counts, in minor units.
    pub aid_minor: i64,
    /// The owner's yearly turnover, in minor units.
    pub turnover_minor: Option<i64>,
    /// Whether the owner has done the training that some rules ask for.
    pub trained: bool,
    /// What the campaign promised.
    pub campaign: CampaignKind,
    /// The first moment at which a gift can be matched.
    pub opens_at: Option<DateTime<Utc>>,
    /// The last moment at which a gift can be matched.
    pub closes_at: Option<DateTime<Utc>>,
}

impl ProjectSpec {
    /// A project of one owner with this goal, all or nothing, with nothing else said about it.
    pub fn new(key: &str, owner: OwnerIx, goal_minor: i64) -> Self {
        Self {
            key: key.into(),
            owner,
            applicant: None,
            areas: Vec::new(),
            category: None,
            goal_minor,
            minimum_minor: None,
            optimum_minor: None,
            cost_minor: None,
            own_minor: 0,
            other_minor: 0,
            public_minor: 0,
            aid_minor: 0,
            turnover_minor: None,
            trained: false,
            campaign: CampaignKind::AllOrNothing,
            opens_at: None,
            closes_at: None,
        }
    }

    /// What the whole costs, in minor units: the goal where nothing else is said.
    pub fn cost(&self) -> i64 {
        self.cost_minor.unwrap_or(self.goal_minor)
    }

    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.range("goal_minor", self.goal_minor, 1, AMOUNT_MAX);
        problems.amount("minimum_minor", self.minimum_minor);
        problems.amount("optimum_minor", self.optimum_minor);
        if self
            .minimum_minor
            .is_some_and(|minimum| minimum > self.goal_minor)
        {
            problems.add("minimum_minor", RuleProblemKind::Above { other: "goal_minor" });
        }
        if self
            .optimum_minor
            .is_some_and(|optimum| optimum < self.goal_minor)
        {
            problems.add(
                "goal_minor",
                RuleProblemKind::Above {
                    other: "optimum_minor",
                },
            );
        }
        problems.amount("cost_minor", self.cost_minor);
        for (path, minor) in [
            ("own_minor", self.own_minor),
            ("other_minor", self.other_minor),
            ("public_minor", self.public_minor),
            ("aid_minor", self.aid_minor),
            ("turnover_minor", self.turnover_minor.unwrap_or(0)),
        ] {
            problems.range(path, minor, 0, AMOUNT_MAX);
        }
        problems.window("closes_at", "opens_at", self.opens_at, self.closes_at);
    }
}

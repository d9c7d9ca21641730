//! Primitive 6, `rate`: how much per unit of base?
//!
//! The result is rounded down to the minor unit on each gift. The limits that follow are whole minor
//! units, so it makes no difference whether one rounds before or after them.

use domain::words;

use crate::amount::{ratio, remainder};
use crate::explanation::{FactKey, FactValue, Record, StepKind};
use crate::problem::Problems;

/// The largest numerator and denominator of a ratio.
pub const RATE_MAX: u32 = 1_000_000;

words! {
    /// What a table of rates looks at.
    pub enum RateSelector {
        /// The size of the gift.
        GiftSize = "gift_size",
        /// What the crowd has given so far.
        CrowdSoFar = "crowd_so_far",
        /// What of the pool is used.
        PoolUsed = "pool_used",
        /// The time of the gift.
        TimeWindow = "time_window",
        /// An attribute of the project.
        ProjectAttribute = "project_attribute",
        /// The area.
        Area = "area",
        /// The rank.
        Rank = "rank",
        /// The milestone.
        Milestone = "milestone",
        /// A draw with a recorded seed.
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

/// One step of a table: from this value on, this ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateStep {
    /// The value of the selector at which the step begins.
    pub from: i64,
    /// The numerator.
    pub num: u32,
    /// The denominator.
    pub den: u32,
}

/// The rate. `Ratio` and `Flat` are evaluated now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rate {
    /// So much for each unit: 1/1 doubles a gift, 1/4 adds a quarter.
    Ratio {
        /// The numerator, 1 to [`RATE_MAX`].
        num: u32,
        /// The denominator, 1 to [`RATE_MAX`].
        den: u32,
    },
    /// The same amount for each gift of which anything passes `clip`.
    Flat {
        /// The amount, in minor units.
        minor: i64,
    },
    /// A share of the goal.
    GoalShare {
        /// The share.
        bps: u32,
    },
    /// A table on one selector.
    Table {
        /// What the table looks at.
        selector: RateSelector,
        /// Whole or marginal.
        mode: RateMode,
        /// The steps, ascending.
        steps: Vec<RateStep>,
    },
}

impl Default for Rate {
    fn default() -> Self {
        Self::Ratio { num: 1, den: 1 }
    }
}

impl Rate {
    pub(crate) fn check(&self, problems: &mut Problems) {
        match self {
            Rate::Ratio { num, den } => {
                problems.range("rate.num", *num, 1, i64::from(RATE_MAX));
                problems.range("rate.den", *den, 1, i64::from(RATE_MAX));
            }
            Rate::Flat { minor } => problems.amount("rate.flat_minor", Some(*minor)),
            Rate::GoalShare { .. } => problems.unsupported("rate.goal_share_bps", true),
            Rate::Table { .. } => problems.unsupported("rate.table", true),
        }
    }

    /// What a base earns before any limit.
    pub(crate) fn earns(&self, base: i64) -> i64 {
        match *self {
            _ if base == 0 => 0,
            Rate::Ratio { num, den } => ratio(base, num, den),
            Rate::Flat { minor } => minor,
            // Refused when the rule is checked, so no programme holds one.
            Rate::GoalShare { .. } | Rate::Table { .. } => 0,
        }
    }

    /// The same, written down.
    pub(crate) fn apply(&self, base: i64, record: &mut impl Record) -> i64 {
        let earned = self.earns(base);
        record.step(StepKind::Rate, None, base, earned);
        match *self {
            Rate::Ratio { num, den } => record.fact(FactKey::Ratio, FactValue::Ratio { num, den }),
            Rate::Flat { minor } => record.fact(FactKey::Flat, FactValue::Minor(minor)),
            Rate::GoalShare { .. } | Rate::Table { .. } => {}
        }
        earned
    }

    /// The fraction of a minor unit that rounding down takes from what this base earns.
    pub(crate) fn rounded_away(&self, base: i64) -> Option<FactValue> {
        let Rate::Ratio { num, den } = *self else {
            return None;
        };
        let rest = remainder(base, num, den);
        (rest > 0).then_some(FactValue::Ratio { num: rest, den })
    }
}

//! Primitive 6, `rate`: how much per unit of base?
//!
//! The result is rounded down to the minor unit, on each gift or on the project as a whole, as the base says.
//! The limits that follow are whole minor units, so it makes no difference whether one rounds before or
//! after them. A table is read in [`crate::rate_table`].

use crate::amount::{WHOLE_BPS, ratio, remainder, share};
use crate::explanation::{FactKey, FactValue, Record, StepKind};
use crate::problem::Problems;
use crate::rate_table::{RateTable, Reading};

/// The largest numerator and denominator of a ratio.
pub const RATE_MAX: u32 = 1_000_000;

/// What one unit of base earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pay {
    /// So much for each unit: 1/1 doubles a gift, 1/4 adds a quarter.
    Ratio {
        /// The numerator, 1 to [`RATE_MAX`].
        num: u32,
        /// The denominator, 1 to [`RATE_MAX`].
        den: u32,
    },
    /// The same amount for each gift of which anything passes `clip`, or for the project.
    Flat {
        /// The amount, in minor units.
        minor: i64,
    },
    /// A share of the goal.
    GoalShare {
        /// The share, in basis points.
        bps: u32,
    },
    /// Nothing. Only in a table.
    Nothing,
}

/// The rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rate {
    /// The same for every base.
    Plain(Pay),
    /// By a table on one selector.
    Table(Box<RateTable>),
}

impl Default for Rate {
    fn default() -> Self {
        Self::ratio(1, 1)
    }
}

impl Pay {
    /// What a base earns before any limit, for a project with this goal; in minor units.
    #[inline]
    pub(crate) fn earns(self, base: i64, goal_minor: i64) -> i64 {
        match self {
            _ if base == 0 => 0,
            Pay::Ratio { num, den } => ratio(base, num, den),
            Pay::Flat { minor } => minor,
            Pay::GoalShare { bps } => ratio(goal_minor, bps, WHOLE_BPS),
            Pay::Nothing => 0,
        }
    }

    /// The smallest base that earns this much: what of it a match has used up.
    pub(crate) fn used(self, base: i64, minor: i64) -> i64 {
        match self {
            _ if minor == 0 => 0,
            Pay::Ratio { num, den } => {
                let exact = i128::from(minor) * i128::from(den);
                let used = exact.div_euclid(i128::from(num.max(1)));
                let rest = i128::from(exact.rem_euclid(i128::from(num.max(1))) > 0);
                i64::try_from(used + rest).unwrap_or(i64::MAX).min(base)
            }
            Pay::Flat { .. } | Pay::GoalShare { .. } | Pay::Nothing => base,
        }
    }

    pub(crate) fn write(self, record: &mut impl Record) {
        match self {
            Pay::Ratio { num, den } => record.fact(FactKey::Ratio, FactValue::Ratio { num, den }),
            Pay::Flat { minor } => record.fact(FactKey::Flat, FactValue::Minor(minor)),
            Pay::GoalShare { bps } => record.fact(FactKey::GoalShare, FactValue::Bps(bps)),
            Pay::Nothing => {}
        }
    }

    pub(crate) fn check(self, path: &str, problems: &mut Problems) {
        match self {
            Pay::Ratio { num, den } => {
                problems.range(format!("{path}.num"), num, 1, i64::from(RATE_MAX));
                problems.range(format!("{path}.den"), den, 1, i64::from(RATE_MAX));
            }
            Pay::Flat { minor } => problems.amount(format!("{path}.flat_minor"), Some(minor)),
            Pay::GoalShare { bps } => {
                problems.range(format!("{path}.goal_share_bps"), bps, 1, i64::from(RATE_MAX))
            }
            Pay::Nothing => {}
        }
    }
}

impl Rate {
    /// So much for each unit.
    pub const fn ratio(num: u32, den: u32) -> Self {
        Self::Plain(Pay::Ratio { num, den })
    }

    /// The same amount for each gift, or for the project.
    pub const fn flat(minor: i64) -> Self {
        Self::Plain(Pay::Flat { minor })
    }

    /// A share of the goal.
    pub const fn goal_share(bps: u32) -> Self {
        Self::Plain(Pay::GoalShare { bps })
    }

    pub(crate) fn check(&self, problems: &mut Problems) {
        match self {
            Rate::Plain(pay) => pay.check("rate", problems),
            Rate::Table(table) => table.check(problems),
        }
    }

    /// The most that a base can earn for a project whose goal is not known; used to find floors that
    /// nothing can reach.
    pub(crate) fn most(&self, base: i64) -> i64 {
        match self {
            Rate::Plain(Pay::GoalShare { .. }) | Rate::Table(_) => i64::MAX,
            Rate::Plain(pay) => pay.earns(base, 0),
        }
    }

    /// What a base earns before any limit.
    #[inline]
    pub(crate) fn earns(&self, base: i64, reading: &Reading<'_>) -> i64 {
        match self {
            Rate::Plain(pay) => pay.earns(base, reading.goal_minor),
            Rate::Table(table) => table.earns(base, reading),
        }
    }

    /// The same, written down.
    pub(crate) fn apply(&self, base: i64, reading: &Reading<'_>, record: &mut impl Record) -> i64 {
        self.share_of(WHOLE_BPS, base, reading, record)
    }

    /// A share of the same, written down: what the open tranches of gates let through.
    pub(crate) fn share_of(
        &self,
        open_bps: u32,
        base: i64,
        reading: &Reading<'_>,
        record: &mut impl Record,
    ) -> i64 {
        let mut earned = self.earns(base, reading);
        if open_bps < WHOLE_BPS {
            earned = share(earned, open_bps);
        }
        record.step(StepKind::Rate, None, base, earned);
        match self {
            Rate::Plain(pay) => pay.write(record),
            Rate::Table(table) => table.write(reading, record),
        }
        earned
    }

    /// What of a base a match of so much has used up.
    pub(crate) fn used(&self, base: i64, minor: i64) -> i64 {
        match self {
            Rate::Plain(pay) => pay.used(base, minor),
            // A step may pay nothing for a part of the base, so no part can be told from another.
            Rate::Table(_) => {
                if minor > 0 {
                    base
                } else {
                    0
                }
            }
        }
    }

    /// The fraction of a minor unit that rounding down takes from what this base earns.
    pub(crate) fn rounded_away(&self, base: i64) -> Option<FactValue> {
        let Rate::Plain(Pay::Ratio { num, den }) = *self else {
            return None;
        };
        let rest = remainder(base, num, den);
        (rest > 0).then_some(FactValue::Ratio { num: rest, den })
    }
}

//! Primitive 4, `gate`: what must be true before match accrues, shows, or is paid?
//!
//! The parameters only: a rule with a gate is refused when it is checked, until gates are evaluated.

use domain::words;

use crate::problem::Problems;

words! {
    /// What a gate holds back.
    pub enum GateApplies {
        /// Match comes about only once the gate is open.
        Accrual = "accrual",
        /// Match is reserved before, and paid only once the gate is open.
        Payout = "payout",
    }
}

/// One condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateCondition {
    /// The crowd has given this share of the goal.
    CrowdGoalBps(u32),
    /// The crowd has given this much, in minor units.
    CrowdMinor(i64),
    /// So many different donors have given.
    Donors(u32),
    /// This share of the crowd's money comes from the area.
    LocalShareBps(u32),
    /// The owner brings this share.
    OwnShareBps(u32),
    /// So many votes.
    Votes(u32),
    /// Crowd and match together reach the goal.
    GoalReached,
    /// The campaign has ended.
    Deadline,
}

/// A gate: conditions that open it together or one alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The conditions.
    pub conditions: Vec<GateCondition>,
    /// Whether all must be true; otherwise one is enough.
    pub all: bool,
    /// What the gate holds back.
    pub applies_to: GateApplies,
    /// Whether gifts from before the opening are matched once it opens.
    pub retroactive: bool,
}

pub(crate) fn check(gates: &[Gate], problems: &mut Problems) {
    for place in 0..gates.len() {
        problems.unsupported(format!("gate[{place}]"), true);
    }
}

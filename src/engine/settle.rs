//! Primitive 12, `settle`: what if the campaign ends short, is cancelled, or a gift is refunded?
//!
//! Each match settles under the version of the rule that gave it. Crowd and all match together are
//! measured once, before anything is released, against the success line of every rule at hand. The
//! project succeeds if it reaches one of the lines; a rule whose own line was missed follows its
//! `missed_match`. A cancelled project gives all its match back, whatever the rule says.

use domain::words;

use crate::amount::WHOLE_BPS;
use crate::problem::{Problems, RuleProblemKind};

words! {
    /// What becomes of the crowd's money when the line is missed.
    pub enum CrowdFate {
        /// It goes back.
        Refund = "refund",
        /// The project keeps it.
        Keep = "keep",
        /// Each donor chooses another project for it.
        Redirect = "redirect",
    }
}

words! {
    /// What becomes of the match when the line is missed.
    pub enum MatchFate {
        /// It goes back to the pool.
        VoidToPool = "void_to_pool",
        /// The project keeps it.
        Keep = "keep",
        /// The project keeps as much of it as crowd and match have reached of the success line, rounded down.
        Scaled = "scaled",
        /// It goes back to the pool, and at once to the open claims of other projects, in their order.
        Redistribute = "redistribute",
    }
}

/// A second chance for a campaign that came close: its end moves once, instead of being settled, unless the
/// moved end is over already when the close is heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// From what share of the goal on, in basis points, that crowd and match have reached together.
    pub if_bps: u32,
    /// For how many days.
    pub days: u32,
}

/// The parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settle {
    /// The share of the goal that crowd and match together must reach.
    pub success_at_goal_bps: u32,
    /// What becomes of the crowd's money otherwise; absent: what the kind of the campaign says.
    pub missed_crowd: Option<CrowdFate>,
    /// What becomes of the match otherwise.
    pub missed_match: MatchFate,
    /// Whether a refund lets later gifts on the pool rise into what it frees.
    pub replay: bool,
    /// A second chance.
    pub extension: Option<Extension>,
}

impl Default for Settle {
    fn default() -> Self {
        Self {
            success_at_goal_bps: WHOLE_BPS,
            missed_crowd: None,
            missed_match: MatchFate::VoidToPool,
            replay: false,
            extension: None,
        }
    }
}

impl Settle {
    pub(crate) fn check(&self, problems: &mut Problems) {
        problems.bps("settle.success_at_goal_bps", Some(self.success_at_goal_bps));
        if let Some(again) = self.extension {
            problems.bps("settle.extension.if_bps", Some(again.if_bps));
            problems.range("settle.extension.days", again.days, 1, 366);
            if again.if_bps >= self.success_at_goal_bps {
                problems.add(
                    "settle.extension.if_bps",
                    RuleProblemKind::Above {
                        other: "settle.success_at_goal_bps",
                    },
                );
            }
        }
    }

    /// Whether a total reaches the success line of a goal.
    pub(crate) fn reached(&self, total_minor: i64, goal_minor: i64) -> bool {
        i128::from(total_minor) * i128::from(WHOLE_BPS)
            >= i128::from(goal_minor) * i128::from(self.success_at_goal_bps)
    }
}

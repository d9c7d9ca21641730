//! Primitive 5, `base`: what is the match a function of?
//!
//! `contribution` decides each gift by itself; every other base decides on the project as a whole, anew at
//! each event that touches it, and the difference to what stands is given or taken back. For the sum that is
//! what can be matched: after `count` and `clip`, in kind included. For the gap it is what is missing to the
//! goal after all that the crowd gave, other money that is assured, and the match of the other rules.

use domain::words;

use crate::amount::{AMOUNT_MAX, WHOLE_BPS};
use crate::measure::Measure;
use crate::project::ProjectSpec;
use crate::rate::Rate;

words! {
    /// The base.
    pub enum Base {
        /// Each gift in turn.
        Contribution = "contribution",
        /// All gifts together.
        Sum = "sum",
        /// The goal.
        Goal = "goal",
        /// What is missing to the goal.
        Gap = "gap",
        /// One fixed unit.
        One = "one",
        /// The quadratic formula over the sums of the donors.
        Qf = "qf",
    }
}

impl Base {
    /// The rate of a share that a jury sets: of the base itself, and of the goal where the base is no money.
    pub(crate) fn share(self, bps: u32) -> Rate {
        match self {
            Base::Goal | Base::One => Rate::goal_share(bps),
            Base::Contribution | Base::Sum | Base::Gap | Base::Qf => Rate::ratio(bps, WHOLE_BPS),
        }
    }

    /// The amount for a project as a whole, in minor units. For `one` it is one minor unit, which a flat
    /// rate turns into its amount.
    pub(crate) fn of(self, project: &ProjectSpec, measure: &Measure) -> i64 {
        match self {
            Base::Contribution | Base::Sum => measure.clipped,
            Base::Qf => measure.roots.raw_minor().min(AMOUNT_MAX),
            Base::Goal => project.goal_minor,
            Base::Gap => {
                let there = measure.crowd + project.other_minor + project.own_minor + project.public_minor;
                (project.goal_minor - there - measure.others).max(0)
            }
            Base::One => 1,
        }
    }
}

//! Primitive 5, `base`: what is the match a function of?

use domain::words;

use crate::problem::Problems;

words! {
    /// The base. Only `Contribution` is evaluated now.
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
    pub(crate) fn check(self, problems: &mut Problems) {
        problems.unsupported("base", self != Base::Contribution);
    }
}

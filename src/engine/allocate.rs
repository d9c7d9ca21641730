//! Primitive 10, `allocate`: who gets it if claims exceed the pool?

use domain::words;

use crate::problem::Problems;

words! {
    /// The way of sharing out. Only `FirstCome` is evaluated now: the last claim is paid partly.
    pub enum Allocate {
        /// In the order of the gifts, the last one partly.
        FirstCome = "first_come",
        /// Whole or nothing, in the order of the claims.
        FirstPastPost = "first_past_post",
        /// All claims in proportion.
        ProRata = "pro_rata",
        /// By rank.
        RankFill = "rank_fill",
        /// In proportion to the quadratic formula.
        Quadratic = "quadratic",
        /// By a draw with a recorded seed.
        Lottery = "lottery",
        /// To the projects a jury has chosen.
        JuryReserved = "jury_reserved",
    }
}

impl Allocate {
    pub(crate) fn check(self, problems: &mut Problems) {
        problems.unsupported("allocate", self != Allocate::FirstCome);
    }
}

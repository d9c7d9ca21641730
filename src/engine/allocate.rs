//! Primitive 10, `allocate`: who gets it if claims exceed the pool?
//!
//! `first_come` and `first_past_post` decide each claim when it arises, `jury_reserved` too, for the projects
//! that a jury has admitted. The others wait for a closing (of the window of the rule, or of the pool) and
//! decide all claims in one round: a claim is what the pipeline gives a project up to its limits.

use domain::words;

use crate::problem::{Problems, RuleProblemKind};
use crate::round::{Misfit, Scaling};

words! {
    /// The way of sharing out.
    pub enum AllocateWay {
        /// In the order of the claims, the last one partly.
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
        /// To the projects a jury has chosen, in the order of the claims.
        JuryReserved = "jury_reserved",
    }
}

/// The parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocate {
    /// The way.
    pub way: AllocateWay,
    /// What happens to a claim that does not fit, under `rank_fill` and `lottery`.
    pub misfit: Misfit,
    /// Whether shares may rise above their claims until the pool is used, under `pro_rata` and `quadratic`.
    pub scaling: Scaling,
    /// The recorded seed of a `lottery`.
    pub seed: Option<Box<str>>,
}

impl From<AllocateWay> for Allocate {
    fn from(way: AllocateWay) -> Self {
        Self {
            way,
            misfit: Misfit::Partial,
            scaling: Scaling::Down,
            seed: None,
        }
    }
}

impl Allocate {
    /// Whether claims wait for a closing.
    pub fn waits(&self) -> bool {
        match self.way {
            AllocateWay::FirstCome | AllocateWay::FirstPastPost | AllocateWay::JuryReserved => false,
            AllocateWay::ProRata | AllocateWay::RankFill | AllocateWay::Quadratic | AllocateWay::Lottery => {
                true
            }
        }
    }

    pub(crate) fn check(&self, problems: &mut Problems) {
        let drawn = self.way == AllocateWay::Lottery;
        if drawn && self.seed.as_deref().is_none_or(str::is_empty) {
            problems.add("allocate.seed", RuleProblemKind::Missing);
        }
        if !drawn && self.seed.is_some() {
            problems.add("allocate.seed", RuleProblemKind::OnlyWith { other: "lottery" });
        }
        let shares = matches!(self.way, AllocateWay::ProRata | AllocateWay::Quadratic);
        if !shares && self.scaling != Scaling::Down {
            problems.add(
                "allocate.scaling",
                RuleProblemKind::OnlyWith { other: "pro_rata" },
            );
        }
        let fills = matches!(self.way, AllocateWay::RankFill | AllocateWay::Lottery);
        if !fills && self.misfit != Misfit::Partial {
            problems.add(
                "allocate.misfit",
                RuleProblemKind::OnlyWith { other: "rank_fill" },
            );
        }
    }
}

//! Decisions: what the fold answers to an event.

use domain::words;

use crate::explanation::Explanation;
use crate::handle::{ContributionIx, FunderIx, PoolIx, ProjectIx, RuleIx};

words! {
    /// Where money of a pool is.
    pub enum Place {
        /// Free in the pool.
        Available = "available",
        /// Kept for a gift that is being paid for.
        Held = "held",
        /// Promised to a project whose campaign is not settled.
        Reserved = "reserved",
        /// Due to a project that was settled.
        Committed = "committed",
        /// Paid out.
        Paid = "paid",
    }
}

words! {
    /// What a decision does.
    pub enum DecisionState {
        /// Match is held for a gift that is being paid for, or is no longer. The change may be zero; then the
        /// explanation says why.
        Held = "held",
        /// Match was reserved for a gift. The change may be zero; then the explanation says why.
        Reserved = "reserved",
        /// Reserved match became due.
        Committed = "committed",
        /// Committed match was paid.
        Paid = "paid",
        /// Match went back to the pool.
        Released = "released",
        /// The event made no sense. Nothing changed; the explanation says why.
        Refused = "refused",
    }
}

/// The part of one funder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunderShare {
    /// The funder, counted within the pool.
    pub funder: FunderIx,
    /// Its part of the change, with the sign of the change.
    pub change_minor: i64,
}

/// The parts of the funders; they add up to the change. Funders without a part are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FunderSplit {
    /// Nothing to split.
    None,
    /// All from one funder.
    One(FunderShare),
    /// From several, in the order of the pool.
    Many(Vec<FunderShare>),
}

impl FunderSplit {
    /// The parts, in the order of the pool.
    pub fn shares(&self) -> &[FunderShare] {
        match self {
            FunderSplit::None => &[],
            FunderSplit::One(share) => std::slice::from_ref(share),
            FunderSplit::Many(shares) => shares,
        }
    }

    pub(crate) fn from_parts(parts: &[i64], sign: i64) -> Self {
        let mut shares = Vec::with_capacity(parts.len());
        for (place, part) in parts.iter().enumerate() {
            if *part != 0 {
                shares.push(FunderShare {
                    funder: FunderIx::at(place),
                    change_minor: sign * part,
                });
            }
        }
        match shares.as_slice() {
            [] => FunderSplit::None,
            [one] => FunderSplit::One(*one),
            _ => FunderSplit::Many(shares),
        }
    }
}

/// One decision.
///
/// The match that stands is the sum of the changes of all `Reserved` and `Released` decisions. A
/// `Committed` or `Paid` decision moves that much from one place to the next and changes no sum. What is held
/// is the sum of the changes of all `Held` decisions, and no match that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The sequence number of the event.
    pub event: u64,
    /// The place among the decisions of that event, from 0.
    pub nth: u32,
    /// The pool; absent in a refusal and where no rule is there for the project.
    pub pool: Option<PoolIx>,
    /// The version of the rule under which it was made; absent as above.
    pub rule: Option<RuleIx>,
    /// The project, where the event has one.
    pub project: Option<ProjectIx>,
    /// The contribution; of a hold, the one that is awaited. A settlement is decided for a rule and project as a
    /// whole and has none.
    pub contribution: Option<ContributionIx>,
    /// The parts of the funders.
    pub funders: FunderSplit,
    /// `Reserved`: what is added. `Released`: what is taken off, negative. `Committed`, `Paid`: what moves
    /// on, positive. `Held`: what begins to be held, or, negative, ends. In minor units.
    pub change_minor: i64,
    /// Where the money was before.
    pub from: Place,
    /// What the decision does.
    pub state: DecisionState,
    /// Why.
    pub explanation: Explanation,
}

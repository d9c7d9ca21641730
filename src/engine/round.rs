//! Deciding a round: many claims, one pool, all at once.
//!
//! The functions here are pure and know nothing of programmes, states or events: amounts in, amounts
//! out, in the order of the claims. They serve primitive 10, `allocate`, and a common ceiling over
//! several rules (primitive 8, shared out in proportion).
//!
//! | function | who gets it |
//! |---|---|
//! | [`pro_rata`] | everybody, in proportion to the claims |
//! | [`quadratic`] | everybody, in proportion to (Σ√C)² − ΣC, with C the sum of a donor |
//! | [`rank_fill`] | claims in the order of their rank, as long as they fit |
//! | [`lottery`] | the same in the order of a [`draw`] that anyone can repeat |
//!
//! **What they promise.**
//! - The parts add up to at most the pool; what is not in a part stays in the pool. None is negative and
//!   none is above its ceiling.
//! - Whole numbers only, computed exactly; where a root is irrational, its error is bounded and the bound
//!   is written beside it.
//! - A sum that must be used up goes by largest remainder. Ties go to the claim that comes first, so the
//!   order of the claims decides ties and nothing else: the caller sorts them by id.
//! - No panic, whatever the numbers. A negative claim, ceiling or pool counts as nothing.
//! - Time n log n for n claims.

mod lottery;
mod pro_rata;
mod quadratic;
mod rank_fill;
mod roots;
mod share_out;
mod wide;

use domain::words;

pub use lottery::{Ticket, draw, lottery};
pub use pro_rata::{Claim, pro_rata};
pub use quadratic::{QuadraticClaim, quadratic};
pub use rank_fill::{Misfit, rank_fill};
pub use roots::DonorRoots;

words! {
    /// What becomes of the claims when the pool is larger than all of them together. When it is smaller,
    /// they are scaled down in any case.
    pub enum Scaling {
        /// Each claim is paid as it is, and the rest of the pool stays.
        Down = "down",
        /// The claims are scaled up, so that the pool is used to the last unit.
        UpAndDown = "up_and_down",
    }
}

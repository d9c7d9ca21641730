//! In proportion to the quadratic formula: many small gifts weigh more than few large ones.
//!
//! **Precision.** A quadratic amount is right to one part in 2^63 (see [`DonorRoots`]), so every share of a pool
//! is right to one part in 2^62, ceilings or not: 0.0003 minor units for a pool of 10^15, and 0.00000003 for
//! one of a thousand million euros. A part can differ from the exact one only where a share lies so close
//! to the next whole unit, or two remainders so close to each other, and then by one unit.

use super::share_out::{Stake, positive, share_out};
use super::{DonorRoots, Scaling, roots::UNIT_BITS};
use crate::limit::Excess;

/// A project in a quadratic round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuadraticClaim {
    /// What its donors gave.
    pub roots: DonorRoots,
    /// The most it may get, in minor units.
    pub ceiling_minor: Option<i64>,
}

/// Shares a pool out in proportion to the quadratic amounts, (Σ√C)² − ΣC with C the sum of a donor; the parts
/// are in the order of the claims, in minor units.
///
/// - [`Scaling::Down`]: as long as the pool is enough, each project gets its quadratic amount, rounded down,
///   and the rest stays; otherwise the pool is used to the last unit, and no project gets more than its
///   quadratic amount, rounded up.
/// - [`Scaling::UpAndDown`]: the pool is used to the last unit, unless all projects are at their ceilings or
///   none has two donors.
/// - [`Excess::Redistribute`]: what a ceiling cuts off goes to those below their ceilings, in proportion to
///   their quadratic amounts, repeated until stable; with `Down` to nobody above that amount.
/// - [`Excess::Lose`]: it stays in the pool.
pub fn quadratic(pool_minor: i64, claims: &[QuadraticClaim], scaling: Scaling, excess: Excess) -> Vec<i64> {
    let stake = |claim: &QuadraticClaim| Stake {
        weight: claim.roots.raw(),
        ceiling: claim.ceiling_minor.map(positive),
    };
    let stakes: Vec<Stake> = claims.iter().map(stake).collect();
    share_out(pool_minor, &stakes, UNIT_BITS, scaling, excess)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(crowds: &[&[i64]], ceiling_minor: Option<i64>) -> Vec<QuadraticClaim> {
        let claim = |sums: &&[i64]| QuadraticClaim {
            roots: sums.iter().copied().collect(),
            ceiling_minor,
        };
        crowds.iter().map(claim).collect()
    }

    const E11: [&[i64]; 5] = [&[2_500; 4], &[10_000], &[2_500, 10_000], &[100; 9], &[400; 2]];

    #[test]
    fn e11_quadratic_with_cap() {
        let capped = claims(&E11, Some(9_600));
        for scaling in Scaling::ALL {
            let shared = |excess| quadratic(24_000, &capped, *scaling, excess);
            assert_eq!(shared(Excess::Redistribute), [9_600, 0, 8_000, 5_760, 640]);
            let lost = shared(Excess::Lose);
            assert_eq!(lost, [9_600, 0, 5_000, 3_600, 400]);
            assert_eq!(24_000 - lost.iter().sum::<i64>(), 5_400);
        }
    }

    #[test]
    fn a_pool_that_is_enough_keeps_its_rest_or_is_used() {
        let table = [
            (Scaling::Down, None, [30_000, 0, 10_000, 7_200, 800]),
            (Scaling::Down, Some(9_000), [9_000, 0, 9_000, 7_200, 800]),
            (Scaling::UpAndDown, None, [60_000, 0, 20_000, 14_400, 1_600]),
            (
                Scaling::UpAndDown,
                Some(70_000),
                [60_000, 0, 20_000, 14_400, 1_600],
            ),
            (
                Scaling::UpAndDown,
                Some(42_000),
                [42_000, 0, 30_000, 21_600, 2_400],
            ),
            (Scaling::UpAndDown, Some(5_000), [5_000, 0, 5_000, 5_000, 5_000]),
        ];
        for (scaling, ceiling, parts) in table {
            assert_eq!(
                quadratic(96_000, &claims(&E11, ceiling), scaling, Excess::Redistribute),
                parts,
                "{scaling} {ceiling:?}"
            );
        }
    }

    #[test]
    fn the_last_unit_goes_by_remainder_and_a_tie_to_the_first() {
        // 6 each, from different gifts.
        let shared = |crowds| quadratic(7, &claims(crowds, None), Scaling::Down, Excess::Lose);
        assert_eq!(shared(&[&[3, 3], &[1, 9]]), [4, 3]);
        assert_eq!(shared(&[&[1, 9], &[3, 3]]), [4, 3]);
        // 2·√2 = 2.83 and 2: enough for both.
        assert_eq!(shared(&[&[1, 2], &[1, 1]]), [2, 2]);
    }
}

//! In proportion to the claims.

use super::Scaling;
use super::share_out::{Stake, positive, share_out};
use super::wide::Wide;
use crate::limit::Excess;

/// What one asks of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The amount, in minor units. A claim of nothing gets nothing.
    pub minor: i64,
    /// The most it may get, in minor units. For “at most doubled” the ceiling is what the crowd gave.
    pub ceiling_minor: Option<i64>,
}

/// Shares a pool out in proportion to the claims; the parts are in their order, in minor units.
///
/// - [`Scaling::Down`]: nobody gets more than the claim, and claims are cut only where the pool is not enough
///   for all of them.
/// - [`Scaling::UpAndDown`]: the pool is used to the last unit, unless all claims are at their ceilings or
///   there is no claim.
/// - [`Excess::Redistribute`]: what a ceiling cuts off goes to those below their ceilings, in proportion to
///   their claims, repeated until stable; with `Down` to nobody above the claim.
/// - [`Excess::Lose`]: it stays in the pool.
pub fn pro_rata(pool_minor: i64, claims: &[Claim], scaling: Scaling, excess: Excess) -> Vec<i64> {
    let stake = |claim: &Claim| Stake {
        weight: Wide::of(u128::from(positive(claim.minor))),
        ceiling: claim.ceiling_minor.map(positive),
    };
    let stakes: Vec<Stake> = claims.iter().map(stake).collect();
    share_out(pool_minor, &stakes, 0, scaling, excess)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AMOUNT_MAX, TOTAL_MAX};

    fn claims(list: &[i64]) -> Vec<Claim> {
        let claim = |minor: &i64| Claim {
            minor: *minor,
            ceiling_minor: None,
        };
        list.iter().map(claim).collect()
    }

    fn at_most_doubled(list: &[i64]) -> Vec<Claim> {
        let claim = |minor: &i64| Claim {
            minor: *minor,
            ceiling_minor: Some(*minor),
        };
        list.iter().map(claim).collect()
    }

    #[test]
    fn e9_pro_rata() {
        let raised = [12_345, 50_000, 7_655, 0];
        for excess in Excess::ALL {
            let shared = |claims: &[Claim], scaling| pro_rata(100_000, claims, scaling, *excess);
            assert_eq!(
                shared(&claims(&raised), Scaling::UpAndDown),
                [17_636, 71_428, 10_936, 0]
            );
            let doubled = [12_345, 50_000, 7_655, 0]; // and 30 000 stays
            assert_eq!(shared(&at_most_doubled(&raised), Scaling::UpAndDown), doubled);
            assert_eq!(shared(&claims(&raised), Scaling::Down), doubled);
        }
    }

    #[test]
    fn e15_a_common_ceiling_in_proportion() {
        assert_eq!(
            pro_rata(
                1_300_000,
                &claims(&[500_000, 600_000, 400_000]),
                Scaling::Down,
                Excess::Redistribute
            ),
            [433_333, 520_000, 346_667]
        );
    }

    #[test]
    fn with_down_what_a_ceiling_cuts_off_lifts_nobody_above_the_claim() {
        let claims = [(600, Some(100)), (300, None), (100, None)]
            .map(|(minor, ceiling_minor)| Claim { minor, ceiling_minor });
        let shared = |pool, scaling, excess| pro_rata(pool, &claims, scaling, excess);
        let table = [
            (700, Scaling::Down, Excess::Redistribute, [100, 300, 100]),
            (400, Scaling::Down, Excess::Redistribute, [100, 225, 75]),
            (700, Scaling::Down, Excess::Lose, [100, 210, 70]),
            (700, Scaling::UpAndDown, Excess::Redistribute, [100, 450, 150]),
            (2_000, Scaling::UpAndDown, Excess::Lose, [100, 600, 200]),
            (2_000, Scaling::Down, Excess::Lose, [100, 300, 100]),
        ];
        for (pool, scaling, excess, parts) in table {
            assert_eq!(shared(pool, scaling, excess), parts, "{pool} {scaling} {excess}");
        }
    }

    #[test]
    fn without_a_claim_the_pool_stays() {
        for scaling in Scaling::ALL {
            assert_eq!(pro_rata(100, &[], *scaling, Excess::Lose), [0; 0]);
            assert_eq!(
                pro_rata(100, &claims(&[0, -5]), *scaling, Excess::Redistribute),
                [0, 0]
            );
        }
    }

    #[test]
    fn a_million_of_the_largest_claims_use_the_largest_pool() {
        let claims = vec![
            Claim {
                minor: AMOUNT_MAX,
                ceiling_minor: Some(TOTAL_MAX / 999_999 + 1),
            };
            1_000_000
        ];
        let parts = pro_rata(TOTAL_MAX, &claims, Scaling::UpAndDown, Excess::Redistribute);
        assert_eq!(parts.iter().sum::<i64>(), TOTAL_MAX);
    }
}

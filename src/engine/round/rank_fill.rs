//! By rank: claims are paid whole, in their order, as long as they fit into what is left of the pool.

use domain::words;

words! {
    /// What happens at a claim that is larger than what is left.
    pub enum Misfit {
        /// It gets nothing, and later ones that fit are paid.
        Skip = "skip",
        /// It gets what is left. Then the pool is empty, so nobody after it gets anything.
        Partial = "partial",
        /// It gets nothing, and neither does anybody after it.
        Stop = "stop",
    }
}

/// Pays claims in order of rank, first rank first; the parts are in the same order, in minor units.
///
/// A claim of nothing always fits and gets nothing.
pub fn rank_fill(pool_minor: i64, claims_minor: &[i64], misfit: Misfit) -> Vec<i64> {
    let mut left = pool_minor.max(0);
    let mut stopped = false;
    claims_minor
        .iter()
        .map(|claim| {
            let claim = (*claim).max(0);
            let part = match misfit {
                _ if stopped => 0,
                _ if claim <= left => claim,
                Misfit::Skip => 0,
                Misfit::Partial => left,
                Misfit::Stop => {
                    stopped = true;
                    0
                }
            };
            left -= part;
            part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e10_fill_by_rank() {
        let gaps = [0, 400_000, 300_000, 400_000, 50_000];
        let table = [
            (Misfit::Skip, [0, 400_000, 300_000, 0, 50_000]),
            (Misfit::Partial, [0, 400_000, 300_000, 300_000, 0]),
            (Misfit::Stop, [0, 400_000, 300_000, 0, 0]),
        ];
        for (misfit, parts) in table {
            assert_eq!(rank_fill(1_000_000, &gaps, misfit), parts, "{misfit}");
        }
    }

    #[test]
    fn what_fits_to_the_last_unit_is_paid() {
        for misfit in Misfit::ALL {
            assert_eq!(rank_fill(10, &[4, 6, 0, 1], *misfit), [4, 6, 0, 0]);
            assert_eq!(rank_fill(0, &[0, 1], *misfit), [0, 0]);
            assert_eq!(rank_fill(-5, &[-1, 1], *misfit), [0, 0]);
            assert_eq!(
                rank_fill(i64::MAX, &[i64::MIN, i64::MAX, i64::MAX], *misfit),
                [0, i64::MAX, 0]
            );
        }
    }
}

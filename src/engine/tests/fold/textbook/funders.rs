//! Which funders pay, and who gets back.

use engine::{PoolIx, RuleIx, Sharing};

use super::Textbook;

impl Textbook<'_> {
    /// Which funders pay.
    pub(super) fn give(&self, rule: RuleIx, minor: i64) -> Vec<i64> {
        let (w, pool) = (&self.world, self.pool_of(rule));
        let mut left = w.funders[pool.index()].clone();
        let singles = w.singles.iter().map(|single| (single.rule, &single.parts));
        let wholes = w.wholes.iter().map(|whole| (whole.rule, &whole.parts));
        let held = w.held.iter().map(|held| (held.single.rule, &held.single.parts));
        for (by, parts) in singles.chain(wholes).chain(held) {
            if self.pool_of(by) == pool {
                for (left, part) in left.iter_mut().zip(parts) {
                    *left -= part;
                }
            }
        }
        self.share(pool, minor, &left, false)
    }

    pub(super) fn share(&self, pool: PoolIx, minor: i64, weights: &[i64], backwards: bool) -> Vec<i64> {
        let spec = self.programme.pool(pool);
        let mut parts = vec![0; weights.len()];
        match spec.sharing {
            Sharing::Waterfall => {
                // One minor unit at a time, from the first (or last) that has one.
                for _ in 0..minor {
                    let has = |i: &usize| parts[*i] < weights[*i];
                    let next = if backwards {
                        (0..parts.len()).rev().find(has)
                    } else {
                        (0..parts.len()).find(has)
                    };
                    parts[next.unwrap()] += 1;
                }
            }
            Sharing::ProRata => {
                let all: i64 = weights.iter().sum();
                if all == 0 {
                    return parts;
                }
                for (part, weight) in parts.iter_mut().zip(weights) {
                    *part = minor * weight / all;
                }
                while parts.iter().sum::<i64>() < minor {
                    // The one who got the least of what it should have got.
                    let lacks = |i: usize| minor * weights[i] - parts[i] * all;
                    let mut order: Vec<usize> = (0..parts.len()).collect();
                    order.sort_by_key(|i| (-lacks(*i), spec.funders[*i].key.clone()));
                    parts[order[0]] += 1;
                }
            }
        }
        parts
    }
}

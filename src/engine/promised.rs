//! Promises: what several rules would take for one gift while it is only being rehearsed.

use crate::handle::PoolIx;

/// What earlier rules have promised for the same gift while it is only being rehearsed. When a gift is
/// really decided, the state knows, and this stays empty.
#[derive(Debug, Default)]
pub(crate) struct Promised {
    pub(crate) minor: i64,
    pools: Vec<PromisedPool>,
}

#[derive(Debug)]
struct PromisedPool {
    pool: PoolIx,
    minor: i64,
    /// By funder; empty for a pool of one.
    parts: Vec<i64>,
}

impl Promised {
    fn of(&self, pool: PoolIx) -> Option<&PromisedPool> {
        self.pools.iter().find(|known| known.pool == pool)
    }

    pub(crate) fn minor_of(&self, pool: PoolIx) -> i64 {
        self.of(pool).map_or(0, |promised| promised.minor)
    }

    pub(crate) fn parts_of(&self, pool: PoolIx) -> &[i64] {
        self.of(pool).map_or(&[], |promised| &promised.parts)
    }

    pub(crate) fn add(&mut self, pool: PoolIx, minor: i64, parts: &[i64]) {
        self.minor += minor;
        let place = self
            .pools
            .iter()
            .position(|known| known.pool == pool)
            .unwrap_or_else(|| {
                self.pools.push(PromisedPool {
                    pool,
                    minor: 0,
                    parts: Vec::new(),
                });
                self.pools.len() - 1
            });
        let known = &mut self.pools[place];
        known.minor += minor;
        known.parts.resize(known.parts.len().max(parts.len()), 0);
        for (sum, part) in known.parts.iter_mut().zip(parts) {
            *sum += part;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_rules_promise_from_one_pool_adds_up_funder_by_funder() {
        let (one, other) = (PoolIx::at(0), PoolIx::at(1));
        let mut promised = Promised::default();
        promised.add(one, 500, &[300, 200]);
        promised.add(other, 70, &[]);
        promised.add(one, 50, &[20, 30]);
        assert_eq!(promised.minor, 620);
        assert_eq!(
            (promised.minor_of(one), promised.parts_of(one)),
            (550, &[320, 230][..])
        );
        assert_eq!(
            (promised.minor_of(other), promised.parts_of(other)),
            (70, &[][..])
        );
        assert_eq!(promised.minor_of(PoolIx::at(2)), 0);
        assert_eq!(promised.parts_of(PoolIx::at(2)), &[] as &[i64]);
    }
}

//! What donors have used of donor limits: a table made for one question, asked once for every gift.
//!
//! Open addressing in one list, so that a look-up touches one place in memory where a general map touches
//! two; a city's season does not fit into any cache, and these touches are most of what a fold costs. An
//! empty slot is all zeros, which the system hands out without writing. Nothing is ever removed and nothing
//! walks through it.

use crate::clip::DonorScope;
use crate::handle::{DonorIx, LineIx, TallyIx};

/// What a donor has used of a rule's donor limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DonorUse {
    pub(crate) minor: i64,
    pub(crate) gifts: i64,
}

/// A donor within a project's tally, or within a rule line. Never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UseKey(i64);

impl UseKey {
    pub(crate) fn new(scope: DonorScope, tally: TallyIx, line: LineIx, donor: DonorIx) -> Self {
        // The top bits tell the scopes apart and keep the key from being zero.
        let (top, place) = match scope {
            DonorScope::Project => (0b01, tally.index()),
            DonorScope::Rule => (0b11, line.index()),
        };
        let word = (top << 62) | ((place as u64) << 32) | donor.index() as u64;
        Self(word.cast_signed())
    }

    fn hash(self) -> u64 {
        // 2^64 divided by the golden ratio; the high half of the product is the well mixed one.
        let mixed = self.0.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 32)
    }
}

/// Key, minor units, gifts.
type Slot = [i64; 3];

#[derive(Debug, Clone, Default)]
pub(crate) struct Uses {
    /// As many as a power of two, or none.
    slots: Vec<Slot>,
    used: usize,
}

impl Uses {
    /// Room for so many more, filled to two thirds at most.
    pub(crate) fn reserve(&mut self, more: usize) {
        let least = (self.used + more) * 3 / 2 + 1;
        if least <= self.slots.len() {
            return;
        }
        let old = std::mem::replace(&mut self.slots, vec![[0; 3]; least.next_power_of_two().max(16)]);
        for slot in old.into_iter().filter(|slot| slot[0] != 0) {
            let place = self.place(UseKey(slot[0]));
            self.slots[place] = slot;
        }
    }

    /// Where a key is, or would be. Only called while there are empty slots.
    #[inline]
    fn place(&self, key: UseKey) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = usize::try_from(key.hash()).unwrap_or(usize::MAX) & mask;
        while self.slots[place][0] != key.0 && self.slots[place][0] != 0 {
            place = (place + 1) & mask;
        }
        place
    }

    #[inline]
    pub(crate) fn get(&self, key: UseKey) -> DonorUse {
        if self.slots.is_empty() {
            return DonorUse::default();
        }
        let [_, minor, gifts] = self.slots[self.place(key)];
        DonorUse { minor, gifts }
    }

    /// Adds to what a donor has used, or takes off.
    #[inline]
    pub(crate) fn add(&mut self, key: UseKey, minor: i64, gifts: i64) {
        self.reserve(1);
        let place = self.place(key);
        let slot = &mut self.slots[place];
        self.used += usize::from(slot[0] == 0);
        *slot = [key.0, slot[1] + minor, slot[2] + gifts];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_remembers_what_a_map_remembers(
            changes in prop::collection::vec((any::<bool>(), 0..50_usize, 0..50_usize, -9..9_i64), 0..900),
        ) {
            let (mut uses, mut map) = (Uses::default(), BTreeMap::new());
            for (scope, place, donor, minor) in changes {
                let scope = if scope { DonorScope::Rule } else { DonorScope::Project };
                let key = UseKey::new(scope, TallyIx::at(place), LineIx::at(place), DonorIx::at(donor));
                uses.add(key, minor, 1);
                let known: &mut (i64, i64) = map.entry(key).or_default();
                *known = (known.0 + minor, known.1 + 1);
                prop_assert_eq!(uses.get(key), DonorUse { minor: known.0, gifts: known.1 });
            }
            prop_assert_eq!(uses.used, map.len());
            for (key, (minor, gifts)) in map {
                prop_assert_eq!(uses.get(key), DonorUse { minor, gifts });
            }
        }
    }
}

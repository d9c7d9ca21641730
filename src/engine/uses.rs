//! What donors have used of donor limits: a table made for one question, asked once for every gift.
//!
//! Open addressing in one list, so that a look-up touches one place in memory where a general map touches
//! two; a city's season does not fit into any cache, and these touches are most of what a fold costs. For the
//! same reason a slot is three short words. An empty slot is all zeros, which the system hands out without writing.
//! Nothing is ever removed and nothing walks through it.

use crate::clip::DonorScope;
use crate::handle::{DonorIx, Handle, LineIx, TallyIx};
use crate::mix::{mixed, more_slots, spread};

/// What a donor has used of a rule's donor limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DonorUse {
    pub(crate) minor: i64,
    pub(crate) gifts: i64,
}

/// A donor within a project's tally, or within a rule line. The first word is never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UseKey([u32; 2]);

impl UseKey {
    #[inline]
    pub(crate) fn new(scope: DonorScope, tally: TallyIx, line: LineIx, donor: DonorIx) -> Self {
        // The top bits tell the scopes apart and keep the word from being zero.
        let word = match scope {
            DonorScope::Project => (0b01 << 30) | tally.word(),
            DonorScope::Rule => (0b11 << 30) | line.word(),
        };
        Self([word, donor.word()])
    }

    #[inline]
    fn hash(self) -> u64 {
        let Self([word, donor]) = self;
        mixed((u64::from(word) << 32) | u64::from(donor))
    }
}

/// The bits of a value that hold minor units; above them stands the number of gifts.
const MINOR_BITS: u32 = 26;

/// The bit of a value that says: this use is in the list of large ones, at the place in the bits below.
const LARGE: u32 = 1 << 31;

/// The two words of the key, and the value. A bare list of words, because only of those are zeros handed out
/// without writing.
type Slot = [u32; 3];

/// How many slots a search seldom leaves.
const SEARCH: usize = 4;

#[derive(Debug, Clone, Default)]
pub(crate) struct Uses {
    slots: Vec<Slot>,
    used: usize,
    /// Uses that do not fit into a slot: of some hundred thousand whole units, or of more than 31 gifts.
    large: Vec<DonorUse>,
}

impl Uses {
    /// Room for so many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        let Some(slots) = more_slots(self.used + more, self.slots.len()) else {
            return;
        };
        let old = std::mem::replace(&mut self.slots, vec![[0; 3]; slots]);
        for slot in old.into_iter().filter(|[word, ..]| *word != 0) {
            let [word, donor, _] = slot;
            let place = self.place(UseKey([word, donor]));
            self.slots[place] = slot;
        }
    }

    /// Where a key is, or would be. Only called while there are empty slots.
    #[inline]
    fn place(&self, key: UseKey) -> usize {
        let mut place = spread(key.hash(), self.slots.len());
        loop {
            let [word, donor, _] = self.slots[place];
            if UseKey([word, donor]) == key || word == 0 {
                return place;
            }
            place += 1;
            if place == self.slots.len() {
                place = 0;
            }
        }
    }

    /// Reads where the search for a key begins, and answers something that depends on it. It asks nothing of
    /// what it reads, so that the processor can go on to the next before the memory has answered.
    #[inline]
    pub(crate) fn touch(&self, key: UseKey) -> u32 {
        let first = spread(key.hash(), self.slots.len());
        // The search may go on into the next line of the cache.
        let read = |place: usize| self.slots.get(place).map_or(0, |[word, ..]| *word);
        read(first) ^ read(first + SEARCH)
    }

    #[inline]
    pub(crate) fn get(&self, key: UseKey) -> DonorUse {
        if self.slots.is_empty() {
            return DonorUse::default();
        }
        let [_, _, value] = self.slots[self.place(key)];
        self.read(value)
    }

    #[inline]
    fn read(&self, value: u32) -> DonorUse {
        match value.checked_sub(LARGE) {
            Some(place) => self.large[place as usize],
            None => DonorUse {
                minor: i64::from(value & ((1 << MINOR_BITS) - 1)),
                gifts: i64::from(value >> MINOR_BITS),
            },
        }
    }

    /// Adds to what a donor has used, or takes off.
    #[inline]
    pub(crate) fn add(&mut self, key: UseKey, minor: i64, gifts: i64) {
        self.reserve(1);
        let place = self.place(key);
        let [word, _, value] = self.slots[place];
        self.used += usize::from(word == 0);
        let before = self.read(value);
        let now = DonorUse {
            minor: before.minor + minor,
            gifts: before.gifts + gifts,
        };
        let UseKey([word, donor]) = key;
        self.slots[place] = [word, donor, self.written(value, now)];
    }

    /// A use as a slot says it, which said `known` before. What once was large stays in the list.
    #[inline]
    fn written(&mut self, known: u32, now: DonorUse) -> u32 {
        if let Some(place) = known.checked_sub(LARGE) {
            self.large[place as usize] = now;
            return known;
        }
        match (u32::try_from(now.minor), u32::try_from(now.gifts)) {
            (Ok(minor), Ok(gifts)) if minor >> MINOR_BITS == 0 && gifts < LARGE >> MINOR_BITS => {
                (gifts << MINOR_BITS) | minor
            }
            _ => self.enlarged(now),
        }
    }

    #[cold]
    fn enlarged(&mut self, now: DonorUse) -> u32 {
        let place = u32::try_from(self.large.len()).unwrap_or(u32::MAX);
        self.large.push(now);
        LARGE.saturating_add(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_just_fits_into_a_slot_and_what_does_not_are_both_remembered() {
        let most = i64::from((1_u32 << MINOR_BITS) - 1);
        for minor in [0, 63, 64, most, most + 1, most + 65, i64::from(u32::MAX) + 1] {
            for gifts in [0, 1, 31, 32, 33, 40, 64, i64::from(u32::MAX) + 1] {
                let mut uses = Uses::default();
                let key = UseKey::new(DonorScope::Rule, TallyIx::at(0), LineIx::at(0), DonorIx::at(7));
                uses.add(key, minor, gifts);
                assert_eq!(uses.get(key), DonorUse { minor, gifts });
                let large = minor > most || gifts > 31;
                assert_eq!(uses.large.len(), usize::from(large), "{minor} {gifts}");
            }
        }
    }

    proptest! {
        #[test]
        fn it_remembers_what_a_map_remembers(
            changes in prop::collection::vec(
                (any::<bool>(), 0..50_usize, 0..50_usize, -9..9_i64, 0..20_u32), 0..900,
            ),
        ) {
            let (mut uses, mut map) = (Uses::default(), BTreeMap::new());
            for (scope, place, donor, minor, large) in changes {
                // Now and then something that does not fit into a slot.
                let minor = if large == 0 { minor << 40 } else { minor };
                let gifts = if large == 1 { 20 } else { 1 };
                let scope = if scope { DonorScope::Rule } else { DonorScope::Project };
                let key = UseKey::new(scope, TallyIx::at(place), LineIx::at(place), DonorIx::at(donor));
                uses.add(key, minor, gifts);
                let known: &mut (i64, i64) = map.entry(key).or_default();
                *known = (known.0 + minor, known.1 + gifts);
                prop_assert_eq!(uses.get(key), DonorUse { minor: known.0, gifts: known.1 });
            }
            prop_assert_eq!(uses.used, map.len());
            for (key, (minor, gifts)) in map {
                prop_assert_eq!(uses.get(key), DonorUse { minor, gifts });
            }
        }
    }
}

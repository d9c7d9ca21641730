//! Mixing: a fixed hash for tables that are for look-up only.
//!
//! Nothing here is secret. Handles are counted out by the programme itself, and names that come one after the
//! other, as identifiers made from the time do, are spread well; somebody who searches for names that
//! fall together can find some, and slows down only the programme that he names them in.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`Mixer`]s.
pub(crate) type Mix = BuildHasherDefault<Mixer>;

/// An odd number whose bits look like chance: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Spreads the bits of a word over the whole word: one multiplication.
#[inline]
pub(crate) fn mixed(word: u64) -> u64 {
    let (low, high) = word.carrying_mul(GOLDEN, 0);
    // The low half is bad in its low bits and the high half in its high bits; together both are good.
    low ^ high
}

/// The place of a hash among so many, by its high bits.
#[inline]
pub(crate) fn spread(hash: u64, places: usize) -> usize {
    let (_, place) = hash.carrying_mul(places as u64, 0);
    usize::try_from(place).unwrap_or(0)
}

/// How many slots an open table should have for so many entries; nothing while `slots` are enough. A table
/// is filled to three quarters and then grows by half: by steps that leave little of it empty.
#[inline]
pub(crate) fn more_slots(entries: usize, slots: usize) -> Option<usize> {
    let least = entries + entries / 3 + 1;
    (least > slots).then(|| least.max(slots + slots / 2).max(16))
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.0 = mixed(self.0 ^ word);
    }

    #[inline]
    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    #[inline]
    fn write_i32(&mut self, word: i32) {
        self.write_u32(u32::from_le_bytes(word.to_le_bytes()));
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

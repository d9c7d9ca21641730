//! A small hasher with fixed keys for maps of handles: one multiplication a word.
//!
//! The keys are handles that the programme counted out itself, so nobody outside can choose them.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`Mixer`]s.
pub(crate) type Mix = BuildHasherDefault<Mixer>;

/// An odd number whose bits look like chance: 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    #[inline]
    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word).wrapping_mul(u128::from(GOLDEN));
        let bytes = product.to_le_bytes();
        let half = |from: usize| u64::from_le_bytes(std::array::from_fn(|i| bytes[from + i]));
        // The low half is bad in its low bits and the high half in its high bits; together both are good.
        self.0 = half(0) ^ half(8);
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

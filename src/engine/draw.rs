//! Draws that anybody can repeat: a recorded seed and an outside name give a number.

use sha2::{Digest, Sha256};

/// The number of a name below `bound`: the first eight bytes of the SHA-256 of the seed, a line feed and the
/// name, read as a big-endian number, modulo the bound. A bound of some thousands leaves a bias of less than
/// one in a million million.
pub(crate) fn below(seed: &str, key: &str, bound: u64) -> i64 {
    let digest: [u8; 32] = Sha256::new_with_prefix(seed)
        .chain_update("\n")
        .chain_update(key)
        .finalize()
        .into();
    let [a, b, c, d, e, f, g, h, ..] = digest;
    let number = u64::from_be_bytes([a, b, c, d, e, f, g, h]) % bound.max(1);
    i64::try_from(number).unwrap_or(0)
}

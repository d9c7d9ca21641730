//! Secrets handed out, of which only a hash is kept; and hashes of inputs.

use domain::World;
use sha2::{Digest, Sha256};

/// 256 unpredictable bits, as 64 hexadecimal digits: nobody guesses it, so a fast hash is enough to keep.
pub fn new(world: &World) -> String {
    hexadecimal(&world.bytes::<32>())
}

/// Six digits, each as likely as any other.
pub fn code(world: &World) -> String {
    // The largest multiple of a million below 2³²: what lies above would make small codes likelier.
    const EVEN: u32 = u32::MAX - u32::MAX % 1_000_000;
    loop {
        let number = u32::from_le_bytes(world.bytes::<4>());
        if number < EVEN {
            return format!("{:06}", number % 1_000_000);
        }
    }
}

/// SHA-256, hexadecimal.
pub fn hash(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether two texts are the same, in a time that does not tell where they differ.
pub fn same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one
            .bytes()
            .zip(other.bytes())
            .fold(0, |diff, (a, b)| diff | (a ^ b))
            == 0
}

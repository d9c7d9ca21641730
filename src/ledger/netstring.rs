//! Netstrings, hashed: how everything that is chained here is turned into bytes.

use std::fmt::{self, Write as _};

use sha2::{Digest, Sha256};

use crate::Hash;

/// A run of fields, each written as its length in bytes in decimal, a colon, its bytes and a comma: no two runs
/// look alike. One buffer for the text of a field and one for the whole.
pub struct Netstrings {
    bytes: Vec<u8>,
    field: String,
}

impl Netstrings {
    /// A run that begins with the name and version of its format.
    pub fn new(format: &str) -> Self {
        let mut run = Self {
            bytes: Vec::with_capacity(512),
            field: String::with_capacity(96),
        };
        run.put(format);
        run
    }

    /// Adds a field.
    pub fn put(&mut self, field: impl fmt::Display) {
        self.field.clear();
        // Writing to a String cannot fail.
        let _ = write!(self.field, "{field}");
        self.bytes
            .extend_from_slice(self.field.len().to_string().as_bytes());
        self.bytes.push(b':');
        self.bytes.extend_from_slice(self.field.as_bytes());
        self.bytes.push(b',');
    }

    /// SHA-256 over the whole run.
    pub fn hash(&self) -> Hash {
        Hash(Sha256::digest(&self.bytes).into())
    }
}

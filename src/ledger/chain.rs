//! The hash chain: one per city and currency, so that a change to the journal can be found and located.
//!
//! # How to recompute it
//!
//! Every hash is SHA-256 over a run of *netstrings*: each field is written as its length in bytes in
//! decimal, a colon, the bytes themselves (UTF-8), and a comma. `bank` is written `4:bank,`.
//!
//! The hash before the first transaction covers three fields: `parvis-ledger-1`, the city
//! (`city:<uuid>`) and the currency (`EUR`).
//!
//! The hash of a transaction covers, in this order:
//!
//! 1. `parvis-ledger-1`
//! 2. the previous hash, 64 hexadecimal digits in lower case
//! 3. the sequence number in decimal, from 1 without gaps
//! 4. the transaction's id, `ledger:<uuid>`
//! 5. the kind, such as `pledge_confirmed`
//! 6. the time it happened, in UTC with six decimals: `2026-03-02T09:00:00.000000Z`
//! 7. the currency
//! 8. the cause, such as `pledge:<uuid>`
//! 9. the number of entries in decimal
//! 10. for each entry, sorted by the text of its account (then by amount): the account, such as
//!     `project-escrow:<uuid>`, and the amount in minor units in decimal, with `-` for a credit.

use std::fmt;
use std::str::FromStr;

use chrono::SecondsFormat;
use domain::{CityId, Currency, LedgerTransactionId};

use crate::Parts;
use crate::netstring::Netstrings;

/// The name and version of the format, which every hash covers.
const FORMAT: &str = "parvis-ledger-1";

/// A SHA-256 hash; its text is 64 hexadecimal digits in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// The text is not a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a hash of 64 hexadecimal digits in lower case")]
pub struct HashError;

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = HashError;
    fn from_str(text: &str) -> Result<Self, HashError> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(HashError);
        }
        let nibble = |digit: u8| match digit {
            b'0'..=b'9' => Ok(digit - b'0'),
            b'a'..=b'f' => Ok(digit - b'a' + 10),
            _ => Err(HashError),
        };
        let mut hash = [0; 32];
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Ok(Self(hash))
    }
}

/// Where a chain stands: its last sequence number and its last hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last sequence number; 0 before the first transaction.
    pub seq: i64,
    /// The last hash.
    pub hash: Hash,
}

/// The place of a transaction in its chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// From 1, without gaps.
    pub seq: i64,
    /// The hash of the transaction before.
    pub previous: Hash,
    /// The hash of this one.
    pub hash: Hash,
}

/// One row of the journal with its entries, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Its identifier.
    pub id: LedgerTransactionId,
    /// Its place in the chain.
    pub sealed: Sealed,
    /// What it says.
    pub parts: Parts,
}

/// Where a chain breaks, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the chain breaks at {seq}: {broken}")]
pub struct ChainBreak {
    /// The sequence number that the row claims.
    pub seq: i64,
    /// What is wrong there.
    pub broken: Broken,
}

/// What is wrong with a link of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Rows are missing, doubled or out of order.
    Sequence {
        /// The number that is due.
        expected: i64,
        /// The number that stands there.
        found: i64,
    },
    /// The row does not follow the one before it.
    Previous {
        /// The hash of the row before.
        expected: Hash,
        /// The hash that the row names instead.
        found: Hash,
    },
    /// The row's own hash does not fit its content: one of the two was changed.
    Content {
        /// The hash of the content.
        expected: Hash,
        /// The hash that is stored.
        found: Hash,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sequence { expected, found } => write!(f, "number {expected} is due, {found} stands there"),
            Self::Previous { expected, found } => write!(f, "it should follow {expected} and names {found}"),
            Self::Content { expected, found } => {
                write!(f, "its content has the hash {expected}, stored is {found}")
            }
        }
    }
}

impl Head {
    /// The head of a chain that has no transaction yet.
    pub fn genesis(city: CityId, currency: Currency) -> Self {
        let mut fields = Netstrings::new(FORMAT);
        fields.put(city);
        fields.put(currency);
        Self {
            seq: 0,
            hash: fields.hash(),
        }
    }

    /// Gives the next transaction its place after this head.
    pub fn seal(&self, id: LedgerTransactionId, parts: &Parts) -> Sealed {
        let seq = self.seq.saturating_add(1);
        Sealed {
            seq,
            previous: self.hash,
            hash: seal(self.hash, seq, id, parts),
        }
    }

    /// What is wrong with `posted` as the row that comes next, or the head after it.
    ///
    /// # Errors
    /// The [`ChainBreak`] at this row.
    pub fn check(&self, posted: &Posted) -> Result<Head, ChainBreak> {
        let Posted { id, sealed, parts } = posted;
        let due = self.seq.saturating_add(1);
        let broken = if sealed.seq != due {
            Some(Broken::Sequence {
                expected: due,
                found: sealed.seq,
            })
        } else if sealed.previous != self.hash {
            Some(Broken::Previous {
                expected: self.hash,
                found: sealed.previous,
            })
        } else {
            let expected = seal(sealed.previous, sealed.seq, *id, parts);
            (expected != sealed.hash).then_some(Broken::Content {
                expected,
                found: sealed.hash,
            })
        };
        broken.map_or(Ok(sealed.head()), |broken| {
            Err(ChainBreak {
                seq: sealed.seq,
                broken,
            })
        })
    }
}

impl Sealed {
    /// The head of the chain after this transaction.
    pub fn head(&self) -> Head {
        Head {
            seq: self.seq,
            hash: self.hash,
        }
    }
}

/// The hash of a transaction; the module's documentation says how it is made.
pub fn seal(previous: Hash, seq: i64, id: LedgerTransactionId, parts: &Parts) -> Hash {
    let mut fields = Netstrings::new(FORMAT);
    fields.put(previous);
    fields.put(seq);
    fields.put(id);
    fields.put(parts.kind);
    fields.put(parts.occurred_at.to_rfc3339_opts(SecondsFormat::Micros, true));
    fields.put(parts.currency);
    fields.put(parts.cause);
    fields.put(parts.entries.len());
    let mut entries = parts.entries.clone();
    entries.sort_unstable();
    for entry in entries {
        fields.put(entry.account);
        fields.put(entry.amount_minor);
    }
    fields.hash()
}

/// Walks a whole journal from its first row and gives its head.
///
/// # Errors
/// The first [`ChainBreak`].
pub fn verify<'a>(genesis: Head, journal: impl IntoIterator<Item = &'a Posted>) -> Result<Head, ChainBreak> {
    journal
        .into_iter()
        .try_fold(genesis, |head, posted| head.check(posted))
}

#[cfg(test)]
mod tests;

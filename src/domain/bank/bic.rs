//! The code of a bank by ISO 9362.

use std::fmt;
use std::str::FromStr;

/// The code of a bank: eight characters, or eleven with the branch.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bic(String);

/// The text is no code of a bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a bank: eight or eleven letters and digits, the first six letters")]
pub struct BicError;

impl Bic {
    /// Reads a code as people type it.
    ///
    /// # Errors
    /// [`BicError`].
    pub fn parse(typed: &str) -> Result<Self, BicError> {
        let compact: String = typed
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let bytes = compact.as_bytes();
        let whole = matches!(bytes.len(), 8 | 11)
            && bytes.iter().take(6).all(u8::is_ascii_uppercase)
            && bytes.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            // Codes of banks in tests and the letter that looks like a nought, which no payment file may hold.
            && !matches!(bytes.get(6), Some(b'0' | b'1'))
            && bytes.get(7) != Some(&b'O');
        if whole { Ok(Self(compact)) } else { Err(BicError) }
    }

    /// The eight or eleven characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Bic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Bic {
    type Err = BicError;
    fn from_str(text: &str) -> Result<Self, BicError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_eight_or_eleven_characters() {
        for (typed, expected) in [
            ("gebabebb", Some("GEBABEBB")),
            ("BNPA FR PP XXX", Some("BNPAFRPPXXX")),
            ("BNPAFRPPX", None),
            ("BNP1FRPP", None),
            ("BNPAFR0P", None),
            ("BNPAFRPÉ", None),
            ("", None),
        ] {
            assert_eq!(
                Bic::parse(typed).ok().as_ref().map(Bic::as_str),
                expected,
                "{typed}"
            );
        }
    }
}

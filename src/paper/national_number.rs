//! The number of a person in the Belgian national register.

use std::fmt;

/// A number in the Belgian national register, which the tax attestation must carry. It is sensitive by law: it is
/// not shown where things are written down for debugging.
#[derive(Clone, PartialEq, Eq)]
pub struct NationalNumber(String);

/// Why a text is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NationalNumberError {
    /// Not eleven digits.
    #[error("not eleven digits")]
    Length,
    /// A digit is wrong.
    #[error("the check digits do not fit")]
    Check,
}

impl NationalNumber {
    /// Reads it as people write it: `85.07.30-033.28`.
    ///
    /// # Errors
    /// [`NationalNumberError`].
    pub fn parse(typed: &str) -> Result<Self, NationalNumberError> {
        let digits: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/'))
            .collect();
        if digits.len() != 11 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NationalNumberError::Length);
        }
        let (number, check) = digits.split_at(9);
        let check: u64 = check.parse().map_err(|_| NationalNumberError::Length)?;
        // Who was born in 2000 or later is counted with a 2 in front.
        let fits = ["", "2"].iter().any(|century| {
            let number = format!("{century}{number}").parse::<u64>();
            number.is_ok_and(|number| 97 - number % 97 == check)
        });
        if fits {
            Ok(Self(digits))
        } else {
            Err(NationalNumberError::Check)
        }
    }

    /// Eleven digits.
    pub fn compact(&self) -> &str {
        &self.0
    }

    /// `85.07.30-033.28`
    pub(crate) fn written(&self) -> String {
        let part = |range: std::ops::Range<usize>| self.0.get(range).unwrap_or_default();
        format!(
            "{}.{}.{}-{}.{}",
            part(0..2),
            part(2..4),
            part(4..6),
            part(6..9),
            part(9..11)
        )
    }
}

impl fmt::Debug for NationalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_checked_and_kept_quiet() {
        let number = NationalNumber::parse("85.07.30-033.28").unwrap();
        assert_eq!(number.compact(), "85073003328");
        assert_eq!(number.written(), "85.07.30-033.28");
        assert_eq!(format!("{number:?}"), "NationalNumber(…)");
        // Born in 2000 or later.
        assert!(NationalNumber::parse("17 07 30 033 84").is_ok());
        assert_eq!(
            NationalNumber::parse("85.07.30-033.29"),
            Err(NationalNumberError::Check)
        );
        assert_eq!(
            NationalNumber::parse("85.07.30-033"),
            Err(NationalNumberError::Length)
        );
        assert_eq!(
            NationalNumber::parse("８5073003328"),
            Err(NationalNumberError::Length)
        );
    }
}

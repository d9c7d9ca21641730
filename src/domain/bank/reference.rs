//! The reference that a donor writes on a transfer, so that the money is known again.
//!
//! Two forms exist: in Belgium the structured communication (OGM/VCS) of twelve digits, elsewhere in Europe the
//! creditor reference `RF…` (ISO 11649). Both carry check digits, so that a slip of the finger is no other reference.

mod find;

use std::fmt;
use std::str::FromStr;

use super::iban::{in_fours, remainder};
use crate::words;

words! {
    /// The form of a reference.
    pub enum ReferenceKind {
        /// The Belgian structured communication: ten digits and two of check.
        Ogm = "ogm",
        /// The creditor reference of ISO 11649: `RF`, two digits of check, and up to 21 letters and digits.
        Rf = "rf",
    }
}

/// A reference whose check digits fit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference {
    kind: ReferenceKind,
    bare: String,
}

/// Why a text or a number is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// The number is none of those that references are made from.
    #[error("references are made from the numbers 1 to {}", Reference::NUMBER_MAX)]
    Number,
    /// Neither twelve digits nor `RF` with what belongs to it.
    #[error("neither twelve digits nor RF with letters and digits")]
    Form,
    /// The check digits do not fit.
    #[error("the check digits do not fit")]
    Check,
}

/// Digits that a number is written with, in both forms.
const NUMBER_DIGITS: usize = 10;

impl Reference {
    /// The largest number that a reference can be made from: ten digits are all that the Belgian form has.
    pub const NUMBER_MAX: u64 = 9_999_999_999;

    /// The reference of a number, which the city counts up: in Belgium the national form, elsewhere that of ISO 11649.
    ///
    /// # Errors
    /// [`ReferenceError::Number`].
    pub fn from_number(country: &str, number: u64) -> Result<Self, ReferenceError> {
        if number == 0 || number > Self::NUMBER_MAX {
            return Err(ReferenceError::Number);
        }
        let digits = format!("{number:0NUMBER_DIGITS$}");
        Ok(if country.eq_ignore_ascii_case("BE") {
            Self {
                kind: ReferenceKind::Ogm,
                bare: format!("{digits}{:02}", ogm_check(number)),
            }
        } else {
            Self {
                kind: ReferenceKind::Rf,
                bare: format!("RF{:02}{digits}", 98 - remainder(&format!("{digits}RF00"))),
            }
        })
    }

    /// A text that is a reference and nothing else, with the signs and blanks that people set.
    ///
    /// # Errors
    /// [`ReferenceError::Form`], [`ReferenceError::Check`].
    pub fn parse(written: &str) -> Result<Self, ReferenceError> {
        let bare: String = written
            .chars()
            .filter(|c| !find::is_separator(*c))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        match bare.strip_prefix("RF") {
            Some(rest) => rf(&bare, rest),
            None => ogm(bare),
        }
    }

    /// The one reference in what people retype: any case, blanks and signs in between, words around. Two different
    /// references are none, and an account number never is one.
    pub fn read(text: &str) -> Option<Self> {
        let mut found = Self::all_in(text);
        match found.len() {
            1 => found.pop(),
            _ => None,
        }
    }

    /// Every reference in a text, for whoever can look each of them up.
    pub fn all_in(text: &str) -> Vec<Self> {
        find::all(text)
    }

    /// The form.
    pub fn kind(&self) -> ReferenceKind {
        self.kind
    }

    /// Without blanks and signs: how it is stored, compared and sent.
    pub fn bare(&self) -> &str {
        &self.bare
    }

    /// The number that [`Reference::from_number`] made it from; none where somebody else's rule made it.
    pub fn number(&self) -> Option<u64> {
        let digits = match self.kind {
            ReferenceKind::Ogm => self.bare.get(..NUMBER_DIGITS),
            ReferenceKind::Rf => self.bare.get(4..).filter(|body| body.len() == NUMBER_DIGITS),
        };
        digits?.parse().ok()
    }
}

/// As it is printed for people: `+++123/1234/12345+++` or `RF54 0000 0012 34`.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind, self.bare.split_at_checked(7)) {
            (ReferenceKind::Ogm, Some((head, tail))) => {
                let (first, second) = head.split_at_checked(3).unwrap_or((head, ""));
                write!(f, "+++{first}/{second}/{tail}+++")
            }
            _ => f.write_str(&in_fours(self.bare.chars())),
        }
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;
    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        Self::parse(text)
    }
}

/// The remainder of the first ten digits by 97; 97 where nothing remains.
fn ogm_check(number: u64) -> u64 {
    match number % 97 {
        0 => 97,
        rest => rest,
    }
}

fn ogm(bare: String) -> Result<Reference, ReferenceError> {
    if bare.len() != NUMBER_DIGITS + 2 || !bare.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ReferenceError::Form);
    }
    let digits: u64 = bare.parse().map_err(|_| ReferenceError::Form)?;
    if ogm_check(digits / 100) != digits % 100 {
        return Err(ReferenceError::Check);
    }
    Ok(Reference {
        kind: ReferenceKind::Ogm,
        bare,
    })
}

/// Moved to the end, the first four characters make the whole leave 1 when it is divided by 97.
fn rf(bare: &str, rest: &str) -> Result<Reference, ReferenceError> {
    let (Some(check), Some(body)) = (rest.get(..2), rest.get(2..)) else {
        return Err(ReferenceError::Form);
    };
    let whole = check.bytes().all(|b| b.is_ascii_digit())
        && (1..=21).contains(&body.len())
        && body.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if !whole {
        return Err(ReferenceError::Form);
    }
    // 00, 01 and 99 leave the same remainder as 97, 98 and 02, which are the ones that are made.
    if !(2..=98).contains(&check.parse().unwrap_or(0)) || remainder(&format!("{body}RF{check}")) != 1 {
        return Err(ReferenceError::Check);
    }
    Ok(Reference {
        kind: ReferenceKind::Rf,
        bare: bare.to_owned(),
    })
}

#[cfg(test)]
mod tests;

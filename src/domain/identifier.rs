//! Numbers by which registers and banks know a body: SIREN, SIRET, RNA, Belgian enterprise numbers, IBAN.
//!
//! They are read from how people type them (blanks, dots, small letters) and have one written form. A number is
//! text and never a quantity: a spreadsheet that made one a quantity has lost its last digits.

use crate::bank::{Iban, IbanError};
use crate::words;

words! {
    /// Which register or system a number belongs to.
    pub enum IdentifierKind {
        /// French: a body, 9 digits.
        Siren = "siren",
        /// French: one establishment of a body, 14 digits that begin with the SIREN.
        Siret = "siret",
        /// French: an association, `W` and 9 digits.
        Rna = "rna",
        /// Belgian: an enterprise or association, 10 digits.
        BeEnterprise = "be_enterprise",
        /// A bank account.
        Iban = "iban",
    }
}

/// Why a text is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// It has characters that such numbers never have.
    #[error("has other characters than such a number")]
    Characters,
    /// It is too short or too long.
    #[error("has not the length of such a number")]
    Length {
        /// How many characters it should have.
        expected: usize,
    },
    /// A spreadsheet wrote it as a quantity: `2,43E+13`.
    #[error("was rounded by a spreadsheet")]
    Rounded,
    /// A digit is wrong: the check digits do not fit.
    #[error("the check digits do not fit")]
    Check,
    /// It begins in a way in which such numbers do not.
    #[error("does not begin as such a number does")]
    Beginning,
    /// An account outside the area of euro payments.
    #[error("an account of another area")]
    Country,
}

/// A number that is well formed. Whether its register knows it is another question.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identifier {
    kind: IdentifierKind,
    compact: String,
}

/// La Poste, whose establishments are numbered by another rule than everybody's.
const LA_POSTE: &str = "356000000";
/// The one establishment of La Poste that follows everybody's.
const LA_POSTE_SEAT: &str = "35600000000048";

/// The length of an IBAN in each country of the Single Euro Payments Area (ISO 13616 registry).
const IBAN_LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

impl Identifier {
    /// Reads a number as people type it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(kind: IdentifierKind, typed: &str) -> Result<Self, IdentifierError> {
        let upper = typed.trim().to_uppercase();
        if is_rounded(&upper) {
            return Err(IdentifierError::Rounded);
        }
        let compact: String = upper
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/' | '\u{2011}'))
            .collect();
        if !compact
            .bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        {
            return Err(IdentifierError::Characters);
        }
        let compact = match kind {
            IdentifierKind::Siren => siren(compact)?,
            IdentifierKind::Siret => siret(compact)?,
            IdentifierKind::Rna => rna(compact)?,
            IdentifierKind::BeEnterprise => be_enterprise(compact)?,
            IdentifierKind::Iban => iban(compact)?,
        };
        Ok(Self { kind, compact })
    }

    /// Its kind.
    pub fn kind(&self) -> IdentifierKind {
        self.kind
    }

    /// Without blanks: how it is stored and compared.
    pub fn compact(&self) -> &str {
        &self.compact
    }

    /// As its register writes it for people.
    pub fn written(&self) -> String {
        let text = self.compact.as_str();
        match self.kind {
            IdentifierKind::Siren => groups(text, &[3, 3, 3], ' '),
            IdentifierKind::Siret => groups(text, &[3, 3, 3, 5], ' '),
            IdentifierKind::Rna => text.to_owned(),
            IdentifierKind::BeEnterprise => groups(text, &[4, 3, 3], '.'),
            IdentifierKind::Iban => groups(text, &[4; 8], ' '),
        }
    }

    /// The last four characters: enough to know it again.
    pub fn hint(&self) -> &str {
        self.compact
            .get(self.compact.len().saturating_sub(4)..)
            .unwrap_or_default()
    }
}

/// Whether a spreadsheet has made it a quantity: digits, a separator, `E+` and digits.
fn is_rounded(upper: &str) -> bool {
    upper.split_once("E+").is_some_and(|(digits, exponent)| {
        digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
            && !exponent.is_empty()
            && exponent.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Splits a text into groups of these sizes; what is left goes into the last.
fn groups(text: &str, sizes: &[usize], by: char) -> String {
    let (mut written, mut left) = (String::new(), sizes.iter());
    let mut room = left.next().copied().unwrap_or(usize::MAX);
    for c in text.chars() {
        if room == 0 {
            written.push(by);
            room = left.next().copied().unwrap_or(usize::MAX);
        }
        written.push(c);
        room -= 1;
    }
    written
}

fn digits(text: &str, expected: usize) -> Result<(), IdentifierError> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(IdentifierError::Characters);
    }
    length(text, expected)
}

fn length(text: &str, expected: usize) -> Result<(), IdentifierError> {
    if text.len() == expected {
        Ok(())
    } else {
        Err(IdentifierError::Length { expected })
    }
}

fn check(fits: bool) -> Result<(), IdentifierError> {
    if fits { Ok(()) } else { Err(IdentifierError::Check) }
}

/// Luhn's rule: from the right, every second digit is doubled, and the digits of all add up to a multiple of 10.
fn luhn(text: &str) -> bool {
    let sum: u32 = text
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match place % 2 {
                0 => digit,
                _ if digit > 4 => digit * 2 - 9,
                _ => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn siren(text: String) -> Result<String, IdentifierError> {
    digits(&text, 9)?;
    check(luhn(&text))?;
    Ok(text)
}

fn siret(text: String) -> Result<String, IdentifierError> {
    digits(&text, 14)?;
    let of_la_poste = text.starts_with(LA_POSTE) && text != LA_POSTE_SEAT;
    let sum: u32 = text.bytes().map(|byte| u32::from(byte - b'0')).sum();
    check(if of_la_poste {
        sum.is_multiple_of(5)
    } else {
        luhn(&text)
    })?;
    Ok(text)
}

fn rna(text: String) -> Result<String, IdentifierError> {
    let Some(number) = text.strip_prefix('W') else {
        return Err(IdentifierError::Beginning);
    };
    length(&text, 10)?;
    digits(number, 9)?;
    Ok(text)
}

/// The last two digits are 97 less the remainder of the first eight. Before 2005 the leading 0 was left out.
fn be_enterprise(text: String) -> Result<String, IdentifierError> {
    let text = match text.strip_prefix("BE") {
        Some(number) => number.to_owned(),
        None => text,
    };
    let text = if text.len() == 9 { format!("0{text}") } else { text };
    digits(&text, 10)?;
    if !text.starts_with(['0', '1']) {
        return Err(IdentifierError::Beginning);
    }
    let number: u64 = text.parse().map_err(|_| IdentifierError::Characters)?;
    check(97 - number / 100 % 97 == number % 100)?;
    Ok(text)
}

/// An account of the area of euro payments; [`Iban`] knows the rest.
fn iban(text: String) -> Result<String, IdentifierError> {
    let Some(country) = text.get(..2) else {
        return Err(IdentifierError::Length { expected: 16 });
    };
    if !country.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(IdentifierError::Beginning);
    }
    let known = IBAN_LENGTHS.iter().find(|(code, _)| *code == country);
    let (_, expected) = known.ok_or(IdentifierError::Country)?;
    length(&text, *expected)?;
    match Iban::parse(&text) {
        Ok(_) => Ok(text),
        Err(IbanError::Form) => Err(IdentifierError::Characters),
        Err(IbanError::Check) => Err(IdentifierError::Check),
        Err(IbanError::Country) => Err(IdentifierError::Country),
    }
}

#[cfg(test)]
mod tests;

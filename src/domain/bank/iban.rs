//! The number of a bank account by ISO 13616.

use std::fmt;
use std::str::FromStr;

use iban::{IbanLike, ParseBaseIbanError, ParseIbanError};

/// An account number whose form, length and check digits are those of its country. Whether the account exists is
/// another question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Iban(iban::Iban);

/// Why a text is no IBAN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IbanError {
    /// Its characters or its length are not those of an account in its country.
    #[error("has not the form of an account number of its country")]
    Form,
    /// The check digits do not fit.
    #[error("the check digits do not fit")]
    Check,
    /// No country that numbers its accounts so.
    #[error("no country with such account numbers")]
    Country,
}

impl Iban {
    /// Reads a number as people type it, with blanks, dots and small letters.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, IbanError> {
        let compact: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '/' | '\u{2011}'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        compact
            .parse::<iban::Iban>()
            .map(Self)
            .map_err(|error| match error {
                ParseIbanError::InvalidBaseIban {
                    source: ParseBaseIbanError::InvalidChecksum,
                } => IbanError::Check,
                ParseIbanError::UnknownCountry(_) => IbanError::Country,
                ParseIbanError::InvalidBaseIban { .. } | ParseIbanError::InvalidBban(_) => IbanError::Form,
            })
    }

    /// The account of a French bank, from the numbers that a French statement gives: bank, branch, account. The key
    /// and the check digits follow from them.
    ///
    /// # Errors
    /// [`IbanError::Form`].
    pub fn french(bank: &str, branch: &str, account: &str) -> Result<Self, IbanError> {
        let number = |text: &str| -> Result<u64, IbanError> {
            let digits: Option<String> = text.chars().map(rib_digit).collect();
            digits.and_then(|it| it.parse().ok()).ok_or(IbanError::Form)
        };
        if (bank.len(), branch.len(), account.len()) != (5, 5, 11) {
            return Err(IbanError::Form);
        }
        let sum = 89 * number(bank)? + 15 * number(branch)? + 3 * number(account)?;
        let bban = format!("{bank}{branch}{account}{:02}", 97 - sum % 97);
        Self::parse(&format!("FR{:02}{bban}", 98 - remainder(&format!("{bban}FR00"))))
    }

    /// The account of a Belgian bank, from the twelve digits by which it was known before.
    ///
    /// # Errors
    /// [`IbanError::Form`].
    pub fn belgian(number: &str) -> Result<Self, IbanError> {
        if number.len() != 12 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IbanError::Form);
        }
        Self::parse(&format!(
            "BE{:02}{number}",
            98 - remainder(&format!("{number}BE00"))
        ))
    }

    /// Without blanks: how it is stored, compared and sent.
    pub fn compact(&self) -> &str {
        self.0.electronic_str()
    }

    /// The country, such as `BE`.
    pub fn country(&self) -> &str {
        self.0.country_code()
    }

    /// For pages: the country and the last four characters, the others hidden.
    pub fn masked(&self) -> String {
        let compact = self.compact();
        let hidden = compact.len() - 4;
        let shown = compact.char_indices().map(|(place, c)| match place {
            0 | 1 => c,
            _ if place >= hidden => c,
            _ => '•',
        });
        in_fours(shown)
    }
}

/// In groups of four.
impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_fours(self.compact().chars()))
    }
}

impl FromStr for Iban {
    type Err = IbanError;
    fn from_str(text: &str) -> Result<Self, IbanError> {
        Self::parse(text)
    }
}

/// Groups of four with blanks between them.
pub(super) fn in_fours(chars: impl Iterator<Item = char>) -> String {
    let mut written = String::new();
    for (place, c) in chars.enumerate() {
        if place > 0 && place % 4 == 0 {
            written.push(' ');
        }
        written.push(c);
    }
    written
}

/// What a number with letters, which count from 10 for A, leaves when it is divided by 97 (ISO 7064).
pub(super) fn remainder(text: &str) -> u32 {
    text.bytes().fold(0, |so_far, byte| match byte {
        b'0'..=b'9' => (so_far * 10 + u32::from(byte - b'0')) % 97,
        _ => (so_far * 100 + u32::from(byte.to_ascii_uppercase().saturating_sub(b'A')) + 10) % 97,
    })
}

/// The digit by which a French key counts a letter: A to I are 1 to 9, J to R as well, S to Z are 2 to 9.
fn rib_digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        'A'..='I' => u32::from(c) - u32::from('A') + 1,
        'J'..='R' => u32::from(c) - u32::from('J') + 1,
        'S'..='Z' => u32::from(c) - u32::from('S') + 2,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accounts_are_read_as_people_type_them() {
        for (typed, written, masked) in [
            (
                "be68 5390\u{a0}0754 7034",
                "BE68 5390 0754 7034",
                "BE•• •••• •••• 7034",
            ),
            (
                "FR1420041010050500013M02606",
                "FR14 2004 1010 0505 0001 3M02 606",
                "FR•• •••• •••• •••• •••• •••2 606",
            ),
            (
                "GB82-WEST-1234-5698-7654-32",
                "GB82 WEST 1234 5698 7654 32",
                "GB•• •••• •••• •••• ••54 32",
            ),
        ] {
            let iban = Iban::parse(typed).unwrap();
            assert_eq!(
                (iban.to_string().as_str(), iban.masked().as_str()),
                (written, masked)
            );
            assert_eq!(iban.to_string().parse(), Ok(iban));
        }
    }

    #[test]
    fn what_is_no_account_is_told() {
        for (typed, error) in [
            ("", IbanError::Form),
            ("BE", IbanError::Form),
            ("BE68 5390 0754 7035", IbanError::Check),
            ("US68539007547034", IbanError::Check),
            ("XX07539007547034", IbanError::Country),
            ("BE68 5390 0754 7O34", IbanError::Check),
            ("BE68 5390 0754 7é34", IbanError::Form),
            (&"B".repeat(200), IbanError::Form),
        ] {
            assert_eq!(Iban::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn a_french_account_is_made_from_the_numbers_of_a_statement() {
        let iban = |bank, branch, account| Iban::french(bank, branch, account).map(|it| it.to_string());
        assert_eq!(
            iban("20041", "01005", "0500013M026").as_deref(),
            Ok("FR14 2004 1010 0505 0001 3M02 606")
        );
        assert_eq!(
            iban("30006", "00001", "12345678901").as_deref(),
            Ok("FR76 3000 6000 0112 3456 7890 189")
        );
        assert_eq!(iban("3000", "00001", "12345678901"), Err(IbanError::Form));
        assert_eq!(iban("3000É", "0001", "12345678901"), Err(IbanError::Form));
    }

    #[test]
    fn a_belgian_account_is_made_from_its_old_number() {
        let iban = |number| Iban::belgian(number).map(|it| it.to_string());
        assert_eq!(iban("539007547034").as_deref(), Ok("BE68 5390 0754 7034"));
        assert_eq!(iban("53900754703"), Err(IbanError::Form));
        assert_eq!(iban("53900754703X"), Err(IbanError::Form));
    }

    proptest! {
        #[test]
        fn any_text_is_an_account_or_is_none(text in "\\PC{0,40}|[A-Z]{2}[0-9]{2}[0-9A-Z ]{8,34}") {
            if let Ok(iban) = Iban::parse(&text) {
                prop_assert_eq!(Iban::parse(iban.compact()), Ok(iban));
            }
        }
    }
}

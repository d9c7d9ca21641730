//! The number of a receipt.

use std::fmt;
use std::str::FromStr;

/// Which receipt of a body it is: the year and the place in it. That a body's numbers have no gaps is the business
/// of who hands them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReceiptNumber {
    year: u16,
    sequence: u32,
}

/// The text is not the number of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the number of a receipt, such as 2026-000123")]
pub struct NotANumber;

impl ReceiptNumber {
    /// A number of a year, from 1 on.
    ///
    /// # Errors
    /// [`NotANumber`] where the year has not four digits, or the place is zero.
    pub fn new(year: i32, sequence: u32) -> Result<Self, NotANumber> {
        match u16::try_from(year) {
            Ok(year @ 1000..=9999) if sequence > 0 => Ok(Self { year, sequence }),
            _ => Err(NotANumber),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The place in the year, from 1 on.
    pub fn sequence(self) -> u32 {
        self.sequence
    }

    /// The one after it.
    ///
    /// # Errors
    /// [`NotANumber`] after four thousand million.
    pub fn next(self) -> Result<Self, NotANumber> {
        let sequence = self.sequence.checked_add(1).ok_or(NotANumber)?;
        Ok(Self { sequence, ..self })
    }
}

/// As it is printed: `2026-000123`.
impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:06}", self.year, self.sequence)
    }
}

impl FromStr for ReceiptNumber {
    type Err = NotANumber;
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (year, sequence) = text.split_once('-').ok_or(NotANumber)?;
        let number = Self::new(
            year.parse().map_err(|_| NotANumber)?,
            sequence.parse().map_err(|_| NotANumber)?,
        )?;
        if number.to_string() == text {
            Ok(number)
        } else {
            Err(NotANumber)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_has_one_written_form() {
        let number = ReceiptNumber::new(2026, 123).unwrap();
        assert_eq!(number.to_string(), "2026-000123");
        assert_eq!(number.next().unwrap().to_string(), "2026-000124");
        for wrong in [
            "2026-123",
            "2026-0000123",
            "2026-000000",
            "26-000001",
            "2026000001",
            "",
            "2026-+00001",
        ] {
            assert_eq!(wrong.parse::<ReceiptNumber>(), Err(NotANumber), "{wrong}");
        }
        assert_eq!(ReceiptNumber::new(2026, 0), Err(NotANumber));
        assert_eq!(
            ReceiptNumber::new(2026, u32::MAX).unwrap().next(),
            Err(NotANumber)
        );
    }

    proptest! {
        #[test]
        fn numbers_survive_and_sort_as_they_are_written(year in 1000..=9999, a in 1..=999_999_u32, b in 1..=999_999_u32) {
            let number = |sequence| ReceiptNumber::new(year, sequence).unwrap();
            prop_assert_eq!(number(a).to_string().parse(), Ok(number(a)));
            prop_assert_eq!(number(a).cmp(&number(b)), number(a).to_string().cmp(&number(b).to_string()));
        }
    }
}

//! Money: an integer of minor units with its currency.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// An ISO 4217 currency that Parvis can keep books in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Currency = Currency(*b"EUR");

    /// Code and number of decimals (ISO 4217, table A.1) of what may be used.
    const KNOWN: [(&'static [u8; 3], u32); 20] = [
        (b"AUD", 2),
        (b"BRL", 2),
        (b"CAD", 2),
        (b"CHF", 2),
        (b"CNY", 2),
        (b"CZK", 2),
        (b"DKK", 2),
        (b"EUR", 2),
        (b"GBP", 2),
        (b"HKD", 2),
        (b"HUF", 2),
        (b"JPY", 0),
        (b"KRW", 0),
        (b"NOK", 2),
        (b"NZD", 2),
        (b"PLN", 2),
        (b"RON", 2),
        (b"SEK", 2),
        (b"TND", 3),
        (b"USD", 2),
    ];

    /// The three letters, such as `EUR`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// How many decimals a written amount has: 2 for the euro, 0 for the yen.
    pub fn decimals(self) -> u32 {
        Self::KNOWN
            .iter()
            .find(|(code, _)| **code == self.0)
            .map_or(2, |(_, decimals)| *decimals)
    }

    /// Minor units in one unit: 100 for the euro.
    pub fn minor_per_unit(self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Self::KNOWN
            .iter()
            .find(|(code, _)| code.as_slice() == text.as_bytes())
            .map(|(code, _)| Currency(**code))
            .ok_or(MoneyError::UnknownCurrency)
    }
}

/// An amount in minor units (cents) of one currency. May be negative: a refund, a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money {
    /// Minor units: 2000 is 20.00 EUR.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// Why a text is not an amount, or two amounts do not add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with at most one decimal sign, followed by a currency.
    #[error("not an amount of money; write it like “20.50 EUR”")]
    NotANumber,
    /// More decimals than the currency has.
    #[error("too many decimals: the currency has {allowed}")]
    TooManyDecimals {
        /// Decimals that the currency has.
        allowed: u32,
    },
    /// A currency that no books can be kept in.
    #[error("unknown currency")]
    UnknownCurrency,
    /// Two currencies in one sum.
    #[error("two currencies in one sum")]
    MixedCurrencies,
    /// Larger than 64 bits of minor units.
    #[error("the amount is too large")]
    TooLarge,
}

impl Money {
    /// An amount of minor units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in this currency.
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], [`MoneyError::TooLarge`].
    pub fn checked_add(self, other: Money) -> Result<Money, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::MixedCurrencies);
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self {
            minor,
            currency: self.currency,
        })
    }

    /// Reads an amount written in units, such as `20`, `20.5`, `20,50` or `-3.10`.
    ///
    /// # Errors
    /// [`MoneyError::NotANumber`], [`MoneyError::TooManyDecimals`], [`MoneyError::TooLarge`].
    pub fn parse_amount(text: &str, currency: Currency) -> Result<Money, MoneyError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let has_sign = digits.len() > whole.len();
        let only_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || !only_digits(whole)
            || !only_digits(fraction)
            || (has_sign && fraction.is_empty())
        {
            return Err(MoneyError::NotANumber);
        }
        let allowed = currency.decimals();
        let decimals = u32::try_from(fraction.len()).map_err(|_| MoneyError::NotANumber)?;
        if decimals > allowed {
            return Err(MoneyError::TooManyDecimals { allowed });
        }
        let amount =
            Decimal::from_str_exact(&format!("{whole}.{fraction}0")).map_err(|_| MoneyError::TooLarge)?;
        let scaled = amount
            .checked_mul(Decimal::from(currency.minor_per_unit()))
            .ok_or(MoneyError::TooLarge)?;
        let minor = scaled.to_i64().ok_or(MoneyError::TooLarge)?;
        let minor = if negative { -minor } else { minor };
        Ok(Money { minor, currency })
    }

    /// The amount in units without the currency, such as `20.50`.
    pub fn amount(&self) -> String {
        let per_unit = self.currency.minor_per_unit().unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let (units, rest) = (
            self.minor.unsigned_abs() / per_unit,
            self.minor.unsigned_abs() % per_unit,
        );
        match self.currency.decimals() {
            0 => format!("{sign}{units}"),
            decimals => format!("{sign}{units}.{rest:0width$}", width = decimals as usize),
        }
    }
}

/// The outside form: `20.50 EUR`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency)
    }
}

impl FromStr for Money {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (amount, currency) = text.trim().rsplit_once(' ').ok_or(MoneyError::NotANumber)?;
        Self::parse_amount(amount.trim(), currency.parse()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let eur = |text| Money::parse_amount(text, Currency::EUR).map(|m| m.minor);
        assert_eq!(eur("20"), Ok(2000));
        assert_eq!(eur("20,5"), Ok(2050));
        assert_eq!(eur("-0.07"), Ok(-7));
        assert_eq!(eur("0.001"), Err(MoneyError::TooManyDecimals { allowed: 2 }));
        assert_eq!(eur("1e3"), Err(MoneyError::NotANumber));
        assert_eq!(eur("1."), Err(MoneyError::NotANumber));
        assert_eq!(eur("1.2.3"), Err(MoneyError::NotANumber));
        assert_eq!(eur(""), Err(MoneyError::NotANumber));
        assert_eq!(eur("92233720368547758.08"), Err(MoneyError::TooLarge));
        assert_eq!(eur(&"9".repeat(60)), Err(MoneyError::TooLarge));
        assert_eq!("20.00 XXX".parse::<Money>(), Err(MoneyError::UnknownCurrency));
        assert_eq!("500 JPY".parse::<Money>().map(|m| m.minor), Ok(500));
    }

    proptest! {
        #[test]
        fn every_amount_survives_its_written_form(minor in i64::MIN + 1..=i64::MAX, code in prop::sample::select(vec!["EUR", "JPY", "TND"])) {
            let money = Money::new(minor, code.parse().unwrap());
            prop_assert_eq!(money.to_string().parse(), Ok(money));
        }
    }
}

//! Amounts as cities write them, read as decimal text.

use domain::{Money, MoneyError};

use crate::mapping::{Goal, Unit};
use crate::message::Message;

/// The amount above zero that a cell states: `250000`, `1 500 000`, `1.500.000,00 €` where the mapping
/// says that points are for thousands. Never a float, never rounded.
pub(super) fn read(cell: &str, goal: &Goal) -> Result<Money, Message> {
    let given = || cell.to_owned();
    let digits = plain(cell, goal).ok_or_else(|| Message::NotAnAmount { given: given() })?;
    let money = match goal.unit {
        Unit::Units => Money::parse_amount(&digits, goal.currency),
        Unit::Minor => match digits.parse() {
            Ok(minor) => Ok(Money::new(minor, goal.currency)),
            Err(_) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
                Err(MoneyError::TooLarge)
            }
            Err(_) => Err(MoneyError::NotANumber),
        },
    };
    match money {
        Ok(money) if money.minor > 0 => Ok(money),
        Ok(_) => Err(Message::AmountNotPositive { given: given() }),
        Err(MoneyError::TooManyDecimals { allowed }) => Err(Message::TooManyDecimals {
            given: given(),
            allowed,
        }),
        Err(MoneyError::TooLarge) => Err(Message::AmountTooLarge { given: given() }),
        Err(_) => Err(Message::NotAnAmount { given: given() }),
    }
}

/// The digits without the currency and without signs between groups of three.
fn plain(cell: &str, goal: &Goal) -> Option<String> {
    let code = goal.currency.code();
    let cell = cell.strip_suffix(code).unwrap_or(cell);
    let cell = if code == "EUR" {
        cell.strip_suffix('€').unwrap_or(cell)
    } else {
        cell
    }
    .trim();
    let is_sign = |c: char| c.is_whitespace() || Some(c) == goal.thousands;
    let (whole, fraction) = match cell
        .rfind(['.', ','])
        .filter(|at| goal.thousands != cell[*at..].chars().next())
    {
        Some(at) => cell.split_at(at),
        None => (cell, ""),
    };
    let mut groups = whole.split(is_sign);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || first.trim_start_matches('-').len() <= 3;
    let all_of_three = rest.iter().all(|group| group.len() == 3);
    (is_grouped && all_of_three).then(|| format!("{first}{}{fraction}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;

    fn minor(cell: &str, thousands: Option<char>) -> Result<i64, Message> {
        let goal = Goal {
            column: String::new(),
            currency: Currency::EUR,
            unit: Unit::Units,
            thousands,
        };
        read(cell, &goal).map(|money| money.minor)
    }

    #[test]
    fn amounts_are_read_to_the_cent() {
        assert_eq!(minor("250000", None), Ok(25_000_000));
        assert_eq!(minor("258555.0", None), Ok(25_855_500));
        assert_eq!(minor("22555.73", None), Ok(2_255_573));
        assert_eq!(minor("1\u{202f}500\u{a0}000,5 €", None), Ok(150_000_050));
        assert_eq!(minor("1.500.000", Some('.')), Ok(150_000_000));
        assert_eq!(minor("1.500,25 EUR", Some('.')), Ok(150_025));
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        let not = |given: &str| {
            Err(Message::NotAnAmount {
                given: given.to_owned(),
            })
        };
        assert_eq!(
            minor("1.500", None),
            Err(Message::TooManyDecimals {
                given: "1.500".to_owned(),
                allowed: 2
            })
        );
        assert_eq!(minor("1.50", Some('.')), not("1.50"));
        assert_eq!(minor("2,43E+13", None), not("2,43E+13"));
        assert_eq!(minor("15 00", None), not("15 00"));
        assert_eq!(minor("1.500.000", None), not("1.500.000"));
        assert_eq!(minor("100 $", None), not("100 $"));
        assert_eq!(
            minor("0", None),
            Err(Message::AmountNotPositive {
                given: "0".to_owned()
            })
        );
        assert_eq!(
            minor("-5", None),
            Err(Message::AmountNotPositive {
                given: "-5".to_owned()
            })
        );
        let huge = "99999999999999999999";
        assert_eq!(
            minor(huge, None),
            Err(Message::AmountTooLarge {
                given: huge.to_owned()
            })
        );
    }

    #[test]
    fn cents_are_whole() {
        let goal = Goal {
            column: String::new(),
            currency: Currency::EUR,
            unit: Unit::Minor,
            thousands: None,
        };
        assert_eq!(read("2050", &goal).map(|money| money.minor), Ok(2050));
        assert_eq!(
            read("20.50", &goal),
            Err(Message::NotAnAmount {
                given: "20.50".to_owned()
            })
        );
    }
}

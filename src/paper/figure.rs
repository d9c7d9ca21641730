//! Amounts in figures: always with their decimals, as books have them.

use domain::{Currency, Money};

/// `1 234,50` with the signs of a country; a true minus before a negative one.
pub(crate) fn number(money: Money, decimal: char, group: char) -> String {
    let per_unit = money.currency.minor_per_unit().unsigned_abs();
    let (units, rest) = (
        money.minor.unsigned_abs() / per_unit,
        money.minor.unsigned_abs() % per_unit,
    );
    let sign = if money.minor < 0 { "−" } else { "" };
    let digits = units.to_string();
    let mut text = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    match money.currency.decimals() {
        0 => text,
        decimals => format!("{text}{decimal}{rest:0width$}", width = decimals as usize),
    }
}

/// What an amount is in.
pub(crate) fn sign(currency: &Currency) -> &str {
    match currency.code() {
        "EUR" => "€",
        "GBP" => "£",
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_their_decimals() {
        let of = |minor, code: &str| number(Money::new(minor, code.parse().unwrap()), ',', '\u{202f}');
        assert_eq!(of(2_000, "EUR"), "20,00");
        assert_eq!(of(123_456_789, "EUR"), "1\u{202f}234\u{202f}567,89");
        assert_eq!(of(-7, "EUR"), "−0,07");
        assert_eq!(of(500, "JPY"), "500");
        assert_eq!(of(1_050, "TND"), "1,050");
        assert_eq!(
            of(i64::MIN, "CHF"),
            "−92\u{202f}233\u{202f}720\u{202f}368\u{202f}547\u{202f}758,08"
        );
    }
}

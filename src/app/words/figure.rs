//! Amounts, dates and shares as people write them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use domain::{Currency, Locale, Money};

/// Between a number and what it counts, in French.
const NO_BREAK: char = '\u{a0}';

/// Between groups of digits, in French.
const NARROW: char = '\u{202f}';

/// An amount: `20 €`, `1 234,50 €`; `€20`, `€1,234.50`. Whole amounts have no decimals.
pub fn money(locale: Locale, money: Money) -> String {
    let per_unit = money.currency.minor_per_unit().unsigned_abs();
    let (units, rest) = (
        money.minor.unsigned_abs() / per_unit,
        money.minor.unsigned_abs() % per_unit,
    );
    let sign = if money.minor < 0 { "−" } else { "" };
    let (group, point) = match locale {
        Locale::Fr => (NARROW, ','),
        Locale::En => (',', '.'),
    };
    let mut number = grouped(units, group);
    if rest > 0 {
        number.push_str(&format!(
            "{point}{rest:0width$}",
            width = money.currency.decimals() as usize
        ));
    }
    match locale {
        Locale::Fr => format!("{sign}{number}{NO_BREAK}{}", french_symbol(&money.currency)),
        Locale::En => format!("{sign}{}{number}", english_symbol(money.currency)),
    }
}

/// Digits in groups of three.
pub(crate) fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A whole number.
pub(crate) fn number(locale: Locale, number: i64) -> String {
    let separator = match locale {
        Locale::Fr => NARROW,
        Locale::En => ',',
    };
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(number.unsigned_abs(), separator))
}

/// Behind the number.
fn french_symbol(currency: &Currency) -> &str {
    match currency.code() {
        "AUD" => "$AU",
        "BRL" => "R$",
        "CAD" => "$CA",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "USD" => "$US",
        _ => currency.code(),
    }
}

/// Before the number; a code keeps its distance.
fn english_symbol(currency: Currency) -> String {
    match currency.code() {
        "AUD" => "A$".to_owned(),
        "BRL" => "R$".to_owned(),
        "CAD" => "CA$".to_owned(),
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        "JPY" => "¥".to_owned(),
        "USD" => "US$".to_owned(),
        code => format!("{code}{NO_BREAK}"),
    }
}

/// A share in basis points: `25 %`, `33,33 %`; `25%`, `33.33%`.
pub fn percent(locale: Locale, bps: u64) -> String {
    let (whole, rest) = (bps / 100, bps % 100);
    let point = match locale {
        Locale::Fr => ',',
        Locale::En => '.',
    };
    let decimals = match rest {
        0 => String::new(),
        rest if rest % 10 == 0 => format!("{point}{}", rest / 10),
        rest => format!("{point}{rest:02}"),
    };
    match locale {
        Locale::Fr => format!("{}{decimals}{NO_BREAK}%", grouped(whole, NARROW)),
        Locale::En => format!("{}{decimals}%", grouped(whole, ',')),
    }
}

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day of a moment in a time zone: `1er mars 2026`; `1 March 2026`.
pub fn date(locale: Locale, at: DateTime<Utc>, zone: Tz) -> String {
    let day = at.with_timezone(&zone);
    let month = day.month0() as usize;
    match locale {
        Locale::Fr => {
            let first = if day.day() == 1 { "er" } else { "" };
            format!(
                "{}{first}{NO_BREAK}{} {}",
                day.day(),
                FRENCH_MONTHS[month],
                day.year()
            )
        }
        Locale::En => format!("{} {} {}", day.day(), ENGLISH_MONTHS[month], day.year()),
    }
}

/// A day of the calendar, in the same form.
pub fn day(locale: Locale, day: NaiveDate) -> String {
    date(locale, day.and_time(NaiveTime::MIN).and_utc(), Tz::UTC)
}

/// The same with the time of day: `1er mars 2026 à 14 h 05`; `1 March 2026 at 14:05`.
pub fn date_time(locale: Locale, at: DateTime<Utc>, zone: Tz) -> String {
    let (day, time) = (date(locale, at, zone), at.with_timezone(&zone));
    match locale {
        Locale::Fr => format!("{day} à {}{NO_BREAK}h{NO_BREAK}{:02}", time.hour(), time.minute()),
        Locale::En => format!("{day} at {:02}:{:02}", time.hour(), time.minute()),
    }
}

/// A moment in a zone, or in universal time, which is then said.
pub(crate) fn moment(locale: Locale, at: DateTime<Utc>, zone: Option<Tz>) -> String {
    match zone {
        Some(zone) => date_time(locale, at, zone),
        None => format!("{} (UTC)", date_time(locale, at, Tz::UTC)),
    }
}

/// `a, b et c`.
pub(crate) fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [front @ .., end] => format!("{} {last} {end}", front.join(", ")),
    }
}

/// The sentence with its first letter raised and a full stop at its end.
pub(crate) fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or_else(String::new, |first| {
        let stop = if clause.ends_with(['.', '!', '?']) {
            ""
        } else {
            "."
        };
        format!("{}{}{stop}", first.to_uppercase(), letters.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn of(minor: i64, code: &str) -> Money {
        Money::new(minor, code.parse().unwrap())
    }

    #[test]
    fn amounts_are_written_as_in_a_french_newspaper() {
        assert_eq!(money(Locale::Fr, eur(2_000)), "20\u{a0}€");
        assert_eq!(money(Locale::Fr, eur(123_450)), "1\u{202f}234,50\u{a0}€");
        assert_eq!(money(Locale::Fr, eur(-7)), "−0,07\u{a0}€");
        assert_eq!(
            money(Locale::Fr, of(123_456_789, "JPY")),
            "123\u{202f}456\u{202f}789\u{a0}¥"
        );
        assert_eq!(money(Locale::Fr, of(1_050, "TND")), "1,050\u{a0}TND");
    }

    #[test]
    fn amounts_are_written_as_in_an_english_newspaper() {
        assert_eq!(money(Locale::En, eur(2_000)), "€20");
        assert_eq!(money(Locale::En, eur(123_450)), "€1,234.50");
        assert_eq!(money(Locale::En, eur(-7)), "−€0.07");
        assert_eq!(money(Locale::En, of(2_000, "CHF")), "CHF\u{a0}20");
        assert_eq!(money(Locale::En, eur(i64::MIN)), "−€92,233,720,368,547,758.08");
    }

    #[test]
    fn a_day_is_that_of_the_city() {
        let at: DateTime<Utc> = "2026-02-28T23:30:00Z".parse().unwrap();
        assert_eq!(date(Locale::Fr, at, Tz::Europe__Paris), "1er\u{a0}mars 2026");
        assert_eq!(date(Locale::En, at, Tz::Europe__London), "28 February 2026");
        assert_eq!(
            date_time(Locale::En, at, Tz::Europe__Paris),
            "1 March 2026 at 00:30"
        );
        assert_eq!(
            date_time(Locale::Fr, at, Tz::UTC),
            "28\u{a0}février 2026 à 23\u{a0}h\u{a0}30"
        );
    }

    #[test]
    fn shares_have_only_the_decimals_they_need() {
        assert_eq!(percent(Locale::Fr, 2_500), "25\u{a0}%");
        assert_eq!(percent(Locale::Fr, 3_333), "33,33\u{a0}%");
        assert_eq!(percent(Locale::En, 1_250), "12.5%");
        assert_eq!(percent(Locale::En, 150_000), "1,500%");
    }
}

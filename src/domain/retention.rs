//! How long the law has the books kept, country by country, from which day on.

use chrono::{Datelike, Months, NaiveDate};

/// A rule of a country's law of accounting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BooksRule {
    /// ISO 3166-1, two letters.
    pub country: &'static str,
    /// The first day on which it holds.
    pub since: NaiveDate,
    /// Years for which vouchers and books are kept.
    pub years: u32,
    /// Where it stands.
    pub source: &'static str,
}

/// The rules that we are sure of. A new one is a new line with its day, below the old one.
pub const BOOKS: &[BooksRule] = &[BooksRule {
    country: "FR",
    // In force before any book of ours began.
    since: NaiveDate::MIN,
    years: 10,
    source: "Code de commerce, art. L123-22",
}];

/// Years elsewhere, until the country's rule stands in [`BOOKS`]: the longest that we know of, because what was
/// deleted too early cannot be brought back.
pub const BOOKS_YEARS_ELSEWHERE: u32 = 10;

/// Years for which a country's books are kept, by the rule in force on a day.
pub fn books_years(country: Option<&str>, on: NaiveDate) -> u32 {
    years_in(BOOKS, country, on)
}

fn years_in(rules: &[BooksRule], country: Option<&str>, on: NaiveDate) -> u32 {
    rules
        .iter()
        .filter(|rule| Some(rule.country) == country && rule.since <= on)
        .max_by_key(|rule| rule.since)
        .map_or(BOOKS_YEARS_ELSEWHERE, |rule| rule.years)
}

/// How long the law has the receipts of a country kept, with what they say of the donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReceiptsRule {
    /// ISO 3166-1, two letters.
    pub country: &'static str,
    /// Years.
    pub years: u32,
    /// Whether the years are counted from the end of the year in which the receipt was made.
    pub from_end_of_year: bool,
    /// Where it stands.
    pub source: &'static str,
}

/// The rules that we are sure of.
pub const RECEIPTS: &[ReceiptsRule] = &[
    ReceiptsRule {
        country: "FR",
        years: 6,
        from_end_of_year: false,
        source: "Livre des procédures fiscales, art. L102 E",
    },
    ReceiptsRule {
        country: "BE",
        years: 10,
        from_end_of_year: true,
        source: "Code des impôts sur les revenus 1992, art. 315",
    },
];

/// The first day on which the law no longer asks for a receipt that was made on a day; as long as books where the
/// country has no rule here.
pub fn receipt_until(country: &str, made_on: NaiveDate) -> NaiveDate {
    let rule = RECEIPTS.iter().find(|rule| rule.country == country);
    let years = rule.map_or(BOOKS_YEARS_ELSEWHERE, |rule| rule.years);
    let from = match rule {
        Some(rule) if !rule.from_end_of_year => Some(made_on),
        _ => NaiveDate::from_ymd_opt(made_on.year() + 1, 1, 1),
    };
    let until = from.and_then(|from| from.checked_add_months(Months::new(years * 12)));
    until.unwrap_or(NaiveDate::MAX)
}

/// The country of a city, told by its time zone, as far as we have a rule for it.
pub fn country_of_zone(time_zone: &str) -> Option<&'static str> {
    match time_zone {
        "Europe/Paris" => Some("FR"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 1, 1).unwrap()
    }

    #[test]
    fn receipts_are_kept_as_long_as_their_country_asks() {
        let made = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let until = |country| receipt_until(country, made).to_string();
        assert_eq!(until("FR"), "2032-03-02");
        assert_eq!(until("BE"), "2037-01-01");
        assert_eq!(until("LU"), "2037-01-01");
    }

    #[test]
    fn the_newest_rule_in_force_counts() {
        let rule = |since, years| BooksRule {
            country: "XX",
            since: day(since),
            years,
            source: "",
        };
        let rules = [rule(2000, 7), rule(2023, 12)];
        assert_eq!(years_in(&rules, Some("XX"), day(2022)), 7);
        assert_eq!(years_in(&rules, Some("XX"), day(2023)), 12);
        assert_eq!(years_in(&rules, Some("XX"), day(1999)), BOOKS_YEARS_ELSEWHERE);
        assert_eq!(years_in(&rules, None, day(2023)), BOOKS_YEARS_ELSEWHERE);
        assert_eq!(books_years(country_of_zone("Europe/Paris"), day(2026)), 10);
    }
}

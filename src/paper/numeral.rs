//! Amounts in words, exact from integers.

use domain::{Currency, Money};

domain::words! {
    /// In which way amounts are put into words.
    pub(crate) enum Numerals {
        /// French of France: soixante-dix, quatre-vingt-dix.
        French = "fr",
        /// French of Belgium: septante, nonante.
        Belgian = "fr-BE",
        /// In no words: figures between asterisks, to which nothing can be added.
        Figures = "figures",
    }
}

/// Below twenty, without a hyphen of their own.
const SMALL: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];

/// 10¹⁵, 10¹², 10⁹, 10⁶ on the long scale; all of them are nouns.
const GREAT: [(u64, &str); 4] = [
    (1_000_000_000_000_000, "billiard"),
    (1_000_000_000_000, "billion"),
    (1_000_000_000, "milliard"),
    (1_000_000, "million"),
];

/// An amount in words: `mille deux cent trente-quatre euros et cinquante centimes`. Where the words of the currency
/// are not known, `figures` between asterisks.
pub(crate) fn amount(numerals: Numerals, money: Money, figures: &str) -> String {
    if numerals == Numerals::Figures || money.currency != Currency::EUR || money.minor < 0 {
        return format!("*** {figures} ***");
    }
    let (euros, cents) = (money.minor.unsigned_abs() / 100, money.minor.unsigned_abs() % 100);
    let whole = || {
        let noun = if euros < 2 { "euro" } else { "euros" };
        let words = cardinal(numerals, euros);
        // Behind a noun such as million comes “de”.
        if euros > 0 && euros.is_multiple_of(1_000_000) {
            format!("{words} d’{noun}")
        } else {
            format!("{words} {noun}")
        }
    };
    let part = || {
        let noun = if cents < 2 { "centime" } else { "centimes" };
        format!("{} {noun}", cardinal(numerals, cents))
    };
    match (euros, cents) {
        (_, 0) => whole(),
        (0, _) => part(),
        _ => format!("{} et {}", whole(), part()),
    }
}

/// A whole number in words.
fn cardinal(numerals: Numerals, number: u64) -> String {
    if number == 0 {
        return SMALL[0].to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    let mut rest = number;
    for (size, noun) in GREAT {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            let plural = if count > 1 { "s" } else { "" };
            words.push(format!(
                "{} {noun}{plural}",
                below_a_million(numerals, count, true)
            ));
        }
    }
    if rest > 0 {
        words.push(below_a_million(numerals, rest, true));
    }
    words.join(" ")
}

/// `ends` tells whether nothing follows but a noun: *quatre-vingts* and *deux cents* then take their s, which they do
/// not before *mille*.
fn below_a_million(numerals: Numerals, number: u64, ends: bool) -> String {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    let mut words: Vec<String> = Vec::new();
    match thousands {
        0 => {}
        1 => words.push("mille".to_owned()),
        more => words.push(format!("{} mille", below_a_thousand(numerals, more, false))),
    }
    if rest > 0 {
        words.push(below_a_thousand(numerals, rest, ends));
    }
    words.join(" ")
}

fn below_a_thousand(numerals: Numerals, number: u64, ends: bool) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words: Vec<String> = Vec::new();
    match hundreds {
        0 => {}
        1 => words.push("cent".to_owned()),
        more => {
            let plural = if rest == 0 && ends { "s" } else { "" };
            words.push(format!("{} cent{plural}", small(more)));
        }
    }
    if rest > 0 {
        words.push(below_a_hundred(numerals, rest, ends));
    }
    words.join(" ")
}

fn below_a_hundred(numerals: Numerals, number: u64, ends: bool) -> String {
    let belgian = numerals == Numerals::Belgian;
    let (ten, rest) = match number / 10 {
        tens @ (7 | 9) if !belgian => (tens - 1, number % 10 + 10),
        tens => (tens, number % 10),
    };
    let name = match ten {
        0 | 1 => return small(number).to_owned(),
        2 => "vingt",
        3 => "trente",
        4 => "quarante",
        5 => "cinquante",
        6 => "soixante",
        7 => "septante",
        8 => "quatre-vingt",
        _ => "nonante",
    };
    match rest {
        0 if ten == 8 && ends => format!("{name}s"),
        0 => name.to_owned(),
        1 | 11 if ten != 8 => format!("{name} et {}", small(rest)),
        _ => format!("{name}-{}", small(rest)),
    }
}

fn small(number: u64) -> &'static str {
    usize::try_from(number)
        .ok()
        .and_then(|number| SMALL.get(number).copied())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn french(minor: i64) -> String {
        amount(Numerals::French, Money::new(minor, Currency::EUR), "")
    }

    fn belgian(minor: i64) -> String {
        amount(Numerals::Belgian, Money::new(minor, Currency::EUR), "")
    }

    #[test]
    fn amounts_are_written_as_the_grammar_says() {
        for (minor, words) in [
            (0, "zéro euro"),
            (1, "un centime"),
            (99, "quatre-vingt-dix-neuf centimes"),
            (100, "un euro"),
            (101, "un euro et un centime"),
            (2_100, "vingt et un euros"),
            (7_000, "soixante-dix euros"),
            (7_100, "soixante et onze euros"),
            (7_700, "soixante-dix-sept euros"),
            (8_000, "quatre-vingts euros"),
            (8_100, "quatre-vingt-un euros"),
            (9_100, "quatre-vingt-onze euros"),
            (10_000, "cent euros"),
            (10_100, "cent un euros"),
            (18_080, "cent quatre-vingts euros et quatre-vingts centimes"),
            (20_000, "deux cents euros"),
            (20_100, "deux cent un euros"),
            (100_000, "mille euros"),
            (200_000, "deux mille euros"),
            (8_000_000, "quatre-vingt mille euros"),
            (20_000_000, "deux cent mille euros"),
            (38_090_000, "trois cent quatre-vingt mille neuf cents euros"),
            (100_000_000, "un million d’euros"),
            (100_000_100, "un million un euros"),
            (8_000_000_000, "quatre-vingts millions d’euros"),
            (20_000_020_000, "deux cents millions deux cents euros"),
            (250_000_000_000, "deux milliards cinq cents millions d’euros"),
            (
                123_450,
                "mille deux cent trente-quatre euros et cinquante centimes",
            ),
        ] {
            assert_eq!(french(minor), words);
        }
        for (minor, words) in [
            (7_000, "septante euros"),
            (7_100, "septante et un euros"),
            (8_000, "quatre-vingts euros"),
            (9_100, "nonante et un euros"),
            (9_999, "nonante-neuf euros et nonante-neuf centimes"),
            (8_100, "quatre-vingt-un euros"),
        ] {
            assert_eq!(belgian(minor), words);
        }
        let francs = Money::new(2_000, "CHF".parse().unwrap());
        assert_eq!(amount(Numerals::French, francs, "20,00 CHF"), "*** 20,00 CHF ***");
        let euros = Money::new(2_000, Currency::EUR);
        assert_eq!(amount(Numerals::Figures, euros, "20,00 €"), "*** 20,00 € ***");
    }

    /// Reads words below a thousand back; it knows how numbers are built, and not how they are written.
    fn read(words: &str) -> u64 {
        let names = [
            ("vingts", 20),
            ("trente", 30),
            ("quarante", 40),
            ("cinquante", 50),
            ("soixante", 60),
            ("vingt", 20),
            ("septante", 70),
            ("nonante", 90),
        ];
        let mut number = 0;
        for word in words.split([' ', '-']) {
            match word {
                "et" => {}
                "cent" | "cents" => number = if number == 0 { 100 } else { number * 100 },
                "vingt" | "vingts" if number % 100 == 4 => number = number - 4 + 80,
                word => {
                    let small = SMALL
                        .iter()
                        .zip(0..)
                        .find(|(name, _)| **name == word)
                        .map(|(_, value)| value);
                    let ten = names
                        .iter()
                        .find(|(name, _)| *name == word)
                        .map(|(_, value)| *value);
                    number += small.or(ten).unwrap_or_else(|| panic!("{word} in {words}"));
                }
            }
        }
        number
    }

    fn read_in_groups(words: &str) -> u64 {
        let mut total = 0;
        let mut group: Vec<&str> = Vec::new();
        for word in words.split(' ') {
            if let Some((size, _)) = GREAT.iter().find(|(_, noun)| word.trim_end_matches('s') == *noun) {
                total += read_below_a_million(&group.join(" ")) * size;
                group.clear();
            } else {
                group.push(word);
            }
        }
        total + read_below_a_million(&group.join(" "))
    }

    fn read_below_a_million(words: &str) -> u64 {
        match words.split_once("mille") {
            Some((thousands, rest)) => {
                let count = if thousands.trim().is_empty() {
                    1
                } else {
                    read(thousands.trim())
                };
                let rest = rest.trim();
                count * 1_000 + if rest.is_empty() { 0 } else { read(rest) }
            }
            None if words.is_empty() => 0,
            None => read(words),
        }
    }

    #[test]
    fn every_number_below_a_hundred_thousand_is_read_back() {
        for number in 0..100_000 {
            for numerals in [Numerals::French, Numerals::Belgian] {
                let words = cardinal(numerals, number);
                assert_eq!(read_in_groups(&words), number, "{words}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back(minor in 0..=i64::MAX) {
            let words = french(minor).replace("d’euro", "euro").replace("euros", "euro");
            let (euros, cents) = words.split_once(" euro").unwrap_or(("", &words));
            let cents = cents.trim().trim_start_matches("et ").trim_end_matches('s').trim_end_matches("centime").trim();
            let read = |words: &str| if words.is_empty() { 0 } else { read_in_groups(words) };
            prop_assert_eq!(read(euros) * 100 + read(cents), minor.unsigned_abs(), "{}", words);
        }
    }
}

//! The files of the countries, and what is wrong with bad ones.

use domain::{Currency, Money};

use crate::samples::day;
use crate::{Countries, DonorField};

const FRENCH: &str = include_str!("../countries/fr.toml");

#[test]
fn what_the_law_grants_depends_on_the_day_of_the_gift() {
    let countries = Countries::built_in().unwrap();
    assert_eq!(countries.codes().collect::<Vec<_>>(), ["FR", "BE"]);
    let rate = |country: &str, scheme: &str, on: &str| {
        let scheme = countries.country(country).unwrap().scheme(scheme).unwrap();
        let rate = scheme.rate_at(day(on));
        rate.map(|rate| (rate.percent, rate.up_to.map(|up_to| up_to.minor), rate.then))
    };
    assert_eq!(
        rate("FR", "general_interest", "2026-01-01"),
        Some((66, None, None))
    );
    let difficulty = "people_in_difficulty";
    assert_eq!(
        rate("FR", difficulty, "2025-10-13"),
        Some((75, Some(100_000), Some(66)))
    );
    assert_eq!(
        rate("FR", difficulty, "2025-10-14"),
        Some((75, Some(200_000), Some(66)))
    );
    assert_eq!(
        rate("BE", "approved_institution", "2024-12-31"),
        Some((45, None, None))
    );
    assert_eq!(
        rate("BE", "approved_institution", "2025-01-01"),
        Some((30, None, None))
    );
    assert_eq!(rate("BE", "approved_institution", "2020-12-31"), None);
}

#[test]
fn each_country_has_its_own_demands() {
    let countries = Countries::built_in().unwrap();
    let french = countries.rules_at("FR", day("2026-02-01")).unwrap().form;
    assert_eq!(french.reference.as_deref(), Some("Cerfa n°\u{a0}11580*05"));
    assert_eq!((french.minimum, french.deadline(2025)), (None, None));
    assert_eq!(french.donor, [DonorField::Name, DonorField::Address]);
    let belgian = countries.rules_at("BE", day("2026-02-01")).unwrap().form;
    assert_eq!(belgian.minimum, Some(Money::new(4_000, Currency::EUR)));
    assert_eq!(belgian.deadline(2025), Some(day("2026-03-01")));
    assert!(belgian.donor.contains(&DonorField::NationalNumber));
}

#[test]
fn an_installation_brings_its_own_file() {
    let own = FRENCH.replace("n° 11580*05", "n° 11580*06");
    let countries = Countries::with(&[("ours.toml", &own)]).unwrap();
    let form = countries.rules_at("FR", day("2026-02-01")).unwrap().form;
    assert_eq!(form.reference.as_deref(), Some("Cerfa n°\u{a0}11580*06"));
    let another = FRENCH.replace("country = \"FR\"", "country = \"LU\"");
    let countries = Countries::with(&[("lu.toml", &another)]).unwrap();
    assert_eq!(countries.codes().collect::<Vec<_>>(), ["LU", "FR", "BE"]);
    assert_eq!(
        problems(&[("a", FRENCH), ("b", FRENCH)]),
        ["b: country: another file is for this country"]
    );
}

fn problems(files: &[(&str, &str)]) -> Vec<String> {
    let problems = Countries::with(files).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

/// What a change of the French file brings.
fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(FRENCH.contains(from), "{from}");
    problems(&[("fr", &FRENCH.replace(from, to))])
}

#[test]
fn every_problem_is_told_with_its_place() {
    for (from, to, expected) in [
        (
            "country = \"FR\"",
            "country = \"fr\"",
            "country: not two capital letters",
        ),
        ("\"EUR\"", "\"EURO\"", "currency: not a currency that is known"),
        (
            "numerals = \"fr\"",
            "numerals = \"de\"",
            "numerals: not “fr”, “fr-BE” or “figures”",
        ),
        (
            "decimal = \",\"",
            "decimal = \",,\"",
            "decimal: not one character",
        ),
        ("\"janvier\", ", "", "months: not twelve"),
        (
            "reference =",
            "referenec =",
            "form[1].referenec: not a key that is known here",
        ),
        (
            "from = 2023-04-01",
            "from = \"2023\"",
            "form[1].from: not a day such as 2026-01-31",
        ),
        (
            "donor = [\"name\"",
            "donor = [\"shoe\"",
            "form[1].donor: has a word that is not known here",
        ),
        (
            "la somme de {amount}",
            "la somme",
            "form[1].received: {amount} does not stand in it once",
        ),
        (
            "la somme de {amount}",
            "{amount} {who}",
            "form[1].received: has braces around something that is not known here",
        ),
        (
            "to = 2025-10-13",
            "to = 2025-10-14",
            "scheme[2].rate[2].from: overlaps: the one before holds until 2025-10-14",
        ),
        (
            "to = 2025-10-13",
            "to = 2025-10-01",
            "scheme[2].rate[2].from: a gap: nothing holds from 2025-10-02",
        ),
        (
            "to = 2025-10-13\n",
            "",
            "scheme[2].rate[2].from: overlaps: the one before has no end",
        ),
        (
            "to = 2025-10-13",
            "to = 2019-10-13",
            "scheme[2].rate[1].to: before its beginning",
        ),
        (
            "percent = 66",
            "percent = 166",
            "scheme[1].rate[1].percent: not a whole number from 0 to 100",
        ),
        (
            "up_to = \"1000\"",
            "up_to = 1000",
            "scheme[2].rate[1].up_to: not an amount such as \"40\" or \"40.50\"",
        ),
        (
            "name = \"wealth\"",
            "name = \"general_interest\"",
            "scheme[3].name: a name that is taken",
        ),
        ("sum = \"Total\"\n", "", "labels.sum: missing"),
        (
            "sum = \"Total\"",
            "sum = \" \"",
            "labels.sum: not a text, or an empty one",
        ),
        (
            "sum = \"Total\"",
            "sum = \"合計\"",
            "labels.sum: has a character that the typeface does not have",
        ),
        (
            "card = \"Carte bancaire\"",
            "token = \"Jeton\"",
            "means.token: not a key that is known here",
        ),
        ("[natures]", "[other_natures]", "natures: missing, or not a table"),
    ] {
        let found = changed(from, to);
        assert!(
            found.iter().any(|one| one == &format!("fr: {expected}")),
            "{expected}\n{found:#?}"
        );
    }
    let several = FRENCH
        .replace("sum = \"Total\"\n", "")
        .replace("percent = 66", "percent = -1");
    assert_eq!(problems(&[("fr", &several)]).len(), 2);
    assert!(problems(&[("fr", "country = ")])[0].contains("line 1"));
    assert!(problems(&[("fr", "form = 3")]).len() > 10);
}

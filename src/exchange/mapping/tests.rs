use super::*;
use crate::test_data;

/// A mapping that is right, to be spoilt.
const GOOD: &str = r#"
format = "csv"
language = "fr"
currency = "EUR"

[csv]
delimiter = ";"

[external_id]
column = "id"

[title]
column = "title"

[state]
column = "state"
values = { open = "published", done = "completed" }

[goal]
column = "budget"
"#;

/// The error of the good mapping with one text replaced.
fn spoilt(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    Mapping::parse(&GOOD.replacen(from, to, 1))
        .unwrap_err()
        .to_string()
}

/// The error of the good mapping with something added.
fn with(addition: &str) -> String {
    Mapping::parse(&format!("{GOOD}\n{addition}"))
        .unwrap_err()
        .to_string()
}

#[test]
fn the_mappings_that_come_with_the_project_are_right() {
    assert!(Mapping::parse(GOOD).is_ok());
    for name in ["paris-budget-participatif.toml", "avignon-vegetalisation.toml"] {
        let parsed = Mapping::parse(&test_data::mapping(name));
        assert!(parsed.is_ok(), "{name}: {parsed:?}");
    }
}

#[test]
fn a_mistake_is_told_with_its_key() {
    let errors = [
        spoilt("format = \"csv\"", "format = csv"),
        spoilt("format = \"csv\"", "format = \"xlsx\""),
        spoilt("language = \"fr\"", "language = \"nl\""),
        spoilt("currency = \"EUR\"", "currency = \"FRF\""),
        spoilt("currency = \"EUR\"\n", ""),
        spoilt("delimiter = \";\"", "delimiter = \";;\""),
        spoilt("delimiter = \";\"", "encoding = \"latin-9000\""),
        spoilt("delimiter = \";\"", "separator = \";\""),
        spoilt("open = \"published\"", "open = \"running\""),
        spoilt("[title]\ncolumn = \"title\"", "[title]"),
        spoilt(
            "[title]\ncolumn = \"title\"",
            "[title]\nfallback = \"Project {id\"",
        ),
        spoilt("[external_id]\ncolumn", "[external_id]\ncolumns"),
        spoilt("column = \"budget\"", "column = \"budget\"\nthousands = \"..\""),
        with("[dates]\nopening = { column = \"d\", formats = [\"%Y\"] }"),
        with("[dates]\ncloses = { column = \"d\", formats = [\"%d/%m\"] }"),
        with("[city_wide]\ncolumn = \"scale\"\nvalues = []"),
        with("[area]\ncolumn = \"a\"\ncodes = { x = \"1\" }\nunplaced = [\"x\"]"),
        with("[area]\ncolumn = \"a\"\n[neighbourhood]\ncolumn = \"n\""),
    ];
    expect_test::expect![[r#"
        line 2: string values must be quoted, expected literal string
        line 2, format: unknown variant `xlsx`, expected `csv` or `geojson`
        language: “nl” is not known; it is one of fr, en
        currency: “FRF” is no currency of ours
        currency: a goal needs a currency, such as "EUR"
        csv.delimiter: one character, such as ";" or "," or "\t"
        csv.encoding: “latin-9000” is no encoding; "auto", "utf-8", "windows-1252", …
        line 7, csv.separator: unknown field `separator`, expected `delimiter` or `encoding`
        state.values.open: “running” is not known; it is one of idea, draft, submitted, in_review, changes_requested, rejected, published, succeeded, failed, in_delivery, completed, cancelled, suspended
        title: give it a column, a fallback, or both
        title.fallback: a brace { is not closed
        line 10, external_id.columns: unknown field `columns`, expected `column`
        goal.thousands: one character, such as "." in 1.500.000
        line 23, dates.?: unknown variant `opening`, expected one of `proposed`, `published`, `closes`, `delivery_starts`, `delivery_expected`, `completed`
        dates.closes.formats: “%d/%m” is no form of a date with a year, such as "%Y-%m"
        city_wide.values: at least one value that marks a project of the whole city
        area.unplaced: “x” is also in the table of codes
        area: a project joins a neighbourhood or an area, not both"#]].assert_eq(&errors.join("\n"));
}

use std::collections::BTreeMap;

use domain::Currency;

use super::*;
use crate::test_data::{self, shared};

mod files;
mod rows;

/// A small mapping; `extra` is added to it.
fn mapping(extra: &str) -> Mapping {
    let base = r#"
format = "csv"
language = "en"
currency = "EUR"
external_id.column = "id"
title.column = "title"
state.default = "published"
"#;
    Mapping::parse(&format!("{base}{extra}")).unwrap()
}

fn read_text(text: &str, extra: &str) -> Report<ProjectRecord> {
    read(text.as_bytes(), &mapping(extra)).unwrap()
}

fn refused(bytes: &[u8], extra: &str) -> Vec<String> {
    read(bytes, &mapping(extra))
        .unwrap_err()
        .findings
        .iter()
        .map(|it| it.text(Locale::En))
        .collect()
}

fn errors(report: &Report<ProjectRecord>) -> Vec<String> {
    report.errors.iter().map(|it| it.text(Locale::En)).collect()
}

fn real(file: &str, mapping: &str) -> Report<ProjectRecord> {
    let mapping = Mapping::parse(&test_data::mapping(mapping)).unwrap();
    read(&shared(&format!("projects/{file}")), &mapping).unwrap()
}

#[test]
fn every_winner_of_paris_has_its_place_or_is_listed_without_one() {
    let report = real(
        "paris-budget-participatif-laureats.csv",
        "paris-budget-participatif.toml",
    );
    assert_eq!(
        (report.rows_read, report.records.len(), report.refused()),
        (1214, 1214, 0)
    );

    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for record in &report.records {
        let kind = match &record.place {
            Place::Area { code } => format!("area {code:0>2}"),
            Place::CityWide => "city-wide".to_owned(),
            Place::Unplaced { reason } => format!("unplaced {reason:?}"),
            Place::Point { .. } | Place::Neighbourhood { .. } => "false".to_owned(),
        };
        *places.entry(kind).or_default() += 1;
    }
    let areas: usize = places
        .iter()
        .filter(|(kind, _)| kind.starts_with("area"))
        .map(|(_, n)| n)
        .sum();
    assert_eq!(places.keys().filter(|kind| kind.starts_with("area")).count(), 20);
    assert_eq!(places["city-wide"], 63);
    assert_eq!(places["unplaced Code { code: \"75123\" }"], 33);
    assert_eq!((areas, places["area 16"]), (1118, 36 + 11));
    assert_eq!(areas + 63 + 33, 1214);
    // The 63 point to the Town Hall in the 4th arrondissement: they are not counted there.
    assert_eq!(places["area 04"], 86 - 63);
    assert!(
        report
            .records
            .iter()
            .all(|it| it.place != Place::CityWide || it.address.is_none())
    );
}

#[test]
fn amounts_states_dates_and_titles_of_paris_are_those_of_the_file() {
    let report = real(
        "paris-budget-participatif-laureats.csv",
        "paris-budget-participatif.toml",
    );
    let total: i64 = report
        .records
        .iter()
        .filter_map(|it| it.goal)
        .map(|goal| goal.minor)
        .sum();
    assert_eq!(total, 67_740_870_700);
    let in_state = |state| report.records.iter().filter(|it| it.state == state).count();
    assert_eq!(in_state(ProjectState::Completed), 683);
    assert_eq!(in_state(ProjectState::InDelivery), 160 + 149 + 73 + 51);
    assert_eq!(in_state(ProjectState::Cancelled), 47);
    assert_eq!(in_state(ProjectState::Succeeded), 51);

    let first = &report.records[0];
    assert_eq!(
        (first.row, first.line, first.external_id.as_str()),
        (1, 2, "2204")
    );
    assert_eq!(first.title, "Projet lauréat nº 2204");
    assert_eq!(first.goal, Some(Money::new(150_000_000, Currency::EUR)));
    assert_eq!(first.dates[&ProjectDate::Published].to_string(), "2014");
    assert_eq!(first.dates[&ProjectDate::Completed].to_string(), "2020-02");
    let replaced = report
        .warnings
        .iter()
        .filter(|it| matches!(it.message, Message::TitleReplaced { .. }));
    let replaced: Vec<_> = replaced.filter_map(|it| it.label.as_deref()).collect();
    assert_eq!(replaced, ["2204", "11204", "8606", "2330", "8497"]);
    assert_eq!(report.warnings.len(), 5 + 33);
    let with_vote = report
        .records
        .iter()
        .filter(|it| it.links.contains_key("vote"))
        .count();
    assert_eq!(with_vote, 1214 - 196);
    assert_eq!(report.records[1213].line, 1215);
}

#[test]
fn plantings_of_avignon_stand_where_their_columns_say() {
    let report = real(
        "avignon-vegetalisation-participative.csv",
        "avignon-vegetalisation.toml",
    );
    assert_eq!(errors(&report), Vec::<String>::new());
    assert_eq!(
        (report.rows_read, report.records.len(), report.warnings.len()),
        (20, 20, 0)
    );
    let first = &report.records[0];
    assert_eq!(first.title, "création jardin partagé, jardin des monnaies");
    assert_eq!(
        first.place,
        Place::Point {
            longitude: 4.809509370964332,
            latitude: 43.944216240004614
        }
    );
    assert_eq!(first.dates[&ProjectDate::Proposed].to_string(), "2016-02-10");
    assert_eq!(
        report.records[3].address.as_deref(),
        Some("Asso Avenir les Olivades 2rue Louis Valayer")
    );
}

#[test]
fn actions_of_barcelona_keep_their_line_numbers_over_long_cells() {
    let report = read(
        &shared("projects/barcelona-pam-action-plans-2016.csv"),
        &Mapping::parse(
            r#"
format = "csv"
language = "fr"
external_id.column = "ID"
title.column = "Títol"
story.column = "Descripció"
state.default = "in_delivery"
neighbourhood = { column = "Districte", empty = "city_wide" }
links.page = "URL"
"#,
        )
        .unwrap(),
    )
    .unwrap();
    assert_eq!(report.rows_read, 1467);
    let city_wide = report
        .records
        .iter()
        .filter(|it| it.place == Place::CityWide)
        .count();
    // Three titles have more than 200 characters, one of them of a city-wide action.
    assert_eq!((report.refused(), city_wide), (3, 361 - 1));
    assert!(
        report
            .errors
            .iter()
            .all(|it| matches!(it.message, Message::TooLong { max: 200, .. }))
    );
    let last = report.records.last().unwrap();
    assert!(
        last.row == 1467 && last.line > 1468,
        "the file has more lines than rows: {}",
        last.line
    );
}

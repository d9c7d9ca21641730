use super::*;
use crate::finding::At;
use crate::test_data::shared;

fn options(valid_from: DateSource, valid_to: DateSource) -> Options {
    Options {
        id_field: "CODE_QP".to_owned(),
        name_field: "NOM_QP".to_owned(),
        valid_from,
        valid_to,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Two areas with dates in properties.
fn dated(from: &str, to: &str) -> Result<Report<AreaRecord>, Refused> {
    let geometry = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#;
    let feature = format!(
        r#"{{"type":"Feature","properties":{{"CODE_QP":"A","NOM_QP":"Rives","from":{from},"to":{to}}},"geometry":{geometry}}}"#
    );
    let file = format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#);
    let field = |name: &str| DateSource::Field(name.to_owned());
    read(file.as_bytes(), &options(field("from"), field("to")))
}

#[test]
fn the_priority_neighbourhoods_of_2015_held_until_the_end_of_2023() {
    let fixed = |text| DateSource::Fixed(day(text));
    let report = read(
        &shared("geo/ille-et-vilaine-qpv-2015.geojson"),
        &options(fixed("2015-01-01"), fixed("2023-12-31")),
    )
    .unwrap();
    assert_eq!((report.records.len(), report.refused()), (6, 0));
    let maurepas = &report.records[0];
    assert_eq!(
        (maurepas.code.as_str(), maurepas.name.as_str()),
        ("QP035004", "Maurepas")
    );
    assert_eq!(
        (maurepas.valid_from, maurepas.valid_to),
        (Some(day("2015-01-01")), Some(day("2023-12-31")))
    );
}

#[test]
fn the_arrondissements_hold_since_ever() {
    let options = Options {
        id_field: "c_ar".to_owned(),
        name_field: "l_aroff".to_owned(),
        valid_from: DateSource::Always,
        valid_to: DateSource::Always,
    };
    let report = read(&shared("geo/paris-arrondissements.geojson"), &options).unwrap();
    assert_eq!(report.records.len(), 20);
    assert!(
        report
            .records
            .iter()
            .all(|area| area.valid_from.is_none() && area.valid_to.is_none())
    );
}

#[test]
fn dates_come_from_properties_and_null_is_no_limit() {
    let report = dated("\"2024-01-01\"", "null").unwrap();
    assert_eq!(
        (report.records[0].valid_from, report.records[0].valid_to),
        (Some(day("2024-01-01")), None)
    );
}

#[test]
fn dates_that_are_none_or_reversed_are_errors_of_the_feature() {
    let error = |from, to| dated(from, to).unwrap().errors.remove(0);
    let bad = error("\"01/02/2024\"", "null");
    assert_eq!(
        (bad.at, bad.field.as_deref(), bad.label.as_deref()),
        (At::Feature { row: 1, line: 1 }, Some("from"), Some("Rives"))
    );
    let reversed = error("\"2024-01-02\"", "\"2024-01-01\"").message;
    assert_eq!(
        reversed,
        Message::DatesReversed {
            from: "2024-01-02".to_owned(),
            to: "2024-01-01".to_owned()
        }
    );
}

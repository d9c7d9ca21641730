use domain::Locale;
use domain::place::{PlaceIndex, ShapeFlaw};
use geo::algorithm::Winding;

use super::*;
use crate::test_data::shared;

fn options(id: &str, name: &str) -> Options {
    Options {
        id_field: id.to_owned(),
        name_field: name.to_owned(),
    }
}

fn real(file: &str, id: &str, name: &str) -> Report<NeighbourhoodRecord> {
    let report = read(&shared(&format!("geo/{file}")), &options(id, name)).unwrap();
    for record in &report.records {
        for polygon in &record.shape {
            assert!(
                polygon.exterior().is_ccw() && polygon.interiors().iter().all(Winding::is_cw),
                "{}",
                record.name
            );
        }
    }
    report
}

/// The errors as an English reader sees them.
fn errors(report: &Report<NeighbourhoodRecord>) -> Vec<String> {
    report.errors.iter().map(|error| error.text(Locale::En)).collect()
}

/// A file with one feature of this geometry.
fn one(geometry: &str) -> Vec<u8> {
    let feature =
        format!(r#"{{"type":"Feature","properties":{{"id":1,"name":"Port"}},"geometry":{geometry}}}"#);
    format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#).into_bytes()
}

fn polygon(rings: &str) -> Vec<u8> {
    one(&format!(r#"{{"type":"Polygon","coordinates":{rings}}}"#))
}

fn only_error(bytes: &[u8]) -> Message {
    let report = read(bytes, &options("id", "name")).unwrap();
    assert_eq!(
        (report.records.len(), report.refused(), report.errors.len()),
        (0, 1, 1)
    );
    report.errors[0].message.clone()
}

fn refusal(text: &str) -> Message {
    let refused = read(text.as_bytes(), &options("id", "name")).unwrap_err();
    assert_eq!(refused.findings.len(), 1);
    refused.findings[0].message.clone()
}

#[test]
fn all_quarters_of_paris_come_in_and_are_turned() {
    let report = real("paris-quartiers.geojson", "c_qu", "l_qu");
    assert_eq!((report.rows_read, report.records.len()), (80, 80));
    assert_eq!(
        report.warnings,
        [Finding::file(Message::RingsTurned { features: 80 })]
    );
    let index = PlaceIndex::new(
        report
            .records
            .iter()
            .enumerate()
            .map(|(i, it)| (i, it.shape.clone())),
    );
    let found = index
        .find(2.2945, 48.8584)
        .map(|i| report.records[i].name.as_str());
    assert_eq!(found, Some("Gros-Caillou"));
}

#[test]
fn numbers_and_texts_are_codes_of_one_spelling() {
    let report = real("paris-arrondissements.geojson", "c_ar", "l_aroff");
    let mut codes: Vec<u32> = report.records.iter().map(|it| it.code.parse().unwrap()).collect();
    codes.sort_unstable();
    assert_eq!(codes, (1..=20).collect::<Vec<u32>>());
    // A number in one file and a text in the other: here they join.
    let quarter = real("paris-quartiers.geojson", "n_sq_ar", "l_qu")
        .records
        .remove(0);
    let same = real("paris-arrondissements.geojson", "n_sq_ar", "l_aroff");
    assert!(same.records.iter().any(|it| it.code == quarter.code));
}

#[test]
fn cantons_of_belgium_come_in_as_they_are() {
    let report = real("belgium-brussels-gent-cantons.geojson", "id", "name_fr");
    assert_eq!((report.records.len(), report.warnings.len()), (24, 0));
    assert_eq!(report.records[0].code, "anderlecht-1", "the feature's own id");
    assert_eq!(report.records[0].line, 1);
}

#[test]
fn priority_neighbourhoods_with_an_old_crs_member_come_in() {
    let report = real("ille-et-vilaine-qpv-2015.geojson", "CODE_QP", "NOM_QP");
    assert_eq!((report.records.len(), report.refused()), (6, 0));
}

#[test]
fn invalid_districts_are_named_and_the_others_come_in() {
    let antwerp = real("antwerp-wijken-2013.geojson", "cartodb_id", "name");
    expect_test::expect![[r#"
        feature 8 (“Luchtbal”): the hole that is ring 2 of part 1 is not inside the outer ring
        feature 37 (“Schoonbroek-Rozemaai”): the hole that is ring 2 of part 1 is not inside the outer ring
        feature 58 (“Borgerhout Extra Muros”): the hole that is ring 2 of part 1 is not inside the outer ring"#]].assert_eq(&errors(&antwerp).join("\n"));
    assert_eq!(
        (antwerp.rows_read, antwerp.records.len(), antwerp.refused()),
        (62, 59, 3)
    );
    let barcelona = real("barcelona-districts-2014.geojson", "c_distri", "n_distri");
    expect_test::expect!["feature 1 (“Ciutat Vella”): ring 1 of part 1 crosses or touches itself"]
        .assert_eq(&errors(&barcelona).join("\n"));
    assert_eq!(
        (barcelona.rows_read, barcelona.records.len(), barcelona.refused()),
        (10, 9, 1)
    );
}

#[test]
fn points_are_no_neighbourhoods() {
    let report = read(
        &shared("geo/qpv-2024-centroids.geojson"),
        &options("code_qp", "lib_qp"),
    )
    .unwrap();
    assert_eq!(
        (report.rows_read, report.records.len(), report.refused()),
        (824, 0, 824)
    );
    let first = &report.errors[0];
    assert_eq!(
        first.text(Locale::En),
        "feature 1 (“Les Courbes De L'Albarine”): the geometry is a Point; needed is Polygon, MultiPolygon"
    );
    // Some codes are there twice as well: one feature, two errors, one refusal.
    assert_eq!(report.errors.len(), 824 + 32);
}

#[test]
fn a_wrong_field_name_is_answered_with_the_names_there_are() {
    let report = read(&shared("geo/paris-quartiers.geojson"), &options("code", "l_qu")).unwrap();
    assert_eq!(report.refused(), 80);
    let text = report.errors[0].text(Locale::Fr);
    assert!(
        text.starts_with("objet 1 («\u{a0}Notre-Dame-des-Champs\u{a0}»), «\u{a0}code\u{a0}»\u{a0}: "),
        "{text}"
    );
    assert!(
        text.contains("c_quinsee") && text.contains("geom_x_y.lon"),
        "{text}"
    );
}

#[test]
fn a_doubled_code_names_the_first_feature() {
    let file = String::from_utf8(shared("geo/paris-arrondissements.geojson")).unwrap();
    let report = read(
        file.replace("\"c_ar\":11,", "\"c_ar\":\"10\",").as_bytes(),
        &options("c_ar", "l_ar"),
    )
    .unwrap();
    assert_eq!(report.refused(), 1);
    assert_eq!(report.errors[0].field.as_deref(), Some("c_ar"));
    assert!(matches!(&report.errors[0].message, Message::DoubledId { id, .. } if id == "10"));
}

#[test]
fn a_polygon_that_crosses_itself_is_refused_by_ring() {
    let bow_tie = polygon("[[[0,0],[1,1],[1,0],[0,1],[0,0]]]");
    let flaw = ShapeFlaw::CrossesItself { part: 1, ring: 1 };
    assert_eq!(only_error(&bow_tie), Message::ShapeInvalid { flaw });
    let outside = polygon("[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[5,5],[5,6],[6,6],[6,5],[5,5]]]");
    assert_eq!(
        only_error(&outside),
        Message::ShapeInvalid {
            flaw: ShapeFlaw::HoleOutside { part: 1, ring: 2 }
        }
    );
}

#[test]
fn an_unclosed_ring_is_refused_and_not_closed() {
    assert_eq!(
        only_error(&polygon("[[[0,0],[1,0],[1,1],[0,1]]]")),
        Message::RingNotClosed { part: 1, ring: 1 }
    );
}

#[test]
fn repeated_points_and_heights_are_put_right_with_a_word() {
    let bytes = polygon("[[[0,0,7],[1,0,7],[1,0,8],[1,1,7],[0,1,7],[0,0,7]]]");
    let report = read(&bytes, &options("id", "name")).unwrap();
    assert_eq!(report.records[0].shape.0[0].exterior().0.len(), 5);
    let said: Vec<Message> = report.warnings.into_iter().map(|it| it.message).collect();
    assert_eq!(
        said,
        [
            Message::PointsRepeated { features: 1 },
            Message::HeightsDropped { features: 1 }
        ]
    );
}

#[test]
fn what_is_no_polygon_on_earth_is_refused() {
    assert_eq!(only_error(&polygon("[[[0,0],[1]]]")), Message::ShortPosition);
    assert_eq!(only_error(&polygon("[]")), Message::ShapeEmpty);
    assert_eq!(only_error(&one("null")), Message::NoGeometry);
    let lambert = polygon("[[[652000,6862000],[653000,6862000],[653000,6863000],[652000,6862000]]]");
    assert_eq!(only_error(&lambert), Message::ShapeNotOnEarth);
    let collection = one(r#"{"type":"GeometryCollection","geometries":[]}"#);
    assert!(matches!(only_error(&collection), Message::WrongGeometry { .. }));
    assert!(matches!(
        only_error(&one(r#"{"type":"Polygon"}"#)),
        Message::BrokenFeature { .. }
    ));
}

#[test]
fn a_broken_feature_does_not_take_the_others_with_it() {
    let square = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#;
    let good =
        |id| format!(r#"{{"type":"Feature","properties":{{"id":{id},"name":"N"}},"geometry":{square}}}"#);
    let doubled = r#"{"type":"Feature","properties":{"id":1,"id":2},"geometry":null}"#;
    let (a, b) = (good(7.0), good(8.0));
    let file = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{a},\n42,\n{doubled},\n{b}]}}");
    let report = read(file.as_bytes(), &options("id", "name")).unwrap();
    let codes: Vec<&str> = report.records.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["7", "8"], "7.0 is written 7");
    let lines: Vec<_> = report.errors.iter().map(|it| (it.row(), it.line())).collect();
    assert_eq!(lines, [(Some(2), Some(3)), (Some(3), Some(4))]);
    assert_eq!(
        report.errors[1].message,
        Message::DoubledProperty {
            name: "id".to_owned()
        }
    );
}

#[test]
fn a_file_that_is_no_collection_in_wgs_84_is_refused_whole() {
    assert_eq!(refusal(""), Message::EmptyFile);
    assert!(matches!(
        refusal("{\"type\":\n nonsense"),
        Message::NotJson { line: 2, .. }
    ));
    assert_eq!(
        refusal(r#"{"type":"Topology"}"#),
        Message::NotFeatures {
            found: Some("Topology".to_owned())
        }
    );
    assert!(matches!(
        refusal(r#"{"rows":[]}"#),
        Message::NotFeatures { found: None }
    ));
    let crs = |name: &str| {
        format!(
            r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"{name}"}}}},"features":[]}}"#
        )
    };
    let lambert = "urn:ogc:def:crs:EPSG::2154";
    assert_eq!(
        refusal(&crs(lambert)),
        Message::ForeignCrs {
            name: lambert.to_owned()
        }
    );
    for ours in [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "EPSG:4326",
        "urn:ogc:def:crs:EPSG::4326",
    ] {
        let report = read(crs(ours).as_bytes(), &options("id", "name")).unwrap();
        assert_eq!(report.warnings, [Finding::file(Message::NoRows)]);
    }
    let latin = read(b"{\"type\":\n\"\xE9\"}", &options("id", "name")).unwrap_err();
    assert_eq!(
        latin.to_string(),
        "the file is not UTF-8: the byte 0xE9 on line 2 means nothing"
    );
}

#[test]
fn deep_nesting_is_an_error_of_its_feature() {
    let deep = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let file = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"id":1,"name":"N","x":{deep}}},"geometry":null}}]}}"#
    );
    let report = read(file.as_bytes(), &options("id", "name")).unwrap();
    assert_eq!(report.refused(), 1);
}

//! Whatever the bytes, an importer ends with a report that adds up or with a refusal that says why.

use domain::Locale;
use domain::place::check_shape;
use geo::Area;
use proptest::prelude::*;

use crate::{Mapping, Refused, Report, neighbourhoods, projects};

const MAPPING: &str = r#"
format = "csv"
language = "fr"
currency = "EUR"
external_id.column = "a"
title.column = "b"
title.fallback = "{external_id} {c}"
state = { column = "c", default = "draft" }
goal.column = "d"
point = { longitude = "e", latitude = "f" }
dates.closes = { column = "c", formats = ["%Y-%m", "%d/%m/%y %Y"] }
links.page = "b"
"#;

fn options() -> neighbourhoods::Options {
    neighbourhoods::Options {
        id_field: "id".to_owned(),
        name_field: "name".to_owned(),
    }
}

/// Every row is accounted for, and everything can be said in every language.
fn holds<T>(read: Result<Report<T>, Refused>) -> Result<Option<Report<T>>, TestCaseError> {
    let findings = match &read {
        Err(refused) => {
            prop_assert!(!refused.findings.is_empty());
            refused.findings.clone()
        }
        Ok(report) => {
            prop_assert_eq!(report.records.len() + report.refused(), report.rows_read);
            prop_assert!(report.errors.len() >= report.refused());
            report.errors.iter().chain(&report.warnings).cloned().collect()
        }
    };
    for locale in Locale::ALL {
        prop_assert!(findings.iter().all(|it| !it.text(locale).contains('\n')));
    }
    Ok(read.ok())
}

/// A ring on a small lattice, closed or not: most of them cross themselves or touch each other.
fn ring() -> impl Strategy<Value = String> {
    (
        prop::collection::vec((0..6_i32, 0..6_i32), 0..9),
        prop::bool::weighted(0.9),
    )
        .prop_map(|(mut points, closed)| {
            points.extend(points.first().copied().filter(|_| closed));
            let points: Vec<String> = points.iter().map(|(x, y)| format!("[{x},{y}]")).collect();
            format!("[{}]", points.join(","))
        })
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mapping = Mapping::parse(MAPPING).unwrap();
        holds(projects::read(&bytes, &mapping))?;
        holds(neighbourhoods::read(&bytes, &options()))?;
    }

    #[test]
    fn any_rows_are_accounted_for(body in "[-a-c0-9,\"\r\n;€é.: /\u{0}]{0,120}", label in prop::option::of("utf-8|utf-16le|windows-1252|shift_jis")) {
        let label = label.map(|it| format!("csv.encoding = \"{it}\"\n")).unwrap_or_default();
        let mapping = Mapping::parse(&format!("{MAPPING}{label}")).unwrap();
        holds(projects::read(format!("a,b,c,d,e,f\n{body}").as_bytes(), &mapping))?;
    }

    #[test]
    fn any_mapping_is_right_or_its_mistake_is_told(text in "(\\[?[a-z_]{1,9}\\]?( = (\"[^\"]{0,5}\"|[0-9]|\\{\\}))?\n){0,6}") {
        if let Err(error) = Mapping::parse(&text) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn any_rings_are_a_valid_shape_or_an_error(
        parts in prop::collection::vec(prop::collection::vec(ring(), 0..3), 0..3)
    ) {
        let parts: Vec<String> = parts.iter().map(|rings| format!("[{}]", rings.join(","))).collect();
        let geometry = format!(r#"{{"type":"MultiPolygon","coordinates":[{}]}}"#, parts.join(","));
        let feature = format!(r#"{{"type":"Feature","properties":{{"id":1,"name":"N"}},"geometry":{geometry}}}"#);
        let report = holds(neighbourhoods::read(feature.as_bytes(), &options()))?.unwrap();
        for record in report.records {
            prop_assert_eq!(check_shape(&record.shape), Ok(()));
            prop_assert!(record.shape.iter().all(|part| part.signed_area() > 0.0));
        }
    }
}

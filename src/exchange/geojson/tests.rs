use geo::{polygon, wkt};
use proptest::prelude::*;

use super::*;
use crate::neighbourhoods;

fn text(shape: Shape<'_>) -> String {
    let mut out = String::new();
    geometry(&mut out, shape);
    out
}

#[test]
fn a_collection_is_written_as_the_standard_says() {
    let triangle: MultiPolygon = polygon![(x: 2.0, y: 48.0), (x: 2.0, y: 49.0), (x: 3.0, y: 49.0)].into();
    let named = |name: &str| Map::from_iter([("name".to_owned(), Value::from(name))]);
    let features = [
        Feature {
            id: Some("port".to_owned()),
            shape: Shape::Polygons(&triangle),
            properties: named("The “port”\n"),
        },
        Feature {
            id: None,
            shape: Shape::Point {
                longitude: -0.1,
                latitude: 1e-9,
            },
            properties: Map::new(),
        },
        Feature {
            id: None,
            shape: Shape::Nowhere,
            properties: Map::new(),
        },
    ];
    let written = String::from_utf8(feature_collection(features)).unwrap();
    expect_test::expect![[r#"
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"port","geometry":{"type":"Polygon","coordinates":[[[2,48],[3,49],[2,49],[2,48]]]},"properties":{"name":"The “port”\n"}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[-0.1,0]},"properties":{}},
        {"type":"Feature","geometry":null,"properties":{}}]}"#]]
    .assert_eq(&written.replace("{\"type\":\"Feature\"", "\n{\"type\":\"Feature\""));
    assert_eq!(
        feature_collection([]),
        br#"{"type":"FeatureCollection","features":[]}"#
    );
}

#[test]
fn parts_and_holes_smaller_than_the_rounding_vanish() {
    let speck = wkt!(POLYGON((5. 5.,5.00000001 5.,5.00000001 5.00000001,5. 5.)));
    assert_eq!(text(Shape::Polygons(&speck.clone().into())), "null");
    let square = wkt!(POLYGON((0. 0.,9. 0.,9. 9.,0. 0.),(5. 4.,5.00000001 4.,5.00000001 4.00000001,5. 4.)));
    let both = MultiPolygon::new(vec![square, speck]);
    assert_eq!(
        text(Shape::Polygons(&both)),
        r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}"#
    );
}

/// A star around a centre, its corners on the lattice of seven decimals, perhaps with a hole.
fn star(centre: (i32, i32)) -> impl Strategy<Value = geo::Polygon> {
    (
        prop::collection::vec(2_000_000..9_000_000_i32, 5..40),
        prop::bool::ANY,
    )
        .prop_map(move |(radii, hole)| {
            let ring = |scale: f64| -> LineString {
                let corners = f64::from(u32::try_from(radii.len()).unwrap());
                let corner = |(i, radius): (u32, &i32)| {
                    let angle = std::f64::consts::TAU * f64::from(i) / corners;
                    let along = |part: f64, centre: i32| {
                        ((f64::from(*radius) * scale * part).round() + f64::from(centre)) / 1e7
                    };
                    Coord {
                        x: along(angle.cos(), centre.0),
                        y: along(angle.sin(), centre.1),
                    }
                };
                (0..).zip(&radii).map(corner).collect()
            };
            geo::Polygon::new(ring(1.0), if hole { vec![ring(0.5)] } else { vec![] })
        })
}

proptest! {
    #[test]
    fn what_is_written_and_read_is_the_same_shape(a in star((20_000_000, 480_000_000)), b in star((-40_000_000, -20_000_000)), both: bool) {
        let shape = MultiPolygon::new(if both { vec![a, b] } else { vec![a] }).orient(Direction::Default);
        let properties = Map::from_iter([("id".to_owned(), Value::from(7)), ("name".to_owned(), Value::from("Étoile"))]);
        let bytes = feature_collection([Feature { id: None, shape: Shape::Polygons(&shape), properties: properties.clone() }]);
        let options = neighbourhoods::Options { id_field: "id".to_owned(), name_field: "name".to_owned() };
        let report = neighbourhoods::read(&bytes, &options).unwrap();
        prop_assert_eq!(&report.errors, &[]);
        prop_assert_eq!(&report.warnings, &[]);
        prop_assert_eq!(&report.records[0].shape, &shape);
        prop_assert_eq!(&report.records[0].properties, &properties);
    }
}

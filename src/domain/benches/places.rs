//! Which of the 80 quarters of Paris holds each of 100 000 points, per second on one core.
//!
//! `cargo bench -p domain --bench places`. Beside the index, in the same run, the same question put to
//! `geo` polygon by polygon. Both must find the same; the sum of what they find is printed first.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench without its data has nothing to measure"
)]

use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;
use domain::place::PlaceIndex;
use geo::algorithm::{BoundingRect, Contains};
use geo::{Coord, MultiPolygon, Point, Polygon};
use geojson::{FeatureCollection, GeometryValue};

/// Where the test data of the project lies, seen from the root of the workspace.
const QUARTERS: &str = "../shared/data/geo/paris-quartiers.geojson";
const POINTS: usize = 100_000;

fn main() {
    let (quarters, points) = (quarters(), points());
    let index = PlaceIndex::new(quarters.iter().cloned());
    let fast: Vec<u32> = points.iter().filter_map(|p| index.find(p.x, p.y)).collect();
    let slow: Vec<u32> = points
        .iter()
        .filter_map(|p| without_index(&quarters, *p))
        .collect();
    assert!(fast == slow, "the index and geo disagree");
    println!(
        "{} of {POINTS} points found, sum of the keys {}",
        fast.len(),
        fast.iter().sum::<u32>()
    );
    divan::main();
}

#[divan::bench]
fn place_index(bencher: Bencher) {
    let (index, points) = (PlaceIndex::new(quarters()), points());
    bencher.counter(ItemsCount::new(POINTS)).bench_local(|| {
        points
            .iter()
            .filter_map(|p| index.find(p.x, p.y))
            .map(u64::from)
            .sum::<u64>()
    });
}

#[divan::bench(sample_count = 5)]
fn baseline_geo_contains_without_index(bencher: Bencher) {
    let (quarters, points) = (quarters(), points());
    bencher.counter(ItemsCount::new(POINTS)).bench_local(|| {
        points
            .iter()
            .filter_map(|p| without_index(&quarters, *p))
            .map(u64::from)
            .sum::<u64>()
    });
}

#[divan::bench]
fn build_the_index(bencher: Bencher) {
    let quarters = quarters();
    bencher
        .with_inputs(|| quarters.clone())
        .bench_local_values(PlaceIndex::new);
}

fn without_index(quarters: &[(u32, MultiPolygon)], point: Coord) -> Option<u32> {
    quarters
        .iter()
        .find(|(_, shape)| shape.contains(&Point::from(point)))
        .map(|(key, _)| *key)
}

/// The quarters by number, ascending.
fn quarters() -> Vec<(u32, MultiPolygon)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(QUARTERS);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("the bench needs {QUARTERS} beside the project: {error}"));
    let collection: FeatureCollection = text.parse().expect("a feature collection");
    let mut quarters: Vec<(u32, MultiPolygon)> = collection
        .features
        .iter()
        .map(|feature| {
            let number = feature
                .property("c_qu")
                .and_then(|value| value.as_str())
                .expect("c_qu");
            let Some(GeometryValue::Polygon { coordinates }) = feature.geometry.as_ref().map(|g| &g.value)
            else {
                panic!("quarter {number} is not a polygon");
            };
            let ring =
                |ring: &Vec<geojson::Position>| ring.iter().map(|p| Coord { x: p[0], y: p[1] }).collect();
            let mut rings = coordinates.iter().map(ring);
            let shell = rings.next().expect("a ring");
            (
                number.parse().expect("a number"),
                Polygon::new(shell, rings.collect()).into(),
            )
        })
        .collect();
    quarters.sort_by_key(|(number, _)| *number);
    quarters
}

/// Always the same points: a linear congruential generator (Knuth's MMIX numbers) from the seed 42; the
/// upper 53 bits of each state are a fraction of the width, those of the next one of the height.
fn points() -> Vec<Coord> {
    let quarters = quarters();
    let boxes = quarters.iter().filter_map(|(_, shape)| shape.bounding_rect());
    let bounds = boxes.reduce(|a, b| {
        let low = Coord {
            x: a.min().x.min(b.min().x),
            y: a.min().y.min(b.min().y),
        };
        let high = Coord {
            x: a.max().x.max(b.max().x),
            y: a.max().y.max(b.max().y),
        };
        geo::Rect::new(low, high)
    });
    let bounds = bounds.expect("80 quarters");
    let mut state = 42_u64;
    let mut fraction = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut point = || {
        let x = bounds.min().x + fraction() * bounds.width();
        let y = bounds.min().y + fraction() * bounds.height();
        Coord { x, y }
    };
    (0..POINTS).map(|_| point()).collect()
}

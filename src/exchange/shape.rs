//! Geometry text → a checked shape in the order of RFC 7946.

use domain::place::{self, ShapeError};
use geo::algorithm::{Orient, Winding, orient::Direction};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use geojson::{Geometry, GeometryValue, Position};

use crate::finding::Finding;
use crate::message::Message;

/// What was put right in shapes, in a way that changes no shape: told once per file.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tidied {
    turned: usize,
    repeated: usize,
    heights: usize,
}

impl Tidied {
    /// Adds what was put right in one feature.
    pub fn add(&mut self, one: Tidied) {
        self.turned += one.turned.min(1);
        self.repeated += one.repeated.min(1);
        self.heights += one.heights.min(1);
    }

    /// The warnings about it.
    pub fn warnings(self) -> Vec<Finding> {
        let all = [
            (
                self.turned,
                Message::RingsTurned {
                    features: self.turned,
                },
            ),
            (
                self.repeated,
                Message::PointsRepeated {
                    features: self.repeated,
                },
            ),
            (
                self.heights,
                Message::HeightsDropped {
                    features: self.heights,
                },
            ),
        ];
        all.into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, message)| Finding::file(message))
            .collect()
    }
}

/// The geometry of a feature.
pub(crate) fn geometry(raw: Option<&str>) -> Result<GeometryValue, Message> {
    let raw = raw.ok_or(Message::NoGeometry)?;
    let geometry: Geometry = serde_json::from_str(raw).map_err(|error| Message::BrokenFeature {
        detail: error.to_string(),
    })?;
    Ok(geometry.value)
}

/// The point of a feature, as longitude and latitude.
pub(crate) fn point(raw: Option<&str>) -> Result<Coord, Message> {
    let position = match geometry(raw)? {
        GeometryValue::Point { coordinates } => coordinates,
        other => return Err(wrong(&other, "Point")),
    };
    let coord = coord(&position, &mut Tidied::default())?;
    if place::on_earth(coord.x, coord.y) {
        return Ok(coord);
    }
    Err(Message::NotOnEarth {
        longitude: coord.x.to_string(),
        latitude: coord.y.to_string(),
    })
}

/// The polygons of a feature, and what was put right in them.
pub(crate) fn polygons(raw: Option<&str>) -> Result<(MultiPolygon, Tidied), Message> {
    let parts = match geometry(raw)? {
        GeometryValue::Polygon { coordinates } => vec![coordinates],
        GeometryValue::MultiPolygon { coordinates } => coordinates,
        other => return Err(wrong(&other, "Polygon, MultiPolygon")),
    };
    let mut tidied = Tidied::default();
    let parts: Result<Vec<Polygon>, Message> = (1..)
        .zip(&parts)
        .map(|(number, rings)| polygon(number, rings, &mut tidied))
        .collect();
    let shape = MultiPolygon::new(parts?);
    place::check_shape(&shape).map_err(|error| match error {
        ShapeError::Empty => Message::ShapeEmpty,
        ShapeError::NotOnEarth => Message::ShapeNotOnEarth,
        ShapeError::Invalid(flaw) => Message::ShapeInvalid { flaw },
    })?;
    Ok((shape.orient(Direction::Default), tidied))
}

fn wrong(found: &GeometryValue, expected: &str) -> Message {
    Message::WrongGeometry {
        found: found.type_name().to_owned(),
        expected: expected.to_owned(),
    }
}

fn polygon(part: usize, rings: &[Vec<Position>], tidied: &mut Tidied) -> Result<Polygon, Message> {
    if rings.is_empty() || rings.iter().any(Vec::is_empty) {
        return Err(Message::ShapeEmpty);
    }
    let mut lines = Vec::with_capacity(rings.len());
    for (number, positions) in (1..).zip(rings) {
        let mut coords = positions
            .iter()
            .map(|p| coord(p, tidied))
            .collect::<Result<Vec<Coord>, Message>>()?;
        if coords.first() != coords.last() {
            return Err(Message::RingNotClosed { part, ring: number });
        }
        let length = coords.len();
        coords.dedup();
        tidied.repeated += length - coords.len();
        let line = LineString::new(coords);
        // RFC 7946 §3.1.6: outer rings counter-clockwise, holes clockwise; older files do as they like.
        tidied.turned += usize::from(if number == 1 { line.is_cw() } else { line.is_ccw() });
        lines.push(line);
    }
    let mut lines = lines.into_iter();
    let shell = lines.next().unwrap_or_else(|| LineString::new(vec![]));
    Ok(Polygon::new(shell, lines.collect()))
}

fn coord(position: &Position, tidied: &mut Tidied) -> Result<Coord, Message> {
    let (&[x, y], rest) = position
        .as_slice()
        .split_first_chunk()
        .ok_or(Message::ShortPosition)?;
    tidied.heights += usize::from(!rest.is_empty());
    Ok(Coord { x, y })
}

//! The writer of GeoJSON (RFC 7946): shapes and their properties → bytes.

use std::fmt::Write as _;

use geo::algorithm::Orient;
use geo::algorithm::orient::Direction;
use geo::{Coord, LineString, MultiPolygon};
use serde_json::{Map, Value};

/// One thing on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature<'a> {
    /// Its identifier, where it has one.
    pub id: Option<String>,
    /// Where it is.
    pub shape: Shape<'a>,
    /// What is said about it.
    pub properties: Map<String, Value>,
}

/// Where a thing is, in WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape<'a> {
    /// One polygon or several.
    Polygons(&'a MultiPolygon),
    /// A point.
    Point {
        /// Degrees east.
        longitude: f64,
        /// Degrees north.
        latitude: f64,
    },
    /// Nowhere in particular: the geometry is null.
    Nowhere,
}

/// A feature collection as UTF-8. Coordinates have at most seven decimals, about a centimetre; outer rings
/// run counter-clockwise and holes clockwise, whatever they did before; what is smaller than the rounding
/// vanishes; a multipolygon of one part is written as a polygon.
pub fn feature_collection<'a>(features: impl IntoIterator<Item = Feature<'a>>) -> Vec<u8> {
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (index, feature) in features.into_iter().enumerate() {
        out.push_str(if index == 0 {
            "{\"type\":\"Feature\""
        } else {
            ",{\"type\":\"Feature\""
        });
        if let Some(id) = feature.id {
            _ = write!(out, ",\"id\":{}", Value::String(id));
        }
        out.push_str(",\"geometry\":");
        geometry(&mut out, feature.shape);
        _ = write!(out, ",\"properties\":{}}}", Value::Object(feature.properties));
    }
    out.push_str("]}");
    out.into_bytes()
}

fn geometry(out: &mut String, shape: Shape<'_>) {
    match shape {
        Shape::Nowhere => out.push_str("null"),
        Shape::Point { longitude, latitude } => {
            out.push_str("{\"type\":\"Point\",\"coordinates\":");
            position(
                out,
                rounded(Coord {
                    x: longitude,
                    y: latitude,
                }),
            );
            out.push('}');
        }
        Shape::Polygons(shape) => {
            let parts: Vec<Vec<Vec<Coord>>> = shape
                .orient(Direction::Default)
                .iter()
                .filter_map(visible_rings)
                .collect();
            let (kind, single) = match parts.len() {
                0 => return out.push_str("null"),
                1 => ("Polygon", true),
                _ => ("MultiPolygon", false),
            };
            _ = write!(out, "{{\"type\":\"{kind}\",\"coordinates\":");
            let part = |out: &mut String, rings: &Vec<Vec<Coord>>| {
                list(out, rings, |out, ring: &Vec<Coord>| {
                    list(out, ring, |out, coord| position(out, *coord))
                });
            };
            match parts.first() {
                Some(only) if single => part(out, only),
                _ => list(out, &parts, part),
            }
            out.push('}');
        }
    }
}

/// The rings that are left after rounding; `None` where the outer one is not.
fn visible_rings(polygon: &geo::Polygon) -> Option<Vec<Vec<Coord>>> {
    let shell = visible(polygon.exterior())?;
    let holes = polygon.interiors().iter().filter_map(visible);
    Some(std::iter::once(shell).chain(holes).collect())
}

fn visible(ring: &LineString) -> Option<Vec<Coord>> {
    let mut coords: Vec<Coord> = ring.coords().copied().map(rounded).collect();
    coords.dedup();
    (coords.len() >= 4).then_some(coords)
}

fn rounded(coord: Coord) -> Coord {
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    Coord {
        x: round(coord.x),
        y: round(coord.y),
    }
}

fn position(out: &mut String, coord: Coord) {
    _ = write!(out, "[{},{}]", coord.x, coord.y);
}

fn list<T>(out: &mut String, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}

#[cfg(test)]
mod tests;

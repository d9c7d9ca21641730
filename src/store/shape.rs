//! Shapes as they are stored: the text of a GeoJSON MultiPolygon geometry (RFC 7946 §3.1.7).

use domain::place::geo::{Coord, LineString, MultiPolygon, Polygon};
use serde::{Deserialize, Serialize};

use crate::StoreError;

type Ring = Vec<[f64; 2]>;

#[derive(Serialize, Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    coordinates: Vec<Vec<Ring>>,
}

/// The text of a shape.
pub fn to_text(shape: &MultiPolygon) -> String {
    let ring = |line: &LineString| line.0.iter().map(|c| [c.x, c.y]).collect::<Ring>();
    let rings = |p: &Polygon| {
        std::iter::once(p.exterior())
            .chain(p.interiors())
            .map(ring)
            .collect::<Vec<_>>()
    };
    let geometry = Geometry {
        kind: "MultiPolygon".to_owned(),
        coordinates: shape.iter().map(rings).collect(),
    };
    // Numbers and arrays always have a JSON form; a coordinate that is not finite was refused on import.
    serde_json::to_string(&geometry).unwrap_or_default()
}

/// The shape of a stored text.
///
/// # Errors
/// [`StoreError::Corrupt`], naming the table and the row.
pub fn from_text(text: &str, table: &'static str, row: &str) -> Result<MultiPolygon, StoreError> {
    let geometry: Geometry = serde_json::from_str(text).map_err(|error| StoreError::Corrupt {
        table,
        column: "shape",
        row: row.to_owned(),
        reason: error.to_string(),
    })?;
    let line = |ring: Ring| LineString::new(ring.into_iter().map(|[x, y]| Coord { x, y }).collect());
    let polygon = |rings: Vec<Ring>| {
        let mut rings = rings.into_iter().map(line);
        let exterior = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(exterior, rings.collect())
    };
    Ok(MultiPolygon::new(
        geometry.coordinates.into_iter().map(polygon).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_with_a_hole_survives_its_text() {
        let ring = |from: f64, to: f64| {
            LineString::from(vec![(from, from), (to, from), (to, to), (from, to), (from, from)])
        };
        let shape = MultiPolygon::new(vec![Polygon::new(ring(0.0, 9.1), vec![ring(2.5, 3.5)])]);
        assert_eq!(from_text(&to_text(&shape), "area", "1").unwrap(), shape);
    }
}

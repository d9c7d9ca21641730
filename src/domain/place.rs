//! Places: points, neighbourhoods and named areas, in WGS 84 degrees, longitude first (RFC 7946).

mod index;
mod shape;

pub use geo;
use geo::algorithm::BoundingRect;
use geo::{MultiPolygon, Rect};

pub use index::PlaceIndex;
pub use shape::{ShapeError, ShapeFlaw, check_shape};

/// A rectangle of longitudes and latitudes. It never crosses the antimeridian: a city does not either.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Smallest longitude.
    pub west: f64,
    /// Smallest latitude.
    pub south: f64,
    /// Largest longitude.
    pub east: f64,
    /// Largest latitude.
    pub north: f64,
}

impl Bounds {
    /// The four numbers west, south, east, north, if they are a rectangle on Earth.
    pub fn from_slice(numbers: &[f64]) -> Option<Bounds> {
        let &[west, south, east, north] = numbers else {
            return None;
        };
        let on_earth = on_earth(west, south) && on_earth(east, north);
        (on_earth && west <= east && south <= north).then_some(Bounds {
            west,
            south,
            east,
            north,
        })
    }

    /// The smallest rectangle around a shape; `None` where the shape is empty.
    pub fn around(shape: &MultiPolygon) -> Option<Bounds> {
        shape.bounding_rect().map(Self::from)
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Bounds) -> Bounds {
        Bounds {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }
}

impl From<Rect> for Bounds {
    fn from(rect: Rect) -> Self {
        Bounds {
            west: rect.min().x,
            south: rect.min().y,
            east: rect.max().x,
            north: rect.max().y,
        }
    }
}

/// Whether two numbers are a longitude and a latitude.
pub fn on_earth(longitude: f64, latitude: f64) -> bool {
    longitude.abs() <= 180.0 && latitude.abs() <= 90.0
}

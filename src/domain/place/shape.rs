//! Whether a shape can be a neighbourhood: valid in the sense of OGC Simple Features.
//!
//! Rings are checked by a sweep, so that a shoreline of ten thousand points is no burden; how rings and
//! parts lie to each other is left to `geo`, which needs sound rings for that.

use geo::algorithm::{BoundingRect, Intersects, Relate, Winding};
use geo::coordinate_position::CoordPos;
use geo::dimensions::Dimensions;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Coord, Line, LineString, MultiPolygon, Polygon};

use super::on_earth;

/// Why a shape cannot be a neighbourhood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// No rings at all, or a part without any.
    #[error("the shape is empty")]
    Empty,
    /// A coordinate that is no longitude and latitude; often a projected system or latitude first.
    #[error("a coordinate is not a longitude and a latitude in degrees (WGS 84)")]
    NotOnEarth,
    /// Not valid as a polygon.
    #[error("the shape is not a valid polygon: {0}")]
    Invalid(ShapeFlaw),
}

/// What is wrong with a polygon. Parts and rings count from 1; ring 1 is the outer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShapeFlaw {
    /// Fewer than three different points, or all of them on one line.
    #[error("ring {ring} of part {part} encloses no area")]
    NoArea {
        /// The part.
        part: usize,
        /// The ring.
        ring: usize,
    },
    /// A ring that crosses or touches itself.
    #[error("ring {ring} of part {part} crosses or touches itself")]
    CrossesItself {
        /// The part.
        part: usize,
        /// The ring.
        ring: usize,
    },
    /// A hole that is not inside the outer ring.
    #[error("ring {ring} of part {part} is a hole outside its outer ring")]
    HoleOutside {
        /// The part.
        part: usize,
        /// The ring.
        ring: usize,
    },
    /// Two rings that overlap or run along each other.
    #[error("rings {first} and {second} of part {part} overlap or run along each other")]
    RingsMeet {
        /// The part.
        part: usize,
        /// One ring.
        first: usize,
        /// The other.
        second: usize,
    },
    /// Two parts that overlap or share a border.
    #[error("parts {first} and {second} overlap or share a border")]
    PartsMeet {
        /// One part.
        first: usize,
        /// The other.
        second: usize,
    },
}

/// Checks that a shape is a valid polygon on Earth in the sense of OGC Simple Features.
///
/// # Errors
/// The first [`ShapeError`] found.
pub fn check_shape(shape: &MultiPolygon) -> Result<(), ShapeError> {
    let rings: Vec<(usize, usize, &LineString)> = (1..)
        .zip(shape)
        .flat_map(|(part, polygon)| {
            let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
            (1..).zip(rings).map(move |(number, ring)| (part, number, ring))
        })
        .collect();
    if rings.is_empty() || rings.iter().any(|(_, _, ring)| ring.0.is_empty()) {
        return Err(ShapeError::Empty);
    }
    if rings
        .iter()
        .flat_map(|(_, _, ring)| &ring.0)
        .any(|c| !on_earth(c.x, c.y))
    {
        return Err(ShapeError::NotOnEarth);
    }
    for (part, number, line) in rings {
        let (part, ring) = (part, number);
        // A ring on one line goes round neither way.
        if line.winding_order().is_none() {
            return Err(ShapeError::Invalid(ShapeFlaw::NoArea { part, ring }));
        }
        if crosses_itself(line) {
            return Err(ShapeError::Invalid(ShapeFlaw::CrossesItself { part, ring }));
        }
    }
    for (part, polygon) in (1..).zip(shape) {
        check_holes(part, polygon).map_err(ShapeError::Invalid)?;
    }
    check_parts(&shape.0).map_err(ShapeError::Invalid)
}

/// Whether two edges of a closed ring meet anywhere but in the corner between them.
fn crosses_itself(ring: &LineString) -> bool {
    let mut edges: Vec<(usize, Line)> = ring
        .lines()
        .filter(|line| line.start != line.end)
        .enumerate()
        .collect();
    let last = edges.len().saturating_sub(1);
    let west = |line: &Line| line.start.x.min(line.end.x);
    edges.sort_by(|(_, a), (_, b)| west(a).total_cmp(&west(b)));
    edges.iter().enumerate().any(|(at, (i, a))| {
        let east = a.start.x.max(a.end.x);
        // Only edges that begin before this one ends can meet it.
        let near = edges[at + 1..].iter().take_while(|(_, b)| west(b) <= east);
        near.filter(|(_, b)| overlap_in_latitude(a, b)).any(|(j, b)| {
            let (first, second) = if i < j {
                ((*i, a), (*j, b))
            } else {
                ((*j, b), (*i, a))
            };
            match (first.0, second.0) {
                (i, j) if i + 1 == j => turns_back(first.1.start, first.1.end, second.1.end),
                (0, j) if j == last => turns_back(second.1.start, second.1.end, first.1.end),
                _ => a.intersects(b),
            }
        })
    })
}

fn overlap_in_latitude(a: &Line, b: &Line) -> bool {
    a.start.y.min(a.end.y) <= b.start.y.max(b.end.y) && b.start.y.min(b.end.y) <= a.start.y.max(a.end.y)
}

/// Whether the way from a over b to c runs back over itself.
fn turns_back(a: Coord, b: Coord, c: Coord) -> bool {
    let ahead = (b - a).x * (c - b).x + (b - a).y * (c - b).y;
    RobustKernel::orient2d(a, b, c) == Orientation::Collinear && ahead < 0.0
}

/// Holes lie inside the outer ring and apart from each other; they may touch in points.
fn check_holes(part: usize, polygon: &Polygon) -> Result<(), ShapeFlaw> {
    let solid = |ring: &LineString| Polygon::new(ring.clone(), vec![]);
    let holes: Vec<(usize, Polygon)> = (2..).zip(polygon.interiors().iter().map(solid)).collect();
    let shell = solid(polygon.exterior());
    for (ring, hole) in &holes {
        let relation = shell.relate(hole);
        if relation.get(CoordPos::Outside, CoordPos::Inside) != Dimensions::Empty {
            return Err(ShapeFlaw::HoleOutside { part, ring: *ring });
        }
        if relation.get(CoordPos::OnBoundary, CoordPos::OnBoundary) == Dimensions::OneDimensional {
            return Err(ShapeFlaw::RingsMeet {
                part,
                first: 1,
                second: *ring,
            });
        }
    }
    match first_meeting(&holes) {
        Some((first, second)) => Err(ShapeFlaw::RingsMeet { part, first, second }),
        None => Ok(()),
    }
}

/// Parts lie apart from each other; they may touch in points.
fn check_parts(parts: &[Polygon]) -> Result<(), ShapeFlaw> {
    let parts: Vec<(usize, Polygon)> = (1..).zip(parts.iter().cloned()).collect();
    match first_meeting(&parts) {
        Some((first, second)) => Err(ShapeFlaw::PartsMeet { first, second }),
        None => Ok(()),
    }
}

/// The first two polygons that share an area or a piece of border.
fn first_meeting(polygons: &[(usize, Polygon)]) -> Option<(usize, usize)> {
    polygons.iter().enumerate().find_map(|(at, (first, a))| {
        let rect = a.bounding_rect()?;
        polygons[at + 1..].iter().find_map(|(second, b)| {
            if !b.bounding_rect().is_some_and(|other| other.intersects(&rect)) {
                return None;
            }
            let relation = a.relate(b);
            let meet = relation.get(CoordPos::Inside, CoordPos::Inside) == Dimensions::TwoDimensional
                || relation.get(CoordPos::OnBoundary, CoordPos::OnBoundary) == Dimensions::OneDimensional;
            meet.then_some((*first, *second))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::algorithm::Validation;
    use geo::wkt;
    use proptest::prelude::*;

    fn flaw(shape: Polygon) -> Option<ShapeFlaw> {
        match check_shape(&shape.into()) {
            Ok(()) => None,
            Err(ShapeError::Invalid(flaw)) => Some(flaw),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_shape_that_crosses_itself_is_refused() {
        let crosses = Some(ShapeFlaw::CrossesItself { part: 1, ring: 1 });
        assert_eq!(flaw(wkt!(POLYGON((0. 0.,1. 1.,1. 0.,0. 1.,0. 0.)))), crosses);
        assert_eq!(
            flaw(wkt!(POLYGON((0. 0.,4. 0.,4. 4.,6. 4.,3. 4.,0. 4.,0. 0.)))),
            crosses,
            "a spike"
        );
        assert_eq!(
            flaw(wkt!(POLYGON((0. 0.,2. 2.,4. 0.,4. 4.,2. 2.,0. 4.,0. 0.)))),
            crosses,
            "a waist"
        );
        assert_eq!(flaw(wkt!(POLYGON((0. 0.,4. 0.,4. 2.,4. 4.,0. 4.,0. 0.)))), None);
    }

    #[test]
    fn a_shape_without_area_is_refused() {
        let no_area = Some(ShapeFlaw::NoArea { part: 1, ring: 1 });
        assert_eq!(flaw(wkt!(POLYGON((1. 1.,1. 0.,1. 2.,1. 1.)))), no_area);
        assert_eq!(flaw(wkt!(POLYGON((1. 1.,2. 2.,1. 1.)))), no_area);
        assert_eq!(check_shape(&MultiPolygon::new(vec![])), Err(ShapeError::Empty));
        assert_eq!(
            check_shape(&wkt!(POLYGON((0. 0.,648000. 0.,0. 1.,0. 0.))).into()),
            Err(ShapeError::NotOnEarth)
        );
    }

    #[test]
    fn holes_lie_inside_and_may_touch_in_points() {
        let outside = wkt!(POLYGON((0. 0.,9. 0.,9. 9.,0. 9.,0. 0.),(8. 3.,8. 6.,10. 6.,10. 3.,8. 3.)));
        assert_eq!(flaw(outside), Some(ShapeFlaw::HoleOutside { part: 1, ring: 2 }));
        let along = wkt!(POLYGON((0. 0.,9. 0.,9. 9.,0. 9.,0. 0.),(6. 3.,6. 6.,9. 6.,9. 3.,6. 3.)));
        assert_eq!(
            flaw(along),
            Some(ShapeFlaw::RingsMeet {
                part: 1,
                first: 1,
                second: 2
            })
        );
        let touching = wkt!(POLYGON((0. 0.,9. 0.,9. 9.,0. 9.,0. 0.),(6. 3.,6. 6.,9. 5.,6. 3.)));
        assert_eq!(flaw(touching), None);
    }

    /// A ring on a small lattice: most of them cross or touch themselves.
    fn ring() -> impl Strategy<Value = LineString> {
        prop::collection::vec((0..6_i32, 0..6_i32), 3..9).prop_map(|points| {
            let mut points: Vec<Coord> = points
                .into_iter()
                .map(|(x, y)| Coord {
                    x: x.into(),
                    y: y.into(),
                })
                .collect();
            points.push(points[0]);
            points.dedup();
            LineString::new(points)
        })
    }

    proptest! {
        #[test]
        fn rings_are_judged_as_geo_judges_them(ring in ring()) {
            let polygon = Polygon::new(ring.clone(), vec![]);
            // A triangle on one line passes the check of geo.
            let geo_says = polygon.is_valid() && ring.winding_order().is_some();
            prop_assert_eq!(check_shape(&polygon.into()).is_ok(), geo_says);
        }

        #[test]
        fn any_shape_is_judged(parts in prop::collection::vec(prop::collection::vec(ring(), 1..3), 1..4)) {
            let polygon = |mut rings: Vec<LineString>| Polygon::new(rings.remove(0), rings);
            let shape = MultiPolygon::new(parts.into_iter().map(polygon).collect());
            if check_shape(&shape).is_ok() {
                prop_assert!(shape.is_valid());
            }
        }
    }
}

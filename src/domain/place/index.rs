//! Which of many shapes a point lies in.
//!
//! A uniform grid lies over all shapes. A cell that no border passes knows its answer. In a cell that
//! a border passes, the point's ray is cast against the edges of that shape in the same row of the
//! grid, a handful. Orientation is decided with exact arithmetic, so that a point on a border is
//! always recognised as such, however the border slants.

use geo::algorithm::BoundingRect;
use geo::{Coord, MultiPolygon, Polygon};

use super::Bounds;

mod grid;
mod rows;

use grid::Grid;
use rows::{EdgeRows, Side};

/// Finds which of many shapes a point lies in.
///
/// `K` is the key of a shape; a point on a border or in several shapes belongs to the smallest key.
/// The shapes are valid in the sense of [`super::check_shape`]. Building costs a few milliseconds for a
/// city; an index is meant to be kept, one look-up then costs a fraction of a microsecond.
pub struct PlaceIndex<K> {
    grid: Option<Grid>,
    /// By key, ascending: the first hit in a cell is the smallest key.
    parts: Vec<Part<K>>,
    /// Cell number → where its entries begin; one more at the end.
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

/// One polygon of a shape. Parts of a multipolygon are looked at one by one, holes with their shell.
struct Part<K> {
    key: K,
    edges: EdgeRows,
}

/// What a cell knows about one part; parts that it lies outside of have no entry.
#[derive(Clone, Copy)]
struct Entry {
    part: u32,
    /// No border passes here: every point of the cell is inside.
    whole: bool,
}

impl<K: Ord + Copy> PlaceIndex<K> {
    /// An index of these shapes; empty ones are left out.
    pub fn new(shapes: impl IntoIterator<Item = (K, MultiPolygon)>) -> Self {
        let polygons = shapes
            .into_iter()
            .flat_map(|(key, shape)| shape.0.into_iter().map(move |p| (key, p)));
        let mut polygons: Vec<(K, Polygon)> = polygons.filter(|(_, p)| p.bounding_rect().is_some()).collect();
        polygons.sort_by_key(|(key, _)| *key);
        let bounds = polygons
            .iter()
            .filter_map(|(_, p)| p.bounding_rect())
            .map(Bounds::from)
            .reduce(Bounds::union);
        let edges = polygons.iter().map(|(_, p)| edges_of(p).count()).sum();
        let Some(grid) = bounds.map(|bounds| Grid::new(bounds, edges)) else {
            return Self {
                grid: None,
                parts: vec![],
                starts: vec![],
                entries: vec![],
            };
        };

        let mut parts = Vec::with_capacity(polygons.len());
        let mut cells: Vec<Vec<Entry>> = vec![vec![]; grid.cells()];
        for (part, (key, polygon)) in (0_u32..).zip(&polygons) {
            let edges: Vec<[Coord; 2]> = edges_of(polygon).collect();
            let rows = EdgeRows::new(&grid, &edges);
            for (cell, whole) in rows.cells(&grid, &edges) {
                // What lies wholly inside a smaller key needs no further entry.
                if !cells[cell].last().is_some_and(|entry| entry.whole) {
                    cells[cell].push(Entry { part, whole });
                }
            }
            parts.push(Part {
                key: *key,
                edges: rows,
            });
        }

        let mut starts = Vec::with_capacity(cells.len() + 1);
        let mut entries = Vec::new();
        for cell in &cells {
            starts.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
            entries.extend_from_slice(cell);
        }
        starts.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        Self {
            grid: Some(grid),
            parts,
            starts,
            entries,
        }
    }

    /// The smallest key among the shapes that the point lies in or on the border of.
    pub fn find(&self, longitude: f64, latitude: f64) -> Option<K> {
        let point = Coord {
            x: longitude,
            y: latitude,
        };
        let (cell, row) = self.grid.as_ref()?.locate(point)?;
        let entries = &self.entries[self.starts[cell] as usize..self.starts[cell + 1] as usize];
        entries.iter().find_map(|entry| {
            let part = &self.parts[entry.part as usize];
            (entry.whole || part.edges.side(row, point) != Side::Outside).then_some(part.key)
        })
    }
}

/// Every edge of every ring of a polygon.
fn edges_of(polygon: &Polygon) -> impl Iterator<Item = [Coord; 2]> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    rings.flat_map(|ring| ring.lines().map(|line| [line.start, line.end]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::algorithm::{BooleanOps, Intersects, Rotate};
    use geo::{Point, polygon, wkt};
    use proptest::prelude::*;

    fn square(x: f64) -> MultiPolygon {
        polygon![(x: x, y: 0.), (x: x + 1., y: 0.), (x: x + 1., y: 1.), (x: x, y: 1.)].into()
    }

    #[test]
    fn a_point_on_a_border_belongs_to_the_smallest_key() {
        let index = PlaceIndex::new([(2, square(0.)), (1, square(1.))]);
        assert_eq!(index.find(0.5, 0.5), Some(2));
        assert_eq!(index.find(1.0, 0.5), Some(1));
        assert_eq!(index.find(2.0, 1.0), Some(1));
        assert_eq!(index.find(0.0, 0.0), Some(2));
        assert_eq!(index.find(5.0, 5.0), None);
    }

    #[test]
    fn a_hole_is_outside_and_its_border_inside() {
        let ring: Polygon = wkt!(POLYGON((0. 0.,9. 0.,9. 9.,0. 9.,0. 0.),(3. 3.,6. 3.,6. 6.,3. 6.,3. 3.)));
        let index = PlaceIndex::new([(1, MultiPolygon::from(ring))]);
        assert_eq!(index.find(1., 1.), Some(1));
        assert_eq!(index.find(4., 4.), None);
        assert_eq!(index.find(3., 4.), Some(1));
    }

    #[test]
    fn no_shape_and_no_number_find_nothing() {
        assert_eq!(PlaceIndex::<u8>::new([]).find(0., 0.), None);
        assert_eq!(
            PlaceIndex::new([(1, MultiPolygon::new(vec![]))]).find(0., 0.),
            None
        );
        let index = PlaceIndex::new([(1, square(0.))]);
        assert_eq!(index.find(f64::NAN, 0.5), None);
        assert_eq!(index.find(0.5, f64::INFINITY), None);
    }

    #[test]
    fn a_point_on_a_slanting_border_is_on_it_exactly() {
        // The middle of this edge is exact in binary, the products of the naive formula are not.
        let triangle: MultiPolygon = polygon![(x: 2.1, y: 48.3), (x: 2.7, y: 48.9), (x: 2.1, y: 48.9)].into();
        let index = PlaceIndex::new([(1, triangle.clone())]);
        for step in 0..=64 {
            let (x, y) = (
                2.1 + 0.6 * f64::from(step) / 64.,
                48.3 + 0.6 * f64::from(step) / 64.,
            );
            assert_eq!(
                index.find(x, y).is_some(),
                triangle.intersects(&Point::new(x, y)),
                "{x} {y}"
            );
        }
    }

    /// Convex and concave shapes with holes, some as two parts, on a coarse lattice, so that points fall
    /// on borders and corners.
    fn shapes() -> impl Strategy<Value = Vec<MultiPolygon>> {
        let one = (1..8_i32, 1..8_i32, 1..6_i32, 1..6_i32, 0..4_i32, prop::bool::ANY).prop_map(
            |(x, y, w, h, turn, cut)| {
                let rect = geo::Rect::new((f64::from(x), f64::from(y)), (f64::from(x + w), f64::from(y + h)))
                    .to_polygon();
                let turned = if turn == 3 {
                    rect.rotate_around_point(30., Point::new(5., 5.))
                } else {
                    rect
                };
                let hole =
                    geo::Rect::new((f64::from(x) + 0.5, 2.), (f64::from(x + w) - 0.25, 4.)).to_polygon();
                if cut {
                    turned.difference(&hole)
                } else {
                    turned.into()
                }
            },
        );
        prop::collection::vec(one, 1..6)
    }

    proptest! {
        #[test]
        fn it_finds_what_geo_finds_one_by_one(
            shapes in shapes(),
            points in prop::collection::vec((0..60_i32, 0..60_i32, prop::bool::ANY), 1..80),
        ) {
            let index = PlaceIndex::new(shapes.iter().cloned().enumerate());
            let corners = shapes.iter().flat_map(geo::algorithm::CoordsIter::coords_iter);
            let lattice = points.into_iter().map(|(x, y, fine)| {
                let step = if fine { 0.25 } else { 0.1 };
                Coord { x: f64::from(x) * step, y: f64::from(y) * step }
            });
            for point in lattice.chain(corners) {
                let slow = shapes.iter().position(|shape| shape.intersects(&Point::from(point)));
                prop_assert_eq!(index.find(point.x, point.y), slow, "{:?}", point);
            }
        }
    }
}

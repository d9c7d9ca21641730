//! The edges of one polygon, by row of the grid.

use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

use super::grid::Grid;

/// Where a point lies with regard to a polygon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Inside,
    Border,
    Outside,
}

/// The edges of one polygon, repeated in each row that they reach, so that one row is one slice.
pub(super) struct EdgeRows {
    first_row: usize,
    /// Row, counted from `first_row` → where its edges begin; one more at the end.
    starts: Vec<usize>,
    edges: Vec<[Coord; 2]>,
}

impl EdgeRows {
    pub fn new(grid: &Grid, edges: &[[Coord; 2]]) -> Self {
        let rows_of = |edge: &[Coord; 2]| {
            let (a, b) = (grid.row(edge[0].y), grid.row(edge[1].y));
            (a.min(b), a.max(b))
        };
        let first_row = edges.iter().map(|edge| rows_of(edge).0).min().unwrap_or(0);
        let end = edges.iter().map(|edge| rows_of(edge).1 + 1).max().unwrap_or(0);
        let mut rows: Vec<Vec<[Coord; 2]>> = vec![vec![]; end.saturating_sub(first_row)];
        for edge in edges {
            let (from, to) = rows_of(edge);
            for row in &mut rows[from - first_row..=to - first_row] {
                row.push(*edge);
            }
        }
        let mut starts = vec![0];
        let mut flat = Vec::new();
        for row in rows {
            flat.extend(row);
            starts.push(flat.len());
        }
        Self {
            first_row,
            starts,
            edges: flat,
        }
    }

    /// Where a point of this row lies: the even-odd rule along the ray to the east.
    pub fn side(&self, row: usize, point: Coord) -> Side {
        let Some(at) = row.checked_sub(self.first_row) else {
            return Side::Outside;
        };
        let (Some(&from), Some(&to)) = (self.starts.get(at), self.starts.get(at + 1)) else {
            return Side::Outside;
        };
        let mut inside = false;
        for edge in &self.edges[from..to] {
            match crossing(edge, point) {
                Crossing::None => {}
                Crossing::Crossed => inside = !inside,
                Crossing::Touched => return Side::Border,
            }
        }
        if inside { Side::Inside } else { Side::Outside }
    }

    /// Every cell that the polygon reaches, and whether it lies wholly inside.
    pub fn cells(&self, grid: &Grid, edges: &[[Coord; 2]]) -> Vec<(usize, bool)> {
        let columns = edges.iter().flatten().map(|corner| grid.column(corner.x));
        let (west, east) = columns.fold((usize::MAX, 0), |(low, high), c| (low.min(c), high.max(c)));
        let mut found = Vec::new();
        for (at, bounds) in self.starts.windows(2).enumerate() {
            let row = self.first_row + at;
            let mut has_border = vec![false; (east + 1).saturating_sub(west)];
            for edge in &self.edges[bounds[0]..bounds[1]] {
                let (from, to) = columns_in_row(grid, edge, row);
                has_border[from - west..=to - west].fill(true);
            }
            for (column, has_border) in (west..).zip(has_border) {
                // Without a border in it the whole cell is on one side, that of its centre.
                let centre = if has_border {
                    None
                } else {
                    grid.centre(column, row)
                };
                match centre.map(|centre| self.side(row, centre)) {
                    Some(Side::Outside) => {}
                    Some(Side::Inside) => found.push((grid.cell(column, row), true)),
                    Some(Side::Border) | None => found.push((grid.cell(column, row), false)),
                }
            }
        }
        found
    }
}

/// The first and last column that an edge can touch in a row: at least those it does touch.
fn columns_in_row(grid: &Grid, [a, b]: &[Coord; 2], row: usize) -> (usize, usize) {
    let (west, east) = (grid.column(a.x.min(b.x)), grid.column(a.x.max(b.x)));
    if grid.row(a.y).abs_diff(grid.row(b.y)) < 2 {
        return (west, east);
    }
    // The edge is at least one row high here, and a cell is never so small that the rounding of this
    // division could amount to one column: that much margin is on each side.
    let (south, north) = grid.latitudes(row);
    let longitude = |y: f64| a.x + ((y - a.y) / (b.y - a.y)).clamp(0.0, 1.0) * (b.x - a.x);
    let (first, second) = (longitude(south), longitude(north));
    let from = grid.column(first.min(second)).saturating_sub(1);
    let to = grid.column(first.max(second)) + 1;
    (from.max(west), to.min(east))
}

enum Crossing {
    None,
    Crossed,
    Touched,
}

/// What the ray from the point to the east does with one edge.
#[expect(
    clippy::float_cmp,
    reason = "a point is on a horizontal edge only if the latitudes are the same number"
)]
#[inline]
fn crossing([a, b]: &[Coord; 2], point: Coord) -> Crossing {
    // Half open: a corner on the ray belongs to the edge that goes up from it.
    if (a.y > point.y) == (b.y > point.y) {
        let on_corner = *a == point || *b == point;
        let flat = a.y == point.y && b.y == point.y;
        let on_flat = flat && a.x.min(b.x) <= point.x && point.x <= a.x.max(b.x);
        return if on_corner || on_flat {
            Crossing::Touched
        } else {
            Crossing::None
        };
    }
    if a.x.max(b.x) < point.x {
        return Crossing::None;
    }
    if a.x.min(b.x) > point.x {
        return Crossing::Crossed;
    }
    let (low, high) = if a.y < b.y { (*a, *b) } else { (*b, *a) };
    match RobustKernel::orient2d(low, high, point) {
        Orientation::Collinear => Crossing::Touched,
        Orientation::CounterClockwise => Crossing::Crossed,
        Orientation::Clockwise => Crossing::None,
    }
}

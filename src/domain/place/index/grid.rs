//! The uniform grid over all shapes.

use geo::Coord;

use crate::place::Bounds;

/// Cells per edge: with four, most cells of a city have no border in them.
const CELLS_PER_EDGE: usize = 4;
/// At most this many columns and rows, so that an index stays within a few dozen megabytes.
const SIDE_MAX: usize = 1024;
/// No cell is smaller than this, in degrees (a tenth of a millimetre): far above the rounding of a coordinate.
const CELL_MIN: f64 = 1e-9;

/// Columns and rows over a rectangle. The number of a column grows with the longitude and that of a row
/// with the latitude, in floating point too: subtraction, multiplication by a positive number and
/// cutting off the fraction are all monotone. The whole index rests on this.
pub(super) struct Grid {
    bounds: Bounds,
    side: usize,
    columns_per_degree: f64,
    rows_per_degree: f64,
}

impl Grid {
    /// A grid fine enough for this number of edges.
    pub fn new(bounds: Bounds, edges: usize) -> Self {
        let extent = (bounds.east - bounds.west).min(bounds.north - bounds.south);
        let wanted = (edges * CELLS_PER_EDGE).isqrt().clamp(1, SIDE_MAX);
        let side = wanted.min(whole(extent / CELL_MIN)).max(1);
        Self {
            bounds,
            side,
            columns_per_degree: per_degree(side, bounds.east - bounds.west),
            rows_per_degree: per_degree(side, bounds.north - bounds.south),
        }
    }

    /// The number of cells.
    pub fn cells(&self) -> usize {
        self.side * self.side
    }

    /// The number of the cell in this column and row.
    pub fn cell(&self, column: usize, row: usize) -> usize {
        row * self.side + column
    }

    /// The column of a longitude; what lies outside belongs to the nearest.
    pub fn column(&self, x: f64) -> usize {
        step((x - self.bounds.west) * self.columns_per_degree, self.side)
    }

    /// The row of a latitude; what lies outside belongs to the nearest.
    pub fn row(&self, y: f64) -> usize {
        step((y - self.bounds.south) * self.rows_per_degree, self.side)
    }

    /// The cell and the row of a point, if the grid covers it.
    pub fn locate(&self, point: Coord) -> Option<(usize, usize)> {
        let Bounds {
            west,
            south,
            east,
            north,
        } = self.bounds;
        // Written so that a number that is none is nowhere.
        let covered = west <= point.x && point.x <= east && south <= point.y && point.y <= north;
        let row = self.row(point.y);
        covered.then(|| (self.cell(self.column(point.x), row), row))
    }

    /// A point of the cell; `None` where rounding moved it into a neighbour.
    pub fn centre(&self, column: usize, row: usize) -> Option<Coord> {
        let x = self.bounds.west + (as_float(column) + 0.5) / self.columns_per_degree;
        let y = self.bounds.south + (as_float(row) + 0.5) / self.rows_per_degree;
        let point = Coord { x, y };
        (self.locate(point) == Some((self.cell(column, row), row))).then_some(point)
    }

    /// The latitudes that the row lies between, give or take a rounding.
    pub fn latitudes(&self, row: usize) -> (f64, f64) {
        let at = |row: usize| self.bounds.south + as_float(row) / self.rows_per_degree;
        (at(row), at(row + 1))
    }
}

/// Steps in one degree; a shape without extent gets one step.
fn per_degree(side: usize, extent: f64) -> f64 {
    if extent > 0.0 {
        as_float(side) / extent
    } else {
        1.0
    }
}

fn step(steps: f64, side: usize) -> usize {
    whole(steps).min(side - 1)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, as it should"
)]
fn whole(number: f64) -> usize {
    number as usize
}

/// Numbers of cells are below two to the power of 53.
#[expect(clippy::cast_precision_loss, reason = "at most SIDE_MAX")]
fn as_float(number: usize) -> f64 {
    number as f64
}

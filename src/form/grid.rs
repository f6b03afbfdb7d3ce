//! Where does each cell of a table stand, and how far does it span?
//!
//! All merges follow from the trees: a head spans its columns to the right and, when it has
//! none of its own, the head rows below it; a stub spans its rows and, when it has none,
//! the stub columns to its right. Bands of unlike column counts share a grid of the least
//! common multiple of their counts.

use super::file::{Band, Column, Row, TableFile};
use super::heads::{head_cells, head_columns, head_leaves, head_rows};
use super::line::FigureLine;
use super::trees::{leaf_rows, located};
use crate::base::{Located, SourceId};
use crate::model::Align;

/// What a cell is for, to readers and to their machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellPart {
    /// The empty or explanatory cell above the stubs.
    Corner,
    /// The head of one or more columns.
    ColumnHead,
    /// The label of one or more rows.
    RowHead,
    /// A label over all columns, opening a band.
    BandHead,
    /// A figure.
    Data,
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum CellContent {
    /// A label of the form.
    Label {
        /// The key under which the input may give a local variant.
        key: Option<String>,
        /// The official text.
        text: Located,
    },
    /// The figure at `index` of the table's line number `line`.
    Data {
        /// Index into the table's lines.
        line: usize,
        /// Index into the line's cells.
        index: usize,
    },
}

/// One cell.
#[derive(Clone, Debug)]
pub struct GridCell {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows covered.
    pub row_span: usize,
    /// Columns covered.
    pub column_span: usize,
    /// What it is for.
    pub part: CellPart,
    /// How its text stands.
    pub align: Align,
    /// What stands in it.
    pub content: CellContent,
}

/// A table's cells in reading order: by row, then by column.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Relative widths of the columns.
    pub widths: Vec<u32>,
    /// Number of rows.
    pub rows: usize,
    /// How many rows at the top are heads, to be repeated on every page.
    pub head_rows: usize,
    /// The cells.
    pub cells: Vec<GridCell>,
}

/// The relative widths of a table of bands whose layout gives none: of the stub, and of all columns
/// of figures together.
const BAND_WIDTHS: [u32; 2] = [1, 3];

/// Derives the grid of a sound table.
pub(super) fn derive(table: &TableFile, lines: &[FigureLine]) -> Grid {
    let mut builder = Builder { source: table.source, grid: Grid::default(), lines };
    if table.bands.is_empty() {
        builder.trees(table)
    } else {
        builder.bands(table)
    }
    builder.grid.cells.sort_by_key(|cell| (cell.row, cell.column));
    builder.grid
}

/// The number of columns a table's `widths` should name.
pub(super) fn width_count(table: &TableFile) -> usize {
    match table.bands.is_empty() {
        true => stub_columns(table) + head_leaves(&table.columns).len(),
        false => BAND_WIDTHS.len(),
    }
}

/// The number of columns that the figures of all bands share.
pub(super) fn band_columns(bands: &[Band]) -> usize {
    let counts = bands.iter().map(|band| head_leaves(&band.columns).len().max(1));
    counts.fold(1, least_common_multiple)
}

fn stub_columns(table: &TableFile) -> usize {
    table.rows.iter().map(row_depth).max().unwrap_or(0)
}

struct Builder<'a> {
    source: SourceId,
    grid: Grid,
    lines: &'a [FigureLine],
}

/// A place in the grid: row, column, rows covered, columns covered.
type Area = (usize, usize, usize, usize);

impl Builder<'_> {
    fn trees(&mut self, table: &TableFile) {
        let stubs = stub_columns(table);
        let columns = head_columns(&table.columns);
        let heads = head_rows(&table.columns);
        let widths = table.widths.as_ref().map(|widths| widths.get_ref().clone());
        self.grid.widths = widths.unwrap_or_else(|| vec![1; stubs + columns]);
        self.grid.head_rows = heads;
        if stubs > 0 {
            let corner =
                table.corner.as_ref().map(|text| located(text, self.source)).unwrap_or_default();
            self.label((0, 0, heads, stubs), CellPart::Corner, Align::Left, None, corner);
        }
        for cell in head_cells(&table.columns) {
            let area = (cell.row, stubs + cell.column, cell.row_span, cell.column_span);
            self.head(cell.head, area);
        }
        if table.rows.is_empty() {
            let cells = self.lines.iter().enumerate();
            let cells =
                cells.flat_map(|(line, form)| (0..form.cells.len()).map(move |i| (line, i)));
            for (column, (line, index)) in cells.enumerate() {
                self.data((heads, column, 1, 1), line, index);
            }
            self.grid.rows = heads + 1;
            return;
        }
        self.stubs(&table.rows, (heads, 0), stubs);
        for line in 0..leaf_rows(&table.rows).len() {
            for index in 0..columns {
                self.data((heads + line, stubs + index, 1, 1), line, index);
            }
        }
        self.grid.rows = heads + leaf_rows(&table.rows).len();
    }

    fn head(&mut self, head: &Column, area: Area) {
        let key = head.key.as_ref().map(|key| key.get_ref().clone());
        self.label(
            area,
            CellPart::ColumnHead,
            Align::Center,
            key,
            located(&head.label, self.source),
        );
    }

    /// Stubs of `rows` from `(row, column)` on, filling `depth` columns.
    fn stubs(&mut self, rows: &[Row], (mut row, column): (usize, usize), depth: usize) {
        for stub in rows {
            let span = leaf_rows(&stub.rows).len().max(1);
            let columns = if stub.rows.is_empty() { depth } else { 1 };
            self.stub(stub, (row, column, span, columns), Align::Left);
            self.stubs(&stub.rows, (row, column + 1), depth.saturating_sub(1));
            row += span;
        }
    }

    fn stub(&mut self, stub: &Row, area: Area, align: Align) {
        let key = Some(stub.key.get_ref().clone());
        self.label(area, CellPart::RowHead, align, key, located(&stub.label, self.source));
    }

    fn bands(&mut self, table: &TableFile) {
        let columns = band_columns(&table.bands);
        let widths = table.widths.as_ref().map_or(&BAND_WIDTHS[..], |widths| widths.get_ref());
        let total = u32::try_from(columns).unwrap_or(1);
        // The stub is `widths[0] × columns` against `widths[1]` for each of the columns.
        self.grid.widths = vec![widths.first().copied().unwrap_or(1) * total];
        self.grid.widths.resize(columns + 1, widths.get(1).copied().unwrap_or(1));
        let stub_head =
            table.stub_head.as_ref().map(|text| located(text, self.source)).unwrap_or_default();
        let mut line = 0;
        for band in &table.bands {
            self.band(band, columns, &stub_head, &mut line);
        }
    }

    fn band(&mut self, band: &Band, columns: usize, stub_head: &Located, line: &mut usize) {
        let row = self.grid.rows;
        let key = band.key.as_ref().map(|key| key.get_ref().clone());
        let whole = (row, 0, 1, columns + 1);
        self.label(whole, CellPart::BandHead, Align::Left, key, located(&band.label, self.source));
        let corner = (row + 1, 0, 1, 1);
        self.label(corner, CellPart::ColumnHead, Align::Center, None, stub_head.clone());
        let span = columns / band.columns.len().max(1);
        for (index, head) in band.columns.iter().enumerate() {
            self.head(head, (row + 1, 1 + index * span, 1, span));
        }
        for (offset, stub) in band.rows.iter().enumerate() {
            self.stub(stub, (row + 2 + offset, 0, 1, 1), Align::Center);
            for index in 0..band.columns.len() {
                self.data((row + 2 + offset, 1 + index * span, 1, span), *line, index);
            }
            *line += 1;
        }
        self.grid.rows = row + 2 + band.rows.len();
    }

    fn label(
        &mut self,
        area: Area,
        part: CellPart,
        align: Align,
        key: Option<String>,
        text: Located,
    ) {
        self.cell(area, part, align, CellContent::Label { key, text });
    }

    fn data(&mut self, area: Area, line: usize, index: usize) {
        self.cell(area, CellPart::Data, Align::Center, CellContent::Data { line, index });
    }

    fn cell(&mut self, area: Area, part: CellPart, align: Align, content: CellContent) {
        let (row, column, row_span, column_span) = area;
        self.grid.cells.push(GridCell { row, column, row_span, column_span, part, align, content });
    }
}

fn row_depth(row: &Row) -> usize {
    1 + row.rows.iter().map(row_depth).max().unwrap_or(0)
}

fn least_common_multiple(a: usize, b: usize) -> usize {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    // Counts without end are refused with the layout; here they must only not overflow.
    (a / x.max(1)).saturating_mul(b)
}

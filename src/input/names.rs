//! What is a line of figures called, with all that stands above it and on its left?

use crate::form::{CellContent, CellPart, FigureLine, GridCell, TableForm};

/// Where a line stands in its table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name<'f> {
    /// The label of its band, in a table of bands.
    pub(super) band: Option<&'f str>,
    /// The labels of the stubs or heads that it is under, outermost first.
    pub(super) groups: Vec<&'f str>,
}

impl Name<'_> {
    /// All of it in one line, with the line's own label.
    pub(super) fn whole(&self, line: &FigureLine) -> String {
        let parts = self.band.iter().chain(&self.groups).copied();
        parts.chain([line.label.as_str()]).collect::<Vec<_>>().join("：")
    }
}

/// The names of all lines of a table, in order.
pub(super) fn names(table: &TableForm) -> Vec<Name<'_>> {
    let lines = table.lines.iter().enumerate();
    lines.map(|(index, line)| name(table, index, line)).collect()
}

fn name<'f>(table: &'f TableForm, index: usize, line: &FigureLine) -> Name<'f> {
    let cells = &table.grid.cells;
    let is_own = |cell: &&GridCell| match cell.content {
        CellContent::Data { line, .. } => line == index,
        CellContent::Label { .. } => false,
    };
    let own: Vec<&GridCell> = cells.iter().filter(is_own).collect();
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return Name::default() };
    let (row, columns) = (first.row, first.column..last.column + last.column_span);
    let beside = |cell: &GridCell| cell.row <= row && row < cell.row + cell.row_span;
    let above = |cell: &GridCell| {
        cell.column <= columns.start && columns.end <= cell.column + cell.column_span
    };
    let of_part = |part: CellPart| cells.iter().filter(move |cell| cell.part == part);
    let bands = of_part(CellPart::BandHead).take_while(|cell| cell.row < row);
    let mut around: Vec<&GridCell> =
        of_part(CellPart::RowHead).filter(|cell| beside(cell)).collect();
    if around.is_empty() {
        around = of_part(CellPart::ColumnHead).filter(|cell| above(cell)).collect();
    }
    // What follows the line's own label are the heads of its cells.
    let end = around.iter().rposition(|cell| key(cell) == Some(line.key.as_str())).unwrap_or(0);
    let groups = around.into_iter().take(end).map(text).collect();
    Name { band: bands.last().map(text), groups }
}

fn key(cell: &GridCell) -> Option<&str> {
    match &cell.content {
        CellContent::Label { key, .. } => key.as_deref(),
        CellContent::Data { .. } => None,
    }
}

fn text(cell: &GridCell) -> &str {
    match &cell.content {
        CellContent::Label { text, .. } => text.as_str(),
        CellContent::Data { .. } => "",
    }
}

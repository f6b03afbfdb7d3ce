//! From a table of the input to one ready to be set.

use super::{Cell, TableModel};
use crate::base::Located;
use crate::form::{CellPart, Growth, Typography};
use crate::model::{FreeCell, FreeTable};

/// A free table under `heading`, known by `key`, its rows as high as the `house` style says.
pub(super) fn free_table(
    key: String,
    heading: &str,
    table: &FreeTable,
    house: &Typography,
) -> TableModel {
    let heading = table.caption.as_ref().map_or(heading, Located::as_str);
    TableModel {
        key,
        heading: heading.to_owned(),
        official: false,
        caption: table.caption.clone(),
        unit: table.unit.clone(),
        widths: table.widths.clone(),
        rows: table.rows,
        head_rows: table.head_rows,
        size: None,
        row_height: house.free_row_height,
        growth: Some(Growth { row_height: house.most_free_row_height, size: None }),
        cells: table.cells.iter().map(|cell| free_cell(cell, table.head_rows)).collect(),
    }
}

fn free_cell(cell: &FreeCell, head_rows: usize) -> Cell {
    let part = if cell.row < head_rows { CellPart::ColumnHead } else { CellPart::Data };
    Cell {
        row: cell.row,
        column: cell.column,
        row_span: cell.row_span,
        column_span: cell.column_span,
        part,
        align: cell.align,
        text: cell.text.clone(),
    }
}

//! Which parts of the structure is a table made of?
//!
//! What stands above it, then row by row. A row in which no cell begins has no content of its own:
//! it is left out of the structure, and the cells that span it span one row less there.

use crate::document::TableModel;
use crate::layout::frame::{Pages, TagId, TagRole};

/// Each cell of a table of up to so many names its heads. In larger ones a reader finds them by the
/// way the heads point, which is enough for any table but costs it time.
const MOST_WITH_HEADS: usize = 20_000;

/// The parts of a table.
pub(in crate::layout) struct Tags {
    /// One for each cell.
    pub(super) cells: Vec<TagId>,
    /// The line above it.
    pub(super) caption: Option<TagId>,
    /// The unit of its figures.
    pub(super) unit: Option<TagId>,
}

/// Adds a table to the structure.
pub(in crate::layout) fn tag(pages: &mut Pages, table: &TableModel) -> Tags {
    let whole = pages.tag(Some(TagId::default()), TagRole::Table, &table.summary());
    let [caption, unit] = above(pages, table, whole);
    let cells = cells(pages, table, whole);
    Tags { cells, caption, unit }
}

/// The caption, a part of its own with a paragraph for each of its lines: a table has one at most
/// (ISO 14289-1 7.2).
fn above(pages: &mut Pages, table: &TableModel, whole: TagId) -> [Option<TagId>; 2] {
    let lines = [table.caption.is_some(), table.unit.is_some()];
    let above = lines.contains(&true).then(|| pages.tag(Some(whole), TagRole::Caption, ""));
    lines.map(|has| {
        above.filter(|_| has).map(|above| pages.tag(Some(above), TagRole::Paragraph, ""))
    })
}

/// The cells, row by row, each with its heads.
fn cells(pages: &mut Pages, table: &TableModel, whole: TagId) -> Vec<TagId> {
    let (heads, begun) = (table.heads(), begun(table));
    let mut cells: Vec<TagId> = Vec::with_capacity(table.cells.len());
    let mut group: Option<(TagRole, TagId)> = None;
    for row in (0..table.rows).filter(|row| begun[*row]) {
        let role = if row < table.head_rows { TagRole::HeadRows } else { TagRole::BodyRows };
        let (_, group) = *match &mut group {
            Some(group) if group.0 == role => group,
            group => group.insert((role, pages.tag(Some(whole), role, ""))),
        };
        let line = pages.tag(Some(group), TagRole::Row, "");
        while let Some(cell) = table.cells.get(cells.len()).filter(|cell| cell.row == row) {
            let rows = begun.iter().skip(row).take(cell.row_span);
            let row_span = rows.filter(|begun| **begun).count();
            let (scope, column_span) = (heads[cells.len()].scope, cell.column_span);
            let role = TagRole::Cell { scope, row_span, column_span };
            cells.push(pages.tag(Some(line), role, ""));
        }
    }
    if cells.len() > MOST_WITH_HEADS {
        return cells;
    }
    for (tag, heads) in cells.iter().zip(&heads) {
        let own = heads.heads.iter().filter_map(|head| cells.get(*head).copied());
        pages.set_heads(*tag, own.collect());
    }
    cells
}

/// For each row, whether a cell begins in it.
fn begun(table: &TableModel) -> Vec<bool> {
    let mut begun = vec![false; table.rows];
    for cell in &table.cells {
        if let Some(begun) = begun.get_mut(cell.row) {
            *begun = true;
        }
    }
    begun
}

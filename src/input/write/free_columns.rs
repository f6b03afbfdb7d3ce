//! The columns of a free table as a tree again: which head stands above which?

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::free_table::{align_name, found_aligns};
use crate::model::{Align, FreeCell, FreeTable};
use crate::syntax::quoted;

/// The cells of a table by row and column.
pub(super) type Cells<'t> = BTreeMap<(usize, usize), &'t FreeCell>;

/// A head, and those below it.
struct Head<'t> {
    text: &'t str,
    below: Vec<Self>,
}

/// The columns of a table as an input writes them, one value each.
pub(super) fn columns(table: &FreeTable, cells: &Cells<'_>, aligns: &[ColumnAlign]) -> Vec<String> {
    let heads = heads(table, cells, 0, 0..table.widths.len());
    let has_widths = table.widths.iter().all(|width| *width > 0);
    let mut column = 0;
    let mut leaf = |text: &str| {
        let mut keys = vec![format!("label = {}", quoted(text))];
        let width = table.widths.get(column).filter(|_| has_widths);
        keys.extend(width.map(|width| format!("width = {width}")));
        let align = aligns.get(column).and_then(|align| align.written);
        keys.extend(align.map(|align| format!("align = {}", quoted(align_name(align)))));
        column += 1;
        match keys.len() {
            1 => quoted(text),
            _ => format!("{{ {} }}", keys.join(", ")),
        }
    };
    heads.iter().map(|head| written(head, &mut leaf)).collect()
}

fn written(head: &Head<'_>, leaf: &mut impl FnMut(&str) -> String) -> String {
    if head.below.is_empty() {
        return leaf(head.text);
    }
    let below: Vec<String> = head.below.iter().map(|head| written(head, leaf)).collect();
    format!("{{ label = {}, columns = [{}] }}", quoted(head.text), below.join(", "))
}

/// The heads that begin in `row` above these columns; nothing where a cell is missing.
fn heads<'t>(
    table: &FreeTable,
    cells: &Cells<'t>,
    row: usize,
    columns: Range<usize>,
) -> Vec<Head<'t>> {
    let mut heads = Vec::new();
    let mut at = columns.start;
    while at < columns.end {
        let cell = cells.get(&(row, at)).filter(|_| row < table.head_rows);
        let span = cell.map_or(1, |cell| cell.column_span).clamp(1, columns.end - at);
        let next = row + cell.map_or(1, |cell| cell.row_span.max(1));
        let below = match next < table.head_rows {
            true => self::heads(table, cells, next, at..at + span),
            // A head of several columns in the last row: each of them has to be there.
            false if span > 1 => (0..span).map(|_| Head { text: "", below: vec![] }).collect(),
            false => Vec::new(),
        };
        heads.push(Head { text: cell.map_or("", |cell| cell.text.as_str()), below });
        at += span;
    }
    heads
}

/// How the cells of a column stand that do not say so themselves.
#[derive(Clone, Copy)]
pub(super) struct ColumnAlign {
    /// What the column says, where it has to.
    written: Option<Align>,
    /// How they then stand.
    pub(super) effective: Align,
}

/// For each column how most of its cells stand; it is written where the reader would not find it
/// by itself.
pub(super) fn column_aligns(table: &FreeTable) -> Vec<ColumnAlign> {
    let columns = table.widths.len();
    let body = || table.cells.iter().filter(|cell| cell.row >= table.head_rows);
    let mut counts = vec![[0_usize; ALL.len()]; columns];
    for cell in body().filter(|cell| cell.column_span == 1) {
        if let Some(count) = counts.get_mut(cell.column) {
            count[position(cell.align)] += 1;
        }
    }
    let align = |(count, found): (&[usize; ALL.len()], Align)| {
        let most = ALL.into_iter().max_by_key(|align| count[position(*align)]).unwrap_or(found);
        match count[position(most)] > count[position(found)] {
            true => ColumnAlign { written: Some(most), effective: most },
            false => ColumnAlign { written: None, effective: found },
        }
    };
    counts.iter().zip(found_aligns(body(), columns)).map(align).collect()
}

const ALL: [Align; 4] = [Align::Left, Align::Center, Align::Right, Align::Decimal];

/// Its place in [`ALL`].
const fn position(align: Align) -> usize {
    match align {
        Align::Left => 0,
        Align::Center => 1,
        Align::Right => 2,
        Align::Decimal => 3,
    }
}

//! From a tree of heads to their cells, for tables of the form and free tables alike.

/// A head of a column, or of several columns with heads of their own.
pub trait Head: Sized {
    /// The heads below it; none for that of a single column.
    fn below(&self) -> &[Self];
}

/// Where a head stands in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadCell<'a, H> {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0 at the leftmost head.
    pub column: usize,
    /// Rows covered.
    pub row_span: usize,
    /// Columns covered.
    pub column_span: usize,
    /// The head.
    pub head: &'a H,
}

/// How many rows the heads take: the levels of the deepest.
#[must_use]
pub fn head_rows<H: Head>(heads: &[H]) -> usize {
    heads.iter().map(|head| 1 + head_rows(head.below())).max().unwrap_or(0)
}

/// How many columns stand below the heads.
#[must_use]
pub fn head_columns<H: Head>(heads: &[H]) -> usize {
    heads.iter().map(|head| head_columns(head.below()).max(1)).sum()
}

/// The heads of single columns, from left to right.
#[must_use]
pub fn head_leaves<H: Head>(heads: &[H]) -> Vec<&H> {
    let leaves = heads.iter().flat_map(|head| match head.below() {
        [] => vec![head],
        below => head_leaves(below),
    });
    leaves.collect()
}

/// A cell for each head, from the top down in each: a head spans its columns to the right and,
/// when it has none of its own, all head rows below it.
#[must_use]
pub fn head_cells<H: Head>(heads: &[H]) -> Vec<HeadCell<'_, H>> {
    let mut cells = Vec::new();
    place(heads, (0, 0), head_rows(heads), &mut cells);
    cells
}

/// Places `heads` from `(row, column)` on, filling `depth` rows.
fn place<'a, H: Head>(
    heads: &'a [H],
    (row, mut column): (usize, usize),
    depth: usize,
    cells: &mut Vec<HeadCell<'a, H>>,
) {
    for head in heads {
        let below = head.below();
        let column_span = head_columns(below).max(1);
        let row_span = if below.is_empty() { depth } else { 1 };
        cells.push(HeadCell { row, column, row_span, column_span, head });
        place(below, (row + 1, column), depth.saturating_sub(1), cells);
        column += column_span;
    }
}

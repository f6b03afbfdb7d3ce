//! Does a table add up? ECMA-376 part 1, 17.4.

use genreport::container::Element;

/// A cell where it stands on the grid.
struct Placed<'a> {
    cell: &'a Element<'a>,
    column: usize,
    span: usize,
}

pub(super) fn faults(table: &Element) -> Vec<String> {
    let grid = table.find("w:tblGrid").map(|grid| widths(grid, "w:gridCol")).unwrap_or_default();
    let mut faults = Vec::new();
    let mut above: Vec<Placed<'_>> = Vec::new();
    let rows = table.elements().filter(|child| child.name == "w:tr");
    for (number, row) in rows.enumerate() {
        let placed = place(row);
        let columns: usize = placed.iter().map(|placed| placed.span).sum();
        if columns != grid.len() {
            faults.push(format!("row {number} has {columns} columns of {}", grid.len()));
        }
        for placed in &placed {
            let fault = |what: &str| format!("row {number}, column {}: {what}", placed.column);
            faults.extend(cell(placed, &grid).into_iter().map(fault));
            if property(placed.cell, "w:vMerge").is_some_and(|merge| !is_merge(merge)) {
                faults.push(fault("a merge that neither starts nor continues"));
            }
            if continues(placed.cell) && !super::text(placed.cell).is_empty() {
                faults.push(fault("a text that the merge hides"));
            }
            if is_orphan(placed, &above) {
                faults.push(fault("continues a merge that has no start"));
            }
        }
        above = placed;
    }
    faults
}

fn widths(parent: &Element, name: &str) -> Vec<usize> {
    let columns = parent.elements().filter(|child| child.name == name);
    columns.filter_map(|column| column.get("w:w")?.parse().ok()).collect()
}

fn place<'a>(row: &'a Element<'_>) -> Vec<Placed<'a>> {
    let mut column = 0;
    let cells = row.elements().filter(|child| child.name == "w:tc").map(|cell| {
        let span = property(cell, "w:gridSpan").and_then(|span| span.get("w:val"));
        let span = span.and_then(|span| span.parse().ok()).unwrap_or(1);
        let placed = Placed { cell, column, span };
        column += span;
        placed
    });
    cells.collect()
}

fn property<'a>(cell: &'a Element<'_>, name: &str) -> Option<&'a Element<'a>> {
    cell.find("w:tcPr")?.find(name)
}

fn cell(placed: &Placed<'_>, grid: &[usize]) -> Vec<&'static str> {
    let mut faults = Vec::new();
    if placed.cell.elements().next_back().is_none_or(|last| last.name != "w:p") {
        faults.push("the cell does not end in a paragraph");
    }
    let expected: usize = grid.iter().skip(placed.column).take(placed.span).sum();
    let width = property(placed.cell, "w:tcW").and_then(|width| width.get("w:w")?.parse().ok());
    if width != Some(expected) {
        faults.push("the width is not that of its columns");
    }
    faults
}

/// 17.18.57.
fn is_merge(merge: &Element) -> bool {
    matches!(merge.get("w:val"), None | Some("restart" | "continue"))
}

/// Whether a cell belongs to the one above.
fn continues(cell: &Element) -> bool {
    property(cell, "w:vMerge").is_some_and(|merge| merge.get("w:val") != Some("restart"))
}

/// Whether a cell continues a merge (17.4.84: `w:val` absent means that) with nothing above.
fn is_orphan(placed: &Placed<'_>, above: &[Placed<'_>]) -> bool {
    if !continues(placed.cell) {
        return false;
    }
    let same = |upper: &&Placed<'_>| upper.column == placed.column && upper.span == placed.span;
    let upper = above.iter().find(same);
    upper.is_none_or(|upper| property(upper.cell, "w:vMerge").is_none())
}

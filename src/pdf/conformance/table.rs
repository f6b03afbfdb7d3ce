//! Do the cells of a table fill it, and are its heads known?

use lopdf::{Dictionary, Object};

use super::Violation;
use super::objects::Objects;

pub(super) fn check(objects: Objects<'_>, table: &Dictionary, number: usize) -> Vec<Violation> {
    let rows: Vec<Vec<Area>> = rows(objects, table).map(|row| cells(objects, row)).collect();
    let mut found = Vec::new();
    if !fills(&rows) {
        found.push(Violation::RaggedTable { table: number });
    }
    if rows.iter().flatten().any(|cell| cell.is_head && !cell.has_scope) {
        found.push(Violation::NoScope { table: number });
    }
    found
}

/// What a cell of the structure covers, and what it says of itself.
struct Area {
    rows: usize,
    columns: usize,
    is_head: bool,
    has_scope: bool,
}

fn parts<'d>(objects: Objects<'d>, part: &'d Dictionary) -> impl Iterator<Item = &'d Dictionary> {
    objects.kids(part).iter().filter_map(move |kid| objects.follow(kid).as_dict().ok())
}

fn rows<'d>(objects: Objects<'d>, table: &'d Dictionary) -> impl Iterator<Item = &'d Dictionary> {
    let groups = parts(objects, table)
        .filter(move |part| matches!(objects.name(part, "S"), Some("THead" | "TBody")));
    groups.flat_map(move |group| parts(objects, group))
}

fn cells(objects: Objects<'_>, row: &Dictionary) -> Vec<Area> {
    let empty = Dictionary::new();
    let cell = |part: &Dictionary| {
        let attributes = objects.get(part, "A").and_then(|object: &Object| object.as_dict().ok());
        let attributes = attributes.unwrap_or(&empty);
        let span = |key| {
            let span = objects.integer(attributes, key).and_then(|span| usize::try_from(span).ok());
            span.unwrap_or(1)
        };
        Area {
            rows: span("RowSpan"),
            columns: span("ColSpan"),
            is_head: objects.name(part, "S") == Some("TH"),
            has_scope: objects.name(attributes, "Scope").is_some(),
        }
    };
    parts(objects, row).map(cell).collect()
}

/// Whether the cells fill every row to the same width, each placed at the next free column, none
/// reaches below the last row, and in every row some cell begins (veraPDF counts no columns else).
fn fills(rows: &[Vec<Area>]) -> bool {
    // For each column, in how many rows more a cell from above stands there.
    let mut taken: Vec<usize> = Vec::new();
    for (at, cells) in rows.iter().enumerate() {
        if cells.is_empty() {
            return false;
        }
        let mut column = 0;
        for cell in cells {
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let end = column + cell.columns;
            if at == 0 {
                taken.resize(taken.len().max(end), 0);
            }
            let Some(slots) = taken.get_mut(column..end) else { return false };
            if cell.rows == 0 || cell.columns == 0 || slots.iter().any(|rows| *rows > 0) {
                return false;
            }
            slots.fill(cell.rows);
            column = end;
        }
        if taken.contains(&0) {
            return false;
        }
        taken.iter_mut().for_each(|rows| *rows -= 1);
    }
    taken.iter().all(|rows| *rows == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[(usize, usize)]]) -> Vec<Vec<Area>> {
        let cell = |(rows, columns): &(usize, usize)| Area {
            rows: *rows,
            columns: *columns,
            is_head: false,
            has_scope: false,
        };
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    #[test]
    fn cells_leave_no_hole_and_do_not_stand_out() {
        assert!(fills(&table(&[&[(1, 1), (1, 1)], &[(1, 2)]])));
        assert!(fills(&table(&[&[(3, 1), (1, 1)], &[(1, 1)], &[(1, 1)]])));
        assert!(fills(&table(&[])));
        // A row of nothing, a hole, an overlap, a row too wide, a cell that ends below the table.
        assert!(!fills(&table(&[&[(2, 1)], &[]])));
        assert!(!fills(&table(&[&[(1, 1), (1, 1)], &[(1, 1)]])));
        assert!(!fills(&table(&[&[(1, 1), (2, 1), (1, 1)], &[(1, 2), (1, 1)]])));
        assert!(!fills(&table(&[&[(1, 1)], &[(1, 2)]])));
        assert!(!fills(&table(&[&[(2, 1)]])));
    }
}

//! What do the totals that were left out come to?

use super::table::{Kind, TableForm};
use crate::model::{Decimal, Entry, Figure, Figures};

/// The figures of a table with every omitted total computed from its parts.
///
/// A total over a blank part stays blank: a blank is not zero.
#[must_use]
pub fn complete(table: &TableForm, figures: &Figures) -> Figures {
    let mut done = figures.clone();
    for line in &table.lines {
        for index in 0..line.cells.len() {
            let figure = value(table, figures, &line.key, index);
            let entries = done.lines.get_mut(&line.key);
            if let (Some(entry), Some(figure)) = (entries.and_then(|e| e.get_mut(index)), figure) {
                entry.figure = figure;
            }
        }
    }
    done
}

/// The figure of one cell: as given, or the sum of its parts.
///
/// Ends because a layout whose sums run in a circle is refused when it is loaded.
fn value(table: &TableForm, figures: &Figures, key: &str, index: usize) -> Option<Figure> {
    let line = table.line(key)?;
    let cell = line.cells.get(index)?;
    match figures.entry(key, index) {
        Some(Entry { figure: Figure::Omitted, .. }) => {}
        Some(entry) => return Some(entry.figure.clone()),
        None => return None,
    }
    let across = cell.sum.iter().map(|part| value(table, figures, key, *part));
    let down = line.sum.iter().map(|part| value(table, figures, part, index));
    let parts: Option<Vec<Figure>> =
        if cell.sum.is_empty() { down.collect() } else { across.collect() };
    Some(add(cell.kind, &parts?))
}

fn add(kind: Kind, parts: &[Figure]) -> Figure {
    let blank = Figure::Blank(String::new());
    if kind == Kind::Fee {
        let fees = parts.iter().map(|part| match part {
            Figure::Fee(fee) => Some(fee),
            _ => None,
        });
        let sum = fees.collect::<Option<Vec<_>>>().and_then(Decimal::sum);
        return sum.map_or(blank, Figure::Fee);
    }
    let counts = parts.iter().map(|part| match part {
        Figure::Count(count) | Figure::Increase(count) => Some(*count),
        _ => None,
    });
    // Counts are at most twelve digits (input), and tables small: this cannot overflow.
    counts.sum::<Option<i64>>().map_or(blank, Figure::Count)
}

//! What do the totals that were left out come to?

use super::kind::Kind;
use super::table::TableForm;
use crate::model::{Decimal, Figure, Figures};

/// The figures of a table with every omitted total computed from its parts.
///
/// A total over a blank part stays blank: a blank is not zero.
#[must_use]
pub fn complete(table: &TableForm, figures: &Figures) -> Figures {
    let mut done = figures.clone();
    for line in &table.lines {
        for index in 0..line.cells.len() {
            compute(table, &mut done, &line.key, index);
        }
    }
    done
}

/// Computes an omitted figure after the parts it is the sum of, each once.
///
/// Ends because a layout whose sums run in a circle is refused when it is loaded.
fn compute(table: &TableForm, figures: &mut Figures, key: &str, index: usize) -> Option<Figure> {
    let line = table.line(key)?;
    let cell = line.cells.get(index)?;
    let known = figures.entry(key, index)?.figure.clone();
    if known != Figure::Omitted {
        return Some(known);
    }
    let mut parts = Vec::new();
    if cell.sum.is_empty() {
        for part in &line.sum {
            parts.push(compute(table, figures, part, index)?);
        }
    } else {
        for part in &cell.sum {
            parts.push(compute(table, figures, key, *part)?);
        }
    }
    let figure = add(cell.kind, &parts);
    figures.lines.get_mut(key)?.get_mut(index)?.figure = figure.clone();
    Some(figure)
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
    let mut counts = counts;
    let sum = counts.try_fold(0_i64, |sum, count| sum.checked_add(count?));
    sum.map_or(blank, Figure::Count)
}

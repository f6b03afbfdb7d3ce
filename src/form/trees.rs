//! Walks over the trees of rows, and the texts of the layout with their places.

use super::file::Row;
use crate::base::{Located, SourceId, Span};

/// The text of a spanned string of the layout `source`, knowing its place: labels stand between single
/// quotation marks, on one line.
pub(super) fn located(text: &toml::Spanned<String>, source: SourceId) -> Located {
    let span = text.span();
    let inside = Span::new(source, span.start + 1, span.end.saturating_sub(1));
    Located::verbatim(text.get_ref(), inside)
}

/// The texts of spanned strings without their places.
pub(super) fn texts(all: &[toml::Spanned<String>]) -> Vec<String> {
    all.iter().map(|text| text.get_ref().clone()).collect()
}

/// The rows without rows of their own, from top to bottom.
pub(super) fn leaf_rows(rows: &[Row]) -> Vec<&Row> {
    let mut found = Vec::new();
    for row in rows {
        match row.rows.is_empty() {
            true => found.push(row),
            false => found.extend(leaf_rows(&row.rows)),
        }
    }
    found
}

/// The keys of the leaf rows that `key` stands for: its own, or those of all rows of its group.
pub(super) fn rows_under(rows: &[Row], key: &str) -> Vec<String> {
    rows.iter()
        .flat_map(|row| match row.key.get_ref() == key {
            true if row.rows.is_empty() => vec![key.to_owned()],
            true => leaf_rows(&row.rows).iter().map(|row| row.key.get_ref().clone()).collect(),
            false => rows_under(&row.rows, key),
        })
        .collect()
}

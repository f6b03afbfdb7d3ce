//! The tables that a report brings along.

use super::super::free_table::align_name;
use super::comments::Anchor;
use super::free_columns::{Cells, ColumnAlign, column_aligns, columns};
use super::lines::{Line, aligned, joined, list, remarks};
use super::writer::Writer;
use crate::base::Located;
use crate::model::{Align, FreeCell, FreeTable};
use crate::syntax::quoted;
use crate::text::label;

/// Characters of a paragraph's beginning that say where a table stands, where it has no number.
const BEGINNING: usize = 8;
/// The longest number that other readers of TOML take exactly (a float of 64 bits).
const MOST_DIGITS: usize = 15;

impl Writer<'_> {
    /// A table of the section `key` with its number in it, from 0.
    pub(super) fn free_table(&mut self, key: &str, number: usize, table: &FreeTable) {
        let name = format!("{key}.table.{number}");
        let above = self.above(&name);
        self.out += &format!("\n{above}[[{key}.table]]\n");
        let paragraphs = self.draft.prose.get(key).map_or(&[][..], |prose| &prose.paragraphs);
        let text = |text: &Located| quoted(text.as_str());
        let keys = [
            ("caption", table.caption.as_ref().map(text)),
            ("unit", table.unit.as_ref().map(text)),
            ("after", beginning(paragraphs, table.after).map(quoted)),
        ];
        let lines = keys.into_iter().filter_map(|(key, value)| {
            Some((format!("{key} = {}", value?), self.beside(&format!("{name}.{key}"), "")))
        });
        let lines: Vec<Line> = lines.collect();
        self.out += &aligned(&lines).concat();
        let cells: Cells<'_> =
            table.cells.iter().map(|cell| ((cell.row, cell.column), cell)).collect();
        let aligns = column_aligns(table);
        let above = self.above(&format!("{name}.columns"));
        let heads = self.head_comments((key, number), table);
        let columns = list(&columns(table, &cells, &aligns));
        self.out += &format!("{above}{heads}columns = {columns}\n");
        let above = self.above(&format!("{name}.rows"));
        let rows = self.free_rows((key, number), table, &cells, &aligns);
        self.out += &format!("{above}rows = [\n{}]\n", aligned(&rows).concat());
    }

    /// What the caller says of the heads.
    fn head_comments(&mut self, (key, number): (&str, usize), table: &FreeTable) -> String {
        let heads = table.cells.iter().filter(|cell| cell.row < table.head_rows);
        let lines = heads.flat_map(|head| {
            let own = self.free_cell_comments((key, number), head);
            own.into_iter().map(|line| format!("“{}”：{line}", head.text.as_str()))
        });
        remarks(&lines.collect::<Vec<_>>())
    }

    fn free_cell_comments(&mut self, (key, table): (&str, usize), cell: &FreeCell) -> Vec<String> {
        let (section, row, column) = (key.to_owned(), cell.row, cell.column);
        self.comments.take(&Anchor::FreeCell { section, table, row, column })
    }

    /// The rows below the heads, a line each. Slots that nothing covers are blank cells.
    fn free_rows(
        &mut self,
        place: (&str, usize),
        table: &FreeTable,
        cells: &Cells<'_>,
        aligns: &[ColumnAlign],
    ) -> Vec<Line> {
        // For each column the first row where it is free.
        let mut free_from = vec![0; table.widths.len()];
        let mut lines = Vec::new();
        for row in table.head_rows..table.rows {
            let (mut values, mut comments) = (Vec::new(), Vec::new());
            for column in 0..free_from.len() {
                if free_from[column] > row {
                    continue;
                }
                let Some(cell) = cells.get(&(row, column)) else {
                    values.push(quoted(""));
                    continue;
                };
                values.push(free_cell(cell, aligns));
                let nth = values.len();
                let own = self.free_cell_comments(place, cell);
                comments.extend(own.into_iter().map(|line| format!("第 {nth} 格：{line}")));
                let covered = free_from.iter_mut().skip(column).take(cell.column_span.max(1));
                covered.for_each(|free| *free = row + cell.row_span.max(1));
            }
            lines.push((format!("  [{}],", values.join(", ")), joined(comments)));
        }
        lines
    }
}

fn free_cell(cell: &FreeCell, aligns: &[ColumnAlign]) -> String {
    let text = cell.text.as_str();
    let text = bare_number(text).unwrap_or_else(|| quoted(text));
    // A cell over several columns is centred unless it says otherwise.
    let column = aligns.get(cell.column).filter(|_| cell.column_span == 1);
    let found = column.map_or(Align::Center, |align| align.effective);
    let mut keys = vec![format!("text = {text}")];
    keys.extend((cell.row_span > 1).then(|| format!("rows = {}", cell.row_span)));
    keys.extend((cell.column_span > 1).then(|| format!("columns = {}", cell.column_span)));
    let align = (cell.align != found).then(|| align_name(cell.align));
    keys.extend(align.map(|align| format!("align = {}", quoted(align))));
    match keys.len() {
        1 => text,
        _ => format!("{{ {} }}", keys.join(", ")),
    }
}

/// A text that is set just so when it is written as a number: a minus sign is a hyphen there.
fn bare_number(text: &str) -> Option<String> {
    let (sign, digits) = match (text.strip_prefix('−'), text.strip_prefix('+')) {
        (Some(digits), _) => ("-", digits),
        (None, Some(digits)) => ("+", digits),
        (None, None) => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_padded = whole.len() > 1 && whole.starts_with('0');
    let is_number = plain(whole) && plain(fraction) && !is_padded && digits.len() <= MOST_DIGITS;
    is_number.then(|| format!("{sign}{digits}"))
}

/// How the paragraph before a table begins, so that no earlier one begins so; nothing for a table
/// behind all of them, or where it cannot be told apart.
fn beginning(paragraphs: &[Located], after: usize) -> Option<&str> {
    if after >= paragraphs.len() {
        return None;
    }
    let (own, earlier) = paragraphs.get(..after)?.split_last()?;
    let own = own.as_str();
    let common = |other: &Located| {
        let pairs = own.chars().zip(other.as_str().chars());
        pairs.take_while(|(a, b)| a == b).map(|(char, _)| char.len_utf8()).sum::<usize>()
    };
    // What stands behind it tells the paragraph apart, and is no blank at the end.
    let shared = earlier.iter().map(common).max().unwrap_or(0);
    let needed = shared + own.get(shared..)?.find(|char: char| !char.is_whitespace())?;
    let usual = label(own).map_or_else(
        || own.char_indices().nth(BEGINNING).map_or(own.len(), |(at, _)| at),
        |label| label.length,
    );
    let end = usual.max(needed + own.get(needed..)?.chars().next()?.len_utf8());
    Some(own.get(..end)?.trim_end())
}

//! The statistical tables: a line of zeros for each of their lines.

use super::super::names::{Name, names};
use super::writing::width;
use crate::form::{CellPart, Kind, Line, LineCell, Section, TableForm};

/// Columns of an editor that a figure has at least, where figures stand below each other.
const LEAST_WIDTH: usize = 4;
/// Lines on a side of a balance that a comment can still name.
const MOST_OF_A_SIDE: usize = 4;

/// A table, with what is to be known of its lines and columns.
pub(super) fn table(section: &Section, table: &TableForm) -> String {
    let mut out = format!("\n[{}]  # {}\n", table.key, section.heading.as_str());
    out += &notes(table);
    let names = names(table);
    if names.iter().any(|name| name.band.is_some()) {
        return out + &bands(table, &names);
    }
    let key_width = key_width(table);
    let Some(cells) = common_cells(table) else { return out + &unlike(table, &names) };
    out += &format!("# 各列依次为：{}。\n", labels(cells));
    let widths: Vec<usize> =
        cells.iter().map(|cell| width(cell.label.as_str()).max(LEAST_WIDTH)).collect();
    if cells.len() > 1 {
        out += &column_heads(cells, &widths, key_width);
    }
    let in_rows = table.grid.cells.iter().any(|cell| cell.part == CellPart::RowHead);
    let mut above: Option<&Name<'_>> = None;
    for (line, name) in table.lines.iter().zip(&names) {
        let comment = match in_rows {
            true => line.label.as_str().to_owned(),
            false => name.whole(line),
        };
        if in_rows {
            out += &group_heads(above, name);
            above = Some(name);
        }
        out += &written(line, &widths, key_width, &comment);
    }
    out
}

/// The cells of a line, where all lines have the same.
fn common_cells(table: &TableForm) -> Option<&[LineCell]> {
    let first = &table.lines.first()?.cells;
    let is_like = |line: &Line| {
        let labels = line.cells.iter().map(|cell| cell.label.as_str());
        labels.eq(first.iter().map(|cell| cell.label.as_str()))
    };
    table.lines.iter().all(is_like).then_some(first)
}

/// What is to be known of the kinds of figures, of what must agree, and of the sums.
fn notes(table: &TableForm) -> String {
    let mut notes = Vec::new();
    let cells = || table.lines.iter().flat_map(|line| &line.cells);
    let of_kind = |kind: Kind| named(cells().filter(move |cell| cell.kind == kind));
    if let Some(fees) = of_kind(Kind::Fee) {
        notes.push(format!("{fees}最多 4 位小数。"));
    }
    if let Some(signed) = of_kind(Kind::SignedCount) {
        notes.push(format!("{signed}增加的写正数，减少的写负数，如 3、-2。"));
    }
    if let Some(written) = of_kind(Kind::AsWritten) {
        notes.push(format!("{written}照写的印出；连单位写时加引号，如 \"12.5万元\"。"));
    }
    notes.extend(relations(table));
    let columns = named(cells().filter(|cell| !cell.sum.is_empty()));
    let columns = columns.map(|columns| format!("{columns}一列"));
    let rows = table.lines.iter().filter(|line| !line.sum.is_empty());
    let rows = rows.map(|line| format!("“{}”一行", line.label.as_str()));
    let sums: Vec<String> = columns.into_iter().chain(rows).collect();
    if !sums.is_empty() {
        notes.push(format!("{}可以省略，由程序相加。", sums.join("和")));
    }
    notes.into_iter().map(|note| format!("# {note}\n")).collect()
}

/// The labels of some cells, each once; nothing when there are none.
fn named<'f>(cells: impl Iterator<Item = &'f LineCell>) -> Option<String> {
    let mut labels: Vec<String> = Vec::new();
    for cell in cells {
        let label = format!("“{}”", cell.label.as_str());
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    (!labels.is_empty()).then(|| labels.concat())
}

/// What must agree in every column, and with last year's report, in the words of the form.
fn relations(table: &TableForm) -> Vec<String> {
    let label = |key: &String| table.line(key).map_or("", |line| line.label.as_str());
    let side = |keys: &[String]| {
        keys.iter().map(|key| format!("“{}”", label(key))).collect::<Vec<_>>().join("加")
    };
    let short = table.balances.iter().filter(|balance| {
        balance.left.len() <= MOST_OF_A_SIDE && balance.right.len() <= MOST_OF_A_SIDE
    });
    let balances = short
        .map(|balance| format!("每列：{}，等于{}。", side(&balance.left), side(&balance.right)));
    let carried = table
        .carried
        .iter()
        .map(|carry| format!("“{}”与上年报告的“{}”相同。", label(&carry.to), label(&carry.from)));
    balances.chain(carried).collect()
}

fn bands(table: &TableForm, names: &[Name<'_>]) -> String {
    let (mut out, mut band) = (String::new(), None);
    for (line, name) in table.lines.iter().zip(names) {
        if band != Some(name.band) {
            let gap = if band.is_some() { "\n" } else { "" };
            let head = name.band.unwrap_or_default();
            out += &format!("{gap}# {head}：{}\n", labels(&line.cells));
            band = Some(name.band);
        }
        out += &written(line, &vec![1; line.cells.len()], key_width(table), line.label.as_str());
    }
    out
}

/// Lines that have nothing in common: each says what its figures are.
fn unlike(table: &TableForm, names: &[Name<'_>]) -> String {
    let line = |(line, name): (&Line, &Name<'_>)| {
        let comment = format!("{}（{}）", name.whole(line), labels(&line.cells));
        written(line, &vec![1; line.cells.len()], key_width(table), &comment)
    };
    table.lines.iter().zip(names).map(line).collect()
}

/// The heads of the columns, each above the end of its figures.
fn column_heads(cells: &[LineCell], widths: &[usize], key_width: usize) -> String {
    let head = |(cell, wide): (&LineCell, &usize)| {
        let label = cell.label.as_str();
        format!("{:gap$}{label}", "", gap = wide - width(label))
    };
    let heads: Vec<String> = cells.iter().zip(widths).map(head).collect();
    // As far as `key = [`, the mark of the comment counted.
    format!("#{:indent$}{}\n", "", heads.join("  "), indent = key_width + " = ".len())
}

/// What stands between two lines: the groups that begin, and a gap where one ends or a whole
/// part of the table begins.
fn group_heads(above: Option<&Name<'_>>, name: &Name<'_>) -> String {
    let Some(above) = above else {
        return name.groups.iter().map(|group| format!("# {group}\n")).collect();
    };
    let pairs = above.groups.iter().zip(&name.groups);
    let common = pairs.take_while(|(before, now)| before == now).count();
    let begun = &name.groups[common..];
    let ended = above.groups.len() > common;
    let gap = if begun.is_empty() { ended } else { common == 0 };
    let heads = begun.iter().map(|group| format!("# {group}\n"));
    [if gap { "\n".to_owned() } else { String::new() }].into_iter().chain(heads).collect()
}

/// A line of zeros.
fn written(line: &Line, widths: &[usize], key_width: usize, comment: &str) -> String {
    let key = format!("{:key_width$}", line.key);
    let zeros: Vec<String> = widths.iter().map(|width| format!("{:>width$}", 0)).collect();
    let value = match zeros.as_slice() {
        [_] => "0".to_owned(),
        _ => format!("[{}]", zeros.join(", ")),
    };
    format!("{key} = {value}  # {comment}\n")
}

fn labels(cells: &[LineCell]) -> String {
    cells.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join("、")
}

fn key_width(table: &TableForm) -> usize {
    table.lines.iter().map(|line| line.key.len()).max().unwrap_or(0)
}

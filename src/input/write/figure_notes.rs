//! What is to be known of a table before it is filled in.

use crate::form::{FigureKind, LineCell, TableForm};

/// Lines on a side of a balance that a comment can still name.
const MOST_OF_A_SIDE: usize = 4;

/// What is to be known of the kinds of figures, of what must agree, and of the sums.
pub(super) fn notes(table: &TableForm) -> String {
    let mut notes = Vec::new();
    let cells = || table.lines.iter().flat_map(|line| line.cells.iter());
    let of_kind = |kind: FigureKind| named(cells().filter(move |cell| cell.kind == kind));
    if let Some(fees) = of_kind(FigureKind::Fee) {
        notes.push(format!("{fees}最多 4 位小数。"));
    }
    if let Some(signed) = of_kind(FigureKind::SignedCount) {
        notes.push(format!("{signed}增加的写正数，减少的写负数，如 3、-2。"));
    }
    if let Some(written) = of_kind(FigureKind::AsWritten) {
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

/// The labels of some cells in a sentence.
pub(super) fn labels(cells: &[LineCell]) -> String {
    cells.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join("、")
}

//! F109.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::numbers::numbers;
use crate::checks::rule::rule;
use crate::model::{Amount, FreeCell, FreeTable};

/// What the last row of a table is called that adds up the others.
const TOTALS: [&str; 4] = ["合计", "总计", "总数", "共计"];
/// What rows are called that are no parts of the total beside others.
const PARTIAL: [&str; 3] = ["计", "其中", "占比"];

/// What columns are called whose figures are not added up.
const RATES: [&str; 7] = ["率", "占比", "比例", "比重", "平均", "人均", "%"];

rule! {
    /// 自己加的表格里，合计等于各行之和
    ///
    /// 正文里自己加的表格，最后一行是“合计”“总计”的，每一列数应等于上面各行之和。中间还有小计、“其中”的，数的格合并了的，
    /// 有的格不是整数的，率、占比、平均之类的列，不查。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// table = [{ columns = ["类别", "数量"], rows = [["会议", 20], ["培训", 55], ["合计", 57]] }]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// table = [{ columns = ["类别", "数量"], rows = [["会议", 20], ["培训", 55], ["合计", 75]] }]
    /// ```
    "F109" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let tables = facts.prose().flat_map(|(_, prose)| &prose.tables);
    tables.flat_map(of_table).collect()
}

fn of_table(table: &FreeTable) -> Vec<Diagnostic> {
    let body: Vec<&FreeCell> =
        table.cells.iter().filter(|cell| cell.row >= table.head_rows).collect();
    let Some(last) = table.rows.checked_sub(1) else { return Vec::new() };
    let label = |row: usize| body.iter().find(|cell| cell.row == row && cell.column == 0);
    let is_total = label(last).is_some_and(|cell| TOTALS.contains(&cell.text.as_str().trim()));
    let is_partial = |cell: &FreeCell| PARTIAL.iter().any(|word| cell.text.as_str().contains(word));
    let mut others = body.iter().filter(|cell| cell.row < last);
    // Labels may be merged, figures are not.
    let is_plain =
        body.iter().all(|cell| cell.column == 0 || (cell.row_span, cell.column_span) == (1, 1));
    let rows = last.saturating_sub(table.head_rows);
    if !is_total || !is_plain || rows < 2 || others.any(|cell| is_partial(cell)) {
        return Vec::new();
    }
    let heads = || table.cells.iter().filter(|cell| cell.row < table.head_rows);
    let adds = |column: &usize| {
        let covers =
            |cell: &&FreeCell| (cell.column..cell.column + cell.column_span).contains(column);
        let is_rate = |cell: &FreeCell| RATES.iter().any(|word| cell.text.as_str().contains(word));
        !heads().filter(covers).any(is_rate)
    };
    let columns = table.widths.len();
    let of_column = |column: usize| body.iter().copied().filter(move |cell| cell.column == column);
    (1..columns)
        .filter(adds)
        .filter_map(|column| of_cells(&of_column(column).collect::<Vec<_>>()))
        .collect()
}

/// The cells of a column, the total last.
fn of_cells(cells: &[&FreeCell]) -> Option<Diagnostic> {
    // What is rounded need not add up.
    if cells.iter().any(|cell| cell.text.as_str().contains('.')) {
        return None;
    }
    let amounts: Vec<Amount> = cells.iter().map(|cell| amount(cell)).collect::<Option<_>>()?;
    let (total, parts) = amounts.split_last()?;
    let sum: Amount = parts.iter().copied().sum();
    let written = &cells.last()?.text;
    let message = format!("这一列的合计是 {total}，上面各行之和是 {sum}");
    let found = RULE.finding(written.span(), message).note(format!("各行之和是 {sum}"));
    (sum != *total).then(|| found.help("请核对各行和合计"))
}

/// The number that a cell is, and nothing else.
fn amount(cell: &FreeCell) -> Option<Amount> {
    let text = cell.text.as_str().trim();
    let number = numbers(text).into_iter().next()?;
    (number.range == (0..text.len()) && text.starts_with(|c: char| c.is_ascii_digit()))
        .then_some(number.amount)
}

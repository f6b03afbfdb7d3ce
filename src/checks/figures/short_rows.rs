//! F108.

use super::balances;
use super::sums::{Wrong, wrong_columns};
use crate::base::Diagnostic;
use crate::checks::facts::{DataCell, Facts};
use crate::checks::rule::rule;
use crate::form::{FigureLine, TableForm};
use crate::model::Amount;

rule! {
    /// 一行数里不能漏了一格
    ///
    /// 总计可以不写，所以一行七格写六个数也读得出来。但六个数里最后一个正好是前面各数之和、各列又不平衡，多半是
    /// 写了总计、漏了中间一格，后面的数就都错了列。
    ///
    /// 依据：国办公开办函〔2021〕30号表三；相加的列由版式文件的 `sum` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [applications]
    /// received = [46, 9, 1, 5, 0, 61]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [applications]
    /// received = [46, 9, 1, 0, 5, 0]
    /// ```
    "F108" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let is_wrong = |table: &&TableForm| {
        balances::is_unbalanced(facts, table) || !wrong_columns(facts, table).is_empty()
    };
    let tables = facts.form.tables().filter(is_wrong);
    tables
        .flat_map(|table| table.lines.iter().filter_map(|line| of_line(facts, table, line)))
        .collect()
}

fn of_line(facts: &Facts<'_>, table: &TableForm, line: &FigureLine) -> Option<Diagnostic> {
    let (amounts, last) = written(facts, table, line).filter(|_| is_short(facts, table, line))?;
    let (name, count) = (line.label.as_str(), amounts.len() + 1);
    let message =
        format!("“{name}”这一行写了 {count} 个数，最后的 {last} 正是前面各数之和：漏了一格？");
    let help = format!("共 {} 格，没有的填 0；总计不写时，请核对各数有没有错列", count + 1);
    let first = DataCell { table, line, index: 0 };
    Some(RULE.finding(facts.span(first), message).help(help))
}

/// Whether a line without its total has for its last figure what those before it come to. With one figure
/// alone this may be so by chance: then a column has to be off by just it.
pub(super) fn is_short(facts: &Facts<'_>, table: &TableForm, line: &FigureLine) -> bool {
    written(facts, table, line).is_some_and(|(before, last)| {
        let several = before.iter().filter(|amount| **amount != Amount::ZERO).count() > 1;
        let is_sum = last != Amount::ZERO && before.into_iter().sum::<Amount>() == last;
        let is_off = |wrong: &Wrong<'_>| wrong.excess.magnitude() == last.magnitude();
        is_sum && (several || wrong_columns(facts, table).iter().any(is_off))
    })
}

/// The figures of a line but for its total, which is left out: the last of them by itself.
fn written(
    facts: &Facts<'_>,
    table: &TableForm,
    line: &FigureLine,
) -> Option<(Vec<Amount>, Amount)> {
    let (_, parts) = line.cells.split_last().filter(|(total, _)| !total.sum.is_empty())?;
    let cell = |index| DataCell { table, line, index };
    let given = |index| facts.amount(cell(index)).filter(|_| facts.is_given(cell(index)));
    if facts.is_given(cell(parts.len())) {
        return None;
    }
    let mut amounts: Vec<Amount> = (0..parts.len()).map(given).collect::<Option<_>>()?;
    let last = amounts.pop()?;
    Some((amounts, last))
}

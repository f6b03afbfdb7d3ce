//! F102.

use super::balances;
use super::short_rows::is_short;
use super::sums::{Wrong, finding, suspect, wrong_columns, wrong_rows};
use crate::base::Diagnostic;
use crate::checks::facts::{DataCell, Facts};
use crate::checks::rule::rule;
use crate::form::{FigureLine, TableForm};
use crate::model::Amount;

rule! {
    /// 三（七）总计等于各项办理结果之和
    ///
    /// 每一列的“（七）总计”是（一）予以公开到（六）其他处理各行之和。这一行可以不写，由程序相加。
    /// `--fix=figures` 把写错的总计改成各行之和。
    ///
    /// 依据：国办公开办函〔2021〕30号表三；相加的行由版式文件的 `sum` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [applications]
    /// results_total = [48, 9, 1, 0, 5, 0, 63]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [applications]
    /// results_total = [47, 9, 1, 0, 5, 0, 62]
    /// ```
    "F102" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in facts.form.tables() {
        let columns = wrong_columns(facts, table);
        let suspect = suspect(&wrong_rows(facts, table), &columns);
        let elsewhere = elsewhere(facts, table, &columns);
        let found = columns.iter().map(|wrong| {
            let found = finding(&RULE, facts, wrong, "这一列各项结果之和", suspect);
            let is_right = found.fix.is_some() && balances::is_balanced(facts, wrong.cell);
            match (&elsewhere, is_right) {
                // The totals may be right: none of them is to be changed.
                (Some(help), _) => Diagnostic { fix: None, ..found }.help(help),
                (None, true) => Diagnostic { fix: None, ..found }.note("").help(BALANCED),
                (None, false) => found,
            }
        });
        findings.extend(found);
    }
    findings
}

/// Why the totals of columns are off while it is a row that is wrong, as what to do.
fn elsewhere(facts: &Facts<'_>, table: &TableForm, columns: &[Wrong<'_>]) -> Option<String> {
    if columns.is_empty() {
        return None;
    }
    if let Some(line) = table.lines.iter().find(|line| is_short(facts, table, line)) {
        let name = line.label.as_str();
        return Some(format!("“{name}”这一行像是漏了一格，请先补上，再看这一列"));
    }
    let is_even = columns.iter().map(|wrong| wrong.excess).sum::<Amount>() == Amount::ZERO;
    is_even.then(|| moved(facts, columns).unwrap_or_else(|| MOVED.to_owned()))
}

const BALANCED: &str = "这个总计与新收、结转相平衡，多半是上面某一项填错了：请先核对各项";
const MOVED: &str = "有的列多、有的列少，合起来正好：多半是某一行的数填错了列，请先逐行核对";

/// The same where two columns are off by as much and few rows have this much in the one that is full.
fn moved(facts: &Facts<'_>, columns: &[Wrong<'_>]) -> Option<String> {
    let [one, other] = columns else { return None };
    let is_full = |wrong: &Wrong<'_>| wrong.excess < Amount::ZERO;
    let (full, empty) = if is_full(one) { (one, other) } else { (other, one) };
    let amount = empty.excess;
    let lines = full.cell.line.sum.iter().filter_map(|key| full.cell.table.line(key));
    let has_it = |line: &&FigureLine| {
        line.sum.is_empty() && facts.amount(DataCell { line, ..full.cell }) == Some(amount)
    };
    let lines: Vec<&str> = lines.filter(has_it).map(|line| line.label.as_str()).collect();
    let rows = Some(lines.join("”、“")).filter(|_| (1..=3).contains(&lines.len()))?;
    let (full, empty) = (full.cell.column()?.label.as_str(), empty.cell.column()?.label.as_str());
    Some(format!("一列多、一列少：“{full}”里的 {amount} 是不是该填在“{empty}”？请先核对“{rows}”"))
}

//! F202.

use crate::base::Diagnostic;
use crate::checks::facts::{DataCell, Facts};
use crate::checks::rule::rule;
use crate::form::{FigureLine, TableForm};

rule! {
    /// 现行有效件数等于上年的加本年制发、减本年废止
    ///
    /// 有正当原因的可以不等：文件有效期届满自行失效，机构改革移交、接收，清理时宣布失效，
    /// 上年统计口径不同。所以只提醒。
    ///
    /// 依据：国办公开办函〔2021〕30号表二第二十条第（一）项各列的含义；由版式文件的 `stock` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [disclosure]
    /// normative_documents = [2, 1, 9]
    /// [previous.disclosure]
    /// normative_documents = [1, 0, 9]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [disclosure]
    /// normative_documents = [2, 1, 9]
    /// [previous.disclosure]
    /// normative_documents = [1, 0, 8]
    /// ```
    "F202" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let tables = facts.form.tables();
    let lines = tables.flat_map(|table| table.lines.iter().map(move |line| (table, line)));
    lines.filter_map(|(table, line)| finding(facts, table, line)).collect()
}

fn finding(facts: &Facts<'_>, table: &TableForm, line: &FigureLine) -> Option<Diagnostic> {
    let stock = line.stock?;
    let [total, added, removed] =
        [stock.total, stock.added, stock.removed].map(|index| DataCell { table, line, index });
    let last = facts.comparable()?.entry(&table.key, &line.key, &total.column()?.key)?;
    let before = last.figure.amount()?;
    let [now, plus, minus] = [facts.amount(total)?, facts.amount(added)?, facts.amount(removed)?];
    let expected = before + plus - minus;
    if now == expected {
        return None;
    }
    let message =
        format!("{}是 {now}，上年的 {before} 加 {plus}、减 {minus} 是 {expected}", total.name());
    let found = RULE.finding(facts.span(total), message);
    let found = found.also(last.span, "上年的数");
    Some(found.help("有效期届满、机构改革移交、清理失效等都会使它不等；不是这些原因，请核对各数"))
}

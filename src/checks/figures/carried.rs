//! F201.

use crate::base::Diagnostic;
use crate::checks::facts::{DataCell, Facts};
use crate::checks::rule::rule;
use crate::form::TableForm;
use crate::model::{Amount, Entry};

rule! {
    /// 上年结转等于上年年报的结转下年
    ///
    /// 每一列的“二、上年结转政府信息公开申请数量”应是上年年报“四、结转下年度继续办理”的数。
    /// 上年的报告用 `--previous 上年.toml` 给出，或在数据里写 `previous = "上年.toml"`。
    ///
    /// 依据：国办公开办函〔2021〕30号表三第二项、第四项的含义；由版式文件的 `carried` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [applications]
    /// carried_in = [3, 1, 0, 0, 0, 0, 4]
    /// [previous.applications]
    /// carried_out = [2, 1, 0, 0, 0, 0, 3]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [applications]
    /// carried_in = [3, 1, 0, 0, 0, 0, 4]
    /// [previous.applications]
    /// carried_out = [3, 1, 0, 0, 0, 0, 4]
    /// ```
    "F201" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.form.tables().flat_map(|table| of_table(facts, table)).collect()
}

fn of_table(facts: &Facts<'_>, table: &TableForm) -> Vec<Diagnostic> {
    let Some(previous) = facts.comparable() else { return Vec::new() };
    let mut findings = Vec::new();
    for carry in &table.carried {
        let Some(line) = table.line(&carry.to) else { continue };
        let columns = (0..line.cells.len()).filter_map(|index| {
            let cell = DataCell { table, line, index };
            let last = previous.entry(&table.key, &carry.from, &cell.column()?.key)?;
            let (now, before) = (facts.amount(cell)?, last.figure.amount()?);
            (now != before).then_some(Column { cell, last, now, before })
        });
        let wrong: Vec<Column<'_>> = columns.collect();
        let told = wrong.iter().filter(|column| !column.follows(&wrong));
        findings.extend(told.map(|column| column.finding(facts)));
    }
    findings
}

/// A column whose figure is not the one that last year's report carried over.
struct Column<'a> {
    cell: DataCell<'a>,
    last: &'a Entry,
    now: Amount,
    before: Amount,
}

impl Column<'_> {
    /// Whether a total is wrong only because its parts are.
    fn follows(&self, all: &[Self]) -> bool {
        let parts = self.cell.column().map_or(&[][..], |column| &column.sum);
        let parts = all.iter().filter(|other| parts.contains(&other.cell.index));
        let differences: Vec<Amount> = parts.map(|part| part.now - part.before).collect();
        !differences.is_empty() && differences.into_iter().sum::<Amount>() == self.now - self.before
    }

    fn finding(&self, facts: &Facts<'_>) -> Diagnostic {
        let (name, now, before) = (self.cell.name(), self.now, self.before);
        let message = format!("{name}是 {now}，上年年报结转下年的是 {before}");
        let found = RULE.finding(facts.span(self.cell), message);
        let found = found.also(self.last.span, format!("上年结转下年：{before}"));
        found.help("请照上年已公布的年报填写；上年年报确有错误的，请先更正上年年报")
    }
}

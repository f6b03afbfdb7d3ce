//! F106.

use crate::base::Diagnostic;
use crate::checks::facts::{DataCell, Facts};
use crate::checks::rule::rule;
use crate::form::Bound;
use crate::model::Amount;

rule! {
    /// 部分不能大于整体
    ///
    /// 本年制发的文件，年底时要么现行有效，要么已经废止，所以制发件数不能大于现行有效与废止件数之和。
    /// 多半是现行有效件数只填了以前的，或者沿用了上年的数。
    ///
    /// 依据：国办公开办函〔2021〕30号表二第二十条第（一）项各列的含义；由版式文件的 `at_most` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [disclosure]
    /// normative_documents = [5, 0, 3]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [disclosure]
    /// normative_documents = [5, 2, 3]
    /// ```
    "F106" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in facts.form.tables() {
        for line in &table.lines {
            let cell = |index: &usize| DataCell { table, line, index: *index };
            for bound in &line.bounds {
                let part: Vec<DataCell<'_>> = bound.part.iter().map(cell).collect();
                let whole: Vec<DataCell<'_>> = bound.whole.iter().map(cell).collect();
                findings.extend(finding(facts, bound, &part, &whole));
            }
        }
    }
    findings
}

fn finding(
    facts: &Facts<'_>,
    bound: &Bound,
    part: &[DataCell<'_>],
    whole: &[DataCell<'_>],
) -> Option<Diagnostic> {
    let sum = |cells: &[DataCell<'_>]| {
        let amounts: Option<Vec<Amount>> = cells.iter().map(|cell| facts.amount(*cell)).collect();
        Some(amounts?.into_iter().sum::<Amount>())
    };
    let (less, more) = (sum(whole)?, sum(part)?);
    let first = *part.first().filter(|_| more > less)?;
    let names = |indices: &[usize]| {
        let cells = indices.iter().filter_map(|index| first.line.cells.get(*index));
        cells.map(|cell| cell.label.as_str()).collect::<Vec<_>>().join("加")
    };
    let (part_name, whole_name) = (names(&bound.part), names(&bound.whole));
    let line = first.line.label.as_str();
    let message = format!("“{line}”的{part_name}（{more}）多于{whole_name}（{less}）");
    let mut found = RULE.finding(facts.span(first), message).note(part_name.clone());
    if let Some(last) = whole.first() {
        found = found.also(facts.span(*last), whole_name);
    }
    Some(found.help("请核对这一行的各数"))
}

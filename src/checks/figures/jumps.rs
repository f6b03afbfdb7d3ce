//! F107.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::form::Kind;
use crate::model::Amount;

/// A figure this many times as large as last year's, or as small, is a jump.
const FACTOR: i128 = 10;
/// Differences below this many are no jump.
const LEAST: i64 = 100;

rule! {
    /// 与上年相差十倍以上的数要再看一遍
    ///
    /// 多打、少打一个 0，或者把元填成万元，数就差出十倍、上万倍。与上年相差不到 100 的不算。
    /// 确实如此就不用改。
    ///
    /// 依据：怀化市审核要求“真实客观、数据精确”；十倍、100 件的界限是本程序定的。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [disclosure]
    /// permits = 34260
    /// [previous.disclosure]
    /// permits = 3200
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [disclosure]
    /// permits = 3426
    /// [previous.disclosure]
    /// permits = 3200
    /// ```
    "F107" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some(previous) = facts.comparable() else { return Vec::new() };
    let found = facts.cells().filter_map(|cell| {
        let column = cell.column().filter(|column| column.kind != Kind::SignedCount)?;
        // In a row with a total only the total is compared.
        let has_total = cell.line.sum_cells() > 0;
        if has_total && column.sum.is_empty() {
            return None;
        }
        let last = previous.entry(&cell.table.key, &cell.line.key, &column.key)?;
        let (now, before) = (facts.amount(cell)?, last.figure.amount()?);
        let compared = compared(now, before)?;
        let message = format!("{}今年是 {now}，{compared}", cell.name());
        let found = RULE.finding(facts.span(cell), message);
        let found = found.also(last.span, "上年的数");
        Some(found.help("请核对是否多打、少打了 0，或单位弄错；确实如此就不用改"))
    });
    found.collect()
}

/// How a figure compares with last year's, if it has jumped.
fn compared(now: Amount, before: Amount) -> Option<String> {
    if (now - before).magnitude() < Amount::whole(LEAST) {
        return None;
    }
    match () {
        () if now >= before.times(FACTOR) && before > Amount::ZERO => {
            Some(format!("是上年 {before} 的 {FACTOR} 倍以上"))
        }
        () if before >= now.times(FACTOR) && now > Amount::ZERO => {
            Some(format!("不到上年 {before} 的 {FACTOR} 分之一"))
        }
        () => None,
    }
}

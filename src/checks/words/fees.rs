//! T105.

use std::ops::Range;

use crate::base::{Diagnostic, Located};
use crate::checks::facts::{Cell, Facts};
use crate::checks::rule::rule;
use crate::form::Kind;
use crate::model::{Amount, Decimal};

/// 万.
const TEN_THOUSAND: i128 = 10_000;

rule! {
    /// 正文里的收费金额要与表二一致，元与万元不能混
    ///
    /// 表二的行政事业性收费以万元为单位，第六部分的信息处理费以元为单位。信息处理费也是行政事业性收费，
    /// 所以换算以后不能多于表二；正文说的行政事业性收费总额应与表二相等。
    ///
    /// 依据：国办公开办函〔2021〕30号表二“单位：万元”；国办函〔2020〕109号（以元计收）；
    /// 政府收支分类科目 103049950。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [disclosure]
    /// fees = 0
    /// [other_matters]
    /// text = "全年收取信息处理费3940元。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "全年收取信息处理费3940元，行政事业性收费1286.35元。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "全年收取信息处理费3940元，行政事业性收费1286.35万元。"
    /// ```
    "T105" Warning check
}

/// An amount of money in a text.
struct Money {
    /// In yuan.
    yuan: Amount,
    /// The number as it is written.
    number: Amount,
    unit: &'static str,
    range: Range<usize>,
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let fees = facts.cells().find(|cell| cell.column().is_some_and(|it| it.kind == Kind::Fee));
    let Some((cell, fee)) = fees.and_then(|cell| Some((cell, facts.amount(cell)?))) else {
        return Vec::new();
    };
    facts.paragraphs().flat_map(|text| of_paragraph(facts, text, cell, fee)).collect()
}

fn of_paragraph(facts: &Facts<'_>, text: &Located, cell: Cell<'_>, fee: Amount) -> Vec<Diagnostic> {
    let all = money(text.as_str()).into_iter();
    let findings = all.filter_map(|money| {
        let clause = clause(text.as_str(), money.range.start);
        let message = if clause.contains("处理费") {
            of_processing(&money, fee)
        } else if clause.contains("行政事业性收费") {
            of_all_fees(&money, fee)
        } else {
            None
        }?;
        let found = RULE.finding(text.slice(money.range).span(), message);
        let found = found.also(facts.span(cell), format!("表中是 {fee} 万元"));
        Some(found.help("请核对金额和单位：表中是万元，信息处理费以元为单位写在正文"))
    });
    findings.collect()
}

/// What is wrong with a processing fee.
fn of_processing(money: &Money, fee: Amount) -> Option<String> {
    let in_table = fee.times(TEN_THOUSAND);
    if money.yuan <= in_table {
        return None;
    }
    let written = format!("{}{}", money.number, money.unit);
    Some(format!("信息处理费{written}，多于表中的行政事业性收费 {fee} 万元，它应计入其中"))
}

/// What is wrong with the sum of all fees.
fn of_all_fees(money: &Money, fee: Amount) -> Option<String> {
    if money.yuan == fee.times(TEN_THOUSAND) {
        return None;
    }
    let written = format!("{}{}", money.number, money.unit);
    let mixed = if money.number == fee { "，元和万元混了" } else { "" };
    Some(format!("正文写行政事业性收费{written}，表中是 {fee} 万元{mixed}"))
}

/// The clause before a place.
fn clause(text: &str, at: usize) -> &str {
    let before = &text[..at];
    let start = before.rfind(['，', '。', '；', '、', '（', ',', '\n']);
    start.map_or(before, |start| &before[start..])
}

/// Every amount in 元 or 万元.
fn money(text: &str) -> Vec<Money> {
    let ends = text.match_indices('元').filter_map(|(at, mark)| {
        let (number_end, unit, factor) = match text[..at].strip_suffix('万') {
            Some(before) => (before.len(), "万元", TEN_THOUSAND),
            None => (at, "元", 1),
        };
        let before = &text[..number_end];
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let start = before.trim_end_matches(is_part).len();
        let number: String = before[start..].chars().filter(|c| *c != ',').collect();
        let number: Decimal = number.parse().ok()?;
        let number = number.amount();
        let range = start..at + mark.len();
        Some(Money { yuan: number.times(factor), number, unit, range })
    });
    ends.collect()
}

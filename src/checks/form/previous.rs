//! S114.

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 给出的上年报告要是同一机关前一年度的
    ///
    /// 年度不是前一年的、机关不是同一个的，结转、现行有效、重复文字都无从比较，这几条规则就不查。
    ///
    /// 依据：政府信息公开条例第四十九条（每年一份）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// year = 2023
    /// [previous]
    /// year = 2021
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// year = 2023
    /// [previous]
    /// year = 2022
    /// ```
    "S114" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some(last) = &facts.previous else { return Vec::new() };
    let report = facts.report;
    let here = report.previous.as_ref().map_or(report.year_span, Located::span);
    if last.report.year + 1 != report.year {
        let message =
            format!("给出的上年报告是 {} 年度的，这份是 {} 年度的", last.report.year, report.year);
        let found = RULE.finding(here, message);
        let found = found.also(last.report.year_span, "上年报告的年度");
        return vec![found.help("请给出前一年度的报告；现在没有与它比较")];
    }
    let [own, other] = [&report.authority, &last.report.authority];
    if own.as_str() != other.as_str() {
        let found = RULE.finding(own.span(), "给出的上年报告是另一个机关的");
        let found = found.also(other.span(), "上年报告的机关名称");
        return vec![
            found
                .help("请核对文件；机关改了名称的，请把上年数据里的也改成现在的；现在没有与它比较"),
        ];
    }
    Vec::new()
}

//! S103.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::numbers::years;
use crate::checks::rule::rule;

rule! {
    /// 标题里的年度要与报告年度一致
    ///
    /// 沿用上年的文件、忘了改标题，是最显眼的错。标题可以不写，由程序按版式拟定。
    ///
    /// 依据：国办公开办函〔2021〕30号的标题“×年政府信息公开工作年度报告”；DB51/T 2660—2019 2.1。
    ///
    /// 错误：
    ///
    /// ```toml
    /// title = ["示例县自然资源和规划局", "2022年政府信息公开工作年度报告"]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// title = ["示例县自然资源和规划局", "2023年政府信息公开工作年度报告"]
    /// ```
    "S103" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let expected = facts.report.year;
    let mut findings = Vec::new();
    for line in &facts.report.title {
        for year in years(line.as_str()).into_iter().filter(|year| year.year != expected) {
            let message = format!("标题里是 {} 年，报告年度是 {expected} 年", year.year);
            let found = RULE.finding(line.span_of(year.range), message);
            let found = found.also(facts.report.year_span, "报告年度");
            findings.push(found.help("请改正其中写错的一处；标题也可以不写，由程序拟定"));
        }
    }
    findings
}

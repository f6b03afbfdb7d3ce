//! S104.

use std::iter;

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::numbers::{Day, Year, days, years};
use crate::checks::rule::rule;

/// Words of a sentence that gives the period of the figures.
const PERIOD: [&str; 4] = ["统计", "所列数据", "时间段", "起止时间"];
/// What stands between the two days of a period.
const TO: &str = "起至到止—－-–~～ 自（）";
/// What stands before a day up to which everything is counted.
const UNTIL: [&str; 4] = ["截至", "截止", "截止到", "截至到"];
/// What stands behind the year where a period is named by it alone.
const WHOLE: [&str; 8] = ["。", "，", "全年", "度", "1月—", "1月-", "1月至", "1月到"];
/// What a report is called behind its year.
const ITSELF: [&str; 5] = ["年度报告", "年报", "度报告", "度年度报告", "情况报告"];
/// What stands before the year of another document.
const OTHERS: [&str; 8] = ["与", "比", "较", "根据", "按照", "依据", "参照", "和"];

rule! {
    /// 前言里的统计期限是报告年度的1月1日至12月31日
    ///
    /// 前言里的年份、统计期限沿用上年，读者就不知道数字是哪一年的。
    /// 书名号里的文件名、条例修订的日期等不查。
    ///
    /// 依据：DB51/T 2660—2019 2.1（统计时间段为上一年度1月1日至12月31日）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// preamble = "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// preamble = "本报告所列数据的统计期限自2023年1月1日起至12月30日止。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// preamble = "现公布示例县自然资源和规划局2022年政府信息公开工作年度报告。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// preamble = "根据2019年修订的《条例》，本报告所列数据的统计期限自2023年1月1日起至12月31日止。"
    /// ```
    "S104" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.report.preamble.iter().flat_map(|text| of_paragraph(facts, text)).collect()
}

fn of_paragraph(facts: &Facts<'_>, text: &Located) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut start = 0;
    for sentence in text.as_str().split_inclusive(['。', '；']) {
        let part = text.slice(start..start + sentence.len());
        start += sentence.len();
        let is_period = PERIOD.iter().any(|word| sentence.contains(word));
        let found = days(sentence);
        let pair = found.windows(2).find(|pair| {
            sentence[pair[0].range.end..pair[1].range.start].chars().all(|char| TO.contains(char))
        });
        findings.extend(match (pair, &found[..]) {
            (Some([first, last]), _) if is_period => {
                let mut found = period(facts, &part, &[(first, 1, 1), (last, 12, 31)]);
                if first.year.is_none() {
                    found.extend(of_years(facts, &part, true));
                }
                found
            }
            (_, [only]) if is_end(sentence, only) => period(facts, &part, &[(only, 12, 31)]),
            _ => of_years(facts, &part, is_period),
        });
    }
    findings
}

/// Whether everything is counted up to a last day of a year.
fn is_end(sentence: &str, day: &Day) -> bool {
    (day.month, day.day) == (12, 31)
        && UNTIL.iter().any(|word| sentence[..day.range.start].ends_with(word))
}

/// The days of the period, each with the month and day that it should be.
fn period(facts: &Facts<'_>, text: &Located, days: &[(&Day, u16, u16)]) -> Vec<Diagnostic> {
    let expected = facts.report.year;
    let right = |(day, month, date): &(&Day, u16, u16)| {
        day.year.is_none_or(|year| year == expected) && (day.month, day.day) == (*month, *date)
    };
    let wrong = days.iter().filter(|day| !right(day)).map(|(day, ..)| {
        let written = &text.as_str()[day.range.clone()];
        let message = format!("统计期限写作“{written}”，与 {expected} 年度不符");
        let found = RULE.finding(text.span_of(day.range.clone()), message);
        let found = found.also(facts.report.year_span, "报告年度");
        found.help(format!("应为{expected}年1月1日至{expected}年12月31日"))
    });
    wrong.collect()
}

/// Years by which a sentence calls the report itself, or its period.
fn of_years(facts: &Facts<'_>, text: &Located, is_period: bool) -> Vec<Diagnostic> {
    let expected = facts.report.year;
    let sentence = text.as_str();
    let all = years(sentence);
    if all.iter().any(|year| year.year == expected) {
        // The year of the report is there; other years are mentioned beside it.
        return Vec::new();
    }
    let titles: Vec<(usize, &str)> = sentence.match_indices(['《', '》']).collect();
    let is_in_title = |at: usize| {
        let before = titles.partition_point(|(mark, _)| *mark < at);
        titles[..before].last().is_some_and(|(_, mark)| *mark == "《")
    };
    // What may stand between the year and what the report is called.
    let charges = facts.form.title_words.charges.iter().map(String::as_str);
    let said: Vec<&str> = iter::once("度").chain(charges).chain(["工作"]).collect();
    let wrong = all.into_iter().filter(|year| {
        let behind = &sentence[year.range.end..];
        let plain = said.iter().fold(behind, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let is_report =
            ITSELF.iter().any(|word| behind.starts_with(word) || plain.starts_with(word));
        let is_period = is_period && WHOLE.iter().any(|word| behind.starts_with(word));
        let before = &sentence[..year.range.start];
        // It may be that of another document.
        let is_other = || is_in_title(before.len()) || OTHERS.iter().any(|it| before.ends_with(it));
        year.year != expected && (is_report || is_period) && !is_other()
    });
    let finding = |year: Year| {
        let message = format!("前言里是 {} 年，报告年度是 {expected} 年", year.year);
        let found = RULE.finding(text.span_of(year.range), message);
        found.also(facts.report.year_span, "报告年度").help("请改正其中写错的一处")
    };
    wrong.map(finding).collect()
}

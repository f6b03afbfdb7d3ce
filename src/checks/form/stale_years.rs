//! S106.

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::numbers::{Year, years};
use crate::checks::rule::rule;

/// What stands behind the year where a sentence tells what was done in it.
const DONE: [&str; 14] = [
    "，",
    "我",
    "本",
    "全",
    "共",
    "度，",
    "度我",
    "度共",
    "度全",
    "度本",
    "累计",
    "收到",
    "度收到",
    "主动公开",
];
/// What stands before the year where the whole year is summed up.
const UNTIL: [&str; 3] = ["截至", "截止", "截止到"];

rule! {
    /// 正文叙述的年份要是报告年度
    ///
    /// “2022年，我局……”这样开头的话，以及“截至某年12月31日”，说的应是报告年度；
    /// 写成上一年的，多半是沿用了上年的文字。说到更早的年份、明年，两年相比的话不查。
    ///
    /// 依据：DB51/T 2660—2019 2.1；条例第四十九条（上一年度的年度报告）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// 2022年，我局政策解读形式不够丰富，个别科室对办理时限把握不准。下一步将严格执行“谁起草、谁解读”。
    /// """
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// 2023年，我局政策解读形式不够丰富，比2022年还少。力争2024年6月底前，图表解读占比达到50%。
    /// """
    /// ```
    "S106" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.paragraphs().flat_map(|text| of_paragraph(facts, text)).collect()
}

fn of_paragraph(facts: &Facts<'_>, text: &Located) -> Vec<Diagnostic> {
    let expected = facts.report.year;
    let words = text.as_str();
    let all = years(words);
    let between = |a: &Year, b: &Year| words.get(a.range.end..b.range.start).unwrap_or_default();
    let sentences = all.chunk_by(|a, b| !between(a, b).contains('。'));
    // A sentence that speaks of the year of the report too compares it with another.
    let alone = sentences.filter(|years| years.iter().all(|year| year.year != expected));
    // Earlier years are history, later ones plans; last year's text says last year.
    let stale = alone
        .flatten()
        .filter(|year| year.year + 1 == expected && (begins(words, year) || ends(words, year)));
    let finding = |year: &Year| {
        let message = format!("这里说的是 {} 年，报告年度是 {expected} 年", year.year);
        let found = RULE.finding(text.span_of(year.range.clone()), message);
        found.help("沿用了上年文字的，请改写；说的确是那一年，就不用改")
    };
    stale.map(finding).collect()
}

/// Whether a sentence begins with the year, and goes on with what was done.
fn begins(text: &str, year: &Year) -> bool {
    let before = text[..year.range.start].chars().next_back();
    let first = before.is_none_or(|mark| matches!(mark, '。' | '；' | '）'));
    first && DONE.iter().any(|word| text[year.range.end..].starts_with(word))
}

/// Whether it is the year of “截至…12月31日”.
fn ends(text: &str, year: &Year) -> bool {
    let before = &text[..year.range.start];
    let behind = &text[year.range.end..];
    let last_day = ["12月31日", "12月底", "底", "末"].iter().any(|day| behind.starts_with(day));
    last_day && UNTIL.iter().any(|word| before.ends_with(word))
}

//! T107.

use std::collections::BTreeSet;

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::rule;
use crate::model::Prose;

/// Characters of a run that both reports must have to count as the same.
const RUN: usize = 8;
/// Shorter sections say what every report says.
const LEAST: usize = 60;

rule! {
    /// 正文不能有一半以上与上年相同
    ///
    /// 一节里连续 8 个字以上与上年年报相同的文字（数字不计）超过一半，评查时会按“内容雷同”扣分。
    ///
    /// 依据：政府信息公开条例第四十七条（怀化市通报“内容雷同、敷衍塞责”）；某市评分细则：
    /// 与上年重复超过 50% 的扣分。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式不够丰富，图表、视频等方式占比偏低；二是个别科室对依申请公开的办理时限把握不准。下一步将严格执行“谁起草、谁解读”，增加图表解读。"
    /// [previous.problems]
    /// text = "一是政策解读形式不够丰富，图表、视频等方式占比偏低；二是个别科室对依申请公开的办理时限把握不准。下一步将加强培训。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式不够丰富，图表、视频等方式占比偏低；二是个别科室对依申请公开的办理时限把握不准。下一步将严格执行“谁起草、谁解读”，增加图表解读。"
    /// [previous.overview]
    /// text = "全年主动公开政府信息200条。"
    /// [previous.other_matters]
    /// text = "本年度未收取信息处理费。"
    /// [previous.problems]
    /// text = "一是主动公开不及时，个别栏目更新慢；二是基层人员更换频繁，业务不熟。下一步将建立台账，按月检查各栏目更新情况，分批组织业务培训，请群众代表评议。"
    /// ```
    "T107" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some(previous) = facts.comparable() else { return Vec::new() };
    let mut findings = Vec::new();
    for (key, prose) in facts.prose() {
        let Some(last) = previous.report.prose.get(key) else { continue };
        let (now, before) = (characters(prose), characters(last));
        if now.len() < LEAST {
            continue;
        }
        let percent = shared(&now, &before) * 100 / now.len();
        let (Some(first), Some(old)) = (prose.paragraphs.first(), last.paragraphs.first()) else {
            continue;
        };
        if percent > 50 {
            let heading = facts.heading(key).map_or(key, |heading| heading.as_str());
            let message = format!("“{heading}”有 {percent}% 的文字与上年年报相同");
            let found = RULE.finding(beginning(first), message);
            let found = found.also(beginning(old), "上年的文字");
            findings.push(found.help("请按今年的情况改写"));
        }
    }
    findings
}

/// The characters of a section that are no digits.
fn characters(prose: &Prose) -> Vec<char> {
    let all = prose.paragraphs.iter().flat_map(|text| text.as_str().chars());
    all.filter(|char| !char.is_ascii_digit() && !char.is_whitespace()).collect()
}

/// How many characters of `now` stand in runs that `before` has too.
fn shared(now: &[char], before: &[char]) -> usize {
    let runs: BTreeSet<&[char]> = before.windows(RUN).collect();
    let mut end = 0;
    let mut count = 0;
    for (start, run) in now.windows(RUN).enumerate() {
        if runs.contains(run) {
            count += start + RUN - end.max(start);
            end = start + RUN;
        }
    }
    count
}

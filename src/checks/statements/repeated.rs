//! T107.

use std::collections::BTreeSet;

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::rule;
use crate::form::Topic;
use crate::model::Prose;
use crate::text::closing;

/// Characters of a run that both reports must have to count as the same.
const RUN: usize = 8;
/// Characters of the longest title in 《》.
const TITLE: usize = 80;
/// Shorter sections say what every report says.
const LEAST: usize = 60;

rule! {
    /// 正文不能有一半以上与上年相同
    ///
    /// 一节里连续 8 个字以上与上年年报相同的文字（数字不计）超过一半，评查时会按“内容雷同”扣分。书名号里的
    /// 名称、文号、本机关的名称、各部分的小标题这样的固定说法不算；“其他需要报告的事项”年年可以一样，不查。
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
    /// [previous.problems]
    /// text = "一是主动公开不及时，个别栏目更新慢；二是基层人员更换频繁，业务不熟。下一步将建立台账，按月检查各栏目更新情况，分批组织业务培训，请群众代表评议。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [previous.overview]
    /// text = "全年主动公开政府信息200条。"
    /// [other_matters]
    /// text = "本年度未收取信息处理费。按照上级部署，本年度没有其他需要报告的事项；政府信息公开指南可在政府网站“政府信息公开”专栏查阅，也可到行政服务中心的查阅点查阅。"
    /// [previous.other_matters]
    /// text = "本年度未收取信息处理费。按照上级部署，本年度没有其他需要报告的事项；政府信息公开指南可在政府网站“政府信息公开”专栏查阅，也可到行政服务中心的查阅点查阅。"
    /// [problems]
    /// text = "（一）存在的主要问题。对照《中华人民共和国政府信息公开条例》和《国务院办公厅关于全面推进政务公开工作的意见》（国办公开办函〔2021〕30号），图表解读偏少。（二）改进情况。下一步增加图表解读，逐月检查栏目。"
    /// [previous.problems]
    /// text = "（一）存在的主要问题。对照《中华人民共和国政府信息公开条例》和《国务院办公厅关于全面推进政务公开工作的意见》（国办公开办函〔2021〕30号），个别栏目更新慢。（二）改进情况。下一步分批培训人员，建立工作台账。"
    /// ```
    "T107" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some(previous) = facts.comparable() else { return Vec::new() };
    let mut findings = Vec::new();
    let is_alike_each_year =
        |key: &str| facts.section_about(Topic::ProcessingFee).is_some_and(|(own, _)| own == key);
    for (key, prose) in facts.prose().filter(|(key, _)| !is_alike_each_year(key)) {
        let Some(last) = previous.report.prose.get(key) else { continue };
        let (now, before) = (characters(facts, prose), characters(facts, last));
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

/// The characters of a section that are no digits, without titles in 《》, document numbers and set
/// phrases.
fn characters(facts: &Facts<'_>, prose: &Prose) -> Vec<char> {
    let authority = facts.report.authority.as_str();
    let phrases = facts.form.vocabulary.set_phrases.iter().map(String::as_str);
    let phrases: Vec<&str> = phrases.chain([authority]).filter(|it| !it.is_empty()).collect();
    let mut characters = Vec::new();
    for paragraph in &prose.paragraphs {
        let mut rest = paragraph.as_str();
        while let Some(first) = rest.chars().next() {
            let set = phrases.iter().filter(|phrase| rest.starts_with(**phrase)).map(|it| it.len());
            let set = enclosed(rest, first).into_iter().chain(set).max();
            if set.is_none() && !first.is_ascii_digit() && !first.is_whitespace() {
                characters.push(first);
            }
            rest = &rest[set.unwrap_or(first.len_utf8())..];
        }
    }
    characters
}

/// The length of the title or document number that a text begins with: 《……》, 〔2021〕30号.
fn enclosed(text: &str, first: char) -> Option<usize> {
    let close = closing(first).filter(|_| matches!(first, '《' | '〔'))?;
    let mut near = text.char_indices().take(TITLE);
    let end = near.find(|(_, char)| *char == close)?.0 + close.len_utf8();
    let number = text[end..].trim_start_matches(|char: char| char.is_ascii_digit());
    let number = number.strip_prefix('号').filter(|_| first == '〔');
    Some(number.map_or(end, |behind| text.len() - behind.len()))
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

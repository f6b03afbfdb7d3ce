//! S109.

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::{Needs, rule};
use crate::form::Topic;
use crate::vocabulary::{Fees, Meaning, Untaken};

rule! {
    /// 第六部分要写明信息处理费
    ///
    /// 收了多少写多少（单位是元），没有收也要写明，如“本年度未收取信息处理费。”“未向公众收取任何相关费用。”
    ///
    /// 依据：国办公开办函〔2021〕30号格式“收取信息处理费情况在此处报告”；国办函〔2020〕109号
    /// （2021年1月1日起施行，以前年度的不查）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "无。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "本年度未收取涉企保证金，未向公众收取培训费用。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "本年度未收取信息处理费。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "2023年，本单位未向公众收取任何相关费用。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "（一）依申请公开收费情况：本年度未因政府信息公开申请收取费用。"
    /// ```
    "S109" Warning check needs Needs::Section(Topic::ProcessingFee)
}

/// What ends a clause.
const ENDS: [char; 4] = ['，', '。', '；', '：'];
/// The first year in which the fee could be taken (国办函〔2020〕109号).
const FIRST: u16 = 2021;

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some((key, prose)) = facts.section_about(Topic::ProcessingFee) else { return Vec::new() };
    let is_said = |words: String| {
        words.contains("处理费") || words.split(ENDS).any(|it| is_untaken(facts, it))
    };
    let says = facts.words(key).is_some_and(is_said);
    let is_due = !says && facts.report.year >= FIRST;
    let Some(first) = prose.paragraphs.first().filter(|_| is_due) else { return Vec::new() };
    let found = RULE.finding(beginning(first), "这一部分没有写信息处理费");
    vec![found.help("请写明收取的金额（元）；没有收取，就写“本年度未收取信息处理费。”")]
}

/// Whether a clause says that no fees were taken, and nothing else.
fn is_untaken(facts: &Facts<'_>, clause: &str) -> bool {
    let Some(Fees { untaken, .. }) = &facts.form.vocabulary.fees else { return false };
    let mut wanted = [&untaken.not, &untaken.taken, &untaken.fees].into_iter().peekable();
    let mut rest = clause;
    while !rest.is_empty() {
        let next = wanted.peek().and_then(|words| longest(words, rest));
        let Some(length) = next.or_else(|| silent(facts, untaken, rest)) else { return false };
        if next.is_some() {
            wanted.next();
        }
        rest = &rest[length..];
    }
    wanted.next().is_none()
}

/// The length of the longest of these words that a text begins with.
fn longest(words: &[String], text: &str) -> Option<usize> {
    words.iter().filter(|word| text.starts_with(word.as_str())).map(String::len).max()
}

/// The length of what a text begins with, if that says nothing: the body's own name, the year, a word that
/// only fills.
fn silent(facts: &Facts<'_>, untaken: &Untaken, text: &str) -> Option<usize> {
    let authority = facts.report.authority.as_str();
    let ends = authority.char_indices().map(|(at, _)| &authority[at..]);
    // “县发展和改革局”, of the body's name all or the end.
    let own = ends.filter(|end| text.starts_with(*end)).map(str::len).max();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let vocabulary = &facts.form.vocabulary;
    let fills = |word: Meaning| {
        let silent = [Meaning::FILLER, Meaning::MATTER, Meaning::THIS_YEAR, Meaning::AND];
        silent.contains(&word) || vocabulary.topics().has(word)
    };
    let word = vocabulary.word(text).filter(|(word, _)| fills(*word)).map(|(_, length)| length);
    own.or((digits > 0).then_some(digits)).or(word).max(longest(&untaken.beside, text))
}

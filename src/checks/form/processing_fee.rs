//! S109.

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::{Needs, rule};
use crate::form::Topic;
use crate::vocabulary::{Fees, Meaning, Meanings, Vocabulary};

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
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = """
    /// （一）收费情况
    /// 2023年本单位未向公众收取任何费用。
    /// """
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "本年度未收取任何费用（含检索、复制、邮寄等费用）。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "2023 年本单位未收取任何费用。"
    /// ```
    "S109" Warning check needs Needs::ProcessingFee
}

/// What ends a clause, as white does.
const ENDS: [char; 8] = ['，', '。', '；', '：', '（', '）', '！', '？'];
/// The first year in which the fee could be taken (国办函〔2020〕109号).
const FIRST: u16 = 2021;

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some((_, prose)) = facts.section_about(Topic::ProcessingFee) else { return Vec::new() };
    let Some(reader) = Reader::new(facts) else { return Vec::new() };
    let says = prose.paragraphs.iter().any(|paragraph| reader.says(paragraph.as_str()));
    let is_due = !says && facts.report.year >= FIRST;
    let Some(first) = prose.paragraphs.first().filter(|_| is_due) else { return Vec::new() };
    let name = reader.fees.part.first().map_or("", String::as_str);
    let found = RULE.finding(beginning(first), format!("这一部分没有写明{name}"));
    vec![found.help(format!("请写明收取的金额（元）；没有收取，就写“本年度未收取{name}。”"))]
}

/// What knows whether a text says something of the fee.
struct Reader<'r> {
    authority: &'r str,
    vocabulary: &'r Vocabulary,
    fees: &'r Fees,
    /// Meanings whose words say nothing.
    silent: Meanings,
}

impl<'r> Reader<'r> {
    /// One for a report whose form has words of fees.
    fn new(facts: &Facts<'r>) -> Option<Self> {
        let vocabulary = &*facts.form.vocabulary;
        let fillers = [Meaning::FILLER, Meaning::MATTER, Meaning::THIS_YEAR, Meaning::AND];
        let fillers = fillers.into_iter().map(Meanings::of);
        Some(Self {
            authority: facts.report.authority.as_str(),
            vocabulary,
            fees: vocabulary.fees.as_ref()?,
            silent: fillers.fold(vocabulary.topics(), Meanings::with),
        })
    }

    /// Whether a paragraph names the fee, or has a clause by which no fees were taken.
    fn says(&self, paragraph: &str) -> bool {
        let is_end = |mark: char| mark.is_whitespace() || ENDS.contains(&mark);
        self.fees.part.iter().any(|name| paragraph.contains(name))
            || paragraph.split(is_end).any(|clause| self.is_untaken(clause))
    }

    /// Whether a clause says that no fees were taken, and nothing else.
    fn is_untaken(&self, clause: &str) -> bool {
        let untaken = &self.fees.untaken;
        [&[&untaken.taken, &untaken.fees][..], &[&untaken.charged]]
            .into_iter()
            .any(|said| self.says_nothing_but(&[&[&untaken.not], said].concat(), clause))
    }

    /// Whether a clause says one word of each of these in their order, and nothing else.
    fn says_nothing_but(&self, wanted: &[&Vec<String>], clause: &str) -> bool {
        let mut wanted = wanted.iter().peekable();
        let mut rest = clause;
        while !rest.is_empty() {
            let next = wanted.peek().and_then(|words| longest(words, rest));
            let Some(length) = next.or_else(|| self.silent(rest)) else { return false };
            if next.is_some() {
                wanted.next();
            }
            rest = &rest[length..];
        }
        wanted.next().is_none()
    }

    /// The length of what a text begins with, if that says nothing: the body's own name, the year, a
    /// word that only fills.
    fn silent(&self, text: &str) -> Option<usize> {
        let ends = self.authority.char_indices().map(|(at, _)| &self.authority[at..]);
        // “县发展和改革局”, of the body's name all or the end.
        let own = ends.filter(|end| text.starts_with(*end)).map(str::len).max();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let word = self.vocabulary.word(text).filter(|(word, _)| self.silent.has(*word));
        let word = word.map(|(_, length)| length);
        let beside = longest(&self.fees.untaken.beside, text);
        own.or((digits > 0).then_some(digits)).or(word).max(beside)
    }
}

/// The length of the longest of these words that a text begins with.
fn longest(words: &[String], text: &str) -> Option<usize> {
    words.iter().filter(|word| text.starts_with(word.as_str())).map(String::len).max()
}

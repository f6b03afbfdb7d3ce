//! T106.

use std::ops::Range;

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::numbers::numbers;
use crate::checks::rule::{Needs, rule};
use crate::model::Amount;
use crate::text::counted_measures;
use crate::vocabulary::Parts;

/// A list has at least so many parts.
const LEAST: usize = 3;

rule! {
    /// 正文里列出的各部分之和不能大于总数
    ///
    /// “公开信息496条，其中……”后面三项以上加起来比496还多，说明总数或某一项写错了。
    /// 只列一部分的（加起来较少）不算错；网站、微信等可能重复计算的不查。
    ///
    /// 依据：东北塘街道办事处 2019 年度年报，各项之和 528、总数写作 496。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "全年主动公开政府信息192条，其中政策文件26条，业务信息124条，政务服务38条，财政信息14条。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [overview]
    /// text = "全年主动公开政府信息192条，其中政策文件26条，业务信息124条，政务服务38条，财政信息4条，比上年多80条。"
    /// ```
    "T106" Warning check needs Needs::Parts
}

/// A count with its measure word.
struct Counted {
    number: Amount,
    measure: &'static str,
    range: Range<usize>,
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let words = &facts.form.vocabulary.parts;
    facts.paragraphs().flat_map(|text| of_paragraph(words, text)).collect()
}

fn of_paragraph(words: &Parts, text: &Located) -> Vec<Diagnostic> {
    let mut start = 0;
    let sentences = text.as_str().split_inclusive('。').filter_map(|sentence| {
        start += sentence.len();
        let leads = words.leads.iter().any(|word| sentence.contains(word.as_str()));
        leads.then(|| text.slice(start - sentence.len()..start))
    });
    sentences.filter_map(|sentence| of_sentence(words, &sentence)).collect()
}

fn of_sentence(words: &Parts, sentence: &Located) -> Option<Diagnostic> {
    let text = sentence.as_str();
    let leads = words.leads.iter().map(String::as_str);
    let (lead, word) = leads.filter_map(|word| Some((text.find(word)?, word))).min()?;
    let counts = counted(text);
    let whole = counts.iter().rfind(|count| count.range.end <= lead)?;
    // Only what stands right before: “……192条，其中”.
    let between = &text[whole.range.end..lead];
    if between.chars().count() > 2 {
        return None;
    }
    let end = text[lead..].find(['；', '）', '（']).map_or(text.len(), |at| lead + at);
    let start = lead + word.len();
    let parts: Vec<&Counted> = counts
        .iter()
        .filter(|count| (start..end).contains(&count.range.start))
        .filter(|count| count.measure == whole.measure)
        .collect();
    let nested = words.leads.iter().any(|word| text[start..end].contains(word.as_str()));
    let plain = parts.iter().all(|part| part.number < whole.number && is_part(words, text, part));
    let sum: Amount = parts.iter().map(|part| part.number).sum();
    // Some of the parts already make up the whole: the others divide it in another way.
    let mut first = Amount::ZERO;
    let anew = parts.iter().any(|part| {
        first = first + part.number;
        first == whole.number
    });
    if anew || nested || !plain || parts.len() < LEAST || sum <= whole.number {
        return None;
    }
    let measure = whole.measure;
    let message =
        format!("总数写 {}{measure}，后面 {} 项加起来是 {sum}{measure}", whole.number, parts.len());
    let last = parts.last()?;
    let list = sentence.span_of(lead..last.range.end);
    let found = RULE.finding(sentence.span_of(whole.range.clone()), message);
    Some(found.also(list, "各项").help("请核对总数和各项"))
}

/// Whether the clause of a count counts a part, rather than comparing it with something.
fn is_part(words: &Parts, text: &str, count: &Counted) -> bool {
    let before = &text[..count.range.start];
    let start = before.rfind(['，', '、', '；', '：']).unwrap_or(0);
    !words.others.iter().any(|word| before[start..].contains(word.as_str()))
}

/// All counts of a text.
fn counted(text: &str) -> Vec<Counted> {
    let counts = numbers(text).into_iter().filter(|number| number.count.is_some());
    let counts = counts.filter_map(|number| {
        let behind = text[number.range.end..].trim_start_matches(' ');
        let measure = counted_measures().find(|measure| behind.starts_with(measure))?;
        let is_ordinal = text[..number.range.start].ends_with('第');
        let end = text.len() - behind.len() + measure.len();
        let range = number.range.start..end;
        (!is_ordinal).then_some(Counted { number: number.amount, measure, range })
    });
    counts.collect()
}

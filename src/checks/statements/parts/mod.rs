//! T106.

mod count;
mod gap;
mod kind;
mod list;
mod part;

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};
use crate::model::Amount;
use crate::vocabulary::Vocabulary;
use count::{Count, counts};
use gap::between;
use kind::{Kind, body};
use list::{List, is_about, is_shared, list_behind, may_list, most};
use part::{Part, parts};

/// A list has at least so many parts, if it is not of bodies.
const LEAST: usize = 3;
/// So many numbers are shown of a sum.
const MOST_SHOWN: usize = 8;
/// Two bodies are two parts; two of anything else may be seen from two sides.
const LEAST_BODIES: usize = 2;

rule! {
    /// 正文里列出的各部分之和不能大于总数
    ///
    /// “公开信息496条，其中……”后面各项加起来比496还多，说明总数或某一项写错了。同一种的才相加：都是机关
    /// （两项以上），都是内容、申请人或申请渠道（三项以上）；只列一部分的（加起来较少）不算错，几个渠道都发、
    /// 可能重复计算的不加。没有写“其中”的，写在括号里或冒号后面才算。
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
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "全县收到来信61件（县政府30件、各部门20件、示例镇16件）。"
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

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let vocabulary = &facts.form.vocabulary;
    facts.paragraphs().flat_map(|text| of_paragraph(vocabulary, text)).collect()
}

fn of_paragraph(vocabulary: &Vocabulary, text: &Located) -> Vec<Diagnostic> {
    let (words, written) = (&vocabulary.parts, text.as_str());
    if !may_list(words, written) {
        return Vec::new();
    }
    let counts = counts(written);
    let lists = counts.iter().enumerate().filter_map(|(at, whole)| {
        let list = list_behind(words, written, whole.range.end)?;
        of_list(vocabulary, text, &counts, at, &list)
    });
    lists.collect()
}

/// A finding where the parts of one kind come to more than the count that they divide.
fn of_list(
    vocabulary: &Vocabulary,
    text: &Located,
    counts: &[Count<'_>],
    at: usize,
    list: &List,
) -> Option<Diagnostic> {
    let (whole, written) = (counts.get(at)?, text.as_str());
    // “甲局公开30条，其中各科室20条，乙局40条”: what is a part of a body, and what stands beside it?
    let is_open = !list.is_closed && is_of_body(vocabulary, written, counts, at);
    if is_open || is_about(&vocabulary.parts, written, whole) {
        return None;
    }
    let parts = parts(vocabulary, written, counts, whole.measure, list)?;
    let most = most(vocabulary, written, counts, at) + whole.rounding;
    let more = more(vocabulary, &parts, whole, most)?;
    let all = more.first()?.range.start..more.last()?.range.end;
    if is_shared(&vocabulary.parts, written, whole.range.start..all.end) {
        return None;
    }
    let found = RULE.finding(text.span_of(whole.range.clone()), message(whole, &parts, &more));
    Some(found.also(text.span_of(all), "各项").help("请核对总数和各项"))
}

/// What is said of parts that come to more than the whole.
fn message(whole: &Count<'_>, parts: &[Part<'_>], more: &[&Part<'_>]) -> String {
    let (number, measure) = (whole.number, whole.measure);
    let (count, sum) = (more.len(), sum(more));
    let numbers: Vec<String> = more.iter().map(|part| part.number.to_string()).collect();
    let numbers = match &numbers[..] {
        [first, second, .., last] if count > MOST_SHOWN => format!("{first}+{second}+…+{last}"),
        few => few.join("+"),
    };
    let left_out = parts.iter().find(|part| part.kind == Kind::Overlap);
    let without = left_out
        .map(|part| format!("；“{}{}{measure}”这样可能重复计算的没有加", part.label, part.number));
    let without = without.unwrap_or_default();
    format!("总数写 {number}{measure}，后面 {count} 项 {numbers} 是 {sum}{measure}{without}")
}

/// The parts of one kind that come to more than the whole, and than all that may be divided with it.
fn more<'p, 't>(
    vocabulary: &Vocabulary,
    parts: &'p [Part<'t>],
    whole: &Count<'_>,
    most: Amount,
) -> Option<Vec<&'p Part<'t>>> {
    let own: Vec<&Part<'_>> = parts.iter().filter(|part| part.kind != Kind::Overlap).collect();
    if own.iter().any(|part| part.number >= whole.number) || divides_anew(parts, whole.number) {
        return None;
    }
    // Beside parts of a known kind others may be of that kind too.
    let is_any_known = own.iter().any(|part| part.kind.is_known());
    let is_item = vocabulary.parts.items.iter().any(|item| item == whole.measure);
    own.iter().map(|part| &part.kind).find_map(|kind| {
        let list: Vec<&Part<'_>> = own.iter().copied().filter(|it| it.kind == *kind).collect();
        let least = if matches!(kind, Kind::Body(_)) { LEAST_BODIES } else { LEAST };
        let is_sure = kind.is_known() || !is_any_known && is_item;
        let is_more = list.len() >= least && sum(&list) >= most && sum(&list) > whole.number;
        (is_sure && is_more && !hold_one_another(&list)).then_some(list)
    })
}

/// Whether a count is a body's.
fn is_of_body(vocabulary: &Vocabulary, text: &str, counts: &[Count<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| counts.get(before));
    let start = before.map_or(0, |before| before.range.end);
    let end = counts.get(at).map_or(start, |count| count.range.start);
    let label = between(&text[start..end], 0).label;
    body(vocabulary, label).is_some()
}

fn sum(parts: &[&Part<'_>]) -> Amount {
    parts.iter().map(|part| part.number).sum()
}

/// Whether one of these bodies is among others that are named together, “各部门30件、甲局20件”.
fn hold_one_another(list: &[&Part<'_>]) -> bool {
    let names = || list.iter().filter_map(|part| part.body);
    names().any(|one| names().any(|other| one.may_hold(other)))
}

/// Whether some of the parts, one behind the other, make up the whole, or the part before them: then they
/// divide it anew.
fn divides_anew(list: &[Part<'_>], whole: Amount) -> bool {
    (0..list.len()).any(|start| {
        let before = start.checked_sub(1).and_then(|at| list.get(at)).map(|part| part.number);
        let mut sum = Amount::ZERO;
        list.iter().enumerate().skip(start).any(|(at, part)| {
            sum = sum + part.number;
            sum == whole || at > start && before == Some(sum)
        })
    })
}

//! T106.

mod body;
mod count;
mod gap;
mod kind;
mod list;
mod part;
mod pieces;
#[cfg(test)]
mod tests;
mod whole;

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};
use crate::form::Form;
use crate::model::Amount;
use crate::vocabulary::Meanings;
use count::{Count, counts};
use kind::Kind;
use list::{List, brackets, list_behind, may_list};
use part::{Part, parts};
use whole::{Whole, is_shared};

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
    facts.paragraphs().flat_map(|text| of_paragraph(facts.form, text)).collect()
}

fn of_paragraph(form: &Form, text: &Located) -> Vec<Diagnostic> {
    let (words, written) = (&form.vocabulary.parts, text.as_str());
    if !may_list(words, written) {
        return Vec::new();
    }
    let (counts, brackets) = (counts(written), brackets(written));
    let lists = counts.iter().enumerate().filter_map(|(at, count)| {
        let list = list_behind(words, written, &brackets, count.range.end)?;
        let whole = Whole { text: written, count, before: &counts[..at] };
        of_list(form, text, &whole, &counts[at + 1..], &list)
    });
    lists.collect()
}

/// A finding where the parts of one kind come to more than the count that they divide.
fn of_list(
    form: &Form,
    text: &Located,
    whole: &Whole<'_, '_>,
    behind: &[Count<'_>],
    list: &List,
) -> Option<Diagnostic> {
    let vocabulary = &form.vocabulary;
    if !whole.is_divided(vocabulary, list) {
        return None;
    }
    let count = whole.count;
    let parts = parts(vocabulary, whole.text, behind, count.measure, list)?;
    let more = more(form, &parts, count, list)?;
    let all = more.first()?.range.start..more.last()?.range.end;
    let is_exact = sum(&more) >= whole.most(vocabulary) + count.rounding;
    if !is_exact || is_shared(&vocabulary.parts, whole.text, &(count.range.start..all.end)) {
        return None;
    }
    let found = RULE.finding(text.span_of(count.range.clone()), message(count, &parts, &more));
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
    let left_out = parts.iter().find(|part| part.named.kind == Kind::Overlap);
    let without = left_out
        .map(|part| format!("；“{}{}{measure}”这样可能重复计算的没有加", part.label, part.number));
    let without = without.unwrap_or_default();
    format!("总数写 {number}{measure}，后面 {count} 项 {numbers} 是 {sum}{measure}{without}")
}

/// The parts of one kind that come to more than the whole.
fn more<'p, 't>(
    form: &Form,
    parts: &'p [Part<'t>],
    whole: &Count<'_>,
    list: &List,
) -> Option<Vec<&'p Part<'t>>> {
    let is_own = |part: &&Part<'_>| part.named.kind != Kind::Overlap;
    let own: Vec<&Part<'_>> = parts.iter().filter(is_own).collect();
    if own.iter().any(|part| part.number >= whole.number) || divides_anew(parts, whole.number) {
        return None;
    }
    let mut kinds: Vec<(&Kind<'_>, Vec<&Part<'_>>)> = Vec::new();
    for part in &own {
        let kind = &part.named.kind;
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, list)) => list.push(part),
            None => kinds.push((kind, vec![part])),
        }
    }
    let words = &form.vocabulary.parts;
    let is_measured = |measures: &[String]| measures.iter().any(|it| it == whole.measure);
    // Beside parts of a known kind others may be of that kind too.
    let is_any_known = own.iter().any(|part| part.named.kind.is_known());
    let is_sure = |kind: &Kind<'_>| match kind {
        Kind::Body(_) | Kind::Class(_) => true,
        Kind::Way => is_measured(&words.requests),
        // “公开文件10件（解读9件、问答8件）”: not parts, but what goes with them.
        _ => !is_any_known && is_measured(&words.items) && (list.is_led || !list.is_closed),
    };
    let mut sure = kinds.into_iter().filter(|(kind, list)| {
        let least = if matches!(kind, Kind::Body(_)) { LEAST_BODIES } else { LEAST };
        list.len() >= least && is_sure(kind) && sum(list) > whole.number
    });
    sure.find(|(_, list)| !hold_one_another(form, list)).map(|(_, list)| list)
}

fn sum(parts: &[&Part<'_>]) -> Amount {
    parts.iter().map(|part| part.number).sum()
}

/// Whether one of these parts is among others that are named together: “各部门30件、甲局20件”, 商业企业
/// beside 法人或其他组织, which have a column in common.
fn hold_one_another(form: &Form, list: &[&Part<'_>]) -> bool {
    let bodies = || list.iter().filter_map(|part| part.named.body);
    let meanings: Meanings = list.iter().filter_map(|part| part.named.meaning).collect();
    let mut cells = form.tables().flat_map(|table| &table.lines).flat_map(|line| line.cells.iter());
    bodies().any(|one| bodies().any(|other| one.may_hold(other)))
        || cells.any(|cell| cell.meanings.both(meanings).iter().take(2).count() > 1)
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

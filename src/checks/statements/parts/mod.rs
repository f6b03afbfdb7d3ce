//! T106.

mod count;
mod kind;
mod list;
mod part;

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};
use crate::model::Amount;
use crate::vocabulary::Vocabulary;
use count::{Count, counts};
use kind::Kind;
use list::{List, list_behind, may_list, most};
use part::{Part, parts};

/// A list has at least so many parts, if it is not of bodies.
const LEAST: usize = 3;
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
    let whole = counts.get(at)?;
    let parts = parts(vocabulary, text.as_str(), counts, whole.measure, list)?;
    let most = most(vocabulary, text.as_str(), counts, at);
    let more = more(&parts, whole.number, most)?;
    let left_out = parts.iter().filter(|part| part.kind == Kind::Overlap).count();
    let without = match left_out {
        0 => String::new(),
        count => format!("（可能重复计算的 {count} 项没有加）"),
    };
    let (number, measure) = (whole.number, whole.measure);
    let (count, sum) = (more.len(), sum(&more));
    let message =
        format!("总数写 {number}{measure}，后面 {count} 项加起来是 {sum}{measure}{without}");
    let all = more.first()?.range.start..more.last()?.range.end;
    let found = RULE.finding(text.span_of(whole.range.clone()), message);
    Some(found.also(text.span_of(all), "各项").help("请核对总数和各项"))
}

/// The parts of one kind that come to more than the whole, and than all that may be divided with it.
fn more<'p, 't>(parts: &'p [Part<'t>], whole: Amount, most: Amount) -> Option<Vec<&'p Part<'t>>> {
    let own: Vec<&Part<'_>> = parts.iter().filter(|part| part.kind != Kind::Overlap).collect();
    if own.iter().any(|part| part.number >= whole) {
        return None;
    }
    let of_kind = |kind: &Kind<'_>| -> Vec<&Part<'_>> {
        own.iter().copied().filter(|part| part.kind == *kind).collect()
    };
    // Beside parts of a known kind others may be of that kind too.
    let is_any_known = own.iter().any(|part| part.kind.is_known());
    own.iter().map(|part| &part.kind).find_map(|kind| {
        let list = of_kind(kind);
        let least = if matches!(kind, Kind::Body(_)) { LEAST_BODIES } else { LEAST };
        let is_sure = kind.is_known() || !is_any_known;
        let is_more = list.len() >= least && sum(&list) > most && !divides_anew(&list, whole);
        (is_sure && is_more).then_some(list)
    })
}

fn sum(parts: &[&Part<'_>]) -> Amount {
    parts.iter().map(|part| part.number).sum()
}

/// Whether some of the parts, one behind the other, make up the whole: then the others divide it in
/// another way.
fn divides_anew(list: &[&Part<'_>], whole: Amount) -> bool {
    (0..list.len()).any(|start| {
        let mut sum = Amount::ZERO;
        list[start..].iter().any(|part| {
            sum = sum + part.number;
            sum == whole
        })
    })
}

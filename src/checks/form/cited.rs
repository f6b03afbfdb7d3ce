//! S107.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

/// Characters of a number with its signs, 〔2019〕第60号.
const LONGEST: usize = 12;

/// A document that was in force for some years only.
struct Document {
    /// Its number, without the signs around the year.
    number: &'static str,
    /// What stands before the number.
    issuer: &'static str,
    /// The last report year it is cited for.
    last: u16,
    /// The first report year it is cited for.
    first: u16,
    /// What is cited in its place afterwards, or before.
    instead: &'static str,
    /// The part of that by which a text shows that it tells the history.
    beside: &'static str,
}

/// The two forms, and the regulations before their revision of 2019.
const DOCUMENTS: [Document; 3] = [
    Document {
        number: "201960号",
        issuer: "国办公开办函",
        first: 2019,
        last: 2020,
        instead: "国办公开办函〔2021〕30号",
        beside: "30号",
    },
    Document {
        number: "202130号",
        issuer: "国办公开办函",
        first: 2021,
        last: u16::MAX,
        instead: "国办公开办函〔2019〕60号",
        beside: "60号",
    },
    Document {
        number: "492号",
        issuer: "国务院令",
        first: 0,
        last: 2018,
        instead: "国务院令第711号（2019年修订）",
        beside: "711号",
    },
];

rule! {
    /// 引用的格式文件、条例要是现行的
    ///
    /// 2021 年度起的年报依据国办公开办函〔2021〕30号编制，不再引用 2019 年的试行格式；条例引用
    /// 2019 年修订的国务院令第711号，不是 2007 年的第492号。
    ///
    /// 依据：国办公开办函〔2021〕30号；国务院令第711号。
    ///
    /// 错误：
    ///
    /// ```toml
    /// preamble = "根据国办公开办函〔2019〕60号要求，编制本报告。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// preamble = "根据国办公开办函〔2021〕30号要求，编制本报告。"
    /// ```
    "S107" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let year = facts.report.year;
    let not_in_force = |document: &&Document| !(document.first..=document.last).contains(&year);
    let mut findings = Vec::new();
    for text in facts.all_paragraphs() {
        let told = |it: &&Document| !text.as_str().contains(it.beside);
        for document in DOCUMENTS.iter().filter(not_in_force).filter(told) {
            for range in cited(text.as_str(), document) {
                let shown = &text.as_str()[range.clone()];
                let message = format!("“{shown}”不适用于 {year} 年度的报告");
                let help = format!("应引用{}", document.instead);
                findings.push(RULE.finding(text.span_of(range), message).help(help));
            }
        }
    }
    findings
}

/// Where a text cites a document, whatever signs stand around the year.
fn cited(text: &str, document: &Document) -> Vec<std::ops::Range<usize>> {
    let is_sign = |c: char| "〔〕[]［］【】()（）第 ".contains(c);
    let found = text.match_indices(document.issuer).filter_map(|(start, issuer)| {
        let rest = &text[start + issuer.len()..];
        let near = rest.char_indices().take(LONGEST);
        let end = near.into_iter().find(|(_, char)| *char == '号')?.0 + '号'.len_utf8();
        let plain: String = rest[..end].chars().filter(|c| !is_sign(*c)).collect();
        (plain == document.number).then_some(start..start + issuer.len() + end)
    });
    found.collect()
}

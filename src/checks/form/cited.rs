//! S107.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};
use crate::vocabulary::Document;

/// Characters of a number with its signs, 〔2019〕第60号.
const LONGEST: usize = 12;

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
    "S107" Warning check needs Needs::Documents
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let year = facts.report.year;
    let not_in_force = |it: &&Document| year < it.first || it.last.is_some_and(|last| last < year);
    let documents = &facts.form.vocabulary.documents;
    let mut findings = Vec::new();
    for text in facts.all_paragraphs() {
        let told = |it: &&Document| !text.as_str().contains(it.beside.as_str());
        for document in documents.iter().filter(not_in_force).filter(told) {
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
    let number = plain(&document.number);
    let found = text.match_indices(document.issuer.as_str()).filter_map(|(start, issuer)| {
        let rest = &text[start + issuer.len()..];
        let near = rest.char_indices().take(LONGEST);
        let end = near.into_iter().find(|(_, char)| *char == '号')?.0 + '号'.len_utf8();
        (plain(&rest[..end]) == number).then_some(start..start + issuer.len() + end)
    });
    found.collect()
}

/// A number without the signs around its year.
fn plain(number: &str) -> String {
    number.chars().filter(|char| !"〔〕[]［］【】()（）第 ".contains(*char)).collect()
}

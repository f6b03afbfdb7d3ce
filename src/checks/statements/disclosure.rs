//! T104.

use super::figures::findings;
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};

rule! {
    /// 正文里的其他件数要与表格一致
    ///
    /// 表二的许可、处罚、强制包括依法不公开的全部处理决定；正文说公开、公示、公布多少件的，只要不比表里多。
    /// 规章、规范性文件要写明是制发、废止还是现行有效，才比较。
    /// 别的报告自备的版式，由它的词语文件规定比较哪些数，也归这一条。
    ///
    /// 依据：武威市武政办发〔2025〕54号（含“已公开和依法未公开的全部处理决定”）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "制发行政规范性文件3件，作出行政许可3425件。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "依法公示行政许可4000件。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [overview]
    /// text = "制发行政规范性文件2件，作出行政许可3426件，依法公示行政许可3000件、行政处罚50件。"
    /// ```
    "T104" Warning check needs Needs::Subject
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    findings(&RULE, facts)
}

//! T103.

use super::figures::findings;
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};

rule! {
    /// 正文写没有的，表里应是 0
    ///
    /// “未收到政府信息公开申请”“未发生行政复议、行政诉讼”“无结转”“未制发规范性文件”而表中有数，多半是沿用了
    /// 上年的文字。
    ///
    /// 依据：年报审核的“正文数据与表格数据不一致”一项。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "（二）依申请公开情况。本年度，我局未收到和处理政府信息公开申请。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "未发生因政府信息公开工作引起的行政复议、行政诉讼。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [overview]
    /// text = "未收到涉及国家秘密的政府信息公开申请，没有因此引发的投诉。"
    /// ```
    "T103" Warning check needs Needs::Absence
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    findings(&RULE, facts)
}

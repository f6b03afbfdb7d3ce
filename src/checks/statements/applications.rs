//! T101.

use super::figures::findings;
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::gap::Needs;
use crate::checks::rule::rule;

rule! {
    /// 正文里的申请件数要与表三一致
    ///
    /// 正文写收到 2 件、表里填 3 件，审核软件一比就知道。比较的是写明政府信息公开申请（依申请公开）的
    /// 件数：新收、受理、上年结转、答复或办结、结转下年、予以公开等各种结果、自然人和法人的申请。
    /// 没有写明的（如“受理网络问政182件”）、只说一部分的（如“网上申请8件”）、年份都不比较。
    ///
    /// 依据：年报审核的“正文数据与表格数据不一致”一项；长春市退役军人事务局 2023 年度年报正文 2 件、表中 3 件。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "（二）依申请公开情况。本年度，共受理政府信息公开申请60件，都在法定期限内予以答复。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "全年收到61件政府信息公开申请，上年结转4件，答复61件，予以公开25件。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [overview]
    /// text = "本年度，共受理政府信息公开申请61件，办结62件（含上年结转4件，另有3件顺延到下年度答复）。全年受理网络问政182件。"
    /// ```
    "T101" Error check needs Needs::Subject
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    findings(&RULE, facts)
}

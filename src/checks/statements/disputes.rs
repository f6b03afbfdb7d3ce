//! T102.

use super::figures::findings;
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::{Needs, rule};

rule! {
    /// 正文里的行政复议、行政诉讼件数要与表四一致
    ///
    /// 行政诉讼的件数是未经复议直接起诉与复议后起诉之和；“审结”的是总计减去尚未审结。复议机关、
    /// 司法行政部门写自己办理的全部复议、应诉案件（如“办理行政复议案件182件”），没有提到政府信息公开的，
    /// 不比较。
    ///
    /// 依据：年报审核的“正文数据与表格数据不一致”一项；国办公开办函〔2021〕30号表四。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "全年因政府信息公开被申请行政复议5件，其中结果纠正2件；被提起行政诉讼4件。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [overview]
    /// text = "全年发生行政复议5件、行政诉讼3件。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [overview]
    /// text = "全年因政府信息公开被申请行政复议5件，其中结果纠正1件；被提起行政诉讼4件，审结3件。全年办理行政复议案件182件。"
    /// ```
    "T102" Warning check needs Needs::Subject
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    findings(&RULE, facts)
}

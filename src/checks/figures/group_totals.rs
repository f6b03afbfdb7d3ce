//! F104.

use super::sums::{finding, wrong_rows};
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 每一组的总计等于各种结果之和
    ///
    /// 结果维持、结果纠正、其他结果、尚未审结四项之和就是这一组的总计。有的年报各项有数、总计却是 0。
    /// 总计可以不写，由程序相加。`--fix=figures` 把写错的总计改成四项之和。
    ///
    /// 依据：国办公开办函〔2021〕30号表四；相加的列由版式文件的 `sum` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [disputes]
    /// reconsideration = [3, 1, 1, 0, 0]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [disputes]
    /// reconsideration = [3, 1, 1, 0, 5]
    /// ```
    "F104" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let tables = facts.form.tables().filter(|table| table.is_one_row());
    let wrong = tables.flat_map(|table| wrong_rows(facts, table));
    wrong.map(|wrong| finding(&RULE, facts, &wrong, "各种结果之和", None)).collect()
}

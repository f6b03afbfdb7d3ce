//! S115.

use crate::base::{Diagnostic, Located, shortened};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::checks::selection::is_known;

rule! {
    /// 数据里写明不查的规则要是有的
    ///
    /// `[checks]` 的 `ignore` 写规则的代码，如 `["T201"]`，或代码开头的字母，如 `["T"]`。写错了就不起作用。
    /// 用 `genreport explain` 查看全部代码。
    ///
    /// 依据：本程序的约定。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [checks]
    /// ignore = ["T999"]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [checks]
    /// ignore = ["T203"]
    /// ```
    "S115" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let codes = facts.report.checks.ignore.iter();
    let unknown = codes.filter(|code| !is_known(&code.as_str().to_uppercase()));
    let finding = |code: &Located| {
        let message = format!("没有代码以 {} 开头的规则", shortened(code.as_str()));
        RULE.finding(code.span(), message).help("用 genreport explain 查看全部规则的代码")
    };
    unknown.map(finding).collect()
}

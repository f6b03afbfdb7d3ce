//! S108.

use super::unfilled::is_unfilled;
use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::{Needs, rule};
use crate::form::Topic;

/// Fewer characters cannot name a problem and what is done about it.
const LEAST: usize = 30;

rule! {
    /// 第五部分要写出问题和改进
    ///
    /// 只写“无”或一句空话，审核时算没有写。至少要写出一个问题、一条改进措施（30 字以上）。
    ///
    /// 依据：政府信息公开条例第五十条第四项；审核软件以不足 10 字为缺项（30 字是本程序定的）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "暂无问题。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    "S108" Warning check needs Needs::Section(Topic::Problems)
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some((_, prose)) = facts.section_about(Topic::Problems) else { return Vec::new() };
    // What is still to be filled in is told of by S116.
    if prose.paragraphs.iter().any(is_unfilled) {
        return Vec::new();
    }
    let count = prose.characters();
    let Some(first) = prose.paragraphs.first().filter(|_| count < LEAST) else {
        return Vec::new();
    };
    let message = format!("这一部分只有 {count} 个字，没有写出问题和改进");
    vec![RULE.finding(beginning(first), message).help("请写明存在的主要问题和改进措施")]
}

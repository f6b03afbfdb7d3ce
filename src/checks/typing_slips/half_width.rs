//! T201.

use super::found_by;
use super::settled::settled;
use super::slip::Slip;
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 中文里的标点、括号、引号用全角
    ///
    /// 用英文输入法打出的 , : ; ( ) 等在中文里排得太窄，检索、朗读也不对。网址、邮箱、电话、小数、
    /// 数字分节和外文里的不算。`--fix` 改成全角：“一.加强”改成“一、加强”，“（一）.加强”改成“（一）加强”（带括号的
    /// 序号后面不加标点）。几个标点连在一起，如“公开,,解读”，分不清该留哪一个，只指出，不改。
    ///
    /// 依据：GB/T 15834—2011 第4、5章。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// (一) 存在的主要问题。一是创新意识不强, 主动公开政府信息的意识有待进一步增强. 二是政策解读水平有待提升。
    /// """
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = '存在"重形式、轻实效"的现象，个别科室对办理时限把握不准，政策解读形式单一。下一步将加强培训。'
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// （一）.政策解读形式单一，图表解读偏少。满意率97.5%.下一步：(1)增加图表解读，(2)定期组织业务培训。
    /// """
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// （一）存在的主要问题。网站http://www.example.gov.cn:8080/a,b.html（电话：0517-83605210，邮箱xxgk@example.gov.cn）更新慢，满意率97.5%，访问1,234次，参照GB/T 39735(2020)、ISO 9001:2015改进。下一步：1.增加解读；2.组织培训。
    /// """
    /// ```
    "T201" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    found_by(&RULE, facts)
}

/// What is wrong in a text.
pub(super) fn slips(words: &str) -> Vec<Slip> {
    match words.contains(|char: char| char.is_ascii_punctuation()) {
        true => settled(words),
        false => Vec::new(),
    }
}

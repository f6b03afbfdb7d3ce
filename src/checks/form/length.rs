//! S111.

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::rule;

rule! {
    /// 总体情况不超过本地规定的字数
    ///
    /// 国家没有规定字数，所以没有写上限的不查。本地有要求的，在数据的 `[checks]` 下写
    /// `most_characters = 1000`；自备的版式也可以在节里写。
    ///
    /// 依据：各地的要求，如武威市武政办发〔2025〕54号“篇幅原则上不超过一千字”。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [checks]
    /// most_characters = 300
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [checks]
    /// most_characters = 1500
    /// ```
    "S111" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let own = facts.report.checks.most_characters;
    let sections = facts.form.limited().filter_map(|section| {
        let most = usize::try_from(own.or(section.most_characters)?).ok()?;
        let prose = facts.report.prose.get(&section.key)?;
        let count = prose.characters();
        let first = prose.paragraphs.first().filter(|_| count > most)?;
        let heading = facts.heading(&section.key)?.as_str();
        let message = format!("“{heading}”有 {count} 字，超过 {most} 字");
        let found = RULE.finding(beginning(first), message);
        Some(found.help(match own {
            Some(_) => "请压缩文字；上限是 [checks] 的 most_characters 写的",
            None => {
                "请压缩文字；上限是版式规定的，本地另有要求的，在 [checks] 里写 most_characters"
            }
        }))
    });
    sections.collect()
}

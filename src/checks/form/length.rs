//! S111.

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::rule;

rule! {
    /// 总体情况不宜过长
    ///
    /// 原则上不超过一千字。各地要求不同，可以在数据里改：
    /// `[checks]` 下写 `most_characters = 1500`。
    ///
    /// 依据：武威市武政办发〔2025〕54号“篇幅原则上不超过一千字”；由版式文件的 `most_characters` 写明。
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
    let sections = facts.form.sections.iter().filter_map(|section| {
        let limit = section.most_characters?;
        let most = usize::try_from(own.unwrap_or(limit)).ok()?;
        let prose = facts.report.prose.get(&section.key)?;
        let count = prose.characters();
        let first = prose.paragraphs.first().filter(|_| count > most)?;
        let heading = facts.heading(&section.key)?.as_str();
        let message = format!("“{heading}”有 {count} 字，超过 {most} 字");
        let found = RULE.finding(beginning(first), message);
        Some(found.help("请压缩文字；本地另有要求的，在 [checks] 里写 most_characters"))
    });
    sections.collect()
}

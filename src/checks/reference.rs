//! The rules as a text for people: the list, and `docs/rules.md`.

use super::{RULES, Rule};
use crate::base::{CodeExample, Severity};
use crate::{input, syntax};

const HEAD: &str = "\
# 检查的规则

`genreport check 年报.toml` 查以下各条；平时生成报告也先查一遍。**错误**不改就不生成（`--force` 除外），
**提醒**不耽误生成（`--strict` 除外）。代码不会改变，也不会另作他用：F 是数字，S 是格式，T 是文字。

- `--select F,T101` 只查这些，`--ignore T203` 不查这些；也可以在数据里写 `[checks]` 的 `ignore`。
- `genreport explain F103` 打印一条的说明，`genreport explain` 列出全部。
- T1 开头的查正文。正文是程序读的，可能读错，所以都是提醒，改不改由填报的人定。
- 版式文件的错（L 开头）、排版的错和提醒（G 开头）以及文件的错，也用 genreport explain 查看，如 `genreport explain G001`。

本文件由程序里各条规则的注释生成（`UPDATE_RULES=1 cargo test rules`），请不要直接修改。
每条的例子都在 `samples/example-2023.toml` 上试过：照“错误”改就会发现，照“正确”改就没有。
";

/// What a severity is called.
#[must_use]
pub const fn called(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提醒",
    }
}

/// One line a rule.
#[must_use]
pub fn listing() -> String {
    let line = |rule: &Rule| format!("{}  {}  {}", rule.code, called(rule.severity), rule.title());
    RULES.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// All rules as Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut text = HEAD.to_owned();
    text.push_str("\n## 读数时就查的\n\n不合的都是错误，不能略过，也不能用 `--force` 跳过。\n");
    for code in syntax::CODES.iter().chain(&input::CODES) {
        text.push_str(&format!("\n### {} {}\n\n{}\n", code.code, code.title, code.explanation));
        if let CodeExample::Input(part) = code.example {
            text.push_str(&format!("\n错误：\n\n```toml\n{part}```\n"));
        }
    }
    for family in ["F 数字", "S 格式", "T 文字"] {
        text.push_str(&format!("\n## {family}\n"));
        for rule in RULES.iter().filter(|rule| family.starts_with(&rule.code[..1])) {
            text.push_str(&format!("\n### {} {}\n", rule.code, rule.title()));
            text.push_str(&format!("\n{}。\n\n{}\n", called(rule.severity), rule.explanation()));
        }
    }
    text
}

impl Rule {
    /// Its documentation as `explain` prints it.
    #[must_use]
    pub fn page(&self) -> String {
        let severity = called(self.severity);
        format!("{} {}（{severity}）\n\n{}", self.code, self.title(), self.explanation())
    }
}

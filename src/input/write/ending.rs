//! What stands at the end of the file: other headings and labels, the checks.

use std::collections::BTreeSet;

use super::lines::{Line, aligned};
use super::writer::Writer;
use crate::form::Section;
use crate::syntax::quoted;

/// Characters that are offered as a limit where the form has none.
const USUAL_LIMIT: u32 = 1000;

impl Writer<'_> {
    pub(super) fn headings(&mut self) {
        let form = self.form;
        let given: Vec<(String, String)> = form
            .sections
            .iter()
            .filter_map(|section| Some((&section.key, self.draft.headings.get(&section.key)?)))
            .map(|(key, text)| (key.clone(), quoted(text.as_str())))
            .collect();
        let has_no_words = |section: &&Section| !section.prose;
        let example = form.sections.iter().rev().find(has_no_words).or(form.sections.last());
        let example = example
            .map(|section| format!("#{} = {}\n", section.key, quoted(section.heading.as_str())));
        let body = match given.is_empty() {
            false => self.named_table("headings", &given),
            true => match example.filter(|_| self.draft.shows_options) {
                Some(example) => format!("#[headings]\n{example}"),
                None => return,
            },
        };
        self.out += &format!("\n# 各节标题与版式不同时写在这里，键是各节的名称：\n{body}");
    }

    pub(super) fn labels(&mut self) {
        let form = self.form;
        let mut body = String::new();
        for table in form.tables() {
            let mut seen = BTreeSet::new();
            let keys = table.labels().map(|(key, _)| key).filter(|key| seen.insert(*key));
            let given = keys.filter_map(|key| {
                let text = self.draft.labels.get(&(table.key.clone(), key.to_owned()))?;
                Some((key.to_owned(), quoted(text.as_str())))
            });
            let given: Vec<(String, String)> = given.collect();
            if !given.is_empty() {
                body += &self.named_table(&format!("labels.{}", table.key), &given);
            }
        }
        if body.is_empty() && self.draft.shows_options {
            let first =
                form.tables().filter_map(|table| Some((&table.key, table.labels().next()?)));
            body = first
                .map(|(table, (key, text))| {
                    format!("#[labels.{table}]\n#{key} = {}\n", quoted(text))
                })
                .collect();
        }
        if !body.is_empty() {
            self.out += "\n# 表中文字与版式不同时写在 [labels.表名] 里，键是表中行、列的名称：\n";
            self.out += &body;
        }
    }

    /// A table of the file with these keys and values, each with what the caller says of it.
    fn named_table(&mut self, name: &str, values: &[(String, String)]) -> String {
        let opening = (format!("[{name}]"), self.beside(name, ""));
        let lines = values.iter().map(|(key, value)| {
            (format!("{key} = {value}"), self.beside(&format!("{name}.{key}"), ""))
        });
        let lines: Vec<Line> = lines.collect();
        aligned(&[opening]).concat() + &aligned(&lines).concat()
    }

    pub(super) fn checks(&mut self) {
        let checks = &self.draft.checks;
        let codes: Vec<String> = checks.ignore.iter().map(|code| quoted(code.as_str())).collect();
        let codes = (!codes.is_empty()).then(|| format!("[{}]", codes.join(", ")));
        let given = checks.most_characters.map(|most| most.to_string());
        let strict = checks.strict.then(|| "true".to_owned());
        let is_given = codes.is_some() || given.is_some() || strict.is_some();
        if !is_given && !self.draft.shows_options {
            return;
        }
        let limit = self.form.sections.iter().find_map(|section| section.most_characters);
        let limit = limit.unwrap_or(USUAL_LIMIT).to_string();
        let codes = self.option("ignore", codes, "[\"T201\"]");
        let characters = self.option("most_characters", given, &limit);
        let strict = self.option("strict", strict, "true");
        let limited = self.form.limit_description();
        let meanings = [
            ("checks.ignore", codes, "不查的规则，写规则的代码或代码的开头"),
            ("checks.most_characters", characters, &limited),
            ("checks.strict", strict, "有提醒也不生成"),
        ];
        let lines = meanings
            .into_iter()
            .filter_map(|(key, line, meaning)| line.map(|line| (line, self.beside(key, meaning))));
        let lines: Vec<Line> = lines.collect();
        let mark = if is_given { "" } else { "#" };
        let opening = aligned(&[(format!("{mark}[checks]"), self.beside("checks", ""))]);
        self.out += "\n# 核对的规则不合本报告实际的，写在这里：\n";
        self.out += &(opening.concat() + &aligned(&lines).concat());
    }
}

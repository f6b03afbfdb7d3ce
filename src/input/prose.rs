//! Reading the words of the sections, and the tables among them.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::reader::Reader;
use crate::base::{Diagnostic, Located, Span, shortened};
use crate::form::Form;
use crate::model::Prose;
use crate::syntax::{Table, Value};

/// The keys of a section with words, and what they are.
const KEYS: [(&str, &str); 3] = [("text", "正文"), ("heads", "单独成段的标题"), ("table", "表格")];

/// The keys of a section with words.
pub(super) fn keys() -> Vec<&'static str> {
    KEYS.map(|(key, _)| key).to_vec()
}

impl<'a> Reader<'a> {
    /// The words of every section that has some, by its key.
    pub(super) fn all_prose(&mut self, table: &Table<'a>, form: &Form) -> BTreeMap<String, Prose> {
        let mut all = BTreeMap::new();
        for section in form.sections.iter().filter(|section| section.prose) {
            let what = format!("[{}]（{}）", section.key, section.heading.as_str());
            let value = self.required(table, &section.key, &format!(" {what}"));
            let inner = value.and_then(|value| Some((self.table(&what, value)?, self.span(value))));
            let prose = inner.map(|(inner, at)| self.prose(&section.key, &what, inner, at));
            all.insert(section.key.clone(), prose.unwrap_or_default());
        }
        all
    }

    /// The words of the section `key`, which is called `what`, from its table at `at`.
    fn prose(&mut self, key: &str, what: &str, table: &Table<'a>, at: Span) -> Prose {
        self.unknown(table, &KEYS, &format!("{what}里"));
        let paragraphs = match table.get("text") {
            Some(value) => self.lines(&format!("{what}的文字 text "), value),
            None if self.astray.not_missing.contains(key)
                || self.meant.iter().any(|key| key == "text") =>
            {
                None
            }
            None => {
                let finding = Diagnostic::error("I103", format!("{what}缺少文字 text"), at);
                self.fail(finding.help("请用 text = \"\"\"…\"\"\" 写正文，一行一段"))
            }
        };
        let tables = match table.get("table") {
            Some(value) => self.free_tables(key, value, paragraphs.as_deref()),
            None => Vec::new(),
        };
        let paragraphs = paragraphs.unwrap_or_default();
        let heads = self.optional(table, "heads", |reader, value| reader.heads(value, &paragraphs));
        Prose { paragraphs, heads, tables }
    }

    /// The heads that the input names; each begins a paragraph.
    fn heads(&mut self, value: &Value<'a>, paragraphs: &[Located]) -> Option<Vec<Located>> {
        let DeValue::Array(_) = value.get_ref() else {
            return self.wrong_type("单独成段的标题 heads ", "文字的列表", value);
        };
        let heads = self.lines("单独成段的标题 heads ", value)?;
        let mut beginnings: Vec<&str> = paragraphs.iter().map(Located::as_str).collect();
        beginnings.sort_unstable();
        for head in &heads {
            // In this order what begins with a text comes right behind what comes before it.
            let at = beginnings.partition_point(|text| *text < head.as_str());
            if !beginnings.get(at).is_some_and(|text| text.starts_with(head.as_str())) {
                let message = format!("正文里没有以“{}”开头的段落", shortened(head.as_str()));
                let finding = Diagnostic::error("I112", message, head.span());
                self.findings.push(finding.help("heads 里写标题段开头的几个字，如 \"（四）\""));
            }
        }
        Some(heads)
    }
}

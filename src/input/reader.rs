//! Reading one value: the right type, or a finding at its place.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use crate::base::{Diagnostic, Located, SourceId, Span, shortened};
use crate::syntax::{self, Parsed, Table, Value, is_line_end};
use crate::text::is_ignorable;

/// The keys that stand below a wrong head, or below none.
#[derive(Default)]
pub(super) struct Astray {
    /// Where these keys begin.
    pub(super) keys: BTreeSet<usize>,
    /// The names of tables, and keys of the file's head, that are told of in another way than that they
    /// are missing.
    pub(super) not_missing: BTreeSet<String>,
    /// The lines of figures that stand in another table: the table's name and theirs.
    pub(super) lines: BTreeSet<(String, String)>,
    /// One finding for each of these.
    pub(super) findings: Vec<Diagnostic>,
}

/// The text being read, and what was found wrong so far.
pub(super) struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    pub(super) findings: Vec<Diagnostic>,
    /// What was found of lost heads.
    pub(super) astray: Astray,
    /// The keys of the last table that are missing there, and are meant by others: they are not told to be
    /// missing as well.
    pub(super) meant: Vec<String>,
    /// What was taken out of texts because it is not seen.
    pub(super) unseen: Vec<Located>,
    /// How many places the rows of free tables have that were read so far.
    pub(super) slots: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(parsed: &Parsed<'a>) -> Self {
        let (text, source) = (parsed.text, parsed.source);
        Self {
            text,
            source,
            findings: Vec::new(),
            astray: Astray::default(),
            meant: Vec::new(),
            unseen: Vec::new(),
            slots: 0,
        }
    }

    /// Where a value stands, or a key.
    pub(super) fn span<T>(&self, written: &Spanned<T>) -> Span {
        Span::of(self.source, &written.span())
    }

    /// Where something stands that is missing: the file's beginning.
    pub(super) const fn beginning(&self) -> Span {
        Span::new(self.source, 0, 0)
    }

    /// Keeps a finding and gives nothing, to end a reading function with.
    pub(super) fn fail<T>(&mut self, finding: Diagnostic) -> Option<T> {
        self.findings.push(finding);
        None
    }

    pub(super) fn wrong_type<T>(
        &mut self,
        what: &str,
        wanted: &str,
        value: &Value<'_>,
    ) -> Option<T> {
        let found = syntax::type_name(value.get_ref());
        let message = format!("{what}应为{wanted}，这里是{found}");
        let help = format!("请改成{wanted}");
        self.fail(Diagnostic::error("I102", message, self.span(value)).help(help))
    }

    /// The text as it was written at a value.
    pub(super) fn raw(&self, value: &Value<'_>) -> &'a str {
        self.text.get(value.span()).unwrap_or_default()
    }

    /// A string, trimmed, without what is not seen; never empty.
    pub(super) fn string(&mut self, what: &str, value: &Value<'_>) -> Option<Located> {
        let DeValue::String(decoded) = value.get_ref() else {
            return self.wrong_type(what, "用引号括起来的文字", value);
        };
        let text = syntax::located(self.text, decoded, &value.span(), self.source);
        let text = self.seen(text).trim();
        if text.is_empty() {
            let found = Diagnostic::error("I110", format!("{what}没有内容"), self.span(value));
            return self.fail(found.help("请写上内容；可以不写的，请整行删去"));
        }
        Some(text)
    }

    /// A text without what is not seen, which is kept to be told of.
    fn seen(&mut self, text: Located) -> Located {
        if !text.as_str().contains(is_ignorable) {
            return text;
        }
        self.unseen.push(text.without(|char| !is_ignorable(char)));
        text.without(is_ignorable)
    }

    /// A string of one line.
    pub(super) fn line(&mut self, what: &str, value: &Value<'_>) -> Option<Located> {
        let text = self.string(what, value)?;
        if text.as_str().contains('\n') {
            let message = format!("{what}应写成一行");
            let found = Diagnostic::error("I111", message, self.span(value));
            return self.fail(found.help("请接成一行"));
        }
        Some(text.with_in_place_of(is_line_end, " "))
    }

    /// A string of one line that may be empty.
    pub(super) fn line_or_blank(&mut self, what: &str, value: &Value<'_>) -> Option<Located> {
        match value.get_ref() {
            DeValue::String(text) if text.trim_matches(is_nothing).is_empty() => {
                Some(Located::verbatim("", self.span(value)))
            }
            _ => self.line(what, value),
        }
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, what: &str, value: &Value<'_>) -> Option<bool> {
        match value.get_ref() {
            DeValue::Boolean(set) => Some(*set),
            _ => self.wrong_type(what, "不加引号的 true 或 false", value),
        }
    }

    /// The lines of a string that are not blank, or the strings of a list.
    pub(super) fn lines(&mut self, what: &str, value: &Value<'_>) -> Option<Vec<Located>> {
        match value.get_ref() {
            DeValue::Array(items) => {
                let lines: Vec<_> = items.iter().map(|item| self.line(what, item)).collect();
                lines.into_iter().collect()
            }
            DeValue::String(_) => {
                let text = self.string(what, value)?.with_in_place_of(is_line_end, "\n");
                Some(text.lines().map(|line| line.trim()).filter(|line| !line.is_empty()).collect())
            }
            _ => self.wrong_type(what, "文字或文字的列表", value),
        }
    }

    /// A table, opened with `[name]`.
    pub(super) fn table<'t>(&mut self, what: &str, value: &'t Value<'a>) -> Option<&'t Table<'a>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(table),
            DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table()) => {
                let message = format!("{what}只能有一个，表头用一对方括号");
                let finding = Diagnostic::error("I102", message, self.span(value));
                self.fail(finding.help("请把这一行的 [[ ]] 改为 [ ]"))
            }
            _ => self.wrong_type(what, "一个表", value),
        }
    }

    /// Reports the keys of `table` that are not `known`: keys with their labels, which may be
    /// empty.
    pub(super) fn unknown(&mut self, table: &Table<'_>, known: &[(&str, &str)], place: &str) {
        self.unknown_but(table, known, place, &OPTIONAL.map(|key| (key, AT_THE_HEAD)));
    }

    /// As [`Self::unknown`], with keys that belong `elsewhere` and where that is; where it is
    /// empty, the caller says it.
    pub(super) fn unknown_but(
        &mut self,
        table: &Table<'_>,
        known: &[(&str, &str)],
        place: &str,
        elsewhere: &[(&str, &str)],
    ) {
        self.meant.clear();
        let is_known = |key: &str| known.iter().any(|(known, _)| *known == key);
        for key in table.keys().filter(|key| !is_known(key.get_ref())) {
            if self.astray.keys.contains(&key.span().start) {
                continue;
            }
            let belongs = elsewhere.iter().find(|(other, _)| *other == key.get_ref());
            if belongs.is_some_and(|(_, there)| there.is_empty()) {
                continue;
            }
            let at = self.span(key);
            let message = format!("{place}没有 {} 这个键", shortened(key.get_ref()));
            let keys: Vec<&str> = known.iter().map(|(key, _)| *key).collect();
            let help = if let Some((_, there)) = belongs {
                format!("{} 要写在{there}", shortened(key.get_ref()))
            } else if let Some((known, _)) =
                known.iter().find(|(_, label)| !label.is_empty() && label == key.get_ref())
            {
                format!("“{}”的键名是 {known}", shortened(key.get_ref()))
            } else if let Some(near) = nearest(&key.get_ref().to_ascii_lowercase(), &keys) {
                self.meant.extend((!table.contains_key(near)).then(|| near.to_owned()));
                format!("是不是要写 {near}？")
            } else {
                let list: Vec<String> = known.iter().map(|known| shown(*known)).collect();
                format!("这里可以写：{}", list.join("、"))
            };
            self.findings.push(Diagnostic::error("I101", message, at).help(help));
        }
    }
}

/// Keys of the head of the file that one would look for at its end.
pub(super) const OPTIONAL: [&str; 7] =
    ["title", "preamble", "signature", "date", "seal", "attachments", "previous"];

/// Where they belong.
pub(super) const AT_THE_HEAD: &str = "文件前部，第一个 [ ] 之前";

/// A key, with its label where it has one.
fn shown((key, label): (&str, &str)) -> String {
    if label.is_empty() { key.to_owned() } else { format!("{key}（{label}）") }
}

/// The known key that begins like `key`, or differs from it in at most two letters.
#[must_use]
pub fn nearest<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    // `cols` is meant for `columns`, though `rows` has more of its letters.
    let start = key.get(..3).unwrap_or(key);
    let mut begun = known.iter().filter(|known| start.len() == 3 && known.starts_with(start));
    if let (Some(one), None) = (begun.next(), begun.next()) {
        return Some(one);
    }
    // Others are too far away, and a key may be as long as the file.
    let length = key.chars().count();
    let alike = known.iter().filter(|known| known.chars().count().abs_diff(length) <= 2);
    let near = alike.map(|candidate| (distance(key, candidate), *candidate));
    near.filter(|(letters, _)| *letters <= 2).min().map(|(_, candidate)| candidate)
}

/// The edit distance of two short words (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// Whether a character leaves a cell as empty as it was.
fn is_nothing(char: char) -> bool {
    char.is_whitespace() || is_ignorable(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_key_that_was_meant() {
        let known = ["authority", "year", "title"];
        assert_eq!(nearest("autority", &known), Some("authority"));
        assert_eq!(nearest("yaer", &known), Some("year"));
        assert_eq!(nearest("subject", &known), None);
        assert_eq!(nearest("cols", &["rows", "columns", "text"]), Some("columns"));
    }
}

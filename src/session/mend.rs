//! Mending a report by what was found, and showing what changes.

use std::borrow::Cow;

use super::file::{File, Unavailable};
use super::{Checked, Rules, Session};
use crate::base::{Edit, Repair, Source, shortened};
use crate::syntax::{apply, edits, is_unseen};

/// One repair may show another: a total of totals comes after them. Mending ends by itself, for no
/// rule undoes what another mends; this many rounds no form needs.
const MOST_ROUNDS: usize = 100;
/// Lines shown around a change.
const AROUND: usize = 2;
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A report, mended.
pub struct Mended {
    /// The text as it was.
    before: String,
    /// What the file began with before its text: a byte order mark, or nothing.
    mark: &'static [u8],
    /// What was found in the mended text.
    pub checked: Checked,
    /// What was changed, a line each: `年报.toml:12:8: , → ，`.
    pub changes: Vec<String>,
}

impl Session {
    /// Mends a report as often as there is something to mend, looking at it anew each time.
    ///
    /// # Errors
    /// As [`Session::check`].
    pub fn mend(
        &self,
        mut file: File<'_>,
        rules: &Rules<'_>,
        repairs: &[Repair],
    ) -> Result<Mended, Unavailable> {
        let checked = self.check(&file, rules)?;
        let mark = if file.bytes.starts_with(MARK) { MARK } else { &[] };
        let before = checked.text().to_owned();
        let mut mended = Mended { before, mark, checked, changes: Vec::new() };
        if let Some(from) = mended.checked.converted_from {
            mended.changes.push(format!("{}: {from}", file.name));
            file.bytes = mended.checked.text().as_bytes().to_vec();
            mended.checked = self.check(&file, rules)?;
        }
        for _ in 0..MOST_ROUNDS {
            let checked = &mended.checked;
            let edits = edits(checked.text(), checked.source, &checked.findings, repairs);
            if edits.is_empty() {
                break;
            }
            file.bytes = apply(checked.text(), &edits).into_bytes();
            let next = self.check(&file, rules)?;
            if unreadable(&next) > unreadable(checked) {
                // Never seen, and never to be written.
                break;
            }
            let source = checked.sources.get(checked.source);
            let changes = edits.iter().filter_map(|edit| Some(shown(edit, source?)));
            mended.changes.extend(changes);
            mended.checked = next;
        }
        Ok(mended)
    }
}

/// How many findings say that the file cannot be read.
fn unreadable(checked: &Checked) -> usize {
    checked.findings.iter().filter(|finding| finding.code.starts_with('I')).count()
}

/// `年报.toml:12:8: , → ，`.
fn shown(edit: &Edit, source: &Source) -> String {
    let place = source.place(edit.span.start);
    let old = source.text().get(edit.span.start..edit.span.end).unwrap_or_default();
    let (name, line, column) = (&source.name, place.line, place.column);
    match edit.text.is_empty() {
        true => match old.chars().next().filter(|char| is_unseen(*char)) {
            Some(char) => format!("{name}:{line}:{column}: 删去 U+{:04X}", u32::from(char)),
            None => format!("{name}:{line}:{column}: 删去“{old}”"),
        },
        // Quotes around quotes would only confuse.
        false => format!("{name}:{line}:{column}: {} → {}", seen(old), seen(&edit.text)),
    }
}

/// A text as it is shown by itself: spaces alone could not be seen.
fn seen(text: &str) -> Cow<'_, str> {
    let text = shortened(text);
    let is_bare = text.trim() == text && !text.contains(is_unseen);
    if is_bare { text } else { Cow::Owned(format!("“{text}”")) }
}

impl Mended {
    /// The bytes of the mended file, with the byte order mark it had.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        [self.mark, self.checked.text().as_bytes()].concat()
    }

    /// The change in the unified format (POSIX diff -u). A repair adds and takes away no line.
    #[must_use]
    pub fn diff(&self, name: &str) -> String {
        let old: Vec<&str> = self.before.split_inclusive('\n').collect();
        let new: Vec<&str> = self.checked.text().split_inclusive('\n').collect();
        let changed: Vec<usize> =
            (0..old.len()).filter(|at| old.get(*at) != new.get(*at)).collect();
        if changed.is_empty() {
            // Only the encoding changes.
            return String::new();
        }
        let name = quoted(name);
        // A tab ends a name with spaces in it.
        let tab = if name.contains(' ') { "\t" } else { "" };
        let mut text = format!("--- {name}{tab}\n+++ {name}{tab}\n");
        let mut at = 0;
        while let Some(first) = changed.get(at) {
            let mut last = at;
            while changed.get(last + 1).is_some_and(|next| next - changed[last] <= 2 * AROUND + 1) {
                last += 1;
            }
            let start = first.saturating_sub(AROUND);
            let end = (changed[last] + AROUND + 1).min(old.len());
            let count = end - start;
            text.push_str(&format!("@@ -{},{count} +{},{count} @@\n", start + 1, start + 1));
            hunk(&mut text, &old, &new, start..end);
            at = last + 1;
        }
        text
    }
}

/// A name as diff writes it: one that would break the line is quoted like a string of C.
fn quoted(name: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7F);
    if name.bytes().all(is_plain) {
        return Cow::Borrowed(name);
    }
    let mut quoted = String::from("\"");
    for char in name.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            char if char.is_ascii_control() => {
                quoted.push_str(&format!("\\{:03o}", u32::from(char)));
            }
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    Cow::Owned(quoted)
}

/// The lines of a hunk: of each run of changed lines the old ones, then the new ones.
fn hunk(text: &mut String, old: &[&str], new: &[&str], lines: std::ops::Range<usize>) {
    let mut put = |sign: char, line: &str| {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    };
    let is_changed = |at: usize| old.get(at) != new.get(at);
    let mut at = lines.start;
    while at < lines.end {
        let run = (at..lines.end).take_while(|at| is_changed(*at)).count();
        (at..at + run).for_each(|at| put('-', old[at]));
        (at..at + run).for_each(|at| put('+', new.get(at).copied().unwrap_or_default()));
        if run == 0 {
            put(' ', old[at]);
        }
        at += run.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_diff_is_one_line() {
        assert_eq!(quoted("年 报.toml"), "年 报.toml");
        assert_eq!(quoted("a\n+++ b\"\\"), "\"a\\012+++ b\\\"\\\\\"");
    }
}

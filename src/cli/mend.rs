//! Mending a report by what was found, and showing what changes.

use std::fs;

use crate::base::{Edit, Repair, Source};
use crate::syntax::{apply, edits};

use super::check::Checked;
use super::failure::Failure;
use super::inputs::Job;
use super::output;

/// One repair may show another: a total of totals comes after them.
const MOST_ROUNDS: usize = 5;

/// Lines shown around a change.
const AROUND: usize = 2;

const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A text, mended.
pub(super) struct Mended {
    /// The text as it was.
    before: String,
    /// What was found in the mended text.
    pub(super) checked: Checked,
    /// What was changed, a line each.
    pub(super) changes: Vec<String>,
}

/// Mends a text as often as there is something to mend, looking at it anew each time.
pub(super) fn mend(
    checked: Checked,
    repairs: &[Repair],
    check: impl Fn(String) -> Result<Checked, Failure>,
) -> Result<Mended, Failure> {
    let before = checked.sources.input.text.clone();
    let mut mended = Mended { before, checked, changes: Vec::new() };
    for _ in 0..MOST_ROUNDS {
        let source = &mended.checked.sources.input;
        let edits = edits(&source.text, &mended.checked.findings, repairs);
        if edits.is_empty() {
            break;
        }
        let next = check(apply(&source.text, &edits))?;
        if unreadable(&next) > unreadable(&mended.checked) {
            // Never seen, and never to be written.
            break;
        }
        mended.changes.extend(edits.iter().map(|edit| shown(edit, source)));
        mended.checked = next;
    }
    Ok(mended)
}

/// How many findings say that the file cannot be read.
fn unreadable(checked: &Checked) -> usize {
    checked.findings.iter().filter(|finding| finding.code.starts_with('I')).count()
}

/// `年报.toml:12:8: “,”改为“，”`.
fn shown(edit: &Edit, source: &Source) -> String {
    let place = source.place(edit.span.start);
    let old = source.text.get(edit.span.start..edit.span.end).unwrap_or_default();
    let (name, line, column) = (&source.name, place.line, place.column);
    match edit.text.is_empty() {
        true => format!("{name}:{line}:{column}: 删去“{old}”"),
        false => format!("{name}:{line}:{column}: “{old}”改为“{}”", edit.text),
    }
}

/// Writes a mended text back, with the byte order mark it had.
pub(super) fn write(job: &Job, bytes: &[u8], mended: &Mended) -> Result<(), Failure> {
    let Some(path) = &job.path else {
        return Err(Failure::new("从标准输入读取的不能写回，请用 --diff 查看怎样修改。"));
    };
    // A link stays one, and who may read the file stays as it is.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
    let permissions = fs::metadata(&path).map(|data| data.permissions());
    let mark = if bytes.starts_with(MARK) { MARK } else { &[] };
    let text = mended.checked.sources.input.text.as_bytes();
    output::write(&[(path.as_path(), [mark, text].concat())])?;
    match permissions.and_then(|permissions| fs::set_permissions(&path, permissions)) {
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::writing(&path, &error)),
    }
}

impl Mended {
    /// The change in the unified format (POSIX diff -u). A repair adds and takes away no line.
    pub(super) fn diff(&self, name: &str) -> String {
        let old: Vec<&str> = self.before.split_inclusive('\n').collect();
        let new: Vec<&str> = self.checked.sources.input.text.split_inclusive('\n').collect();
        let changed: Vec<usize> =
            (0..old.len()).filter(|at| old.get(*at) != new.get(*at)).collect();
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

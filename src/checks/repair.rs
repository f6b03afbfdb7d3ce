//! Mending a text by what its findings propose.

use crate::base::{Diagnostic, Edit, Repair, SourceId};

/// The changes that a list of findings proposes, in the order of their places, each once.
///
/// Where two findings want different texts in one place neither is taken: somebody has to decide.
/// Only changes of the input and of the `allowed` kinds are taken.
#[must_use]
pub fn edits(findings: &[Diagnostic], allowed: &[Repair]) -> Vec<Edit> {
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let fixes = fixes.filter(|fix| allowed.contains(&fix.repair));
    let all: Vec<&Edit> = fixes.clone().flat_map(|fix| &fix.edits).collect();
    let clashes = |edit: &Edit| {
        all.iter().any(|other| {
            let (a, b) = (edit.span, other.span);
            **other != *edit && a.source == b.source && a.start < b.end && b.start < a.end
        })
    };
    let sound = |edit: &Edit| edit.span.source == SourceId::Input && !clashes(edit);
    // A fix is one: both brackets or none.
    let mut edits: Vec<Edit> = fixes
        .filter(|fix| fix.edits.iter().all(sound))
        .flat_map(|fix| fix.edits.iter().cloned())
        .collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    edits
}

/// A text with changes made, which come in the order of their places.
///
/// Figures in columns stay in line: what a figure grows by is taken from the spaces before it, and
/// what it shrinks by is put there.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut mended = text.to_owned();
    for edit in edits.iter().rev() {
        let (start, end) = (edit.span.start, edit.span.end);
        let Some(old) = mended.get(start..end) else { continue };
        let is_blank = old.starts_with('"');
        let is_figure = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if !is_figure(old) && !is_blank || !is_figure(&edit.text) {
            mended.replace_range(start..end, &edit.text);
            continue;
        }
        let spaces = mended[..start].bytes().rev().take_while(|b| *b == b' ').count();
        let grown = edit.text.len().saturating_sub(old.len());
        // One space stays, to part it from the comma.
        let taken = if spaces > 1 { grown.min(spaces - 1) } else { 0 };
        let shrunk = if spaces > 1 { old.len().saturating_sub(edit.text.len()) } else { 0 };
        let new = format!("{}{}", " ".repeat(shrunk), edit.text);
        mended.replace_range(start - taken..end, &new);
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(SourceId::Input, start, end), text: text.to_owned() }
    }

    fn finding(edits: Vec<Edit>) -> Diagnostic {
        Diagnostic::error("F101", "", edits[0].span).fix(Repair::Figure, edits)
    }

    #[test]
    fn columns_stay_in_line() {
        let text = "a = [  34,    0]\nb = [9, 1]";
        assert_eq!(apply(text, &[edit(7, 9, "134")]), "a = [ 134,    0]\nb = [9, 1]");
        assert_eq!(apply(text, &[edit(7, 9, "4")]), "a = [   4,    0]\nb = [9, 1]");
        assert_eq!(apply(text, &[edit(22, 23, "10")]), "a = [  34,    0]\nb = [10, 1]");
    }

    #[test]
    fn what_two_findings_see_differently_is_left_alone() {
        let pair = [finding(vec![edit(1, 2, "3")]), finding(vec![edit(1, 2, "4")])];
        assert_eq!(edits(&pair, &[Repair::Figure]), []);
        let same = [finding(vec![edit(1, 2, "3")]), finding(vec![edit(1, 2, "3")])];
        assert_eq!(edits(&same, &[Repair::Figure]), [edit(1, 2, "3")]);
        assert_eq!(edits(&same, &[Repair::Writing]), []);
    }
}

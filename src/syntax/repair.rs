//! Mending a text by what its findings propose.

use std::ops::Range;

use super::protected::protected;
use super::quote::escaped;
use crate::base::{Diagnostic, Edit, Fix, Repair, SourceId, Span, agreed, clashes};

/// The changes that findings propose for the text `source`, in the order of their places, each once.
///
/// Where two findings want different texts in one place neither is taken: somebody has to decide.
/// Nor is a change of what is written otherwise than it reads, by an escape, nor one in a comment or
/// in a string that holds what looks like other lines of the file.
#[must_use]
pub fn edits(
    text: &str,
    source: SourceId,
    findings: &[Diagnostic],
    allowed: &[Repair],
) -> Vec<Edit> {
    let protected = protected(text);
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let fixes = fixes.filter(|fix| allowed.contains(&fix.repair));
    agreed(fixes.filter_map(|fix| possible(text, source, fix, &protected)).collect())
}

/// Takes the repairs from findings about a text that [`edits`] would not make: what is told of a
/// repair is what can be done. Of two that clash neither is.
pub fn keep_possible(text: &str, source: SourceId, findings: &mut [Diagnostic]) {
    let protected = protected(text);
    let sound = |finding: &Diagnostic| possible(text, source, finding.fix.as_ref()?, &protected);
    let sound: Vec<Option<Vec<Edit>>> = findings.iter().map(sound).collect();
    let clashes = clashes(sound.iter().flatten().flatten().collect());
    for (finding, edits) in findings.iter_mut().zip(sound) {
        let edits = edits.filter(|fix| !fix.iter().any(|it| clashes.contains(&it.span)));
        match (finding.fix.as_mut(), edits) {
            (Some(fix), Some(edits)) => fix.edits = edits,
            _ => finding.fix = None,
        }
    }
}

/// The changes of a repair in the order of their places, if all of them can be made: both brackets
/// or none.
fn possible(
    text: &str,
    source: SourceId,
    fix: &Fix,
    protected: &[Range<usize>],
) -> Option<Vec<Edit>> {
    let is_free = |edit: &Edit| {
        let behind = protected.partition_point(|range| range.end <= edit.span.start);
        protected.get(behind).is_none_or(|range| edit.span.end <= range.start)
    };
    let written = fix.edits.iter().map(|edit| as_written(text, source, edit).filter(is_free));
    let mut edits: Vec<Edit> = written.collect::<Option<_>>()?;
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    clashes(edits.iter().collect()).is_empty().then_some(edits).filter(|edits| !edits.is_empty())
}

/// A change at the place where its old text is written, if that can be told.
fn as_written(text: &str, source: SourceId, edit: &Edit) -> Option<Edit> {
    let (start, end) = (edit.span.start, edit.span.end);
    let is_own = edit.span.source == source;
    let here = text.get(start..end).filter(|_| is_own)?;
    match edit.old.as_deref() {
        None => Some(edit.clone()),
        Some(old) if old == here => Some(edit.clone()),
        // Or it stands there as it would be written here.
        Some(old) => {
            let written = escaped(old);
            let span = Span { end: start + written.len(), ..edit.span };
            // `\u200b` is as good as `\u200B`.
            let here = text.get(start..start + written.len()).unwrap_or_default();
            let stands =
                here.eq_ignore_ascii_case(&written) && (here == written || here.starts_with("\\u"));
            stands.then(|| Edit::value(span, escaped(&edit.text)))
        }
    }
}

/// A text with changes made, which come in the order of their places.
///
/// Figures in columns stay in line: what a figure grows by is taken from the spaces before it, and
/// what it shrinks by is put there.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start, edit.span.end);
        let (Some(before), Some(old)) = (text.get(at..start), text.get(start..end)) else {
            continue;
        };
        mended.push_str(before);
        let is_figure = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if is_figure(&edit.text) && (is_figure(old) || old.starts_with('"')) {
            align(&mut mended, old.len(), edit.text.len());
        }
        mended.push_str(&edit.text);
        at = end;
    }
    mended.push_str(text.get(at..).unwrap_or_default());
    mended
}

/// Makes room before a figure that grows, and fills it before one that shrinks, where figures
/// stand in columns: behind more than one space.
fn align(text: &mut String, old: usize, new: usize) {
    let spaces = text.bytes().rev().take_while(|byte| *byte == b' ').count();
    if spaces < 2 {
        return;
    }
    // One space stays, to part it from the comma.
    let taken = new.saturating_sub(old).min(spaces - 1);
    text.truncate(text.len() - taken);
    text.push_str(&" ".repeat(old.saturating_sub(new)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit::value(Span::new(SourceId::default(), start, end), text)
    }

    fn finding(edits: Vec<Edit>) -> Diagnostic {
        Diagnostic::error("F101", "", edits[0].span).fix(Repair::Figure, edits)
    }

    fn taken(text: &str, findings: &[Diagnostic]) -> Vec<Edit> {
        edits(text, SourceId::default(), findings, &[Repair::Figure])
    }

    #[test]
    fn columns_stay_in_line() {
        let text = "a = [  34,    0]\nb = [9, 1]";
        assert_eq!(apply(text, &[edit(7, 9, "134")]), "a = [ 134,    0]\nb = [9, 1]");
        assert_eq!(apply(text, &[edit(7, 9, "4")]), "a = [   4,    0]\nb = [9, 1]");
        assert_eq!(apply(text, &[edit(22, 23, "10")]), "a = [  34,    0]\nb = [10, 1]");
        assert_eq!(apply("a = [1,   \"\"]", &[edit(10, 12, "0")]), "a = [1,    0]");
    }

    #[test]
    fn what_two_findings_see_differently_is_left_alone() {
        let text = "0123456789";
        let pair = [finding(vec![edit(1, 2, "3")]), finding(vec![edit(1, 2, "4")])];
        assert_eq!(taken(text, &pair), []);
        // Both ends of a bracket, or none.
        let pair =
            [finding(vec![edit(1, 2, "3"), edit(8, 9, "x")]), finding(vec![edit(1, 3, "4")])];
        assert_eq!(taken(text, &pair), []);
        let same = [finding(vec![edit(1, 2, "3")]), finding(vec![edit(1, 2, "3")])];
        assert_eq!(taken(text, &same), [edit(1, 2, "3")]);
        assert_eq!(edits(text, SourceId::default(), &same, &[Repair::Writing]), []);
    }

    #[test]
    fn comments_and_torn_strings_are_left_alone() {
        let text = "a = \"甲,乙\" # 丙,丁\nb = \"\"\"\n甲,\nc = 1\n\"\"\"\n";
        let commas: Vec<usize> = text.match_indices(',').map(|(at, _)| at).collect();
        let findings = commas.iter().map(|at| finding(vec![edit(*at, *at + 1, "，")]));
        let findings: Vec<Diagnostic> = findings.collect();
        assert_eq!(taken(text, &findings), [edit(commas[0], commas[0] + 1, "，")]);
    }

    #[test]
    fn escapes_are_not_cut() {
        let escaped = "a = \"中\\u002C\\\"x\"";
        let at = |start: usize, old: &str| Edit {
            old: Some(old.to_owned()),
            ..edit(start, start + 1, "，")
        };
        assert_eq!(taken(escaped, &[finding(vec![at(8, ",")])]), []);
        let quote = taken(escaped, &[finding(vec![at(14, "\"")])]);
        assert_eq!(apply(escaped, &quote), "a = \"中\\u002C，x\"");
    }

    #[test]
    fn what_is_escaped_as_here_is_known() {
        let text = "a = \"甲\\u0007乙\"";
        let bell = |new: &str| Edit { old: Some("\u{7}".to_owned()), ..edit(8, 9, new) };
        let mended = |new: &str| apply(text, &taken(text, &[finding(vec![bell(new)])]));
        assert_eq!(mended("，"), "a = \"甲，乙\"");
        assert_eq!(mended("\""), "a = \"甲\\\"乙\"");
    }
}

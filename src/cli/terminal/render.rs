//! How is a finding shown to the user?
//!
//! The renderer lines things up by display width, so marks stand under Chinese characters.
//! Its own trimming of long lines mixes characters with columns; a paragraph is one line of
//! hundreds of characters, so the part to be shown is cut out here ([`Excerpt`]).

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::Excerpt;
use crate::base::{Diagnostic, Label, Severity, Source, Sources, visible};

/// Wider than any excerpt with its label, so that the renderer never trims.
const UNLIMITED: usize = 10_000;

/// A finding as text, with colours or without.
pub(in crate::cli) fn finding(
    diagnostic: &Diagnostic,
    sources: &Sources,
    coloured: bool,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(called(diagnostic.severity));
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code);
    let mut group = Group::with_title(title);
    for (index, label) in diagnostic.labels.iter().enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        group =
            group.elements(place(label, kind, sources.get(label.span.source).unwrap_or(unnamed())));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.with_name("帮助").message(visible(help)));
    }
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let shown = renderer.term_width(UNLIMITED).render(&[group]);
    shown.lines().filter(|line| !is_bare_arrow(line)).collect::<Vec<_>>().join("\n")
}

/// What a place is shown in whose text is unknown.
pub(super) fn unnamed() -> &'static Source {
    static UNNAMED: Source = Source::unknown();
    &UNNAMED
}

/// What a severity is called.
pub(in crate::cli) const fn called(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提醒",
    }
}

/// The renderer opens a snippet without a path of its own by an arrow to nowhere; the path
/// is given apart, for the column is the whole line's and not the excerpt's.
fn is_bare_arrow(line: &str) -> bool {
    // Most lines have none, and are not taken apart.
    if line.bytes().filter(|byte| *byte == b':').count() < 3 {
        return false;
    }
    let mut parts = line.split("\u{1B}[");
    let first = parts.next().unwrap_or_default();
    let after_code = |part: &str| part.split_once('m').map_or("", |(_, text)| text).to_owned();
    let text = first.to_owned() + &parts.map(after_code).collect::<String>();
    text.trim() == ":::"
}

/// `file:line:column`, and the line with the place marked.
fn place<'a>(label: &'a Label, kind: AnnotationKind, source: &'a Source) -> [Element<'a>; 2] {
    let place = source.place(label.span.start);
    let origin = Origin::path(visible(&source.name)).line(place.line).char_column(place.column);
    let excerpt = Excerpt::of(source, label.span.start..label.span.end);
    let mut mark = kind.span(excerpt.mark);
    if !label.text.is_empty() {
        mark = mark.label(visible(&label.text));
    }
    let snippet = Snippet::source(excerpt.text).line_start(place.line).annotation(mark);
    [origin.into(), snippet.into()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    fn shown(text: &str, start: usize, end: usize) -> String {
        let mut sources = Sources::default();
        let source = sources.add(Source::new("a.toml", text));
        let span = Span::new(source, start, end);
        let diagnostic = Diagnostic::error("I104", "数不对", span).note("这里").help("改");
        finding(&diagnostic, &sources, false)
    }

    /// Columns as a terminal counts them, for the characters of these tests.
    fn columns(text: &str) -> usize {
        text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
    }

    /// Where the mark begins, and where the marked text begins in the line above it.
    fn mark_and_text(shown: &str, text: &str) -> (usize, usize) {
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains('^')).unwrap();
        let mark = lines[at].find('^').unwrap();
        (mark, columns(&lines[at - 1][..lines[at - 1].find(text).unwrap()]))
    }

    #[test]
    fn a_finding_reads_as_chinese() {
        let expected = "错误[I104]: 数不对\n --> a.toml:2:5\n  |\n2 | 乙 = 1\n  |      ^ 这里\n  |\n  = 帮助: 改";
        let shown = shown("甲 = 0\n乙 = 1\n", 14, 15);
        assert_eq!(shown, expected, "\n{shown}");
    }

    #[test]
    fn marks_stand_under_wide_characters() {
        let text = "a = \"政府信息公开\" # 注";
        let start = text.find("公开").unwrap();
        let shown = shown(text, start, start + 6);
        assert_eq!(mark_and_text(&shown, "公开").0, mark_and_text(&shown, "公开").1, "\n{shown}");
        assert!(shown.contains(" ^^^^ 这里"), "\n{shown}");
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let text = format!("a = \"{}错字{}\"", "政府信息".repeat(100), "，公开abc".repeat(90));
        let start = text.find("错字").unwrap();
        let shown = shown(&text, start, start + 6);
        assert!(shown.lines().all(|line| columns(line) < 120), "\n{shown}");
        assert_eq!(mark_and_text(&shown, "错字").0, mark_and_text(&shown, "错字").1, "\n{shown}");
        assert!(shown.contains("a.toml:1:406"), "\n{shown}");
    }

    #[test]
    fn no_span_makes_it_panic() {
        for text in ["", "\n", "a", "中文\r\n\r\n", "a = \"\t中\u{7}\u{202E}\"\n三\n"] {
            for start in 0..text.len() + 3 {
                for end in 0..text.len() + 3 {
                    assert!(shown(text, start, end).contains("帮助: 改"));
                }
            }
        }
    }
}

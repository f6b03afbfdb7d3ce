//! The parts of a list, each with its kind.

use std::ops::Range;

use super::count::Count;
use super::kind::{Kind, kind};
use super::list::List;
use crate::model::Amount;
use crate::vocabulary::Vocabulary;

/// A part of a whole.
#[derive(Clone, Debug)]
pub(super) struct Part<'t> {
    pub(super) number: Amount,
    pub(super) kind: Kind<'t>,
    /// Its number with the measure.
    pub(super) range: Range<usize>,
}

/// How far the marks between two counts part them, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    /// 、
    Enumeration,
    /// ，
    Pause,
    /// ；
    Semicolon,
    /// 。
    Stop,
}

/// What stands between two counts.
struct Between<'t> {
    /// The widest gap, what is in brackets left out.
    gap: Gap,
    /// What stands behind the last mark: what the second count is of.
    label: &'t str,
    /// Whether the last mark is the end of a sentence.
    begins_sentence: bool,
    /// How many more brackets are opened than closed.
    depth: isize,
}

/// The parts of a list that have the measure of the whole; nothing where something in it may be no
/// part, or is divided itself.
pub(super) fn parts<'t>(
    vocabulary: &Vocabulary,
    text: &'t str,
    counts: &[Count<'t>],
    measure: &str,
    list: &List,
) -> Option<Vec<Part<'t>>> {
    let words = &vocabulary.parts;
    let has = |list: &[String], label: &str| list.iter().any(|word| label.contains(word.as_str()));
    let mut parts: Vec<Part<'t>> = Vec::new();
    let (mut at, mut depth) = (list.range.start, 0);
    let (mut first, mut since) = (None, Gap::None);
    // A body whose number has another measure: “甲局1件，收取420元”.
    let mut pending: Option<Kind<'t>> = None;
    for count in counts.iter().filter(|count| list.range.contains(&count.range.start)) {
        let between = between(&text[at..count.range.start]);
        at = count.range.end;
        depth += between.depth;
        // “。2022年，甲局收到40件”: of something else.
        if depth < 0 || between.gap == Gap::Stop && !between.begins_sentence {
            break;
        }
        since = since.max(between.gap);
        if depth > 0 {
            continue;
        }
        let label = label(between.label, &text[at..list.range.end]);
        let mut own = kind(vocabulary, label);
        if count.measure != measure {
            pending = matches!(own, Kind::Body(_)).then_some(own);
            continue;
        }
        if own == Kind::Other {
            own = pending.take().unwrap_or(own);
        }
        if !parts.is_empty() && !goes_on(since, &own, &parts, first, list) {
            break;
        }
        if has(&words.others, label) || has(&words.leads, label) {
            return None;
        }
        if !parts.is_empty() {
            first = first.or(Some(since));
        }
        parts.push(Part { number: count.number, kind: own, range: count.range.clone() });
        since = Gap::None;
    }
    Some(parts)
}

/// Whether a list goes on behind a gap: parts of a known kind do so behind a semicolon, bodies also in
/// the next sentence; of anything else only the mark tells that it is of the list still.
fn goes_on(gap: Gap, own: &Kind<'_>, parts: &[Part<'_>], first: Option<Gap>, list: &List) -> bool {
    let is_like = || parts.iter().any(|part| part.kind == *own);
    match gap {
        Gap::Stop => matches!(own, Kind::Body(_)) && is_like(),
        Gap::Semicolon if own.is_known() => is_like(),
        Gap::Semicolon => list.is_formal,
        _ => own.is_known() || *own == Kind::Overlap || first.is_none_or(|first| gap <= first),
    }
}

/// What a count is of: what stands before it, or where nothing does, what stands behind it.
fn label<'t>(before: &'t str, behind: &'t str) -> &'t str {
    match before.trim().is_empty() {
        true => &behind[..behind.find(['，', '、', '；', '。', '（']).unwrap_or(behind.len())],
        false => before.trim(),
    }
}

/// What stands between two counts.
fn between(text: &str) -> Between<'_> {
    let (mut gap, mut depth, mut start) = (Gap::None, 0, 0);
    let mut last = Gap::None;
    for (at, char) in text.char_indices() {
        let mark = match char {
            '（' | '(' => {
                depth += 1;
                continue;
            }
            '）' | ')' => {
                depth -= 1;
                start = at + char.len_utf8();
                continue;
            }
            '、' => Gap::Enumeration,
            '，' | ',' | '：' | ':' => Gap::Pause,
            '；' | ';' => Gap::Semicolon,
            '。' | '！' | '？' => Gap::Stop,
            _ => continue,
        };
        start = at + char.len_utf8();
        if depth <= 0 {
            gap = gap.max(mark);
        }
        last = mark;
    }
    Between { gap, label: &text[start..], begins_sentence: last == Gap::Stop, depth }
}

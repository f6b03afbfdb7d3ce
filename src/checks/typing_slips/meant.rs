//! A report as it is meant.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::{characters, dots, half_width, spaces, zero};
use crate::base::{Diagnostic, Edit, Located, SourceId, Span, agreed};
use crate::model::Report;

/// More rounds than any text takes.
const MOST_ROUNDS: usize = 10;

/// What looks for slips of a kind.
type Finder = fn(&Located) -> Vec<Diagnostic>;

/// What is looked for in any text.
const ALL: [Finder; 4] = [half_width::of_text, dots::of_text, characters::of_text, zero::of_text];
/// The same, in a paragraph.
const OF_PARAGRAPH: [Finder; 5] =
    [half_width::of_text, dots::of_text, spaces::of_text, characters::of_text, zero::of_text];

/// A report whose words are what they will be when the slips in them are mended. What is said is then
/// read the same before and after, and a repair shows nothing that was not told of before.
#[must_use]
pub fn meant(report: &Report) -> Cow<'_, Report> {
    without_slips(report, |_| true)
}

/// The same, where the slips have been looked for.
pub(in crate::checks) fn meant_but_for<'r>(
    report: &'r Report,
    slips: &[Diagnostic],
) -> Cow<'r, Report> {
    let places = slips.iter().filter(|slip| slip.fix.is_some()).map(Diagnostic::span);
    let places: BTreeSet<Span> = places.collect();
    if places.is_empty() {
        return Cow::Borrowed(report);
    }
    without_slips(report, |text| {
        let Span { source, start, end } = text.span();
        let first = places.range(Span::new(source, start, start)..).next();
        first.is_some_and(|first| first.source == source && first.start < end)
    })
}

/// A report with those texts mended that may have a slip.
fn without_slips(report: &Report, may_have: impl Fn(&Located) -> bool) -> Cow<'_, Report> {
    let find = |text: &Located, finders: &[Finder]| {
        may_have(text).then(|| mended(text, finders)).flatten()
    };
    let mut own = Cow::Borrowed(report);
    put(find(&report.authority, &ALL), &mut own, |own| Some(&mut own.authority));
    for (index, text) in report.title.iter().enumerate() {
        put(find(text, &ALL), &mut own, |own| own.title.get_mut(index));
    }
    for (index, text) in report.preamble.iter().enumerate() {
        put(find(text, &OF_PARAGRAPH), &mut own, |own| own.preamble.get_mut(index));
    }
    for (key, prose) in &report.prose {
        for (index, text) in prose.paragraphs.iter().enumerate() {
            put(find(text, &OF_PARAGRAPH), &mut own, |own| {
                own.prose.get_mut(key)?.paragraphs.get_mut(index)
            });
        }
    }
    for (key, text) in &report.headings {
        put(find(text, &ALL), &mut own, |own| own.headings.get_mut(key));
    }
    own
}

/// Puts a text where it stands in a report.
fn put(
    text: Option<Located>,
    report: &mut Cow<'_, Report>,
    place: impl Fn(&mut Report) -> Option<&mut Located>,
) {
    if let Some(text) = text
        && let Some(own) = place(report.to_mut())
    {
        *own = text;
    }
}

/// A text without its slips; nothing where there are none that can be mended.
fn mended(text: &Located, finders: &[Finder]) -> Option<Located> {
    let mut mended: Option<Located> = None;
    for _ in 0..MOST_ROUNDS {
        let now = mended.as_ref().unwrap_or(text);
        let edits = edits(now.as_str(), finders);
        if edits.is_empty() {
            break;
        }
        let parts: Vec<(Range<usize>, &str)> =
            edits.iter().map(|edit| (edit.span.start..edit.span.end, edit.text.as_str())).collect();
        mended = Some(now.with_parts(&parts));
    }
    mended
}

/// What is changed in a text, with its offsets for places.
fn edits(words: &str, finders: &[Finder]) -> Vec<Edit> {
    let alone = Located::verbatim(words, Span::new(SourceId::default(), 0, words.len()));
    let found = finders.iter().flat_map(|find| find(&alone));
    agreed(found.filter_map(|found| Some(found.fix?.edits)).collect())
}

//! The parts of a list, each with its kind.

use std::ops::Range;

use super::count::Count;
use super::gap::{Between, Gap, between};
use super::kind::{BodyName, Kind, body, kind};
use super::list::List;
use crate::model::Amount;
use crate::vocabulary::{Parts, Vocabulary};

/// A part of a whole.
#[derive(Clone, Debug)]
pub(super) struct Part<'t> {
    pub(super) number: Amount,
    pub(super) kind: Kind<'t>,
    /// Which body it is, if it is one.
    pub(super) body: Option<BodyName>,
    /// What it is of.
    pub(super) label: &'t str,
    /// Its number with the measure.
    pub(super) range: Range<usize>,
}

/// Goes over the counts of a list.
struct Reader<'v, 't> {
    vocabulary: &'v Vocabulary,
    list: &'v List,
    parts: Vec<Part<'t>>,
    /// How far the first two parts are apart.
    first: Option<Gap>,
    /// How far the last part is behind.
    since: Gap,
    /// A body whose number has another measure: “甲局1件，收取420元”.
    pending: Option<&'t str>,
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
    let mut reader = Reader {
        vocabulary,
        list,
        parts: Vec::new(),
        first: None,
        since: Gap::None,
        pending: None,
    };
    let (mut at, mut depth) = (list.range.start, 0);
    for count in counts.iter().filter(|count| list.range.contains(&count.range.start)) {
        let between = between(&text[at..count.range.start], depth);
        at = count.range.end;
        depth += between.depth;
        // “。2022年，甲局收到40件”: of something else.
        if depth < 0 || between.gap == Gap::Stop && !between.begins_sentence {
            break;
        }
        reader.since = reader.since.max(between.gap);
        if depth > 0 {
            continue;
        }
        let label = label(&between, &text[at..list.range.end]);
        if count.measure != measure {
            reader.pending = body(vocabulary, label).map(|_| label);
            continue;
        }
        if !reader.part(count, label) {
            break;
        }
        if is_none(words, label) {
            return None;
        }
    }
    Some(reader.parts)
}

impl<'t> Reader<'_, 't> {
    /// Takes in a part; or says that the list has ended before it.
    fn part(&mut self, count: &Count<'t>, label: &'t str) -> bool {
        let own = kind(self.vocabulary, label);
        let before = self.pending.take().filter(|_| own == Kind::Other);
        let label = before.unwrap_or(label);
        let kind = before.map_or(own, |before| kind(self.vocabulary, before));
        let is_first = self.parts.is_empty();
        if !is_first && !self.goes_on(&kind) {
            return false;
        }
        if !is_first {
            self.first = self.first.or(Some(self.since));
        }
        let body = body(self.vocabulary, label).map(|(name, _)| name);
        let (number, range) = (count.number, count.range.clone());
        self.parts.push(Part { number, kind, body, label, range });
        self.since = Gap::None;
        true
    }

    /// Whether the list goes on behind the gap: parts of a known kind do so behind a semicolon, bodies
    /// also in the next sentence; of anything else only the mark tells that it is of the list still.
    fn goes_on(&self, own: &Kind<'_>) -> bool {
        let is_like = || self.parts.iter().any(|part| part.kind == *own);
        match self.since {
            Gap::Stop => matches!(own, Kind::Body(_)) && is_like(),
            Gap::Semicolon if own.is_known() => is_like(),
            Gap::Semicolon => self.list.is_formal,
            gap => {
                let is_near = self.first.is_none_or(|first| gap <= first);
                own.is_known() || *own == Kind::Overlap || is_near
            }
        }
    }
}

/// Whether a label says that its number is no part, or leads to parts of its own.
fn is_none(words: &Parts, label: &str) -> bool {
    words.others.iter().chain(&words.leads).any(|word| label.contains(word.as_str()))
}

/// What a count is of: what stands before it, or where nothing does, what stands behind it.
fn label<'t>(between: &Between<'t>, behind: &'t str) -> &'t str {
    match between.label.is_empty() {
        true => &behind[..behind.find(['，', '、', '；', '。', '（']).unwrap_or(behind.len())],
        false => between.label,
    }
}

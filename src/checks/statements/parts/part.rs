//! The parts of a list.

use std::ops::Range;

use super::count::Count;
use super::gap::{Between, Gap, between};
use super::kind::{Kind, Named, named};
use super::list::List;
use crate::model::Amount;
use crate::vocabulary::Vocabulary;

/// No list of a report has more counts; more would only take time.
const MOST_COUNTS: usize = 40;
/// Bytes of the longest label; more are no label.
const LONGEST: usize = 120;

/// A part of a whole.
#[derive(Clone, Debug)]
pub(super) struct Part<'t> {
    pub(super) number: Amount,
    pub(super) named: Named<'t>,
    /// What it is of, as it is written.
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
    pending: Option<(&'t str, Named<'t>)>,
    /// How many brackets are open.
    depth: isize,
}

/// The parts of a list that have the measure of the whole, of the counts behind that; nothing where
/// something in it may be no part, or is divided itself.
pub(super) fn parts<'t>(
    vocabulary: &Vocabulary,
    text: &'t str,
    behind: &[Count<'t>],
    measure: &str,
    list: &List,
) -> Option<Vec<Part<'t>>> {
    let mut reader = Reader {
        vocabulary,
        list,
        parts: Vec::new(),
        first: None,
        since: Gap::None,
        pending: None,
        depth: 0,
    };
    let mut at = list.range.start;
    let listed = behind.iter().take(MOST_COUNTS).enumerate();
    for (number, count) in listed.take_while(|(_, count)| count.range.end <= list.range.end) {
        let next = behind.get(number + 1).map_or(list.range.end, |next| next.range.start);
        let between = between(text.get(at..count.range.start)?, reader.depth);
        let after = &text[count.range.end..next.min(list.range.end).max(count.range.end)];
        let label = label(&between, after);
        at = count.range.end;
        if !reader.reaches(&between) || label.len() > LONGEST {
            break;
        }
        if reader.depth > 0 {
            continue;
        }
        if !reader.take(count, measure, label) {
            break;
        }
    }
    let is_list = !reader.parts.iter().any(|part| part.named.is_none);
    is_list.then_some(reader.parts)
}

impl<'t> Reader<'_, 't> {
    /// Whether the list may go on behind what stands before a count.
    fn reaches(&mut self, between: &Between<'_>) -> bool {
        self.depth += between.depth;
        self.since = self.since.max(between.gap);
        // “。2022年，甲局收到40件”: of something else.
        self.depth >= 0 && (between.gap != Gap::Stop || between.begins_sentence)
    }

    /// Takes in a count; or says that the list has ended before it.
    fn take(&mut self, count: &Count<'t>, measure: &str, label: &'t str) -> bool {
        let own = named(self.vocabulary, label);
        if count.measure != measure {
            self.pending = own.body.is_some().then_some((label, own));
            return true;
        }
        let before = self.pending.take().filter(|_| own.kind == Kind::Other);
        let (label, named) = before.unwrap_or((label, own));
        if !self.parts.is_empty() {
            if !self.goes_on(&named.kind) {
                return false;
            }
            self.first = self.first.or(Some(self.since));
        }
        self.parts.push(Part { number: count.number, named, label, range: count.range.clone() });
        self.since = Gap::None;
        true
    }

    /// Whether the list goes on behind the gap: parts of a known kind do so behind a semicolon, bodies
    /// also in the next sentence; of anything else only the mark tells that it is of the list still.
    fn goes_on(&self, own: &Kind<'_>) -> bool {
        let is_like = || self.parts.iter().any(|part| part.named.kind == *own);
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

/// What a count is of: what stands before it, or where nothing does, what stands behind it.
fn label<'t>(between: &Between<'t>, behind: &'t str) -> &'t str {
    match between.label.is_empty() {
        true => &behind[..behind.find(['，', '、', '；', '。', '（']).unwrap_or(behind.len())],
        false => between.label,
    }
}

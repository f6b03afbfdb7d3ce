//! What can be divided, and how much may its parts come to?

use std::ops::Range;

use super::body::is_body;
use super::count::Count;
use super::gap::between;
use super::list::List;
use crate::model::Amount;
use crate::vocabulary::{Meaning, Parts, Vocabulary};

/// So many counts are looked at before a whole.
const BEFORE: usize = 20;
/// So many characters are looked at around a list.
const AROUND: usize = 200;

/// A count that may be divided, with those before it in its paragraph.
pub(super) struct Whole<'a, 't> {
    pub(super) text: &'t str,
    pub(super) count: &'a Count<'t>,
    pub(super) before: &'a [Count<'t>],
}

impl Whole<'_, '_> {
    /// Whether a list behind it may be of its parts: it is an exact number of things, not compared with
    /// another, and not itself one of several bodies.
    pub(super) fn is_divided(&self, vocabulary: &Vocabulary, list: &List) -> bool {
        let words = &vocabulary.parts;
        let until = self.text[..self.count.range.start].trim_end();
        let label = between(self.behind_last(), 0).label;
        let is_about = words.about.iter().any(|word| until.ends_with(word.as_str()));
        let is_other = words.no_whole.iter().any(|word| label.contains(word.as_str()));
        let is_span = words.spans.iter().any(|span| span == self.count.measure);
        // “甲局公开30条，其中各科室20条，乙局40条”: what is a part of a body, and what stands beside it?
        let is_open = !list.is_closed && is_body(vocabulary, label);
        !(is_about || is_other || is_span || is_open)
    }

    /// What stands between it and the count before it.
    fn behind_last(&self) -> &str {
        let start = self.before.last().map_or(0, |last| last.range.end);
        self.text.get(start..self.count.range.start).unwrap_or_default()
    }

    /// What its parts may come to: a number that is rounded a little more; where others of the sentence
    /// stand beside it, `人大建议56件、政协提案64件，其中`, all of them may be what is divided, and so may an
    /// earlier one, `收到61件，办结58件，其中`.
    pub(super) fn most(&self, vocabulary: &Vocabulary) -> Amount {
        let mut joined = self.count.number;
        let mut most = joined;
        let mut is_joined = true;
        let mut start = self.count.range.start;
        for other in self.before.iter().rev().take(BEFORE) {
            let Some(between) = self.text.get(other.range.end..start) else { break };
            if between.contains('。') {
                break;
            }
            is_joined = is_joined && other.measure == self.count.measure;
            is_joined = is_joined && joins(vocabulary, between);
            if is_joined {
                joined = joined + other.number;
            }
            if other.measure == self.count.measure {
                most = most.max(other.number);
            }
            start = other.range.start;
        }
        most.max(joined)
    }
}

/// Whether what stands between two counts sets them side by side: a mark of pause and the name of a
/// thing, none of the words that say what was done.
fn joins(vocabulary: &Vocabulary, between: &str) -> bool {
    let Some(name) = between.strip_prefix(['、', '，', '和', '及', '与']) else {
        return false;
    };
    let has_mark = name.contains(['，', '；', '（', '）']);
    let is_done = |name: &str| {
        let mut places = name.char_indices().take(AROUND);
        let says = |(word, _): (Meaning, usize)| word != Meaning::FILLER;
        places.any(|(at, _)| vocabulary.word(&name[at..]).is_some_and(says))
    };
    !(has_mark || between.starts_with('，') && is_done(name))
}

/// Whether one thing may be in several parts, by what is said in the sentences of a list, before it in
/// its sentence, and in the sentence behind.
pub(super) fn is_shared(words: &Parts, text: &str, list: &Range<usize>) -> bool {
    let before = text[..list.start].char_indices().rev().take(AROUND);
    let start = before.take_while(|(_, char)| *char != '。').last();
    let mut stops = 0;
    let behind = text[list.end..].char_indices().take(AROUND);
    let end = behind.take_while(|(_, char)| {
        stops += usize::from(*char == '。');
        stops < 2
    });
    let end = end.last().map_or(list.end, |(at, char)| list.end + at + char.len_utf8());
    let around = &text[start.map_or(list.start, |(at, _)| at)..end];
    words.shared.iter().any(|word| around.contains(word.as_str()))
}

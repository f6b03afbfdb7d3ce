//! A paragraph as words, counts, boundaries and what is not known.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexicon::{EACH, FILLER, FILLERS, JOINT, JOINTS, MEASURES, WORDS, Word};
use crate::checks::facts::Facts;

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the lexicon.
    Word(Word),
    /// A number of cases.
    Count(i64),
    /// A pause between clauses.
    Pause,
    /// The beginning of an aside.
    Open,
    /// Its end.
    Close,
    /// The end of a sentence.
    Stop,
    /// Anything else.
    Unknown,
}

/// A piece and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// The lexicon by the first characters of its words: a report has thousands of places to look at.
pub(super) struct Lexicon(BTreeMap<char, Vec<(&'static str, Word)>>);

impl Lexicon {
    /// All words.
    pub(super) fn new() -> Self {
        let listed = WORDS.iter();
        let listed = listed.flat_map(|(word, texts)| texts.iter().map(move |text| (*text, *word)));
        let all = listed
            .chain(FILLERS.split_whitespace().map(|text| (text, FILLER)))
            .chain(JOINTS.iter().map(|text| (*text, JOINT)))
            .chain([(EACH.1, EACH.0)]);
        let mut by_first: BTreeMap<char, Vec<(&str, Word)>> = BTreeMap::new();
        for (text, word) in all {
            if let Some(first) = text.chars().next() {
                by_first.entry(first).or_default().push((text, word));
            }
        }
        Self(by_first)
    }

    /// The longest word that a text begins with.
    fn word(&self, rest: &str) -> Option<(Kind, usize)> {
        let words = self.0.get(&rest.chars().next()?)?.iter();
        let found = words.filter(|(text, _)| rest.starts_with(text));
        let (text, word) = found.max_by_key(|(text, _)| text.len())?;
        Some((Kind::Word(*word), text.len()))
    }
}

/// Cuts a paragraph up.
pub(super) fn tokens(text: &str, lexicon: &Lexicon, facts: &Facts<'_>) -> Vec<Token> {
    let (authority, year) = (facts.report.authority.as_str(), facts.report.year);
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = number(rest, year)
            .or_else(|| lexicon.word(rest))
            .or_else(|| own_name(rest, authority))
            .unwrap_or_else(|| (mark(char), char.len_utf8()));
        let end = at + length;
        match (tokens.last_mut(), char.is_whitespace()) {
            (_, true) => {}
            (Some(last), _) if kind == Kind::Unknown && last.kind == Kind::Unknown => {
                last.range.end = end;
            }
            _ => tokens.push(Token { kind, range: at..end }),
        }
        at = end;
    }
    tokens
}

const fn mark(char: char) -> Kind {
    match char {
        '。' | '！' | '？' => Kind::Stop,
        '，' | '：' | '；' | ',' | ':' | ';' => Kind::Pause,
        '（' | '(' => Kind::Open,
        '）' | ')' => Kind::Close,
        _ => Kind::Unknown,
    }
}

/// A count with its measure word, or a year or day.
fn number(rest: &str, year: u16) -> Option<(Kind, usize)> {
    let digits = rest.find(|c: char| !is_digit(c) && !matches!(c, ',' | '，'));
    let digits = digits.unwrap_or(rest.len());
    let written = rest[..digits].trim_end_matches([',', '，']);
    let value: String = written.chars().filter_map(digit).collect();
    let value: i64 = value.parse().ok()?;
    let gap = &rest[written.len()..];
    let behind = gap.trim_start_matches(' ');
    let length = written.len() + gap.len() - behind.len();
    let measure = MEASURES.iter().find(|measure| behind.starts_with(**measure));
    if let Some(measure) = measure {
        return Some((Kind::Count(value), length + measure.len()));
    }
    if let Some(after) = behind.strip_prefix('年') {
        let whole =
            length + '年'.len_utf8() + if after.starts_with('度') { '度'.len_utf8() } else { 0 };
        let kind = match value - i64::from(year) {
            0 => Kind::Word(FILLER),
            -1 => Kind::Word(Word::LastYear),
            1 => Kind::Word(Word::NextYear),
            _ => Kind::Unknown,
        };
        return Some((kind, whole));
    }
    let day = ['月', '日'].into_iter().find(|mark| behind.starts_with(*mark));
    match day {
        Some(mark) => Some((Kind::Word(FILLER), length + mark.len_utf8())),
        None => Some((Kind::Unknown, written.len())),
    }
}

const fn is_digit(char: char) -> bool {
    matches!(char, '0'..='9' | '０'..='９')
}

/// The ASCII form of a digit.
fn digit(char: char) -> Option<char> {
    match char {
        '0'..='9' => Some(char),
        '０'..='９' => char::from_digit(u32::from(char) - u32::from('０'), 10),
        _ => None,
    }
}

/// A part of the authority's own name, by which a report calls it.
fn own_name(rest: &str, authority: &str) -> Option<(Kind, usize)> {
    let ends = rest.char_indices().map(|(at, char)| at + char.len_utf8());
    let length = ends.take_while(|end| authority.contains(&rest[..*end])).last()?;
    (rest[..length].chars().count() >= 2).then_some((Kind::Word(FILLER), length))
}

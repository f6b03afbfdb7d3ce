//! A paragraph as words, counts, boundaries and what is not known.

use std::ops::Range;

use crate::checks::facts::Facts;
use crate::checks::numbers::at_start;
use crate::vocabulary::{Meaning, Vocabulary};

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word of the vocabulary.
    Word(Meaning),
    /// A number of cases.
    Count(i64),
    /// A pause between clauses.
    Pause,
    /// The beginning of an aside.
    Open,
    /// Its end.
    Close,
    /// A pause after which other parts of the whole come.
    Semicolon,
    /// The end of a sentence.
    Stop,
    /// Anything else.
    Unknown,
}

/// A piece and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) range: Range<usize>,
}

impl Token {
    /// What it means, if it is a word of the vocabulary.
    pub(super) const fn word(&self) -> Option<Meaning> {
        match self.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// The words that one report is read by.
pub(super) struct Words<'w> {
    vocabulary: &'w Vocabulary,
    /// The authority's name, and the same without 人民, as governments are called.
    names: [String; 2],
    /// The characters of its name: no other begins a part of it.
    of_name: Vec<char>,
    /// Whether the authority speaks for all of its area.
    speaks_for_area: bool,
    /// The year of the report.
    year: u16,
}

impl<'w> Words<'w> {
    /// The form's words, and the names of the report's authority.
    pub(super) fn new(facts: &Facts<'w>) -> Self {
        let vocabulary = &*facts.form.vocabulary;
        let authority = facts.report.authority.as_str();
        let speaks_for_area =
            vocabulary.speaks_for_area.iter().any(|ending| authority.ends_with(ending.as_str()));
        let names = [authority.to_owned(), authority.replace("人民", "")];
        let of_name = authority.chars().collect();
        Self { vocabulary, names, of_name, speaks_for_area, year: facts.report.year }
    }

    /// Cuts a paragraph up.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            let before = tokens.last().map(|last| last.kind);
            let (kind, length) = self.piece(text, at, char, before);
            let end = at + length.max(char.len_utf8());
            match tokens.last_mut() {
                _ if char.is_whitespace() => {}
                Some(last) if kind == TokenKind::Unknown && last.kind == TokenKind::Unknown => {
                    last.range.end = end;
                }
                _ => tokens.push(Token { kind, range: at..end }),
            }
            at = end;
        }
        tokens
    }

    /// The token that a text begins with at a place, with the character `first`, and its length.
    fn piece(
        &self,
        text: &str,
        at: usize,
        first: char,
        before: Option<TokenKind>,
    ) -> (TokenKind, usize) {
        let rest = &text[at..];
        if let Some(piece) = self.phrase(first, &rest[first.len_utf8()..], before) {
            return piece;
        }
        let word = self.vocabulary.word(rest);
        if let Some(piece) = self.number(text, at, word) {
            return piece;
        }
        match (word, self.own_name(first, rest, before)) {
            (Some((Meaning::AREA, length)), _) if self.speaks_for_area => {
                (TokenKind::Word(Meaning::FILLER), length)
            }
            (Some((word, length)), own) if own.is_none_or(|own| own <= length) => {
                let is_area = word == Meaning::AREA;
                (TokenKind::Word(if is_area { Meaning::PART } else { word }), length)
            }
            (_, Some(length)) => (TokenKind::Word(Meaning::FILLER), length),
            _ => (mark(first), 0),
        }
    }

    /// What a character says only with what stands behind or before it, and its length.
    fn phrase(
        &self,
        first: char,
        behind: &str,
        before: Option<TokenKind>,
    ) -> Option<(TokenKind, usize)> {
        let is_digit = |c: char| c.is_ascii_digit();
        match first {
            // “收到申请：61件”.
            '：' | ':' => {
                let is_count = behind.trim_start().starts_with(is_digit);
                is_count.then_some((TokenKind::Word(Meaning::FILLER), 0))
            }
            // “没有一件申请”.
            '一' if before == Some(TokenKind::Word(Meaning::NONE)) => {
                let measure = self.measure(behind)?;
                Some((TokenKind::Word(Meaning::FILLER), first.len_utf8() + measure))
            }
            // “申请数量为零”.
            '为' => {
                let after = behind.strip_prefix(['零', '0'])?;
                let goes_on = after.starts_with(|c: char| is_digit(c) || c == '.');
                let is_count = !goes_on && self.measure(after).is_none();
                let length = first.len_utf8() + behind.len() - after.len();
                is_count.then_some((TokenKind::Count(0), length))
            }
            _ => None,
        }
    }

    /// The length of the authority's own name that a text begins with.
    fn own_name(&self, first: char, rest: &str, before: Option<TokenKind>) -> Option<usize> {
        if !self.of_name.contains(&first) {
            return None;
        }
        let is_first = before.is_none_or(ends_clause);
        self.names.iter().find_map(|name| own_name(rest, name, is_first))
    }

    /// The length of the measure word that a text begins with.
    fn measure(&self, text: &str) -> Option<usize> {
        let measures = self.vocabulary.measures.iter();
        measures.filter(|measure| text.starts_with(measure.as_str())).map(String::len).max()
    }

    /// A count with its measure word, a year, or a day. A word that begins like a number (一起) is not
    /// a count.
    fn number(
        &self,
        text: &str,
        at: usize,
        word: Option<(Meaning, usize)>,
    ) -> Option<(TokenKind, usize)> {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let is_digit = first.is_ascii_digit() || ('０'..='９').contains(&first);
        if !is_digit && (word.is_some() || !begins_number(first)) {
            return None;
        }
        let (number, end) = at_start(text, at);
        let length = end - at;
        if word.is_some_and(|(_, word)| word > length) {
            // “12345热线”.
            return None;
        }
        let Some(count) = number.and_then(|number| number.count) else {
            return Some((TokenKind::Unknown, length));
        };
        let behind = &text[end..];
        let after = behind.trim_start_matches(' ');
        let whole = length + behind.len() - after.len();
        if let Some(measure) = self.measure(after) {
            return Some((TokenKind::Count(count), whole + measure));
        }
        let time = is_digit.then(|| time(after, count, i64::from(self.year))).flatten();
        Some(match time {
            Some((meaning, behind)) => (TokenKind::Word(meaning), whole + behind),
            None => (TokenKind::Unknown, length),
        })
    }
}

const fn ends_clause(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Stop
            | TokenKind::Pause
            | TokenKind::Open
            | TokenKind::Close
            | TokenKind::Word(Meaning::THIS_YEAR)
    )
}

/// Whether a number as it is said can begin with a character.
const fn begins_number(char: char) -> bool {
    matches!(
        char,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '两'
    )
}

/// What a mark does to a sentence.
const fn mark(char: char) -> TokenKind {
    match char {
        '。' | '！' | '？' => TokenKind::Stop,
        '；' | ';' => TokenKind::Semicolon,
        '，' | '：' | ',' | ':' => TokenKind::Pause,
        '（' | '(' => TokenKind::Open,
        '）' | ')' => TokenKind::Close,
        '、' => TokenKind::Word(Meaning::AND),
        _ => TokenKind::Unknown,
    }
}

/// What 年 or 月 behind a number says of the time, and its length, in the report about `year`.
fn time(after: &str, number: i64, year: i64) -> Option<(Meaning, usize)> {
    if after.starts_with('年') {
        let since = ["年度以来", "年以来", "年度", "年"].iter().find(|it| after.starts_with(**it));
        let meaning = match number - year {
            0 => Meaning::THIS_YEAR,
            -1 => Meaning::LAST_YEAR,
            1 => Meaning::NEXT_YEAR,
            _ => Meaning::OTHER_TIME,
        };
        return Some((meaning, since.map_or(0, |it| it.len())));
    }
    if !after.starts_with('月') {
        return None;
    }
    // From the first to the last day is the whole year; any other days or months are a part of it.
    let day = ["月1日", "月31日", "月底"].iter().find(|it| after.starts_with(**it));
    Some(match (number, day) {
        (1, Some(day @ &"月1日")) | (12, Some(day @ &("月31日" | "月底"))) => {
            (Meaning::FILLER, day.len())
        }
        _ => (Meaning::OTHER_TIME, '月'.len_utf8()),
    })
}

/// The authority's own name at a place, as a report says it: its end (县发展和改革局), its
/// beginning, or at the beginning of a clause any part of it.
fn own_name(rest: &str, authority: &str, is_first: bool) -> Option<usize> {
    let first = rest.chars().next()?;
    let named = authority.match_indices(first).filter_map(|(at, _)| {
        let common = authority[at..].chars().zip(rest.chars()).take_while(|(a, b)| a == b);
        let length: usize = common.map(|(char, _)| char.len_utf8()).sum();
        let is_own = is_first || at == 0 || at + length == authority.len();
        (is_own && length > first.len_utf8()).then_some(length)
    });
    named.max()
}

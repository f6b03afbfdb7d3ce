//! A paragraph as words, counts, boundaries and what is not known.

use std::ops::Range;

use super::lexicon::{WORDS, Word};
use crate::checks::facts::Facts;
use crate::checks::numbers::at_start;
use crate::text::{self, case_measures};

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
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
    /// The word of the lexicon that it is, if it is one.
    pub(super) const fn word(&self) -> Option<Word> {
        match self.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// The words that one report is read by.
pub(super) struct Lexicon {
    words: text::Lexicon<Word>,
    /// The authority's name, and the same without 人民, as governments are called.
    names: [String; 2],
    /// The year of the report.
    year: u16,
}

impl Lexicon {
    /// All words.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let listed = WORDS.iter();
        let all = listed
            .flat_map(|(word, texts)| texts.split_whitespace().map(move |text| (text, *word)));
        let words = text::Lexicon::new(all);
        let authority = facts.report.authority.as_str();
        let names = [authority.to_owned(), authority.replace("人民", "")];
        Self { words, names, year: facts.report.year }
    }

    /// The longest word that a text begins with.
    fn word(&self, rest: &str) -> Option<(Word, usize)> {
        let (text, word) = self.words.longest(&rest.chars())?;
        Some((word, text.len()))
    }

    /// Cuts a paragraph up.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            let before = tokens.last().map(|last| last.kind);
            let (kind, length) = self.piece(text, at, before);
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

    /// The token that a text begins with at a place, and its length.
    fn piece(&self, text: &str, at: usize, before: Option<TokenKind>) -> (TokenKind, usize) {
        let rest = &text[at..];
        let is_first = before.is_none_or(ends_clause);
        let leads = rest.strip_prefix(['：', ':']);
        if leads.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit())) {
            // “收到申请：61件”.
            return (TokenKind::Word(Word::Filler), 0);
        }
        if before == Some(TokenKind::Word(Word::None))
            && let Some(one) = ["一件", "一起", "一例"].iter().find(|one| rest.starts_with(**one))
        {
            return (TokenKind::Word(Word::Filler), one.len());
        }
        if let Some(none) = ["为零", "为0"].iter().find(|none| rest.starts_with(**none))
            && !rest[none.len()..].starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && !case_measures().any(|measure| rest[none.len()..].starts_with(measure))
        {
            return (TokenKind::Count(0), none.len());
        }
        let word = self.word(rest);
        let own = self.names.iter().find_map(|name| own_name(rest, name, is_first));
        if let Some(piece) = number(text, at, self.year, word) {
            return piece;
        }
        match (word, own) {
            // In the report of a government, 全县 and the like mean the whole, not a part.
            (Some((Word::Part, length)), _)
                if rest.starts_with('全') && self.names[0].ends_with("人民政府") =>
            {
                (TokenKind::Word(Word::Filler), length)
            }
            (Some((word, length)), own) if own.is_none_or(|own| own <= length) => {
                (TokenKind::Word(word), length)
            }
            (_, Some(length)) => (TokenKind::Word(Word::Filler), length),
            _ => (mark(rest.chars().next()), 0),
        }
    }
}

const fn ends_clause(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Stop
            | TokenKind::Pause
            | TokenKind::Open
            | TokenKind::Close
            | TokenKind::Word(Word::ThisYear)
    )
}

const fn mark(char: Option<char>) -> TokenKind {
    match char {
        Some('。' | '！' | '？') => TokenKind::Stop,
        Some('；' | ';') => TokenKind::Semicolon,
        Some('，' | '：' | ',' | ':') => TokenKind::Pause,
        Some('（' | '(') => TokenKind::Open,
        Some('）' | ')') => TokenKind::Close,
        _ => TokenKind::Unknown,
    }
}

/// A count with its measure word, a year, or a day. A word that begins like a number (一起) is not a
/// count.
fn number(
    text: &str,
    at: usize,
    year: u16,
    word: Option<(Word, usize)>,
) -> Option<(TokenKind, usize)> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let is_digit = first.is_ascii_digit() || ('０'..='９').contains(&first);
    if !is_digit && (word.is_some() || !"一二三四五六七八九十百千两".contains(first)) {
        return None;
    }
    let (number, end) = at_start(text, at);
    let length = end - at;
    let Some(number) = number.filter(|number| number.count.is_some()) else {
        return Some((TokenKind::Unknown, length));
    };
    let count = number.count.unwrap_or_default();
    let behind = &text[end..];
    let after = behind.trim_start_matches(' ');
    let whole = length + behind.len() - after.len();
    if let Some(measure) = case_measures().find(|measure| after.starts_with(measure)) {
        return Some((TokenKind::Count(count), whole + measure.len()));
    }
    if is_digit && after.starts_with('年') {
        let since = ["年度以来", "年以来", "年度", "年"].iter().find(|it| after.starts_with(**it));
        let word = match count - i64::from(year) {
            0 => Word::ThisYear,
            -1 => Word::LastYear,
            1 => Word::NextYear,
            _ => Word::OtherTime,
        };
        return Some((TokenKind::Word(word), whole + since.map_or(0, |it| it.len())));
    }
    if is_digit && after.starts_with('月') {
        // From the first to the last day is the whole year; any other days or months are a part of
        // it.
        let day = ["月1日", "月31日", "月底"].iter().find(|it| after.starts_with(**it));
        let is_year =
            matches!((count, day), (1, Some(&"月1日")) | (12, Some(&("月31日" | "月底"))));
        let kind = if is_year { Word::Filler } else { Word::OtherTime };
        let length = day.filter(|_| is_year).map_or('月'.len_utf8(), |it| it.len());
        return Some((TokenKind::Word(kind), whole + length));
    }
    Some((TokenKind::Unknown, length))
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

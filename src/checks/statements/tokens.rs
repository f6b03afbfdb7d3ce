//! A paragraph as words, counts, boundaries and what is not known.

use super::names::OwnNames;
use super::token::{Token, TokenKind};
use crate::checks::facts::Facts;
use crate::checks::numbers::at_start;
use crate::vocabulary::{Meaning, Vocabulary};

/// The words that one report is read by.
pub(super) struct Words<'w> {
    vocabulary: &'w Vocabulary,
    names: OwnNames<'w>,
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
        let names = OwnNames::new(facts, vocabulary);
        Self { vocabulary, names, speaks_for_area, year: facts.report.year }
    }

    /// Cuts a paragraph up.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        // Most words have two characters.
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / "政府".len() + 1);
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            let (kind, length) = self.piece(text, at, char, &tokens);
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
    fn piece(&self, text: &str, at: usize, first: char, before: &[Token]) -> (TokenKind, usize) {
        let rest = &text[at..];
        let last = before.last().map(|last| last.kind);
        if let Some(piece) = self.phrase(first, &rest[first.len_utf8()..], last) {
            return piece;
        }
        let word = self.vocabulary.word(rest);
        if let Some(piece) = self.number(text, at, word) {
            return piece;
        }
        match (word, self.names.at(text, at, before)) {
            (Some((Meaning::AREA, length)), _) if self.speaks_for_area => {
                (TokenKind::Word(Meaning::FILLER), length)
            }
            (Some((word, length)), own) if own.is_none_or(|(_, own)| own <= length) => {
                (TokenKind::Word(word), length)
            }
            (_, Some((meaning, length))) => (TokenKind::Word(meaning), length),
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
        if let Some(length) = whole_year(rest) {
            return Some((TokenKind::Word(Meaning::FILLER), length));
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
        let subjects = self.vocabulary.subjects.iter();
        let mut loose = subjects.flat_map(|subject| &subject.measures);
        if let Some(measure) = loose.find(|measure| after.starts_with(measure.as_str())) {
            return Some((TokenKind::Loose(count), whole + measure.len()));
        }
        let time = is_digit.then(|| time(after, count, i64::from(self.year))).flatten();
        Some(match time {
            Some((meaning, behind)) => (TokenKind::Word(meaning), whole + behind),
            None => (TokenKind::Unknown, length),
        })
    }
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

/// The length of “1月至12月”, “1—12月” that a text begins with.
fn whole_year(text: &str) -> Option<usize> {
    let behind = text.strip_prefix('1')?;
    let behind = behind.strip_prefix('月').unwrap_or(behind);
    let behind = behind.strip_prefix(['至', '到', '-', '—', '－', '～', '~'])?;
    let behind = behind.strip_prefix("12月")?;
    let behind = behind.strip_prefix('份').unwrap_or(behind);
    (!behind.starts_with(|c: char| c.is_ascii_digit())).then_some(text.len() - behind.len())
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

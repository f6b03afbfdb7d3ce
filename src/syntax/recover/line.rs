//! What does a line of a text begin, where all before it has ended?

use std::ops::Range;

use crate::syntax::full_width::is_blank;

/// What a line begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// Nothing: it is blank, or a comment.
    Nothing,
    /// The head of a table with this name.
    Head(Head),
    /// A key; the equals sign ends at this byte of the line, if there is one.
    Entry { key: Range<usize>, equals: Option<usize> },
    /// What has no place outside of quotes and brackets.
    Stray,
}

/// The head of a table as it is written, right or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// What stands between the brackets.
    pub(super) name: String,
    /// How many brackets stand before the name, and behind it.
    pub(super) brackets: (usize, usize),
}

/// A key has at most so many characters; what is longer is prose with an equals sign in it.
const LONGEST_KEY: usize = 40;

/// What a line begins.
pub(super) fn begins(line: &str) -> Begins {
    let body = line.trim_start_matches(is_blank);
    let indent = line.len() - body.len();
    if body.is_empty() || body.starts_with('#') {
        return Begins::Nothing;
    }
    if let Some(head) = head(body) {
        return Begins::Head(head);
    }
    let sign = body.char_indices().find(|(_, char)| matches!(char, '=' | '＝' | '﹦'));
    if let Some((at, sign)) = sign.filter(|(at, _)| is_key(before_sign(&body[..*at]))) {
        let key = indent..indent + before_sign(&body[..at]).len();
        return Begins::Entry { key, equals: Some(indent + at + sign.len_utf8()) };
    }
    match word_before_colon(body).or_else(|| word_before_value(body)) {
        Some(length) => Begins::Entry { key: indent..indent + length, equals: None },
        None => Begins::Stray,
    }
}

/// Whether a line surely begins something, even in the midst of a list or a text whose end is missed.
pub(super) fn surely_begins(line: &str) -> bool {
    match begins(line) {
        Begins::Head(Head { name, brackets: (before, behind) }) => {
            let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
            let is_whole = line.trim_matches(is_blank).starts_with('[');
            before > 0 && behind > 0 && is_whole && name.bytes().all(is_bare)
        }
        Begins::Entry { key, equals: Some(_) } => {
            // `label = "甲" },` is what is left of a `{ … }`.
            let count = |mark: char| line.matches(mark).count();
            line[key].is_ascii() && count('}') <= count('{')
        }
        _ => false,
    }
}

const OPENING: [char; 7] = ['[', '［', '【', '(', '（', '{', '｛'];
const CLOSING: [char; 7] = [']', '］', '】', ')', '）', '}', '｝'];

/// What is meant for the head of a table: a name in brackets, right or wrong ones.
fn head(body: &str) -> Option<Head> {
    let inner = body.trim_start_matches(OPENING);
    let opening = &body[..body.len() - inner.len()];
    let rest = inner.trim_start_matches(is_of_name);
    let name = inner[..inner.len() - rest.len()].trim_matches(is_blank);
    let behind = rest.trim_start_matches(CLOSING);
    let closing = &rest[..rest.len() - behind.len()];
    let behind = behind.split('#').next().unwrap_or_default().trim_matches(is_blank);
    let is_bare = !name.is_empty() && name.chars().all(is_of_word);
    let begins_well = name.starts_with(|char: char| char.is_alphabetic() || char == '_');
    let is_square = !opening.contains(['(', '（', '{', '｛']);
    let is_head = match (opening.is_empty(), closing.is_empty()) {
        (true, true) => false,
        // `a]`; prose ends so too.
        (true, false) => is_bare && behind.is_empty() && closing.starts_with([']', '］', '】']),
        (false, true) => is_square && behind.is_empty(),
        // 【甲】 begins a paragraph where more follows, and so does （一）.
        (false, false) => is_bare || (is_square && behind.is_empty()),
    };
    // `[a]b = 1`: the end of the line was lost, or it is no head at all.
    let is_head = is_head && !behind.starts_with(['=', '＝', ',', '，']);
    let brackets = (opening.chars().count(), closing.chars().count());
    (begins_well && is_head).then(|| Head { name: name.to_owned(), brackets })
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || is_blank(char) || "_-.、".contains(char)
}

/// What stands before an equals sign, or before `:=`.
fn before_sign(text: &str) -> &str {
    text.trim_end_matches(|char: char| is_blank(char) || matches!(char, ':' | '：'))
}

/// Whether what stands before an equals sign may be meant for a key.
fn is_key(key: &str) -> bool {
    let is_quoted = |quote: char| key.len() > 2 && key.starts_with(quote) && key.ends_with(quote);
    let is_of_prose = |char: char| "\"'“”‘’，。；：,;:/?？！[]{}#".contains(char);
    let is_short = !key.is_empty() && key.chars().count() <= LONGEST_KEY;
    is_short && (is_quoted('"') || is_quoted('\'') || !key.contains(is_of_prose))
}

/// Bytes of the word that a line begins with, where a colon and a value follow: a letter's label in
/// ASCII, one of a table in Chinese.
fn word_before_colon(body: &str) -> Option<usize> {
    let at = body.find([':', '：'])?;
    let word = body[..at].trim_end_matches(is_blank);
    let value = body[at..].trim_start_matches([':', '：']).trim_start_matches(is_blank);
    let is_number = value.starts_with(|char: char| char.is_ascii_digit() || char == '[');
    let is_value = !value.is_empty() && !value.starts_with('/');
    let is_ascii = !word.is_empty() && word.chars().all(is_of_word) && is_value;
    (is_ascii || (is_number && is_key(word) && !word.contains('、'))).then_some(word.len())
}

fn is_of_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || "_-.".contains(char)
}

/// Bytes of the word that a line begins with, where a value may follow without its equals sign.
fn word_before_value(body: &str) -> Option<usize> {
    let rest = body.trim_start_matches(is_of_word);
    let word = &body[..body.len() - rest.len()];
    let value = rest.trim_start_matches(is_blank);
    let is_value = |char: char| "[{\"'“+-#".contains(char) || char.is_ascii_digit();
    let is_word = word.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_');
    let is_parted = value.len() < rest.len() || value.starts_with(['[', '{', '"', '“']);
    let may_follow = value.is_empty() || (is_parted && value.starts_with(is_value));
    (is_word && (may_follow || matches!(value, "true" | "false"))).then_some(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_with_their_slips() {
        let head = |line: &str| match begins(line) {
            Begins::Head(Head { name, brackets }) => Some((name, brackets)),
            _ => None,
        };
        for (line, name, brackets) in [
            ("[a]", "a", (1, 1)),
            ("  [[a.table]]  # 注", "a.table", (2, 2)),
            ("[a", "a", (1, 0)),
            ("a.table]]", "a.table", (0, 2)),
            ("【a】", "a", (1, 1)),
            ("[申请情况]", "申请情况", (1, 1)),
            ("[a] 申请", "a", (1, 1)),
            ("[a}", "a", (1, 1)),
            ("（a）", "a", (1, 1)),
            ("[a b]", "a b", (1, 1)),
        ] {
            assert_eq!(head(line), Some((name.to_owned(), brackets)), "{line}");
        }
        for line in ["[1, 2],", "[\"甲\"]", "]", "第一节]", "[1]", "（一）甲", "【甲】乙", "(甲)"]
        {
            assert_eq!(begins(line), Begins::Stray, "{line}");
        }
    }

    #[test]
    fn keys_are_known_with_their_slips() {
        let entry = |line: &str| match begins(line) {
            Begins::Entry { key, equals } => Some((line[key].to_owned(), equals)),
            _ => None,
        };
        for (line, key, equals) in [
            ("a = 1", "a", Some(3)),
            (" a.b＝1", "a.b", Some(7)),
            ("行政处罚 = 0", "行政处罚", Some(14)),
            ("\"甲：\" = 0", "\"甲：\"", Some(10)),
            ("a [1]", "a", None),
            ("a\"\"\"", "a", None),
            ("a", "a", None),
            ("seal true", "seal", None),
        ] {
            assert_eq!(entry(line), Some((key.to_owned(), equals)), "{line}");
        }
        for line in ["一是甲，见 a=b", "AI 赋能", "PDF文件", "http://a.cn/?b=1", "= 1", "a，b"]
        {
            assert_eq!(begins(line), Begins::Stray, "{line}");
        }
    }
}

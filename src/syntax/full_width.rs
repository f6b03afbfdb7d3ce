//! Full-width marks typed where TOML wants ASCII: the commonest slip with a Chinese keyboard.

use crate::base::is_ignorable;

/// The mark that was typed, and the one that was meant.
const LOOK_ALIKES: [(char, char); 20] = [
    ('“', '"'),
    ('”', '"'),
    ('＂', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('＇', '\''),
    ('＝', '='),
    ('，', ','),
    ('、', ','),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('．', '.'),
    ('。', '.'),
    ('－', '-'),
    ('\u{3000}', ' '),
];

/// The first full-width mark of a line outside of its strings, or space that is not seen: its byte, what
/// was typed, and what was meant.
pub(super) fn first(line: &str) -> Option<(usize, char, char)> {
    outside_strings(line)
        .find_map(|(at, found)| Some((at, found, meant(found)?)))
        .or_else(|| full_width_digit(line))
}

/// White space, and what is not seen.
pub(super) fn is_blank(char: char) -> bool {
    char.is_whitespace() || is_ignorable(char)
}

fn meant(typed: char) -> Option<char> {
    let known = LOOK_ALIKES.iter().find(|(mark, _)| *mark == typed).map(|(_, meant)| *meant);
    known.or_else(|| (is_blank(typed) && !typed.is_ascii()).then_some(' '))
}

/// A text with what is meant by its full-width marks and digits.
pub(super) fn in_half_width(text: &str) -> String {
    text.chars().map(|char| meant(char).or_else(|| half_digit(char)).unwrap_or(char)).collect()
}

fn half_digit(found: char) -> Option<char> {
    char::from_digit(u32::from(found).wrapping_sub(0xFF10), 10)
}

fn full_width_digit(line: &str) -> Option<(usize, char, char)> {
    outside_strings(line).find_map(|(at, found)| Some((at, found, half_digit(found)?)))
}

/// Bytes of a line before its comment.
pub(super) fn before_comment(line: &str) -> usize {
    let mut quote = None;
    for (at, char) in line.char_indices() {
        match (quote, char) {
            (None, '#') => return at,
            (None, '"' | '\'') => quote = Some(char),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    line.len()
}

/// The characters of a line before its comment and outside its ASCII-quoted strings.
fn outside_strings(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    let mut escaped = false;
    line.char_indices().take_while(move |(_, found)| *found != '#' || quote.is_some()).filter(
        move |(_, found)| {
            let inside = quote.is_some();
            match (quote, *found) {
                _ if escaped => escaped = false,
                (Some('"'), '\\') => escaped = true,
                (Some(open), close) if open == close => quote = None,
                (None, open @ ('"' | '\'')) => quote = Some(open),
                _ => {}
            }
            !inside
        },
    )
}

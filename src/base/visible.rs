//! How a text from outside is shown: no character in it may control the terminal or the line.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character does something to the screen or the line it is shown on instead of being
/// seen: controls (C0, DEL, C1), line and paragraph separators, marks of direction (Unicode
/// Standard Annex 9, explicit formatting and implicit marks).
#[must_use]
pub fn acts(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
        || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is not seen and says nothing here: marks of direction and of format, soft
/// hyphens, joiners, spaces without width, fillers and tags, which come along with what is copied from
/// elsewhere (Unicode, `Default_Ignorable_Code_Point`, without the selectors of Han characters).
#[must_use]
pub const fn is_ignorable(char: char) -> bool {
    matches!(
        char,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
    ) || matches!(char, '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}')
        || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FFA0}')
        || matches!(char, '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// The text with every character that [`acts`] written as TOML and JSON write it, `\u001B`.
/// It is one line, whatever it was.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    visible_but(text, |_| false)
}

/// The same, but for characters that may stay.
#[must_use]
pub fn visible_but(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_escaped = |char: char| acts(char) && !stays(char);
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 5);
    for char in text.chars() {
        match char {
            '\n' if is_escaped(char) => shown.push_str("\\n"),
            '\r' if is_escaped(char) => shown.push_str("\\r"),
            '\t' if is_escaped(char) => shown.push_str("\\t"),
            _ if is_escaped(char) => {
                // Writing to a string does not fail.
                let _ = write!(shown, "\\u{:04X}", u32::from(char));
            }
            _ => shown.push(char),
        }
    }
    Cow::Owned(shown)
}

/// What is quoted of a text in a message is cut after so many characters.
const MOST_QUOTED: usize = 40;

/// As much of a text as a message quotes.
#[must_use]
pub fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_QUOTED) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_written_out() {
        assert_eq!(visible("年报 a😀.toml"), "年报 a😀.toml");
        assert_eq!(visible("a\nb\r\u{1B}[2J\u{7}"), "a\\nb\\r\\u001B[2J\\u0007");
        for char in ('\u{0}'..='\u{1F}').chain('\u{7F}'..='\u{9F}') {
            assert!(!visible(&char.to_string()).contains(char), "{char:?}");
        }
        for char in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}') {
            assert_eq!(visible(&char.to_string()), format!("\\u{:04X}", u32::from(char)));
        }
        assert_eq!(visible_but("a\tb\n", |char| char == '\t'), "a\tb\\n");
    }
}

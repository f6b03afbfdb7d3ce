//! Line ends of other kinds than TOML has: those of old Macs, Word's line break within a paragraph, the
//! record separator of what came through other programs.

use super::protected::{QUOTES, string_length};

/// Whether a character ends a line where it is not known to TOML: VT, RS, and the line and paragraph
/// separators. A lone CR does so too, which only the next character tells.
#[must_use]
pub const fn is_line_end(char: char) -> bool {
    matches!(char, '\u{B}' | '\u{C}' | '\u{1E}' | '\u{2028}' | '\u{2029}')
}

/// A text with the usual line ends, each at the byte where the other one was; and where the first of
/// these is. In a text of one line it is a space. The separators of more than one byte stay: TOML takes
/// them for letters.
#[must_use]
pub fn with_usual_line_ends(text: &str) -> Option<(String, usize)> {
    // Nearly all texts have none; bytes are counted faster than characters are looked at.
    let may_be = |byte: &u8| matches!(byte, b'\x0B' | b'\x0C' | b'\r' | b'\x1E');
    let has_none = text.as_bytes().iter().filter(|byte| may_be(byte)).count() == 0;
    if has_none && !text.contains('\u{2028}') && !text.contains('\u{2029}') {
        return None;
    }
    let first = text.char_indices().find(|(at, char)| is_line_end(*char) || is_lone(text, *at))?.0;
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    while let Some(next) = text[at..].find(['#', '"', '\'']) {
        let start = at + next;
        put(text, &mut bytes, at..start, b'\n');
        let rest = &text[start..];
        at = match QUOTES.into_iter().find(|quote| rest.starts_with(quote)) {
            Some(quote) => {
                let end = start + string_length(rest, quote);
                put(text, &mut bytes, start..end, if quote.len() == 3 { b'\n' } else { b' ' });
                end
            }
            None => start + rest.find(['\n', '\r']).unwrap_or(rest.len()),
        };
    }
    put(text, &mut bytes, at..text.len(), b'\n');
    // ASCII took the place of ASCII.
    String::from_utf8(bytes).ok().map(|text| (text, first))
}

fn put(text: &str, bytes: &mut [u8], range: std::ops::Range<usize>, mark: u8) {
    let is_other = |at: &usize| {
        matches!(text.as_bytes()[*at], b'\x0B' | b'\x0C' | b'\x1E') || is_lone(text, *at)
    };
    range.filter(is_other).for_each(|at| bytes[at] = mark);
}

/// Whether a CR stands at a byte, and no line feed behind it.
fn is_lone(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) != Some(&b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_texts_of_several_lines_only() {
        let usual = with_usual_line_ends;
        assert_eq!(usual("a = 1\r\nb = \"\"\"\r\n甲\r\n\"\"\""), None);
        assert_eq!(usual("a = 1\rb = 2\r"), Some(("a = 1\nb = 2\n".to_owned(), 5)));
        let text = "a = \"\"\"甲\u{B}乙\u{1E}丙\r丁\"\"\"\nb = \"甲\u{B}乙\" # 注\rc = 1";
        let wanted = "a = \"\"\"甲\n乙\n丙\n丁\"\"\"\nb = \"甲 乙\" # 注\nc = 1";
        assert_eq!(usual(text), Some((wanted.to_owned(), 10)));
        assert_eq!(usual("a = \"甲\u{2028}乙\""), Some(("a = \"甲\u{2028}乙\"".to_owned(), 8)));
    }
}

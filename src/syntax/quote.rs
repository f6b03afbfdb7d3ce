//! How is a text written between quotes? The one answer for all who write TOML.

use crate::base::{acts, is_ignorable};

/// A string of one line, with its quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A string of several paragraphs, with its quotes and an empty line between the paragraphs.
///
/// A line end follows the last one, so the text that is read has one more than `paragraphs`
/// joined.
#[must_use]
pub fn quoted_paragraphs<'t>(paragraphs: impl IntoIterator<Item = &'t str>) -> String {
    let paragraphs: Vec<String> = paragraphs.into_iter().map(escaped_but_for_quotes).collect();
    format!("\"\"\"\n{}\n\"\"\"", paragraphs.join("\n\n"))
}

/// A text as it stands between the quotes of a string of one line (TOML 1.0, "String").
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        put(&mut out, char, char == '"');
    }
    out
}

/// The same in a string of several lines: a quote needs no escape unless it follows another.
fn escaped_but_for_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = '\n';
    for char in text.chars() {
        put(&mut out, char, (before, char) == ('"', '"'));
        before = char;
    }
    out
}

fn put(out: &mut String, char: char, is_ending: bool) {
    match char {
        '\\' => out.push_str("\\\\"),
        _ if is_ending => out.extend(['\\', char]),
        _ if is_unseen(char) => out.push_str(&format!("\\u{:04X}", u32::from(char))),
        _ => out.push(char),
    }
}

/// Whether a character is not seen, whether it [`acts`] or is just there. TOML takes some of
/// them as they are; who looks at a file should not have to guess.
#[must_use]
pub fn is_unseen(char: char) -> bool {
    acts(char) || is_ignorable(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_what_they_are() {
        let texts = [
            "甲“乙”",
            "a\"b\\c",
            "\"\"\"",
            "'''",
            "\"",
            "\"甲\"",
            "\\",
            "\\u0041\\\"",
            "\u{7}\t\r\u{0}\u{7F}\u{85}\u{9B}",
            "\u{200B}\u{2028}\u{202E}\u{2066}\u{FEFF}",
            "# 不是注释 = [1]",
        ];
        for text in texts {
            let written = format!("a = {}\nb = {}\n", quoted(text), quoted_paragraphs([text; 2]));
            let read: toml::Table = toml::from_str(&written).unwrap();
            assert_eq!(read["a"].as_str(), Some(text));
            assert_eq!(read["b"].as_str(), Some(format!("{text}\n\n{text}\n").as_str()));
        }
    }

    #[test]
    fn prose_is_not_littered_with_backslashes() {
        assert_eq!(quoted_paragraphs(["他说\"好\"。"]), "\"\"\"\n他说\"好\"。\n\"\"\"");
        assert_eq!(quoted_paragraphs(["a\"\"\"b"]), "\"\"\"\na\"\\\"\\\"b\n\"\"\"");
        assert_eq!(quoted("他说\"好\"。"), "\"他说\\\"好\\\"。\"");
    }

    #[test]
    fn nothing_unseen_is_written() {
        let written = quoted("甲\u{7}\u{9B}\u{200B}\u{202E}\u{2069}\u{FEFF}\r\n");
        assert!(!written.chars().any(is_unseen), "{written:?}");
    }
}

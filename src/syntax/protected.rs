//! Which places of a text is no repair to touch?
//!
//! Comments, and strings that hold what looks like other lines of the file. Where closing quotes
//! were lost or moved, a text of several lines runs on over keys, tables and comments to the next
//! quotes, and all of it still parses. TOML then calls all of that one string, while its author sees
//! keys and comments; which of the quotes are the wrong ones cannot be told. So nothing in such a
//! string is mended, on whichever side of the slip it stands.
//!
//! A text that does not parse needs no rule here: what recovery makes of it may begin and end
//! anywhere, so no rule looks at it, and the findings about its syntax propose no repair.

use std::ops::Range;

/// Longest first.
pub(super) const QUOTES: [&str; 4] = ["\"\"\"", "'''", "\"", "'"];

/// The comments of a text, and its strings that hold what looks like lines of a file; in order.
pub(super) fn protected(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(['#', '"', '\'']) {
        let start = at + offset;
        let rest = &text[start..];
        at = match QUOTES.into_iter().find(|quote| rest.starts_with(quote)) {
            Some(quote) => start + string_length(rest, quote),
            None => start + rest.find('\n').unwrap_or(rest.len()),
        };
        if rest.starts_with('#') || holds_lines(&text[start..at]) {
            found.push(start..at);
        }
    }
    found
}

/// Bytes of the string that a text begins with, quotes and all (TOML 1.0, "String").
pub(super) fn string_length(text: &str, quote: &str) -> usize {
    let has_escapes = quote.starts_with('"');
    let marks = [char::from(quote.as_bytes()[0]), '\\', '\n'];
    let mut at = quote.len();
    while let Some(offset) = text[at..].find(marks) {
        at += offset;
        let rest = &text[at..];
        if rest.starts_with(quote) {
            let end = at + quote.len();
            // A text of several lines may end with quotes of its own, at most two.
            let own = text[end..].bytes().take_while(|byte| quote.as_bytes()[0] == *byte).count();
            return end + if quote.len() == 3 { own.min(2) } else { 0 };
        }
        if quote.len() == 1 && rest.starts_with('\n') {
            return at;
        }
        let is_escape = has_escapes && rest.starts_with('\\');
        let escaped = rest.chars().nth(1).filter(|_| is_escape);
        at += 1 + escaped.map_or(0, char::len_utf8);
    }
    text.len()
}

/// Whether a string holds a comment, or a line that looks like a key with its value, the head of a
/// table, or a row of a list.
fn holds_lines(string: &str) -> bool {
    let is_comment = |(at, _): (usize, &str)| string[..at].ends_with(char::is_whitespace);
    string.match_indices('#').any(is_comment) || string.lines().skip(1).any(is_toml)
}

fn is_toml(line: &str) -> bool {
    let line = line.trim_start();
    let is_key = |text: &str| {
        let mut bytes = text.trim_end().bytes().peekable();
        bytes.peek().is_some() && bytes.all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
    };
    line.starts_with(['[', '{', ']', '}'])
        || line.split_once('=').is_some_and(|(key, _)| is_key(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        protected(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn comments_are_told_from_strings() {
        assert_eq!(of("# 一\na = \"甲#乙\" # 二"), ["# 一", "# 二"]);
        assert_eq!(of("a = 'x\\' # 一\nb = \"x\\\"\" # \"二\n"), ["# 一", "# \"二"]);
        assert_eq!(of("a = \"\"\"\n甲\"\" \\\"\"\"\"\"\" # 一"), ["# 一"]);
        assert_eq!(of("a = '''甲''''' # 一\nb = \"\" # 二"), ["# 一", "# 二"]);
        // Quotes that do not pair end with their line.
        assert_eq!(of("a = \"甲\nb = 1 # 一"), ["# 一"]);
    }

    #[test]
    fn strings_with_lines_of_the_file_in_them_are_seen() {
        let holds = |inside: &str| !of(&format!("a = \"\"\"\n甲\n{inside}\n乙\n\"\"\"")).is_empty();
        for line in
            ["b = 1", "[b]", "  [[b.table]]", "# 一", "  [\"甲\", 1],", "b.c-d =", "甲  # 一"]
        {
            assert!(holds(line), "{line}");
        }
        for line in ["", "3#楼", "甲＝乙", "（一）甲=乙", "http://a.cn/?b=1"] {
            assert!(!holds(line), "{line}");
        }
        assert_eq!(of("a = \"甲  # 一\"2"), ["\"甲  # 一\""]);
    }
}

//! Which parts of a text are Western: addresses, names of files, numbers?

use std::ops::Range;

use crate::text::{is_chinese, is_ideograph};

/// Parts of a text in which Western marks are right: web and mail addresses, paths of files.
pub(super) fn western(text: &str) -> Vec<Range<usize>> {
    let mut found = paths(text);
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_graphic()) {
        let start = at + offset;
        let rest = &text[start..];
        let length = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
        // A mark at its end may be the sentence's.
        let run = rest[..length].trim_end_matches(|c: char| ",.;:!?()\"'".contains(c));
        let is_address = ["://", "www.", "@"].iter().any(|part| run.contains(part));
        if is_address {
            found.push(start..start + run.len());
        }
        at = start + length;
    }
    found
}

/// Paths of Windows, `C:\年报\终稿(2).docx`: up to the next space or Chinese mark.
fn paths(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices(":\\").filter_map(|(at, _)| {
        let start = at.checked_sub(1)?;
        text.get(start..at)?.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(start)
    });
    let ends = |c: char| c.is_whitespace() || is_chinese(c) && !is_ideograph(c);
    let range =
        |start: usize| start..text[start..].find(ends).map_or(text.len(), |end| start + end);
    starts.map(range).collect()
}

/// The characters beside a part of a text, white space left out.
pub(super) fn beside(text: &str, range: &Range<usize>) -> [Option<char>; 2] {
    let before = text[..range.start].trim_end().chars().next_back();
    let behind = text[range.end..].trim_start().chars().next();
    [before, behind]
}

#[cfg(test)]
mod tests {
    use super::western;

    #[test]
    fn addresses_are_western() {
        let text = "网址http://www.a.gov.cn/b?c=1,d，邮箱:a.b@c.cn.";
        let found: Vec<&str> = western(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["http://www.a.gov.cn/b?c=1,d", ":a.b@c.cn"]);
    }
}

//! Which parts of a text are Western: addresses, names of files, numbers?

use std::ops::Range;

use super::markup::html;
use crate::text::{is_chinese, is_ideograph};

/// Parts of a text in which Western marks are right, or left to another rule: web and mail addresses, paths
/// of files, tags.
pub(super) struct Western(
    /// In order; no two meet.
    Vec<Range<usize>>,
);

impl Western {
    /// Whether the byte `at` is in one of them.
    pub(super) fn contains(&self, at: usize) -> bool {
        let behind = self.0.partition_point(|range| range.end <= at);
        self.0.get(behind).is_some_and(|range| range.contains(&at))
    }
}

/// Finds the Western parts of a text.
pub(super) fn western(text: &str) -> Western {
    let mut found = paths(text);
    found.extend(addresses(text));
    if text.contains(['<', '&']) {
        found.extend(html(text));
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    Western(apart)
}

/// Web and mail addresses.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
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
    let ends = |c: char| c.is_whitespace() || is_chinese(c) && !is_han(c);
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in starts {
        // One within another ends where that ends.
        if found.last().is_none_or(|last| last.end <= start) {
            let end = text[start..].find(ends).map_or(text.len(), |end| start + end);
            found.push(start..end);
        }
    }
    found
}

/// The characters beside a part of a text, white space left out.
pub(super) fn beside(text: &str, range: &Range<usize>) -> [Option<char>; 2] {
    let before = text[..range.start].trim_end().chars().next_back();
    let behind = text[range.end..].trim_start().chars().next();
    [before, behind]
}

/// Whether a character is Han, or a radical that looks like it, and no mark.
pub(super) fn is_han(char: char) -> bool {
    is_ideograph(char) || matches!(char, '〇' | '\u{2E80}'..='\u{2FDF}')
}

/// Whether a mark ends or parts clauses, half-width or full-width.
pub(super) fn parts_clauses(char: char) -> bool {
    ",.:;!?，。：；！？、…．".contains(char)
}

#[cfg(test)]
mod tests {
    use super::western;

    #[test]
    fn addresses_are_western() {
        let text = "网址http://www.a.gov.cn/b?c=1,d，邮箱:a.b@c.cn.";
        let found: Vec<&str> = western(text).0.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["http://www.a.gov.cn/b?c=1,d", ":a.b@c.cn"]);
    }

    #[test]
    fn an_address_in_a_path_is_a_part_of_it() {
        let text = "见C:\\a@b.cn.docx D:\\年报.docx，a@b.cn。";
        let found = western(text);
        let parts: Vec<&str> = found.0.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(parts, ["C:\\a@b.cn.docx", "D:\\年报.docx", "a@b.cn"]);
        let inside = text.char_indices().filter(|(at, _)| found.contains(*at));
        assert_eq!(inside.map(|(_, char)| char).collect::<String>(), parts.concat());
    }
}

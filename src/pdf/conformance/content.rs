//! Is everything that a page shows tagged or an artifact, once, and no glyph a missing one?

use std::collections::{BTreeMap, BTreeSet};

use lopdf::ObjectId;

use super::Violation;
use super::objects::{Objects, plain};

/// Marked content: its page and its number there.
pub(super) type Marked = BTreeSet<(ObjectId, i64)>;

/// For each font the codes that are shown.
pub(super) type Codes = BTreeMap<ObjectId, BTreeSet<u16>>;

/// What the pages show.
pub(super) struct Shown {
    pub(super) violations: Vec<Violation>,
    pub(super) codes: Codes,
    /// The marked content, with the pages' numbers from 1.
    pub(super) marked: Vec<(usize, ObjectId, Marked)>,
}

pub(super) fn check(objects: Objects<'_>) -> Shown {
    let mut shown = Shown { violations: Vec::new(), codes: Codes::new(), marked: Vec::new() };
    for (index, (id, page)) in objects.pages().into_iter().enumerate() {
        let stream = objects.stream(page, "Contents").map(plain).unwrap_or_default();
        let mut scan = Scan::default();
        scan.scan(&stream);
        let resources = objects.dictionary(page, "Resources");
        let fonts = resources.and_then(|resources| objects.dictionary(resources, "Font"));
        for (name, codes) in scan.codes {
            let font = fonts.and_then(|fonts| fonts.get(&name).ok()?.as_reference().ok());
            // A font that is not in the page's resources has no glyphs.
            scan.has_missing_glyph |= font.is_none();
            shown.codes.entry(font.unwrap_or_default()).or_default().extend(codes);
        }
        let page = index + 1;
        let is_nested = scan.is_nested || !scan.stack.is_empty();
        let found = [
            (scan.is_unmarked, Violation::Unmarked { page }),
            (is_nested, Violation::Nesting { page }),
            (scan.has_missing_glyph, Violation::MissingGlyph { page }),
        ];
        shown.violations.extend(found.into_iter().filter(|(is, _)| *is).map(|(_, what)| what));
        shown.marked.push((page, id, scan.ids.into_iter().map(|number| (id, number)).collect()));
    }
    shown
}

/// Pages whose marked content differs from what the structure lists for them.
pub(super) fn compare(
    pages: &[(usize, ObjectId, Marked)],
    structure: &BTreeMap<(ObjectId, i64), Option<ObjectId>>,
) -> Vec<Violation> {
    let differs = |(_, id, marked): &&(usize, ObjectId, Marked)| {
        let own = structure.range((*id, i64::MIN)..=(*id, i64::MAX));
        !own.map(|(marked, _)| marked).eq(marked)
    };
    let differing = pages.iter().filter(differs);
    differing.map(|(page, ..)| Violation::Disconnected { page: *page }).collect()
}

/// What a marked-content sequence is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sequence {
    Artifact,
    Tagged,
    /// Says something about the text in it, such as its language, but is no part of the structure.
    Other,
}

/// A walk over the tokens of a content stream (ISO 32000-1 7.8.2).
#[derive(Default)]
struct Scan {
    stack: Vec<Sequence>,
    ids: BTreeSet<i64>,
    is_unmarked: bool,
    is_nested: bool,
    has_missing_glyph: bool,
    /// The codes shown by the name of their font, and the font in use.
    codes: BTreeMap<Vec<u8>, BTreeSet<u16>>,
    font: Vec<u8>,
    /// The first name since the last operator.
    tag: Vec<u8>,
    /// The number after /MCID since the last operator.
    id: Option<i64>,
    awaits_id: bool,
}

impl Scan {
    fn scan(&mut self, content: &[u8]) {
        let mut rest = content;
        while let Some((token, after)) = next_token(rest) {
            rest = after;
            match token {
                [b'/', name @ ..] => {
                    self.awaits_id = name == b"MCID";
                    if self.tag.is_empty() {
                        self.tag = name.to_vec();
                    }
                }
                [b'<', hex @ .., b'>'] => {
                    let hex = std::str::from_utf8(hex).unwrap_or_default();
                    let codes = (0..hex.len()).step_by(4).map(|at| {
                        hex.get(at..at + 4).and_then(|code| u16::from_str_radix(code, 16).ok())
                    });
                    let codes: Vec<u16> = codes.map(Option::unwrap_or_default).collect();
                    self.has_missing_glyph |= codes.contains(&0);
                    self.codes.entry(self.font.clone()).or_default().extend(codes);
                }
                // Our writer shows text as hexadecimal strings only: which codes this string shows
                // is not known here.
                [b'(', ..] if self.tag.is_empty() => self.is_nested = true,
                [b'0'..=b'9' | b'-' | b'+' | b'.', ..] => {
                    let number = std::str::from_utf8(token).ok().and_then(|n| n.parse().ok());
                    if std::mem::take(&mut self.awaits_id) {
                        self.id = number;
                    }
                }
                [b'a'..=b'z' | b'A'..=b'Z' | b'\'' | b'"', ..] if token != b"true" => {
                    self.operator(token);
                    self.tag.clear();
                    self.id = None;
                }
                _ => {}
            }
        }
        // A text that does not end.
        self.is_nested |= !rest.iter().all(u8::is_ascii_whitespace);
    }

    fn operator(&mut self, operator: &[u8]) {
        match operator {
            b"Tf" => self.font.clone_from(&self.tag),
            b"BDC" | b"BMC" => self.begin(),
            b"EMC" => self.is_nested |= self.stack.pop().is_none(),
            b"Tj" | b"TJ" | b"'" | b"\"" | b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*"
            | b"b" | b"b*" | b"Do" | b"sh" | b"EI" => {
                self.is_unmarked |= self.stack.iter().all(|kind| *kind == Sequence::Other);
            }
            _ => {}
        }
    }

    fn begin(&mut self) {
        let kind = match (self.tag.as_slice(), self.id) {
            (b"Artifact", _) => Sequence::Artifact,
            (_, Some(id)) => {
                self.is_nested |= !self.ids.insert(id);
                Sequence::Tagged
            }
            _ => Sequence::Other,
        };
        self.is_nested |=
            kind != Sequence::Other && self.stack.iter().any(|outer| *outer != Sequence::Other);
        self.stack.push(kind);
    }
}

/// The next token and what follows it. In our content streams no string in parentheses has others
/// within.
fn next_token(content: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_delimiter = |byte: &u8| byte.is_ascii_whitespace() || b"[]<>/()".contains(byte);
    let start = content.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0)?;
    let content = &content[start..];
    let length = match content {
        [b'<', b'<', ..] | [b'>', b'>', ..] => 2,
        [b'<', ..] => content.iter().position(|byte| *byte == b'>')? + 1,
        [b'(', ..] => content.iter().position(|byte| *byte == b')')? + 1,
        [b'/', name @ ..] => 1 + name.iter().position(is_delimiter).unwrap_or(name.len()),
        [first, ..] if is_delimiter(first) => 1,
        _ => content.iter().position(is_delimiter).unwrap_or(content.len()),
    };
    Some(content.split_at(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(content: &str) -> Scan {
        let mut scan = Scan::default();
        scan.scan(content.as_bytes());
        scan
    }

    #[test]
    fn marked_content_is_numbered_once_and_everything_lies_in_some() {
        let right = scan(
            "/P <</MCID 0>> BDC\nBT /F1 12 Tf /Span<</Lang(en)>>BDC [<00010002> -3]TJ EMC ET EMC\n\
             /Artifact <</Type/Layout>> BDC 0 0 m 1 1 l S EMC /TD<</MCID 12>>BDC EMC",
        );
        assert!(!right.is_unmarked && !right.is_nested && !right.has_missing_glyph);
        assert_eq!(right.ids.into_iter().collect::<Vec<_>>(), [0, 12]);
        assert!(right.stack.is_empty());
        assert!(scan("[<0001>] TJ").is_unmarked);
        assert!(scan("/Span <</Lang (en)>> BDC [<0001>] TJ EMC").is_unmarked);
        assert!(scan("/P <</MCID 0>> BDC /P <</MCID 1>> BDC EMC EMC").is_nested);
        assert!(scan("/P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC EMC").is_nested);
        assert!(scan("EMC").is_nested);
        assert!(scan("/P <</MCID 0>> BDC [<00010000>] TJ EMC").has_missing_glyph);
        let shown = scan("/P <</MCID 0>> BDC /F1 12 Tf [<01000001> -3 <0a00>] TJ EMC");
        assert!(!shown.has_missing_glyph);
        assert_eq!(shown.codes[&b"F1"[..]], BTreeSet::from([0x100, 1, 0xA00]));
        assert!(scan("/P <</MCID 0>> BDC [<0100 TJ EMC").is_nested);
    }
}

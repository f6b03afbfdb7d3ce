//! Is everything that a page shows tagged or an artifact, once, and no glyph a missing one?

use std::collections::{BTreeMap, BTreeSet};

use lopdf::ObjectId;

use super::Violation;
use super::codes::Codes;
use super::objects::{Objects, plain};

/// Marked content: its page and its number there.
pub(super) type Marked = BTreeSet<(ObjectId, i64)>;

/// For each font the codes that are shown.
pub(super) type Fonts = BTreeMap<ObjectId, Codes>;

/// What the pages show.
pub(super) struct Shown {
    pub(super) violations: Vec<Violation>,
    pub(super) codes: Fonts,
    /// The marked content, with the pages' numbers from 1.
    pub(super) marked: Vec<(usize, ObjectId, Marked)>,
}

pub(super) fn check(objects: Objects<'_>) -> Shown {
    let mut shown = Shown { violations: Vec::new(), codes: Fonts::new(), marked: Vec::new() };
    for (index, (id, page)) in objects.pages().into_iter().enumerate() {
        let stream = objects.stream(page, "Contents").map(plain).unwrap_or_default();
        let mut scan = Scan::default();
        scan.scan(&stream);
        let resources = objects.dictionary(page, "Resources");
        let fonts = resources.and_then(|resources| objects.dictionary(resources, "Font"));
        for font in scan.fonts.iter().filter(|font| font.is_shown) {
            let own = fonts.and_then(|fonts| fonts.get(font.name).ok()?.as_reference().ok());
            // A font that is not in the page's resources has no glyphs.
            scan.has_missing_glyph |= own.is_none();
            shown.codes.entry(own.unwrap_or_default()).or_default().add(&font.codes);
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
struct Scan<'c> {
    stack: Vec<Sequence>,
    ids: BTreeSet<i64>,
    is_unmarked: bool,
    is_nested: bool,
    has_missing_glyph: bool,
    /// The fonts that were in use, and the place of the one that is.
    fonts: Vec<Font<'c>>,
    font: usize,
    /// The first name since the last operator.
    tag: &'c [u8],
    /// The number after /MCID since the last operator.
    id: Option<i64>,
    awaits_id: bool,
}

/// A font in use and the codes of it that are shown.
#[derive(Default)]
struct Font<'c> {
    name: &'c [u8],
    codes: Codes,
    is_shown: bool,
}

impl<'c> Scan<'c> {
    fn scan(&mut self, content: &'c [u8]) {
        let mut rest = content;
        while let Some((token, after)) = next_token(rest) {
            rest = after;
            match token {
                [b'/', name @ ..] => {
                    self.awaits_id = name == b"MCID";
                    if self.tag.is_empty() {
                        self.tag = name;
                    }
                }
                [b'<', hex @ .., b'>'] => {
                    self.show(hex);
                }
                // Our writer shows text as hexadecimal strings only: which codes this string shows
                // is not known here.
                [b'(', ..] if self.tag.is_empty() => self.is_nested = true,
                [b'0'..=b'9' | b'-' | b'+' | b'.', ..] => self.number(token),
                [b'a'..=b'z' | b'A'..=b'Z' | b'\'' | b'"', ..] if token != b"true" => {
                    self.operator(token);
                    self.tag = &[];
                    self.id = None;
                }
                _ => {}
            }
        }
        // A text that does not end.
        self.is_nested |= !rest.iter().all(u8::is_ascii_whitespace);
    }

    fn number(&mut self, token: &[u8]) {
        if std::mem::take(&mut self.awaits_id) {
            self.id = std::str::from_utf8(token).ok().and_then(|id| id.parse().ok());
        }
    }

    /// Takes the codes of a string in; what is none, or only a part of one, shows a missing glyph.
    fn show(&mut self, hex: &[u8]) {
        let place = self.font;
        // Before any font was taken, what is shown is of none.
        if self.fonts.is_empty() {
            self.fonts.push(Font::default());
        }
        let Some(font) = self.fonts.get_mut(place) else { return };
        font.is_shown = true;
        for code in hex.chunks(4) {
            let code = code_of(code).unwrap_or_default();
            self.has_missing_glyph |= code == 0;
            font.codes.insert(code);
        }
    }

    fn take_font(&mut self) {
        let known = self.fonts.iter().position(|font| font.name == self.tag);
        self.font = known.unwrap_or(self.fonts.len());
        if known.is_none() {
            self.fonts.push(Font { name: self.tag, ..Font::default() });
        }
    }

    fn operator(&mut self, operator: &[u8]) {
        match operator {
            b"Tf" => self.take_font(),
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
        let kind = match (self.tag, self.id) {
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

/// The number of four hexadecimal digits.
fn code_of(hex: &[u8]) -> Option<u16> {
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    let [a, b, c, d] = hex else { return None };
    let code = digit(a)? << 12 | digit(b)? << 8 | digit(c)? << 4 | digit(d)?;
    u16::try_from(code).ok()
}

/// The next token and what follows it. In our content streams no string in parentheses has others
/// within.
fn next_token(content: &[u8]) -> Option<(&[u8], &[u8])> {
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

/// What ends a word.
const fn is_delimiter(byte: &u8) -> bool {
    matches!(
        byte,
        b' ' | b'\n' | b'\r' | b'\t' | 0x0C | b'[' | b']' | b'<' | b'>' | b'/' | b'(' | b')'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(content: &str) -> Scan<'_> {
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
        let [font] = shown.fonts.as_slice() else { panic!("one font") };
        assert_eq!((font.name, font.is_shown), (&b"F1"[..], true));
        assert_eq!(font.codes.iter().collect::<Vec<_>>(), [1, 0x100, 0xA00]);
        assert!(scan("/P <</MCID 0>> BDC /F1 12 Tf [<010>] TJ EMC").has_missing_glyph);
        assert!(scan("/P <</MCID 0>> BDC /F1 12 Tf [<01g0>] TJ EMC").has_missing_glyph);
        assert!(scan("/P <</MCID 0>> BDC [<0100 TJ EMC").is_nested);
    }
}

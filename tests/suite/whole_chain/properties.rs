//! What holds for whatever is given as a report, and of whatever comes of it.

use std::collections::BTreeMap;

use genreport::base::{Diagnostic, Repair, SourceId, Sources};
use genreport::document::{Block, Document};
use genreport::font::FontLibrary;
use genreport::layout::{Content, Owner, Pages};
use genreport::session::{
    File, Folder, Made, Order, OutputFormat, Rules, Session, Unavailable, Verified, errors,
    explanation, json, sarif,
};
use genreport::syntax;
use genreport::text::{Prohibition, breaks};

use super::reports::LAYOUT;

/// The folder of a made-up report: its layout, that one's words file, and nothing else.
#[derive(Clone, Copy, Default)]
pub(crate) struct Around<'t> {
    pub(crate) layout: &'t str,
    pub(crate) words: &'t str,
}

impl Folder for Around<'_> {
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable> {
        match name {
            LAYOUT if !self.layout.is_empty() => Ok(File::within(name, self.layout, *self)),
            name if name.ends_with("-words.toml") && !self.words.is_empty() => {
                Ok(File::within(name, self.words, *self))
            }
            _ => Err(Unavailable(format!("找不到文件 {name}。"))),
        }
    }
}

/// A report's bytes as a file.
fn file<'t>(bytes: &[u8], around: Around<'t>) -> File<'t> {
    File::within("a.toml", bytes, around)
}

/// Every finding has a code that can be explained, and points at characters of a text that is there.
pub(crate) fn findings_are_sound(findings: &[Diagnostic], sources: &Sources) {
    for finding in findings {
        assert!(explanation(finding.code).is_some(), "{finding:?}");
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        let labels = finding.labels.iter().map(|label| label.span);
        assert!(!finding.labels.is_empty() && !finding.message.is_empty(), "{finding:?}");
        for span in labels.chain(edits) {
            let source = sources.get(span.source).unwrap_or_else(|| panic!("{finding:?}"));
            assert!(source.text().get(span.start..span.end).is_some(), "{finding:?}");
        }
    }
}

/// Whether a text is TOML.
fn parses(text: &str) -> bool {
    syntax::parse(text, SourceId::default()).1.is_empty()
}

/// Both ways of mending.
pub(crate) const REPAIRS: [&[Repair]; 2] = [&[Repair::Writing], &[Repair::Writing, Repair::Figure]];

/// Checks a report and mends it in some ways: only what parses is mended, what comes of it parses,
/// and is not mended again. Says how many changes there were; `None` where a file is missing.
pub(crate) fn check_and_mend(
    session: &Session,
    bytes: &[u8],
    around: Around<'_>,
    ways: &[&[Repair]],
) -> Option<usize> {
    let rules = Rules::default();
    let checked = session.check(&file(bytes, around), &rules).ok()?;
    findings_are_sound(&checked.findings, &checked.sources);
    let before = checked.text().to_owned();
    let all = [Verified { report: "a.toml".to_owned(), checked: Some(checked), reason: None }];
    assert!(!json(&all).contains('\u{1B}') && !sarif(&all, 0).contains('\u{1B}'));
    let mut changes = 0;
    for repairs in ways {
        let mended = session.mend(file(bytes, around), &rules, repairs).ok()?;
        findings_are_sound(&mended.checked.findings, &mended.checked.sources);
        let after = mended.checked.text();
        if mended.changes.is_empty() {
            assert_eq!(after, before);
            continue;
        }
        changes += mended.changes.len();
        // Where only the encoding is mended the text stays, and need not even parse.
        if after != before {
            assert!(parses(&before) && parses(after), "{after}");
            assert!(mended.diff("a.toml").contains("\n@@ "));
        }
        let again = session.mend(file(&mended.bytes(), around), &rules, repairs).ok()?;
        assert_eq!((again.changes.len(), again.checked.text()), (0, after));
    }
    Some(changes)
}

/// Makes a report: pages and files, or errors that say why there are none.
pub(crate) fn make(
    session: &Session,
    bytes: &[u8],
    around: Around<'_>,
    fonts: &FontLibrary,
    formats: &[&'static OutputFormat],
) -> Option<Made> {
    let rules = Rules::default();
    let order = Order { rules: Some(&rules), force: true, formats, ..Order::default() };
    let made = session.make(&file(bytes, around), fonts, &order).ok()?;
    findings_are_sound(&made.findings, &made.sources);
    let Some(set) = &made.set else {
        assert!(errors(&made.findings) > 0, "no pages, and nothing said");
        return Some(made);
    };
    assert!(!set.pages.pages.is_empty() && set.dump().starts_with("── 第 1 面 ──\n"));
    nothing_is_lost(&set.document, &set.pages);
    for page in set.pages.pages.iter().flat_map(|page| &page.items) {
        let Content::Text(run) = &page.content else { continue };
        for place in run.glyphs.iter().filter_map(|glyph| glyph.place) {
            let text =
                &made.sources.get(place.source).unwrap_or_else(|| panic!("{place:?}")).text();
            assert!(text.get(place.start..place.end).is_some(), "{place:?}");
        }
    }
    let files = made.files.as_ref().unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(files.len(), formats.len());
    for file in files {
        let begin: &[u8] = if file.format.name == "pdf" { b"%PDF-1.7" } else { b"PK" };
        assert!(file.bytes.starts_with(begin), "{}", file.format.name);
    }
    Some(made)
}

/// Every character of a document that can be seen stands on its pages, and as often as there.
pub(crate) fn nothing_is_lost(document: &Document, pages: &Pages) {
    let mut set: Vec<char> = Vec::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let (Content::Text(run), Owner::Tag(_)) = (&item.content, item.owner) {
            set.extend(run.glyphs.iter().map(|glyph| glyph.char));
        }
    }
    let Some(texts) = texts(document) else { return };
    let mut counts: BTreeMap<char, i64> = BTreeMap::new();
    for char in set.into_iter().filter(|char| !char.is_whitespace()) {
        *counts.entry(char).or_default() += 1;
    }
    for char in texts.iter().flat_map(|text| visible(text)) {
        *counts.entry(char).or_default() -= 1;
    }
    counts.retain(|_, count| *count != 0);
    assert!(counts.is_empty(), "{counts:?}: more on the pages than in the document, or fewer");
}

/// The characters of a text that take room, but for blanks.
fn visible(text: &str) -> Vec<char> {
    let characters = breaks(text, Prohibition::Strict).0.into_iter();
    let seen = characters.filter(|character| !character.is_invisible());
    seen.map(|character| character.char).filter(|char| !char.is_whitespace()).collect()
}

/// The texts of a document; `None` where the layout adds some of its own, as to attachments.
fn texts(document: &Document) -> Option<Vec<&str>> {
    let mut texts: Vec<&str> = document.title.lines.iter().map(|line| line.as_str()).collect();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => texts.push(text.as_str()),
            Block::Paragraph(parts) => texts.extend(parts.iter().map(|part| part.text.as_str())),
            Block::Table(table) => {
                let above = table.caption.iter().chain(&table.unit);
                let all = above.chain(table.cells.iter().map(|cell| &cell.text));
                texts.extend(all.map(|text| text.as_str()));
            }
            Block::Signature(signature) => {
                let parts = signature.name.iter().chain(&signature.date);
                texts.extend(parts.map(|text| text.as_str()));
            }
            Block::Attachments(_) => return None,
        }
    }
    Some(texts)
}

//! What every part of the layout needs: the form, the fonts, and a place for findings.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Diagnostic, Length, Located, Span};
use crate::font::{Asked, FaceId, Fonts, Glyph, GlyphSource};
use crate::form::{Form, Style};
use crate::text;

/// What was found wrong: findings, and characters that no font has.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    findings: Vec<Diagnostic>,
    missing: BTreeMap<char, Missing>,
}

/// Where a character stands that no font has, and of which source it was asked first.
#[derive(Clone, Debug)]
struct Missing {
    source: GlyphSource,
    places: BTreeSet<Span>,
}

/// The form, the fonts, and what was found wrong so far.
pub(super) struct Context<'a> {
    pub(super) form: &'a Form,
    pub(super) fonts: &'a dyn Fonts,
    pub(super) notes: Notes,
    glyphs: Vec<Option<Known>>,
    inks: BTreeMap<(FaceId, u16), Option<(i16, i16)>>,
}

/// A glyph that was asked for, or that no font has it.
type Known = (char, GlyphSource, Option<Glyph>);

/// How many glyphs are kept; characters of one remainder take the same place. A report has some
/// hundreds of characters.
const KEPT: u32 = 1024;

impl<'a> Context<'a> {
    /// Continues the list of findings of an earlier step.
    pub(super) const fn new(form: &'a Form, fonts: &'a dyn Fonts, notes: Notes) -> Self {
        Self { form, fonts, notes, glyphs: Vec::new(), inks: BTreeMap::new() }
    }

    /// The glyph of a character; `None` when no font has it. Kept here, for to find it asks the
    /// fonts one after the other, and a report has each character often.
    pub(super) fn glyph(&mut self, character: char, source: GlyphSource) -> Option<Glyph> {
        let slot = usize::try_from(u32::from(character) % KEPT).unwrap_or(0);
        if self.glyphs.len() <= slot {
            self.glyphs.resize(slot + 1, None);
        }
        match self.glyphs[slot] {
            Some((known, from, glyph)) if (known, from) == (character, source) => glyph,
            _ => {
                let glyph = self.fonts.glyph(character, source);
                self.glyphs[slot] = Some((character, source, glyph));
                glyph
            }
        }
    }

    /// Left and right end of a glyph's ink, in its units. Kept here: finding it may read the whole
    /// outline, and only a few marks are asked for, often.
    pub(super) fn ink(&mut self, glyph: &Glyph) -> Option<(i16, i16)> {
        let fonts = self.fonts;
        *self.inks.entry((glyph.face, glyph.id)).or_insert_with(|| fonts.ink(glyph))
    }

    /// Pitch of the lines on the page's grid.
    pub(super) fn line_pitch(&self) -> Length {
        self.form.page.line_pitch()
    }

    /// Height of a whole page of lines.
    pub(super) fn page_depth(&self) -> Length {
        self.line_pitch() * i64::from(self.form.page.lines)
    }

    /// The cell of a character in running text: on the grid for the body's size, the type
    /// size itself otherwise.
    pub(super) fn em(&self, style: &Style) -> Length {
        let pitch = self.form.page.character_pitch();
        if style.size == self.form.styles.body.size { pitch } else { style.size }
    }

    /// Notes a character that no font has, of which source it was asked, and where it stands.
    pub(super) fn missing_glyph(&mut self, character: char, source: GlyphSource, place: Span) {
        let new = || Missing { source, places: BTreeSet::new() };
        self.notes.missing.entry(character).or_insert_with(new).places.insert(place);
    }

    /// Reports a text that does not fit where it belongs.
    pub(super) fn too_long(&mut self, what: &str, text: &Located, help: &str) {
        let shown: String = text.as_str().chars().take(20).collect();
        let more = if shown.len() < text.as_str().len() { "…" } else { "" };
        let message = format!("{what}“{shown}{more}”排不下");
        self.report(Diagnostic::error("G002", message, text.span()).help(help));
    }

    /// How many findings there are, for an attempt after which they may be forgotten.
    pub(super) const fn count_findings(&self) -> usize {
        self.notes.findings.len()
    }

    /// Forgets the findings of an attempt.
    pub(super) fn forget_findings(&mut self, before: usize) {
        self.notes.findings.truncate(before);
    }

    /// Keeps a finding.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.notes.findings.push(finding);
    }
}

impl Notes {
    /// All findings in the order of their places, each once.
    pub(super) fn into_findings(self, fonts: &dyn Fonts) -> Vec<Diagnostic> {
        let missing = self.missing.iter().filter_map(|(char, it)| missing(*char, it, fonts));
        let mut findings: Vec<Diagnostic> = self.findings.into_iter().chain(missing).collect();
        findings.sort_by_key(|finding| (finding.span(), finding.code));
        findings.dedup();
        findings
    }
}

/// One finding for a character that no font has, at the first of its places.
fn missing(character: char, missing: &Missing, fonts: &dyn Fonts) -> Option<Diagnostic> {
    let places = &missing.places;
    let code = format!("U+{:04X}", u32::from(character));
    let shown = if character.is_control() { String::new() } else { format!("“{character}”") };
    let is_private = text::is_private_use(character);
    let message = match is_private {
        true => format!("这是自造字（{code}），别人的电脑认不出"),
        false => format!("没有字体能显示这个字符{shown}（{code}）"),
    };
    let help = if is_private {
        "请改用通用编码里的字；用拼音打不出来的，可以按部首查，再复制过来".to_owned()
    } else if text::is_placeholder(character) {
        "这里原有图片或没能识别的字，请删去，或补上原来的字".to_owned()
    } else if text::is_ideograph(character) {
        rare(&fonts.asked(missing.source))
    } else {
        "公文里请不要用表情和特殊符号，请删去或改用通行的写法".to_owned()
    };
    let finding = Diagnostic::error("G001", message, *places.first()?).help(help);
    Some(if places.len() > 1 { finding.note(format!("共 {} 处", places.len())) } else { finding })
}

/// What to do about a rare character: only faces that were asked are named, for what others have
/// nobody knows.
fn rare(Asked { names, has_rare }: &Asked) -> String {
    let asked = match names.is_empty() {
        true => String::new(),
        false => format!("查过 {}，都没有这个字；", names.join("、")),
    };
    let beside = match has_rare {
        true => "",
        false => "没有装生僻字的字体（见 docs/fonts.md），请装上再试，",
    };
    let or = if *has_rare { "请" } else { "或" };
    format!("生僻字：{asked}{beside}{or}用 --font-dir 指定收有这个字的字体所在的文件夹")
}

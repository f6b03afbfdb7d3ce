//! What every part of the layout needs: the form, the fonts, and a place for findings.

use crate::base::{Diagnostic, Length, Located};
use crate::font::Fonts;
use crate::form::{Form, Style};
use crate::text;

/// The form, the fonts, and what was found wrong so far.
pub(super) struct Context<'a> {
    pub(super) form: &'a Form,
    pub(super) fonts: &'a dyn Fonts,
    findings: Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    pub(super) const fn new(form: &'a Form, fonts: &'a dyn Fonts) -> Self {
        Self { form, fonts, findings: Vec::new() }
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

    /// Reports a character that no font has.
    pub(super) fn missing_glyph(&mut self, character: char, written: &Located, offset: usize) {
        let code = format!("U+{:04X}", u32::from(character));
        let shown =
            if character.is_control() { String::new() } else { format!("“{character}”") };
        let message = format!("没有字体能显示这个字符{shown}（{code}）");
        let help = if text::is_ideograph(character) {
            "生僻字：请把 GongwenRareNames-Regular.ttf 放在程序旁边，或用 --font-dir 指定收有该字的字体所在的文件夹"
        } else {
            "公文里请不要用表情和特殊符号，请删去或改用通行的写法"
        };
        let finding = Diagnostic::error("G001", message, written.place(offset)).help(help);
        self.report(finding);
    }

    /// Keeps a finding, once.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    pub(super) fn into_findings(mut self) -> Vec<Diagnostic> {
        self.findings.sort_by_key(Diagnostic::span);
        self.findings
    }
}

//! What is wrong with a words file, and where.

use std::ops::Range;

use toml::Spanned;

use crate::base::{Diagnostic, SourceId, Span};

/// The faults of a words file.
pub(super) struct Faults<'t> {
    text: &'t str,
    source: SourceId,
    pub(super) found: Vec<Diagnostic>,
}

/// A piece of a condition or a sum that cannot be understood.
pub(super) struct PieceFault<'p> {
    /// The piece, a part of the text that it is in.
    pub(super) piece: &'p str,
    /// What is wrong with it, in Chinese.
    pub(super) message: String,
}

impl<'t> Faults<'t> {
    /// No faults of a text, which is the text `source`.
    pub(super) const fn new(text: &'t str, source: SourceId) -> Self {
        Self { text, source, found: Vec::new() }
    }

    /// A fault of a whole value or key.
    pub(super) fn add<T>(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        at: &Spanned<T>,
    ) {
        self.at(code, message, at.span());
    }

    /// A fault of a part of a value, which is pointed at where the value has no escapes.
    pub(super) fn add_piece(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        (value, piece): (&Spanned<String>, &str),
    ) {
        let (whole, text) = (value.span(), value.get_ref().as_str());
        let written = self.text.get(whole.clone()).unwrap_or_default();
        let start = written.rfind(text).map(|start| whole.start + start + offset(text, piece));
        let range = start.filter(|_| !piece.is_empty()).map(|start| start..start + piece.len());
        self.at(code, message, range.unwrap_or(whole));
    }

    /// A fault that comes up at each thing beyond a limit, and is told at the first.
    pub(super) fn add_once<T>(&mut self, code: &'static str, message: String, at: &Spanned<T>) {
        if !self.found.iter().any(|other| other.code == code && other.message == message) {
            self.add(code, message, at);
        }
    }

    fn at(&mut self, code: &'static str, message: impl Into<String>, range: Range<usize>) {
        let fault = Diagnostic::error(code, message, Span::of(self.source, &range));
        self.found.push(fault.help("写法见 layouts/README.md 的 Words"));
    }

    /// What was read of a value, or a fault of it.
    pub(super) fn known<T, U>(
        &mut self,
        code: &'static str,
        read: Result<T, String>,
        at: &Spanned<U>,
    ) -> Option<T> {
        read.map_err(|message| self.add(code, message, at)).ok()
    }

    /// What was read of the pieces of a value, or the fault of one of them.
    pub(super) fn understood<T>(
        &mut self,
        read: Result<T, PieceFault<'_>>,
        value: &Spanned<String>,
    ) -> Option<T> {
        read.map_err(|fault| self.add_piece("L203", fault.message, (value, fault.piece))).ok()
    }
}

impl<'p> PieceFault<'p> {
    /// A fault of a piece.
    pub(super) fn new(piece: &'p str, message: impl Into<String>) -> Self {
        Self { piece, message: message.into() }
    }
}

/// Where a piece of a text begins in it.
fn offset(text: &str, piece: &str) -> usize {
    (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

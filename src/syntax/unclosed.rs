//! A text of several lines whose closing `"""` was forgotten: every text after it is read
//! inside out, and what the parser says of them helps nobody.

use crate::base::{Diagnostic, SourceId, Span};

const QUOTES: &str = "\"\"\"";

/// If a text of several lines holds the beginning of another, says where it begins.
pub(super) fn explain(text: &str, source: SourceId) -> Option<Diagnostic> {
    let mut at = 0;
    while let Some(found) = text[at..].find(QUOTES) {
        let open = at + found;
        let line = text[..open].rsplit('\n').next().unwrap_or_default();
        if line.contains('#') {
            // Quotes in a comment.
            at = open + QUOTES.len();
            continue;
        }
        let inside = &text[open + QUOTES.len()..];
        let close = inside.find(QUOTES)?;
        // The next quotes open another text instead of closing this one.
        let before = inside[..close].trim_end_matches([' ', '\t']);
        if before.ends_with('=') && begins_key(before) {
            let span = Span::new(source, open, open + QUOTES.len());
            let finding = Diagnostic::error("I001", "从这里开始的文字没有结束", span);
            return Some(finding.help("请在这段文字之后单独写一行 \"\"\""));
        }
        at = open + QUOTES.len() + close + QUOTES.len();
    }
    None
}

/// Whether the last line is `key =`.
fn begins_key(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    let key = line.trim_end_matches('=').trim();
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

//! From a TOML string back to the places of its characters.

use std::ops::Range;

use crate::base::{Located, SourceId, Span};

/// The decoded string `value`, which stands with its quotes at `at` of `text`.
///
/// Walks the written and the decoded string in step (TOML 1.0, "String"): escapes and line
/// ends are where they part. Most strings have none of them.
#[must_use]
pub fn located(text: &str, value: &str, at: &Range<usize>, source: SourceId) -> Located {
    let raw = text.get(at.clone()).unwrap_or_default();
    let span = Span::of(source, at);
    let quotes = ["\"\"\"", "'''", "\"", "'"];
    let Some(quote) = quotes.into_iter().find(|quote| raw.starts_with(quote)) else {
        return Located::verbatim(value, span);
    };
    let body_end = raw.len().saturating_sub(quote.len()).max(quote.len());
    let body = raw.get(quote.len()..body_end).unwrap_or_default();
    let mut walk = Walk { body, at: 0, steps: vec![], literal: quote.starts_with('\'') };
    if quote.len() == 3 {
        walk.skip_line_end();
    }
    let has_escapes = !walk.literal && body.contains('\\');
    if !has_escapes && !value.is_empty() && walk.rest() == value {
        let steps = [(0, at.start + quote.len() + walk.at)];
        return Located::with_steps(value.to_owned(), span, &steps);
    }
    let mut decoded = 0;
    for expected in value.chars() {
        walk.step(decoded, at.start + quote.len(), expected);
        decoded += expected.len_utf8();
    }
    if walk.steps.is_empty() {
        walk.steps.push((0, at.start + quote.len()));
    }
    Located::with_steps(value.to_owned(), span, &walk.steps)
}

struct Walk<'a> {
    body: &'a str,
    at: usize,
    steps: Vec<(usize, usize)>,
    literal: bool,
}

impl Walk<'_> {
    fn rest(&self) -> &str {
        self.body.get(self.at..).unwrap_or_default()
    }

    fn skip_line_end(&mut self) {
        let rest = self.rest();
        self.at += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }

    /// Moves over what was written for the decoded character `expected`.
    fn step(&mut self, decoded: usize, base: usize, expected: char) {
        if !self.literal {
            self.skip_continuations();
        }
        let origin = base + self.at;
        let parallel = |(text, source): &(usize, usize)| origin - source == decoded - text;
        if !self.steps.last().is_some_and(parallel) {
            self.steps.push((decoded, origin));
        }
        let rest = self.rest();
        self.at += match rest.chars().next() {
            Some('\\') if !self.literal => escape_length(rest),
            Some('\r') if expected == '\n' => 2,
            Some(written) => written.len_utf8(),
            None => 0,
        };
    }

    /// A backslash at a line's end takes the line end and all white space after it away.
    fn skip_continuations(&mut self) {
        while let Some(after) = self.rest().strip_prefix('\\') {
            let blank = |found: char| matches!(found, ' ' | '\t' | '\r' | '\n');
            let trimmed = after.trim_start_matches(blank);
            let skipped = &after[..after.len() - trimmed.len()];
            if !skipped.contains('\n') {
                return;
            }
            self.at += 1 + skipped.len();
        }
    }
}

fn escape_length(escape: &str) -> usize {
    match escape.as_bytes().get(1) {
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(b'x') => 4,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Parsed, parse};
    use toml::de::DeValue;

    /// The source text that each decoded character came from.
    fn origins(toml: &str) -> Vec<String> {
        let (Parsed { table, .. }, findings) = parse(toml, SourceId::default());
        assert!(findings.is_empty(), "{findings:?}");
        let Some(value) = table.get("a") else { return vec![] };
        let DeValue::String(decoded) = value.get_ref() else { return vec![] };
        let text = located(toml, decoded, &value.span(), SourceId::default());
        let offsets = text.as_str().char_indices().map(|(at, _)| at);
        offsets.map(|at| toml[text.place(at).start..].chars().take(2).collect()).collect()
    }

    #[test]
    fn plain_and_literal_strings() {
        assert_eq!(origins("a = \"中b\""), ["中b", "b\""]);
        assert_eq!(origins("a = 'x\\n'"), ["x\\", "\\n", "n'"]);
    }

    #[test]
    fn escapes() {
        assert_eq!(origins(r#"a = "一\u4e8c\t三""#), ["一\\", r"\u", r"\t", "三\""]);
    }

    #[test]
    fn several_lines() {
        assert_eq!(origins("a = \"\"\"\n一\r\n二\"\"\"")[0], "一\r");
        assert_eq!(origins("a = \"\"\"\n一\\\n   二\"\"\""), ["一\\", "二\""]);
        assert_eq!(origins("a = '''\n一'''"), ["一'"]);
    }
}

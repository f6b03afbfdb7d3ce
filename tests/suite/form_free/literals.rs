//! The string literals of Rust code, without comments, tests and shown examples.

use std::ops::Range;

/// A string literal as it is written between its quotes, escapes taken out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Literal {
    /// Where it begins in the file.
    pub(super) at: usize,
    pub(super) text: String,
}

/// A file of Rust that was read.
pub(super) struct Code {
    /// The code alone, byte by byte at its place: comments and literals are spaces.
    bare: String,
    /// Every string literal.
    pub(super) literals: Vec<Literal>,
}

/// Reads a file of Rust.
pub(super) fn read(code: &str) -> Code {
    let (mut bare, mut literals) = (String::with_capacity(code.len()), Vec::new());
    while let Some(first) = code[bare.len()..].chars().next() {
        let rest = &code[bare.len()..];
        let string = if bare.ends_with(is_of_name) { None } else { string(rest) };
        let passed = match string {
            Some((text, length)) => {
                literals.push(Literal { at: bare.len(), text });
                Some(length)
            }
            None => comment(rest).or_else(|| character(rest)),
        };
        match passed {
            Some(length) => bare.push_str(&" ".repeat(length)),
            None => bare.push(first),
        }
    }
    Code { bare, literals }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How long the comment is that code begins with.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let (mut depth, mut at) = (0, 0);
    loop {
        match rest.get(at..at + 2) {
            Some("/*") => (depth, at) = (depth + 1, at + 2),
            _ if depth == 0 => return None,
            Some("*/") if depth == 1 => return Some(at + 2),
            Some("*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += rest[at..].chars().next()?.len_utf8(),
        }
    }
}

/// How long the character literal is that code begins with; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        let end = inside[2..].find('\'')?;
        return Some(end + 4);
    }
    let length = inside.chars().next()?.len_utf8();
    inside[length..].starts_with('\'').then_some(length + 2)
}

/// The string literal that code begins with, normal or raw, of characters or of bytes, and its
/// length.
fn string(rest: &str) -> Option<(String, usize)> {
    let prefix = rest.find(|c| !matches!(c, 'b' | 'c' | 'r'))?;
    let is_raw = rest[..prefix].ends_with('r');
    let hashes = if is_raw { rest[prefix..].find(|c| c != '#')? } else { 0 };
    let start = prefix + hashes + 1;
    let inside = rest[prefix + hashes..].strip_prefix('"')?;
    if is_raw {
        let close = format!("\"{}", "#".repeat(hashes));
        let end = inside.find(&close)?;
        return Some((inside[..end].to_owned(), start + end + close.len()));
    }
    let (mut text, mut characters) = (String::new(), inside.char_indices());
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => return Some((text, start + at + 1)),
            '\\' => {
                characters.next();
                text.push(' ');
            }
            _ => text.push(c),
        }
    }
    None
}

impl Code {
    /// Where an item or a group that begins at a place ends: behind its `;`, or behind the bracket
    /// that closes its first brace.
    fn end(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (at, sign) in self.bare[start..].char_indices() {
            match sign {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(sign, ';' | '}') {
                return start + at + 1;
            }
        }
        self.bare.len()
    }

    /// The items that are there for tests alone, without the attribute that says so.
    fn tests(&self) -> Vec<Range<usize>> {
        const ATTRIBUTE: &str = "#[cfg(test)]";
        let marks = self.bare.match_indices(ATTRIBUTE);
        marks.map(|(at, _)| at + ATTRIBUTE.len()..self.end(at + ATTRIBUTE.len())).collect()
    }

    /// The modules in files of their own that are there for tests alone.
    pub(super) fn test_modules(&self) -> Vec<&str> {
        let items = self.tests().into_iter().map(|range| self.bare[range].trim());
        let names = items.filter_map(|item| item.strip_suffix(';')?.rsplit_once("mod "));
        names.map(|(_, name)| name.trim()).collect()
    }

    /// The arguments of `Input(…)` and `Layout(…)`: examples that are shown and run.
    fn examples(&self) -> Vec<Range<usize>> {
        let begins = ["Input(", "Layout("].into_iter().flat_map(|name| {
            let places = self.bare.match_indices(name).map(|(at, _)| at);
            places.filter(|at| !self.bare[..*at].ends_with(is_of_name))
        });
        let closed = |at: usize| at + self.bare[at..].find(')').unwrap();
        begins.map(|at| at..closed(at)).collect()
    }

    /// The literals that are the program's own: those of tests, and with `has_examples` those of
    /// examples, are not.
    pub(super) fn own(&self, has_examples: bool) -> impl Iterator<Item = &Literal> {
        let mut others = self.tests();
        if has_examples {
            others.extend(self.examples());
        }
        let is_own = move |at: usize| !others.iter().any(|range| range.contains(&at));
        self.literals.iter().filter(move |literal| is_own(literal.at))
    }
}

/// A literal's text without `{placeholders}`.
pub(super) fn without_placeholders(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match rest.get(..2) {
            Some("{{" | "}}") => 2,
            _ => placeholder(rest).unwrap_or(0),
        };
        if length == 0 {
            left.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            left.push(' ');
            rest = &rest[length..];
        }
    }
    left
}

/// How long the placeholder is that a text begins with: `{name}`, `{name:02}`.
fn placeholder(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('{')?;
    let behind = inside.find(|c| !is_of_name(c))?;
    match inside[behind..].chars().next() {
        Some('}') => Some(behind + 2),
        Some(':') => inside.find('}').map(|end| end + 2),
        _ => None,
    }
}

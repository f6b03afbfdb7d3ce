//! Full-width marks typed where TOML wants ASCII: the commonest slip with a Chinese keyboard.

use crate::base::{Diagnostic, SourceId, Span};

/// The mark that was typed, and the one that was meant.
const LOOK_ALIKES: [(char, char); 20] = [
    ('“', '"'),
    ('”', '"'),
    ('＂', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('＇', '\''),
    ('＝', '='),
    ('，', ','),
    ('、', ','),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('．', '.'),
    ('。', '.'),
    ('－', '-'),
    ('\u{3000}', ' '),
];

/// If the line of an error has a full-width mark outside its strings, says so.
pub(super) fn explain(text: &str, error: usize, source: SourceId) -> Option<Diagnostic> {
    let error = text.floor_char_boundary(error.min(text.len()));
    let start = text[..error].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let (offset, typed, meant) = outside_strings(line)
        .find_map(|(at, found)| Some((at, found, meant(found)?)))
        .or_else(|| full_width_digit(line))?;
    let at = start + offset;
    let span = Span::new(source, at, at + typed.len_utf8());
    let (shown, wanted) = match meant {
        ' ' => ("全角空格".to_owned(), "空格".to_owned()),
        meant => (format!("全角符号{typed}"), meant.to_string()),
    };
    Some(
        Diagnostic::error("I002", format!("此处误用了{shown}"), span)
            .note("全角")
            .help(format!("请切换到英文输入法，改为半角{wanted}")),
    )
}

/// The text with the line at `error` made readable: its full-width marks outside of strings
/// are what was meant, filled up with spaces; a line without any is blanked. All offsets stay.
pub(super) fn mend(text: &str, error: usize) -> Option<String> {
    let error = text.floor_char_boundary(error.min(text.len()));
    let start = text[..error].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let mut mended = line.to_owned();
    for (at, typed) in outside_strings(line) {
        if let Some(meant) = meant(typed) {
            let filled = format!("{meant:<width$}", width = typed.len_utf8());
            mended.replace_range(at..at + typed.len_utf8(), &filled);
        }
    }
    if mended == line {
        // A string over several lines would be left without its beginning.
        if line.trim().is_empty() || line.contains("\"\"\"") || line.contains("'''") {
            return None;
        }
        mended = " ".repeat(line.len());
    }
    Some(format!("{}{mended}{}", &text[..start], &text[start + line.len()..]))
}

fn meant(typed: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(mark, _)| *mark == typed).map(|(_, meant)| *meant)
}

fn full_width_digit(line: &str) -> Option<(usize, char, char)> {
    let digit = |found: char| char::from_digit(u32::from(found).wrapping_sub(0xFF10), 10);
    outside_strings(line).find_map(|(at, found)| Some((at, found, digit(found)?)))
}

/// The characters of a line before its comment and outside its ASCII-quoted strings.
fn outside_strings(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    let mut escaped = false;
    line.char_indices().take_while(move |(_, found)| *found != '#' || quote.is_some()).filter(
        move |(_, found)| {
            let inside = quote.is_some();
            match (quote, *found) {
                _ if escaped => escaped = false,
                (Some('"'), '\\') => escaped = true,
                (Some(open), close) if open == close => quote = None,
                (None, open @ ('"' | '\'')) => quote = Some(open),
                _ => {}
            }
            !inside
        },
    )
}

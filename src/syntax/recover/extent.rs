//! Where does a value end, and if that cannot be told, what is wrong with its marks?

use std::ops::Range;

use super::line::surely_begins;
use crate::syntax::fault::Met;
use crate::syntax::full_width::is_blank;
use crate::syntax::protected::string_length;

/// How far a value goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// It ends before this byte.
    To(usize),
    /// Its marks do not pair.
    Broken {
        met: Met,
        at: Range<usize>,
        /// Where it may be gone on with: what begins there is not of the value.
        resume: usize,
    },
}

/// How far the value at byte `start` of a text goes.
pub(super) fn extent(text: &str, start: usize) -> Extent {
    let rest = &text[start..];
    if let Some(quote) = ["\"\"\"", "'''"].into_iter().find(|quote| rest.starts_with(quote)) {
        return long_text(text, start, quote);
    }
    if let Some(length) = full_width_quotes(rest) {
        return quotes_to_retype(text, start, start..start + length);
    }
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => short_text(text, start, quote),
        Some('[' | '{' | '［' | '｛' | '【') => brackets(text, start),
        Some('“') => Extent::To(line_end(text, start)),
        _ => Extent::To(start + bare(rest).len()),
    }
}

/// The end of the line that a byte is in.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}

/// The first line behind that of byte `at` that surely begins something.
pub(super) fn resume(text: &str, at: usize) -> usize {
    let mut start = (line_end(text, at) + 1).min(text.len());
    while start < text.len() {
        let end = line_end(text, start);
        if surely_begins(&text[start..end]) {
            return start;
        }
        start = (end + 1).min(text.len());
    }
    start
}

/// A value without quotes and brackets: up to a comment, or the line's end.
fn bare(rest: &str) -> &str {
    rest.split(['\n', '#']).next().unwrap_or_default().trim_end_matches(is_blank)
}

/// A text of one line.
fn short_text(text: &str, start: usize, quote: char) -> Extent {
    let line = &text[start..line_end(text, start)];
    if let Some(length) = short_string(line, quote) {
        return Extent::To(start + length);
    }
    if line.trim_end_matches(is_blank).ends_with(['”', '＂', '’', '＇']) {
        return Extent::To(start + line.len());
    }
    let at = start..start + quote.len_utf8();
    Extent::Broken { met: Met::OpenShortText, at, resume: resume(text, start) }
}

/// Bytes of the string that a line begins with, quotes and all, if it ends.
fn short_string(line: &str, quote: char) -> Option<usize> {
    let quote_text = if quote == '"' { "\"" } else { "'" };
    let length = string_length(line, quote_text);
    let is_ended = length > 1 && line[..length].ends_with(quote) && length <= line.len();
    // What ends with its line has no quote there, or one that is escaped.
    let inside = line.get(1..length.saturating_sub(1)).unwrap_or_default();
    let backslashes = inside.len() - inside.trim_end_matches('\\').len();
    (is_ended && (quote == '\'' || backslashes % 2 == 0)).then_some(length)
}

/// A text of several lines.
fn long_text(text: &str, start: usize, quote: &str) -> Extent {
    let inside = start + quote.len();
    let end = start + string_length(&text[start..], quote);
    let closing = text[inside..end].trim_end_matches(quote.chars().next().unwrap_or_default());
    let close = Some(inside + closing.len()).filter(|close| end - close >= quote.len());
    // What closes it may open the next one: `text = """`.
    let opens = |at: usize| {
        let line = text[..at].rsplit('\n').next().unwrap_or_default();
        line.trim_end_matches(is_blank).ends_with('=') && surely_begins(line)
    };
    if close.is_some_and(|close| !opens(close)) {
        return Extent::To(end);
    }
    let end = resume(text, start);
    if let Some(wrong) = closing_line(text, line_end(text, start)..end) {
        if full_width_quotes(&text[wrong.clone()]).is_some() {
            return Extent::Broken { met: Met::FullWidthQuotes, at: wrong, resume: end };
        }
        return Extent::Broken { met: Met::OpenTextTo(wrong), at: start..inside, resume: end };
    }
    let next = first_comment(text, line_end(text, start)..end).unwrap_or(end);
    Extent::Broken { met: Met::OpenText(next), at: start..inside, resume: end }
}

/// The first line of a range that is a comment: prose has none.
fn first_comment(text: &str, range: Range<usize>) -> Option<usize> {
    let start = range.start;
    text[range].match_indices("\n#").next().map(|(at, _)| start + at + 1)
}

/// A text whose opening quotes are to be typed anew goes on to a line of quotes.
fn quotes_to_retype(text: &str, start: usize, at: Range<usize>) -> Extent {
    let met = Met::FullWidthQuotes;
    // The closing line is looked for first: many such texts are not to be gone through again and again.
    if let Some(close) = closing_line(text, line_end(text, start)..text.len()) {
        let resume = (line_end(text, close.end) + 1).min(text.len());
        return Extent::Broken { met, at, resume };
    }
    Extent::Broken { met, at, resume: resume(text, start) }
}

/// The quotes of the first line in a range that ends with as many as close a text, or nearly.
///
/// No line behind one that surely begins something else is looked at.
fn closing_line(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start;
    for line in text[range].split_inclusive('\n') {
        if surely_begins(line.trim_end_matches('\n')) {
            return None;
        }
        let body = line.trim_end_matches(is_blank);
        let quotes = body.len() - body.trim_end_matches(is_quote).len();
        if quotes > 0
            && (quotes == body.trim_start_matches(is_blank).len() || body.ends_with("\"\""))
        {
            return Some(start + body.len() - quotes..start + body.len());
        }
        start += line.len();
    }
    None
}

fn is_quote(char: char) -> bool {
    matches!(char, '"' | '“' | '”' | '＂')
}

/// Bytes of three quotes that a text begins with, not all of them half-width.
fn full_width_quotes(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(is_quote);
    let quotes = &text[..text.len() - rest.len()];
    (quotes.chars().count() == 3 && quotes != "\"\"\"").then_some(quotes.len())
}

/// An opening bracket, and whether its line begins with it.
struct Open {
    at: usize,
    mark: char,
    indent: Option<usize>,
}

/// A list or an inline table.
fn brackets(text: &str, start: usize) -> Extent {
    let mut open: Vec<Open> = Vec::new();
    let mut at = start;
    // Only the first mark of a line can be one that nothing stands before.
    let mut line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let mut is_first = text[line_start..start].chars().all(is_blank);
    while let Some(char) = text[at..].chars().next() {
        let next = at + char.len_utf8();
        let begins_line = is_first;
        is_first &= is_blank(char);
        at = match char {
            '#' => line_end(text, at),
            '\n' => {
                let is_of_table = open.last().is_some_and(|open| open.mark == '{');
                let line = &text[next..line_end(text, next)];
                if surely_begins(line) && (!is_of_table || line.trim_start().starts_with('[')) {
                    return unclosed(text, &open[0], next);
                }
                (line_start, is_first) = (next, true);
                next
            }
            '"' | '\'' => match string_end(text, at, char) {
                Some(end) => end,
                None => return unpaired_quote(text, at, open.last()),
            },
            '“' => full_width_string_end(text, at).unwrap_or(next),
            '[' | '［' | '【' | '{' | '｛' => {
                let mark = if matches!(char, '{' | '｛') { '{' } else { '[' };
                let indent = begins_line.then_some(at - line_start);
                // A row that begins where the one before it does, which has not ended.
                if let Some(row) = open.last().filter(|row| open.len() > 1 && row.mark == mark)
                    && indent.is_some()
                    && row.indent == indent
                {
                    return unclosed(text, row, resume(text, at));
                }
                open.push(Open { at, mark, indent });
                next
            }
            ']' | '］' | '】' | '}' | '｝' => {
                let mark = if matches!(char, '}' | '｝') { '{' } else { '[' };
                match open.pop() {
                    Some(last) if last.mark == mark && open.is_empty() => return Extent::To(next),
                    Some(last) if last.mark == mark => {}
                    Some(last) if open.iter().any(|open| open.mark == mark) => {
                        return unclosed(text, &last, resume(text, at));
                    }
                    _ => {
                        let met = Met::Unopened(if mark == '{' { '{' } else { '[' });
                        return Extent::Broken { met, at: at..next, resume: resume(text, at) };
                    }
                }
                next
            }
            _ => next,
        };
    }
    open.first().map_or(Extent::To(at), |first| unclosed(text, first, text.len()))
}

fn unclosed(text: &str, open: &Open, resume: usize) -> Extent {
    let met = if open.mark == '{' { Met::OpenTable } else { Met::OpenList };
    let length = text[open.at..].chars().next().map_or(0, char::len_utf8);
    Extent::Broken { met, at: open.at..open.at + length, resume }
}

/// A quote without its fellow: told at the bracket around it where that is on its line, for which of
/// the quotes on the line is the wrong one cannot be known.
fn unpaired_quote(text: &str, at: usize, around: Option<&Open>) -> Extent {
    let resume = resume(text, at);
    if let Some((at, char)) = full_width_end(text, at) {
        let at = at..at + char.len_utf8();
        return Extent::Broken { met: Met::FullWidth(char, '"'), at, resume };
    }
    match around.filter(|open| !text[open.at..at].contains('\n')) {
        Some(open) => unclosed(text, open, resume),
        None => Extent::Broken { met: Met::OpenShortText, at: at..at + 1, resume },
    }
}

/// A full-width quote on the line of byte `at` where the quote of a list's item should be: before a comma
/// or a bracket.
fn full_width_end(text: &str, at: usize) -> Option<(usize, char)> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[start..line_end(text, at)];
    let mut quotes = line.char_indices().filter(|(_, char)| is_quote(*char) && *char != '"');
    let ends_item = |(offset, char): &(usize, char)| {
        let rest = line[offset + char.len_utf8()..].trim_start_matches(is_blank);
        rest.starts_with([',', ']', '}'])
    };
    quotes.find(ends_item).map(|(offset, char)| (start + offset, char))
}

/// The end of a string among others.
fn string_end(text: &str, at: usize, quote: char) -> Option<usize> {
    let long: String = [quote; 3].iter().collect();
    if text[at..].starts_with(&long) {
        return match long_text(text, at, &long) {
            Extent::To(end) => Some(end),
            Extent::Broken { .. } => None,
        };
    }
    short_string(&text[at..line_end(text, at)], quote).map(|length| at + length)
}

fn full_width_string_end(text: &str, at: usize) -> Option<usize> {
    let line = &text[at..line_end(text, at)];
    let (end, char) = line.char_indices().skip(1).find(|(_, char)| is_quote(*char))?;
    Some(at + end + char.len_utf8())
}

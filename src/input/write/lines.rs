//! Lines of TOML that a person reads: comments in one column, lists that are not too long.

use crate::base::Located;
use crate::syntax::{is_unseen, quoted};

/// Columns of an editor that a list takes on one line at most.
const LONGEST_LINE: usize = 96;

/// How many columns of an editor a text takes: a Chinese character or mark takes two.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

/// A piece of code and the comment behind it; without one when it is empty.
pub(super) type Line = (String, String);

/// A line for each, its comment below that of the others.
pub(super) fn aligned(lines: &[Line]) -> Vec<String> {
    let widest = lines.iter().map(|(code, _)| width(code)).max().unwrap_or(0);
    let line = |(code, beside): &Line| match beside.as_str() {
        "" => format!("{code}\n"),
        text => format!("{code}{:gap$}  {}\n", "", comment(text), gap = widest - width(code)),
    };
    lines.iter().map(line).collect()
}

/// Remarks one after the other, as one comment.
pub(super) fn joined(remarks: impl IntoIterator<Item = String>) -> String {
    let remarks: Vec<String> = remarks.into_iter().filter(|remark| !remark.is_empty()).collect();
    remarks.join("；")
}

/// Lines of comments.
pub(super) fn remarks(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{}\n", comment(line))).collect()
}

/// A comment, whatever it holds.
fn comment(text: &str) -> String {
    format!("# {}", text.replace(is_unseen, " ")).trim_end().to_owned()
}

/// Texts in quotes.
pub(super) fn quoted_list(texts: &[Located]) -> String {
    list(&texts.iter().map(|text| quoted(text.as_str())).collect::<Vec<_>>())
}

/// Values in brackets, on one line or each on its own.
pub(super) fn list(values: &[String]) -> String {
    let whole = format!("[{}]", values.join(", "));
    if values.len() < 2 || width(&whole) <= LONGEST_LINE {
        return whole;
    }
    let lines: String = values.iter().map(|value| format!("  {value},\n")).collect();
    format!("[\n{lines}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_in_one_column() {
        let line = |code: &str, comment: &str| (code.to_owned(), comment.to_owned());
        let lines = [line("a = \"（甲）\"", "甲"), line("b = 1", "乙"), line("c = 2", "")];
        let wanted = ["a = \"（甲）\"  # 甲\n", "b = 1         # 乙\n", "c = 2\n"];
        assert_eq!(aligned(&lines), wanted);
    }

    #[test]
    fn long_lists_take_a_line_for_each_value() {
        let short = vec!["1".to_owned(), "2".to_owned()];
        assert_eq!(list(&short), "[1, 2]");
        let long = vec!["\"".repeat(60); 2];
        assert_eq!(list(&long), format!("[\n  {0},\n  {0},\n]", "\"".repeat(60)));
        assert_eq!(list(&[]), "[]");
    }
}

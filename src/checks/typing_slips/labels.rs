//! Numbers that begin a paragraph or a part of one: 一、 （一） 1. （1）.

/// Marks behind which a number can only be a label.
const STOPS: &str = "。；：！？“;:!?\"";
/// The same behind which a number in brackets can only be a label.
const PAUSES: &str = "，、,.";
/// Numbers in Chinese, and the radicals that look like them.
const HAN: &str = "一二三四五六七八九十⼀⼆⼋⼗";
/// Digits of the longest label, for （2020） is a year.
const MOST_DIGITS: usize = 2;
/// Characters of the longest label in Chinese, 二十一.
const MOST_HAN: usize = 3;

/// A number that begins a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// （一） or （1）: no mark stands behind it (GB/T 15834-2011).
    Bracketed,
    /// 一, behind which stands 、.
    Han,
    /// 1, behind which stands a dot.
    Digits,
}

/// The label that a text ends with, white space left out.
pub(super) fn label_at_end(words: &str) -> Option<Label> {
    let words = words.trim_end();
    if let Some(opened) = words.strip_suffix(['）', ')']) {
        let before = without_number(opened)?.0.strip_suffix(['（', '('])?;
        return begins_part(before, &[STOPS, PAUSES]).then_some(Label::Bracketed);
    }
    let (before, label) = without_number(words)?;
    begins_part(before, &[STOPS]).then_some(label)
}

/// Whether a text ends with a number in brackets, label or not.
pub(super) fn ends_with_bracketed(words: &str) -> bool {
    let opened = words.trim_end().strip_suffix(['）', ')']).and_then(without_number);
    opened.is_some_and(|(before, _)| before.ends_with(['（', '(']))
}

/// Whether a text ends with a number in Chinese, label or not: “主要有一”, “居全省第一”.
pub(super) fn ends_with_han(words: &str) -> bool {
    words.trim_end().ends_with(|c| HAN.contains(c))
}

/// A text without the number that it ends with, and which label that would be.
fn without_number(words: &str) -> Option<(&str, Label)> {
    let han = words.trim_end_matches(|c| HAN.contains(c));
    let digits = words.trim_end_matches(|c: char| c.is_ascii_digit());
    match words[han.len()..].chars().count() {
        0 => {}
        length => return (length <= MOST_HAN).then_some((han, Label::Han)),
    }
    let length = words.len() - digits.len();
    (1..=MOST_DIGITS).contains(&length).then_some((digits, Label::Digits))
}

/// Whether what follows a text begins a part: nothing or one of the marks stands before it, and no
/// omission, which may yet become a Chinese one.
fn begins_part(before: &str, marks: &[&str]) -> bool {
    let before = before.trim_end();
    let is_mark = |last| marks.iter().any(|marks| marks.contains(last));
    before.chars().next_back().is_none_or(is_mark) && !before.ends_with("...")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_by_what_stands_before_them() {
        let cases = [
            ("一", Some(Label::Han)),
            ("公开。二十一", Some(Label::Han)),
            (" （二十一） ", Some(Label::Bracketed)),
            ("公开;(2)", Some(Label::Bracketed)),
            ("公开，（2）", Some(Label::Bracketed)),
            ("公开：1", Some(Label::Digits)),
            ("", None),
            ("（）", None),
            ("公开一", None),
            ("公开，一", None),
            ("公开...（二）", None),
            ("公开……（二）", None),
            ("一二三四", None),
            ("见附件（1）", None),
            ("（2020）", None),
            ("共61", None),
            ("第一", None),
        ];
        for (words, label) in cases {
            assert_eq!(label_at_end(words), label, "{words}");
        }
        assert!(ends_with_bracketed("见附件（1）") && !ends_with_bracketed("（共1）"));
    }
}

//! Several figures that are written without the brackets of a list, or with others.

use crate::syntax::full_width::is_blank;

const MARKS: [char; 5] = [',', '，', '、', ';', '；'];
const BRACKETS: [char; 16] =
    ['[', ']', '［', '］', '【', '】', '(', ')', '（', '）', '{', '}', '｛', '｝', '「', '」'];

/// What people write where there is nothing to write.
pub const NOTHING: [&str; 12] =
    ["无", "没有", "暂无", "零", "空", "/", "／", "-", "—", "——", "－", "\\"];

/// The figures of a list that is written without its brackets: a text that has commas in it is none.
pub(super) fn several(written: &str) -> Option<Vec<String>> {
    let is_list = written.starts_with(['[', '{']) && written.ends_with([']', '}']);
    if is_list && !written.contains(['，', '、', '；', ';']) {
        return None;
    }
    let inner = written.trim_matches(|char: char| BRACKETS.contains(&char) || is_blank(char));
    let inner = inner.trim_end_matches(MARKS);
    let by_marks = || inner.split(MARKS).map(|part| part.trim_matches(is_blank));
    let by_blanks = || inner.split(is_blank).filter(|part| !part.is_empty());
    match inner.contains(MARKS) {
        true => figures(by_marks()),
        false => figures(by_blanks()),
    }
}

fn figures<'w>(parts: impl Iterator<Item = &'w str>) -> Option<Vec<String>> {
    let is_figure = |part: &&str| {
        let digits = part.trim_start_matches(['+', '-']);
        let is_number = digits.starts_with(|char: char| char.is_ascii_digit())
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        is_number || NOTHING.contains(part)
    };
    let parts: Vec<&str> = parts.collect();
    (parts.len() > 1 && parts.iter().all(is_figure))
        .then(|| parts.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_figures_are_several() {
        let of = |written: &str| several(written).map(|values| values.join(" "));
        for written in
            ["1,0,12", "1，0，12", "1 0 12", "1\t0\t12", "（1、0、12）", "1, 0, 12]", "［1, 0, 12]"]
        {
            assert_eq!(of(written).as_deref(), Some("1 0 12"), "{written}");
        }
        assert_eq!(of("1, 无, 12").as_deref(), Some("1 无 12"));
        for written in
            ["甲，乙", "2022年，我县公开信息3条。", "7件", "[1 0]", "2026年1月 20日", "1"]
        {
            assert_eq!(of(written), None, "{written}");
        }
    }
}

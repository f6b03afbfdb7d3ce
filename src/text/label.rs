//! Which level of official prose does a paragraph open, and how far does its head reach?
//!
//! GB/T 9704-2012 7.3.3: the levels are `一、` `（一）` `1.` `（1）`.

use super::class::is_ideograph;

/// The number a paragraph begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// 1 for `一、` to 4 for `（1）`.
    pub level: u8,
    /// Its length in bytes.
    pub length: usize,
}

/// What a labelled paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Text without a head of its own.
    None,
    /// The first `length` bytes are a head that runs into the text.
    RunIn {
        /// Level of the label.
        level: u8,
        /// Bytes of the head, its full stop included.
        length: usize,
    },
    /// The whole paragraph is a head.
    Whole {
        /// Level of the label.
        level: u8,
    },
}

/// A head has at most this many characters; one that stands alone has no comma either.
const LONGEST_HEAD: usize = 30;

/// The label at the start of a paragraph.
#[must_use]
pub fn label(text: &str) -> Option<Label> {
    let after = text.strip_prefix(['（', '(']);
    if let Some(inner) = after {
        let (number, rest) = inner.split_once(['）', ')'])?;
        let level = match () {
            () if is_chinese_number(number) => 2,
            () if is_short_number(number) => 4,
            () => return None,
        };
        return Some(Label { level, length: text.len() - rest.len() });
    }
    if let Some((number, rest)) = text.split_once('、')
        && is_chinese_number(number)
    {
        return Some(Label { level: 1, length: text.len() - rest.len() });
    }
    let (number, rest) = text.split_once(['.', '．'])?;
    // `1.5万元` is an amount, not a label.
    let is_label = is_short_number(number) && !rest.starts_with(|c: char| c.is_ascii_digit());
    is_label.then(|| Label { level: 3, length: text.len() - rest.len() })
}

/// The label of a stub, `三、` or `（三）`, if it may end a line: in a narrow cell it may, though not
/// in prose, for there is no room for it and a word.
#[must_use]
pub fn stub_label(text: &str) -> Option<Label> {
    // Most cells hold figures.
    let begins = |char| matches!(char, '（' | '(') || is_chinese_digit(char);
    let label = text.starts_with(begins).then(|| label(text))?.filter(|label| label.level <= 2)?;
    text[label.length..].starts_with(is_ideograph).then_some(label)
}

/// How far the head of a paragraph reaches.
///
/// A paragraph that is only `（一）…。`, or that has no full stop, is a head when it has at
/// most thirty characters and no comma; otherwise its first sentence is, when it has at most
/// thirty characters.
#[must_use]
pub fn head(text: &str) -> Head {
    let Some(Label { level, .. }) = label(text) else { return Head::None };
    let end = text.find('。').map_or(text.len(), |at| at + '。'.len_utf8());
    let (first, rest) = text.split_at(end);
    if first.chars().count() > LONGEST_HEAD {
        return Head::None;
    }
    match (rest.is_empty(), first.contains(['，', ','])) {
        (false, _) => Head::RunIn { level, length: end },
        (true, false) => Head::Whole { level },
        (true, true) => Head::None,
    }
}

fn is_chinese_digit(char: char) -> bool {
    "一二三四五六七八九十百〇零".contains(char)
}

fn is_chinese_number(text: &str) -> bool {
    (1..=5).contains(&text.chars().count()) && text.chars().all(is_chinese_digit)
}

fn is_short_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_four_levels() {
        let level = |text| label(text).map(|label| (label.level, label.length));
        assert_eq!(level("一、总体情况"), Some((1, 6)));
        assert_eq!(level("十二、其他"), Some((1, 9)));
        assert_eq!(level("（一）主动公开"), Some((2, 9)));
        assert_eq!(level("(一) 存在的问题"), Some((2, 5)));
        assert_eq!(level("1.属于国家秘密"), Some((3, 2)));
        assert_eq!(level("（1）甲"), Some((4, 7)));
        assert_eq!(level("(12)甲"), Some((4, 4)));
        for text in
            ["一是创新", "1.5万元", "2022年", "（以下简称条例）", "第一、二", "(", "2022.甲"]
        {
            assert_eq!(level(text), None, "{text}");
        }
    }

    #[test]
    fn the_labels_of_stubs_are_those_before_words() {
        let length = |text| stub_label(text).map(|label| label.length);
        assert_eq!(length("三、本年度办理结果"), Some("三、".len()));
        assert_eq!(length("（三）不予公开"), Some("（三）".len()));
        for text in ["1.属于国家秘密", "（1）甲", "三、", "三、“三公”经费", "不予公开"]
        {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn knows_heads_that_run_in_and_heads_that_stand_alone() {
        let run_in = head("（一）主动公开情况。健全完善制度。");
        assert_eq!(run_in, Head::RunIn { level: 2, length: "（一）主动公开情况。".len() });
        assert_eq!(head("（四）政府信息公开平台建设情况。"), Head::Whole { level: 2 });
        assert_eq!(head("(一) 存在的主要问题"), Head::Whole { level: 2 });
        assert_eq!(head("（四）加强平台建设，扩展公开渠道"), Head::None);
        let with_comma = head("（八）优化环境，加强建设。全年开展活动12次。");
        assert_eq!(
            with_comma,
            Head::RunIn { level: 2, length: "（八）优化环境，加强建设。".len() }
        );
        assert_eq!(head(&format!("（一）{}。乙。", "长".repeat(28))), Head::None);
        assert_eq!(head(&format!("（一）{}", "长".repeat(28))), Head::None);
        assert_eq!(head(&format!("（一）{}", "长".repeat(27))), Head::Whole { level: 2 });
        assert_eq!(head("正文。"), Head::None);
    }
}

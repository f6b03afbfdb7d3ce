//! T209.

use std::ops::Range;

use crate::base::{Diagnostic, Located, shortened};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 正文里不留网页、Markdown 的记号和制表符
    ///
    /// 从网页、聊天软件、表格里复制来的文字，带着 &lt;p&gt;、&amp;nbsp;、`# `、`| 甲 | 乙 |` 一类记号，或用制表符隔开，都会照样
    /// 印出来。分段另起一行，标题写“一、”“（一）”，表格写成 [[节名.table]]（见 docs/input.md）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "<p>一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训。</p>"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// 一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训，各科室次数如下。
    /// | 科室 | 次数 |
    /// """
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表解读偏少，A<B；二是人员更换频繁。下一步将增加图表解读，定期组织培训，见AT&T的做法。"
    /// ```
    "T209" Warning check
}

/// A mark that is of no report.
struct Mark {
    at: Range<usize>,
    what: &'static str,
    help: &'static str,
}

/// So many of a paragraph are shown.
const MOST_SHOWN: usize = 4;
const TABS: &str = "表格请写成 [[节名.table]]；不是表格的，请删去制表符";
const TABLE: &str = "表格请写成 [[节名.table]]，写法见 docs/input.md";

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut before = "";
    for text in facts.report.texts().paragraphs {
        let marks = marks(text.as_str());
        let what = marks.first().map_or("", |mark| mark.what);
        // The rows of a table that was pasted are told of once.
        if what != before {
            found.extend(of_text(text, &marks));
        }
        before = what;
    }
    found
}

/// One finding for a paragraph, at its first mark.
fn of_text(text: &Located, marks: &[Mark]) -> Option<Diagnostic> {
    let first = marks.first()?;
    let mut shown: Vec<&str> = Vec::new();
    for mark in marks {
        let written = text.as_str().get(mark.at.clone()).unwrap_or_default().trim();
        if !written.is_empty() && !shown.contains(&written) && shown.len() < MOST_SHOWN {
            shown.push(written);
        }
    }
    let shown: Vec<_> = shown.into_iter().map(shortened).collect();
    let space = if shown.is_empty() { "" } else { " " };
    let message = format!("这里有{}{space}{}", first.what, shown.join(" "));
    Some(RULE.finding(text.span_of(first.at.clone()), message).help(first.help))
}

/// The marks of a paragraph, in their order.
fn marks(words: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = at_beginning(words).into_iter().collect();
    // Few texts have any; bytes are counted faster than characters are looked at.
    let may_be = |byte: &u8| matches!(byte, b'<' | b'&' | b'\t' | b'!');
    if words.as_bytes().iter().filter(|byte| may_be(byte)).count() > 0 {
        let all = words.char_indices();
        found.extend(all.filter_map(|(at, char)| match char {
            '<' => tag(words, at),
            '&' => entity(words, at),
            '\t' => Some(Mark { at: at..at + 1, what: "制表符", help: TABS }),
            '!' => image(words, at),
            _ => None,
        }));
    }
    found
}

/// Marks of Markdown that begin a line (CommonMark 4.2, 5.2; GitHub's tables).
fn at_beginning(words: &str) -> Option<Mark> {
    let first = words.split(' ').next().unwrap_or_default();
    let begins = |what, help| Some(Mark { at: 0..first.len().min(words.len()), what, help });
    let has_more = words.len() > first.len();
    match first {
        "#" | "##" | "###" | "####" | "#####" | "######" if has_more => {
            begins("Markdown 的标题记号", "请删去；标题写“一、”“（一）”，单独一行")
        }
        "-" | "*" | "+" if has_more => {
            begins("Markdown 的列表记号", "请删去；要分条的写“1.”“（1）”或“一是”")
        }
        _ if words.starts_with('|') && words[1..].contains('|') => {
            Some(Mark { at: 0..1, what: "Markdown 的表格记号", help: TABLE })
        }
        _ => None,
    }
}

/// The tags and references of HTML in a text: their marks are no slips of another kind.
pub(super) fn html(words: &str) -> Vec<Range<usize>> {
    let marks = words.char_indices().filter_map(|(at, char)| match char {
        '<' => tag(words, at),
        '&' => entity(words, at),
        _ => None,
    });
    marks.map(|mark| mark.at).collect()
}

/// A tag of HTML: `<p>`, `</td>`, `<br />`, `<span style="…">`.
fn tag(words: &str, at: usize) -> Option<Mark> {
    let inside = &words[at + 1..];
    let end = inside.find('>')?;
    let name = inside[..end].trim_start_matches('/');
    let letters = name.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(name.len());
    let is_name = name.starts_with(|char: char| char.is_ascii_lowercase() || NAMES.contains(&char))
        && letters <= 10
        && (letters == name.len() || name[letters..].starts_with([' ', '/']));
    let help = "请删去；要分段的另起一行，表格写成 [[节名.table]]";
    is_name.then_some(Mark { at: at..at + end + 2, what: "网页的标记", help })
}

/// What tags in capitals begin with: `<P>`, `<BR>`, `<TABLE>`, `<DIV>`, `<SPAN>`.
const NAMES: [char; 5] = ['P', 'B', 'T', 'D', 'S'];

/// A character reference of HTML: `&nbsp;`, `&#160;`.
fn entity(words: &str, at: usize) -> Option<Mark> {
    let inside = &words[at + 1..];
    let end = inside.find(';').filter(|end| (2..=8).contains(end))?;
    let name = inside[..end].trim_start_matches('#');
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let help = "请改成它代表的字符；是空格的，请删去";
    is_name.then_some(Mark { at: at..at + end + 2, what: "网页的记号", help })
}

/// An image of Markdown: `![甲](a.png)`.
fn image(words: &str, at: usize) -> Option<Mark> {
    let inside = words[at + 1..].strip_prefix('[')?;
    let middle = inside.find("](")?;
    let end = inside[middle..].find(')')?;
    let help = "报告里不能放图片，请删去，或用文字说明";
    Some(Mark { at: at..at + 2 + middle + end + 1, what: "Markdown 的图片", help })
}

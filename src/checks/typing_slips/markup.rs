//! T209.

use std::ops::Range;

use crate::base::{Diagnostic, Located, shortened};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::is_ideograph;

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
impl Mark {
    /// Whether it is of a row of a table.
    fn is_of_table(&self) -> bool {
        matches!(self.what, TABLE_MARK | TAB)
    }
}

const TABLE_MARK: &str = " Markdown 的表格记号 ";
const TAGS: &str = "网页的标记 ";
const TAB: &str = "制表符";
const TABLE: &str = "表格请写成 [[节名.table]]，写法见 docs/input.md";

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut is_row = false;
    for text in facts.report.texts().paragraphs {
        let marks = marks(text.as_str());
        // The rows of a table that was pasted are told of once.
        let was_row = std::mem::replace(&mut is_row, marks.first().is_some_and(Mark::is_of_table));
        if !(was_row && is_row) {
            found.extend(of_text(text, &marks));
        }
    }
    found
}

/// A finding for each kind of mark in a paragraph, at its first.
fn of_text(text: &Located, marks: &[Mark]) -> Vec<Diagnostic> {
    let mut found: Vec<(&Mark, Vec<&str>)> = Vec::new();
    for mark in marks {
        let written = text.as_str().get(mark.at.clone()).unwrap_or_default().trim();
        match found.iter_mut().find(|(first, _)| first.what == mark.what) {
            Some((_, shown)) if shown.len() < MOST_SHOWN && !shown.contains(&written) => {
                shown.push(written);
            }
            Some(_) => {}
            None => found.push((mark, vec![written])),
        }
    }
    let finding = |(first, shown): (&Mark, Vec<&str>)| {
        let shown: Vec<_> = shown.into_iter().map(shortened).collect();
        let message = format!("这里有{}{}", first.what, shown.join(" "));
        RULE.finding(text.span_of(first.at.clone()), message.trim_end()).help(first.help)
    };
    found.into_iter().map(finding).collect()
}

/// The marks of a paragraph, in their order.
fn marks(words: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = at_beginning(words).into_iter().collect();
    // Few texts have any; bytes are counted faster than characters are looked at.
    let may_be = |byte: &u8| matches!(byte, b'<' | b'&' | b'\t' | b'!' | b'*');
    if words.as_bytes().iter().filter(|byte| may_be(byte)).count() > 0 {
        let all = words.char_indices();
        found.extend(all.filter_map(|(at, char)| match char {
            '<' => tag(words, at),
            '&' => entity(words, at),
            '\t' => Some(Mark { at: at..at + 1, what: TAB, help: TABS }),
            '!' => image(words, at),
            '*' => bold(words, at),
            _ => None,
        }));
    }
    found
}

/// Marks of Markdown that begin a line (CommonMark 4.2, 5.2; GitHub's tables).
fn at_beginning(words: &str) -> Option<Mark> {
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let begins = |what, help| Some(Mark { at: 0..first.len(), what, help });
    // 注 behind a star is a footnote, a figure behind a hyphen a negative one.
    let is_item = rest.starts_with(is_ideograph) && !rest.starts_with('注');
    match first {
        "##" | "###" | "####" | "#####" | "######" if !rest.is_empty() => {
            begins(" Markdown 的标题记号 ", HEADINGS)
        }
        "#" if is_item && !rest.contains('#') => begins(" Markdown 的标题记号 ", HEADINGS),
        "-" | "*" | "+" if is_item => {
            begins(" Markdown 的列表记号 ", "请删去；要分条的写“1.”“（1）”或“一是”")
        }
        _ if words.starts_with('|') && words[1..].contains('|') => {
            Some(Mark { at: 0..1, what: TABLE_MARK, help: TABLE })
        }
        _ => None,
    }
}

const HEADINGS: &str = "请删去；标题写“一、”“（一）”，单独一行";

/// Names of tags that come along from web pages and from Word.
const NAMES: [&str; 36] = [
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "o:p",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "st1",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// The tags and references of HTML in a text: their marks are no slips of another kind.
pub(super) fn html(words: &str) -> Vec<Range<usize>> {
    let marks = words.char_indices().filter_map(|(at, char)| match char {
        '<' => tag(words, at),
        '&' => entity(words, at),
        _ => None,
    });
    marks.map(|mark| mark.at).collect()
}

/// A part of a text from byte `at` on, of so many bytes at most: what is looked for ends soon or is none.
fn part(words: &str, at: usize, most: usize) -> &str {
    let end = words.floor_char_boundary((at + most).min(words.len()));
    words.get(at..end).unwrap_or_default()
}

/// A tag of HTML: `<p>`, `</td>`, `<br />`, `<span style="…">`.
fn tag(words: &str, at: usize) -> Option<Mark> {
    let inside = part(words, at + 1, 300);
    let end = inside.find('>')?;
    let name = inside[..end].trim_start_matches('/');
    let is_of_name = |char: char| char.is_ascii_alphanumeric() || char == ':';
    let letters = name.find(|char| !is_of_name(char)).unwrap_or(name.len());
    let is_name = NAMES.iter().any(|known| known.eq_ignore_ascii_case(&name[..letters]))
        && (letters == name.len() || name[letters..].starts_with([' ', '/']));
    let is_comment = name.starts_with("!--") || name.starts_with("![");
    let help = "请删去；要分段的另起一行，表格写成 [[节名.table]]";
    (is_name || is_comment).then_some(Mark { at: at..at + end + 2, what: TAGS, help })
}

/// A character reference of HTML: `&nbsp;`, `&#160;`.
fn entity(words: &str, at: usize) -> Option<Mark> {
    const NAMES: [&str; 14] = [
        "nbsp", "lt", "gt", "amp", "quot", "apos", "ldquo", "rdquo", "lsquo", "rsquo", "mdash",
        "hellip", "middot", "emsp",
    ];
    let inside = part(words, at + 1, 10);
    let end = inside.find(';')?;
    let name = &inside[..end];
    let number = name.strip_prefix('#').map(|number| number.trim_start_matches(['x', 'X']));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit());
    let help = "请改成它代表的字符；是空格的，请删去";
    (NAMES.contains(&name) || number.is_some_and(is_number)).then_some(Mark {
        at: at..at + end + 2,
        what: "网页的记号 ",
        help,
    })
}

/// Bold type of Markdown: `**甲**`.
fn bold(words: &str, at: usize) -> Option<Mark> {
    let inside = part(words, at, 300).strip_prefix("**")?;
    // Behind a letter or a digit stars stand for what is not to be read: `张**`, `138****1234`.
    let is_masked = words[..at].ends_with(|char: char| char.is_alphanumeric() || char == '*');
    let end = inside.find("**").filter(|end| *end > 0 && !inside.starts_with(['*', ' ']))?;
    if is_masked {
        return None;
    }
    let help = "请删去星号；字体由程序安排，标题写“一、”“（一）”";
    Some(Mark { at: at..at + end + 4, what: " Markdown 的加粗记号 ", help })
}

/// An image of Markdown: `![甲](a.png)`.
fn image(words: &str, at: usize) -> Option<Mark> {
    let inside = part(words, at + 1, 300).strip_prefix('[')?;
    let middle = inside.find("](")?;
    let end = inside[middle..].find(')')?;
    let help = "报告里不能放图片，请删去，或用文字说明";
    Some(Mark { at: at..at + 2 + middle + end + 1, what: " Markdown 的图片 ", help })
}

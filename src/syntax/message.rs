//! What the TOML parser says, in Chinese.
//!
//! A table of the parser's own wording (toml_parser 1.1, toml 1.2). Wording that a later
//! version brings falls back to one general sentence, so no English reaches the user.

use std::ops::Range;

use crate::base::{Diagnostic, SourceId, Span};

/// How the parser's messages about a backslash begin.
const ESCAPES: [&str; 4] =
    ["invalid escape sequence", "missing escaped value", "too few unicode", "invalid unicode"];
const BACKSLASH: &str = "文字里的反斜杠写法不对";
const TWO_BACKSLASHES: &str = "要写一个反斜杠，请写两个：\\\\；或者把前后的引号换成单引号";

/// Beginning of the parser's message → what is wrong, what to do. Some of our own wording
/// stands in where the parser's is too general.
const MESSAGES: &[(&str, &str, &str)] = &[
    ("duplicate key", "这个键重复了", "同一处同名的键只能写一次，请删去一个"),
    ("unclosed array table", "双方括号没有配对", "请补上“]]”"),
    ("unclosed table", "表头的方括号没有配对", "请补上“]”"),
    ("unclosed array", "方括号列表没有结束", "请补上“]”"),
    ("unclosed inline table", "花括号没有配对", "请补上“}”"),
    ("key with no value", "这个键没有值", "请写成 键 = 值"),
    ("missing value for key", "这个键没有值", "请写成 键 = 值"),
    ("missing value", "等号后面没有值", "请在等号后面写上数字、\"文字\" 或 [列表]"),
    ("extra `=`", "多了一个等号", "请删去多余的等号"),
    ("extra comma", "多了一个逗号", "请删去多余的逗号"),
    ("missing comma", "缺少逗号", "各个值之间要用半角逗号隔开"),
    ("unexpected `=` in array", "列表里不能有等号", "请检查前一行的“[”是否有配对的“]”"),
    ("unexpected key or value", "一行里写了多余的内容", "一行只写一个 键 = 值，其后只能有 # 注释"),
    ("unexpected content", "一行里写了多余的内容", "一行只写一个 键 = 值，其后只能有 # 注释"),
    ("string values must be quoted", "文字没有加引号", "文字要用半角引号括起来，如 \"文字\""),
    ("missing opening quote", "缺少前引号", "请补上半角引号"),
    (
        "invalid basic string",
        "文字的引号没有配对，或含有不允许的字符",
        "单行文字用一对 \" 括起来，多行文字用一对 \"\"\" 括起来",
    ),
    (
        "invalid multi-line basic string",
        "多行文字的引号没有配对，或含有不允许的字符",
        "请用一对 \"\"\" 括起来",
    ),
    ("invalid literal string", "文字的单引号没有配对，或含有不允许的字符", "请检查单引号是否成对"),
    ("invalid multi-line literal string", "多行文字的单引号没有配对", "请用一对 ''' 括起来"),
    (ESCAPES[0], BACKSLASH, TWO_BACKSLASHES),
    (ESCAPES[1], BACKSLASH, TWO_BACKSLASHES),
    (ESCAPES[2], BACKSLASH, TWO_BACKSLASHES),
    (ESCAPES[3], BACKSLASH, TWO_BACKSLASHES),
    ("invalid date", "日期的写法不对", "请写成如 2023-01-06，月和日都写两位"),
    ("invalid mantissa", "数字的写法不对", "小数点前面要有数字，如 0.5"),
    ("invalid fraction", "数字的写法不对", "小数点后面要有数字，如 5.0"),
    ("a unit", "数字里有别的字", "只写数字，不写单位；年份和件数用阿拉伯数字"),
    ("a thousands separator", "数字里多了逗号", "数字不分节，1,234 请写成 1234"),
    ("quotes in text", "文字里面又用了直引号", "文字里请用中文引号“”"),
    ("unexpected leading zero", "数字前面多了 0", "请去掉前面的 0"),
    ("`_` may only go between digits", "数字里的下划线不对", "请去掉下划线，只写数字"),
    ("redundant numeric sign", "数字前面多了正负号", "请只留一个"),
    ("invalid unquoted", "键的写法不对", "键只能用英文字母、数字、下划线和连字符"),
    ("keys cannot be multi-line", "键不能写成多行文字", "键只能用英文字母、数字、下划线和连字符"),
    ("invalid key", "键的写法不对", "键只能用英文字母、数字、下划线和连字符"),
    ("invalid table", "表头的写法不对", "表头写成 [名称]，单独一行"),
    ("invalid array of tables", "表头的写法不对", "表头写成 [[名称]]，单独一行"),
    ("invalid float", "数字的写法不对", "请写成如 12 或 3.45"),
    ("invalid integer", "数字的写法不对", "请写成如 12"),
    ("invalid boolean", "真假值的写法不对", "请写 true 或 false"),
    ("invalid datetime", "日期的写法不对", "请写成如 2023-01-16"),
    ("invalid month", "日期的月份不对", "请写成如 2023-01-16"),
    ("invalid day", "日期的日子不对", "请写成如 2023-01-16"),
    ("cannot recurse further", "括号套得太深", "请减少嵌套"),
    ("recursion limit", "括号套得太深", "请减少嵌套"),
];

/// A finding for one error of the parser.
pub(super) fn explain(
    text: &str,
    message: &str,
    at: &Range<usize>,
    source: SourceId,
) -> Diagnostic {
    if is_unclosed_array(text, message, at) {
        // The bracket is missing before the line that the parser stumbled over.
        let end = text[..line_start(text, at.start)].trim_end().len();
        return Diagnostic::error("I001", "方括号列表没有结束", Span::new(source, end, end))
            .help("请补上“]”");
    }
    let message = if message.starts_with("string values must be quoted") {
        unquoted(text.get(at.clone()).unwrap_or_default()).unwrap_or(message)
    } else if message.starts_with("unexpected key or value") {
        superfluous(text, at.start).unwrap_or(message)
    } else {
        message
    };
    let known = MESSAGES.iter().find(|(english, ..)| message.starts_with(english));
    let (wrong, remedy) = known.map_or_else(
        || ("TOML 写法有误", "请对照样例检查这一行的引号、等号、逗号和括号"),
        |(_, wrong, remedy)| (*wrong, *remedy),
    );
    let mut start = text.floor_char_boundary(at.start.min(text.len()));
    if is_escape(message) {
        // The parser stumbles over what follows the backslash.
        start = text[..start].rfind('\\').unwrap_or(start);
    }
    let end = text.floor_char_boundary(at.end.clamp(start, text.len()));
    Diagnostic::error("I001", wrong, Span::new(source, start, end)).help(remedy)
}

/// What else it may be that the parser takes for text without quotes.
fn unquoted(written: &str) -> Option<&'static str> {
    let in_number = |c: char| c.is_ascii_digit() || "+-. \t".contains(c);
    match written.split_whitespace().count() {
        0 => Some("missing value"),
        1 => None,
        _ => written.chars().all(in_number).then_some("missing comma"),
    }
    .or_else(|| written.starts_with(|c: char| c.is_ascii_digit()).then_some("a unit"))
    .or_else(|| written.chars().all(is_chinese_number).then_some("a unit"))
}

fn is_chinese_number(c: char) -> bool {
    "〇零一二三四五六七八九十百千万".contains(c)
}

/// What it may be that stands on a line after a value.
fn superfluous(text: &str, at: usize) -> Option<&'static str> {
    let (before, after) = text.split_at_checked(at)?;
    if after.starts_with(',') && before.ends_with(|c: char| c.is_ascii_digit()) {
        return Some("a thousands separator");
    }
    (before.ends_with('"') && !after.starts_with(char::is_whitespace)).then_some("quotes in text")
}

/// Whether the line of an error begins with a Chinese character: prose, not a key.
pub(super) fn is_prose(text: &str, at: usize) -> bool {
    let line = &text[line_start(text, at)..];
    let first = line.trim_start().chars().next();
    first.is_some_and(|c| c.is_alphabetic() && !c.is_ascii() || "（“《".contains(c))
}

/// A finding for prose outside of quotes.
pub(super) fn outside_quotes(text: &str, at: usize, source: SourceId) -> Diagnostic {
    let start = line_start(text, at);
    let line = text[start..].lines().next().unwrap_or_default();
    let first = line.trim_start();
    let begin = start + line.len() - first.len();
    let end = begin + first.chars().next().map_or(0, char::len_utf8);
    Diagnostic::error("I001", "这里的文字不在引号里", Span::new(source, begin, end))
        .help("正文要放在 text = \"\"\" 和单独一行的 \"\"\" 之间")
}

/// Whether an error is about a backslash in a string: full-width marks have no part in it.
pub(super) fn is_escape(message: &str) -> bool {
    ESCAPES.iter().any(|escape| message.starts_with(escape))
}

/// Whether an error in a list comes from the list's missing end: the line begins another key
/// or table. What the parser says of the lines after it follows from the same slip.
pub(super) fn is_unclosed_array(text: &str, message: &str, at: &Range<usize>) -> bool {
    let in_array = message.starts_with("missing comma between array elements")
        || message.starts_with("unexpected `=` in array");
    let start = line_start(text, at.start);
    let line = text[start..].lines().next().unwrap_or_default();
    let word = |text: &str| text.trim().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let begins_key = line.split_once('=').is_some_and(|(key, _)| word(key));
    in_array && start > 0 && (begins_key || line.starts_with('['))
}

fn line_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at.min(text.len()));
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

//! What the TOML parser says, in Chinese.
//!
//! A table of the parser's own wording (toml_parser 1.1, toml 1.2). Wording that a later
//! version brings falls back to one general sentence, so no English reaches the user.

/// What is wrong, and what to do, in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub(super) wrong: &'static str,
    pub(super) help: &'static str,
}

/// How the parser's messages about a backslash begin.
const ESCAPES: [&str; 4] =
    ["invalid escape sequence", "missing escaped value", "too few unicode", "invalid value"];
const BACKSLASH: &str = "文字里的反斜杠写法不对";
const TWO_BACKSLASHES: &str = "每个反斜杠都写两个：\\\\；或者把前后的引号都换成单引号";

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
    ("extra comma", "多了一个逗号", "空着的格填 0；多打的逗号请删去"),
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
    ("a unit", "数字里有别的字", "只写阿拉伯数字，不写单位"),
    ("quotes in text", "文字里面又用了直引号", "文字里请用中文引号“”"),
    (
        "unexpected leading zero",
        "数字前面多了 0",
        "请去掉前面的 0；是 1,052 这样分节的，请去掉逗号",
    ),
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

/// What the parser's message about a text says, which points at byte `at`.
pub(super) fn said(text: &str, message: &str, at: usize) -> Said {
    let message = match message.starts_with("unexpected key or value") {
        true => superfluous(text, at).unwrap_or(message),
        false => message,
    };
    let known = MESSAGES.iter().find(|(english, ..)| message.starts_with(english));
    known.map_or(GENERAL, |(_, wrong, help)| Said { wrong, help })
}

/// What is said of an escape by a number that is of no character (TOML 1.0, "String").
pub(super) const CHARACTER_CODE: Said = Said {
    wrong: "文字里的 \\u 编码不是一个字",
    help: "请写字本身，不用 \\u 编码",
};

const GENERAL: Said = Said {
    wrong: "TOML 写法有误",
    help: "请对照样例检查这一行的引号、等号、逗号和括号",
};

/// What is wrong with a value that stands there without quotes.
pub(super) fn unquoted(written: &str) -> Said {
    let in_number = |c: char| c.is_ascii_digit() || "+-. \t".contains(c);
    let message = match () {
        () if written.split_whitespace().count() > 1 && written.chars().all(in_number) => {
            "missing comma"
        }
        () if written.starts_with(|c: char| c.is_ascii_digit()) => "a unit",
        () if written.chars().all(is_chinese_number) => "a unit",
        () => "string values must be quoted",
    };
    said("", message, 0)
}

fn is_chinese_number(c: char) -> bool {
    "〇零一二三四五六七八九十百千万".contains(c)
}

/// What it may be that stands on a line after a value.
fn superfluous(text: &str, at: usize) -> Option<&'static str> {
    let (before, after) = text.split_at_checked(at)?;
    let goes_on = after.starts_with(|char: char| char.is_alphanumeric() || char == '“');
    (before.ends_with('"') && goes_on).then_some("quotes in text")
}

/// Whether an error is about a backslash in a string: full-width marks have no part in it.
pub(super) fn is_escape(message: &str) -> bool {
    ESCAPES.iter().any(|escape| message.starts_with(escape))
}

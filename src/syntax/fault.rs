//! What is wrong with a text as TOML, before anybody who knows what the text is about tells of it.

use std::ops::Range;

use super::full_width::is_blank;
use super::message::Said;
use crate::base::{Diagnostic, Span, shortened};

/// Something in a text that TOML does not have, or has otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What was met.
    pub met: Met,
    /// Where.
    pub span: Span,
    /// The bytes that cannot be read for it: a key with all of its value, a head with what is below it.
    pub extent: Range<usize>,
    /// The name of the table that it is in, such as `problems.table`; empty before the first.
    pub head: String,
    /// The key whose value it is in; empty where it is in none.
    pub key: String,
}

/// What was met that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    /// A list that does not end, or with a quote in it that has no fellow.
    OpenList,
    /// An inline table that does not end.
    OpenTable,
    /// A text of several lines that does not end, and where the next statement begins.
    OpenText(usize),
    /// The same, and the quotes, one or two, that may be meant for its end.
    OpenTextTo(Range<usize>),
    /// A text of one line that does not end.
    OpenShortText,
    /// A text of several lines of whose opening quotes one is missing.
    LostQuote,
    /// A bracket, `[` or `{`, that is missing before what closes it.
    Unopened(char),
    /// What follows a list that has ended.
    BehindList,
    /// Three quotes of another width than TOML's, around a text of several lines.
    FullWidthQuotes,
    /// A mark of a Chinese keyboard, and the one that TOML has for it; a blank for a space.
    FullWidth(char, char),
    /// A space that is not seen.
    UnseenSpace(char),
    /// A control character.
    Control(char),
    /// Text outside of quotes.
    Prose,
    /// A line of cells with tabs between them.
    Cells(Vec<String>),
    /// A line with a key, or what is meant for one, that no equals sign follows.
    NoEquals,
    /// A key that is none: with other characters than letters, digits, `_` and `-`.
    NoKey(String),
    /// No value behind the equals sign.
    NoValue,
    /// A value as it is written, without quotes, that is none; and what the parser says of it.
    Value(String, Said),
    /// An equals sign behind another.
    SecondEquals,
    /// A mark behind a value that is one too many.
    Superfluous(char),
    /// The figures of a list with marks of a Chinese keyboard in it.
    FullWidthRow(Vec<String>),
    /// Several figures as they are written, without the brackets of a list.
    Several(Vec<String>),
    /// The head of a table as it is written, whose brackets do not pair, and its name.
    Head(String, String),
    /// The head of a table, or a key, for the second time.
    Twice(String),
    /// What else the parser says.
    Other(Said),
}

impl Fault {
    /// The finding about it, for whom the text is no more than TOML.
    #[must_use]
    pub fn finding(&self) -> Diagnostic {
        let (wrong, help) = self.met.words();
        let code = match self.met {
            Met::FullWidth(..)
            | Met::FullWidthQuotes
            | Met::FullWidthRow(_)
            | Met::UnseenSpace(_) => "I002",
            _ => "I001",
        };
        let found = Diagnostic::error(code, wrong, self.span).help(help);
        match &self.met {
            Met::FullWidth(..) => found.note("全角"),
            Met::OpenText(next) => {
                let at = Span::new(self.span.source, *next, *next);
                found.also(at, "\"\"\" 要写在这一行之前")
            }
            Met::OpenTextTo(quotes) => {
                found.also(Span::of(self.span.source, quotes), "这里要写 \"\"\"")
            }
            _ => found,
        }
    }
}

impl Met {
    /// What is met where a mark was typed for another.
    pub(super) fn of_mark(typed: char, meant: char) -> Self {
        match typed {
            '\u{3000}' => Self::FullWidth(typed, meant),
            typed if is_blank(typed) => Self::UnseenSpace(typed),
            typed => Self::FullWidth(typed, meant),
        }
    }

    /// What is wrong, and what to do.
    fn words(&self) -> (String, String) {
        let of = |wrong: &str, help: &str| (wrong.to_owned(), help.to_owned());
        match self {
            Self::OpenList => of(
                "从这里开始的列表没有写“]”，或里面的引号没有配对",
                "请看里面的文字是不是前后都有半角引号；引号都对的，请补上“]”",
            ),
            Self::OpenTable => of(
                "从这里开始的花括号没有写“}”，或里面的引号没有配对",
                "请看里面的文字是不是前后都有半角引号；引号都对的，请补上“}”",
            ),
            Self::OpenText(_) => {
                of("从这里开始的文字没有结束", "请在这段文字之后单独写一行 \"\"\"")
            }
            Self::OpenTextTo(_) => {
                of("从这里开始的文字没有结束", "结尾要写三个半角引号 \"\"\"，单独一行")
            }
            Self::OpenShortText => of(
                "这里的引号没有配对",
                "单行文字前后各要一个半角引号；多行文字前后各写一行 \"\"\"",
            ),
            Self::LostQuote => {
                of("这里少了引号", "多行文字的前面写三个半角引号 \"\"\"，后面单独写一行 \"\"\"")
            }
            Self::Unopened('{') => {
                of("这个“}”前面没有“{”与它配对", "请在前面补上“{”，或删去这个“}”")
            }
            Self::Unopened(_) => of("这个“]”前面没有“[”与它配对", "请在前面补上“[”，或删去这个“]”"),
            Self::BehindList => {
                of("列表到这里就结束了，后面又有内容", "请检查前面是否少写了“[”，或多写了“]”")
            }
            Self::FullWidthQuotes => {
                of("这里的引号不是半角的", "请切换到英文输入法，改为三个半角引号 \"\"\"")
            }
            Self::FullWidth('\u{3000}', _) => {
                of("此处误用了全角空格", "请切换到英文输入法，改为半角空格")
            }
            Self::FullWidth(typed @ ('“' | '”' | '＂'), _) => (
                format!("此处误用了全角符号{typed}"),
                "请切换到英文输入法，把前后的引号都改为半角\"".to_owned(),
            ),
            Self::FullWidth(typed, meant) => (
                format!("此处误用了全角符号{typed}"),
                format!("请切换到英文输入法，改为半角{meant}"),
            ),
            Self::UnseenSpace(char) => (
                format!("这里有看不见的空格（U+{:04X}）", u32::from(*char)),
                "请删去它，要空格的重打一个；看不见时，把这一行删去重打".to_owned(),
            ),
            Self::Control(char) => (
                format!("这里有控制字符 U+{:04X}，文本里不能有", u32::from(*char)),
                "请删去它；看不见时，把这一行删去重打".to_owned(),
            ),
            Self::Prose => of(
                "这里的文字不在引号里",
                "文字要用引号括起来；多行的前面写 \"\"\"，后面单独写一行 \"\"\"",
            ),
            Self::Cells(_) => {
                of("这一行不是 TOML 的写法", "一行数写成 键 = [数, 数]，各个数之间用半角逗号隔开")
            }
            Self::NoEquals => of("这里少了等号", "请写成 键 = 值"),
            Self::NoKey(_) => of("键的写法不对", "键只能用英文字母、数字、下划线和连字符"),
            Self::NoValue => of("等号后面没有值", "请在等号后面写上数字、\"文字\" 或 [列表]"),
            Self::Value(_, said) | Self::Other(said) => of(said.wrong, said.help),
            Self::SecondEquals => of("这里多了一个等号", "请删去一个等号"),
            Self::Superfluous(mark) => {
                (format!("这里多了“{mark}”"), "值的后面不加标点，请删去".to_owned())
            }
            Self::FullWidthRow(values) => {
                ("这一行里用了全角的逗号或括号".to_owned(), format!("请写成 [{}]", joined(values)))
            }
            Self::Several(values) if are_thousands(values) => (
                "数字分了节".to_owned(),
                format!("数字不分节，请写成 {}", shortened(&values.concat())),
            ),
            Self::Several(values) => (
                format!("这一行有 {} 个值，没有用 [ ] 括起来", values.len()),
                format!("请写成 [{}]", joined(values)),
            ),
            Self::Head(written, name) => (
                format!("表头 {} 的方括号没有配对", shortened(written)),
                format!("请写成 [{0}]（双方括号的写 [[{0}]]），用半角方括号", shortened(name)),
            ),
            Self::Twice(name) => (
                format!("{} 重复了", shortened(name)),
                "同一处同名的只能写一次，请删去一个，或检查是否少了一行表头".to_owned(),
            ),
        }
    }
}

/// Figures as they stand in a list: a row of a table is to be typed as it is shown.
#[must_use]
pub fn joined(values: &[String]) -> String {
    const MOST: usize = 20;
    let is_figure = |value: &str| value.contains(|char: char| char.is_ascii_digit());
    // 无 and — stand for none.
    let figure = |value: &'_ String| match is_figure(value) {
        true => shortened(value).into_owned(),
        false => "0".to_owned(),
    };
    let shown = values.iter().take(MOST).map(figure);
    let more = if values.len() > MOST { ", …" } else { "" };
    format!("{}{more}", shown.collect::<Vec<_>>().join(", "))
}

/// Whether what commas part is one number with its thousands parted: `1,234`, `96,171.6`.
#[must_use]
pub fn are_thousands(values: &[String]) -> bool {
    let [first, rest @ ..] = values else { return false };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Some((last, middle)) = rest.split_last() else { return false };
    let (whole, decimals) = last.split_once('.').unwrap_or((last, "0"));
    let of_three = |text: &str| text.len() == 3 && are_digits(text);
    let is_parted = middle.iter().all(|text| of_three(text)) && of_three(whole);
    first.len() <= 3 && are_digits(first) && is_parted && are_digits(decimals)
}

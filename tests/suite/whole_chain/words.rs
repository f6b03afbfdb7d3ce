//! Texts and numbers of made-up reports, the strange more often than the usual, and how TOML
//! writes them.

use super::choices::Choices;

/// What any text may hold.
const USUAL: [&str; 48] = [
    "政府信息公开",
    "工作年度报告",
    "依申请公开",
    "全年收到申请3件，办结2件",
    "2023年",
    "12月31日",
    "国办公开办函〔2021〕30号",
    "第二十条第（五）项",
    "（一）",
    "（二）主动公开情况。",
    "一、",
    "1.",
    "（1）",
    "，",
    "。",
    "；",
    "：",
    "、",
    "？！",
    "——",
    "……",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "‘",
    "’",
    ",",
    "(",
    "\"",
    "\\",
    "#",
    "{",
    "]",
    " ",
    "\u{3000}",
    "\u{200B}",
    "\u{202E}",
    "\u{FEFF}",
    "𠅤",
    "⼈",
    "Freedom of Information",
    "xxgk@example.gov.cn",
    "www.example.gov.cn/a/b?c=1",
    "99999999999999999999.5%",
    "3,426.50",
];

/// What breaks a string, a line or a font.
const STRANGE: [&str; 16] = [
    "\"\"\"",
    "'''",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\u{0}",
    "\u{7F}",
    "\u{85}",
    "\u{1B}[31m",
    "\u{2028}",
    "\u{FFFD}",
    "\u{E000}",
    "e\u{301}",
    "葛\u{E0100}",
    "👪",
];

const NUMBERS: [&str; 24] = [
    "0",
    "1",
    "2",
    "7",
    "12",
    "3426",
    "999999999999",
    "1000000000000",
    "9223372036854775807",
    "9223372036854775808",
    "-1",
    "-9223372036854775808",
    "1.5",
    "0.00001",
    "1e400",
    "nan",
    "0xFFFFFFFFFFFFFFFFFF",
    "1_000",
    "\"\"",
    "\"/\"",
    "true",
    "2024-02-30",
    "[]",
    "{}",
];

/// A text that is not empty, now and then a long one.
pub(crate) fn text(choices: &mut Choices<'_>, strange: usize) -> String {
    let most = if choices.once_in(64) { 120 } else { 6 };
    let pieces = (0..choices.below(most)).map(|_| match choices.once_in(strange) {
        true => choices.pick(&STRANGE),
        false => choices.pick(&USUAL),
    });
    format!("甲{}", pieces.collect::<String>())
}

/// The same as TOML, mostly as it should be written.
pub(crate) fn string(choices: &mut Choices<'_>, strange: usize) -> String {
    let text = text(choices, strange);
    match choices.once_in(strange) {
        true => match choices.below(4) {
            0 => "\"\"".to_owned(),
            1 => format!("\"{text}\""),
            2 => format!("'''{text}'''"),
            _ => format!("\"\"\"\n{text}\"\"\""),
        },
        false => quoted(&text),
    }
}

/// A text between quotes, with whatever may not stand there escaped.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            '\n' => quoted.push_str("\\n"),
            char if char.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(char))),
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}

/// A number as a figure is written, or what is none.
pub(crate) fn number(choices: &mut Choices<'_>, strange: usize) -> String {
    match choices.once_in(strange) {
        true => choices.pick(&NUMBERS).to_owned(),
        false => choices.below(1000).to_string(),
    }
}

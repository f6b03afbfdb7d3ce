//! The codes of all floors in one list, and those of the chain itself.

use crate::base::{
    Code,
    CodeExample::{Input, Layout, Test},
};
use crate::checks::{RULES, called, rule};
use crate::{form, input, layout, syntax, vocabulary};

/// What is wrong with a file as a text, and with the files that a report names.
const CODES: [Code; 16] = [
    Code::warning(
        "I003",
        "文件要用 UTF-8 编码，不用 GBK",
        "GBK、GB 18030 编码的文件照样读入，但别的软件会当作乱码。--fix 把它改成 UTF-8；也可以用记事本或 WPS 打开，选“另存为”，编码选 UTF-8。",
        Test("each_kind_of_file_is_told"),
    ),
    Code::warning(
        "I004",
        "文件要用 UTF-8 编码，不用 UTF-16",
        "旧版记事本里叫“Unicode”的就是 UTF-16，照样读入。--fix 把它改成 UTF-8；也可以选“另存为”，编码选 UTF-8。",
        Test("each_kind_of_file_is_told"),
    ),
    Code::error(
        "I005",
        "文件里不能有损坏的字符",
        "从提示的地方起读不出文字：文件拷贝时损坏了，或者不是文本（如选了 Word 文件）。请重新输入这里的文字，或检查是否选错了文件。",
        Test("each_fault_is_reported_at_its_place"),
    ),
    Code::error(
        "I006",
        "文件不能是空的",
        "请照样例 samples/blank.toml 填写，或用 genreport init 另做一份。",
        Test("each_fault_is_reported_at_its_place"),
    ),
    Code::error(
        "I007",
        "数据文件是文本，不是 Word、PDF 或图片",
        "给的文件是别的软件的文件。数据文件是 UTF-8 编码的文本：请用 genreport init 做一份空白的，把文字和数填进去。",
        Test("each_fault_is_reported_at_its_place"),
    ),
    Code::error(
        "I008",
        "写好的报告不是数据文件",
        "文件里是报告的正文，没有一行是 键 = 值。请用 genreport init 做一份空白的数据文件，把文字和数填进去。",
        Test("each_fault_is_reported_at_its_place"),
    ),
    Code::warning(
        "I009",
        "换行用通常的换行符",
        "旧式的换行符（只有回车）、Word 里的手动换行等已按换行读入；写成一行的文字里，当作空格。请改用通常的换行；整个文件是旧式换行的，--fix 也会改好。",
        Test("other_line_ends_are_read"),
    ),
    Code::error(
        "I120",
        "版式要是内置的，或写文件的路径",
        "layout 写内置版式的名称，如 annual-report-2021；自备的版式写文件的路径，如 ./版式.toml。",
        Input("layout = \"annual-report-2022\"\n"),
    ),
    Code::error(
        "I136",
        "上年的报告要读得到",
        "previous 写上年数据文件的路径，从这份文件所在的文件夹算起。没有上年的数据，请删去这一行。",
        Input("previous = \"没有这份.toml\"\n"),
    ),
    Code::error(
        "I137",
        "上年的报告不能有错误",
        "上年的数据读不完全，就不能与它比较。请先用 genreport check 查看上年的数据并改正。",
        Test("a_report_is_compared_with_that_of_last_year"),
    ),
    Code::error(
        "I138",
        "layout 写的文件要是版式文件",
        "这个文件不像 TOML，不是版式，所以一行也没有显示。请检查 layout 写的路径；版式的写法见 layouts/README.md。",
        Test("a_file_of_another_kind_is_not_shown"),
    ),
    // Raised by whoever runs the chain.
    Code::error(
        "P001",
        "程序自己出了错",
        "程序没有做完这一份，这是程序的毛病，不一定是数据的问题；其他各份照常生成。请把数据文件和提示的那一行告诉开发者。",
        Test("a_panic_in_one_stops_no_other"),
    ),
    Code::error(
        "P002",
        "文件要读得到",
        "数据文件或它用的版式没有读出来，为什么写在提示里：找不到、没有权限、太大等。JSON 和 SARIF 里用这个代码；上年的报告读不到是 I136，读到了却不是数据文件的是别的 I 开头的代码。",
        Test("json_and_sarif_name_what_was_not_read"),
    ),
    Code::error(
        "P003",
        "文件要写得成",
        "生成的文件没有写成，或改好的数据文件没有写回，为什么写在提示里：没有权限、磁盘已满、DOCX 在生成以后改过、会覆盖别的文件等。原来的文件没有动。JSON 和 SARIF 里用这个代码。",
        Test("what_became_of_each_report_is_told_as_json"),
    ),
    Code::warning(
        "P004",
        "文件夹里不是报告的文件跳过",
        "给的是文件夹时，版式文件、词语文件，和别的报告写作 previous 的上年的报告不做，并说明跳过了哪个。要做，请写明这个文件。JSON 和 SARIF 里用这个代码。",
        Test("what_is_no_report_of_this_year_is_skipped_and_named"),
    ),
    Code::warning(
        "P005",
        "按 Ctrl-C 停止以后不再做",
        "按了 Ctrl-C，或收到 SIGTERM，还没有做到的报告没有做。JSON 和 SARIF 里用这个代码。",
        Test("what_was_not_come_to_is_told_to_programs"),
    ),
];

/// The codes of all floors but those of the rules, which say the same of themselves.
pub fn codes() -> impl Iterator<Item = Code> {
    let input = syntax::CODES.into_iter().chain(CODES).chain(input::CODES);
    input.chain(form::CODES).chain(vocabulary::CODES).chain(layout::CODES)
}

/// What a code says of itself, in small letters or in capitals.
#[must_use]
pub fn explanation(code: &str) -> Option<String> {
    let rule = || rule(code).map(|rule| rule.page());
    codes().find(|known| known.code.eq_ignore_ascii_case(code)).map(|it| page(&it)).or_else(rule)
}

/// All codes that begin so.
#[must_use]
pub fn codes_beginning_with(begin: &str) -> Vec<&'static str> {
    let all = codes().map(|code| code.code).chain(RULES.iter().map(|rule| rule.code));
    let mut all: Vec<&str> = all.filter(|code| code.starts_with(begin)).collect();
    all.sort_unstable();
    all
}

/// A code's text, like a rule's.
fn page(code: &Code) -> String {
    let Code { code, severity, title, explanation, example, .. } = code;
    let text = format!("{code} {title}（{}）\n\n{explanation}", called(*severity));
    match example {
        Input(part) | Layout(part) => format!("{text}\n\n错误：\n\n```toml\n{part}```"),
        Test(_) => text,
    }
}

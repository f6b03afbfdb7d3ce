//! What a fault in the writing of a report means for its form: which figures were meant, which key, which
//! head.

use super::date;
use super::homes::lost_head;
use super::reader::{AT_THE_HEAD, OPTIONAL, nearest};
use crate::base::{Diagnostic, shortened};
use crate::form::{FigureKind, FigureLine, Form, INPUT_KEYS};
use crate::syntax::{Fault, Met, Parsed};

/// What people write where there is nothing to count.
pub(super) const NOTHING: [&str; 12] =
    ["无", "没有", "暂无", "零", "空", "/", "／", "-", "—", "——", "－", "\\"];

/// What people call the keys of the head of the file.
const CALLED: [(&str, &str); 16] = [
    ("版式", "layout"),
    ("机关", "authority"),
    ("机关名称", "authority"),
    ("单位", "authority"),
    ("单位名称", "authority"),
    ("年度", "year"),
    ("年份", "year"),
    ("报告年度", "year"),
    ("标题", "title"),
    ("前言", "preamble"),
    ("署名", "signature"),
    ("落款", "signature"),
    ("日期", "date"),
    ("成文日期", "date"),
    ("用印", "seal"),
    ("附件", "attachments"),
];

/// Wrong, and what to do.
type Words = (String, String);

/// The finding about a fault in a report of a form; `parsed` is what can be read of it.
#[must_use]
pub fn explain(fault: &Fault, parsed: &Parsed<'_>, form: &Form) -> Diagnostic {
    let finding = fault.finding();
    let words = match &fault.met {
        Met::Value(written, _) => of_value(fault, written, form),
        Met::Several(values) => of_several(fault, values, form),
        Met::NoKey(written) => of_key(fault, written, form),
        Met::Cells(cells) => of_cells(fault, cells, form),
        Met::Prose => Some((
            "这里的文字不在引号里".to_owned(),
            "是正文的，放在 text = \"\"\" 和单独一行的 \"\"\" 之间；是说明的，在行首加 #"
                .to_owned(),
        )),
        Met::Head(written, name) => Some(of_head(written, name)),
        Met::Twice(_) => {
            of_lost_head(fault, parsed, form).or_else(|| of_row_twice(fault, parsed, form))
        }
        _ => None,
    };
    match words {
        Some((wrong, help)) => Diagnostic { message: wrong, ..finding }.help(help),
        None => finding,
    }
}

/// A head whose brackets do not pair: only tables in prose have two.
fn of_head(written: &str, name: &str) -> Words {
    let wrong = format!("表头 {} 的方括号没有配对", shortened(written));
    let name = shortened(name);
    let head = if name.ends_with(".table") { format!("[[{name}]]") } else { format!("[{name}]") };
    (wrong, format!("请写成 {head}"))
}

/// The line of figures that a fault is in.
fn line<'f>(fault: &Fault, form: &'f Form) -> Option<&'f FigureLine> {
    form.tables().find(|table| table.key == fault.head)?.line(&fault.key)
}

fn of_value(fault: &Fault, written: &str, form: &Form) -> Option<Words> {
    if let Some(line) = line(fault, form) {
        return Some(of_figure(line, written));
    }
    let is_top = fault.head.is_empty();
    match fault.key.as_str() {
        "date" if is_top => Some(date::explain(written)),
        "year" if is_top => {
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            let help = match digits.len() {
                4 => format!("请写成 year = {digits}"),
                _ => "请写成四位数字，如 year = 2025".to_owned(),
            };
            Some(("报告年度 year 只写四位数字".to_owned(), help))
        }
        "seal" | "strict" => Some((
            format!("{} 应写 true 或 false，这里是 {}", shortened(&fault.key), shortened(written)),
            "是的写 true，不是的写 false，不加引号".to_owned(),
        )),
        _ => {
            let is_word = !written.contains(['"', '“', '”', '\'']);
            is_word.then(|| {
                let help = format!("请写成 {} = \"{}\"", shortened(&fault.key), shortened(written));
                ("文字没有加引号".to_owned(), help)
            })
        }
    }
}

/// What is written where a figure should be.
pub(super) fn of_figure(line: &FigureLine, written: &str) -> Words {
    let wrong = format!("“{}”应为数字，这里是 {}", line.label.as_str(), shortened(written));
    if NOTHING.contains(&written) {
        return (wrong, "没有的填 0".to_owned());
    }
    let is_of_number = |char: char| char.is_ascii_digit() || char == '.';
    let number: String = written.chars().take_while(|char| is_of_number(*char)).collect();
    let unit = written[number.len()..].trim();
    let is_fee = line.cells.iter().any(|cell| cell.kind == FigureKind::Fee);
    let help = match unit {
        "万元" | "万" if is_fee && !number.is_empty() => {
            format!("只写数字，单位已是万元：{} = {number}", line.key)
        }
        "元" if is_fee => "只写数字，单位是万元：请把元换算成万元".to_owned(),
        _ if is_fee => "只写数字，单位已是万元".to_owned(),
        _ if !number.is_empty() && line.cells.len() == 1 => {
            format!("只写数字，不写单位：{} = {number}", line.key)
        }
        _ => "只写数字，不写单位；没有的填 0".to_owned(),
    };
    (wrong, help)
}

fn of_several(fault: &Fault, values: &[String], form: &Form) -> Option<Words> {
    let line = line(fault, form)?;
    let all = line.cells.len();
    let name = line.label.as_str();
    if all == 1 {
        return None;
    }
    let wrong = format!("“{name}”这一行有 {} 个数，请用 [ ] 括起来", values.len());
    Some((wrong, format!("请写成 {} = [{}]", line.key, shortened(&values.join(", ")))))
}

/// The key that is called so: of the same table first.
fn key_of<'f>(head: &str, called: &str, form: &'f Form) -> Option<(&'f str, &'f FigureLine)> {
    let plain = |text: &str| -> String {
        let text = text.trim_start_matches(|char: char| {
            "（一二三四五六七八九十）0123456789.、．()".contains(char)
        });
        text.chars().filter(|char| char.is_alphanumeric()).collect()
    };
    let called = plain(called);
    let mut tables: Vec<_> = form.tables().collect();
    tables.sort_by_key(|table| table.key != head);
    let lines = tables
        .into_iter()
        .flat_map(|table| table.lines.iter().map(|line| (table.key.as_str(), line)));
    let mut lines = lines.filter(|_| !called.is_empty());
    lines.find(|(_, line)| plain(line.label.as_str()) == called)
}

fn of_key(fault: &Fault, written: &str, form: &Form) -> Option<Words> {
    let name = shortened(written);
    if fault.key.is_empty() {
        // The head of a table in Chinese.
        let mut sections = form.sections.iter();
        let of = |heading: &str| heading.contains(written);
        let section = sections.find(|section| of(section.heading.as_str()))?;
        let table = section.tables.first().map(|table| table.key.as_str());
        let key = table.unwrap_or(section.key.as_str());
        let wrong = format!("[{name}] 不是表头的名称");
        return Some((wrong, format!("{}的表头是 [{key}]", section.heading.as_str())));
    }
    let wrong = format!("“{name}”不是键名");
    if let Some((table, line)) = key_of(&fault.head, written, form) {
        let place =
            if table == fault.head { String::new() } else { format!("，在 [{table}] 里") };
        return Some((wrong, format!("“{}”的键名是 {}{place}", line.label.as_str(), line.key)));
    }
    if let Some((_, key)) = CALLED.iter().find(|(called, _)| *called == written) {
        let place = match OPTIONAL.contains(key) && !fault.head.is_empty() {
            true => format!("，写在{AT_THE_HEAD}"),
            false => String::new(),
        };
        return Some((wrong, format!("{written}的键名是 {key}{place}")));
    }
    let help = match near_key(&fault.head, written, form) {
        Some(key) => format!("是不是要写 {key}？"),
        None => "键名用英文字母，各行的键名见 genreport init 做出的空白数据文件".to_owned(),
    };
    Some((wrong, help))
}

/// The key that is meant by one with marks of a Chinese keyboard in it: `carried——in`.
fn near_key<'f>(head: &str, written: &str, form: &'f Form) -> Option<&'f str> {
    let parts = written.split(|char: char| !char.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let lines = form.tables().filter(|table| table.key == head).flat_map(|table| &table.lines);
    let mut known: Vec<&str> = lines.map(|line| line.key.as_str()).collect();
    if head.is_empty() {
        known.extend(INPUT_KEYS);
    }
    nearest(&parts.join("_"), &known)
}

/// A line that was pasted from a table.
fn of_cells(fault: &Fault, cells: &[String], form: &Form) -> Option<Words> {
    let figures: Vec<&str> =
        cells.iter().map(String::as_str).filter(|cell| is_figure(cell)).collect();
    let named = cells.iter().find_map(|cell| key_of(&fault.head, cell, form));
    let wrong = "这一行是从表格里粘贴来的，不是 TOML 的写法".to_owned();
    let (key, figures) = match named {
        Some((_, line)) => (line.key.as_str(), figures),
        None => ("键", figures),
    };
    let list = match figures.as_slice() {
        [] => "数, 数".to_owned(),
        figures => shortened(&figures.join(", ")).into_owned(),
    };
    Some((wrong, format!("一行数写成 {key} = [{list}]，用半角逗号隔开")))
}

fn is_figure(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// A key that is there twice because the head between the two is missing.
fn of_lost_head(fault: &Fault, parsed: &Parsed<'_>, form: &Form) -> Option<Words> {
    let (head, called) = lost_head(parsed, form, &fault.head, &fault.key)?;
    let wrong = format!("{} 重复了：从这一行起是 {called} 的内容，前面少了表头", fault.key);
    Some((wrong, format!("请在这一行前面加一行 {head}")))
}

/// A line of figures that is there twice, while others are missing: one was copied, and its key left.
fn of_row_twice(fault: &Fault, parsed: &Parsed<'_>, form: &Form) -> Option<Words> {
    let table = form.tables().find(|table| table.key == fault.head)?;
    let own = table.line(&fault.key)?;
    let written = parsed.table.get(table.key.as_str()).and_then(|it| it.get_ref().as_table());
    let is_there = |key: &str| written.is_some_and(|written| written.contains_key(key));
    let missing = table.lines.iter().filter(|line| line.sum.is_empty() && !is_there(&line.key));
    let names: Vec<String> =
        missing.map(|line| format!("{}（{}）", line.key, line.label.as_str())).collect();
    let wrong = format!("{}（{}）这一行重复了", own.key, own.label.as_str());
    let help = match names.as_slice() {
        [] => "请删去一行".to_owned(),
        [one] => format!("还缺 {one} 一行：是不是这一行？请改键名，或删去这一行"),
        several => format!("还缺 {}：是不是其中一行？请改键名，或删去这一行", several.join("、")),
    };
    Some((wrong, help))
}

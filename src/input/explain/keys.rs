//! Keys that are none: in Chinese, in capitals, with marks of a Chinese keyboard.

use super::super::homes;
use super::super::reader::{AT_THE_HEAD, OPTIONAL, nearest};
use super::Words;
use crate::base::shortened;
use crate::form::{FigureLine, Form, INPUT_KEYS};
use crate::syntax::Fault;

/// What people call keys that have no label in the form.
const CALLED: [(&str, &str); 20] = [
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
    ("盖章", "seal"),
    ("附件", "attachments"),
    ("上年", "previous"),
    ("正文", "text"),
    ("内容", "text"),
];

/// Whether a report must have the text that a fault is in.
pub(super) fn is_required_text(fault: &Fault) -> bool {
    matches!((fault.head.as_str(), fault.key.as_str()), ("", "authority" | "layout") | (_, "text"))
}

/// Whether the value that a fault is in should be a text.
pub(super) fn is_text(fault: &Fault, form: &Form) -> bool {
    let is_of_section =
        form.sections.iter().any(|section| section.prose && section.key == fault.head);
    let is_other = |key: &str| {
        matches!(key, "year" | "seal" | "attachments" | "checks" | "labels" | "headings")
    };
    match (fault.head.as_str(), fault.key.as_str()) {
        ("", key) => INPUT_KEYS.contains(&key) && !is_other(key),
        (_, "text") => is_of_section,
        (_, "caption" | "unit" | "after") => true,
        (head, _) => head == "headings" || head.starts_with("labels."),
    }
}

/// The line of figures that is called so, with its table: of the same table first.
pub(super) fn key_of<'f>(
    head: &str,
    called: &str,
    form: &'f Form,
) -> Option<(&'f str, &'f FigureLine)> {
    let called = plain(called);
    let mut tables: Vec<_> = form.tables().collect();
    tables.sort_by_key(|table| table.key != head);
    let lines = tables
        .into_iter()
        .flat_map(|table| table.lines.iter().map(|line| (table.key.as_str(), line)));
    let mut lines = lines.filter(|_| !called.is_empty());
    lines.find(|(_, line)| plain(line.label.as_str()) == called)
}

/// A label without its number and its marks.
fn plain(label: &str) -> String {
    let is_of_number = |char: char| {
        "（一二三四五六七八九十）0123456789.、．()".contains(char) || char.is_whitespace()
    };
    let label = label.trim_start_matches(is_of_number);
    label.chars().filter(|char| char.is_alphanumeric()).collect()
}

/// A key that is none.
pub(super) fn of_key(head: &str, written: &str, form: &Form) -> Words {
    let wrong = format!("“{}”不是键名", shortened(written));
    if let Some((table, line)) = key_of(head, written, form) {
        let place = if table == head { String::new() } else { format!("，在 [{table}] 里") };
        return (wrong, format!("“{}”的键名是 {}{place}", line.label.as_str(), line.key));
    }
    if let Some((_, key)) = CALLED.iter().find(|(called, _)| *called == written) {
        let place = match OPTIONAL.contains(key) && !head.is_empty() {
            true => format!("，写在{AT_THE_HEAD}"),
            false => String::new(),
        };
        return (wrong, format!("{written}的键名是 {key}{place}"));
    }
    let help = match near_key(head, written, form) {
        Some(key) => format!("是不是要写 {key}？"),
        None => "键名用英文字母，各行的键名见 genreport init 做出的空白数据文件".to_owned(),
    };
    (wrong, help)
}

/// The key that is meant by one in capitals, or with other marks in it: `carried——in`.
fn near_key<'f>(head: &str, written: &str, form: &'f Form) -> Option<&'f str> {
    let written = written.to_ascii_lowercase();
    let parts = written.split(|char: char| !char.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let lines = form.tables().filter(|table| table.key == head).flat_map(|table| &table.lines);
    let mut known: Vec<&str> = lines.map(|line| line.key.as_str()).collect();
    if head.is_empty() {
        known.extend(INPUT_KEYS);
    }
    let whole = parts.concat();
    let is_whole = |key: &&&str| key.replace('_', "") == whole;
    let same = known.iter().find(is_whole).copied();
    same.or_else(|| nearest(&parts.join("_"), &known))
}

/// A key that no equals sign follows, or a head without its brackets.
pub(super) fn without_equals(key: &str, form: &Form) -> Words {
    if let Some(head) = homes::head_called(key, form) {
        return (format!("表头 {key} 没有写方括号"), format!("请写成 {head}"));
    }
    let named = key_of("", key, form).map(|(_, line)| line.key.as_str());
    let right = named.map_or_else(|| shortened(key), Into::into);
    (format!("“{}”的后面少了等号", shortened(key)), format!("请写成 {right} = 值"))
}

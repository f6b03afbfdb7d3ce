//! Figures that are written as no figures are.

use super::keys::key_of;
use super::{Words, line};
use crate::base::shortened;
use crate::form::{FigureKind, FigureLine, Form};
use crate::syntax::{Fault, NOTHING, Parsed, are_thousands, joined};

/// What is written where a figure should be.
pub(in crate::input) fn of_figure(line: &FigureLine, written: &str) -> Words {
    let wrong = format!("“{}”应为数字，这里是 {}", line.label.as_str(), shortened(written));
    if NOTHING.contains(&written) {
        return (wrong, "没有的填 0".to_owned());
    }
    let is_fee = line.cells.iter().any(|cell| cell.kind == FigureKind::Fee);
    let (number, unit) = number_and_unit(written);
    // What is shown is to be typed: a figure with others behind it is nobody's.
    let is_one = !number.is_empty() && number.matches('.').count() <= 1;
    let is_alone = is_one && !unit.contains(|char: char| char.is_ascii_digit());
    let number = Some(number).filter(|_| is_alone && line.cells.len() == 1);
    let of_line = |rule: &str| match &number {
        Some(number) => format!("{rule}：{} = {number}", line.key),
        None => rule.to_owned(),
    };
    let help = match unit {
        "万元" | "万" | "" if is_fee => of_line("只写数字，单位已是万元"),
        _ if is_fee && written.contains('万') => "只写数字，不分节，单位已是万元".to_owned(),
        _ if is_fee => "只写数字，单位是万元：请把元换算成万元".to_owned(),
        _ if unit.starts_with(['万', '千', '百', '亿', '多', '余']) => {
            "请写成阿拉伯数字，如 3万 写成 30000，不写单位".to_owned()
        }
        _ if is_alone => of_line("只写数字，不写单位"),
        _ => "只写阿拉伯数字，不写单位；没有的填 0".to_owned(),
    };
    (wrong, help)
}

/// The number that a text begins with, without needless zeros, and what follows it.
fn number_and_unit(written: &str) -> (String, &str) {
    let is_of_number = |char: char| char.is_ascii_digit() || char == '.';
    let unit = written.trim_start_matches(is_of_number);
    let digits = written[..written.len() - unit.len()].trim_end_matches('.');
    let number = digits.trim_start_matches('0');
    let is_whole = !number.is_empty() && !number.starts_with('.');
    let number = match (is_whole, digits.is_empty()) {
        (true, _) => number.to_owned(),
        (false, true) => String::new(),
        (false, false) => format!("0{number}"),
    };
    (number, unit.trim())
}

/// Several figures without the brackets of a list.
pub(super) fn of_several(fault: &Fault, values: &[String], form: &Form) -> Option<Words> {
    let line = line(fault, form)?;
    let (name, count) = (line.label.as_str(), values.len());
    let wrong = match line.cells.len() {
        1 if are_thousands(values) => return None,
        1 => {
            let wrong = format!("“{name}”只有一个数，这里有 {count} 个");
            return Some((wrong, "请只写一个数；数字不分节".to_owned()));
        }
        _ => format!("“{name}”这一行有 {count} 个数，请用 [ ] 括起来"),
    };
    Some((wrong, format!("请写成 {} = [{}]", line.key, joined(values))))
}

/// A list of figures with marks of a Chinese keyboard in it.
pub(super) fn of_row(fault: &Fault, values: &[String]) -> Words {
    let help =
        format!("请写成 {} = [{}]，逗号、方括号用半角", shortened(&fault.key), joined(values));
    ("这一行里用了全角的逗号或括号".to_owned(), help)
}

/// A line that was pasted from a table.
pub(super) fn of_cells(fault: &Fault, cells: &[String], form: &Form) -> Words {
    let figures = cells.iter().filter(|cell| is_figure(cell)).cloned().collect::<Vec<_>>();
    let named = cells.iter().find_map(|cell| key_of(&fault.head, cell, form));
    let key = named.map_or("键", |(_, line)| line.key.as_str());
    let list = if figures.is_empty() { "数, 数".to_owned() } else { joined(&figures) };
    let wrong = "这一行是从表格里粘贴来的，不是 TOML 的写法".to_owned();
    (wrong, format!("一行数写成 {key} = [{list}]，用半角逗号隔开"))
}

fn is_figure(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// A line of figures that is there twice: one was copied, and its key left.
pub(super) fn of_line_twice(fault: &Fault, parsed: &Parsed<'_>, form: &Form) -> Option<Words> {
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
        [one] => {
            format!("还缺 {one}：是不是这一行？请改键名，并核对这一行的数；不是的，请删去这一行")
        }
        several => format!(
            "还缺 {}：是不是其中一行？请改键名，并核对这一行的数；不是的，请删去这一行",
            several.join("、")
        ),
    };
    Some((wrong, help))
}

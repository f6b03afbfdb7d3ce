//! What faults in the writing of a report mean for its form: which figures were meant, which key, which
//! head.

mod figures;
mod heads;
mod keys;

use std::collections::BTreeSet;

use super::date;
use crate::base::{Diagnostic, shortened};
use crate::form::{FigureLine, Form};
use crate::syntax::{Fault, Met, NOTHING, Parsed};
pub(super) use figures::of_figure;

/// What is wrong, and what to do.
type Words = (String, String);

/// The findings about faults in a report of a form; `parsed` is what can be read of it.
#[must_use]
pub fn explain(faults: &[Fault], parsed: &Parsed<'_>, form: &Form) -> Vec<Diagnostic> {
    // The heads that were missed so far: none is missed twice.
    let mut missed = BTreeSet::new();
    let mut explain = |fault: &Fault| {
        let finding = fault.finding();
        match of_fault(fault, parsed, form, &mut missed) {
            Some((wrong, help)) => finding.saying(wrong).help(help),
            None => finding,
        }
    };
    let is_new = |fault: &&Fault| !heads::is_told(fault, faults, parsed, form);
    faults.iter().filter(is_new).map(&mut explain).collect()
}

fn of_fault(
    fault: &Fault,
    parsed: &Parsed<'_>,
    form: &Form,
    missed: &mut BTreeSet<String>,
) -> Option<Words> {
    match &fault.met {
        Met::Value(written, _) => of_value(fault, written, form),
        Met::Several(values) => figures::of_several(fault, values, form),
        Met::FullWidthRow(values) => Some(figures::of_row(fault, values)),
        Met::NoKey(written) if fault.key.is_empty() => heads::of_name(written, form),
        Met::NoKey(written) => Some(keys::of_key(&fault.head, written, form)),
        Met::NoEquals => Some(keys::without_equals(&fault.key, form)),
        Met::Cells(cells) => Some(figures::of_cells(fault, cells, form)),
        Met::Head(written, name) => Some(heads::of_head(written, name, form)),
        Met::Prose => Some(of_prose()),
        Met::Twice(_) => heads::of_lost_head(fault, parsed, form, missed)
            .or_else(|| figures::of_line_twice(fault, parsed, form)),
        _ => None,
    }
}

fn of_prose() -> Words {
    let help = "是正文的，放在 text = \"\"\" 和单独一行的 \"\"\" 之间；是说明的，在行首加 #";
    ("这里的文字不在引号里".to_owned(), help.to_owned())
}

/// The line of figures that a fault is in.
fn line<'f>(fault: &Fault, form: &'f Form) -> Option<&'f FigureLine> {
    form.tables().find(|table| table.key == fault.head)?.line(&fault.key)
}

/// A value that is none.
fn of_value(fault: &Fault, written: &str, form: &Form) -> Option<Words> {
    if let Some(line) = line(fault, form) {
        // Figures with blanks between them are figures: it is said that the commas are missing.
        let are_figures = written.split_whitespace().count() > 1
            && written.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace());
        return (!are_figures).then(|| of_figure(line, written));
    }
    let (key, shown) = (fault.key.as_str(), shortened(written));
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    match (fault.head.as_str(), key) {
        ("", "date") => Some(date::explain(written)),
        ("", "year") => {
            let example = if digits.len() == 4 { digits.as_str() } else { "2025" };
            let help = format!("请写成四位数字，如 year = {example}");
            Some(("报告年度 year 只写四位数字".to_owned(), help))
        }
        ("", "seal") | ("checks", "strict") => Some((
            format!("{key} 应写 true 或 false，这里是 {shown}"),
            "是的写 true，不是的写 false，不加引号".to_owned(),
        )),
        ("checks", "most_characters") if !digits.is_empty() => {
            Some((format!("{key} 应写数字，这里是 {shown}"), format!("只写数字：{key} = {digits}")))
        }
        _ if NOTHING.contains(&written) && !keys::is_required_text(fault) => {
            Some((format!("{key} 没有内容"), format!("没有的，请删去 {key} 这一行")))
        }
        ("", "attachments") | (_, "heads" | "ignore") => {
            Some(unquoted(&format!("{key} = [\"{shown}\"]")))
        }
        _ if keys::is_text(fault, form) => Some(unquoted(&format!("{key} = \"{shown}\""))),
        _ => None,
    }
}

fn unquoted(example: &str) -> Words {
    ("文字没有加引号".to_owned(), format!("请写成 {example}"))
}

//! Heads of tables that are none, and those that were lost.

use std::collections::BTreeSet;

use super::super::homes::{head_called, head_near, lost_head};
use super::Words;
use crate::base::shortened;
use crate::form::Form;
use crate::syntax::{Fault, Met, Parsed};

/// The head of a table in Chinese, or with blanks in its name.
pub(super) fn of_name(written: &str, form: &Form) -> Option<Words> {
    let wrong = format!("[{}] 不是表头的名称", shortened(written));
    if let Some(head) = head_near(written, form) {
        return Some((wrong, format!("是不是要写 {head}？")));
    }
    let shared = |heading: &str| {
        let chars = written.chars().filter(|char| char.is_alphabetic());
        chars.filter(|char| heading.contains(*char)).count()
    };
    let letters = written.chars().filter(|char| char.is_alphabetic()).count();
    let sections = form.sections.iter();
    let section = sections.max_by_key(|section| shared(section.heading.as_str()))?;
    if letters == 0 || 4 * shared(section.heading.as_str()) < 3 * letters {
        return None;
    }
    let table = section.tables.first().map(|table| table.key.as_str());
    let key = table.unwrap_or(section.key.as_str());
    Some((wrong, format!("“{}”的表头是 [{key}]", section.heading.as_str())))
}

/// A head whose brackets do not pair, or with more on its line.
pub(super) fn of_head(written: &str, name: &str, form: &Form) -> Words {
    let wrong = format!("表头 {} 的写法不对", shortened(written));
    let known = head_called(name, form).or_else(|| head_near(name, form));
    let head = known.unwrap_or_else(|| format!("[{}]", shortened(name)));
    (wrong, format!("请写成 {head}，单独一行；后面的说明前面加 #"))
}

/// A key that is there twice because the head between the two is missing.
pub(super) fn of_lost_head(
    fault: &Fault,
    parsed: &Parsed<'_>,
    form: &Form,
    missed: &mut BTreeSet<String>,
) -> Option<Words> {
    let (head, called) = lost_head(parsed, form, &fault.head, &fault.key, missed)?;
    missed.insert(head.clone());
    let key = shortened(&fault.key);
    let wrong = format!("{key} 重复了：从这一行起是{called}的内容，前面少了表头");
    Some((wrong, format!("请在这一行前面加一行 {head}")))
}

/// Whether a key is there twice only because the head between the two stands without its brackets, which
/// is told.
pub(super) fn is_told(fault: &Fault, faults: &[Fault], parsed: &Parsed<'_>, form: &Form) -> bool {
    let bare = |other: &Fault| match other.met {
        Met::NoEquals => head_called(&other.key, form),
        _ => None,
    };
    let mut told = faults.iter().filter_map(bare).peekable();
    if fault.met != Met::Twice(fault.key.clone()) || told.peek().is_none() {
        return false;
    }
    let lost = lost_head(parsed, form, &fault.head, &fault.key, &BTreeSet::new());
    lost.is_some_and(|(head, _)| told.any(|told| told == head))
}

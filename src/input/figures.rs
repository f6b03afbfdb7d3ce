//! Reading the figures of one table.

use std::fmt;

use toml::de::DeValue;

use super::explain::of_figure;
use super::reader::{AT_THE_HEAD, OPTIONAL, Reader};
use crate::base::{Diagnostic, Located, Span, shortened};
use crate::form::{FigureKind, FigureLine, LineCell, TableForm};
use crate::model::{Decimal, Entry, Figure, Figures, ParseDecimalError};
use crate::syntax::{Table, Value};

/// Counts have at most this many digits, so that no sum overflows.
const MOST_DIGITS: usize = 12;
/// The largest count, of so many digits.
pub(super) const MOST_COUNT: i64 = 999_999_999_999;

impl<'a> Reader<'a> {
    /// The figures of `form` from its table of the input, which stands at `at`.
    pub(super) fn figures(&mut self, form: &TableForm, table: &Table<'a>, at: Span) -> Figures {
        let known: Vec<(&str, &str)> =
            form.lines.iter().map(|line| (line.key.as_str(), line.label.as_str())).collect();
        self.figure_keys(form, table, &known);
        let meant = std::mem::take(&mut self.meant).into_iter();
        self.astray.lines.extend(meant.map(|key| (form.key.clone(), key)));
        let mut figures = Figures::default();
        let mut missing = Vec::new();
        for line in &form.lines {
            let entries = match table.get(line.key.as_str()) {
                Some(value) => self.line_of_figures(line, value),
                None if !line.sum.is_empty() => Some(vec![omitted(at); line.cells.len()]),
                None if self.astray.lines.contains(&(form.key.clone(), line.key.clone())) => None,
                None => {
                    missing.push(format!("{}（{}）", line.key, line.label.as_str()));
                    None
                }
            };
            figures.lines.insert(line.key.clone(), entries.unwrap_or_default());
        }
        if !missing.is_empty() {
            let message =
                format!("[{}] 缺少 {} 行数：{}", form.key, missing.len(), missing.join("、"));
            let finding = Diagnostic::error("I103", message, at);
            self.findings.push(finding.help("没有的填 0，不能省略"));
        }
        figures
    }

    /// Reports the keys that are not lines of the table, and a free table in its place: only
    /// sections with words have such.
    fn figure_keys(&mut self, form: &TableForm, table: &Table<'a>, known: &[(&str, &str)]) {
        let mut elsewhere = OPTIONAL.map(|key| (key, AT_THE_HEAD)).to_vec();
        elsewhere.push(("table", ""));
        self.unknown_but(table, known, &format!("[{}] 里", form.key), &elsewhere);
        let is_table = |key: &str| key == "table" && form.line("table").is_none();
        if let Some(key) = table.keys().find(|key| is_table(key.get_ref())) {
            let at = self.span(key);
            let message = format!("[{}] 是统计表，这里不能另加表格", form.key);
            let finding = Diagnostic::error("I122", message, at);
            self.findings
                .push(finding.help("表格只能写在有正文的一节里，写作 [[那一节的名称.table]]"));
        }
    }

    fn line_of_figures(&mut self, line: &FigureLine, value: &Value<'a>) -> Option<Vec<Entry>> {
        let items: Vec<&Value<'a>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            DeValue::Table(_) => {
                return self.wrong_type(line.label.as_str(), "数字或数字的列表", value);
            }
            _ => vec![value],
        };
        let wanted = line.cells.len();
        let given = wanted - line.sum_cells();
        if items.len() != wanted && items.len() != given {
            return self.wrong_count(line, items.len(), self.span(value));
        }
        let with_sums = items.len() == wanted;
        let mut items = items.into_iter();
        let mut entries = Vec::new();
        for cell in line.cells.iter() {
            let entry = match with_sums || cell.sum.is_empty() {
                true => items.next().and_then(|item| self.entry(line, cell, item)),
                false => Some(omitted(self.span(value))),
            };
            // Keep on reading after a fault; the findings already stop the report.
            entries.push(entry.unwrap_or_else(|| unreadable(self.span(value))));
        }
        Some(entries)
    }

    fn wrong_count<T>(&mut self, line: &FigureLine, found: usize, at: Span) -> Option<T> {
        let wanted = line.cells.len();
        let given = wanted - line.sum_cells();
        let names = |cells: Vec<&LineCell>| {
            cells.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join("、")
        };
        let counts = if wanted == given {
            format!("{wanted} 个数")
        } else {
            format!("{wanted} 个数（省略合计时 {given} 个）")
        };
        let message = format!("“{}”应有 {counts}，这里有 {found} 个", line.label.as_str());
        let help = format!("依次是：{}", names(line.cells.iter().collect()));
        self.fail(Diagnostic::error("I104", message, at).help(help))
    }

    fn entry(&mut self, line: &FigureLine, cell: &LineCell, value: &Value<'a>) -> Option<Entry> {
        let what = Name { line, cell };
        let blank = match value.get_ref() {
            DeValue::String(text) if matches!(text.trim(), "" | "/") => Some(text.trim()),
            _ => None,
        };
        let figure = match (blank, cell.kind) {
            (Some(blank), _) => Figure::Blank(blank.to_owned()),
            (None, FigureKind::Count) => Figure::Count(self.count(what, value, false)?),
            (None, FigureKind::SignedCount) => {
                let count = self.count(what, value, true)?;
                let plus = self.raw(value).starts_with('+');
                if plus { Figure::Increase(count) } else { Figure::Count(count) }
            }
            (None, FigureKind::Fee) => Figure::Fee(self.fee(what, value)?),
            (None, FigureKind::AsWritten) => Figure::Written(self.as_written(what, value)?),
        };
        Some(Entry { figure, span: self.span(value) })
    }

    fn count(&mut self, what: Name<'_>, value: &Value<'a>, signed: bool) -> Option<i64> {
        let raw = self.raw(value);
        let (at, shown) = (self.span(value), shortened(raw));
        match value.get_ref() {
            DeValue::Integer(_) => {}
            DeValue::Float(_) => {
                let message = format!("{what}应为整数，这里是 {shown}");
                return self.fail(Diagnostic::error("I106", message, at).help("件数不能有小数"));
            }
            DeValue::String(text) => return self.quoted(what, text, at),
            _ => return self.wrong_type(&what.to_string(), "整数", value),
        }
        let digits = raw.strip_prefix(['+', '-']).unwrap_or(raw);
        if !digits.bytes().all(|b| b.is_ascii_digit()) || (!signed && raw.starts_with('+')) {
            let message = format!("{what}只能用数字，这里是 {shown}");
            return self.fail(Diagnostic::error("I107", message, at).help("请写成如 1000"));
        }
        if !signed && raw.starts_with('-') {
            let message = format!("{what}不能是负数，这里是 {shown}");
            return self.fail(Diagnostic::error("I105", message, at).help("请填 0 或正整数"));
        }
        match raw.parse() {
            Ok(count) if digits.len() <= MOST_DIGITS => Some(count),
            _ => {
                let message = format!("{what}的数太大");
                let help = format!("至多 {MOST_DIGITS} 位");
                self.fail(Diagnostic::error("I109", message, at).help(help))
            }
        }
    }

    fn fee(&mut self, what: Name<'_>, value: &Value<'a>) -> Option<Decimal> {
        let at = self.span(value);
        let raw = match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => self.raw(value),
            DeValue::String(text) => return self.quoted(what, text, at),
            _ => return self.wrong_type(&what.to_string(), "数字", value),
        };
        let shown = shortened(raw);
        let finding = match raw.parse() {
            Ok(fee) => return Some(fee),
            Err(ParseDecimalError::NotPlain) if raw.starts_with('-') => {
                let message = format!("{what}不能是负数，这里是 {shown}");
                Diagnostic::error("I105", message, at).help("请填 0 或正数")
            }
            Err(ParseDecimalError::NotPlain) => {
                let message = format!("{what}只能用数字和一个小数点，这里是 {shown}");
                Diagnostic::error("I107", message, at).help("请写成如 96171.6")
            }
            Err(ParseDecimalError::TooManyPlaces) => {
                let message = format!("{what}至多 4 位小数，这里是 {shown}");
                Diagnostic::error("I108", message, at).help("单位是万元，4 位小数即精确到元")
            }
            Err(ParseDecimalError::TooLong) => {
                Diagnostic::error("I109", format!("{what}的数太大"), at).help("整数部分至多 30 位")
            }
        };
        self.fail(finding)
    }

    fn as_written(&mut self, what: Name<'_>, value: &Value<'a>) -> Option<Located> {
        match value.get_ref() {
            DeValue::String(_) => self.line(&what.to_string(), value),
            DeValue::Integer(_) | DeValue::Float(_) => {
                Some(Located::verbatim(self.raw(value), self.span(value)))
            }
            _ => self.wrong_type(&what.to_string(), "数字或文字", value),
        }
    }

    /// A text where a number should be.
    fn quoted<T>(&mut self, what: Name<'_>, text: &str, at: Span) -> Option<T> {
        let message = format!("{what}应为数字，这里是文字");
        let text = text.trim();
        let number = text.replace([',', '，'], "");
        let is_number =
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let help = match (is_number, number.len() == text.len()) {
            (true, true) => format!("请写成 {}，不加引号", shortened(text)),
            (true, false) => format!("请写成 {}，不加引号，不分节", shortened(&number)),
            (false, _) => format!(
                "{}，不加引号；确实空着的写 \"\" 或 \"/\"，空着的要加 --force 才生成",
                of_figure(what.line, text).1
            ),
        };
        self.fail(Diagnostic::error("I102", message, at).help(help))
    }
}

/// A cell by the labels of its row and its column, for findings.
#[derive(Clone, Copy)]
struct Name<'f> {
    line: &'f FigureLine,
    cell: &'f LineCell,
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”的“{}”", self.line.label.as_str(), self.cell.label.as_str())
    }
}

const fn omitted(span: Span) -> Entry {
    Entry { figure: Figure::Omitted, span }
}

/// What stands in for a figure that could not be read: no sum goes over it.
const fn unreadable(span: Span) -> Entry {
    Entry { figure: Figure::Blank(String::new()), span }
}

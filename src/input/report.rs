//! Reading the whole file.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::homes::astray;
use super::reader::Reader;
use super::swallowed::swallowed;
use crate::base::{Diagnostic, Located};
use crate::form::{Form, INPUT_KEYS, TableForm};
use crate::model::Report;
use crate::syntax::{Parsed, Table, Value};

/// Years a report can be about: the regulations are of 2007, in force since 2008-05-01.
pub const YEARS: std::ops::RangeInclusive<u16> = 2008..=2099;

/// What `previous` is called in a finding about its value.
const PREVIOUS: &str = "上年的报告 previous ";

/// The layout that the input asks for.
///
/// # Errors
/// A finding when it asks for none.
pub fn layout(parsed: &Parsed<'_>) -> Result<Located, Diagnostic> {
    let help = "请写明版式，如 layout = \"annual-report-2021\"";
    let mut reader = Reader::new(parsed);
    match parsed.table.get("layout") {
        Some(value) => match reader.line("版式 layout ", value) {
            Some(name) => Ok(name),
            None => Err(reader.findings.swap_remove(0).help(help)),
        },
        None => Err(reader.missing("版式 layout").help(help)),
    }
}

/// The path of last year's report that a report names, if it does.
#[must_use]
pub fn previous(parsed: &Parsed<'_>) -> Option<Located> {
    Reader::new(parsed).line(PREVIOUS, parsed.table.get("previous")?)
}

/// The year that a report is about, if it says so.
#[must_use]
pub fn year(parsed: &Parsed<'_>) -> Option<u16> {
    Reader::new(parsed).year(parsed.table.get("year")?)
}

/// Reads a report for a layout. The report is there when there are no findings.
#[must_use]
pub fn read(parsed: &Parsed<'_>, form: &Form) -> (Option<Report>, Vec<Diagnostic>) {
    let mut reader = Reader::new(parsed);
    let report = reader.report(&parsed.table, form);
    let mut swallowed = report.as_ref().map(|report| swallowed(report, form)).unwrap_or_default();
    let is_of_place = |finding: &Diagnostic| matches!(finding.code, "I101" | "I103");
    if !swallowed.findings.is_empty() || reader.findings.iter().any(is_of_place) {
        // One lost head makes many of them: it is looked for only then.
        reader = Reader::new(parsed);
        reader.astray = astray(parsed, form);
        reader.astray.not_missing.append(&mut swallowed.tables);
        reader.report(&parsed.table, form);
        reader.findings.append(&mut reader.astray.findings);
        reader.findings.append(&mut swallowed.findings);
    }
    let mut findings = reader.findings;
    findings.sort_by_key(Diagnostic::span);
    (report.filter(|_| findings.is_empty()), findings)
}

/// As much of a report as can be read in spite of its faults, to look for more of them: figures
/// with a fault are blank, lines and sections that are missing are not there.
#[must_use]
pub fn read_partly(parsed: &Parsed<'_>, form: &Form) -> Option<Report> {
    Reader::new(parsed).report(&parsed.table, form)
}

impl<'a> Reader<'a> {
    fn report(&mut self, table: &Table<'a>, form: &Form) -> Option<Report> {
        let sections = form.sections.iter().filter(|section| section.prose);
        let sections = sections.map(|section| (section.key.as_str(), section.heading.as_str()));
        let tables = form.sections.iter().flat_map(|section| {
            section.tables.iter().map(|table| (table.key.as_str(), section.heading.as_str()))
        });
        let top = INPUT_KEYS.into_iter().map(|key| (key, ""));
        let known: Vec<(&str, &str)> = top.chain(sections).chain(tables).collect();
        self.unknown(table, &known, "文件里");
        self.astray.not_missing.extend(std::mem::take(&mut self.meant));
        let authority = self.required(table, "authority", "机关名称 authority");
        let authority = authority.and_then(|value| self.line("机关名称 authority ", value));
        let year = self.required(table, "year", "报告年度 year");
        let year = year.and_then(|value| Some((self.year(value)?, self.span(value))));
        let title =
            self.optional(table, "title", |reader, value| reader.lines("标题 title ", value));
        let preamble =
            self.optional(table, "preamble", |reader, value| reader.lines("前言 preamble ", value));
        let prose = self.all_prose(table, form);
        let titled = form.sections.iter().flat_map(|section| {
            section.tables.iter().map(|table| (section.heading.as_str(), table))
        });
        let figures = titled.map(|(heading, form)| {
            let what = format!("表格 [{}]（{heading}）", form.key);
            let value = self.required(table, &form.key, &what);
            let inner = value.and_then(|value| {
                Some((self.table(&format!("[{}] ", form.key), value)?, self.span(value)))
            });
            let figures = inner.map(|(inner, at)| self.figures(form, inner, at));
            (form.key.clone(), figures.unwrap_or_default())
        });
        let figures = figures.collect();
        let signature = self
            .optional(table, "signature", |reader, value| reader.line("署名 signature ", value));
        let date = self.optional(table, "date", |reader, value| reader.date(value));
        let (date, issued) = date.unzip();
        let seal =
            self.optional(table, "seal", |reader, value| reader.boolean("是否用印 seal ", value));
        let attachments = self.optional(table, "attachments", Self::attachments);
        let headings = self.headings(table, form);
        let labels = self.labels(table, form);
        let previous =
            self.optional(table, "previous", |reader, value| reader.line(PREVIOUS, value));
        let checks =
            self.optional(table, "checks", |reader, value| reader.check_settings(value, form));
        let (year, year_span) = year?;
        Some(Report {
            authority: authority?,
            year,
            year_span,
            title: title.unwrap_or_default(),
            preamble: preamble.unwrap_or_default(),
            prose,
            figures,
            headings,
            labels,
            signature,
            date,
            issued: issued.flatten(),
            seal: seal.unwrap_or_default(),
            attachments: attachments.unwrap_or_default(),
            previous,
            checks: checks.unwrap_or_default(),
            unseen: std::mem::take(&mut self.unseen),
        })
    }

    pub(super) fn required<'t>(
        &mut self,
        table: &'t Table<'a>,
        key: &str,
        what: &str,
    ) -> Option<&'t Value<'a>> {
        let value = table.get(key);
        if value.is_none() && !self.astray.not_missing.contains(key) {
            let finding = self.missing(what);
            self.findings.push(finding);
        }
        value
    }

    pub(super) fn optional<T>(
        &mut self,
        table: &Table<'a>,
        key: &str,
        read: impl FnOnce(&mut Self, &Value<'a>) -> Option<T>,
    ) -> Option<T> {
        table.get(key).and_then(|value| read(self, value))
    }

    fn year(&mut self, value: &Value<'a>) -> Option<u16> {
        let DeValue::Integer(_) = value.get_ref() else {
            return self.wrong_type("报告年度 year ", "四位整数", value);
        };
        match self.raw(value).parse() {
            Ok(year) if YEARS.contains(&year) => Some(year),
            _ => {
                let message =
                    format!("报告年度 year 应在 {} 与 {} 之间", YEARS.start(), YEARS.end());
                let help = "请填报告所述的那一年，如 2022";
                self.fail(Diagnostic::error("I113", message, self.span(value)).help(help))
            }
        }
    }

    fn headings(&mut self, table: &Table<'a>, form: &Form) -> BTreeMap<String, Located> {
        let Some(value) = table.get("headings") else { return BTreeMap::new() };
        let Some(inner) = self.table("各节标题 headings ", value) else {
            return BTreeMap::new();
        };
        let sections = form.sections.iter();
        let known: Vec<(&str, &str)> =
            sections.map(|section| (section.key.as_str(), section.heading.as_str())).collect();
        self.unknown(inner, &known, "[headings] 里");
        self.texts(inner, &known)
    }

    fn labels(&mut self, table: &Table<'a>, form: &Form) -> BTreeMap<(String, String), Located> {
        let mut all = BTreeMap::new();
        let Some(value) = table.get("labels") else { return all };
        let Some(inner) = self.table("表中文字 labels ", value) else { return all };
        let known: Vec<(&str, &str)> =
            form.tables().map(|table| (table.key.as_str(), "")).collect();
        self.unknown(inner, &known, "[labels] 里");
        for form in form.tables() {
            let Some(value) = inner.get(form.key.as_str()) else { continue };
            let place = format!("[labels.{}] 里", form.key);
            let Some(labels) = self.table(&place, value) else { continue };
            let texts = self.table_labels(form, labels, &place);
            all.extend(texts.into_iter().map(|(key, text)| ((form.key.clone(), key), text)));
        }
        all
    }

    fn table_labels(
        &mut self,
        form: &TableForm,
        labels: &Table<'a>,
        place: &str,
    ) -> BTreeMap<String, Located> {
        let mut known: Vec<(&str, &str)> = form.labels().collect();
        known.sort_unstable();
        known.dedup_by_key(|(key, _)| *key);
        self.unknown(labels, &known, place);
        self.texts(labels, &known)
    }

    fn texts(&mut self, table: &Table<'a>, known: &[(&str, &str)]) -> BTreeMap<String, Located> {
        let is_known = |key: &str| known.iter().any(|(known, _)| *known == key);
        let wanted = table.iter().filter(|(key, _)| is_known(key.get_ref()));
        wanted
            .filter_map(|(key, value)| {
                let text = self.line(&format!("{} ", key.get_ref()), value)?;
                Some((key.get_ref().to_string(), text))
            })
            .collect()
    }

    /// What the file lacks has no place: it is reported at the file's beginning.
    fn missing(&self, what: &str) -> Diagnostic {
        let finding = Diagnostic::error("I103", format!("缺少{what}"), self.beginning());
        finding.help("写法见 genreport init 做出的空白数据文件")
    }
}

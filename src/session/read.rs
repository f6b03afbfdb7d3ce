//! From the bytes of a file to a report and its form, or to everything that is wrong with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Session;
use super::content::other_kind;
use super::decode::{Wanted, decode, legible};
use super::file::{File, Unavailable};
use super::layouts::{Found, is_path};
use crate::base::{Diagnostic, Located, Source, SourceId, Sources, Span};
use crate::form::{BUILT_IN, CompletedFigures, Form};
use crate::model::Report;
use crate::syntax::{Fault, Parsed};
use crate::{input, syntax};

/// More faults than this are a file of another kind: no more are told.
const MOST_FAULTS: usize = 100;

/// A report that was read.
#[derive(Debug, Default)]
pub struct Read {
    /// The number of its text.
    pub source: SourceId,
    /// The form it is measured by, where one is known.
    pub form: Option<Arc<Form>>,
    /// The report, when nothing is wrong with it.
    pub report: Option<Report>,
    /// As much of it as could be read, when something is.
    pub part: Option<Report>,
    /// The figures of either, the totals computed.
    pub figures: CompletedFigures,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// What the file was and is, where its bytes are not those of its text: `GBK 编码 → UTF-8`.
    pub converted_from: Option<&'static str>,
}

impl Read {
    /// The report, or what could be read of it, with its form.
    pub(super) fn known(&self) -> Option<(&Report, &Form, &CompletedFigures)> {
        let report = self.report.as_ref().or(self.part.as_ref())?;
        Some((report, self.form.as_deref()?, &self.figures))
    }

    /// The layout that it is measured by, as it is shown: `内置版式 annual-report-2021`, or its path.
    #[must_use]
    pub fn layout<'s>(&self, sources: &'s Sources) -> Option<&'s str> {
        let source = self.form.as_ref()?.sections.first()?.heading.span().source;
        sources.get(source).map(|source| source.name.as_str())
    }

    /// Whether it asks that warnings too stop it.
    pub(super) fn is_strict(&self) -> bool {
        self.known().is_some_and(|(report, ..)| report.checks.strict)
    }

    /// The whole report with its form, when nothing is wrong with it.
    pub(super) fn whole(&self) -> Option<(&Report, &Form, &CompletedFigures)> {
        Some((self.report.as_ref()?, self.form.as_deref()?, &self.figures))
    }
}

impl Session {
    /// Reads a report by the layout it asks for. Its text and the layout's join the sources.
    ///
    /// # Errors
    /// When the layout is a file that cannot be had.
    pub fn read(&self, file: &File<'_>, sources: &mut Sources) -> Result<Read, Unavailable> {
        let decoded = decode(&file.bytes, sources.next(), Wanted::Report);
        let is_whole = decoded.fault().is_none();
        let text = Arc::new(Source::new(file.name.as_str(), decoded.text));
        let source = sources.add(Arc::clone(&text));
        let (findings, converted_from) = (decoded.findings, decoded.converted_from);
        let mut read = Read { source, findings, converted_from, ..Read::default() };
        if is_whole {
            self.read_text(&mut read, &text, file, sources)?;
        }
        Ok(read)
    }

    fn read_text(
        &self,
        read: &mut Read,
        text: &Source,
        file: &File<'_>,
        sources: &mut Sources,
    ) -> Result<(), Unavailable> {
        let (legible, said) = legible(text.text(), read.source);
        read.findings.extend(said);
        let (parsed, faults) = syntax::parse(&legible, read.source);
        if !faults.is_empty() {
            self.explain(read, (text, &legible), file, &faults);
            return Ok(());
        }
        if let Some(finding) = of_layout(&parsed) {
            read.findings.push(finding);
            return Ok(());
        }
        let loaded = match input::layout(&parsed) {
            Ok(asked) => match self.find_layout(&asked, &*file.folder, sources)? {
                Found::Layout(loaded, said) => {
                    read.findings.extend(said);
                    loaded
                }
                Found::Unknown(fault) => {
                    // The rest is looked at all the same.
                    let fault = vec![fault];
                    let form = self.likely_form(&parsed, file, text.text());
                    let values = form.map(|form| value_faults(&parsed, text, &form, &fault));
                    read.findings.extend(values.into_iter().flatten());
                    Err(fault)
                }
            },
            // Without a layout the rest is still looked at, to report all faults at once.
            Err(missing) => {
                read.findings.push(missing);
                let of_year = input::year(&parsed).and_then(|year| self.layout_for(year));
                of_year.map_or_else(|| self.default_layout(sources), Ok)
            }
        };
        match loaded {
            Ok(form) => by_form(read, &parsed, form),
            Err(faults) => read.findings.extend(faults),
        }
        Ok(())
    }

    /// Tells of the faults of a text in the words of its form, and of what is wrong with the values that can
    /// be read in spite of them.
    fn explain(
        &self,
        read: &mut Read,
        (text, legible): (&Source, &str),
        file: &File<'_>,
        faults: &[Fault],
    ) {
        let readable = syntax::without(legible, faults);
        let (rest, _) = syntax::parse(&readable, read.source);
        let form = self.likely_form(&rest, file, text.text());
        let told = &faults[..faults.len().min(MOST_FAULTS)];
        let found = match &form {
            Some(form) => input::explain(told, &rest, form),
            None => told.iter().map(Fault::finding).collect(),
        };
        let values = form.map(|form| value_faults(&rest, text, &form, &found));
        read.findings.extend(values.into_iter().flatten());
        read.findings.extend(found);
    }

    /// The form that a report asks for, or all but asks for: one whose name it has somewhere, that is meant
    /// by another name, or that is for its year. Nothing where it asks for a file that is none.
    fn likely_form(&self, parsed: &Parsed<'_>, file: &File<'_>, text: &str) -> Option<Arc<Form>> {
        let names = BUILT_IN.map(|(name, _)| name);
        let asked = match input::layout(parsed) {
            Ok(asked) if is_path(asked.as_str()) => Some(asked.as_str().to_owned()),
            Ok(asked) => input::nearest(asked.as_str(), &names).map(str::to_owned),
            Err(_) => names.iter().find(|name| text.contains(*name)).map(|name| (*name).to_owned()),
        };
        let mut unseen = Sources::default();
        match asked {
            Some(name) => {
                let asked = Located::verbatim(name, Span::default());
                match self.find_layout(&asked, &*file.folder, &mut unseen) {
                    Ok(Found::Layout(form, _)) => form.ok(),
                    _ => None,
                }
            }
            None => self.form_of_year(parsed, &mut unseen),
        }
    }

    /// The built-in form for the year of a report, or the default one.
    fn form_of_year(&self, parsed: &Parsed<'_>, sources: &mut Sources) -> Option<Arc<Form>> {
        let of_year = input::year(parsed).and_then(|year| self.layout_for(year));
        of_year.or_else(|| self.default_layout(sources).ok())
    }
}

/// What is wrong with the values on lines where nothing else is.
fn value_faults(
    parsed: &Parsed<'_>,
    text: &Source,
    form: &Form,
    found: &[Diagnostic],
) -> Vec<Diagnostic> {
    let line = |finding: &Diagnostic| text.place(finding.span().start).line;
    let faulty: BTreeSet<usize> = found.iter().map(line).collect();
    let (_, more) = input::read(parsed, form);
    let is_of_value = |finding: &Diagnostic| {
        input::CODES.iter().any(|it| it.is_of_value && it.code == finding.code)
    };
    let is_new = |finding: &Diagnostic| is_of_value(finding) && !faulty.contains(&line(finding));
    more.into_iter().filter(is_new).collect()
}

/// A finding where the file is a layout, or a words file.
fn of_layout(parsed: &Parsed<'_>) -> Option<Diagnostic> {
    let name = other_kind(parsed)?;
    let message = format!("这是{name}，不是数据文件");
    let finding = Diagnostic::error("I007", message, Span::new(parsed.source, 0, 0));
    Some(finding.help("请写数据文件的名称，如 年报.toml；版式写在数据文件的 layout 里"))
}

fn by_form(read: &mut Read, parsed: &Parsed<'_>, form: Arc<Form>) {
    let (report, faults) = input::read(parsed, &form);
    read.findings.extend(faults);
    match report {
        Some(report) => read.report = Some(report),
        None => read.part = input::read_partly(parsed, &form),
    }
    let given = read.report.as_ref().or(read.part.as_ref());
    if let Some(report) = given {
        read.figures = CompletedFigures::new(&form, &report.figures);
    }
    read.form = Some(form);
}

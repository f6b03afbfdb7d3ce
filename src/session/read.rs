//! From the bytes of a file to a report and its form, or to everything that is wrong with it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Session;
use super::decode::decode;
use super::file::{File, Unavailable};
use super::layouts::Found;
use crate::base::{Diagnostic, Source, SourceId, Sources};
use crate::form::{CompletedFigures, Form, built_in};
use crate::model::Report;
use crate::syntax::Parsed;
use crate::{input, syntax};

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
}

impl Read {
    /// The report, or what could be read of it, with its form.
    pub(super) fn known(&self) -> Option<(&Report, &Form, &CompletedFigures)> {
        let report = self.report.as_ref().or(self.part.as_ref())?;
        Some((report, self.form.as_deref()?, &self.figures))
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
        let (text, fault) = decode(&file.bytes, sources.next());
        let text = Arc::new(Source::new(file.name.as_str(), text));
        let source = sources.add(Arc::clone(&text));
        let mut read = Read { source, ..Read::default() };
        match fault {
            Some(fault) => read.findings.push(fault),
            None => self.read_text(&mut read, &text, file, sources)?,
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
        let (parsed, faults) = syntax::parse(text.text(), read.source);
        if !faults.is_empty() {
            read.findings.extend(self.value_faults(&parsed, text, &faults));
            read.findings.extend(faults);
            return Ok(());
        }
        let loaded = match input::layout(&parsed) {
            Ok(asked) => match self.find_layout(&asked, &*file.folder, sources)? {
                Found::Layout(loaded) => loaded,
                Found::Unknown(fault) => {
                    // The rest is looked at all the same.
                    let fault = vec![fault];
                    read.findings.extend(self.value_faults(&parsed, text, &fault));
                    Err(fault)
                }
            },
            // Without a layout the rest is still looked at, to report all faults at once.
            Err(missing) => {
                read.findings.push(missing);
                self.default_layout(sources)
            }
        };
        match loaded {
            Ok(form) => by_form(read, &parsed, form),
            Err(faults) => read.findings.extend(faults),
        }
        Ok(())
    }

    /// What is wrong with the values on lines where nothing else is; by the default layout where
    /// the report's own is not built in.
    fn value_faults(
        &self,
        parsed: &Parsed<'_>,
        text: &Source,
        found: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        let mut unseen = Sources::default();
        let asked = input::layout(parsed).ok().filter(|name| built_in(name.as_str()).is_some());
        let known =
            asked.and_then(|name| match self.find_layout(&name, &super::Nowhere, &mut unseen) {
                Ok(Found::Layout(form)) => form.ok(),
                _ => None,
            });
        let Some(form) = known.or_else(|| self.default_layout(&mut unseen).ok()) else {
            return Vec::new();
        };
        let line = |finding: &Diagnostic| text.place(finding.span().start).line;
        let faulty: BTreeSet<usize> = found.iter().map(line).collect();
        // A table that lost its end takes in what follows: its faults would be of no use.
        let (_, more) = input::read(&input::without_free_tables(parsed), &form);
        let is_of_value = |finding: &Diagnostic| {
            input::CODES.iter().any(|it| it.is_of_value && it.code == finding.code)
        };
        let is_new =
            |finding: &Diagnostic| is_of_value(finding) && !faulty.contains(&line(finding));
        more.into_iter().filter(is_new).collect()
    }
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

//! From a file to a report and its form, or to everything that is wrong with it.

use crate::base::{Diagnostic, Source, SourceId};
use crate::form::{Form, built_in, load};
use crate::model::Report;
use crate::{input, syntax};

use super::failure::Failure;
use super::inputs::Job;
use super::layouts::{self, Found};
use super::render::Sources;
use super::text;

/// An input that was read.
pub(super) struct Read {
    /// The bytes of the file.
    pub(super) bytes: Vec<u8>,
    /// The texts that findings point into.
    pub(super) sources: Sources,
    /// The report and its form, when nothing is wrong with them.
    pub(super) report: Option<(Report, Form)>,
    /// As much of them as could be read, when something is.
    pub(super) part: Option<(Report, Form)>,
    /// What was found.
    pub(super) findings: Vec<Diagnostic>,
}

/// Reads an input by the layout it asks for.
pub(super) fn read(job: &Job) -> Result<Read, Failure> {
    from_bytes(job, job.read()?)
}

/// Reads an input whose bytes are at hand.
pub(super) fn from_bytes(job: &Job, bytes: Vec<u8>) -> Result<Read, Failure> {
    let (text, fault) = text::decode(&bytes, SourceId::Input);
    let input = Source::new(job.name(), text);
    let sources = Sources { input, layout: None, previous: None };
    let mut read = Read { bytes, sources, report: None, part: None, findings: Vec::new() };
    match fault {
        Some(fault) => read.findings.push(fault),
        None => read.by_layout(job)?,
    }
    Ok(read)
}

/// Faults of single values: they hold even where the rest of the file cannot be read.
const VALUE_FAULTS: [&str; 10] =
    ["I102", "I104", "I105", "I106", "I107", "I108", "I109", "I111", "I113", "I114"];

/// What is wrong with the values on lines where nothing else is; by the default layout where
/// the report's own is not built in.
fn value_faults(text: &str, table: &syntax::Table<'_>, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let asked = input::layout(text, table).ok();
    let known = asked.and_then(|name| load(name.as_str(), built_in(name.as_str())?).ok());
    let Some(form) = known.or_else(|| layouts::default().form.ok()) else { return Vec::new() };
    let line = |finding: &Diagnostic| {
        let start = finding.span().start;
        text.get(..start).map_or(0, |before| before.matches('\n').count())
    };
    let faulty: Vec<usize> = found.iter().map(line).collect();
    // A table that lost its end takes in what follows: its faults would be of no use.
    let (_, more) = input::read(text, &input::without_free_tables(table), &form);
    let is_new = |finding: &Diagnostic| {
        VALUE_FAULTS.contains(&finding.code) && !faulty.contains(&line(finding))
    };
    more.into_iter().filter(is_new).collect()
}

impl Read {
    /// Reads the report by the layout it asks for.
    fn by_layout(&mut self, job: &Job) -> Result<(), Failure> {
        let text = &self.sources.input.text;
        let (table, findings) = syntax::parse(text, SourceId::Input);
        if !findings.is_empty() {
            self.findings.extend(value_faults(text, &table, &findings));
            self.findings.extend(findings);
            return Ok(());
        }
        let Found { form, source } = match input::layout(text, &table) {
            Ok(asked) => layouts::find(&asked, job.folder())?,
            // Without a layout the rest is still looked at, to report all faults at once.
            Err(missing) => {
                self.findings.push(missing);
                layouts::default()
            }
        };
        let form = match form {
            Ok(form) => form,
            Err(faults) => {
                // A name that no layout has: the rest is looked at all the same.
                if source.is_none() {
                    self.findings.extend(value_faults(text, &table, &faults));
                }
                self.findings.extend(faults);
                self.sources.layout = source;
                return Ok(());
            }
        };
        let (report, more) = input::read(text, &table, &form);
        self.findings.extend(more);
        match report {
            Some(report) => self.report = Some((report, form)),
            None => {
                let part = input::read_partly(text, &table, &form);
                self.part = part.map(|report| (report, form));
            }
        }
        self.sources.layout = source;
        Ok(())
    }
}

//! What do reading and the rules find in a report?

use std::collections::BTreeSet;

use super::decode::is_of_file;
use super::file::{File, Unavailable};
use super::gaps::LayoutGaps;
use super::{Read, Session};
use crate::base::{Diagnostic, Source, SourceId, Sources};
use crate::checks::{Facts, Occasion, Selection, check};
use crate::syntax::keep_possible;

/// By which rules reports are checked, and with what they are compared.
#[derive(Default)]
pub struct Rules<'r> {
    /// The rules that are asked for.
    pub selection: Selection,
    /// Last year's report, where the caller gives it; otherwise the one that the report names.
    pub previous: Option<File<'r>>,
    /// Which year it is, where the caller knows: nothing here asks the clock.
    pub this_year: Option<u16>,
}

/// A report with what was found in it.
#[derive(Debug)]
pub struct Checked {
    /// The texts that findings point into.
    pub sources: Sources,
    /// Which of them is the report's own.
    pub source: SourceId,
    /// What was found, in the order of places.
    pub findings: Vec<Diagnostic>,
    /// Which rules do not apply to the layout that it is measured by.
    pub gaps: LayoutGaps,
    /// What the file was and is, where its bytes are not those of the text: mending makes them so.
    pub converted_from: Option<&'static str>,
    /// Whether the report itself asks that warnings too stop it, `[checks] strict`.
    pub strict: bool,
}

impl Checked {
    /// The report's own text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.sources.get(self.source).map_or("", Source::text)
    }
}

/// How many findings are errors.
#[must_use]
pub fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.is_error()).count()
}

impl Session {
    /// Reads a report and checks it. A finding has a fix only where it can be made.
    ///
    /// # Errors
    /// When a file that is needed cannot be had: the layout, or last year's report of `rules`.
    pub fn check(&self, file: &File<'_>, rules: &Rules<'_>) -> Result<Checked, Unavailable> {
        let mut sources = Sources::default();
        let mut read = self.read(file, &mut sources)?;
        let found = self.find(&read, file, rules, &mut sources)?;
        let mut findings = std::mem::take(&mut read.findings);
        findings.extend(found);
        findings.sort_by_key(Diagnostic::span);
        let gaps = LayoutGaps::of(&read, &rules.selection, &sources);
        let (source, strict, converted_from) = (read.source, read.is_strict(), read.converted_from);
        if let Some(own) = sources.get(source) {
            keep_possible(own.text(), source, &mut findings);
        }
        Ok(Checked { sources, source, findings, gaps, converted_from, strict })
    }

    /// What the rules find in a report; in one that could only be read in part, what has nothing
    /// to do with the lines that could not.
    pub(super) fn find(
        &self,
        read: &Read,
        file: &File<'_>,
        rules: &Rules<'_>,
        sources: &mut Sources,
    ) -> Result<Vec<Diagnostic>, Unavailable> {
        let Some((report, form, figures)) = read.known() else { return Ok(Vec::new()) };
        let mut findings = Vec::new();
        let previous = match (&rules.previous, &report.previous) {
            (Some(given), _) => Some(self.given_previous(given, sources)?),
            (None, Some(named)) => match self.named_previous(named, &*file.folder, sources) {
                Ok(previous) => Some(previous),
                Err(finding) => {
                    findings.push(finding);
                    None
                }
            },
            (None, None) => None,
        };
        let said = previous.iter().flat_map(|previous| &previous.findings);
        findings.extend(said.filter(|finding| is_of_file(finding)).cloned());
        let last = previous.as_ref().and_then(Read::whole);
        let occasion = Occasion { this_year: rules.this_year, file_name: &file.name };
        let facts = Facts::new(report, form, figures, last).on(occasion);
        findings.extend(check(&facts, &rules.selection));
        let lines = |findings: &[Diagnostic]| lines(findings, read.source, sources);
        let errors: Vec<Diagnostic> =
            read.findings.iter().filter(|finding| finding.is_error()).cloned().collect();
        let faulty = lines(&errors);
        if !faulty.is_empty() {
            findings.retain(|finding| lines(std::slice::from_ref(finding)).is_disjoint(&faulty));
        }
        Ok(findings)
    }
}

/// The lines of a text that findings point at.
fn lines(findings: &[Diagnostic], source: SourceId, sources: &Sources) -> BTreeSet<usize> {
    let Some(text) = sources.get(source) else { return BTreeSet::new() };
    let labels = findings.iter().flat_map(|finding| &finding.labels);
    let own = labels.filter(|label| label.span.source == source);
    own.map(|label| text.place(label.span.start).line).collect()
}

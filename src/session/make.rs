//! From a report to its pages and its files, or to why there are none.

use std::sync::Arc;

use super::formats::{OutputFormat, OutputOptions};
use super::set::{self, SetReport};
use super::verdict::{Objection, Strict, Verdict};
use super::{File, Read, Rules, Session, Unavailable, errors};
use crate::base::{Diagnostic, Source, SourceId, Sources};
use crate::document;
use crate::font::FontLibrary;

/// What is asked for.
#[derive(Clone, Copy, Default)]
pub struct Order<'o> {
    /// What the report is checked by first; `None` sets it unchecked.
    pub rules: Option<&'o Rules<'o>>,
    /// Whether warnings too stop a report, as one that is checked may ask for itself (`[checks] strict`).
    pub strict: bool,
    /// Whether what the rules find, and any warning, stops nothing.
    pub force: bool,
    /// The files to be made.
    pub formats: &'o [&'static OutputFormat],
    /// What is added to them.
    pub options: OutputOptions<'o>,
}

/// What became of a report. To tell about it is the caller's.
pub struct Made {
    /// The texts that findings point into.
    pub sources: Sources,
    /// Which of them is the report's own.
    pub source: SourceId,
    /// What was found: by reading, by setting, by the rules.
    pub findings: Vec<Diagnostic>,
    /// Who asks that warnings too stop it, if anybody does.
    pub strict: Option<Strict>,
    /// Whether it is made, and what speaks against it.
    pub verdict: Verdict,
    /// The report as it is set, unless it is refused.
    pub set: Option<SetReport>,
    /// The files, when it is set and they keep their standards; otherwise why one of them does
    /// not, in words for the user with their full stop.
    pub files: Result<Vec<MadeFile>, String>,
}

/// A file that was made.
pub struct MadeFile {
    /// What kind of file.
    pub format: &'static OutputFormat,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Session {
    /// Reads a report, checks it, sets it and makes its files.
    ///
    /// # Errors
    /// When a file that is needed cannot be had: the layout, or last year's report of the rules.
    pub fn make(
        &self,
        file: &File<'_>,
        fonts: &FontLibrary,
        order: &Order<'_>,
    ) -> Result<Made, Unavailable> {
        let mut sources = Sources::default();
        let read = self.read(file, &mut sources)?;
        let checked = match order.rules {
            Some(rules) => self.find(&read, file, rules, &mut sources)?,
            None => Vec::new(),
        };
        let is_stopped = errors(&checked) > 0 && !order.force;
        // What is not checked has no settings of its checks either.
        let strict = Strict::of(order.strict, order.rules.is_some() && read.is_strict());
        let Read { source, form, report, figures, mut findings, converted_from, .. } = read;
        let document = match (report, &form) {
            // The report goes with this: the document has all its words.
            (Some(report), Some(form)) if !is_stopped => {
                Some((document::compose(&report, form, &figures), Arc::clone(form)))
            }
            _ => None,
        };
        let set = document.map(|(document, form)| set::set(document, form, fonts));
        let (set, setting) = set.unzip();
        findings.extend(setting.into_iter().flatten());
        let set = set.filter(|_| errors(&findings) == 0);
        findings.extend(checked);
        // Only now: what setting finds counts too, and is told along with what the rules find.
        let objection = Objection::of(&findings, strict);
        let set = set.filter(|_| order.force || objection.is_none());
        let verdict = Verdict::of(objection, set.is_some());
        let files = set.as_ref().map_or_else(
            || Ok(Vec::new()),
            |set| {
                // What is put into a file is what was read: UTF-8.
                let text = converted_from.and_then(|_| sources.get(source)).map(Source::text);
                let bytes = text.map_or(file.bytes.as_slice(), str::as_bytes);
                order.formats.iter().map(|format| write(format, set, bytes, fonts, order)).collect()
            },
        );
        Ok(Made { sources, source, findings, strict, verdict, set, files })
    }
}

fn write(
    format: &'static OutputFormat,
    set: &SetReport,
    input: &[u8],
    fonts: &FontLibrary,
    order: &Order<'_>,
) -> Result<MadeFile, String> {
    let bytes = (format.write)(set, input, fonts, &order.options)?;
    Ok(MadeFile { format, bytes })
}

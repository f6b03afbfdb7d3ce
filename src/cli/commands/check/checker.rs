//! A report is checked, mended where that is asked for, and told of.

use std::time::Instant;

use super::sentence::sentence;
use super::write_back::write_back;
use crate::base::Repair;
use crate::cli::arguments::{CheckRequest, Findings, Fix, VolumeArgs};
use crate::cli::batch::{Fate, Told};
use crate::cli::commands::chain::what_it_took;
use crate::cli::files::{Job, stamp};
use crate::cli::terminal::{Failure, Record, concise_line, show};
use crate::session::{Checked, File, LayoutGaps, Objection, Rules, Session, Strict};

/// What is kept of a report.
#[derive(Default)]
pub(super) struct Kept {
    /// What a document is made of.
    pub(super) checked: Option<Checked>,
    /// How many places were mended.
    pub(super) fixed: usize,
    /// Which rules do not apply to its layout.
    pub(super) gaps: LayoutGaps,
}

/// Whether a program reads what is found, which is then one document.
pub(super) const fn is_for_programs(request: &CheckRequest) -> bool {
    matches!(request.output_format, Findings::Json | Findings::Reports | Findings::Sarif)
}

/// What the reports of a check share.
pub(super) struct Checker<'c> {
    pub(super) request: &'c CheckRequest,
    pub(super) rules: &'c Rules<'c>,
    pub(super) session: &'c Session,
    /// Whether findings are shown in colours.
    pub(super) coloured: bool,
    pub(super) several: bool,
}

/// A report that was looked at.
struct Looked {
    checked: Checked,
    /// How many places were mended.
    fixed: usize,
    /// Why it was not written back.
    failure: Option<Failure>,
}

impl From<Checked> for Looked {
    fn from(checked: Checked) -> Self {
        Self { checked, fixed: 0, failure: None }
    }
}

impl Checker<'_> {
    /// Checks a report and tells of it; what goes into a document is given back.
    pub(super) fn told(&self, job: &Job) -> Told<Kept> {
        let begin = Instant::now();
        let mut record = Record::default();
        let Looked { checked, fixed, failure } = match self.look(job, &mut record) {
            Ok(looked) => looked,
            Err(failure) => return failure.into(),
        };
        let VolumeArgs { quiet, verbose } = self.request.volume;
        if !self.request.diff && !quiet {
            self.list(&checked, &mut record);
        }
        if verbose {
            record.remark(&what_it_took(job, &checked.sources, begin));
        }
        let strict = Strict::of(self.request.strict, checked.strict);
        let objection = Objection::of(&checked.findings, strict);
        if !is_for_programs(self.request) {
            let name = if self.several { format!("{}：", job.name()) } else { String::new() };
            // What was looked at is what it would be.
            let when = if self.request.diff { "照此修改以后，" } else { "" };
            record.remark(&format!("{name}{when}{}", sentence(&checked, objection)));
        }
        failure.iter().for_each(|failure| record.fail(failure));
        let found = || Fate::of(&checked.findings, objection.into());
        let fate = failure.as_ref().map_or_else(found, Fate::from);
        let gaps = checked.gaps.clone();
        let checked = is_for_programs(self.request).then_some(checked);
        Told { record, fate, rest: Kept { checked, fixed, gaps } }
    }

    fn look(&self, job: &Job, record: &mut Record) -> Result<Looked, Failure> {
        let before = job.path.as_deref().map(stamp);
        let (file, folder) = job.read()?;
        if self.request.output_format == Findings::Words {
            self.session.words(&file)?.iter().for_each(|line| record.put(line));
        }
        let repairs: &[Repair] = match self.request.fix {
            Some(Fix::Figures) => &[Repair::Writing, Repair::Figure],
            Some(Fix::Text) => &[Repair::Writing],
            None if self.request.diff => &[Repair::Writing],
            None => return Ok(self.session.check(&file, self.rules)?.into()),
        };
        let (name, bytes) = (job.name(), file.bytes.clone());
        let mended = self.session.mend(file, self.rules, repairs)?;
        let count = mended.changes.len();
        if count == 0 {
            return Ok(mended.checked.into());
        }
        if self.request.diff {
            record.put_text(mended.diff(&name));
            record.remark(&format!("{name} 可以改 {count} 处，没有写回。"));
            return Ok(mended.checked.into());
        }
        if let Err(failure) = write_back(job.path.as_deref(), before, &mended) {
            // What is in the file as it is, is told all the same.
            let checked = self.session.check(&File::within(name, bytes, folder), self.rules)?;
            return Ok(Looked { failure: Some(failure), ..checked.into() });
        }
        mended.changes.iter().for_each(|change| record.remark(change));
        record.remark(&format!("{name} 改了 {count} 处。"));
        Ok(Looked { fixed: count, ..mended.checked.into() })
    }

    /// Lists what was found for people; a document is made of all.
    fn list(&self, checked: &Checked, record: &mut Record) {
        let Checked { findings, sources, .. } = checked;
        match self.request.output_format {
            Findings::Full => show(findings, sources, self.coloured, |text| record.put(text)),
            Findings::Concise | Findings::Words => {
                findings.iter().for_each(|finding| record.put(&concise_line(finding, sources)));
            }
            Findings::Json | Findings::Reports | Findings::Sarif => {}
        }
    }
}

//! One report through the chain: made, told of, and finished where nothing stopped it.

use super::rules::named;
use crate::cli::batch::{Fate, Told};
use crate::cli::files::{Job, Opened};
use crate::cli::terminal::{Failure, Record, show};
use crate::font::FontLibrary;
use crate::session::{Made, Objection, Order, OutputOptions, Rules, Session, Verdict, errors};

/// The files that a report names; `None` where it could not be read.
pub(super) type NamedFiles = Option<Vec<Opened>>;

/// What the reports of a run share.
pub(super) struct Chain<'c> {
    pub(super) session: &'c Session,
    pub(super) fonts: &'c FontLibrary,
    /// What reports are checked by, if they are.
    pub(super) rules: Option<&'c Rules<'c>>,
    /// Whether warnings too stop every report.
    pub(super) strict: bool,
    /// Whether what the rules find, and any warning, stops no report.
    pub(super) force: bool,
    pub(super) options: OutputOptions<'c>,
    /// Whether findings are shown in colours.
    pub(super) coloured: bool,
    pub(super) several: bool,
}

impl Chain<'_> {
    /// Makes a report, tells what was found, and finishes it if nothing stops it. `finish` is also
    /// given the files that the report names; the record takes what it says. With the report come
    /// these files.
    pub(super) fn report(
        &self,
        job: &Job,
        finish: impl FnOnce(&Made, &[Opened], &mut Record) -> Result<(), Failure>,
    ) -> Result<Told<NamedFiles>, Failure> {
        let (file, folder) = job.read()?;
        let formats: Vec<_> = job.targets.iter().map(|(format, _)| *format).collect();
        let options = OutputOptions { source: job.source.as_deref(), ..self.options };
        let (strict, force) = (self.strict, self.force);
        let order = Order { rules: self.rules, strict, force, formats: &formats, options };
        let made = self.session.make(&file, self.fonts, &order);
        let opened = folder.opened();
        let made = match made {
            Ok(made) => made,
            // What it names may yet come: whoever watches has to know of it.
            Err(why) => return Ok(Told { rest: Some(opened), ..Failure::from(why).into() }),
        };
        let mut record = Record::default();
        show(&made.findings, &made.sources, self.coloured, |text| record.complain_in_lines(text));
        let finished = match &made.set {
            Some(_) => finish(&made, &opened, &mut record),
            None => Ok(()),
        };
        let fate = match finished {
            Ok(()) => {
                self.sum_up(job, &made, &mut record);
                Fate::of(&made.findings, made.verdict)
            }
            Err(failure) => {
                record.fail(&failure);
                Fate::from(&failure)
            }
        };
        Ok(Told { record, fate, rest: Some(opened) })
    }

    fn sum_up(&self, job: &Job, made: &Made, record: &mut Record) {
        let errors = errors(&made.findings);
        let warnings = made.findings.len() - errors;
        let is_shown = job.targets.is_empty();
        let sum = match made.verdict {
            Verdict::Passed if warnings == 0 => return,
            Verdict::Passed if is_shown => format!("有 {warnings} 处提醒。"),
            Verdict::Passed => format!("有 {warnings} 处提醒，文件已照常生成。"),
            Verdict::Forced(Objection::Errors) => {
                format!("有 {errors} 处错误没有改，按 --force 照样生成了文件，报送前请务必改正。")
            }
            Verdict::Forced(Objection::Warnings(_)) => {
                format!("有 {warnings} 处提醒，按 --force 照样生成了文件。")
            }
            Verdict::Refused(Objection::Warnings(strict)) => {
                format!("按 {}，{warnings} 处提醒，未生成文件。", named(strict))
            }
            Verdict::Refused(Objection::Errors) if is_shown => {
                format!("发现 {errors} 处错误，没有排出。")
            }
            Verdict::Refused(Objection::Errors) if warnings == 0 => {
                format!("发现 {errors} 处错误，未生成文件。")
            }
            Verdict::Refused(Objection::Errors) => {
                format!("发现 {errors} 处错误、{warnings} 处提醒，未生成文件。")
            }
        };
        let name = if self.several { format!("{}：", job.name()) } else { String::new() };
        record.complain(&format!("{name}{sum}"));
    }
}

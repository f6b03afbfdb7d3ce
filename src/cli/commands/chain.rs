//! One report through the chain: made, told of, and finished where nothing stopped it.

use std::time::Instant;

use super::rules::named;
use crate::base::{Diagnostic, Sources};
use crate::cli::batch::{Fate, Told};
use crate::cli::files::{Job, Opened};
use crate::cli::terminal::{Failure, Record, show};
use crate::font::FontLibrary;
use crate::session::{
    Account, Made, Objection, Order, OutputOptions, Rules, Session, Verdict, WrittenFile, errors,
};

/// What came of a report besides what is said of it.
#[derive(Default)]
pub(super) struct Rest {
    /// The files that it names; `None` where it could not be read.
    pub(super) opened: Option<Vec<Opened>>,
    /// What programs are told of it.
    pub(super) account: Account,
}

/// How much is said of what is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Telling {
    /// Whether findings are shown in colours.
    pub(super) coloured: bool,
    /// Whether only what stops a report is shown.
    pub(super) quiet: bool,
    /// Whether it is said what a report was made from, and how long it took.
    pub(super) verbose: bool,
    /// Whether a program is told, by the accounts: then nothing is said of what was found.
    pub(super) to_program: bool,
}

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
    pub(super) telling: Telling,
    pub(super) several: bool,
}

impl Chain<'_> {
    /// Makes a report, tells what was found, and finishes it if nothing stops it. `finish` is also
    /// given the files that the report names, and gives those that it wrote; the record takes what it
    /// says.
    pub(super) fn report(
        &self,
        job: &Job,
        finish: impl FnOnce(&Made, &[Opened], &mut Record) -> Result<Vec<WrittenFile>, Failure>,
    ) -> Result<Told<Rest>, Failure> {
        let begin = Instant::now();
        let (file, folder) = job.read()?;
        let formats = job.formats();
        let options = OutputOptions { source: job.source.as_deref(), ..self.options };
        let (strict, force) = (self.strict, self.force);
        let order = Order { rules: self.rules, strict, force, formats: &formats, options };
        let made = self.session.make(&file, self.fonts, &order);
        let opened = folder.opened();
        let made = match made {
            Ok(made) => made,
            // What it names may yet come: whoever watches has to know of it.
            Err(why) => {
                let rest = Rest { opened: Some(opened), ..Rest::default() };
                return Ok(Told { rest, ..Failure::from(why).into() });
            }
        };
        let (mut record, mut account) = (Record::default(), Account::default());
        if self.telling.to_program {
            account.find(&job.name(), &made.findings, &made.sources);
            account.is_strict = made.strict.is_some();
        } else {
            self.show(&made, &mut record);
        }
        let finished = match &made.set {
            Some(_) => finish(&made, &opened, &mut record),
            None => Ok(Vec::new()),
        };
        if self.telling.verbose {
            record.remark(&what_it_took(job, &made.sources, begin));
        }
        let fate = match finished {
            Ok(files) => {
                account.files = files;
                self.sum_up(job, &made, &mut record);
                Fate::of(&made.findings, made.verdict)
            }
            Err(failure) => {
                record.fail(&failure);
                Fate::from(&failure)
            }
        };
        Ok(Told { record, fate, rest: Rest { opened: Some(opened), account } })
    }

    /// Shows what was found; to who wants it quiet, what stopped the report.
    fn show(&self, made: &Made, record: &mut Record) {
        let stops = |finding: &&Diagnostic| match made.verdict {
            Verdict::Refused(objection) => finding.severity == objection.severity(),
            _ => finding.is_error(),
        };
        let findings = made.findings.iter().filter(|it| !self.telling.quiet || stops(it));
        let (findings, coloured) = (findings.cloned().collect::<Vec<_>>(), self.telling.coloured);
        show(&findings, &made.sources, coloured, |text| record.complain_in_lines(text));
    }

    fn sum_up(&self, job: &Job, made: &Made, record: &mut Record) {
        if self.telling.to_program {
            return;
        }
        let errors = errors(&made.findings);
        let warnings = made.findings.len() - errors;
        let is_shown = job.formats().is_empty();
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
        let old = match made.verdict {
            Verdict::Refused(_) => old_files(job),
            _ => String::new(),
        };
        record.remark(&format!("{name}{sum}{old}"));
    }
}

/// That files of before are still there, which somebody may take for new ones.
fn old_files(job: &Job) -> String {
    let old = job.targets.iter().filter(|(_, target)| target.exists());
    let old: Vec<String> = old.map(|(_, target)| target.display().to_string()).collect();
    match old.is_empty() {
        true => String::new(),
        false => format!("{} 是以前生成的，没有改动。", old.join("、")),
    }
}

/// What a report was made from, and how long it took.
pub(super) fn what_it_took(job: &Job, sources: &Sources, begin: Instant) -> String {
    let own = job.name();
    let others = sources.names().filter(|name| *name != own).collect::<Vec<_>>().join("、");
    let others = if others.is_empty() { others } else { format!("用到 {others}；") };
    let milliseconds = begin.elapsed().as_millis();
    format!("{own}：{others}用时 {milliseconds} 毫秒。")
}

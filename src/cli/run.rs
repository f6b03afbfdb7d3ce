//! Making the reports that were asked for, one after the other.

use crate::base::{Diagnostic, Severity};
use crate::document;
use crate::font::FontLibrary;
use crate::form::Form;
use crate::pdf::Source;
use crate::{docx, layout, pdf};

use super::args::{DumpArgs, Request};
use super::failure::Failure;
use super::inputs::{Job, jobs, jobs_to_show};
use super::outcome::Outcome;
use super::produce::{Format, Options, Produced, produce};
use super::read::read;
use super::rules::Rules;
use super::show::show;
use super::terminal::Terminal;
use super::{created, edited, fonts, output};

/// Makes every report that is asked for; one that cannot be made does not stop the others.
pub(super) fn run(request: &Request, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs(request)?;
    let fonts = fonts::load(&request.fonts)?;
    let created = created::created()?;
    let rules = Some(Rules::new(&request.check, jobs.len())?);
    let run = Run { terminal, fonts, rules, force: request.force, several: jobs.len() > 1 };
    let embedded_fonts = request.embed_fonts.then_some(&run.fonts);
    let docx = docx::Options { created, embedded_fonts };
    Ok(run.each(&jobs, |job, bytes, produced, form| {
        let source = job.source.as_deref().map(|name| Source { name, bytes });
        let pdf = pdf::Options { source, created };
        let options = Options { pdf, docx };
        let file = |format| produced.file(format, form, &run.fonts, &options);
        let files = job.targets.iter().map(|(format, _)| file(*format));
        let files = files.collect::<Result<Vec<_>, _>>()?;
        // As late as can be: somebody may be at work on it.
        if !request.overwrite {
            edited::check(job)?;
        }
        run.write(job, produced, files)
    }))
}

/// Prints the line dump of every report that is asked for.
pub(super) fn dump(request: &DumpArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs_to_show(&request.inputs);
    let fonts = fonts::load(&request.fonts)?;
    let several = jobs.len() > 1;
    let run = Run { terminal, fonts, rules: None, force: false, several };
    Ok(run.each(&jobs, |job, _, produced, form| {
        if run.several {
            terminal.say(&format!("══ {} ══", job.name()));
        }
        terminal.say(layout::dump(&produced.pages, form).trim_end());
        Ok(())
    }))
}

struct Run<'a> {
    terminal: &'a Terminal,
    fonts: FontLibrary,
    /// What reports are checked by, if they are.
    rules: Option<Rules>,
    /// Whether what the rules find stops no report.
    force: bool,
    several: bool,
}

impl Run<'_> {
    /// Sets every report and finishes those without errors.
    fn each(
        &self,
        jobs: &[Job],
        finish: impl Fn(&Job, &[u8], &Produced, &Form) -> Result<(), Failure>,
    ) -> Outcome {
        let outcomes = jobs.iter().map(|job| {
            self.job(job, &finish).unwrap_or_else(|failure| {
                self.terminal.complain(&format!("错误: {failure}"));
                Outcome::Failed
            })
        });
        outcomes.max().unwrap_or(Outcome::Written)
    }

    fn job(
        &self,
        job: &Job,
        finish: impl Fn(&Job, &[u8], &Produced, &Form) -> Result<(), Failure>,
    ) -> Result<Outcome, Failure> {
        output::check(job.targets.iter().map(|(_, target)| target.as_path()))?;
        let mut read = read(job)?;
        let checked = match &self.rules {
            Some(rules) => rules.check(job, &mut read)?,
            None => Vec::new(),
        };
        let stops = errors(&checked) > 0 && !self.force;
        let mut findings = read.findings;
        let mut produced = None;
        if let (Some((report, form)), true) = (&read.report, errors(&findings) == 0 && !stops) {
            let made = produce(document::compose(report, form), form, &self.fonts);
            findings.extend(made.findings.iter().cloned());
            produced = Some((made, form));
        }
        let is_written = errors(&findings) == 0 && !stops;
        findings.extend(checked);
        let coloured = self.terminal.is_coloured();
        show(&findings, &read.sources, coloured, |text| self.terminal.complain(text));
        if let (Some((produced, form)), true) = (&produced, is_written) {
            finish(job, &read.bytes, produced, form)?;
        }
        self.sum_up(job, &findings, is_written);
        Ok(if is_written { Outcome::Written } else { Outcome::Faulty })
    }

    fn write(&self, job: &Job, produced: &Produced, files: Vec<Vec<u8>>) -> Result<(), Failure> {
        let targets = job.targets.iter().map(|(_, target)| target.as_path());
        let files: Vec<_> = targets.zip(files).collect();
        output::write(&files)?;
        for ((format, target), (_, bytes)) in job.targets.iter().zip(&files) {
            let size = bytes.len().div_ceil(1024);
            let pages = match format {
                Format::Pdf => format!("{} 面，", produced.pages.pages.len()),
                Format::Docx => String::new(),
            };
            self.terminal.say(&format!("已生成 {}（{pages}{size} KB）", target.display()));
        }
        Ok(())
    }

    fn sum_up(&self, job: &Job, findings: &[Diagnostic], is_written: bool) {
        let errors = errors(findings);
        let warnings = findings.len() - errors;
        let sum = match (errors, warnings) {
            (0, 0) => return,
            (0, warnings) if job.targets.is_empty() => format!("有 {warnings} 处提醒。"),
            (errors, _) if job.targets.is_empty() => format!("发现 {errors} 处错误，没有排出。"),
            (0, warnings) => format!("有 {warnings} 处提醒，文件已照常生成。"),
            (errors, _) if is_written => {
                format!("有 {errors} 处错误没有改，按 --force 照样生成了文件，报送前请务必改正。")
            }
            (errors, 0) => format!("发现 {errors} 处错误，未生成文件。"),
            (errors, warnings) => {
                format!("发现 {errors} 处错误、{warnings} 处提醒，未生成文件。")
            }
        };
        let name = if self.several { format!("{}：", job.name()) } else { String::new() };
        self.terminal.complain(&format!("{name}{sum}"));
    }
}

/// How many findings are errors.
pub(super) fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

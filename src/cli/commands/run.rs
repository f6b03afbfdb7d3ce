//! Making the reports that were asked for, one after the other.

use std::path::PathBuf;

use super::rules::rules;
use crate::cli::arguments::{DumpArgs, Request};
use crate::cli::files::{self, Job, jobs, jobs_to_show};
use crate::cli::fonts;
use crate::cli::terminal::{Failure, Outcome, Terminal, show};
use crate::font::FontLibrary;
use crate::session::{Made, MadeFile, Order, OutputOptions, Rules, Session, SetReport, errors};

/// Makes every report that is asked for; one that cannot be made does not stop the others.
pub(in crate::cli) fn run(request: &Request, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs(request)?;
    let fonts = fonts::load(&request.fonts, terminal)?;
    let created = files::created()?;
    let (rules, given) = rules(&request.check, jobs.len())?;
    let options = OutputOptions { source: None, fonts: request.embed_fonts, created };
    let rules = Some(rules);
    let run = Run { terminal, fonts, rules, force: request.force, several: jobs.len() > 1 };
    Ok(run.each(&jobs, options, |job, opened, made| {
        job.check_named(&[opened, &given.opened()].concat())?;
        let files = made.files.as_ref().map_err(Failure::new)?;
        // As late as can be: somebody may be at work on it.
        if !request.overwrite {
            files::check_edited(job)?;
        }
        made.set.as_ref().map_or(Ok(()), |set| run.write(job, set, files))
    }))
}

/// Prints the line dump of every report that is asked for.
pub(in crate::cli) fn dump(request: &DumpArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs_to_show(&request.inputs);
    let fonts = fonts::load(&request.fonts, terminal)?;
    let several = jobs.len() > 1;
    let run = Run { terminal, fonts, rules: None, force: false, several };
    Ok(run.each(&jobs, OutputOptions::default(), |job, _, made| {
        if run.several {
            terminal.say(&format!("══ {} ══", job.name()));
        }
        made.set.iter().for_each(|set| terminal.put_text(&format!("{}\n", set.dump().trim_end())));
        Ok(())
    }))
}

struct Run<'a> {
    terminal: &'a Terminal,
    fonts: FontLibrary,
    /// What reports are checked by, if they are.
    rules: Option<Rules<'static>>,
    /// Whether what the rules find stops no report.
    force: bool,
    several: bool,
}

impl Run<'_> {
    /// Makes every report, tells what was found, and finishes those that nothing stopped. The
    /// files that a report names are given to `finish`, too.
    fn each(
        &self,
        jobs: &[Job],
        options: OutputOptions<'_>,
        finish: impl Fn(&Job, &[PathBuf], &Made) -> Result<(), Failure>,
    ) -> Outcome {
        let session = Session::new();
        let outcomes = jobs.iter().map(|job| {
            self.job(job, &session, options, &finish).unwrap_or_else(|failure| {
                self.terminal.fail(&failure);
                Outcome::Failed
            })
        });
        outcomes.max().unwrap_or(Outcome::Written)
    }

    fn job(
        &self,
        job: &Job,
        session: &Session,
        options: OutputOptions<'_>,
        finish: impl Fn(&Job, &[PathBuf], &Made) -> Result<(), Failure>,
    ) -> Result<Outcome, Failure> {
        files::check_replaceable(job.targets.iter().map(|(_, target)| target.as_path()))?;
        let (file, folder) = job.read()?;
        let formats: Vec<_> = job.targets.iter().map(|(format, _)| *format).collect();
        let options = OutputOptions { source: job.source.as_deref(), ..options };
        let rules = self.rules.as_ref();
        let order = Order { rules, force: self.force, formats: &formats, options };
        let made = session.make(&file, &self.fonts, &order)?;
        let coloured = self.terminal.is_coloured();
        let complain = |text: &str| self.terminal.complain_in_lines(text);
        show(&made.findings, &made.sources, coloured, complain);
        if made.set.is_some() {
            finish(job, &folder.opened(), &made)?;
        }
        self.sum_up(job, &made);
        Ok(if made.set.is_some() { Outcome::Written } else { Outcome::Faulty })
    }

    fn write(&self, job: &Job, set: &SetReport, made: &[MadeFile]) -> Result<(), Failure> {
        let targets = job.targets.iter().map(|(_, target)| target.as_path());
        let files: Vec<_> = targets.zip(made.iter().map(|file| file.bytes.as_slice())).collect();
        files::write(&files)?;
        for ((format, target), file) in job.targets.iter().zip(made) {
            let size = file.bytes.len().div_ceil(1024);
            let pages = match format.is_paged {
                true => format!("{} 面，", set.pages.pages.len()),
                false => String::new(),
            };
            self.terminal.say(&format!("已生成 {}（{pages}{size} KB）", target.display()));
        }
        Ok(())
    }

    fn sum_up(&self, job: &Job, made: &Made) {
        let errors = errors(&made.findings);
        let warnings = made.findings.len() - errors;
        let sum = match (errors, warnings) {
            (0, 0) => return,
            (0, warnings) if job.targets.is_empty() => format!("有 {warnings} 处提醒。"),
            (errors, _) if job.targets.is_empty() => format!("发现 {errors} 处错误，没有排出。"),
            (0, warnings) => format!("有 {warnings} 处提醒，文件已照常生成。"),
            (errors, _) if made.set.is_some() => {
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

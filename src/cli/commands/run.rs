//! Making the reports that were asked for, and showing how they are set.

use super::chain::{Chain, NamedFiles};
use super::rules::rules;
use crate::cli::arguments::{BatchArgs, DumpArgs, Request};
use crate::cli::batch::{Batch, Told, Words, default_threads};
use crate::cli::files::{self, Job, Named, jobs, jobs_to_show};
use crate::cli::fonts;
use crate::cli::terminal::{Failure, Outcome, Record, Terminal};
use crate::font::FontLibrary;
use crate::model::Created;
use crate::session::{Made, MadeFile, OutputOptions, Session, SetReport};

const MADE: Words = Words {
    good: "已生成",
    warned: "已生成、有提醒",
    strict: Some("有提醒、按 strict 没有生成"),
    faulty: "有错误、没有生成",
    failed: "没能生成",
    stopped: "因停止没有生成",
};

const SHOWN: Words = Words {
    good: "已列出",
    warned: "已列出、有提醒",
    strict: None,
    faulty: "有错误、没有列出",
    failed: "没能列出",
    stopped: "因停止没有列出",
};

/// Makes every report that is asked for; one that cannot be made does not stop the others.
pub(in crate::cli) fn run(request: &Request, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs(request)?;
    let maker = Maker::new(request, terminal)?;
    let (outcome, _) = maker.make(&jobs, &Vec::from_iter(0..jobs.len()))?;
    Ok(outcome)
}

/// Prints the line dump of every report that is asked for.
pub(in crate::cli) fn dump(request: &DumpArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs_to_show(&request.inputs)?;
    let (fonts, session) = (fonts::load(&request.fonts, terminal)?, Session::new());
    let several = jobs.len() > 1;
    let chain = Chain {
        session: &session,
        fonts: &fonts,
        rules: None,
        strict: false,
        force: false,
        options: OutputOptions::default(),
        coloured: terminal.is_coloured(),
        several,
    };
    let show = |job: &Job, made: &Made, record: &mut Record| {
        if several {
            record.say(&format!("══ {} ══", job.name()));
        }
        let dumps = made.set.iter().map(|set| format!("{}\n", set.dump().trim_end()));
        dumps.for_each(|dump| record.put_text(dump));
        Ok(())
    };
    let batch = Batch { terminal, threads: threads(&request.batch), words: Some(&SHOWN) };
    let (outcome, _) = batch.each(&Vec::from_iter(&jobs), |_, job| {
        let told = chain.report(job, |made, _, record| show(job, made, record));
        told.unwrap_or_else(Told::from)
    });
    Ok(outcome)
}

/// How many reports are dealt with at once.
pub(super) fn threads(args: &BatchArgs) -> usize {
    args.jobs.map_or_else(default_threads, usize::from)
}

/// What makes the reports of a request, as often as that is asked for.
pub(super) struct Maker<'m> {
    request: &'m Request,
    terminal: &'m Terminal,
    fonts: FontLibrary,
    created: Option<Created>,
    session: Session,
}

impl<'m> Maker<'m> {
    pub(super) fn new(request: &'m Request, terminal: &'m Terminal) -> Result<Self, Failure> {
        let fonts = fonts::load(&request.fonts, terminal)?;
        let created = files::created()?;
        Ok(Self { request, terminal, fonts, created, session: Session::new() })
    }

    /// Makes those of the jobs that have the numbers. With the outcome come, for each,
    /// the files it named, if it could be read, with last year's report that was given for it.
    pub(super) fn make(
        &self,
        jobs: &[Job],
        numbers: &[usize],
    ) -> Result<(Outcome, Vec<NamedFiles>), Failure> {
        let (rules, given) = rules(&self.request.check, jobs.len())?;
        let (named, request) = (self.named(jobs), self.request);
        let chain = Chain {
            session: &self.session,
            fonts: &self.fonts,
            rules: Some(&rules),
            strict: self.request.strict,
            force: self.request.force,
            options: OutputOptions {
                source: None,
                fonts: self.request.embed_fonts,
                created: self.created,
            },
            coloured: self.terminal.is_coloured(),
            several: numbers.len() > 1,
        };
        let chosen: Vec<&Job> = numbers.iter().filter_map(|number| jobs.get(*number)).collect();
        Ok(self.batch(Some(&MADE)).each(&chosen, |at, job| {
            let told = ready(job).and_then(|()| {
                let number = numbers.get(at).copied().unwrap_or(at);
                named.check(number, jobs)?;
                chain.report(job, |made, opened, record| {
                    job.check_named(&[opened, &given.opened()].concat())?;
                    finish(request, job, made, record)
                })
            });
            let mut told = told.unwrap_or_else(Told::from);
            told.rest.iter_mut().for_each(|opened| opened.extend(given.opened()));
            told
        }))
    }

    fn batch(&self, words: Option<&'static Words>) -> Batch<'_> {
        Batch { terminal: self.terminal, threads: threads(&self.request.batch), words }
    }

    /// The files that the reports name, where any of them may be written over.
    fn named(&self, jobs: &[Job]) -> Named {
        let mut named = Named::default();
        if Named::matters(jobs) {
            let session = &self.session;
            let all = self.batch(None).gather(jobs, |job| Named::by(job, session));
            all.into_iter().enumerate().for_each(|(number, files)| named.add(number, files));
        }
        named
    }
}

fn ready(job: &Job) -> Result<(), Failure> {
    files::check_replaceable(job.targets.iter().map(|(_, target)| target.as_path()))
}

fn finish(request: &Request, job: &Job, made: &Made, record: &mut Record) -> Result<(), Failure> {
    let files = made.files.as_ref().map_err(Failure::new)?;
    // As late as can be: somebody may be at work on it.
    if !request.overwrite {
        files::check_edited(job)?;
    }
    made.set.as_ref().map_or(Ok(()), |set| write(job, set, files, record))
}

fn write(
    job: &Job,
    set: &SetReport,
    made: &[MadeFile],
    record: &mut Record,
) -> Result<(), Failure> {
    let targets = job.targets.iter().map(|(_, target)| target.as_path());
    let files: Vec<_> = targets.zip(made.iter().map(|file| file.bytes.as_slice())).collect();
    files::write(&files)?;
    for ((format, target), file) in job.targets.iter().zip(made) {
        let size = file.bytes.len().div_ceil(1024);
        let pages = match format.is_paged {
            true => format!("{} 面，", set.pages.pages.len()),
            false => String::new(),
        };
        record.say(&format!("已生成 {}（{pages}{size} KB）", target.display()));
    }
    Ok(())
}

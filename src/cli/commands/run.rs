//! Making the reports that were asked for, and showing how they are set.

use std::path::Path;

use super::accounts;
use super::chain::{Chain, Rest, Telling};
use super::inputs::expanded;
use super::rules::rules;
use crate::base::visible;
use crate::cli::arguments::{BatchArgs, DumpArgs, MakingFormat, Request, VolumeArgs};
use crate::cli::batch::{Batch, Ended, Told, Words, default_threads};
use crate::cli::files::{self, Job, Named, is_piped, jobs, jobs_to_show};
use crate::cli::fonts;
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome, Record, Terminal};
use crate::font::FontLibrary;
use crate::model::Created;
use crate::session::{
    self, Made, MadeFile, OutputOptions, Session, SetReport, Status, WrittenFile,
};

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
pub(in crate::cli) fn run(
    request: &Request,
    format: MakingFormat,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let to_program = format == MakingFormat::Json;
    // A program is told of all, whenever the end is asked for.
    let _deferred = to_program.then(signals::defer);
    check_piped(request, to_program, terminal)?;
    let inputs = expanded(&request.inputs, to_program, terminal);
    let jobs = jobs(request, &inputs.paths)?;
    let maker = Maker { to_program, ..Maker::new(request, terminal)? };
    let (outcome, all) = maker.make(&jobs, &Vec::from_iter(0..jobs.len()))?;
    if to_program {
        let all = jobs.iter().zip(all);
        let all = all.map(|(job, (fate, rest))| {
            accounts::of(job, &fate, Status::Written, request.strict, rest.account)
        });
        terminal.put(&session::accounts(&Vec::from_iter(all.chain(accounts::of_skipped(&inputs)))));
    }
    Ok(outcome)
}

/// One stream takes one thing, and no screen shows a file.
fn check_piped(request: &Request, to_program: bool, terminal: &Terminal) -> Result<(), Failure> {
    match is_piped(request) {
        true if to_program => {
            Err(Failure::new("-o - 和 --output-format json 都要用标准输出，只能写一个。"))
        }
        true if terminal.is_output_seen() => {
            let sentence = "-o - 写到标准输出，现在是屏幕，看不了这种文件；请接上 > 文件名，或用 | 交给别的程序。";
            Err(Failure::new(sentence))
        }
        _ => Ok(()),
    }
}

/// Prints the line dump of every report that is asked for.
pub(in crate::cli) fn dump(request: &DumpArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let inputs = expanded(&request.inputs, false, terminal);
    let jobs = jobs_to_show(&inputs.paths)?;
    let (fonts, session) = (fonts::load(&request.fonts, terminal)?, Session::new());
    let several = jobs.len() > 1;
    let chain = Chain {
        session: &session,
        fonts: &fonts,
        rules: None,
        strict: false,
        force: false,
        options: OutputOptions::default(),
        telling: telling(&request.volume, false, terminal),
        several,
    };
    let show = |job: &Job, made: &Made, record: &mut Record| {
        if several {
            record.put(&visible(&format!("══ {} ══", job.name())));
        }
        let dumps = made.set.iter().map(|set| format!("{}\n", set.dump().trim_end()));
        dumps.for_each(|dump| record.put_text(dump));
        Ok(Vec::new())
    };
    let batch = Batch { terminal, threads: threads(&request.batch), words: Some(&SHOWN) };
    let (outcome, _) = batch.each(&Vec::from_iter(&jobs), |_, job| {
        let told = chain.report(job, |made, _, record| show(job, made, record));
        told.unwrap_or_else(Told::from)
    });
    Ok(outcome)
}

fn telling(volume: &VolumeArgs, to_program: bool, terminal: &Terminal) -> Telling {
    let VolumeArgs { quiet, verbose } = *volume;
    Telling { coloured: terminal.is_coloured(), quiet, verbose, to_program }
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
    /// Whether a program is told what came of the reports.
    to_program: bool,
}

impl<'m> Maker<'m> {
    pub(super) fn new(request: &'m Request, terminal: &'m Terminal) -> Result<Self, Failure> {
        let fonts = fonts::load(&request.fonts, terminal)?;
        let created = files::created()?;
        let session = Session::new();
        Ok(Self { request, terminal, fonts, created, session, to_program: false })
    }

    /// Makes those of the jobs that have the numbers. With the outcome comes what each came to; last
    /// year's report that was given for it is among the files it named.
    pub(super) fn make(
        &self,
        jobs: &[Job],
        numbers: &[usize],
    ) -> Result<(Outcome, Vec<Ended<Rest>>), Failure> {
        let (rules, given) = rules(&self.request.check, jobs.len())?;
        let (named, request, to_program) = (self.named(jobs), self.request, self.to_program);
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
            telling: telling(&request.volume, to_program, self.terminal),
            several: numbers.len() > 1,
        };
        let chosen: Vec<&Job> = numbers.iter().filter_map(|number| jobs.get(*number)).collect();
        let words = (!to_program).then_some(&MADE);
        Ok(self.batch(words).each(&chosen, |at, job| {
            let told = ready(job).and_then(|()| {
                let number = numbers.get(at).copied().unwrap_or(at);
                named.check(number, jobs)?;
                chain.report(job, |made, opened, record| {
                    job.check_named(&[opened, &given.opened()].concat())?;
                    let written = finish(request, job, made, record)?;
                    if !to_program {
                        written.iter().for_each(|file| record.say(&written_sentence(file)));
                    }
                    Ok(written)
                })
            });
            let mut told = told.unwrap_or_else(Told::from);
            told.rest.opened.iter_mut().for_each(|opened| opened.extend(given.opened()));
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
    let targets = job.targets.iter().map(|(_, target)| target.as_path());
    files::check_replaceable(&Vec::from_iter(targets))
}

/// Writes the files of a report, or gives the one that is asked for on the standard output.
fn finish(
    request: &Request,
    job: &Job,
    made: &Made,
    record: &mut Record,
) -> Result<Vec<WrittenFile>, Failure> {
    let files = made.files.as_ref().map_err(Failure::new)?;
    // As late as can be: somebody may be at work on it.
    if !request.overwrite {
        files::check_edited(job)?;
    }
    let Some(set) = &made.set else { return Ok(Vec::new()) };
    if job.piped.is_some() {
        files.iter().for_each(|file| record.put_file(file.bytes.clone()));
        return Ok(Vec::new());
    }
    write(job, set, files)
}

fn write(job: &Job, set: &SetReport, made: &[MadeFile]) -> Result<Vec<WrittenFile>, Failure> {
    let targets = || job.targets.iter().map(|(_, target)| target.as_path());
    let files: Vec<_> = targets().zip(made.iter().map(|file| file.bytes.as_slice())).collect();
    files::write(&files)?;
    let written = |(target, file): (&Path, &MadeFile)| WrittenFile {
        path: target.display().to_string(),
        format: file.format.name,
        pages: file.format.is_paged.then_some(set.pages.pages.len()),
        bytes: file.bytes.len(),
    };
    Ok(targets().zip(made).map(written).collect())
}

/// `已生成 年报.pdf（12 面，345 KB）`.
fn written_sentence(file: &WrittenFile) -> String {
    let pages = file.pages.map_or_else(String::new, |pages| format!("{pages} 面，"));
    let size = file.bytes.div_ceil(1024);
    format!("已生成 {}（{pages}{size} KB）", file.path)
}

//! Making the reports that were asked for, one after the other.

use std::collections::BTreeMap;

use crate::base::{self, Diagnostic, Severity, SourceId};
use crate::document;
use crate::font::FontLibrary;
use crate::form::{Form, built_in, load};
use crate::model::Report;
use crate::pdf::Source;
use crate::{docx, input, layout, pdf, syntax};

use super::args::{DumpArgs, Request};
use super::failure::Failure;
use super::inputs::{Job, jobs, jobs_to_show};
use super::layouts::{self, Found};
use super::outcome::Outcome;
use super::produce::{Format, Options, Produced, produce};
use super::render::{self, Sources};
use super::terminal::Terminal;
use super::{created, edited, fonts, output, text};

/// So many warnings of one kind are shown; more would hide what else there is.
const MOST_WARNINGS: usize = 20;

/// Makes every report that is asked for; one that cannot be made does not stop the others.
pub(super) fn run(request: &Request, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs(request)?;
    let fonts = fonts::load(&request.fonts)?;
    let created = created::created()?;
    let run = Run { terminal, fonts, several: jobs.len() > 1 };
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
    let run = Run { terminal, fonts, several: jobs.len() > 1 };
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
        let bytes = job.read()?;
        let (text, fault) = text::decode(&bytes, SourceId::Input);
        let mut sources = Sources { input: base::Source::new(job.name(), text), layout: None };
        let (read, mut findings) = match fault {
            Some(fault) => (None, vec![fault]),
            None => read(job, &mut sources)?,
        };
        let mut produced = None;
        if let (Some((report, form)), true) = (&read, errors(&findings) == 0) {
            let made = produce(document::compose(report, form), form, &self.fonts);
            findings.extend(made.findings.iter().cloned());
            produced = Some((made, form));
        }
        self.show(&findings, &sources);
        match &produced {
            Some((produced, form)) if errors(&findings) == 0 => {
                finish(job, &bytes, produced, form)?
            }
            _ => {}
        }
        self.sum_up(job, &findings);
        Ok(if errors(&findings) == 0 { Outcome::Written } else { Outcome::Faulty })
    }

    /// Shows all findings in the order of their places; of warnings of one kind the first ones.
    fn show(&self, findings: &[Diagnostic], sources: &Sources) {
        let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
        sorted.sort_by_key(|finding| finding.span());
        let mut warnings: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in sorted {
            if finding.severity == Severity::Warning {
                let count = warnings.entry(finding.code).or_default();
                *count += 1;
                if *count > MOST_WARNINGS {
                    continue;
                }
            }
            let shown = render::finding(finding, sources, self.terminal.is_coloured());
            self.terminal.complain(&format!("{shown}\n"));
        }
        for (code, count) in warnings.into_iter().filter(|(_, count)| *count > MOST_WARNINGS) {
            let more = count - MOST_WARNINGS;
            self.terminal.complain(&format!("还有 {more} 处同样的提醒[{code}]，不一一列出。\n"));
        }
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

    fn sum_up(&self, job: &Job, findings: &[Diagnostic]) {
        let errors = errors(findings);
        let warnings = findings.len() - errors;
        let sum = match (errors, warnings) {
            (0, 0) => return,
            (0, warnings) if job.targets.is_empty() => format!("有 {warnings} 处提醒。"),
            (errors, _) if job.targets.is_empty() => format!("发现 {errors} 处错误，没有排出。"),
            (0, warnings) => format!("有 {warnings} 处提醒，文件已照常生成。"),
            (errors, 0) => format!("发现 {errors} 处错误，未生成文件。"),
            (errors, warnings) => {
                format!("发现 {errors} 处错误、{warnings} 处提醒，未生成文件。")
            }
        };
        let name = if self.several { format!("{}：", job.name()) } else { String::new() };
        self.terminal.complain(&format!("{name}{sum}"));
    }
}

fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// The report and its form when they are sound, and what was found.
type Read = (Option<(Report, Form)>, Vec<Diagnostic>);

/// Faults of single values: they hold even where the rest of the file cannot be read.
const VALUE_FAULTS: [&str; 9] =
    ["I102", "I104", "I105", "I106", "I107", "I108", "I109", "I111", "I113"];

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

/// Reads the report by the layout it asks for.
fn read(job: &Job, sources: &mut Sources) -> Result<Read, Failure> {
    let text = &sources.input.text;
    let (table, mut findings) = syntax::parse(text, SourceId::Input);
    if !findings.is_empty() {
        findings.extend(value_faults(text, &table, &findings));
        return Ok((None, findings));
    }
    let (found, mut findings) = match input::layout(text, &table) {
        Ok(asked) => (layouts::find(&asked, job.folder())?, Vec::new()),
        // Without a layout the rest is still looked at, to report all faults at once.
        Err(missing) => (layouts::default(), vec![missing]),
    };
    let Found { form, source } = found;
    let form = match form {
        Ok(form) => form,
        Err(mut faults) => {
            // A name that no layout has: the rest is looked at all the same.
            if source.is_none() {
                faults.extend(value_faults(text, &table, &faults));
            }
            sources.layout = source;
            return Ok((None, faults));
        }
    };
    let (report, more) = input::read(text, &table, &form);
    findings.extend(more);
    sources.layout = source;
    Ok((report.map(|report| (report, form)), findings))
}

//! `genreport check`: what is wrong with the reports, and mending it.

use crate::base::{Diagnostic, Repair};
use crate::syntax::edits;

use super::args::{CheckRequest, Findings, Fix};
use super::failure::Failure;
use super::inputs::{Job, jobs_to_show};
use super::outcome::Outcome;
use super::read::{Read, from_bytes, read};
use super::render::Sources;
use super::rules::Rules;
use super::run::errors;
use super::show::show;
use super::terminal::Terminal;
use super::{concise, json, mend, sarif};

/// A report with what was found in it.
pub(super) struct Checked {
    /// What was found, in the order of places.
    pub(super) findings: Vec<Diagnostic>,
    /// The texts that it points into.
    pub(super) sources: Sources,
}

/// Checks every report that is asked for; one that cannot be read does not stop the others.
pub(super) fn check(request: &CheckRequest, terminal: &Terminal) -> Result<Outcome, Failure> {
    let jobs = jobs_to_show(&request.inputs);
    let rules = Rules::new(&request.check, jobs.len())?;
    let mut outcome = Outcome::Written;
    let mut all = Vec::new();
    for job in &jobs {
        match of_job(request, job, &rules, terminal) {
            Ok(checked) => all.push((job.name(), checked)),
            Err(failure) => {
                terminal.complain(&format!("错误: {failure}"));
                outcome = Outcome::Failed;
            }
        }
    }
    if !request.diff {
        list(request.output_format, &all, terminal);
    }
    sum_up(request, &all, terminal);
    let faulty = all.iter().any(|(_, checked)| errors(&checked.findings) > 0);
    Ok(if faulty { outcome.max(Outcome::Faulty) } else { outcome })
}

fn of_job(
    request: &CheckRequest,
    job: &Job,
    rules: &Rules,
    terminal: &Terminal,
) -> Result<Checked, Failure> {
    let mut read = read(job)?;
    let bytes = std::mem::take(&mut read.bytes);
    let checked = find(job, rules, read)?;
    let repairs: &[Repair] = match request.fix {
        Some(Fix::Figures) => &[Repair::Writing, Repair::Figure],
        Some(Fix::Text) => &[Repair::Writing],
        None if request.diff => &[Repair::Writing],
        None => return Ok(checked),
    };
    let mended =
        mend::mend(checked, repairs, |text| find(job, rules, from_bytes(job, text.into_bytes())?))?;
    if mended.changes.is_empty() {
        return Ok(mended.checked);
    }
    let (name, count) = (job.name(), mended.changes.len());
    if request.diff {
        terminal.put(&mended.diff(&name));
        terminal.complain(&format!("{name} 可以改 {count} 处，没有写回。"));
    } else {
        mend::write(job, &bytes, &mended)?;
        mended.changes.iter().for_each(|change| terminal.complain(change));
        terminal.complain(&format!("{name} 改了 {count} 处。"));
    }
    Ok(mended.checked)
}

/// What reading and the rules find.
fn find(job: &Job, rules: &Rules, mut read: Read) -> Result<Checked, Failure> {
    let found = rules.check(job, &mut read)?;
    let Read { sources, mut findings, .. } = read;
    findings.extend(found);
    findings.sort_by_key(Diagnostic::span);
    for finding in &mut findings {
        // What is told of a repair is what can be done.
        let alone = std::slice::from_ref(finding);
        let edits = edits(&sources.input.text, alone, &[Repair::Writing, Repair::Figure]);
        match finding.fix.as_mut().filter(|_| !edits.is_empty()) {
            Some(fix) => fix.edits = edits,
            None => finding.fix = None,
        }
    }
    Ok(Checked { findings, sources })
}

fn list(format: Findings, all: &[(String, Checked)], terminal: &Terminal) {
    match format {
        Findings::Full => {
            for (_, checked) in all {
                let coloured = terminal.is_output_coloured();
                show(&checked.findings, &checked.sources, coloured, |text| terminal.say(text));
            }
        }
        Findings::Concise => {
            let lines = all.iter().flat_map(|(_, checked)| {
                checked.findings.iter().map(|finding| concise::line(finding, &checked.sources))
            });
            lines.for_each(|line| terminal.say(&line));
        }
        Findings::Json => terminal.say(&json::list(all)),
        Findings::Sarif => terminal.say(&sarif::log(all)),
    }
}

/// A line for each report, and one for all of several; machines count for themselves.
fn sum_up(request: &CheckRequest, all: &[(String, Checked)], terminal: &Terminal) {
    if matches!(request.output_format, Findings::Json | Findings::Sarif) {
        return;
    }
    for (name, checked) in all {
        let shown = if request.inputs.len() > 1 { format!("{name}：") } else { String::new() };
        // What was looked at is what it would be.
        let when = if request.diff { "照此修改以后，" } else { "" };
        terminal.complain(&format!("{shown}{when}{}", sentence(checked)));
    }
    if request.inputs.len() > 1 {
        let faulty = all.iter().filter(|(_, checked)| errors(&checked.findings) > 0).count();
        let failed = request.inputs.len() - all.len();
        let unread =
            if failed > 0 { format!("，{failed} 份没有读出来") } else { String::new() };
        let count = request.inputs.len();
        let right = all.len() - faulty;
        let sum = format!("共 {count} 份：{right} 份没有错误，{faulty} 份有错误{unread}。");
        terminal.complain(&sum);
    }
}

fn sentence(checked: &Checked) -> String {
    let findings = &checked.findings;
    let errors = errors(findings);
    let warnings = findings.len() - errors;
    let of = |repair: Repair| {
        let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        fixes.filter(|fix| fix.repair == repair).count()
    };
    let found = match (errors, warnings) {
        (0, 0) => return "没有发现问题。".to_owned(),
        (0, warnings) => format!("没有错误，有 {warnings} 处提醒"),
        (errors, 0) => format!("发现 {errors} 处错误"),
        (errors, warnings) => format!("发现 {errors} 处错误、{warnings} 处提醒"),
    };
    let mendable = match (of(Repair::Writing), of(Repair::Figure)) {
        (0, 0) => String::new(),
        (writing, 0) => format!("，其中 {writing} 处可以用 --fix 改好"),
        (writing, figures) => {
            format!("，其中 {} 处可以用 --fix=figures 改好", writing + figures)
        }
    };
    format!("{found}{mendable}。")
}

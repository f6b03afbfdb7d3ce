//! `genreport check`: what is wrong with the reports, and mending it.

use std::fs;
use std::path::Path;

use super::rules::rules;
use crate::base::Repair;
use crate::cli::arguments::{CheckRequest, Findings, Fix};
use crate::cli::files::{self, Job, jobs_to_show};
use crate::cli::terminal::{Failure, Outcome, Terminal, concise_line, show};
use crate::session::{Checked, Mended, Rules, Session, errors, json, sarif};

/// Checks every report that is asked for; one that cannot be read does not stop the others.
pub(in crate::cli) fn check(
    request: &CheckRequest,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let jobs = jobs_to_show(&request.inputs);
    let (rules, _) = rules(&request.check, jobs.len())?;
    let session = Session::new();
    let mut outcome = Outcome::Written;
    let mut all = Vec::new();
    for job in &jobs {
        match of_job(request, job, (&session, &rules), terminal) {
            Ok(checked) => all.push((job.name(), checked)),
            Err(failure) => {
                terminal.fail(&failure);
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
    (session, rules): (&Session, &Rules<'_>),
    terminal: &Terminal,
) -> Result<Checked, Failure> {
    let (file, _) = job.read()?;
    let repairs: &[Repair] = match request.fix {
        Some(Fix::Figures) => &[Repair::Writing, Repair::Figure],
        Some(Fix::Text) => &[Repair::Writing],
        None if request.diff => &[Repair::Writing],
        None => return Ok(session.check(&file, rules)?),
    };
    let mended = session.mend(file, rules, repairs)?;
    if mended.changes.is_empty() {
        return Ok(mended.checked);
    }
    let (name, count) = (job.name(), mended.changes.len());
    if request.diff {
        terminal.put_text(&mended.diff(&name));
        terminal.complain(&format!("{name} 可以改 {count} 处，没有写回。"));
    } else {
        write_back(job.path.as_deref(), &mended)?;
        mended.changes.iter().for_each(|change| terminal.complain(change));
        terminal.complain(&format!("{name} 改了 {count} 处。"));
    }
    Ok(mended.checked)
}

/// Writes a mended text back. A link stays one, and who may read the file stays as it is.
fn write_back(path: Option<&Path>, mended: &Mended) -> Result<(), Failure> {
    let Some(path) = path.filter(|path| path.is_file()) else {
        let sentence = "从标准输入或管道读取的不能写回，请用 --diff 查看怎样修改。";
        return Err(Failure::new(sentence));
    };
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let permissions = fs::metadata(&path).map(|data| data.permissions());
    files::write(&[(path.as_path(), mended.bytes())])?;
    match permissions.and_then(|permissions| fs::set_permissions(&path, permissions)) {
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::writing(&path, &error)),
    }
}

fn list(format: Findings, all: &[(String, Checked)], terminal: &Terminal) {
    match format {
        Findings::Full => {
            for (_, checked) in all {
                let coloured = terminal.is_output_coloured();
                show(&checked.findings, &checked.sources, coloured, |text| terminal.put(text));
            }
        }
        Findings::Concise => {
            let lines = all.iter().flat_map(|(_, checked)| {
                checked.findings.iter().map(|finding| concise_line(finding, &checked.sources))
            });
            lines.for_each(|line| terminal.put(&line));
        }
        Findings::Json => terminal.put(&json(all)),
        Findings::Sarif => terminal.put(&sarif(all)),
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

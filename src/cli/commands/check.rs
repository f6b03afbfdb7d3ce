//! `genreport check`: what is wrong with the reports, and mending it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::accounts;
use super::chain::what_it_took;
use super::inputs::inputs;
use super::rules::{named, rules};
use super::run::threads;
use crate::base::Repair;
use crate::checks::gap_sentence;
use crate::cli::arguments::{CheckRequest, Findings, Fix, VolumeArgs};
use crate::cli::batch::{Batch, Ended, Fate, Told, Words};
use crate::cli::files::{self, Inputs, Job, Stamp, jobs_to_show, stamp};
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome, Record, Terminal, concise_line, show};
use crate::session::{
    self, Account, Checked, File, LayoutGaps, Mended, Objection, Rules, Session, Status, Strict,
    Verified, by_layout, errors, json, sarif,
};

/// How checks are summed up in one line.
const CHECKED: Words = Words {
    good: "没有发现问题",
    warned: "只有提醒",
    strict: Some("有提醒、按 strict 不通过"),
    faulty: "有错误",
    failed: "没有读出来",
    stopped: "因停止没有检查",
};

/// The same where they are mended too.
const FIXED: Words = Words { failed: "没有读出来，或没有写回", ..CHECKED };

/// What is kept of a report.
#[derive(Default)]
struct Kept {
    /// What a document is made of.
    checked: Option<Checked>,
    /// How many places were mended.
    fixed: usize,
    /// Which rules do not apply to its layout.
    gaps: LayoutGaps,
}

/// Checks every report that is asked for; one that cannot be read does not stop the others.
pub(in crate::cli) fn check(
    request: &CheckRequest,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let to_program = is_for_programs(request);
    if to_program && request.diff {
        let sentence = "--diff 给人看怎样修改，不能和给程序用的 --output-format 一起用；json 的 fix 里有同样的修改。";
        return Err(Failure::new(sentence));
    }
    check_fix(request)?;
    // A program is told of all, whenever the end is asked for.
    let _deferred = to_program.then(signals::defer);
    let inputs = inputs(&request.inputs, to_program, terminal);
    let jobs = jobs_to_show(&inputs.paths)?;
    let (rules, _) = rules(&request.check, jobs.len())?;
    let session = Session::new();
    let checker = Checker {
        request,
        rules: &rules,
        session: &session,
        coloured: terminal.is_output_coloured(),
        several: jobs.len() > 1,
    };
    // What is written back may be another's report of last year: one after the other.
    let writes = request.fix.is_some() && !request.diff;
    let threads = if writes { 1 } else { threads(&request.batch) };
    let words = (!to_program).then_some(if writes { &FIXED } else { &CHECKED });
    let (outcome, ended) =
        Batch { terminal, threads, words }.each(&Vec::from_iter(&jobs), |_, job| checker.told(job));
    match to_program {
        true => terminal.put(&document(request, &jobs, ended, &inputs, outcome)),
        false => say_gaps(ended.iter().map(|(_, kept)| &kept.gaps), terminal),
    }
    Ok(outcome)
}

/// Without its sign, what is to be mended looks like a report; then others would be mended otherwise.
fn check_fix(request: &CheckRequest) -> Result<(), Failure> {
    let is_meant =
        |input: &&PathBuf| ["text", "figures"].iter().any(|way| input.as_os_str() == *way);
    let way = request.inputs.iter().filter(|_| request.fix.is_some()).find(is_meant);
    match way.filter(|way| !way.exists()) {
        Some(way) => {
            let way = way.display();
            Err(Failure::new(format!("--fix 和 {way} 之间用等号：--fix={way}。")))
        }
        None => Ok(()),
    }
}

/// What a program is told of all reports.
fn document(
    request: &CheckRequest,
    jobs: &[Job],
    ended: Vec<Ended<Kept>>,
    inputs: &Inputs,
    outcome: Outcome,
) -> String {
    let all = jobs.iter().zip(ended);
    if request.output_format == Findings::Reports {
        let strict = request.strict;
        let all = all.map(|(job, (fate, kept))| account(job, &fate, &kept, strict));
        return session::accounts(&Vec::from_iter(all.chain(accounts::skipped(inputs))));
    }
    let all = all.map(|(job, (fate, kept))| Verified {
        report: job.name(),
        checked: kept.checked,
        reason: fate.reason(),
    });
    let skipped = inputs.skipped.iter().map(|skipped| {
        let report = skipped.path.display().to_string();
        Verified { report, checked: None, reason: Some(skipped.reason()) }
    });
    let all: Vec<Verified> = all.chain(skipped).collect();
    match request.output_format {
        Findings::Sarif => sarif(&all, outcome.code()),
        _ => json(&all),
    }
}

/// What a program is told of a report by itself; `strict` is the command.
fn account(job: &Job, fate: &Fate, kept: &Kept, strict: bool) -> Account {
    let mut account = Account::default();
    account.fixed = kept.fixed;
    if let Some(checked) = &kept.checked {
        account.is_strict = strict || checked.strict;
        account.find(&job.name(), &checked.findings, &checked.sources);
    }
    accounts::ended(job, fate, Status::Passed, account)
}

/// Whether a program reads what is found, which is then one document.
const fn is_for_programs(request: &CheckRequest) -> bool {
    matches!(request.output_format, Findings::Json | Findings::Reports | Findings::Sarif)
}

/// Says once of each layout which rules do not apply to it.
fn say_gaps<'g>(all: impl Iterator<Item = &'g LayoutGaps>, terminal: &Terminal) {
    for LayoutGaps { layout, gaps } in by_layout(all) {
        gap_sentence(&gaps, &layout).iter().for_each(|sentence| terminal.remark(sentence));
    }
}

/// What the reports of a check share.
struct Checker<'c> {
    request: &'c CheckRequest,
    rules: &'c Rules<'c>,
    session: &'c Session,
    /// Whether findings are shown in colours.
    coloured: bool,
    several: bool,
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
    fn told(&self, job: &Job) -> Told<Kept> {
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

/// Writes a mended text back, if the file is still what it was `before` it was read. A link stays one.
fn write_back(path: Option<&Path>, before: Option<Stamp>, mended: &Mended) -> Result<(), Failure> {
    let Some(path) = path.filter(|path| path.is_file()) else {
        let sentence = "从标准输入或管道读取的不能写回，请用 --diff 查看怎样修改。";
        return Err(Failure::new(sentence));
    };
    if before != Some(stamp(path)) {
        let name = path.display();
        let sentence = format!("{name} 在检查的时候又保存过，没有写回，请再运行一次。");
        return Err(Failure::new(sentence));
    }
    // Any other file is called as it was typed.
    let link = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    let real = link.then(|| fs::canonicalize(path).ok()).flatten();
    files::write(&[(real.as_deref().unwrap_or(path), mended.bytes())])
}

/// What was found in sum, and what of it objects to the report.
fn sentence(checked: &Checked, objection: Option<Objection>) -> String {
    let findings = &checked.findings;
    let errors = errors(findings);
    let warnings = findings.len() - errors;
    let of = |repair: Repair| {
        let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        fixes.filter(|fix| fix.repair == repair).count()
    };
    // 不通过 is of all, not only of those that can be mended: these follow behind ；.
    let (found, comma) = match objection {
        None if warnings == 0 => return "没有发现问题。".to_owned(),
        None => (format!("没有错误，有 {warnings} 处提醒"), "，"),
        Some(Objection::Warnings(strict)) => {
            (format!("按 {}，{warnings} 处提醒，不通过", named(strict)), "；")
        }
        Some(Objection::Errors) if warnings == 0 => (format!("发现 {errors} 处错误"), "，"),
        Some(Objection::Errors) => (format!("发现 {errors} 处错误、{warnings} 处提醒"), "，"),
    };
    // A file of another encoding is mended too.
    let writing = of(Repair::Writing) + usize::from(checked.converted_from.is_some());
    let mendable = match (writing, of(Repair::Figure)) {
        (0, 0) => String::new(),
        (writing, 0) => format!("{comma}其中 {writing} 处可以用 --fix 改好"),
        (writing, figures) => {
            format!("{comma}其中 {} 处可以用 --fix=figures 改好", writing + figures)
        }
    };
    format!("{found}{mendable}。")
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;

    /// Somebody saved the file while it was checked.
    #[test]
    fn what_was_saved_meanwhile_is_kept() {
        let path = env::temp_dir().join(format!("genreport-{}-saved.toml", process::id()));
        let text = include_str!("../../../samples/weibei-2022.toml");
        fs::write(&path, text).unwrap();
        let before = Some(stamp(&path));
        let file = File::new("a.toml", text);
        let mended = Session::new().mend(file, &Rules::default(), &[Repair::Writing]).unwrap();
        assert!(!mended.changes.is_empty());
        fs::write(&path, "saved meanwhile").unwrap();
        let failure = write_back(Some(&path), before, &mended).unwrap_err();
        assert!(failure.to_string().contains("又保存过"), "{failure}");
        assert_eq!(fs::read(&path).unwrap(), b"saved meanwhile");
        write_back(Some(&path), Some(stamp(&path)), &mended).unwrap();
        assert_eq!(fs::read(&path).unwrap(), mended.bytes());
        fs::remove_file(path).unwrap();
    }
}

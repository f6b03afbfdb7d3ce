//! Which rules are asked for, and what do they find in a report?

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::base::{Diagnostic, Located, Source, SourceId};
use crate::checks::{Facts, Selection, UnknownCode, check};
use crate::form::Form;
use crate::model::Report;

use super::args::CheckArgs;
use super::failure::Failure;
use super::inputs::Job;
use super::read::{self, Read};
use super::run::errors;

/// The rules of a run.
pub(super) struct Rules {
    selection: Selection,
    /// Last year's report, where the command line gives it.
    previous: Option<PathBuf>,
}

/// Last year's report and its text.
struct Previous {
    report: Report,
    form: Form,
    source: Source,
}

impl Rules {
    /// What the command line asks for, of so many reports.
    pub(super) fn new(args: &CheckArgs, reports: usize) -> Result<Self, Failure> {
        if args.previous.is_some() && reports > 1 {
            let sentence = "有多个数据文件时不能用 --previous，请在各份数据里写 previous。";
            return Err(Failure::new(sentence));
        }
        let selection = Selection::new(&codes(&args.select), &codes(&args.ignore));
        let unknown = |UnknownCode(code): UnknownCode| {
            let why = match code.starts_with(['I', 'L', 'G']) {
                true => "I、L、G 开头的错误不能略过",
                false => "用 genreport explain 查看全部",
            };
            Failure::new(format!("没有代码以 {code} 开头的规则；{why}。"))
        };
        Ok(Self { selection: selection.map_err(unknown)?, previous: args.previous.clone() })
    }

    /// What the rules find in a report; in one that could only be read in part, what has nothing
    /// to do with the lines that could not.
    pub(super) fn check(&self, job: &Job, read: &mut Read) -> Result<Vec<Diagnostic>, Failure> {
        let known = read.report.as_ref().or(read.part.as_ref());
        let Some((report, form)) = known else { return Ok(Vec::new()) };
        let mut findings = Vec::new();
        let previous = match (&self.previous, &report.previous) {
            (Some(path), _) => Some(given(path)?),
            (None, Some(named)) => named_in(job, named, &mut findings),
            (None, None) => None,
        };
        let last = previous.as_ref().map(|last| (&last.report, &last.form));
        findings.extend(check(&Facts::new(report, form, last), &self.selection));
        let faulty = lines(&read.findings, &read.sources.input);
        let is_apart = |finding: &Diagnostic| {
            lines(std::slice::from_ref(finding), &read.sources.input).is_disjoint(&faulty)
        };
        findings.retain(is_apart);
        read.sources.previous = previous.map(|last| last.source);
        Ok(findings)
    }
}

/// The lines of the input that findings point at.
fn lines(findings: &[Diagnostic], input: &Source) -> BTreeSet<usize> {
    let labels = findings.iter().flat_map(|finding| &finding.labels);
    let own = labels.filter(|label| label.span.source == SourceId::Input);
    own.map(|label| input.place(label.span.start).line).collect()
}

/// Codes as they are typed, with Chinese commas or without.
fn codes(typed: &[String]) -> Vec<String> {
    let pieces = typed.iter().flat_map(|codes| codes.split(['，', '、', ',', ' ']));
    pieces.filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// Last year's report that the command line gives.
fn given(path: &Path) -> Result<Previous, Failure> {
    let read = read_previous(path)?;
    let (source, faults) = (read.sources.input, errors(&read.findings));
    let Some((report, form)) = read.report else {
        let name = path.display();
        let sentence =
            format!("上年的报告 {name} 有 {faults} 处错误，请先用 genreport check 查看。");
        return Err(Failure::new(sentence));
    };
    Ok(Previous { report, form, source })
}

/// Last year's report that this year's names.
fn named_in(job: &Job, named: &Located, findings: &mut Vec<Diagnostic>) -> Option<Previous> {
    let path = job.folder().join(named.as_str());
    let help = "previous 写上年数据文件的路径，从这份文件所在的文件夹算起";
    let read = match read_previous(&path) {
        Ok(read) => read,
        Err(failure) => {
            let message = format!("读不到上年的报告：{failure}");
            findings.push(Diagnostic::error("I136", message, named.span()).help(help));
            return None;
        }
    };
    let Some((report, form)) = read.report else {
        let message = format!("上年的报告有 {} 处错误，没有与它比较", errors(&read.findings));
        let help = format!("请先用 genreport check {} 查看并改正", path.display());
        findings.push(Diagnostic::error("I137", message, named.span()).help(help));
        return None;
    };
    Some(Previous { report, form, source: read.sources.input })
}

fn read_previous(path: &Path) -> Result<Read, Failure> {
    let job = Job { path: Some(path.to_owned()), targets: Vec::new(), source: None };
    read::read(&job)
}

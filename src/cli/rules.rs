//! Which rules are asked for, and what do they find in a report?

use std::path::{Path, PathBuf};

use crate::base::{Diagnostic, Located, Source};
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
        let unknown = |UnknownCode(code)| {
            Failure::new(format!("没有代码以 {code} 开头的规则；用 genreport explain 查看全部。"))
        };
        Ok(Self { selection: selection.map_err(unknown)?, previous: args.previous.clone() })
    }

    /// What the rules find in a report that was read; nothing in one that could not be.
    pub(super) fn check(&self, job: &Job, read: &mut Read) -> Result<Vec<Diagnostic>, Failure> {
        let Some((report, form)) = &read.report else { return Ok(Vec::new()) };
        let mut findings = Vec::new();
        let previous = match (&self.previous, &report.previous) {
            (Some(path), _) => Some(given(path)?),
            (None, Some(named)) => named_in(job, named, &mut findings),
            (None, None) => None,
        };
        let last = previous.as_ref().map(|last| (&last.report, &last.form));
        findings.extend(check(&Facts::new(report, form, last), &self.selection));
        read.sources.previous = previous.map(|last| last.source);
        Ok(findings)
    }
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

//! `genreport check`: what is wrong with the reports, and mending it.

mod checker;
mod document;
mod sentence;
mod write_back;

use super::inputs::expanded;
use super::rules::rules;
use super::run::threads;
use crate::checks::gap_sentence;
use crate::cli::arguments::{CheckRequest, Fix};
use crate::cli::batch::{Batch, Words};
use crate::cli::files::jobs_to_show;
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome, Terminal};
use crate::session::{LayoutGaps, Session, by_layout};

use checker::{Checker, is_for_programs};
use document::document;

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
    let inputs = expanded(&request.inputs, to_program, terminal);
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
    let mut inputs = request.inputs.iter().filter(|_| request.fix.is_some());
    let way = inputs.find(|input| Fix::is_named(input.as_os_str()));
    match way.filter(|way| !way.exists()) {
        Some(way) => {
            let way = way.display();
            Err(Failure::new(format!("--fix 和 {way} 之间用等号：--fix={way}。")))
        }
        None => Ok(()),
    }
}

/// Says once of each layout which rules do not apply to it.
fn say_gaps<'g>(all: impl Iterator<Item = &'g LayoutGaps>, terminal: &Terminal) {
    for LayoutGaps { layout, gaps } in by_layout(all) {
        gap_sentence(&gaps, &layout).iter().for_each(|sentence| terminal.remark(sentence));
    }
}

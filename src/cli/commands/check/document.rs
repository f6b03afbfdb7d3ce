//! What is a program told of all reports?

use super::checker::Kept;
use crate::cli::arguments::{CheckRequest, Findings};
use crate::cli::batch::{Ended, Fate};
use crate::cli::commands::accounts;
use crate::cli::files::{Inputs, Job};
use crate::cli::terminal::Outcome;
use crate::session::{self, Account, Status, Verified, json, sarif};

/// The one document about all reports, in the format that is asked for.
pub(super) fn document(
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
        return session::accounts(&Vec::from_iter(all.chain(accounts::of_skipped(inputs))));
    }
    let all = all.map(|(job, (fate, kept))| Verified {
        report: job.name(),
        checked: kept.checked,
        reason: fate.reason(),
    });
    let skipped = inputs.skipped.iter().map(|skipped| {
        let report = skipped.name();
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
        account.is_strict = checked.strict;
        account.find(&job.name(), &checked.findings, &checked.sources);
    }
    accounts::of(job, fate, Status::Passed, strict, account)
}

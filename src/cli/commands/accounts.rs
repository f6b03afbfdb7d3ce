//! What are programs told of each report?

use crate::cli::batch::Fate;
use crate::cli::files::{Inputs, Job};
use crate::session::{Account, Status};

/// The account of a report, with what became of it; where all goes well, it is `good`. `strict` is the
/// command.
pub(super) fn of(
    job: &Job,
    fate: &Fate,
    good: Status,
    strict: bool,
    mut account: Account,
) -> Account {
    account.is_strict |= strict;
    account.with_end(job.name(), fate.status(good), fate.reason())
}

/// The accounts of the files that were passed over.
pub(super) fn of_skipped(inputs: &Inputs) -> impl Iterator<Item = Account> {
    inputs.skipped.iter().map(|skipped| {
        Account::default().with_end(skipped.name(), Status::Skipped, Some(skipped.reason()))
    })
}

//! What are programs told of each report?

use crate::cli::batch::Fate;
use crate::cli::files::{Inputs, Job};
use crate::session::{Account, Status};

/// The account of a report, with what became of it; where all goes well, it is `good`.
pub(super) fn ended(job: &Job, fate: &Fate, good: Status, account: Account) -> Account {
    account.ended(job.name(), fate.status(good), fate.reason())
}

/// The accounts of the files that were passed over.
pub(super) fn skipped(inputs: &Inputs) -> impl Iterator<Item = Account> {
    inputs.skipped.iter().map(|skipped| {
        let report = skipped.path.display().to_string();
        Account::default().ended(report, Status::Skipped, Some(skipped.reason()))
    })
}

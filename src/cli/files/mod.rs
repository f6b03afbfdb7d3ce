//! Files: which are read, which are written, and how safely.

mod clock;
mod created;
mod directory;
mod edited;
mod expand;
mod inputs;
mod leftovers;
mod named;
mod output;
mod passed_over;
mod read;
mod relative;
mod stamp;

pub(super) use clock::this_year;
pub(super) use created::created;
pub(super) use directory::{Directory, Opened};
pub(super) use edited::check as check_edited;
pub(super) use expand::{Inputs, expand};
pub(super) use inputs::{Job, is_piped, is_stdin, jobs, jobs_to_show};
pub(super) use named::Named;
pub(super) use output::{check as check_replaceable, write, write_new};
pub(super) use read::read_named;
pub(super) use relative::relative;
pub(super) use stamp::{Stamp, stamp};

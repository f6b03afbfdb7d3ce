//! Many reports at once: each is made by itself, and told of in the order of the inputs.
//!
//! What is said is the same, byte for byte, on however many threads; and it is said as soon as the
//! reports before it are through.

mod caught;
mod fate;
mod order;
mod tally;
#[cfg(test)]
mod tests;

use std::num::NonZero;
use std::thread;

use crate::cli::files::Job;
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome, Record, Terminal};
use crate::session::Reason;

use caught::caught;
use order::in_order;
use tally::Tally;

pub(super) use fate::Fate;
pub(super) use tally::Words;

/// A report that was dealt with.
pub(super) struct Told<T> {
    /// What is to be said of it.
    pub(super) record: Record,
    /// What became of it.
    pub(super) fate: Fate,
    /// What else whoever asked wants of it.
    pub(super) rest: T,
}

impl<T: Default> From<Failure> for Told<T> {
    fn from(failure: Failure) -> Self {
        let mut record = Record::default();
        record.fail(&failure);
        Self { record, fate: Fate::from(&failure), rest: T::default() }
    }
}

/// What a report came to: what became of it, and what else was wanted of it.
pub(super) type Ended<T> = (Fate, T);

/// How several reports are dealt with.
pub(super) struct Batch<'b> {
    /// Where they are told of.
    pub(super) terminal: &'b Terminal,
    /// How many at once.
    pub(super) threads: usize,
    /// How they are summed up; programs that read what is said count for themselves.
    pub(super) words: Option<&'static Words>,
}

/// How many reports are made at once when nobody says.
pub(super) fn default_threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

impl Batch<'_> {
    /// Deals with every report and tells of it. None stops the others; when the program is asked to
    /// end, no other is begun. What they came to is given in their order.
    pub(super) fn each<T: Default + Send>(
        &self,
        jobs: &[&Job],
        work: impl Fn(usize, &Job) -> Told<T> + Sync,
    ) -> (Outcome, Vec<Ended<T>>) {
        let several = jobs.len() > 1;
        // A report by itself can be dropped as it is made: only its writing is to be whole.
        let _deferred = several.then(signals::defer);
        if several {
            self.terminal.begin_progress(jobs.len());
        }
        let (mut tally, mut all) = (Tally::default(), Vec::new());
        let guarded = |index: usize| {
            let job = jobs.get(index)?;
            Some(caught(|| work(index, job)).unwrap_or_else(|place| panicked(job, &place)))
        };
        let tell = |index: usize, told: Option<Option<Told<T>>>| {
            let name = jobs.get(index).map(|job| job.name()).unwrap_or_default();
            match told.flatten() {
                Some(told) => {
                    // Nothing came of one that was given up, so nothing is said of it but in sum.
                    if told.fate != Fate::Stopped || !several {
                        self.terminal.tell(told.record);
                    }
                    tally.add(name, told.fate.clone());
                    all.push((told.fate, told.rest));
                }
                None => {
                    tally.add(name, Fate::Stopped);
                    all.push((Fate::Stopped, T::default()));
                }
            }
        };
        let threads = self.threads.min(jobs.len());
        let advance = || {
            // What is passed over after the end was asked for is not through.
            if signals::asked().is_none() {
                self.terminal.advance();
            }
        };
        in_order(jobs.len(), threads, guarded, advance, tell);
        self.terminal.end_progress();
        if let Some(words) = self.words.filter(|_| several) {
            tally.lines(words).iter().for_each(|line| self.terminal.remark(line));
        }
        (tally.outcome(), all)
    }

    /// Looks at every report without telling of it; nothing comes of one that cannot be looked at.
    pub(super) fn gather<T: Default + Send>(
        &self,
        jobs: &[Job],
        look: impl Fn(&Job) -> T + Sync,
    ) -> Vec<T> {
        let mut all = Vec::new();
        let work = |index: usize| jobs.get(index).and_then(|job| caught(|| look(job)).ok());
        let keep = |_, found: Option<Option<T>>| all.push(found.flatten().unwrap_or_default());
        in_order(jobs.len(), self.threads.min(jobs.len()), work, || (), keep);
        all
    }
}

/// A fault of the program itself, at a place in its source. The report is not to blame.
fn panicked<T: Default>(job: &Job, place: &str) -> Told<T> {
    const CODE: &str = "P001";
    let name = job.name();
    let failure = Failure::new(format!(
        "处理 {name} 时程序出错[{CODE}]（{place}）。这是程序的毛病，请把数据文件和这一行告诉开发者。"
    ));
    let message = format!("程序出错[{CODE}]（{place}）");
    let reason = Reason { code: CODE, message, is_failure: true };
    Told { fate: Fate::Failed(reason), ..failure.into() }
}

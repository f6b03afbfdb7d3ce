//! Has somebody changed a DOCX since it was made?

use std::fs;

use super::failure::Failure;
use super::inputs::Job;
use super::produce::Format;
use crate::docx::{State, state};

/// Refuses to replace a DOCX that may hold somebody's work: one that was changed since it was
/// made, or that is none of ours.
pub(super) fn check(job: &Job) -> Result<(), Failure> {
    for (format, target) in &job.targets {
        if *format != Format::Docx || !target.exists() {
            continue;
        }
        let old = fs::read(target).map_err(|error| Failure::reading(target, &error))?;
        let why = match state(&old) {
            State::AsWritten => continue,
            State::Changed => "生成以后又改过，没有替换，以免改动丢失",
            State::Foreign => "不是本程序原样生成的，没有替换，以免丢失",
        };
        let also = if job.targets.len() > 1 { "；PDF 也没有生成" } else { "" };
        return Err(Failure::new(format!(
            "{} {why}{also}。要留着它，请改名或移到别处，再生成一次；不要了，请加 --overwrite。",
            target.display()
        )));
    }
    Ok(())
}

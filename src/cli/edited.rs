//! Has somebody changed a DOCX since it was made?

use std::fs;
use std::io::ErrorKind;

use super::failure::Failure;
use super::inputs::Job;
use super::produce::Format;
use crate::docx::{EditState, edit_state};

/// Errors that say that no such file exists.
const NOTHING: [ErrorKind; 3] =
    [ErrorKind::NotFound, ErrorKind::NotADirectory, ErrorKind::InvalidFilename];

/// Refuses to replace a DOCX that may hold somebody's work: one that was changed since it was
/// made, or that is none of ours.
pub(super) fn check(job: &Job) -> Result<(), Failure> {
    for (format, target) in &job.targets {
        if *format != Format::Docx {
            continue;
        }
        let old = match fs::read(target) {
            Ok(old) => old,
            // Nothing is there, nor can it be: writing says why.
            Err(error) if NOTHING.contains(&error.kind()) => continue,
            Err(error) => return Err(Failure::reading(target, &error)),
        };
        let why = match edit_state(&old) {
            EditState::AsWritten => continue,
            EditState::Changed => "生成以后又改过或重新保存过，没有替换，以免改动丢失",
            EditState::Foreign => "不是本程序原样生成的，没有替换，以免丢失",
        };
        let also = if job.targets.len() > 1 { "；PDF 也没有生成" } else { "" };
        return Err(Failure::new(format!(
            "{} {why}{also}。要留着它，请改名或移到别处，再生成一次；不要了，请加 --overwrite。",
            target.display()
        )));
    }
    Ok(())
}

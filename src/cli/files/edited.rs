//! Has somebody changed a file since it was made?

use std::fs;
use std::io::ErrorKind;

use super::inputs::Job;
use super::read::read_named;
use crate::cli::terminal::Failure;
use crate::session::EditState;

/// Errors that say that no such file exists.
const NOTHING: [ErrorKind; 3] =
    [ErrorKind::NotFound, ErrorKind::NotADirectory, ErrorKind::InvalidFilename];

/// Refuses to replace a file that may hold somebody's work: a DOCX that was changed since it was
/// made, or that is none of ours.
pub(in crate::cli) fn check(job: &Job) -> Result<(), Failure> {
    for (format, target) in &job.targets {
        let Some(edit_state) = format.edit_state else { continue };
        // Nothing is there, nor can it be: writing says why.
        if fs::metadata(target).is_err_and(|error| NOTHING.contains(&error.kind())) {
            continue;
        }
        let why = match edit_state(&read_named(target).map_err(Failure::unwritten)?) {
            EditState::AsWritten => continue,
            EditState::Changed => "生成以后又改过或重新保存过，没有替换，以免改动丢失",
            EditState::Foreign => "不是本程序原样生成的，没有替换，以免丢失",
        };
        let others =
            job.targets.iter().map(|(other, _)| other).filter(|other| other.name != format.name);
        let others = others.map(|other| other.title).collect::<Vec<_>>().join("、");
        let also = if others.is_empty() { others } else { format!("；{others} 也没有生成") };
        return Err(Failure::new(format!(
            "{} {why}{also}。要留着它，请改名或移到别处，再生成一次；不要了，请加 --overwrite。",
            target.display()
        )));
    }
    Ok(())
}

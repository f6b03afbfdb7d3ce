//! Which layout does a report ask for?

use std::path::Path;

use crate::base::{Diagnostic, Located, Source, SourceId};
use crate::form::{BUILT_IN, Form, built_in, load};
use crate::input::nearest;

use super::failure::Failure;
use super::inputs::read_file;
use super::text;

/// The layout a report is measured by when it names none.
const DEFAULT: &str = "annual-report-2021";

/// A layout, or what is wrong with it; and its text, for findings to point into.
pub(super) struct Found {
    /// The form, or why there is none.
    pub(super) form: Result<Form, Vec<Diagnostic>>,
    /// The layout's text, if there is one.
    pub(super) source: Option<Source>,
}

/// The layout named `asked`, by name or by its path from `folder`.
pub(super) fn find(asked: &Located, folder: &Path) -> Result<Found, Failure> {
    let name = asked.as_str();
    if let Some(text) = built_in(name) {
        return Ok(shipped(name, text));
    }
    if name.contains(['/', '\\']) || name.ends_with(".toml") {
        return from_file(&folder.join(name));
    }
    Ok(Found { form: Err(vec![unknown(asked)]), source: None })
}

/// The layout to find a report's other faults by, when it asks for none.
pub(super) fn default() -> Found {
    shipped(DEFAULT, built_in(DEFAULT).unwrap_or_default())
}

fn shipped(name: &str, text: &str) -> Found {
    let source = Source::new(format!("内置版式 {name}"), text);
    Found { form: load(name, text), source: Some(source) }
}

fn from_file(path: &Path) -> Result<Found, Failure> {
    let bytes = read_file(path)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let shown = path.display().to_string();
    let (text, fault) = text::decode(&bytes, SourceId::Layout);
    let form = match fault {
        Some(fault) => Err(vec![fault]),
        None => load(&name, &text),
    };
    Ok(Found { form, source: Some(Source::new(shown, text)) })
}

fn unknown(asked: &Located) -> Diagnostic {
    let names = BUILT_IN.map(|(name, _)| name);
    let list = names.join("、");
    let help = match nearest(asked.as_str(), &names) {
        Some(near) => format!("是不是要写 {near}？内置的版式有：{list}"),
        None => format!("内置的版式有：{list}；自备的版式请写文件路径，如 ./版式.toml"),
    };
    let message = format!("没有名为 {} 的版式", asked.as_str());
    Diagnostic::error("I120", message, asked.span()).help(help)
}

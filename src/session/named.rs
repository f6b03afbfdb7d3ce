//! Which files does a report name?

use super::Session;
use super::decode::{Wanted, decode};
use super::file::File;
use super::layouts::is_path;
use crate::base::{Located, SourceId};
use crate::{form, input, syntax};

impl Session {
    /// Opens the files that a report names, and nothing more: its layout with its words file, last
    /// year's report and those of that one. So their folder hears of them before the report is made.
    pub fn open_named(&self, file: &File<'_>) {
        let (layout, previous) = named(file);
        // Why one cannot be had is told when the report is made.
        if let Some(layout) = layout {
            open_layout(file, &layout);
        }
        let Some(Ok(last)) = previous.map(|name| file.folder.open(name.as_str())) else { return };
        if let (Some(layout), _) = named(&last) {
            open_layout(&last, &layout);
        }
    }
}

/// Opens the layout of a report, and the words file that it names.
fn open_layout(file: &File<'_>, layout: &Located) {
    let Ok(layout) = file.folder.open(layout.as_str()) else { return };
    let text = decode(&layout.bytes, SourceId::default(), Wanted::Layout).text;
    if let Some(words) = form::words_file(&text).filter(|name| is_path(name)) {
        drop(layout.folder.open(&words));
    }
}

/// The layout of a report, where it is a file, and last year's report.
fn named(file: &File<'_>) -> (Option<Located>, Option<Located>) {
    let source = SourceId::default();
    let text = decode(&file.bytes, source, Wanted::Report).text;
    let (parsed, _) = syntax::parse(&text, source);
    let layout = input::layout(&parsed).ok().filter(|name| is_path(name.as_str()));
    (layout, input::previous(&parsed))
}

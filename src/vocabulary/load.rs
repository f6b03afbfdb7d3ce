//! From the text of a words file to a [`Vocabulary`].

use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use toml::Spanned;

use super::Vocabulary;
use super::faults::Faults;
use super::file::WordsFile;
use super::loader::Loader;
use super::names::Names;
use crate::base::{Diagnostic, SourceId};
use crate::syntax;

/// The words files that every genreport knows: name and text.
pub const BUILT_IN: [(&str, &str); 1] =
    [("annual-report-words", include_str!("../../layouts/annual-report-words.toml"))];

/// A built-in words file, read once.
#[must_use]
pub fn built_in(name: &str) -> Option<Arc<Vocabulary>> {
    static READ: LazyLock<Vec<Arc<Vocabulary>>> = LazyLock::new(|| {
        let read = |(_, text): &(&str, &str)| load(text, SourceId::default()).unwrap_or_default();
        BUILT_IN.iter().map(read).map(Arc::new).collect()
    });
    let number = BUILT_IN.iter().position(|(known, _)| *known == name)?;
    READ.get(number).cloned()
}

/// Reads a words file from its text, which is the text `source`.
///
/// # Errors
/// Everything that is wrong with it, at its place.
pub fn load(text: &str, source: SourceId) -> Result<Vocabulary, Vec<Diagnostic>> {
    let (parsed, faults) = syntax::parse(text, source);
    if !faults.is_empty() {
        return Err(faults.iter().map(syntax::Fault::finding).collect());
    }
    let table = Spanned::new(0..text.len(), parsed.table);
    let file = WordsFile::deserialize(toml::de::Deserializer::from(table))
        .map_err(|error| vec![syntax::shape_fault("词语文件", &error, source)])?;
    let faults = Faults::new(text, source);
    let mut loader = Loader { names: Names::new(), faults, vocabulary: Vocabulary::default() };
    loader.words(&file);
    loader.rows(&file);
    loader.lists(&file);
    loader.vocabulary.compared = loader.compared();
    if loader.faults.found.is_empty() {
        // Of a file with other faults it would say what follows from them.
        loader.unused(&file);
    }
    let Loader { names, faults, mut vocabulary } = loader;
    vocabulary.names = names.into_meanings();
    if faults.found.is_empty() { Ok(vocabulary) } else { Err(faults.found) }
}

//! Each layout is read once, however many reports ask for it.

use std::sync::{Arc, Mutex, PoisonError};

use crate::base::{Diagnostic, Source, SourceId};
use crate::form::{Form, load};

/// A form, or everything that is wrong with its layout.
pub(super) type Loaded = Result<Arc<Form>, Vec<Diagnostic>>;

/// The forms that were read, each for the text it was read from and that text's number.
#[derive(Default)]
pub(super) struct Forms(Mutex<Vec<Entry>>);

struct Entry {
    name: String,
    source: Arc<Source>,
    id: SourceId,
    loaded: Loaded,
}

impl Forms {
    /// The form that is called `name` and written in `source`, which has the number `id`.
    pub(super) fn get(&self, name: &str, source: &Arc<Source>, id: SourceId) -> Loaded {
        // Whoever panicked while reading left the list as it was.
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |entry: &&Entry| {
            entry.id == id && entry.name == name && entry.source.text() == source.text()
        };
        if let Some(entry) = entries.iter().find(is_it) {
            return entry.loaded.clone();
        }
        let loaded = load(name, source.text(), id).map(Arc::new);
        let (name, source) = (name.to_owned(), Arc::clone(source));
        entries.push(Entry { name, source, id, loaded: loaded.clone() });
        loaded
    }
}

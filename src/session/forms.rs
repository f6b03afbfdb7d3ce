//! Each layout is read once, with its words file, however many reports ask for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::{Diagnostic, Located, Source, SourceId};
use crate::form::{Form, load_with};
use crate::vocabulary;

/// A form, or everything that is wrong with its layout.
pub(super) type Loaded = Result<Arc<Form>, Vec<Diagnostic>>;

/// The forms that were read, each for the text it was read from and that text's number.
#[derive(Default)]
pub(super) struct Forms(Mutex<Vec<Entry>>);

#[derive(Clone)]
struct Entry {
    name: String,
    source: Arc<Source>,
    id: SourceId,
    /// The words file that is not built in, and what the layout called it.
    words: Option<(Located, Text)>,
    loaded: Loaded,
}

/// A text and its number.
pub(super) type Text = (Arc<Source>, SourceId);

/// The text of a words file that a layout asks for; or why there is none.
pub(super) type AskForWords<'w> = dyn FnMut(&Located) -> Result<Text, Diagnostic> + 'w;

impl Forms {
    /// The form that is called `name` and written in `source`, which has the number `id`; its words
    /// file, where it is not built in, is asked for.
    pub(super) fn get(
        &self,
        name: &str,
        (source, id): (&Arc<Source>, SourceId),
        ask: &mut AskForWords<'_>,
    ) -> Loaded {
        let known = self.find(name, source, id);
        // The words file is looked at without keeping others from their layouts.
        if let Some(entry) = known.filter(|entry| entry.is_current(ask)) {
            return entry.loaded;
        }
        let mut entries = self.entries();
        let is_it = |entry: &Entry| entry.is_of(name, source, id);
        // Another may have read it meanwhile.
        if let Some(entry) = entries.iter().find(|entry| is_it(entry) && entry.words.is_none()) {
            return entry.loaded.clone();
        }
        let (mut words, mut is_there) = (None, true);
        let loaded = load_with(name, source.text(), id, &mut |asked| {
            if let Some(known) = vocabulary::built_in(asked.as_str()) {
                return Ok(known);
            }
            let text = ask(asked).map_err(|fault| {
                is_there = false;
                vec![fault]
            })?;
            let (source, id) = words.insert((asked.clone(), text)).1.clone();
            vocabulary::load(source.text(), id).map(Arc::new)
        });
        let loaded = loaded.map(Arc::new);
        entries.retain(|entry| !is_it(entry));
        if is_there {
            let (name, source, loaded) = (name.to_owned(), Arc::clone(source), loaded.clone());
            entries.push(Entry { name, source, id, words, loaded });
        }
        loaded
    }

    fn find(&self, name: &str, source: &Source, id: SourceId) -> Option<Entry> {
        self.entries().iter().find(|entry| entry.is_of(name, source, id)).cloned()
    }

    /// Whoever panicked while reading left the list as it was.
    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    fn is_of(&self, name: &str, source: &Source, id: SourceId) -> bool {
        self.id == id && self.name == name && self.source.text() == source.text()
    }

    /// Whether its words file is still what it was.
    fn is_current(&self, ask: &mut AskForWords<'_>) -> bool {
        let Some((asked, (source, id))) = &self.words else { return true };
        ask(asked).is_ok_and(|(now, number)| now.text() == source.text() && number == *id)
    }
}

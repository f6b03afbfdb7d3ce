//! The keys of a form's tables, each changed to another of the same length, so that no place in a
//! text moves.

use std::collections::BTreeSet;
use std::ops::Range;

use genreport::base::SourceId;
use genreport::syntax::{self, Parsed, Table, Value};

/// What a layout says of a table or of a part of one, and what that is to its keys.
const KEYS: [(&str, Holds); 28] = [
    ("at_most", Holds::Parts),
    ("added", Holds::Names),
    ("balances", Holds::Parts),
    ("bands", Holds::Parts),
    ("carried", Holds::Parts),
    ("columns", Holds::Parts),
    ("corner", Holds::Other),
    ("from", Holds::Names),
    ("key", Holds::Names),
    ("kind", Holds::Other),
    ("label", Holds::Other),
    ("left", Holds::Names),
    // The words of the checks, not keys, however much they look like them.
    ("means", Holds::Other),
    ("most_row_height", Holds::Other),
    ("most_size", Holds::Other),
    ("part", Holds::Names),
    ("removed", Holds::Names),
    ("right", Holds::Names),
    ("row_height", Holds::Other),
    ("rows", Holds::Parts),
    ("size", Holds::Other),
    ("stock", Holds::Parts),
    ("stub_head", Holds::Other),
    ("sum", Holds::Names),
    ("to", Holds::Names),
    ("total", Holds::Names),
    ("whole", Holds::Names),
    ("widths", Holds::Other),
];

/// What stands behind a key of a layout.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Keys of rows, columns, groups or tables.
    Names,
    /// A part of the table, or several, with keys of their own.
    Parts,
    /// Something else.
    Other,
}

/// Another name, of the same length: two that differ still do, and twice gives the first again.
pub(super) fn renamed(name: &str) -> String {
    let turned = |c: char| match c {
        'a'..='m' => char::from(u8::try_from(c).unwrap() + 13),
        'n'..='z' => char::from(u8::try_from(c).unwrap() - 13),
        other => other,
    };
    name.chars().map(turned).collect()
}

/// A text with the names at some places changed.
fn with_renamed(text: &str, places: Vec<Range<usize>>) -> String {
    let mut changed = text.to_owned();
    for place in places {
        let new = renamed(&text[place.clone()]);
        changed.replace_range(place, &new);
    }
    changed
}

/// A value, or each one of a list.
fn each<'t, 'a>(value: &'t Value<'a>) -> Vec<&'t Value<'a>> {
    value.get_ref().as_array().map_or_else(|| vec![value], |list| list.iter().collect())
}

/// A text that is TOML.
pub(super) fn parsed(text: &str, source: SourceId) -> Parsed<'_> {
    let (parsed, faults) = syntax::parse(text, source);
    assert!(faults.is_empty(), "{faults:?}\n{text}");
    parsed
}

/// Where a part of a layout's table, and what it consists of, names keys; without quotes.
fn places_of_names(part: &Table<'_>, places: &mut Vec<Range<usize>>) {
    for (key, value) in part {
        let key = key.get_ref();
        let known = KEYS.iter().find(|(known, _)| key == known);
        let (_, holds) = known.unwrap_or_else(|| panic!("{key}: say in KEYS what it holds"));
        for value in each(value).into_iter().filter(|_| *holds != Holds::Other) {
            match holds {
                Holds::Parts => places_of_names(value.get_ref().as_table().unwrap(), places),
                _ => places.push(value.span().start + 1..value.span().end - 1),
            }
        }
    }
}

/// A layout whose tables, rows, columns, groups and bands have other keys.
pub(super) struct Layout {
    pub(super) text: String,
    /// The keys as they were.
    pub(super) names: BTreeSet<String>,
    /// Those of tables.
    tables: BTreeSet<String>,
}

impl Layout {
    /// Renames the keys of a layout.
    pub(super) fn new(text: &str) -> Self {
        let Parsed { table: layout, .. } = parsed(text, SourceId::default());
        let (mut places, mut tables) = (Vec::new(), BTreeSet::new());
        for section in each(&layout["sections"]) {
            let section = section.get_ref().as_table().unwrap();
            for table in section.get("tables").into_iter().flat_map(each) {
                let table = table.get_ref().as_table().unwrap();
                tables.insert(table["key"].get_ref().as_str().unwrap().to_owned());
                places_of_names(table, &mut places);
            }
        }
        let names = places.iter().map(|place| text[place.clone()].to_owned()).collect();
        Self { text: with_renamed(text, places), names, tables }
    }

    /// An input for the layout as it was, changed to one for it as it is.
    pub(super) fn input(&self, input: &Parsed<'_>) -> String {
        let Parsed { text, table: input, .. } = input;
        let mut places = Vec::new();
        self.of_tables(input, &mut places);
        if let Some(labels) = input.get("labels") {
            self.of_tables(labels.get_ref().as_table().unwrap(), &mut places);
        }
        with_renamed(text, places)
    }

    /// Where the keys of the form's tables, and those in them, are written.
    fn of_tables(&self, all: &Table<'_>, places: &mut Vec<Range<usize>>) {
        for (key, value) in all.iter().filter(|(key, _)| self.tables.contains(&**key.get_ref())) {
            places.push(key.span());
            let inner = value.get_ref().as_table().into_iter().flat_map(|table| table.keys());
            places.extend(inner.map(|key| key.span()));
        }
    }

    /// What is said of the layout as it is, in the words of the layout as it was.
    pub(super) fn mapped_back(&self, said: &str) -> String {
        let is_of_name = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_');
        let mut words: Vec<String> = Vec::new();
        for c in said.chars() {
            match words.last_mut() {
                Some(word) if is_of_name(c) && word.ends_with(is_of_name) => word.push(c),
                _ => words.push(c.to_string()),
            }
        }
        let old = |word: String| Some(renamed(&word)).filter(|old| self.names.contains(old));
        words.into_iter().map(|word| old(word.clone()).unwrap_or(word)).collect()
    }
}

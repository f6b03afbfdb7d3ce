//! Which tables may an input have, and which head was lost where keys stand that are of another table?
//!
//! A head that is left out or misspelt makes every key below it wrong, and its own table missing. That is
//! one slip, and one finding.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use super::reader::{Astray, nearest};
use super::{checks, free_table, prose};
use crate::base::{Diagnostic, SourceId, Span, shortened};
use crate::form::{Form, INPUT_KEYS};
use crate::syntax::{Parsed, Table, Value};

/// A table that an input may have.
struct Home<'f> {
    /// Its name, such as `problems.table`.
    name: String,
    /// What it is called in print; may be empty.
    title: &'f str,
    keys: Vec<&'f str>,
    /// Whether it may be there several times, `[[problems.table]]`.
    is_list: bool,
    is_required: bool,
}

impl Home<'_> {
    /// As it is written in the input.
    fn head(&self) -> String {
        if self.is_list { format!("[[{}]]", self.name) } else { format!("[{}]", self.name) }
    }

    /// Whether a report may be without it, and it is no table in prose.
    const fn is_option(&self) -> bool {
        !self.is_required && !self.is_list
    }

    /// Its name in the table `parent`, if it is in that; the file is the one without a name.
    fn name_within(&self, parent: &str) -> Option<&str> {
        match self.name.rsplit_once('.') {
            Some((above, own)) => (above == parent).then_some(own),
            None => parent.is_empty().then_some(self.name.as_str()),
        }
    }

    /// The same with what it is, to stand in a sentence.
    fn called(&self) -> String {
        match self.title.is_empty() {
            true => format!(" {} ", self.head()),
            false => format!(" {}（{}）", self.head(), self.title),
        }
    }
}

/// All of them, in the order of the form.
fn homes(form: &Form) -> Vec<Home<'_>> {
    let mut homes = Vec::new();
    for section in &form.sections {
        let (title, key) = (section.heading.as_str(), &section.key);
        if section.prose {
            let home = Home {
                name: key.clone(),
                title,
                keys: prose::keys(),
                is_list: false,
                is_required: true,
            };
            homes.push(home);
            let (name, keys) = (format!("{key}.table"), free_table::keys());
            homes.push(Home { name, title: "", keys, is_list: true, is_required: false });
        }
        homes.extend(section.tables.iter().map(|table| {
            let keys = table.lines.iter().map(|line| line.key.as_str()).collect();
            Home { name: table.key.clone(), title, keys, is_list: false, is_required: true }
        }));
    }
    let option =
        |name: String, keys| Home { name, title: "", keys, is_list: false, is_required: false };
    let sections = form.sections.iter().map(|section| section.key.as_str()).collect();
    homes.push(option("headings".to_owned(), sections));
    homes.extend(form.tables().map(|table| {
        option(format!("labels.{}", table.key), table.labels().map(|(key, _)| key).collect())
    }));
    homes.push(option("checks".to_owned(), checks::KEYS.to_vec()));
    homes
}

/// Finds what stands below a wrong head in a file, or below none.
pub(super) fn astray(parsed: &Parsed<'_>, form: &Form) -> Astray {
    let tables = tables(parsed);
    let mut search = Search::new(parsed.source, form, &tables);
    for (name, table) in &tables {
        search.misspelt(name, table);
        search.of_table(name, table, &tables);
    }
    search.astray
}

/// The table whose head is missing before a key that is there already, as it is written, and with what
/// it is; those whose heads were `missed` before are there.
pub(super) fn lost_head(
    parsed: &Parsed<'_>,
    form: &Form,
    head: &str,
    key: &str,
    missed: &BTreeSet<String>,
) -> Option<(String, String)> {
    let mut search = Search::new(parsed.source, form, &tables(parsed));
    let found = search.homes.iter().filter(|home| !home.is_list && missed.contains(&home.head()));
    let found: Vec<String> = found.map(|home| home.name.clone()).collect();
    search.there.extend(found);
    let is_own = |home: &&Home<'_>| home.is_list && home.name == head && home.keys.contains(&key);
    let is_option = search.homes.iter().any(|home| home.name == head && home.is_option());
    // What may be left out is not missed, but among its like.
    let absent = search.absent(head, key).filter(|home| !home.is_option() || is_option);
    let home = search.homes.iter().find(is_own).or(absent)?;
    Some((home.head(), home.called()))
}

/// The names of all tables that an input may have.
pub(super) fn table_names(form: &Form) -> Vec<String> {
    homes(form).into_iter().map(|home| home.name).collect()
}

/// The head of the table with a name, as it is written.
pub(super) fn head_called(name: &str, form: &Form) -> Option<String> {
    homes(form).iter().find(|home| home.name == name).map(Home::head)
}

/// The head of the table whose name is nearly this one.
pub(super) fn head_near(name: &str, form: &Form) -> Option<String> {
    let name: String = name.chars().filter(|char| !char.is_whitespace()).collect();
    let homes = homes(form);
    let names: Vec<&str> = homes.iter().map(|home| home.name.as_str()).collect();
    let near = nearest(&name, &names)?;
    homes.iter().find(|home| home.name == near).map(Home::head)
}

/// A table with its name.
type Named<'t, 'a> = (String, &'t Table<'a>);

/// Every table of a file; of a list of tables each.
fn tables<'t, 'a>(parsed: &'t Parsed<'a>) -> Vec<Named<'t, 'a>> {
    let mut found = Vec::new();
    collect("", &parsed.table, &mut found);
    found
}

fn collect<'t, 'a>(name: &str, table: &'t Table<'a>, found: &mut Vec<Named<'t, 'a>>) {
    found.push((name.to_owned(), table));
    for (key, value) in table {
        let inner = full_name(name, key.get_ref());
        match value.get_ref() {
            // No table of an input has a name of more than two parts.
            DeValue::Table(table) if !name.contains('.') => collect(&inner, table, found),
            DeValue::Array(items) => {
                let tables = items.iter().filter_map(|item| item.get_ref().as_table());
                found.extend(tables.map(|table| (inner.clone(), table)));
            }
            _ => {}
        }
    }
}

/// The name of the table `key` of another.
fn full_name(parent: &str, key: &str) -> String {
    if parent.is_empty() { key.to_owned() } else { format!("{parent}.{key}") }
}

/// Whether a table has a head of its own. Of a section only the free table may have one.
fn has_head(table: &Table<'_>) -> bool {
    table.is_empty() || table.keys().any(|key| key.get_ref() != "table")
}

struct Search<'f> {
    source: SourceId,
    homes: Vec<Home<'f>>,
    /// The names of the tables that have a head in the file.
    there: BTreeSet<String>,
    astray: Astray,
}

/// Keys below a wrong head that are of one table.
struct Lost {
    keys: Vec<usize>,
    first: Span,
    head: String,
    called: String,
}

impl<'f> Search<'f> {
    fn new(source: SourceId, form: &'f Form, tables: &[Named<'_, '_>]) -> Self {
        let with_head = tables.iter().filter(|(_, table)| has_head(table));
        let there = with_head.map(|(name, _)| name.clone()).collect();
        Self { source, homes: homes(form), there, astray: Astray::default() }
    }

    /// Whether a table may have this name, or a name that begins with it.
    fn is_known(&self, name: &str) -> bool {
        let mut rests = self.homes.iter().filter_map(|home| home.name.strip_prefix(name));
        rests.any(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The table that a key is of, and that is not in the file: the free table of the section that the
    /// key stands in; else the next one behind `head` that a report must have; else one that it may.
    fn absent(&self, head: &str, key: &str) -> Option<&Home<'f>> {
        let at = self.homes.iter().position(|home| home.name == head).map_or(0, |at| at + 1);
        let in_order = self.homes[at..].iter().chain(&self.homes[..at]);
        let candidates = || in_order.clone().filter(|home| home.keys.contains(&key));
        let of_section = |home: &&Home<'_>| {
            home.is_list && home.name.strip_suffix(".table").is_some_and(|section| section == head)
        };
        let is_lost = |home: &&Home<'_>| !home.is_list && !self.there.contains(&home.name);
        candidates()
            .find(of_section)
            .or_else(|| candidates().find(|home| home.is_required && is_lost(home)))
            .or_else(|| candidates().find(is_lost))
    }

    /// Tables whose names are nearly those of others, or which have these others' keys.
    fn misspelt(&mut self, parent: &str, table: &Table<'_>) {
        for (key, value) in table.iter().filter(|(_, value)| is_table(value)) {
            let written = full_name(parent, key.get_ref());
            if self.is_known(&written) {
                continue;
            }
            let Some(home) = self.meant(parent, key.get_ref(), value) else { continue };
            let (name, help) = (home.name.clone(), format!("是不是要写{}？", home.called()));
            let at = Span::of(self.source, &key.span());
            let message = format!("没有名为 [{}] 的一节", shortened(&written));
            self.astray.findings.push(Diagnostic::error("I101", message, at).help(help));
            self.astray.not_missing.insert(name);
            self.astray.keys.insert(at.start);
        }
    }

    /// The table that is meant by another name.
    fn meant(&self, parent: &str, key: &str, value: &Value<'_>) -> Option<&Home<'f>> {
        let homes = || self.homes.iter().filter(|home| !self.there.contains(&home.name));
        let names: Vec<&str> = homes().filter_map(|home| home.name_within(parent)).collect();
        let near = nearest(key, &names);
        let is_near = |home: &&Home<'_>| near.is_some() && home.name_within(parent) == near;
        let has_its_keys = |home: &&Home<'_>| home.is_required && has_keys_of(value, home);
        homes().find(is_near).or_else(|| homes().find(has_its_keys))
    }

    /// The one table that is there and lacks a line of figures, with what it is called.
    fn home_without(&self, key: &str, tables: &[Named<'_, '_>]) -> Option<(String, String)> {
        let homes = self.homes.iter().filter(|home| home.is_required && home.keys.contains(&key));
        let has_it = |home: &&Home<'_>| {
            let own = tables.iter().find(|(name, _)| *name == home.name);
            own.is_none_or(|(_, table)| table.contains_key(key))
        };
        let mut lacking = homes.filter(|home| !has_it(home));
        let home = lacking.next().filter(|_| lacking.next().is_none())?;
        Some((home.name.clone(), home.called()))
    }

    /// Whether a key is right in its table, the file itself where it has no name; a table that may be
    /// there is.
    fn is_own(&self, name: &str, own: Option<&Home<'_>>, key: &str, value: &Value<'_>) -> bool {
        let is_own = match own {
            Some(home) => home.keys.contains(&key),
            None => INPUT_KEYS.contains(&key),
        };
        is_own || (is_table(value) && self.is_known(&full_name(name, key)))
    }

    /// The table, not in the file, that a key with its value is of. What may be left out has texts only;
    /// of tables only the columns of one are a key's value.
    fn lost_home(&self, name: &str, key: &str, value: &Value<'_>) -> Option<&Home<'f>> {
        let may_be_option = matches!(value.get_ref(), DeValue::String(_));
        let home = self.absent(name, key).filter(|_| !is_table(value) || key == "columns")?;
        (!home.is_option() || may_be_option || home.name == "checks").then_some(home)
    }

    /// Keys of one table that are of others which are not there.
    fn of_table(&mut self, name: &str, table: &Table<'_>, tables: &[Named<'_, '_>]) {
        let own = self.homes.iter().find(|home| home.name == name);
        if own.is_none() && !name.is_empty() {
            return;
        }
        let mut lost: BTreeMap<String, Lost> = BTreeMap::new();
        let mut moved: Vec<((String, String), &str, Span)> = Vec::new();
        for (key, value) in table {
            let (written, at) = (key.get_ref().as_ref(), Span::of(self.source, &key.span()));
            let is_told = self.astray.keys.contains(&at.start);
            if is_told || self.is_own(name, own, written, value) {
                continue;
            }
            let Some(home) = self.lost_home(name, written, value) else {
                moved.extend(self.home_without(written, tables).map(|home| (home, written, at)));
                continue;
            };
            let new = || Lost { keys: vec![], first: at, head: home.head(), called: home.called() };
            let lost = lost.entry(home.name.clone()).or_insert_with(new);
            lost.keys.push(at.start);
            lost.first = lost.first.min(at);
        }
        for ((home, called), key, at) in moved {
            let message = format!("{key} 写错了地方");
            let help = format!("它是{called}的一行，请移到那里");
            self.astray.findings.push(Diagnostic::error("I101", message, at).help(help));
            self.astray.keys.insert(at.start);
            self.astray.lines.insert((home, key.to_owned()));
        }
        for (name, Lost { keys, first, head, called }) in lost {
            let message = format!("从这一行起是{called}的内容，前面少了表头");
            let help = format!("请在这一行前面加一行 {head}");
            self.astray.findings.push(Diagnostic::error("I103", message, first).help(help));
            self.astray.keys.extend(keys);
            self.astray.not_missing.insert(name);
        }
    }
}

fn is_table(value: &Value<'_>) -> bool {
    match value.get_ref() {
        DeValue::Table(_) => true,
        DeValue::Array(items) => items.first().is_some_and(|item| item.get_ref().is_table()),
        _ => false,
    }
}

/// Whether most keys of a table are those of another, and of no common name.
fn has_keys_of(value: &Value<'_>, home: &Home<'_>) -> bool {
    let Some(table) = value.get_ref().as_table() else { return false };
    let own = table.keys().filter(|key| home.keys.contains(&key.get_ref().as_ref())).count();
    own > 2 && 2 * own > table.len()
}

//! Which tables may an input have, and which head was lost where keys stand that are of another table?
//!
//! A head that is left out or misspelt makes every key below it wrong, and its own table missing. That is
//! one slip, and one finding.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml::Spanned;
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

    /// The same with what it is.
    fn called(&self) -> String {
        let title =
            if self.title.is_empty() { String::new() } else { format!("（{}）", self.title) };
        format!("{}{title}", self.head())
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

/// Finds them in a file.
pub(super) fn astray(parsed: &Parsed<'_>, form: &Form) -> Astray {
    let mut search =
        Search { source: parsed.source, homes: homes(form), astray: Astray::default() };
    let mut tables = Vec::new();
    collect("", &parsed.table, &mut tables);
    for (name, table) in &tables {
        search.misspelt(name, table, &tables);
        search.of_table(name, table, &tables);
    }
    search.astray
}

/// The table whose head is missing before a key that is there already: as it is written, and with what
/// it is.
pub(super) fn lost_head(
    parsed: &Parsed<'_>,
    form: &Form,
    head: &str,
    key: &str,
) -> Option<(String, String)> {
    let mut tables = Vec::new();
    collect("", &parsed.table, &mut tables);
    let homes = homes(form);
    let of_list =
        homes.iter().find(|home| home.is_list && home.name == head && home.keys.contains(&key));
    let home = of_list.or_else(|| absent(&homes, &tables, head, key))?;
    Some((home.head(), home.called()))
}

/// The name of the table `key` of another.
fn full_name(parent: &str, key: &str) -> String {
    if parent.is_empty() { key.to_owned() } else { format!("{parent}.{key}") }
}

/// Every table of a file with its name; of a list of tables each.
fn collect<'t, 'a>(name: &str, table: &'t Table<'a>, found: &mut Vec<(String, &'t Table<'a>)>) {
    found.push((name.to_owned(), table));
    for (key, value) in table {
        let key = key.get_ref();
        let inner = full_name(name, key);
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

/// The table that a key is of, and that is not in the file: the next one behind `head` that a report
/// must have; else one that it may have.
fn absent<'h, 'f>(
    homes: &'h [Home<'f>],
    tables: &[(String, &Table<'_>)],
    head: &str,
    key: &str,
) -> Option<&'h Home<'f>> {
    let is_there = |home: &&Home<'_>| is_there(home, tables);
    let at = homes.iter().position(|home| home.name == head).map_or(0, |at| at + 1);
    let in_order = homes[at..].iter().chain(&homes[..at]);
    let of_key = |home: &&Home<'_>| home.keys.contains(&key);
    let candidates = || in_order.clone().filter(of_key);
    let of_section = |home: &&Home<'_>| {
        home.is_list && home.name.strip_suffix(".table").is_some_and(|section| section == head)
    };
    let may_be = |home: &&Home<'_>| !home.is_list && !home.is_required;
    candidates()
        .find(of_section)
        .or_else(|| candidates().find(|home| home.is_required && !is_there(home)))
        .or_else(|| candidates().find(|home| may_be(home) && !is_there(home)))
}

/// Whether a table has a head in the file. A section of which only its free table has one is there
/// without its own.
fn is_there(home: &Home<'_>, tables: &[(String, &Table<'_>)]) -> bool {
    let has_own = |table: &Table<'_>| table.keys().any(|key| key.get_ref() != "table");
    tables.iter().any(|(name, table)| *name == home.name && (has_own(table) || table.is_empty()))
}

struct Search<'f> {
    source: SourceId,
    homes: Vec<Home<'f>>,
    astray: Astray,
}

impl Search<'_> {
    /// Whether a table may have this name, or a name that begins with it.
    fn is_known(&self, name: &str) -> bool {
        let rests = self.homes.iter().filter_map(|home| home.name.strip_prefix(name));
        rests.into_iter().any(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// Tables whose names are nearly those of others, or which have these others' keys.
    fn misspelt(&mut self, parent: &str, table: &Table<'_>, tables: &[(String, &Table<'_>)]) {
        for (key, value) in table.iter().filter(|(_, value)| is_table(value)) {
            let written = full_name(parent, key.get_ref());
            if self.is_known(&written) {
                continue;
            }
            let Some(home) = self.meant(parent, key.get_ref(), value, tables) else { continue };
            let at = Span::of(self.source, &key.span());
            let help = format!("是不是要写 {}？", home.called());
            let found =
                Diagnostic::error("I101", format!("没有名为 [{}] 的一节", shortened(&written)), at);
            self.astray.homes.insert(home.name.clone());
            self.astray.findings.push(found.help(help));
            self.astray.keys.insert(at.start);
        }
    }

    /// The table that is meant by another name.
    fn meant(
        &self,
        parent: &str,
        key: &str,
        value: &Value<'_>,
        tables: &[(String, &Table<'_>)],
    ) -> Option<&Home<'_>> {
        let own_name = |home: &Home<'_>| match home.name.rsplit_once('.') {
            Some((above, own)) if above == parent => Some(own.to_owned()),
            None if parent.is_empty() => Some(home.name.clone()),
            _ => None,
        };
        let homes = || self.homes.iter().filter(|home| !is_there(home, tables));
        let names: Vec<String> = homes().filter_map(own_name).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let near = nearest(key, &names);
        let by_name = homes().find(|home| near.is_some() && own_name(home).as_deref() == near);
        by_name.or_else(|| homes().find(|home| home.is_required && has_keys_of(value, home)))
    }

    /// Keys of one table that are of others which are not there.
    fn of_table(&mut self, name: &str, table: &Table<'_>, tables: &[(String, &Table<'_>)]) {
        let own = self.homes.iter().find(|home| home.name == name);
        if own.is_none() && !name.is_empty() {
            return;
        }
        let is_own = |key: &str| own.is_some_and(|home| home.keys.contains(&key));
        let is_top = |key: &str| name.is_empty() && INPUT_KEYS.contains(&key);
        let mut lost: BTreeMap<String, (Vec<usize>, Span, String, String)> = BTreeMap::new();
        let is_astray = |(key, value): &(&Spanned<_>, &Value<'_>)| {
            let key: &Cow<'_, str> = key.get_ref();
            let is_known = || is_table(value) && self.is_known(&full_name(name, key));
            !is_own(key) && !is_top(key) && !is_known()
        };
        for (key, _) in table.iter().filter(is_astray) {
            let Some(home) = absent(&self.homes, tables, name, key.get_ref()) else { continue };
            let at = Span::of(self.source, &key.span());
            let entry = lost.entry(home.name.clone());
            let (all, first, ..) =
                entry.or_insert_with(|| (Vec::new(), at, home.head(), home.called()));
            all.push(at.start);
            *first = (*first).min(at);
        }
        for (name, (keys, first, head, called)) in lost {
            let message = format!("从这一行起是 {called} 的内容，前面少了表头");
            let help = format!("请在这一行前面加一行 {head}");
            self.astray.findings.push(Diagnostic::error("I103", message, first).help(help));
            self.astray.keys.extend(keys);
            self.astray.homes.insert(name);
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

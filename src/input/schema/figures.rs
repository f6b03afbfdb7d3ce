//! The statistical tables: how many figures does a line have, and of which kind?

use serde_json::{Map, Value, json};

use super::super::figures::MOST_COUNT;
use super::super::names::names;
use super::words::line;
use super::{described, map, object};
use crate::form::{FigureKind, FigureLine, Form, LineCell, Section, TableForm};

/// What a blank cell is written as: nothing, or a stroke.
const BLANK: &str = "^/?$";

/// What a figure of a kind may be, in keywords that each speak of one type of value alone: a blank
/// cell is text, for which there is no least and no most.
fn values(kind: FigureKind) -> Map<String, Value> {
    let blank = ("pattern", json!(BLANK));
    match kind {
        FigureKind::Count => map([
            ("type", json!(["integer", "string"])),
            ("minimum", json!(0)),
            ("maximum", json!(MOST_COUNT)),
            blank,
        ]),
        FigureKind::SignedCount => map([
            ("type", json!(["integer", "string"])),
            ("minimum", json!(-MOST_COUNT)),
            ("maximum", json!(MOST_COUNT)),
            blank,
        ]),
        // No `multipleOf`: 0.3 is not a multiple of 0.0001 to a validator that counts in binary.
        FigureKind::Fee => {
            map([("type", json!(["number", "string"])), ("minimum", json!(0)), blank])
        }
        FigureKind::AsWritten => map([("type", json!(["number", "string"]))]),
    }
}

/// What is to be known of a figure beside the label of its column.
const fn hint(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Count => "",
        FigureKind::SignedCount => "（减少的写负数）",
        FigureKind::Fee => "（最多 4 位小数）",
        FigureKind::AsWritten => "（照写的印出，带单位时加引号）",
    }
}

/// A table.
pub(super) fn table(section: &Section, table: &TableForm) -> Value {
    let mut properties = Map::new();
    for (line, name) in table.lines.iter().zip(names(table)) {
        let optional = if line.sum.is_empty() { "" } else { "；可以省略，由程序相加" };
        let name = name.whole(line);
        let description = format!("{name}（{}{optional}）", order(line));
        properties.insert(line.key.clone(), described(&description, shape(line, &name)));
    }
    let required = table.lines.iter().filter(|line| line.sum.is_empty());
    let required: Vec<&str> = required.map(|line| line.key.as_str()).collect();
    object(section.heading.as_str(), properties, &required)
}

/// The figures of a line in words.
fn order(line: &FigureLine) -> String {
    let cell = |cell: &LineCell| {
        let sum = if cell.sum.is_empty() { "" } else { "（可省略）" };
        format!("{}{sum}", cell.label.as_str())
    };
    line.cells.iter().map(cell).collect::<Vec<_>>().join("、")
}

/// The figures of a line: all of them, or those that are no sums. One figure alone needs no list.
fn shape(line: &FigureLine, name: &str) -> Map<String, Value> {
    let all: Vec<&LineCell> = line.cells.iter().collect();
    let given: Vec<&LineCell> = all.iter().filter(|cell| cell.sum.is_empty()).copied().collect();
    let sums_are_last = all.iter().take(given.len()).all(|cell| cell.sum.is_empty());
    let mut shape = if sums_are_last && all.len() - given.len() <= 1 {
        // A list of one length or the other: editors say more of one list than of two.
        list(name, &all, given.len())
    } else {
        map([("anyOf", json!([list(name, &all, all.len()), list(name, &given, given.len())]))])
    };
    let alone = [&all, &given].into_iter().find(|cells| cells.len() == 1);
    if let Some(cell) = alone.and_then(|cells| cells.first()) {
        with_figure(&mut shape, cell.kind);
    }
    shape
}

/// A list of figures that may end after `least` of them. Each says of which line it is: over the key of a
/// list the language server of Taplo 0.8 shows what is said of its last value.
fn list(name: &str, cells: &[&LineCell], least: usize) -> Map<String, Value> {
    let items: Vec<Value> = cells.iter().map(|cell| figure(name, cell)).collect();
    map([
        ("type", json!("array")),
        ("items", json!(items)),
        ("minItems", json!(least)),
        ("maxItems", json!(cells.len())),
    ])
}

/// Makes a figure by itself as good as the list: what is said of lists says nothing of it.
fn with_figure(list: &mut Map<String, Value>, kind: FigureKind) {
    let mut values = values(kind);
    if let Some(Value::Array(types)) = values.get_mut("type") {
        types.insert(0, json!("array"));
    }
    list.extend(values);
}

fn figure(name: &str, cell: &LineCell) -> Value {
    let description = format!("{name}：{}{}", cell.label.as_str(), hint(cell.kind));
    described(&description, values(cell.kind))
}

/// The labels of a table that an input may write otherwise; one that stands in several places
/// is one key.
pub(super) fn labels(form: &Form, table: &TableForm) -> Value {
    let mut known: Map<String, Value> = Map::new();
    for (key, label) in table.labels() {
        known.entry(key).or_insert_with(|| line(label));
    }
    let sections = form.sections.iter();
    let section = sections.filter(|section| section.tables.iter().any(|own| own.key == table.key));
    let heading = section.map(|section| section.heading.as_str()).collect::<String>();
    object(&format!("“{heading}”的表中文字"), known, &[])
}

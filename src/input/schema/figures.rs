//! The statistical tables: how many figures does a line have, and of which kind?

use serde_json::{Map, Value, json};

use super::super::figures::MOST_COUNT;
use super::super::names::names;
use super::words::line;
use super::{described, map, object};
use crate::form::{FigureKind, FigureLine, Form, LineCell, Section, TableForm};

/// What the figures of each kind are.
pub(super) fn kinds() -> Map<String, Value> {
    let blank = json!({ "description": "空着的格", "enum": ["", "/"] });
    let or_blank = |number: Value| json!({ "anyOf": [number, blank.clone()] });
    let count = json!({ "type": "integer", "minimum": 0, "maximum": MOST_COUNT });
    let signed = json!({ "type": "integer", "minimum": -MOST_COUNT, "maximum": MOST_COUNT });
    map([
        (name(FigureKind::Count), or_blank(count)),
        (name(FigureKind::SignedCount), or_blank(signed)),
        // No `multipleOf`: 0.3 is not a multiple of 0.0001 to a validator that counts in binary.
        (name(FigureKind::Fee), or_blank(json!({ "type": "number", "minimum": 0 }))),
        (name(FigureKind::AsWritten), json!({ "type": ["string", "number"] })),
    ])
}

const fn name(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Count => "count",
        FigureKind::SignedCount => "signed_count",
        FigureKind::Fee => "fee",
        FigureKind::AsWritten => "as_written",
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

/// A table, and the definitions that its lines refer to: lines with the same cells share one.
pub(super) fn table(section: &Section, table: &TableForm) -> (Value, Map<String, Value>) {
    let (mut properties, mut shapes) = (Map::new(), Map::new());
    for (line, name) in table.lines.iter().zip(names(table)) {
        let shape = shape(line);
        let known = shapes.iter().find(|(_, known)| **known == shape).map(|(key, _)| key);
        let key = known.cloned().unwrap_or_else(|| format!("{}.{}", table.key, line.key));
        let optional = if line.sum.is_empty() { "" } else { "；可以省略，由程序相加" };
        let description = format!("{}（{}{optional}）", name.whole(line), order(line));
        properties.insert(line.key.clone(), described(&description, &key));
        shapes.insert(key, shape);
    }
    let required = table.lines.iter().filter(|line| line.sum.is_empty());
    let required: Vec<&str> = required.map(|line| line.key.as_str()).collect();
    (object(section.heading.as_str(), properties, &required), shapes)
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
fn shape(line: &FigureLine) -> Value {
    let all: Vec<&LineCell> = line.cells.iter().collect();
    let given: Vec<&LineCell> = all.iter().filter(|cell| cell.sum.is_empty()).copied().collect();
    let sums_are_last = all.iter().take(given.len()).all(|cell| cell.sum.is_empty());
    let mut shapes = Vec::new();
    if sums_are_last && all.len() - given.len() <= 1 {
        // A list of one length or the other: editors say more of one list than of two.
        shapes.push(list(&all, given.len()));
    } else {
        shapes.extend([list(&all, all.len()), list(&given, given.len())]);
    }
    let alone = [&all, &given].into_iter().find(|cells| cells.len() == 1);
    shapes.extend(alone.into_iter().flatten().map(|cell| figure(cell)));
    match <[Value; 1]>::try_from(shapes) {
        Ok([only]) => only,
        Err(several) => json!({ "anyOf": several }),
    }
}

/// A list of figures that may end after `least` of them.
fn list(cells: &[&LineCell], least: usize) -> Value {
    let items: Vec<Value> = cells.iter().map(|cell| figure(cell)).collect();
    json!({ "type": "array", "items": items, "minItems": least, "maxItems": cells.len() })
}

fn figure(cell: &LineCell) -> Value {
    described(&format!("{}{}", cell.label.as_str(), hint(cell.kind)), name(cell.kind))
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

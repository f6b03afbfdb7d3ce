//! Texts, and the sections that are written in them.

use serde_json::{Value, json};

use super::{map, object};
use crate::form::Section;

/// Something to be seen, on one line.
const LINE: &str = r"^\s*\S[^\n]*\s*$";

/// A string of one line, not empty.
pub(super) fn line(description: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": LINE })
}

/// Lines of a string, or strings of a list.
pub(super) fn lines(description: &str) -> Value {
    json!({
        "description": description,
        "type": ["string", "array"],
        "pattern": r"\S",
        "items": line(description),
    })
}

/// A list of strings. What is said of it is said of each: an editor may ask for either.
pub(super) fn list(description: &str) -> Value {
    json!({ "description": description, "type": "array", "items": line(description) })
}

/// A section with words.
pub(super) fn section(section: &Section) -> Value {
    let limit = section.most_characters.map(|most| format!("，一般不超过 {most} 字"));
    let text = format!("正文，一行一段{}", limit.unwrap_or_default());
    let heads = list(
        "独占一段的标题，逐个写开头的几个字，如 [\"（一）\"]；不写时自动认出，[] 是一个也没有",
    );
    let tables = json!({
        "description": "正文里的表格，一张表一个",
        "type": "array",
        "items": { "$ref": "#/definitions/table" },
    });
    let properties = map([("text", lines(&text)), ("heads", heads), ("table", tables)]);
    object(section.heading.as_str(), properties, &["text"])
}

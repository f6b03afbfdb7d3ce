//! The tables that a report brings along: `[[overview.table]]`.

use serde_json::{Map, Value, json};

use super::words::line;
use super::{described, keywords, map, object};
use crate::input::free_table::{ALIGNS, MOST_WIDTH};

/// What a section says of its tables.
pub(super) fn definitions() -> Map<String, Value> {
    map([
        ("table", table()),
        ("columns", list("各列", "column")),
        ("column", column()),
        ("cell", cell()),
        ("cell_text", json!({ "type": ["string", "number"] })),
        ("align", align()),
    ])
}

/// A list that is not empty.
fn list(description: &str, definition: &str) -> Value {
    json!({
        "description": description,
        "type": "array",
        "items": { "$ref": format!("#/definitions/{definition}") },
        "minItems": 1,
    })
}

fn table() -> Value {
    let rows = json!({
        "description": "各行，一格一项；空着的格写 \"\"，被上面的格占着的位置不写",
        "type": "array",
        "items": { "type": "array", "items": { "$ref": "#/definitions/cell" } },
        "minItems": 1,
    });
    let properties = map([
        ("caption", line("表题，可省")),
        ("unit", line("右上方的单位，如“单位：条”；可省")),
        ("after", line("排在以这几个字开头的一段之后；不写时排在这一节最后")),
        ("columns", described("各列；只有列名的写成文字", "columns")),
        ("rows", rows),
    ]);
    object("正文里的一张表格", properties, &["columns", "rows"])
}

/// A head over others says nothing of widths and alignment: its columns do.
fn column() -> Value {
    let width = json!({
        "description": "列宽之比；要么各列都写，要么都不写、由程序安排",
        "type": "integer",
        "minimum": 1,
        "maximum": MOST_WIDTH,
    });
    let name = json!({ "description": "列名；没有名称的写 \"\"", "type": "string" });
    let properties = map([
        ("label", name),
        ("columns", described("下面分的列；表头至多三层", "columns")),
        ("width", width),
        ("align", described("这一列怎样对齐", "align")),
    ]);
    let mut head = keywords("一列，或几列共有的表头", properties, &["label"]);
    let no_others = json!({ "properties": { "width": false, "align": false } });
    head.insert("dependencies".to_owned(), json!({ "columns": no_others }));
    json!({ "anyOf": [{ "description": "列名", "type": "string" }, head] })
}

fn cell() -> Value {
    let span =
        |description: &str| json!({ "description": description, "type": "integer", "minimum": 1 });
    let properties = map([
        ("text", described("这一格的文字或数字；空着的写 \"\"", "cell_text")),
        ("rows", span("跨几行")),
        ("columns", span("跨几列")),
        ("align", described("这一格怎样对齐", "align")),
    ]);
    let whole = object("跨行、跨列或另外对齐的一格", properties, &["text"]);
    json!({ "anyOf": [{ "$ref": "#/definitions/cell_text" }, whole] })
}

fn align() -> Value {
    let names = ALIGNS.map(|(name, _)| name);
    json!({
        "description": "left 靠左、center 居中、right 靠右、decimal 对齐小数点",
        "enum": names,
    })
}

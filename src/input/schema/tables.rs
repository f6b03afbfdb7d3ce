//! The tables that a report brings along: `[[overview.table]]`.

use serde_json::{Map, Value, json};

use super::words::line;
use super::{keywords, map, object};
use crate::input::free_table::{ALIGNS, MOST_WIDTH};

/// What a section says of its tables: what holds more of its own kind is referred to.
pub(super) fn definitions() -> Map<String, Value> {
    map([("table", table()), ("column", column()), ("cell", cell())])
}

/// The columns of a table, or of a head over others.
fn columns(description: &str) -> Value {
    json!({
        "description": description,
        "type": "array",
        "items": { "$ref": "#/definitions/column" },
        "minItems": 1,
    })
}

fn table() -> Value {
    let description = "各行，一格一项；空着的格写 \"\"，被上面的格占着的位置不写";
    let cells = json!({ "$ref": "#/definitions/cell" });
    let row = json!({ "description": description, "type": "array", "items": cells });
    let rows = json!({
        "description": description,
        "type": "array",
        "items": row,
        "minItems": 1,
    });
    let properties = map([
        ("caption", line("表题，可省")),
        ("unit", line("右上方的单位，如“单位：条”；可省")),
        ("after", line("排在以这几个字开头的一段之后；不写时排在这一节最后")),
        ("columns", columns("各列；只有列名的写成文字")),
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
        ("columns", columns("下面分的列；表头至多三层")),
        ("width", width),
        ("align", align("这一列怎样对齐")),
    ]);
    let mut column = keywords("一列，只有列名的写成文字；或几列共有的表头", properties, &["label"]);
    column.insert("type".to_owned(), json!(["string", "object"]));
    let no_others = json!({ "properties": { "width": false, "align": false } });
    column.insert("dependencies".to_owned(), json!({ "columns": no_others }));
    Value::Object(column)
}

fn cell() -> Value {
    let span =
        |description: &str| json!({ "description": description, "type": "integer", "minimum": 1 });
    let text = json!({
        "description": "这一格的文字或数字；空着的写 \"\"",
        "type": ["string", "number"],
    });
    let properties = map([
        ("text", text),
        ("rows", span("跨几行")),
        ("columns", span("跨几列")),
        ("align", align("这一格怎样对齐")),
    ]);
    let mut cell = keywords("一格；跨行、跨列或另外对齐的写成一组", properties, &["text"]);
    cell.insert("type".to_owned(), json!(["string", "number", "object"]));
    Value::Object(cell)
}

fn align(of: &str) -> Value {
    let names = ALIGNS.map(|(name, _)| name);
    json!({
        "description": format!("{of}：left 靠左、center 居中、right 靠右、decimal 对齐小数点"),
        "enum": names,
    })
}

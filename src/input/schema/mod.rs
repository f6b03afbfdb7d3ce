//! What an input of a form may look like, as a JSON Schema (draft-07): editors that use Taplo,
//! such as Even Better TOML, complete its keys and say what they mean.
//!
//! A schema sees less than [`read`](super::read()): not how a number is written (`1_000`, `1.0`),
//! nor whether a beginning is that of a paragraph. What it refuses, the reader refuses too.

mod figures;
mod tables;
mod words;

use serde_json::{Map, Value, json};

use super::report::YEARS;
use crate::form::{BUILT_IN, Form};
use words::{line, lines, list};

/// How the title of each schema begins.
pub const SCHEMA_TITLE: &str = "genreport：";

/// The schema of the inputs of `form`, with its labels as descriptions.
#[must_use]
pub fn schema(form: &Form) -> String {
    let mut properties = head();
    let mut required = vec!["layout", "authority", "year"];
    for section in &form.sections {
        if section.prose {
            required.push(&section.key);
            properties.insert(section.key.clone(), words::section(section));
        }
        for table in &section.tables {
            required.push(&table.key);
            properties.insert(table.key.clone(), figures::table(section, table));
        }
    }
    properties.extend(ending(form));
    let mut whole = map([
        ("$schema", json!("http://json-schema.org/draft-07/schema#")),
        ("title", json!(format!("{SCHEMA_TITLE}{}", form.name))),
    ]);
    let subject = form.subject.as_ref().map(|subject| format!("{subject}的"));
    let description = format!("{}数据文件", subject.unwrap_or_default());
    whole.extend(keywords(&description, properties, &required));
    whole.insert("definitions".to_owned(), Value::Object(tables::definitions()));
    let whole = Value::Object(whole);
    format!("{whole:#}\n")
}

/// A table of an input: these keys and no others.
fn object(description: &str, properties: Map<String, Value>, required: &[&str]) -> Value {
    Value::Object(keywords(description, properties, required))
}

/// The keywords of [`object`].
fn keywords(
    description: &str,
    properties: Map<String, Value>,
    required: &[&str],
) -> Map<String, Value> {
    map([
        ("description", json!(description)),
        ("type", json!("object")),
        ("properties", Value::Object(properties)),
        ("required", json!(required)),
        ("additionalProperties", json!(false)),
    ])
}

/// Something with a description, which comes first.
///
/// What is described is spelled out and not referred to: beside a `$ref` draft-07 hears nothing, and
/// the language server of Taplo 0.8 overflows its stack at an `allOf` around one.
fn described(description: &str, keywords: Map<String, Value>) -> Value {
    let description = map([("description", json!(description))]);
    Value::Object(description.into_iter().chain(keywords).collect())
}

/// Keys of objects, in order.
fn map<const N: usize>(entries: [(&str, Value); N]) -> Map<String, Value> {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// The keys at the head of the file.
fn head() -> Map<String, Value> {
    let built_in = BUILT_IN.map(|(name, _)| name).join("、");
    let layout = format!("版式：内置的有 {built_in}；自备的写版式文件的路径，如 ./版式.toml");
    let year = json!({
        "description": "报告年度，即所报告的那一年",
        "type": "integer",
        "minimum": YEARS.start(),
        "maximum": YEARS.end(),
    });
    let seal = json!({
        "description": "纸质件盖章的写 true，署名和日期处留出印章的位置；可省",
        "type": "boolean",
    });
    let attachments = "附件名称，一个一项；序号由程序编写，名称后面不加标点；可省";
    map([
        ("layout", line(&layout)),
        ("authority", line("机关名称，用全称")),
        ("year", year),
        ("title", lines("标题，照写的分行，只有一行时由程序回行；可省，不写时用版式的标题")),
        ("preamble", lines("第一节之前的说明：编制依据、统计期限、联系方式；一行一段，可省")),
        ("signature", line("署名，可省")),
        ("date", line("成文日期，如 2026-01-20，排作“2026年1月20日”；可省")),
        ("seal", seal),
        ("attachments", lines(attachments)),
        ("previous", line("上年的报告（数据文件的路径），用来核对与上年有关的数和文字；可省")),
    ])
}

/// The tables at the end of the file.
fn ending(form: &Form) -> Map<String, Value> {
    let headings = form.sections.iter();
    let headings = headings.map(|section| (section.key.clone(), line(section.heading.as_str())));
    let labels = form.tables().map(|table| (table.key.clone(), figures::labels(form, table)));
    map([
        ("headings", object("各节标题，与版式不同时写；可省", headings.collect(), &[])),
        ("labels", object("表中文字，与版式不同时写；可省", labels.collect(), &[])),
        ("checks", checks(form)),
    ])
}

fn checks(form: &Form) -> Value {
    let ignore = list("不查的规则，写规则的代码或代码的开头，如 [\"T201\"]");
    let most = json!({
        "description": form.limit_description(),
        "type": "integer",
        "minimum": 1,
    });
    let strict = json!({
        "description": "有提醒也不生成的写 true；可省",
        "type": "boolean",
    });
    let keys = map([("ignore", ignore), ("most_characters", most), ("strict", strict)]);
    object("核对的设置，可省", keys, &[])
}

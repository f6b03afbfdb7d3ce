//! The sections with words of their own.

use super::writing::{aligned, paragraphs, quoted};
use crate::base::Located;
use crate::form::{Form, Section};
use crate::text::{Head, head, label};

/// What stands where the form has no text to begin with.
const PLACEHOLDER: &str = "（请填写）";

/// A section with its words; the first one shows how a table is added, and the first with heads
/// that stand alone how they are named.
pub(super) fn section(form: &Form, section: &Section) -> String {
    let first_of = |is_one: fn(&Section) -> bool| {
        let mut with_words = form.sections.iter().filter(|section| section.prose);
        with_words.find(|section| is_one(section)).is_some_and(|first| first.key == section.key)
    };
    let is_first = first_of(|_| true);
    let shape = if is_first { "，一行一段" } else { "" };
    let limit = section.most_characters.map(|most| format!("，一般不超过 {most} 字"));
    let (key, heading) = (&section.key, section.heading.as_str());
    let limit = limit.unwrap_or_default();
    let text = match section.starting_text.as_slice() {
        [] => paragraphs([PLACEHOLDER]),
        texts => paragraphs(texts.iter().map(Located::as_str)),
    };
    let mut out = format!("\n[{key}]  # {heading}{shape}{limit}\ntext = {text}\n");
    if first_of(|section| !heads(section).is_empty()) {
        let heads = heads(section).join(", ");
        out += "# 以“（一）”“1.”等开头、独占一段的标题会自动认出；认得不对时，在这里逐个写出标题段开头的几个字：\n";
        out += &format!("#heads = [{heads}]\n");
    }
    if is_first {
        out += &free_table(section);
    }
    out
}

/// How the paragraphs that are heads begin, in quotes.
fn heads(section: &Section) -> Vec<String> {
    let texts = section.starting_text.iter().map(Located::as_str);
    let alone = texts.filter(|text| matches!(head(text), Head::Whole { .. }));
    alone.filter_map(beginning).collect()
}

/// The number that a paragraph begins with, in quotes.
fn beginning(text: &str) -> Option<String> {
    text.get(..label(text)?.length).map(quoted)
}

fn free_table(section: &Section) -> String {
    let mut keys = vec![
        ("#caption = \"（请填写表题）\"".to_owned(), "表格上方的标题，可省"),
        ("#unit = \"单位：条\"".to_owned(), "表格右上方的单位，可省"),
    ];
    let labelled = section.starting_text.iter().find_map(|text| beginning(text.as_str()));
    if let Some(beginning) = labelled {
        let meaning = "排在以这几个字开头的一段之后；不写时排在这一节最后";
        keys.push((format!("#after = {beginning}"), meaning));
    }
    format!(
        "\
\n# 有正文的各节都可以加表格，一张表一个 [[节名.table]]，写在这一节的最后；写法见 README.md：
#[[{}.table]]
{}\
#columns = [\"类别\", {{ label = \"数量\", columns = [\"本年\", \"上年\"] }}]
#rows = [
#[\"政策文件\", 0, 0],
#[{{ text = \"会议\", rows = 2 }}, 0, 0],  # 跨两行，下一行不再写这一格
#[0, 0],
#]
",
        section.key,
        aligned(&keys)
    )
}

//! The sections with words of their own.

use super::lines::{Line, aligned, quoted_list};
use super::writer::Writer;
use crate::base::Located;
use crate::form::Section;
use crate::model::Prose;
use crate::syntax::{quoted, quoted_paragraphs};
use crate::text::{Head, head, label};

/// What stands where the form has no text to begin with.
const PLACEHOLDER: &str = "（请填写）";

impl<'d> Writer<'d> {
    /// A section with its words. With options shown, the first section shows how a table is
    /// added, and the first with heads that stand alone how they are named.
    pub(super) fn section(&mut self, section: &Section) {
        let (key, heading) = (&section.key, section.heading.as_str());
        let form = self.form;
        let with_words = || form.sections.iter().filter(|section| section.prose);
        let is_first = with_words().next().is_some_and(|first| first.key == *key);
        let shape = if is_first { "，一行一段" } else { "" };
        let limit = section.most_characters.map(|most| format!("，一般不超过 {most} 字"));
        let meaning = format!("{heading}{shape}{}", limit.unwrap_or_default());
        let opening = aligned(&[(format!("[{key}]"), self.beside(key, &meaning))]).concat();
        let above = self.above(&format!("{key}.text"));
        self.out += &format!("\n{opening}{above}text = {}\n", self.text(section));
        let first_with_heads = with_words().find(|section| !self.heads_alone(section).is_empty());
        let shows_heads = first_with_heads.is_some_and(|first| first.key == *key);
        self.heads(section, shows_heads);
        let tables = self.prose(key).map_or(&[][..], |prose| &prose.tables);
        for (number, table) in tables.iter().enumerate() {
            self.free_table(key, number, table);
        }
        if is_first && tables.is_empty() && self.draft.shows_options {
            self.free_table_example(section);
        }
    }

    fn prose(&self, key: &str) -> Option<&'d Prose> {
        self.draft.prose.get(key)
    }

    /// The paragraphs of a section, the form's own where there are none.
    fn paragraphs<'t>(&self, section: &'t Section) -> Vec<&'t str>
    where
        'd: 't,
    {
        let own = self.prose(&section.key).map(|prose| &prose.paragraphs);
        own.unwrap_or(&section.starting_text).iter().map(Located::as_str).collect()
    }

    fn text(&self, section: &Section) -> String {
        let paragraphs = self.paragraphs(section);
        match (paragraphs.is_empty(), self.prose(&section.key)) {
            (false, _) => quoted_paragraphs(paragraphs),
            (true, None) => quoted_paragraphs([PLACEHOLDER]),
            // That there are none is said, too.
            (true, Some(_)) => "[]".to_owned(),
        }
    }

    fn heads(&mut self, section: &Section, shows_example: bool) {
        let key = &section.key;
        let given = self.prose(key).and_then(|prose| prose.heads.as_ref());
        let example = match given {
            Some(_) => None,
            None if shows_example && self.draft.shows_options => Some(self.heads_alone(section)),
            None => return,
        };
        let line = match (given, example) {
            (Some(heads), _) => format!("heads = {}", quoted_list(heads)),
            (None, example) => format!("#heads = [{}]", example.unwrap_or_default().join(", ")),
        };
        let above = self.above(&format!("{key}.heads"));
        self.out += &format!(
            "# 以“（一）”“1.”等开头、独占一段的标题会自动认出；认得不对时，在这里逐个写出标题段开头的几个字：\n\
             {above}{line}\n"
        );
    }

    /// How the paragraphs that are heads begin, in quotes.
    fn heads_alone(&self, section: &Section) -> Vec<String> {
        let paragraphs = self.paragraphs(section).into_iter();
        let alone = paragraphs.filter(|text| matches!(head(text), Head::Whole { .. }));
        alone.filter_map(beginning).collect()
    }

    fn free_table_example(&mut self, section: &Section) {
        let mut keys: Vec<Line> = vec![
            ("#caption = \"（请填写表题）\"".to_owned(), "表格上方的标题，可省".to_owned()),
            ("#unit = \"单位：条\"".to_owned(), "表格右上方的单位，可省".to_owned()),
        ];
        if let Some(beginning) = self.paragraphs(section).into_iter().find_map(beginning) {
            let meaning = "排在以这几个字开头的一段之后；不写时排在这一节最后".to_owned();
            keys.push((format!("#after = {beginning}"), meaning));
        }
        self.out += &format!(
            "\
\n# 有正文的各节都可以加表格，一张表一个 [[节名.table]]，写在这一节的最后；写法见 docs/input.md：
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
            aligned(&keys).concat()
        );
    }
}

/// The number that a paragraph begins with, in quotes.
fn beginning(text: &str) -> Option<String> {
    text.get(..label(text)?.length).map(quoted)
}

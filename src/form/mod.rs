//! The official form: page, styles, sections and tables, read from a layout file.
//!
//! A layout is data (`layouts/*.toml`). From its trees of columns and rows everything else
//! follows: the grid with all its merges ([`Grid`]), the lines the input is written in
//! ([`FigureLine`]), and the sums.

mod codes;
mod file;
mod grid;
mod heads;
mod kind;
mod line;
mod load;
mod meanings;
mod page;
mod relations;
mod sums;
mod table;
mod text_faults;
mod title;
mod title_words;
mod topic;
mod trees;
mod typography;
mod validate;
mod years;

pub use codes::CODES;
pub use grid::{CellContent, CellPart, Grid, GridCell};
pub use heads::{Head, HeadCell, head_cells, head_columns, head_leaves, head_rows};
pub use kind::FigureKind;
pub use line::{FigureLine, LineCell};
pub use load::{
    AskForWords, BUILT_IN, built_in, built_in_for, load, load_with, unknown_words, words_file,
};
pub use page::{DatePlace, Page, Style, Styles};
pub use relations::{Balance, Bound, Carry, Stock};
pub use sums::CompletedFigures;
pub use table::{Growth, TableForm};
pub use title_words::TitleWords;
pub use topic::Topic;
pub use typography::{OpeningMarks, Typography};
pub use validate::INPUT_KEYS;
pub use years::Years;

use std::sync::Arc;

use crate::base::Located;
pub use crate::model::Align;
use crate::text;
use crate::vocabulary::{Meaning, Meanings, Vocabulary};

/// A layout, read and found sound.
#[derive(Clone, Debug)]
pub struct Form {
    /// The layout's name: the file's, without its ending.
    pub name: String,
    /// The title, with `{authority}` and `{year}` to be filled in: one line that may be cut, or
    /// several that stay as they are.
    pub title: Vec<Located>,
    /// The report years it is for.
    pub years: Years,
    /// The documents that lay the form down, to be cited in a preamble.
    pub basis: Option<Located>,
    /// What the reports are about, for the files to say of themselves.
    pub subject: Option<String>,
    /// Words to find them by, with `{year}` to be filled in.
    pub keywords: Vec<String>,
    /// The words of its titles.
    pub title_words: TitleWords,
    /// Where the date of issue stands.
    pub date_place: DatePlace,
    /// Paper, type area and grid.
    pub page: Page,
    /// How each kind of text is set.
    pub styles: Styles,
    /// The house style of Chinese text.
    pub typography: Typography,
    /// The words by which its prose is read; none where it names no words file.
    pub vocabulary: Arc<Vocabulary>,
    /// What it has no figures for, on purpose.
    pub without: Meanings,
    /// The codes of rules that have nothing to look at in it, on purpose.
    pub rules_without: Vec<String>,
    /// The sections in order.
    pub sections: Vec<Section>,
}

impl Form {
    /// Every table of the form, in order.
    pub fn tables(&self) -> impl Iterator<Item = &TableForm> {
        self.sections.iter().flat_map(|section| &section.tables)
    }

    /// Every line of its tables that has a meaning.
    pub fn lines_meaning(&self, meaning: Meaning) -> impl Iterator<Item = &FigureLine> {
        let lines = self.tables().flat_map(|table| &table.lines);
        lines.filter(move |line| line.meanings.has(meaning))
    }

    /// The lines of its title with the authority and the year filled in.
    #[must_use]
    pub fn filled_title(&self, authority: &Located, year: &Located) -> Vec<Located> {
        self.title.iter().map(|line| title::fill(line, authority, year)).collect()
    }

    /// The sections whose length is limited, by the form or by an input: those that have a limit,
    /// or where none has, the first with prose.
    pub fn limited(&self) -> impl Iterator<Item = &Section> {
        let is_limited = |section: &&Section| section.most_characters.is_some();
        let first = || self.sections.iter().find(|section| section.prose);
        let without = if self.sections.iter().any(|it| is_limited(&it)) { None } else { first() };
        self.sections.iter().filter(is_limited).chain(without)
    }

    /// What the limit of characters that an input may write is: `总体情况的字数上限，代替版式规定的`.
    #[must_use]
    pub fn limit_description(&self) -> String {
        let names: Vec<&str> = self.limited().map(Section::name).collect();
        let names = if names.is_empty() { "正文".to_owned() } else { names.join("、") };
        let is_given = self.limited().any(|section| section.most_characters.is_some());
        let when = if is_given { "代替版式规定的" } else { "本地有要求时写" };
        format!("{names}的字数上限，{when}")
    }
}

/// One section of the form.
#[derive(Clone, Debug)]
pub struct Section {
    /// The key of its words in the input.
    pub key: String,
    /// The heading, `一、总体情况`.
    pub heading: Located,
    /// Words of which a heading that stands in for it has one; it may have any when there are none.
    pub heading_words: Vec<String>,
    /// What the rules look for in its prose.
    pub about: Vec<Topic>,
    /// Whether it holds prose.
    pub prose: bool,
    /// The most characters that its prose should have.
    pub most_characters: Option<u32>,
    /// Paragraphs that a new report begins with here.
    pub starting_text: Vec<Located>,
    /// Its tables, after the prose.
    pub tables: Vec<TableForm>,
}

impl Section {
    /// Its heading without the number, `总体情况`.
    fn name(&self) -> &str {
        let heading = self.heading.as_str();
        text::label(heading).map_or(heading, |label| &heading[label.length..])
    }
}

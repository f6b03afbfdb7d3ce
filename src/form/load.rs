//! From the text of a layout file to a [`Form`].

use std::ops::RangeFrom;
use std::sync::Arc;

use serde::Deserialize;

use super::file::{CarryFile, LayoutFile, SectionFile, TableFile};
use super::line::lines;
use super::table::{Growth, TableForm};
use super::trees::{located, texts};
use super::validate::validate;
use super::{Form, Section, grid, meanings, title};
use crate::base::{Diagnostic, Length, Located, SourceId, Span};
use crate::syntax;
use crate::vocabulary::{self, Vocabulary};

/// The layouts that every genreport knows: name and text.
pub const BUILT_IN: [(&str, &str); 2] = [
    ("annual-report-2021", include_str!("../../layouts/annual-report-2021.toml")),
    ("annual-report-2019", include_str!("../../layouts/annual-report-2019.toml")),
];

/// The text of a built-in layout.
#[must_use]
pub fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The built-in layout that is for reports about a year.
#[must_use]
pub fn built_in_for(year: u16) -> Option<Form> {
    let load = |(name, text): &(&str, &str)| load(name, text, SourceId::default()).ok();
    BUILT_IN.iter().filter_map(load).find(|form| form.years.contain(year))
}

/// Reads a layout named `name` from its text, which is the text `source`; its words are built in.
///
/// # Errors
/// Everything that is wrong with the layout, at its place in the layout file.
pub fn load(name: &str, text: &str, source: SourceId) -> Result<Form, Vec<Diagnostic>> {
    load_with(name, text, source, &mut |asked| {
        vocabulary::built_in(asked.as_str()).ok_or_else(|| vec![unknown_words(asked)])
    })
}

/// The words of a layout, by what it calls their file; or why they cannot be had.
pub type AskForWords<'w> = dyn FnMut(&Located) -> Result<Arc<Vocabulary>, Vec<Diagnostic>> + 'w;

/// The same, with the words file that `words` gives for what the layout asks for.
///
/// # Errors
/// Everything that is wrong with the layout and with its words file, at its place.
pub fn load_with(
    name: &str,
    text: &str,
    source: SourceId,
    words: &mut AskForWords<'_>,
) -> Result<Form, Vec<Diagnostic>> {
    let (parsed, faults) = syntax::parse(text, source);
    if !faults.is_empty() {
        return Err(faults.iter().map(syntax::Fault::finding).collect());
    }
    let table = toml::Spanned::new(0..text.len(), parsed.table);
    let mut file = LayoutFile::deserialize(toml::de::Deserializer::from(table))
        .map_err(|error| vec![syntax::shape_fault("版式文件", &error, source)])?;
    file.is_in(source);
    let vocabulary = match &file.words {
        Some(asked) => words(&located(asked, source))?,
        None => Arc::default(),
    };
    let (vocabulary, mut faults) = with_more_words(vocabulary, &file);
    faults.extend(meanings::resolve(&mut file, &vocabulary));
    faults.extend(validate(&file));
    if !faults.is_empty() {
        return Err(faults);
    }
    let located = |text| located(text, source);
    let mut numbers = 0..;
    Ok(Form {
        name: name.to_owned(),
        title: title::lines(&file.title).iter().map(located).collect(),
        years: file.years,
        basis: file.basis.as_ref().map(located),
        subject: file.subject.map(toml::Spanned::into_inner),
        keywords: texts(&file.keywords),
        title_words: file.title_words.resolve(),
        date_place: file.date_place,
        rules_without: meanings::codes(&file.without),
        without: file.without.iter().filter_map(|it| vocabulary.meaning(it.get_ref())).collect(),
        vocabulary,
        sections: file.sections.iter().map(|file| section(file, source, &mut numbers)).collect(),
        page: file.page.into_inner(),
        styles: file.styles.into_inner(),
        typography: file.typography.map(toml::Spanned::into_inner).unwrap_or_default(),
    })
}

/// The words file that a layout asks for, of which nothing else need be right.
#[must_use]
pub fn words_file(text: &str) -> Option<String> {
    let (parsed, _) = syntax::parse(text, SourceId::default());
    parsed.table.get("words")?.get_ref().as_str().map(str::to_owned)
}

/// A words file that is not there.
#[must_use]
pub fn unknown_words(asked: &Located) -> Diagnostic {
    let names = vocabulary::BUILT_IN.map(|(name, _)| name).join("、");
    let message = format!("没有名为 {} 的词语文件", asked.as_str());
    let help = format!("内置的有：{names}；自备的请写文件路径，如 ./词语.toml");
    Diagnostic::error("L114", message, asked.span()).help(help)
}

/// The words of a layout's words file, with those that the layout adds.
fn with_more_words(
    words: Arc<Vocabulary>,
    file: &LayoutFile,
) -> (Arc<Vocabulary>, Vec<Diagnostic>) {
    if file.more_words.is_empty() {
        return (words, Vec::new());
    }
    let mut faults = Vec::new();
    let mut words = Vocabulary::clone(&words);
    let mut fault = |code, message: String, at: &toml::Spanned<String>, help: &str| {
        let span = Span::of(file.source, &at.span());
        faults.push(Diagnostic::error(code, message, span).help(help));
    };
    for (name, more) in &file.more_words {
        let Some(meaning) = words.meaning(name.get_ref()) else {
            let message = format!("词语文件里没有 {} 这个意思", name.get_ref());
            let help = "more_words 只给已有的意思添词；新的意思写进自备的词语文件";
            fault("L113", message, name, help);
            continue;
        };
        if more.get_ref().trim().is_empty() {
            fault("L201", "没有写词".to_owned(), more, "请写上词，或删去这一行");
        }
        for word in more.get_ref().split_whitespace() {
            if !Vocabulary::is_word(word) {
                let message = format!("“{word}”里不能有 ，；。：（）");
                fault("L201", message, more, "词之间用空格");
                continue;
            }
            if let Err(other) = words.add(word, meaning) {
                let message = format!("“{word}”已是 {} 的词", words.name(other));
                fault("L201", message, more, "不用再添，请删去");
            }
        }
    }
    (Arc::new(words), faults)
}

fn section(file: &SectionFile, source: SourceId, numbers: &mut RangeFrom<usize>) -> Section {
    let located = |text| located(text, source);
    Section {
        key: file.key.get_ref().clone(),
        heading: located(&file.heading),
        heading_words: texts(&file.heading_words),
        about: file.about.iter().map(|topic| *topic.get_ref()).collect(),
        prose: file.prose,
        most_characters: file.most_characters,
        starting_text: file.starting_text.iter().map(located).collect(),
        tables: file.tables.iter().zip(numbers).map(|(file, number)| table(file, number)).collect(),
    }
}

fn table(file: &TableFile, number: usize) -> TableForm {
    let lines = lines(file);
    TableForm {
        key: file.key.get_ref().clone(),
        number,
        size: file.size,
        row_height: file.row_height.unwrap_or(Length::ZERO),
        growth: file.most_row_height.map(|row_height| Growth { row_height, size: file.most_size }),
        balances: file.balances.iter().map(|balance| balance.resolve(&file.rows)).collect(),
        carried: file.carried.iter().map(CarryFile::resolve).collect(),
        grid: grid::derive(file, &lines),
        lines,
    }
}

//! From the text of a layout file to a [`Form`].

use serde::Deserialize;

use super::file::{CarryFile, LayoutFile, SectionFile, TableFile};
use super::line::lines;
use super::table::{Growth, TableForm};
use super::trees::{located, texts};
use super::validate::validate;
use super::{Form, Section, grid, title};
use crate::base::{Diagnostic, Length, ParseLengthError, SourceId, Span};
use crate::syntax;

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

/// Reads a layout named `name` from its text, which is the text `source`.
///
/// # Errors
/// Everything that is wrong with the layout, at its place in the layout file.
pub fn load(name: &str, text: &str, source: SourceId) -> Result<Form, Vec<Diagnostic>> {
    let (parsed, findings) = syntax::parse(text, source);
    if !findings.is_empty() {
        return Err(findings);
    }
    let table = toml::Spanned::new(0..text.len(), parsed.table);
    let mut file = LayoutFile::deserialize(toml::de::Deserializer::from(table))
        .map_err(|error| vec![shape(&error, source)])?;
    file.is_in(source);
    let faults = validate(&file);
    if !faults.is_empty() {
        return Err(faults);
    }
    let located = |text| located(text, source);
    Ok(Form {
        name: name.to_owned(),
        title: title::lines(&file.title).iter().map(located).collect(),
        years: file.years,
        basis: file.basis.as_ref().map(located),
        subject: file.subject.map(toml::Spanned::into_inner),
        keywords: texts(&file.keywords),
        title_words: file.title_words.resolve(),
        date_place: file.date_place,
        sections: file.sections.iter().map(|file| section(file, source)).collect(),
        page: file.page.into_inner(),
        styles: file.styles.into_inner(),
        typography: file.typography.map(toml::Spanned::into_inner).unwrap_or_default(),
    })
}

fn section(file: &SectionFile, source: SourceId) -> Section {
    let located = |text| located(text, source);
    Section {
        key: file.key.get_ref().clone(),
        heading: located(&file.heading),
        heading_words: texts(&file.heading_words),
        about: file.about.iter().map(|topic| *topic.get_ref()).collect(),
        prose: file.prose,
        most_characters: file.most_characters,
        starting_text: file.starting_text.iter().map(located).collect(),
        tables: file.tables.iter().map(table).collect(),
    }
}

fn table(file: &TableFile) -> TableForm {
    let lines = lines(file);
    TableForm {
        key: file.key.get_ref().clone(),
        size: file.size,
        row_height: file.row_height.unwrap_or(Length::ZERO),
        growth: file.most_row_height.map(|row_height| Growth { row_height, size: file.most_size }),
        balances: file.balances.iter().map(|balance| balance.resolve(&file.rows)).collect(),
        carried: file.carried.iter().map(CarryFile::resolve).collect(),
        grid: grid::derive(file, &lines),
        lines,
    }
}

/// In Chinese, what serde says of a key that is unknown, missing or of the wrong type.
fn shape(error: &toml::de::Error, source: SourceId) -> Diagnostic {
    let message = error.message();
    let name = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    let wrong = if message.starts_with("unknown field") {
        format!("版式文件里没有 {} 这个键", name(message))
    } else if message.starts_with("missing field") {
        format!("版式文件缺少 {} 这个键", name(message))
    } else if message.starts_with("unknown variant") {
        format!("不认识的取值 {}", name(message))
    } else if message == ParseLengthError.to_string() {
        message.to_owned()
    } else {
        "值的类型或写法不对".to_owned()
    };
    let span = Span::of(source, &error.span().unwrap_or(0..0));
    Diagnostic::error("L001", wrong, span).help("每个键的写法见 layouts/README.md")
}

//! What a layout file says, just as it is written. See `layouts/README.md`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::heads::Head;
use super::kind::FigureKind;
use super::page::{DatePlace, Page, Styles, optional_length};
use super::title::TitleFile;
use super::topic::Topic;
use super::typography::Typography;
use super::years::Years;
use crate::base::{Length, SourceId};
use crate::vocabulary::Meanings;

/// A whole layout file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LayoutFile {
    /// The number of the text, which no text says of itself: see [`LayoutFile::is_in`].
    #[serde(skip)]
    pub(super) source: SourceId,
    pub(super) title: Spanned<TitleFile>,
    #[serde(default)]
    pub(super) years: Years,
    pub(super) basis: Option<Spanned<String>>,
    pub(super) subject: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) keywords: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) title_words: TitleWordsFile,
    #[serde(default)]
    pub(super) date_place: DatePlace,
    pub(super) page: Spanned<Page>,
    pub(super) styles: Spanned<Styles>,
    pub(super) typography: Option<Spanned<Typography>>,
    /// The words file by which prose is read.
    pub(super) words: Option<Spanned<String>>,
    /// More words of its own, by their meanings.
    #[serde(default)]
    pub(super) more_words: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Meanings that the form has no figures for, on purpose.
    #[serde(default)]
    pub(super) without: Vec<Spanned<String>>,
    pub(super) sections: Vec<SectionFile>,
}

impl LayoutFile {
    /// Says which text the file was read from, for all places in it.
    pub(super) fn is_in(&mut self, source: SourceId) {
        self.source = source;
        for table in self.sections.iter_mut().flat_map(|section| &mut section.tables) {
            table.source = source;
        }
    }
}

/// Words, as a layout file writes [`TitleWords`](super::TitleWords).
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TitleWordsFile {
    pub(super) required: Vec<Spanned<String>>,
    pub(super) unparted: Vec<Spanned<String>>,
    pub(super) better_whole: Vec<Spanned<String>>,
    pub(super) charges: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionFile {
    pub(super) key: Spanned<String>,
    pub(super) heading: Spanned<String>,
    #[serde(default)]
    pub(super) heading_words: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) about: Vec<Spanned<Topic>>,
    #[serde(default)]
    pub(super) prose: bool,
    pub(super) most_characters: Option<u32>,
    #[serde(default)]
    pub(super) starting_text: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) tables: Vec<TableFile>,
}

/// A table: either trees of columns and rows, or bands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableFile {
    #[serde(skip)]
    pub(super) source: SourceId,
    pub(super) key: Spanned<String>,
    pub(super) widths: Option<Spanned<Vec<u32>>>,
    #[serde(default, deserialize_with = "optional_length")]
    pub(super) size: Option<Length>,
    #[serde(default, deserialize_with = "optional_length")]
    pub(super) row_height: Option<Length>,
    #[serde(default, deserialize_with = "optional_length")]
    pub(super) most_row_height: Option<Length>,
    #[serde(default, deserialize_with = "optional_length")]
    pub(super) most_size: Option<Length>,
    pub(super) corner: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) columns: Vec<Column>,
    #[serde(default)]
    pub(super) rows: Vec<Row>,
    #[serde(default)]
    pub(super) balances: Vec<BalanceFile>,
    #[serde(default)]
    pub(super) carried: Vec<CarryFile>,
    pub(super) stub_head: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) bands: Vec<Band>,
}

/// A column, or a head over several columns.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    pub(super) key: Option<Spanned<String>>,
    pub(super) label: Spanned<String>,
    #[serde(default)]
    pub(super) kind: FigureKind,
    #[serde(default)]
    pub(super) sum: Vec<Spanned<String>>,
    pub(super) means: Option<Spanned<String>>,
    /// What it means, with the heads over it, once `means` is [resolved](super::meanings::resolve).
    #[serde(skip)]
    pub(super) meanings: Meanings,
    #[serde(default)]
    pub(super) columns: Vec<Column>,
}

impl Head for Column {
    fn below(&self) -> &[Self] {
        &self.columns
    }
}

/// A row, or a stub beside several rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) key: Spanned<String>,
    pub(super) label: Spanned<String>,
    #[serde(default)]
    pub(super) sum: Vec<Spanned<String>>,
    pub(super) means: Option<Spanned<String>>,
    /// What it means, with the stubs beside it, once `means` is [resolved](super::meanings::resolve).
    #[serde(skip)]
    pub(super) meanings: Meanings,
    #[serde(default)]
    pub(super) rows: Vec<Row>,
}

/// A band of a table: a label over the whole width, a row of heads, and rows of figures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Band {
    pub(super) key: Option<Spanned<String>>,
    pub(super) label: Spanned<String>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    #[serde(default)]
    pub(super) at_most: Vec<BoundFile>,
    pub(super) stock: Option<StockFile>,
}

/// Keys of rows, as a layout file writes a [`Balance`](super::Balance).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BalanceFile {
    pub(super) left: Vec<Spanned<String>>,
    pub(super) right: Vec<Spanned<String>>,
}

/// Keys of rows, as a layout file writes a [`Carry`](super::Carry).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarryFile {
    pub(super) from: Spanned<String>,
    pub(super) to: Spanned<String>,
}

/// Keys of columns, as a layout file writes a [`Bound`](super::Bound).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BoundFile {
    pub(super) part: Vec<Spanned<String>>,
    pub(super) whole: Vec<Spanned<String>>,
}

/// Keys of columns, as a layout file writes a [`Stock`](super::Stock).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StockFile {
    pub(super) total: Spanned<String>,
    pub(super) added: Spanned<String>,
    pub(super) removed: Spanned<String>,
}

impl BalanceFile {
    /// The keys of both sides.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.left.iter().chain(&self.right)
    }
}

impl CarryFile {
    /// The two keys.
    pub(super) const fn keys(&self) -> [&Spanned<String>; 2] {
        [&self.from, &self.to]
    }
}

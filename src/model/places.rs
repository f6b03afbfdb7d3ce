//! Reports without the places they were written at, to tell whether two say the same.

use super::{CheckSettings, Entry, Figure, Figures, FreeCell, FreeTable, Prose, Report};
use crate::base::{Located, Span};

impl Report {
    /// The same report with all places removed: two reports that say the same are then equal,
    /// wherever their texts and figures were written.
    ///
    /// Amounts are compared by their values: `0.10` equals `0.1`.
    #[must_use]
    pub fn without_places(self) -> Self {
        // Every field by name, so that the compiler asks for a new one here.
        let Self {
            authority,
            year,
            year_span: _,
            title,
            preamble,
            prose,
            figures,
            headings,
            labels,
            signature,
            date,
            issued,
            seal,
            attachments,
            previous,
            checks,
            unseen: _,
        } = self;
        let CheckSettings { ignore, most_characters, strict } = checks;
        Self {
            authority: text(&authority),
            year,
            year_span: Span::default(),
            title: texts(&title),
            preamble: texts(&preamble),
            prose: prose.into_iter().map(|(key, it)| (key, prose_alone(it))).collect(),
            figures: figures.into_iter().map(|(key, it)| (key, figures_alone(it))).collect(),
            headings: headings.into_iter().map(|(key, it)| (key, text(&it))).collect(),
            labels: labels.into_iter().map(|(key, it)| (key, text(&it))).collect(),
            signature: signature.as_ref().map(text),
            date: date.as_ref().map(text),
            issued,
            seal,
            attachments: texts(&attachments),
            previous: previous.as_ref().map(text),
            checks: CheckSettings { ignore: texts(&ignore), most_characters, strict },
            unseen: Vec::new(),
        }
    }
}

fn text(text: &Located) -> Located {
    Located::verbatim(text.as_str(), Span::default())
}

fn texts(all: &[Located]) -> Vec<Located> {
    all.iter().map(text).collect()
}

fn prose_alone(prose: Prose) -> Prose {
    let Prose { paragraphs, heads, tables } = prose;
    let tables = tables.into_iter().map(table_alone).collect();
    Prose { paragraphs: texts(&paragraphs), heads: heads.as_deref().map(texts), tables }
}

fn table_alone(table: FreeTable) -> FreeTable {
    let FreeTable { after, caption, unit, widths, rows, head_rows, cells } = table;
    let cell = |cell: FreeCell| FreeCell { text: text(&cell.text), ..cell };
    FreeTable {
        after,
        caption: caption.as_ref().map(text),
        unit: unit.as_ref().map(text),
        widths,
        rows,
        head_rows,
        cells: cells.into_iter().map(cell).collect(),
    }
}

fn figures_alone(figures: Figures) -> Figures {
    let entry = |entry: Entry| {
        let figure = match entry.figure {
            Figure::Written(written) => Figure::Written(text(&written)),
            other => other,
        };
        Entry { figure, span: Span::default() }
    };
    let lines = figures.lines.into_iter();
    Figures { lines: lines.map(|(key, it)| (key, it.into_iter().map(entry).collect())).collect() }
}

//! All texts of a report that are set, wherever they stand.

use super::{FreeCell, FreeTable, Prose, Report};
use crate::base::Located;

/// The texts of a report, by what they are.
#[derive(Clone, Debug)]
pub struct Texts<T> {
    /// The paragraphs before the first section and those of the sections.
    pub paragraphs: Vec<T>,
    /// Whatever else: names, titles, labels, cells, the date.
    pub lines: Vec<T>,
}

impl<T> Texts<T> {
    /// All of them, the paragraphs first.
    pub fn into_all(self) -> impl Iterator<Item = T> {
        self.paragraphs.into_iter().chain(self.lines)
    }
}

/// The one list of them, to be read or to be changed.
macro_rules! texts {
    ($report:expr, $text:ty) => {{
        // Every field by name, so that the compiler asks for a new one here.
        let Report {
            authority,
            year: _,
            year_span: _,
            title,
            preamble,
            prose,
            figures: _,
            headings,
            labels,
            signature,
            date,
            issued: _,
            seal: _,
            attachments,
            previous: _,
            checks: _,
            unseen: _,
        } = $report;
        let mut lines: Vec<$text> = vec![authority];
        let mut paragraphs: Vec<$text> = Vec::new();
        lines.extend(title);
        paragraphs.extend(preamble);
        for (_, Prose { paragraphs: own, heads: _, tables }) in prose {
            paragraphs.extend(own);
            for FreeTable { caption, unit, cells, .. } in tables {
                lines.extend(caption);
                lines.extend(unit);
                for FreeCell { text, .. } in cells {
                    lines.push(text);
                }
            }
        }
        for (_, text) in headings {
            lines.push(text);
        }
        for (_, text) in labels {
            lines.push(text);
        }
        lines.extend(signature);
        lines.extend(date);
        lines.extend(attachments);
        Texts { paragraphs, lines }
    }};
}

impl Report {
    /// Every text that the report brings along and that is set.
    #[must_use]
    pub fn texts(&self) -> Texts<&Located> {
        texts!(self, &Located)
    }

    /// The same in the same order, to be changed.
    pub fn texts_mut(&mut self) -> Texts<&mut Located> {
        texts!(self, &mut Located)
    }
}

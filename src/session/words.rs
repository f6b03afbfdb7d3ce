//! How is the prose of a report read by its words file?

use super::Session;
use super::file::{File, Unavailable};
use super::read::Read;
use crate::base::{Source, Sources};
use crate::checks::{Facts, Reading, meant, readings};

impl Session {
    /// How each paragraph of a report is cut into words, and which rows of the words file it came to,
    /// as lines for people; none where the report cannot be read.
    ///
    /// # Errors
    /// When the layout is a file that cannot be had.
    pub fn words(&self, file: &File<'_>) -> Result<Vec<String>, Unavailable> {
        let mut sources = Sources::default();
        let read = self.read(file, &mut sources)?;
        let source = sources.get(read.source);
        let of = |(report, form, figures)| {
            let meant = meant(report);
            let facts = Facts::new(&meant, form, figures, None);
            readings(&facts).iter().flat_map(|reading| lines(reading, &file.name, source)).collect()
        };
        Ok(Read::known(&read).map(of).unwrap_or_default())
    }
}

/// A paragraph in lines: its place and words, then each row with its example.
fn lines(reading: &Reading<'_>, name: &str, source: Option<&Source>) -> Vec<String> {
    let place = source.map(|source| source.place(reading.text.span().start).line);
    let head = format!("{name}:{}: {}", place.unwrap_or_default(), reading.words);
    let rows = reading.rows.iter().map(|row| {
        let silent = if row.means.is_empty() { "，不比较" } else { "" };
        format!("    到了这一行{silent}，例句：{}", row.example)
    });
    std::iter::once(head).chain(rows).collect()
}

//! A table of the form is cut between its bands, and its rows have grown, where they are in the PDF:
//! each band, and each table after it, stands on the page where it stands there.

use genreport::layout::{Content, Page};

use super::{pages_of, printed};
use crate::{chain, full_pages};

/// What is looked for: the bands of table 二 in both forms, and the tables after it.
const LABELS: [&str; 7] = [
    "第二十条第（一）项",
    "第二十条第（五）项",
    "第二十条第（六）项",
    "第二十条第（八）项",
    "第二十条第（九）项",
    "三、收到和处理",
    "四、政府信息公开行政复议",
];

fn name(form: usize, lines: usize) -> String {
    format!("full page {form} {lines:02}")
}

/// The DOCX of each report, with its name.
pub(super) fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    full_pages::reports().map(|(form, lines)| {
        let (text, layout) = full_pages::report(form, lines);
        (name(form, lines), chain::file(&text, layout, "docx"))
    })
}

/// The text of a page of the PDF.
pub(super) fn text(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match &item.content {
        Content::Text(run) => Some(run.glyphs.iter().map(|glyph| glyph.char).collect::<String>()),
        Content::Rule(_) => None,
    });
    runs.collect()
}

/// For each label the page it stands on.
fn places(pages: &[String]) -> Vec<Option<usize>> {
    LABELS.iter().map(|label| pages.iter().position(|page| page.contains(label))).collect()
}

#[test]
fn bands_and_tables_stand_on_the_pages_of_the_pdf() {
    let (mut cut, mut differ) = (0, Vec::new());
    for (form, lines) in full_pages::reports() {
        let Some(printed) = printed() else { return };
        let name = name(form, lines);
        let own: Vec<String> = pages_of(printed, &name).iter().map(|page| page.concat()).collect();
        let (text_of, layout) = full_pages::report(form, lines);
        let set = chain::set(&text_of, layout);
        let planned: Vec<String> = set.pages.pages.iter().map(text).collect();
        cut += usize::from(set.plan.tables[0].cut.is_some());
        let (wanted, found) = (places(&planned), places(&own));
        if wanted != found || planned.len() != own.len() {
            differ.push(format!("{name}: {wanted:?} {found:?}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(cut >= 6, "{cut}");
}

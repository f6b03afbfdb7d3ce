//! A list of attachments goes over pages between the same names as in the PDF.

use genreport::layout::TagRole;

use super::Case;
use crate::data;
use crate::place::attachments::{document, places};

/// Lines of a page.
const LINES: usize = 22;
const NAMES: usize = 12;

/// A long list with the signature, below so many lines of text.
pub(super) fn cases() -> Vec<Case> {
    let case = |lines| {
        let name = format!("attachments {lines:02}");
        Case { name, document: document(lines, NAMES, true) }
    };
    (1..=LINES).map(case).collect()
}

/// The pages of texts that follow each other, on which each begins and ends.
fn pages_of(pages: &[Vec<String>], texts: &[String]) -> Vec<(usize, usize)> {
    let pages: Vec<String> = pages.iter().map(|lines| lines[..lines.len() - 1].concat()).collect();
    let page = |at: usize| {
        let ends = pages.iter().scan(0, |end, page| {
            *end += page.len();
            Some(*end)
        });
        ends.take_while(|end| *end <= at).count()
    };
    let (whole, mut at) = (pages.concat(), 0);
    let place = |text: &String| {
        let start = at + whole[at..].find(text.as_str()).unwrap();
        at = start + text.len();
        (page(start), page(at - 1))
    };
    texts.iter().map(place).collect()
}

#[test]
fn a_list_of_attachments_parts_between_the_names_that_the_pdf_does() {
    let (mut wrong, mut parted) = (Vec::new(), 0);
    for case in cases() {
        let Some(pages) = case.printed() else { return };
        let settled = case.settled().pages;
        // The names, and below them who signs and when.
        let texts = data::texts(&case.document).split_off(case.document.blocks.len() - 2);
        let printed = pages_of(&pages, &texts);
        let mut planned = places(&settled, TagRole::ListItem);
        planned.extend([(settled.pages.len() - 1, settled.pages.len() - 1); 2]);
        parted += usize::from(planned[0].0 != planned[NAMES - 1].0);
        if printed != planned {
            wrong.push(format!("{}: {printed:?} for {planned:?}", case.name));
        }
    }
    assert!(parted > LINES / 2, "{parted}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

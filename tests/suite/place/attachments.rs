//! A list of attachments goes over pages between names, as far as it is held by nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use genreport::base::{Located, Span};
use genreport::document::{Block, Document, Inline, Signature};
use genreport::docx::{self, Options};
use genreport::form::Form;
use genreport::layout::{self, Owner, Pages, Settled, TagId, TagRole};

use crate::docx_reader::{self, Kept};
use crate::{chain, data};

/// Lines of a page.
const LINES: usize = 22;

fn form() -> &'static Form {
    static FORM: LazyLock<Form> = LazyLock::new(|| data::form(data::LAYOUT_2021));
    &FORM
}

fn located(text: &str) -> Located {
    Located::verbatim(text, Span::default())
}

/// Lines of text, attachments whose names have one line and two by turns, and a signature.
pub(crate) fn document(lines: usize, names: usize, is_signed: bool) -> Document {
    let line = || vec![Inline { text: located("一行正文。"), run_in: None }];
    let text = (0..lines).map(|_| Block::Paragraph(line()));
    let name = |number: usize| match number % 2 {
        0 => located("政府信息公开情况统计表"),
        _ => located("关于进一步做好政府信息公开工作年度报告编制和公布工作有关事项的通知"),
    };
    let name_and_date = ["某县人民政府", "2026年1月23日"].map(|text| Some(located(text)));
    let [name_of, date] = name_and_date;
    let signature = Block::Signature(Signature { name: name_of, date, seal: false });
    let attachments = Block::Attachments((0..names).map(name).collect());
    let blocks = text.chain([attachments]).chain(is_signed.then_some(signature));
    Document { blocks: blocks.collect(), ..Document::default() }
}

fn settled(document: &Document) -> Settled {
    layout::set(document, layout::plan(document, form(), chain::fonts()), form(), chain::fonts())
}

/// The documents, with lists that are held by the text and longer ones.
fn documents() -> impl Iterator<Item = Case> {
    let each = |names| (1..=LINES).map(move |lines| (names, lines));
    let all = [1, 2, 4, 5, 12].into_iter().flat_map(each);
    all.flat_map(|(names, lines)| {
        [false, true].map(|is_signed| {
            let name = format!("{names} names below {lines} lines, signed: {is_signed}");
            Case { name, document: document(lines, names, is_signed), lines, is_signed }
        })
    })
}

struct Case {
    name: String,
    document: Document,
    lines: usize,
    is_signed: bool,
}

/// The first and the last page of each part of the structure of a role.
pub(crate) fn places(pages: &Pages, role: TagRole) -> Vec<(usize, usize)> {
    let own = |mut tag: TagId| {
        while pages.tags[tag.0].role != role {
            tag = pages.tags[tag.0].parent?;
        }
        Some(tag)
    };
    let mut found: BTreeMap<TagId, (usize, usize)> = BTreeMap::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for owner in page.items.iter().map(|item| item.owner) {
            if let Owner::Tag(tag) = owner
                && let Some(tag) = own(tag)
            {
                found.entry(tag).or_insert((number, number)).1 = number;
            }
        }
    }
    found.into_values().collect()
}

#[test]
fn no_page_parts_the_names_that_the_plan_holds_together_or_cuts_one() {
    let (mut held, mut parted) = (0, 0);
    for Case { name, document, lines, is_signed } in documents() {
        let Settled { pages, plan, .. } = settled(&document);
        // Each line is a paragraph, and so is the only name.
        let mut text = places(&pages, TagRole::Paragraph);
        let mut names = places(&pages, TagRole::ListItem);
        let rest = text.split_off(lines);
        if names.is_empty() {
            names = vec![rest[0]];
        }
        assert!(names.iter().all(|(first, last)| first == last), "{name}: {names:?}");
        let with_next = plan.attachments_with_next(is_signed);
        assert_eq!(names.len(), with_next.len(), "{name}");
        // Above the first name stands the text, below the last the signature, on the last page.
        let with_text = plan.with_next(&document.blocks)[lines - 1];
        assert!(!with_text || text[lines - 1].1 == names[0].0, "{name}: {names:?}");
        let next = names[1..].iter().map(|place| place.0).chain([pages.pages.len() - 1]);
        for ((place, next), is_held) in names.iter().zip(next).zip(with_next) {
            assert!(!is_held || place.1 == next, "{name}: {names:?}");
            held += usize::from(is_held);
            parted += usize::from(place.1 != next);
        }
    }
    // Twelve names of eighteen lines part below most beginnings.
    assert!(held > 300 && parted > 25, "{held} {parted}");
}

#[test]
fn word_keeps_the_names_together_that_the_plan_does() {
    for Case { name, document, is_signed, .. } in documents().step_by(LINES) {
        let plan = settled(&document).plan;
        let docx = docx::write(&document, &plan, form(), &Options::default()).unwrap();
        let kept = docx_reader::kept(&docx).into_iter().filter_map(|kept| match kept {
            Kept::Paragraph { style, with_next } if style == "Attachment" => Some(with_next),
            _ => None,
        });
        let kept: Vec<bool> = kept.collect();
        assert_eq!(kept, plan.attachments_with_next(is_signed), "{name}");
        assert!(kept.len() < 12 || !kept[0], "{name}");
    }
}

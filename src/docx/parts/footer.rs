//! `word/footer1.xml`, `word/footer2.xml`: how does the page number look?
//!
//! `— 1 —` (GB/T 9704-2012 7.5), flush right on odd pages and left on even ones by the
//! paragraph's alignment; the number is a PAGE field (ECMA-376 part 1, 17.16.5.44). Its digits are
//! those of the 宋体 that the style names: SimSun's, and those of its substitutes, are half an em
//! wide as they are, so nothing is condensed here.

use crate::container::{Element, element};
use crate::docx::measures::nearest;
use crate::docx::names::{FOOTER, PAGE_NUMBER, W};
use crate::docx::value::value;
use crate::form::Form;
use crate::layout::place::{self, NUMBER_RULE, number_side};

/// On which pages a footer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Right pages.
    Odd,
    /// Left pages.
    Even,
}

impl Side {
    /// A page of these.
    const fn page(self) -> usize {
        match self {
            Self::Odd => 1,
            Self::Even => 2,
        }
    }
}

/// The part.
pub(super) fn part(form: &Form, side: Side) -> Element<'static> {
    let (align, inset, inset_characters) = match number_side(side.page()) {
        place::Side::Right => ("right", "w:right", "w:rightChars"),
        place::Side::Left => ("left", "w:left", "w:leftChars"),
    };
    let characters = i64::from(form.page.number_inset);
    let indent = element("w:ind")
        .attribute(inset_characters, characters * 100)
        .attribute(inset, nearest(form.styles.body.size * characters));
    let properties =
        element("w:pPr").child(value("w:pStyle", FOOTER)).child(indent).child(value("w:jc", align));
    let paragraph = element("w:p")
        .child(properties)
        .child(run(preserved("w:t", &format!("{NUMBER_RULE} "))))
        .child(run(field("begin")))
        .child(run(preserved("w:instrText", " PAGE ")))
        .child(run(field("separate")))
        .child(run(element("w:t").text("1")))
        .child(run(field("end")))
        .child(run(preserved("w:t", &format!(" {NUMBER_RULE}"))));
    element("w:ftr").attribute("xmlns:w", W).child(paragraph)
}

/// The hint makes Word take the rule from the Chinese font.
fn run(content: Element<'static>) -> Element<'static> {
    let fonts = element("w:rFonts").attribute("w:hint", "eastAsia");
    let properties = element("w:rPr").child(value("w:rStyle", PAGE_NUMBER)).child(fonts);
    element("w:r").child(properties).child(content)
}

fn preserved(name: &'static str, text: &str) -> Element<'static> {
    element(name).attribute("xml:space", "preserve").text(text)
}

fn field(kind: &str) -> Element<'static> {
    element("w:fldChar").attribute("w:fldCharType", kind)
}

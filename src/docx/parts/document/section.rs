//! `w:sectPr`: paper, margins, grid of lines and footers.
//!
//! ECMA-376 part 1, 17.6.17. The grid is of lines only (17.6.5): its pitch of characters is
//! read in different ways by different programs, so the styles' width of characters does that
//! work.

use crate::container::{Element, element};
use crate::docx::measures::{line_pitch, margins, nearest};
use crate::docx::names::{EVEN_FOOTER, ODD_FOOTER};
use crate::form::Form;

/// Word's usual distance of headers from the edge; there is none here.
const HEADER: i64 = 851;

/// The properties of the only section.
pub(super) fn properties(form: &Form) -> Element<'static> {
    let footer =
        |kind, id| element("w:footerReference").attribute("w:type", kind).attribute("r:id", id);
    let margins = margins(form);
    let page_size = element("w:pgSz")
        .attribute("w:w", nearest(form.page.width))
        .attribute("w:h", nearest(form.page.height));
    let page_margins = element("w:pgMar")
        .attribute("w:top", margins.top)
        .attribute("w:right", margins.right)
        .attribute("w:bottom", margins.bottom)
        .attribute("w:left", margins.left)
        .attribute("w:header", HEADER)
        .attribute("w:footer", margins.footer)
        .attribute("w:gutter", 0);
    let grid = element("w:docGrid")
        .attribute("w:type", "lines")
        .attribute("w:linePitch", line_pitch(&form.page));
    element("w:sectPr")
        .child(footer("default", ODD_FOOTER))
        .child(footer("even", EVEN_FOOTER))
        .child(page_size)
        .child(page_margins)
        .child(element("w:cols").attribute("w:space", 425))
        .child(grid)
}

//! The styles of the cells' texts.

use super::{auto_space, based, custom, run, spacing_around};
use crate::container::{Element, element};
use crate::docx::cell_style::{CellKind, CellStyle};
use crate::docx::names::{NORMAL, TABLE_TEXT};
use crate::docx::value::value;
use crate::form::{Form, OpeningMarks};
use crate::text::Gaps;

/// The style of one kind and size. One that is not the form's own says only where it differs.
pub(super) fn style(style: &CellStyle, form: &Form) -> Element<'static> {
    let line = spacing_around(0, 0, style.line.to_twips());
    let (id, name) = (style.id(), style.name());
    if let Some(base) = style.base() {
        let properties = element("w:pPr").child(line);
        let sizes = ["w:sz", "w:szCs"].map(|name| value(name, style.half_points));
        let run = element("w:rPr").children(sizes);
        return custom(based(&id, &name, base, None, 12)).child(properties).child(run);
    }
    match style.kind {
        CellKind::Text => {
            // Rows stay together; where a page may end, a paragraph says so.
            let properties = element("w:pPr")
                .child(element("w:keepNext"))
                // A quarter em is more than a narrow cell has to spare.
                .children(auto_space(Gaps { han_latin: 0, han_digit: 0 }))
                .child(value("w:snapToGrid", 0))
                .child(line)
                .child(value("w:jc", "center"));
            let run = run(&form.styles.table, form);
            custom(based(&id, &name, NORMAL, None, 12)).child(properties).child(run)
        }
        CellKind::Label => {
            let inset = form.typography.cell_padding.to_twips();
            // An opening mark at the head hangs its white half out, which no program then trims.
            let opening = match form.typography.opening_marks {
                OpeningMarks::Whole => None,
                _ => Some(value("w:topLinePunct", 0)),
            };
            let properties = element("w:pPr")
                .children(opening)
                .child(element("w:ind").attribute("w:left", inset))
                .child(value("w:jc", "left"));
            custom(based(&id, &name, TABLE_TEXT, None, 12)).child(properties)
        }
        CellKind::Heading => custom(based(&id, &name, TABLE_TEXT, None, 12)),
    }
}

//! The table styles.

use super::{custom, default, style};
use crate::base::Length;
use crate::container::{Element, element};
use crate::docx::names::TABLE;
use crate::docx::value::value;
use crate::form::Form;
use crate::layout::place::BORDER;

/// Word's default and ours.
pub(super) fn styles(form: &Form) -> [Element<'static>; 2] {
    [normal(), report(form)]
}

fn normal() -> Element<'static> {
    let properties = element("w:tblPr").child(width("w:tblInd", 0)).child(margins(108));
    default(style("table", "TableNormal", "Normal Table"))
        .child(value("w:uiPriority", 99))
        .child(element("w:semiHidden"))
        .child(element("w:unhideWhenUsed"))
        .child(properties)
}

/// Single lines around all cells, and room beside their texts.
fn report(form: &Form) -> Element<'static> {
    let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    // In eighths of a point (17.18.2).
    let line = (BORDER * 8).steps_down(Length::pt(1));
    let borders = sides.map(|side| {
        value(side, "single")
            .attribute("w:sz", line)
            .attribute("w:space", 0)
            .attribute("w:color", "auto")
    });
    let properties = element("w:tblPr")
        .child(width("w:tblInd", 0))
        .child(element("w:tblBorders").children(borders))
        .child(margins(form.typography.cell_padding.to_twips()));
    custom(style("table", TABLE, "年度报告表格"))
        .child(value("w:basedOn", "TableNormal"))
        .child(value("w:uiPriority", 39))
        .child(element("w:qFormat"))
        .child(properties)
}

fn margins(sides: i64) -> Element<'static> {
    element("w:tblCellMar")
        .child(width("w:top", 0))
        .child(width("w:left", sides))
        .child(width("w:bottom", 0))
        .child(width("w:right", sides))
}

fn width(name: &'static str, twips: i64) -> Element<'static> {
    element(name).attribute("w:w", twips).attribute("w:type", "dxa")
}

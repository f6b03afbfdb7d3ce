//! The paragraph styles.

use super::{
    auto_space, based, cell, custom, default, line_run, run, spacing, spacing_around, style,
};
use crate::base::Length;
use crate::container::{Element, element};
use crate::docx::cell_style::CellStyles;
use crate::docx::measures::{GAP_LINE, line_pitch, nearest, style_pitch};
use crate::docx::names::{
    ATTACHMENT, BODY, CAPTION, DATE, FOOTER, LEVELS, NORMAL, SIGNATURE, TABLE_GAP, TABLE_TEXT,
    TABLE_UNIT, TITLE, TITLE_DATE, heading,
};
use crate::docx::value::value;
use crate::form::{Form, OpeningMarks};
use crate::layout::Plan;
use crate::layout::place::{
    ABOVE_FIRST_BORDER, BLANK_BELOW_TITLE, INDENT, caption_line, title_lines, unit_line,
};

/// All of them.
pub(super) fn styles(form: &Form, plan: &Plan, cells: &CellStyles) -> Vec<Element<'static>> {
    let dated = plan.title_date.is_some();
    let mut styles = vec![normal(form), body(form), title(form, plan.title.len(), dated)];
    styles.extend((1..=LEVELS).map(|level| heading_style(form, level)));
    styles.extend([title_date(form), attachment(), signature(form), date(form), footer(form)]);
    styles.extend(cells.iter().map(|style| cell::style(style, form)));
    styles.extend(above_table(form));
    styles.push(gap());
    styles
}

/// What all text shares: the rules of Chinese lines and the grid of the page.
fn normal(form: &Form) -> Element<'static> {
    let opening = match form.typography.opening_marks {
        OpeningMarks::Whole => None,
        _ => Some(element("w:topLinePunct")),
    };
    let properties = element("w:pPr")
        .child(element("w:widowControl"))
        .child(element("w:kinsoku"))
        // Word lets one mark hang beyond the margin unless told not to; its own default is on.
        .child(value("w:overflowPunct", 0))
        .children(opening)
        .children(auto_space(form.typography.gaps))
        .child(value("w:adjustRightInd", 0))
        .child(spacing(&form.styles.body, form))
        .child(value("w:jc", "both"));
    default(style("paragraph", NORMAL, "Normal"))
        .child(element("w:qFormat"))
        .child(properties)
        .child(run(&form.styles.body, form))
}

/// In characters, so that it follows the size; in twips for programs that know only those.
fn indent(size: Length) -> Element<'static> {
    element("w:ind")
        .attribute("w:firstLineChars", INDENT * 100)
        .attribute("w:firstLine", nearest(size * INDENT))
}

fn body(form: &Form) -> Element<'static> {
    let properties = element("w:pPr").child(indent(form.styles.body.size));
    based(BODY, "Normal Indent", NORMAL, None, 1).child(properties)
}

/// The title takes whole lines of Word's grid, which is a little closer than the PDF's.
fn title(form: &Form, lines: usize, dated: bool) -> Element<'static> {
    let own = &form.styles.title;
    let (pitch, line) = (line_pitch(&form.page), style_pitch(own, &form.page));
    let text = line * i64::try_from(lines).unwrap_or(0);
    let whole = title_lines(Length::units(text), Length::units(pitch)) * pitch;
    let before = (whole - text) / 2;
    let blank = if dated { 0 } else { pitch * BLANK_BELOW_TITLE };
    let after = whole - text - before + blank;
    let properties = element("w:pPr")
        .child(element("w:keepNext"))
        .child(element("w:keepLines"))
        .child(value("w:snapToGrid", 0))
        .child(spacing_around(before, after, line))
        .child(value("w:jc", "center"));
    based(TITLE, "Title", NORMAL, Some(BODY), 10).child(properties).child(run(own, form))
}

fn heading_style(form: &Form, level: u8) -> Element<'static> {
    let own = form.styles.heading(level);
    let properties = element("w:pPr")
        .child(element("w:keepNext"))
        .child(element("w:keepLines"))
        .child(spacing(own, form))
        .child(indent(own.size))
        .child(value("w:jc", "left"))
        .child(value("w:outlineLvl", level - 1));
    based(&heading(level), &format!("heading {level}"), NORMAL, Some(BODY), 9)
        .child(properties)
        .child(run(own, form))
}

/// The date below the title, a line of the grid high.
fn title_date(form: &Form) -> Element<'static> {
    let pitch = line_pitch(&form.page);
    let properties = element("w:pPr")
        .child(element("w:keepNext"))
        .child(spacing_around(0, pitch * BLANK_BELOW_TITLE, pitch))
        .child(value("w:jc", "center"));
    let own = form.styles.title_date();
    based(TITLE_DATE, "Subtitle", NORMAL, Some(BODY), 10)
        .child(properties)
        .child(line_run(own, form))
}

fn attachment() -> Element<'static> {
    let properties = element("w:pPr").child(element("w:keepLines")).child(value("w:jc", "left"));
    custom(based(ATTACHMENT, "附件说明", NORMAL, None, 11)).child(properties)
}

fn signature(form: &Form) -> Element<'static> {
    let properties = element("w:pPr").child(element("w:keepNext")).child(value("w:jc", "right"));
    based(SIGNATURE, "Signature", NORMAL, Some(DATE), 11)
        .child(properties)
        .child(line_run(&form.styles.body, form))
}

/// The caption and the unit of a free table.
fn above_table(form: &Form) -> [Element<'static>; 2] {
    let own = &form.styles.caption;
    let caption = element("w:pPr")
        .child(element("w:keepNext"))
        .child(element("w:keepLines"))
        .child(value("w:snapToGrid", 0))
        .child(spacing_around(0, 0, caption_line(form).to_twips()))
        .child(value("w:jc", "center"));
    let white = ABOVE_FIRST_BORDER.to_twips();
    let unit = element("w:pPr")
        .child(element("w:keepNext"))
        .child(value("w:snapToGrid", 0))
        .child(spacing_around(0, white, unit_line(form).to_twips()))
        // Above the text of the last column.
        .child(element("w:ind").attribute("w:right", form.typography.cell_padding.to_twips()))
        .child(value("w:jc", "right"));
    [
        based(CAPTION, "caption", NORMAL, None, 12).child(caption).child(run(own, form)),
        custom(based(TABLE_UNIT, "表格单位", TABLE_TEXT, None, 12)).child(unit),
    ]
}

fn date(form: &Form) -> Element<'static> {
    let properties = element("w:pPr").child(value("w:jc", "right"));
    based(DATE, "Date", NORMAL, None, 11).child(properties).child(line_run(&form.styles.body, form))
}

/// A line as high as its type, so that programs cannot differ on where the number stands in it.
fn footer(form: &Form) -> Element<'static> {
    let own = &form.styles.page_number;
    let line = own.line.unwrap_or(own.size);
    let properties = element("w:pPr").child(value("w:snapToGrid", 0)).child(spacing_around(
        0,
        0,
        line.to_twips(),
    ));
    based(FOOTER, "footer", NORMAL, None, 99).child(properties).child(run(own, form))
}

/// Word joins tables that touch, and wants a paragraph after the last.
fn gap() -> Element<'static> {
    let properties =
        element("w:pPr").child(value("w:snapToGrid", 0)).child(spacing_around(0, 0, GAP_LINE));
    custom(based(TABLE_GAP, "表后间隔", NORMAL, None, 13)).child(properties)
}

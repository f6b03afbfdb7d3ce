//! `word/styles.xml`: how is each kind of text set?
//!
//! ECMA-376 part 1, 17.7. Wherever Word has a style of its own for a kind of text, that one is
//! used by its real id and name, so that tables of contents, the navigation pane and the
//! style gallery know it.

mod cell;
mod paragraph;
mod table;

use crate::container::{Element, element};
use crate::document::LANGUAGE;
use crate::docx::cell_style::CellStyles;
use crate::docx::fonts::run_fonts;
use crate::docx::measures::{Fit, fit, fit_line, style_pitch};
use crate::docx::names::{LEVELS, PAGE_NUMBER, W, run_in};
use crate::docx::value::value;
use crate::form::{Form, Style};
use crate::layout::Plan;
use crate::text::Gaps;

/// The levels of heading, in the order of GB/T 9704-2012 7.3.3.
const LEVEL_NAMES: [&str; LEVELS as usize] = ["一", "二", "三", "四"];

/// How many styles of its own Word 2016 and later know.
const BUILT_IN: u16 = 376;

/// The part.
pub(in crate::docx::parts) fn part(
    form: &Form,
    plan: &Plan,
    cells: &CellStyles,
) -> Element<'static> {
    element("w:styles")
        .attribute("xmlns:w", W)
        .child(defaults(form))
        .child(latent())
        .children(paragraph::styles(form, plan, cells))
        .child(character_default())
        .children((1..=LEVELS).zip(LEVEL_NAMES).map(|(level, name)| run_in_head(form, level, name)))
        .child(page_number(form))
        .children(table::styles(form))
        .child(no_list())
}

/// 17.7.5.1. Languages: letters are English, everything else is the Chinese of the mainland.
fn defaults(form: &Form) -> Element<'static> {
    let language =
        value("w:lang", "en-US").attribute("w:eastAsia", LANGUAGE).attribute("w:bidi", "ar-SA");
    let run = element("w:rPr")
        .child(run_fonts(&form.styles.body))
        .child(value("w:kern", 2))
        .children(sizes(&form.styles.body))
        .child(language);
    element("w:docDefaults")
        .child(element("w:rPrDefault").child(run))
        .child(element("w:pPrDefault"))
}

/// 17.7.4.5. Of Word's own styles only those that are used are shown.
fn latent() -> Element<'static> {
    element("w:latentStyles")
        .attribute("w:defLockedState", 0)
        .attribute("w:defUIPriority", 99)
        .attribute("w:defSemiHidden", 1)
        .attribute("w:defUnhideWhenUsed", 1)
        .attribute("w:defQFormat", 0)
        .attribute("w:count", BUILT_IN)
}

/// A style with its name; `default` styles apply where a text names none.
fn style(kind: &str, id: &str, name: &str) -> Element<'static> {
    element("w:style")
        .attribute("w:type", kind)
        .attribute("w:styleId", id)
        .child(value("w:name", name))
}

/// A paragraph style based on another, with the style that follows it and its place in lists.
fn based(id: &str, name: &str, base: &str, next: Option<&str>, priority: u8) -> Element<'static> {
    style("paragraph", id, name)
        .child(value("w:basedOn", base))
        .children(next.map(|next| value("w:next", next)))
        .child(value("w:uiPriority", priority))
        .child(element("w:qFormat"))
}

fn default(style: Element<'static>) -> Element<'static> {
    style.attribute("w:default", 1)
}

/// A style that is not one of Word's own.
fn custom(style: Element<'static>) -> Element<'static> {
    style.attribute("w:customStyle", 1)
}

fn character_default() -> Element<'static> {
    default(style("character", "DefaultParagraphFont", "Default Paragraph Font"))
        .child(value("w:uiPriority", 1))
        .child(element("w:semiHidden"))
        .child(element("w:unhideWhenUsed"))
}

fn no_list() -> Element<'static> {
    default(style("numbering", "NoList", "No List"))
        .child(value("w:uiPriority", 99))
        .child(element("w:semiHidden"))
        .child(element("w:unhideWhenUsed"))
}

fn run_in_head(form: &Form, level: u8, name: &str) -> Element<'static> {
    custom(style("character", &run_in(level), &format!("{name}级标题（接排）")))
        .child(value("w:basedOn", "DefaultParagraphFont"))
        .child(value("w:uiPriority", 10))
        .child(element("w:qFormat"))
        .child(run(form.styles.heading(level), form))
}

/// Word's own 页码.
fn page_number(form: &Form) -> Element<'static> {
    style("character", PAGE_NUMBER, "page number")
        .child(value("w:basedOn", "DefaultParagraphFont"))
        .child(value("w:uiPriority", 99))
        .child(run(&form.styles.page_number, form))
}

/// The run properties of a style.
fn run(style: &Style, form: &Form) -> Element<'static> {
    fitted_run(style, fit(style, form))
}

/// Those of a style for texts of one line.
fn line_run(style: &Style, form: &Form) -> Element<'static> {
    fitted_run(style, fit_line(style, form))
}

fn fitted_run(style: &Style, Fit { percent, spacing }: Fit) -> Element<'static> {
    element("w:rPr")
        .child(run_fonts(style))
        .child(value("w:spacing", spacing))
        .child(value("w:w", percent))
        .children(sizes(style))
}

fn sizes(style: &Style) -> [Element<'static>; 2] {
    let half_points = style.size.to_half_points();
    [value("w:sz", half_points), value("w:szCs", half_points)]
}

/// Lines of the style's pitch, nothing between paragraphs.
fn spacing(style: &Style, form: &Form) -> Element<'static> {
    spacing_around(0, 0, style_pitch(style, &form.page))
}

fn spacing_around(before: i64, after: i64, line: i64) -> Element<'static> {
    element("w:spacing")
        .attribute("w:before", before)
        .attribute("w:after", after)
        .attribute("w:line", line)
        .attribute("w:lineRule", "exact")
}

/// The gaps beside Western letters and beside digits (ECMA-376 17.3.1.2, 17.3.1.3): Word knows one
/// of a quarter em, or none.
fn auto_space(gaps: Gaps) -> [Element<'static>; 2] {
    [
        value("w:autoSpaceDE", u8::from(gaps.han_latin > 0)),
        value("w:autoSpaceDN", u8::from(gaps.han_digit > 0)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Located;
    use crate::docx::conformance::normalise;
    use crate::docx::sample;

    #[test]
    fn written_in_schema_order() {
        let part = part(&sample::form(), &Plan::default(), &CellStyles::default());
        let mut again = part.clone();
        normalise(&mut again);
        assert_eq!(again, part);
    }

    #[test]
    fn the_title_takes_whole_lines_and_one_blank_line() {
        let mut plan = Plan::default();
        plan.title = vec![Located::default(); 2];
        let part = part(&sample::form(), &plan, &CellStyles::default());
        let title = part.elements().find(|style| style.get("w:styleId") == Some("Title"));
        let spacing = title.and_then(|style| style.find("w:pPr")?.find("w:spacing"));
        let get = |name| spacing.and_then(|spacing| spacing.get(name)).and_then(|n| n.parse().ok());
        let [before, after, line] =
            ["w:before", "w:after", "w:line"].map(|name| get(name).unwrap_or(0));
        assert_eq!(before + after + 2 * line, 4 * 579);
        assert_eq!((before, line), (168, 700));
    }
}

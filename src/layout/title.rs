//! On which lines does the title stand, and where?
//!
//! GB/T 9704-2012 7.3.1: 2号小标宋, centred, on one or more lines; words whole, lines
//! symmetrical, in the shape of a trapezium or a rhombus (梯形, 菱形).

mod cuts;
mod named;
mod shape;

use super::context::Context;
use super::frame::{Owner, Pages, TagId, TagRole};
use super::paragraph::{self, Measure};
use super::place::{BLANK_BELOW_TITLE, title_line, title_lines};
use super::plan::Plan;
use crate::base::{Diagnostic, Length, Located, Point};
use crate::document::Title;
use crate::form::{Style, TitleWords};
use shape::Room;

/// What is known of the words of a title.
#[derive(Clone, Copy)]
struct Known<'k> {
    /// Names of bodies that it may have.
    names: &'k [String],
    /// What the form says of its titles.
    words: &'k TitleWords,
}

/// The title's lines: as the input or the form cuts them, or cut by the rule.
pub(super) fn lines(context: &mut Context<'_>, title: &Title) -> Vec<Located> {
    let mut lines = Vec::new();
    let known = Known { names: &title.names, words: &context.form.title_words };
    for text in &title.lines {
        let style = context.form.styles.title;
        let pieces = paragraph::measure_text(context, text, &style);
        // A cut that somebody made stays where the line fits the measure at all.
        let measure = context.form.page.measure;
        let airy = if title.lines.len() == 1 { measure - style.size * 2 } else { measure };
        let room = Room { airy, full: measure };
        let cuts = shape::lines(&pieces, text.as_str(), known, room, style.size);
        if title.lines.len() > 1 && cuts.len() > 1 {
            let most = measure.scale(1, style.size.to_units()).to_units();
            let message = "标题的这一行太长，一行排不下，已另行回行";
            let help = format!("一行至多 {most} 个字，请自己分行");
            context.report(Diagnostic::warning("G006", message, text.span()).help(help));
        }
        lines.extend(cuts.into_iter().map(|range| text.slice(range).trim()));
    }
    lines
}

/// The date below the title, in the brackets that are usual there.
pub(super) fn date(title: &Title) -> Option<Located> {
    let date = title.date.as_ref()?;
    let bracket = |bracket: &str| Located::made_of(date.place(0), bracket);
    Some(Located::join(&[bracket("（"), date.clone(), bracket("）")]))
}

/// Height of the title on the grid, the date and the blank line below it included.
pub(super) fn height(context: &Context<'_>, plan: &Plan) -> Length {
    if plan.title.is_empty() {
        return Length::ZERO;
    }
    let date = i64::from(plan.title_date.is_some());
    own_height(context, plan) + context.line_pitch() * (date + BLANK_BELOW_TITLE)
}

/// Height of the title's own lines: whole lines of the grid, so that the text is back on it.
fn own_height(context: &Context<'_>, plan: &Plan) -> Length {
    let pitch = context.line_pitch();
    pitch * title_lines(text_height(context, plan.title.len()), pitch)
}

fn text_height(context: &Context<'_>, lines: usize) -> Length {
    title_line(context.form) * i64::try_from(lines).unwrap_or(0)
}

/// Sets the title at the head of the first page.
pub(super) fn set(context: &mut Context<'_>, pages: &mut Pages, plan: &Plan) {
    let style = context.form.styles.title;
    let whole = own_height(context, plan);
    let mut y = context.form.page.top + (whole - text_height(context, plan.title.len())) / 2;
    if height(context, plan) > context.page_depth()
        && let Some(first) = plan.title.first()
    {
        context.too_long("标题", first, "请缩短标题，一面之内要排得下");
    }
    let text: String = plan.title.iter().map(Located::as_str).collect();
    let tag = pages.tag(Some(TagId::default()), TagRole::Title, &text);
    let pitch = title_line(context.form);
    for text in &plan.title {
        centred(context, pages, text, &style, tag, (y, pitch));
        y += pitch;
    }
    if let Some(date) = &plan.title_date {
        let tag = pages.tag(Some(TagId::default()), TagRole::Paragraph, date.as_str());
        let y = context.form.page.top + whole;
        let (style, pitch) = (*context.form.styles.title_date(), context.line_pitch());
        centred(context, pages, date, &style, tag, (y, pitch));
    }
}

/// Sets one centred line with its top at `y`, `pitch` high.
fn centred(
    context: &mut Context<'_>,
    pages: &mut Pages,
    text: &Located,
    style: &Style,
    tag: TagId,
    (y, pitch): (Length, Length),
) {
    let (left, full) = (context.form.page.left, context.form.page.measure);
    let pieces = paragraph::measure_text(context, text, style);
    let line =
        paragraph::ragged(&pieces, Measure::plain(full * 4)).into_iter().next().unwrap_or_default();
    let x = left + (full - line.width) / 2;
    line.put(pages, Owner::Tag(tag), Point { x, y: paragraph::baseline(y, pitch, style.size) });
}

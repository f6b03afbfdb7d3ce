//! What are the measures of the page in Word's units?
//!
//! Twentieths of a point (ECMA-376 part 1, 17.18.87 and 17.18.81), half points for type sizes.
//! Each is rounded to the side on which the last character and the last line still fit.

use crate::base::Length;
use crate::form::{Form, Page, Style};
use crate::layout::place::NUMBER_RULE_RISE;

/// The nearest whole twentieth of a point.
pub(super) const fn nearest(length: Length) -> i64 {
    Length::units(length.to_units() + 25).to_twips()
}

/// A length for docx-rs, which takes unsigned numbers.
pub(super) fn unsigned(twips: i64) -> usize {
    usize::try_from(twips).unwrap_or(0)
}

/// The white around the type area, and where the page number stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Margins {
    pub(super) top: i64,
    pub(super) right: i64,
    pub(super) bottom: i64,
    pub(super) left: i64,
    /// From the foot of the page to the foot of the page number's line.
    pub(super) footer: i64,
}

/// Right and bottom are rounded down, so the type area is no smaller than it should be.
pub(super) fn margins(form: &Form) -> Margins {
    let page = &form.page;
    let below = page.height - page.top - page.depth;
    Margins {
        top: nearest(page.top),
        left: nearest(page.left),
        right: (page.width - page.left - page.measure).to_twips(),
        bottom: below.to_twips(),
        footer: nearest(below - page.number_drop - rule_height(form.styles.page_number.size)),
    }
}

/// From the foot of a line as high as its type up to the rule `—` in it.
///
/// In Word a line of exact height has its baseline a fifth above its foot.
const fn rule_height(size: Length) -> Length {
    size.thousandths(200 + NUMBER_RULE_RISE)
}

/// The height of the paragraph between two tables and after the last.
pub(super) const GAP_LINE: i64 = 20;

/// The pitch of the lines, rounded down: at 580 the 22nd line would be lost.
pub(super) fn line_pitch(page: &Page) -> i64 {
    page.line_pitch().to_twips()
}

/// The pitch of a style's lines.
pub(super) fn style_pitch(style: &Style, page: &Page) -> i64 {
    style.pitch(page).to_twips()
}

/// What makes as many characters of a style go on a line as the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// Width of the characters in hundredths of their own (17.3.2.43).
    pub(super) percent: i64,
    /// What is added after each, in twips (17.3.2.35).
    pub(super) spacing: i64,
}

/// Characters wider than wanted are condensed, narrower ones are spaced out; both rounded down.
/// Type of another size than the body's is not on the grid.
///
/// Condensed rather than set with negative spacing, though Word has both: with that,
/// LibreOffice 7.4 drops a mark at the end of some justified lines (measured in 300 pages:
/// 237 marks; condensed, 3).
pub(super) fn fit(style: &Style, form: &Form) -> Fit {
    fit_to(wanted(&form.page), style, form)
}

/// The same for a text that takes one line: as wide as in the PDF, or the nearest to it.
pub(super) fn fit_line(style: &Style, form: &Form) -> Fit {
    let half_percent = style.size / 200;
    fit_to(form.page.character_pitch() + half_percent, style, form)
}

fn fit_to(width: Length, style: &Style, form: &Form) -> Fit {
    let size = style.size;
    match () {
        () if size != form.styles.body.size => Fit { percent: 100, spacing: 0 },
        () if width < size => Fit { percent: percent(width, size), spacing: 0 },
        () => Fit { percent: 100, spacing: (width - size).to_twips() },
    }
}

/// The width of a character midway between the widest of which a line holds as many as the page
/// asks for, and the widest of which it holds one more: a line has room for half a character
/// beyond its own. The PDF wins such room by squeezing marks, which other programs do less, and
/// LibreOffice 7.4 sets gaps beside figures whatever it is told (17.3.1.2). Measured with the
/// samples: LibreOffice sets 2 of their 33 long paragraphs in another number of lines than the
/// PDF, 4 without that room.
fn wanted(page: &Page) -> Length {
    let next = page.measure / (i64::from(page.characters) + 1);
    (page.character_pitch() + next) / 2
}

/// The width of a Chinese character as Word sets it.
pub(super) fn advance(style: &Style, form: &Form) -> i64 {
    let Fit { percent, spacing } = fit(style, form);
    style.size.scale(percent, 100).to_twips() + spacing
}

fn percent(pitch: Length, size: Length) -> i64 {
    pitch.scale(100, size.to_units()).to_units().max(1)
}

/// The boundaries between columns, from 0 to the measure, so that rounding never adds up.
pub(super) fn boundaries(lengths: &[Length]) -> Vec<i64> {
    let mut sum = Length::ZERO;
    let mut boundaries = vec![0];
    for length in lengths {
        sum += *length;
        boundaries.push(sum.to_twips());
    }
    boundaries
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_official_page_in_twips() {
        let form = sample::form();
        assert_eq!((nearest(form.page.width), nearest(form.page.height)), (11906, 16838));
        let expected = Margins { top: 2098, right: 1474, bottom: 1984, left: 1587, footer: 1425 };
        assert_eq!(margins(&form), expected);
        assert_eq!(line_pitch(&form.page), 579);
        assert_eq!(style_pitch(&form.styles.title, &form.page), 700);
        // 442.2 pt hold 28 characters of 15.79 pt or 29 of 15.25 pt; midway is 15.52 pt.
        assert_eq!(fit(&form.styles.body, &form), Fit { percent: 97, spacing: 0 });
        assert_eq!(fit_line(&form.styles.body, &form), Fit { percent: 99, spacing: 0 });
        assert_eq!(fit(&form.styles.table, &form), Fit { percent: 100, spacing: 0 });
    }

    #[test]
    fn the_grid_fits_the_type_area() {
        let form = sample::form();
        let Margins { top, right, bottom, left, .. } = margins(&form);
        assert!(22 * line_pitch(&form.page) <= 16838 - top - bottom);
        let room = 11906 - left - right;
        let character = advance(&form.styles.body, &form);
        assert!(28 * character <= room && room < 29 * character);
    }

    #[test]
    fn smaller_type_is_spaced_out() {
        let mut form = sample::form();
        form.styles.body.size = Length::pt(15);
        assert_eq!(fit(&form.styles.body, &form), Fit { percent: 100, spacing: 10 });
        assert_eq!(advance(&form.styles.body, &form), 310);
    }

    #[test]
    fn columns_add_up() {
        let third = Length::units(147_401);
        assert_eq!(boundaries(&[third, third, third]), [0, 2948, 5896, 8844]);
    }
}

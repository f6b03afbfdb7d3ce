//! How far in, how high, how many lines apart?
//!
//! Characters are counted in the body's own, lines in those of the page's grid (GB/T 9704-2012
//! 5.2.3). Where no clause is named, the number is a choice of the house.

use crate::base::Length;
use crate::form::Form;
use crate::layout::plan::TableWhite;

/// Characters that a paragraph's first line and a heading are indented (GB/T 9704-2012 7.3.3).
pub const INDENT: i64 = 2;

/// Lines left blank below the title, and below the date where it stands there (GB/T 9704-2012
/// 7.3.2: the text begins with a blank line below the title).
pub const BLANK_BELOW_TITLE: i64 = 1;

/// Lines left blank above the attachments (GB/T 9704-2012 7.3.4).
pub const ATTACHMENTS_ABOVE: u8 = 1;

/// Lines left blank above and below a signature: one above (GB/T 9704-2012 7.3.5.2), or, for a
/// seal (7.3.5.1), which covers name and date with its top within a line of the text, two above
/// and one below. A seal of 4.2 cm is a little over four lines high: so it stays on the page, with
/// name and date a little below its middle.
#[must_use]
pub const fn signature_blank_lines(seal: bool) -> (u8, u8) {
    if seal { (2, 1) } else { (1, 0) }
}

/// Pitch of the title's own lines.
#[must_use]
pub fn title_line(form: &Form) -> Length {
    form.styles.title.pitch(&form.page)
}

/// Lines of a grid of this pitch that the title's own lines take, `height` together: whole ones,
/// so that the text below is back on the grid. The title stands in their middle.
#[must_use]
pub const fn title_lines(height: Length, pitch: Length) -> i64 {
    height.steps_up(pitch)
}

/// Pitch of the lines of a caption above a free table: the style's, or one and a half times its
/// type. It is read with its table and so does not stand on the grid of the text.
#[must_use]
pub fn caption_line(form: &Form) -> Length {
    let style = form.styles.caption;
    style.line.unwrap_or(style.size.thousandths(1500))
}

/// White between the caption or the unit and the first border: with what their lines have below
/// their type about 5 pt, less than above a caption.
pub const ABOVE_FIRST_BORDER: Length = Length::pt(2);

/// Height of the line above a table that says what its figures count: one and a half times its
/// type, so that it stands close to the table.
#[must_use]
pub const fn unit_line(form: &Form) -> Length {
    form.styles.table.size.thousandths(1500)
}

/// Pitch of the lines in the cells of a table with type of `size`: the style's, or one and a
/// quarter of its type, in proportion.
#[must_use]
pub fn table_line(form: &Form, size: Length) -> Length {
    let style = form.styles.table;
    let line = style.line.unwrap_or(style.size.thousandths(1250));
    line.scale(size.to_units(), style.size.to_units())
}

/// Width of every border of a table: half a point.
pub const BORDER: Length = Length::units(500);

/// The white around a table of `height`, caption included, on a grid of lines of this pitch, above
/// a text with so many `blank` lines before it.
///
/// Table and white take whole lines together, so the text below is back on the grid (clreq, 占行),
/// and the white is shared: half of it above, half below, there beside the blank lines.
#[must_use]
pub fn table_white(height: Length, pitch: Length, blank: u8) -> TableWhite {
    let (least_above, blank) = (least_above_table(pitch), pitch * i64::from(blank));
    let least = least_above + least_below_table(pitch) + blank;
    let white = pitch * (height + least).steps_up(pitch) - height;
    let above = (white - blank) / 2;
    TableWhite { least_above, above, below: white - above }
}

/// An eighth of a line.
fn least_above_table(pitch: Length) -> Length {
    pitch / 8
}

/// What is left free at least between the last border of a table and the next line: a quarter of
/// a line.
#[must_use]
pub fn least_below_table(pitch: Length) -> Length {
    pitch / 4
}

/// The line of the grid on which the text stands below a table that ends here and has no white above
/// it to share: a little below its last border, or about so many `blank` lines.
#[must_use]
pub fn grid_below_table(end: Length, pitch: Length, blank: u8) -> Length {
    let least = least_below_table(pitch);
    let white = if blank == 0 { least } else { pitch * i64::from(blank) - least };
    pitch * (end + white).steps_up(pitch)
}

/// What stands before the first attachment (GB/T 9704-2012 7.3.4).
pub const ATTACHMENT_HEAD: &str = "附件：";
/// Characters of [`ATTACHMENT_HEAD`]: the numbers of further attachments stand under the first.
pub const ATTACHMENT_HEAD_CHARACTERS: i64 = 3;
/// Characters that attachments are indented (GB/T 9704-2012 7.3.4).
pub const ATTACHMENT_INDENT: i64 = 2;

/// Characters that a signature leaves free on its right, and by which the date stands further in
/// (GB/T 9704-2012 7.3.5.2).
pub const SIGNATURE_INSET: i64 = 2;
/// Characters that a date under a seal leaves free on its right (GB/T 9704-2012 7.3.5.1).
pub const SEALED_DATE_INSET: i64 = 4;
/// The name that signs stands on at most so many lines.
pub const MOST_SIGNATURE_LINES: usize = 3;

/// The rule on both sides of a page number, 一字线 (GB/T 9704-2012 7.5).
pub const NUMBER_RULE: char = '—';
/// How high above the baseline that rule lies, in thousandths of its type size: 7.5 says how far
/// the rule is from the type area, the baseline follows from that.
pub const NUMBER_RULE_RISE: i64 = 380;

/// A side of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The side on which a page has its number: odd pages on the right, even ones on the left
/// (GB/T 9704-2012 7.5), the outer side of both.
#[must_use]
pub const fn number_side(page: usize) -> Side {
    if page % 2 == 1 { Side::Right } else { Side::Left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_attachments_has_as_many_characters_as_is_said() {
        let count = i64::try_from(ATTACHMENT_HEAD.chars().count()).expect("few");
        assert_eq!(count, ATTACHMENT_HEAD_CHARACTERS);
    }

    #[test]
    fn a_table_and_the_white_around_it_take_whole_lines() {
        let white = |height, blank| {
            let found = table_white(Length::units(height), Length::pt(16), blank);
            (found.above.to_units(), found.below.to_units())
        };
        // Six points at least: two above and four below.
        assert_eq!(white(26_000, 0), (3_000, 3_000));
        assert_eq!(white(26_002, 0), (10_999, 10_999));
        assert_eq!(white(27_001, 0), (10_499, 10_500));
        // Beside the blank lines above a signature or attachments.
        assert_eq!(white(26_000, 1), (3_000, 19_000));
        assert_eq!(white(26_002, 2), (10_999, 42_999));
    }
}

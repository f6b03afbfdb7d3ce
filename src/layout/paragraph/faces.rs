//! What only real faces on a real page show: ink over a neighbour, two dashes, odd cells.

use super::*;
use crate::base::{SourceId, Span};
use crate::font::{FontLibrary, Fonts, GlyphSource};
use crate::form::{Form, Style, built_in, load};
use crate::layout::context::Notes;
use crate::text::{FontRole, classify};

/// How far ink may reach over the cell of a Han beside it, in thousandths of an em.
const MOST: i64 = 30;

/// The ends of the ink of a character between two Han, and the ends of what is its own: its cell
/// with the gaps beside it, or the cell of the Han that it stands on. In thousandths of an em.
struct Stands {
    ink: [i64; 2],
    own: [i64; 2],
}

fn stands(context: &mut Context<'_>, char: char, style: &Style) -> Option<Stands> {
    let text = format!("国{char}国");
    let is_mark = classify(&text)[1].is_extending();
    let text = Located::verbatim(&text, Span::new(SourceId::default(), 0, text.len()));
    let pieces = measure_text(context, &text, style);
    let [_, piece, after] = &pieces[..] else { return None };
    let glyph = piece.glyph?;
    let (left, right) = context.fonts.ink(&glyph)?;
    let per = |length: Length| length.to_units() * 1000 / piece.em.to_units();
    let at = |units: i16| per(piece.shift + glyph.scaled(i64::from(units), piece.size));
    let own = if is_mark {
        [-per(piece.em), 0]
    } else {
        [-per(piece.gap_before), per(piece.width + after.gap_before)]
    };
    Some(Stands { ink: [at(left), at(right)], own })
}

fn form() -> Form {
    let text = built_in("annual-report-2021").expect("built in");
    load("annual-report-2021", text, SourceId::new(1)).expect("sound")
}

fn body_pieces(form: &Form, text: &str) -> Vec<Piece> {
    let library = FontLibrary::bundled().expect("sound");
    let mut context = Context::new(form, &library, Notes::default());
    let text = Located::verbatim(text, Span::new(SourceId::default(), 0, text.len()));
    measure_text(&mut context, &text, &form.styles.body)
}

/// A cell of the page is an odd number of units wide: its halves do not add up to more.
#[test]
fn a_line_that_two_half_marks_fill_exactly_is_not_refused() {
    let form = form();
    let em = form.page.character_pitch();
    for (marks, after) in [("。”", 25), ("）。", 25), ("》，", 25), ("。", 25)] {
        let text = format!("{}{marks}{}", "国".repeat(after), "家".repeat(40));
        let opening = form.typography.opening_marks;
        let measure = Measure { full: form.page.measure, indent: em * 2, opening };
        let lines = justified(&body_pieces(&form, &text), measure);
        assert_eq!(lines[0].glyphs.len(), after + marks.chars().count(), "{marks}");
        assert_eq!(lines[0].width, form.page.measure, "{marks}");
        let is_full = marks.chars().count() == 2;
        assert_eq!(lines[0].adjusted.stretched < em / 100, is_full, "{marks}");
    }
}

/// The dashes of two standards on a line are one and the same, and that of a telephone number is
/// Western, whatever stands before them.
#[test]
fn the_dash_of_a_range_comes_from_the_chinese_face() {
    let form = form();
    for dash in ['—', '–'] {
        let text = format!("按GB/T 9704{dash}2012、GB/T 15834{dash}2011和0371-1234、甲{dash}乙");
        let pieces = body_pieces(&form, &text);
        let faces = |char: char| {
            let of = pieces.iter().filter(|piece| piece.char == char);
            of.map(|piece| piece.glyph.expect("a glyph").face).collect::<Vec<_>>()
        };
        let (dashes, han, hyphens) = (faces(dash), faces('按'), faces('-'));
        assert_eq!(dashes, [han[0]; 3], "{dash}");
        assert_eq!(hyphens, [faces('0')[0]], "{dash}");
    }
}

/// A mark on a letter or a digit is in the middle of its ink; a circle around a digit too.
#[test]
fn marks_stand_over_letters_and_digits() {
    let form = form();
    let library = FontLibrary::bundled().expect("sound");
    for text in ["甲5\u{20DD}乙", "甲x\u{301}乙", "甲W\u{302}\u{323}乙"] {
        let pieces = body_pieces(&form, text);
        let middle = |piece: &Piece| {
            let glyph = piece.glyph.expect("a glyph");
            let (left, right) = library.ink(&glyph).expect("ink");
            piece.shift + glyph.scaled(i64::from(left) + i64::from(right), piece.size) / 2
        };
        for mark in &pieces[2..pieces.len() - 1] {
            let apart = middle(&pieces[1]) - pieces[1].width - middle(mark);
            assert!(apart.to_units().abs() <= 2, "{text} {apart}");
        }
    }
}

#[test]
fn no_ink_strikes_the_han_beside_it() {
    let form = form();
    let library = FontLibrary::bundled().expect("sound");
    let (mut seen, mut found) = (0, Vec::new());
    for role in FontRole::ALL {
        let style = Style { font: role, ..form.styles.body };
        let mut context = Context::new(&form, &library, Notes::default());
        let source = GlyphSource { role, chinese: true, own_latin: false };
        for char in (' '..='\u{2FFFF}').filter(|char| library.glyph(*char, source).is_some()) {
            let Some(Stands { ink, own }) = stands(&mut context, char, &style) else { continue };
            seen += 1;
            let is_letter = own[0] < 0 && own[1] > 0;
            let most = if is_letter { 1 } else { MOST };
            // A circle around a character, or a stroke over two, is wider than the character.
            let is_wide_mark = own[1] == 0 && !matches!(char, '\u{302A}'..='\u{302D}');
            let good = if is_wide_mark {
                (own[0]..=own[1]).contains(&((ink[0] + ink[1]) / 2))
            } else {
                own[0] - most <= ink[0] && ink[1] <= own[1] + most
            };
            if !good {
                found
                    .push(format!("{role:?} U+{:04X} {char}: {ink:?} of {own:?}", u32::from(char)));
            }
        }
    }
    assert!(seen > 100_000, "{seen}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

//! Does every character of every bundled face keep off its neighbours?

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

#[test]
fn no_ink_strikes_the_han_beside_it() {
    let text = built_in("annual-report-2021").expect("built in");
    let form: Form = load("annual-report-2021", text, SourceId::new(1)).expect("sound");
    let library = FontLibrary::bundled().expect("sound");
    let (mut seen, mut found) = (0, Vec::new());
    for role in FontRole::ALL {
        let style = Style { font: role, ..form.styles.body };
        let mut context = Context::new(&form, &library, Notes::default());
        let source = GlyphSource { role, chinese: true, own_latin: false };
        for char in (' '..='\u{2FFFF}').filter(|char| library.glyph(*char, source).is_some()) {
            let Some(Stands { ink, own }) = stands(&mut context, char, &style) else { continue };
            seen += 1;
            // A circle around a character, or a stroke over two, is wider than the character.
            let is_wide_mark = own[1] == 0 && !matches!(char, '\u{302A}'..='\u{302D}');
            let good = if is_wide_mark {
                (own[0]..=own[1]).contains(&((ink[0] + ink[1]) / 2))
            } else {
                own[0] - MOST <= ink[0] && ink[1] <= own[1] + MOST
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

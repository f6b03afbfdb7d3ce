//! How wide does a CFF program say its glyphs are? (Adobe technical note 5176)
//!
//! A font with CFF outlines states its widths twice: in `hmtx`, by which texts are set, and here,
//! where readers of a PDF look. ttf-parser gives those of some programs only, and no matrix of a
//! font within a font. Nothing here draws: reading goes as far as the width.

mod charstring;
mod dict;
mod index;

use charstring::Width;
use dict::{BILLION, Dict};
use index::Index;

/// Operators of dictionaries (appendix H of note 5176).
const CHAR_STRINGS: u16 = 17;
const PRIVATE: u16 = 18;
const SUBRS: u16 = 19;
const DEFAULT_WIDTH: u16 = 20;
const NOMINAL_WIDTH: u16 = 21;
const FONT_MATRIX: u16 = dict::escaped(7);
const FD_ARRAY: u16 = dict::escaped(36);
const FD_SELECT: u16 = dict::escaped(37);

/// 0.001, the first number of the matrix where none is given.
const DEFAULT_MATRIX: i64 = BILLION / 1000;

/// The advance of each glyph in thousandths of an em, rounded, by the program's own matrix;
/// `None` for one that cannot be told.
///
/// Gives `None` where the program cannot be read.
#[must_use]
pub fn cff_advances(program: &[u8]) -> Option<Vec<Option<i64>>> {
    Program::read(program)?.advances()
}

/// A program that was taken apart.
struct Program<'d> {
    glyphs: Index<'d>,
    global: Index<'d>,
    fonts: Vec<Font<'d>>,
    /// Which font each glyph is of, where there are several.
    select: Option<&'d [u8]>,
}

/// What the glyphs of a font, of a program or within one, have in common.
struct Font<'d> {
    /// What a unit is of an em, in billionths.
    unit: i64,
    /// In 65 536ths of a unit.
    default_width: i64,
    nominal_width: i64,
    local: Index<'d>,
}

impl<'d> Program<'d> {
    fn read(data: &'d [u8]) -> Option<Self> {
        let header = usize::from(*data.get(2)?);
        let (_, end) = Index::read(data, header)?;
        let (tops, end) = Index::read(data, end)?;
        let (_, end) = Index::read(data, end)?;
        let (global, _) = Index::read(data, end)?;
        let top = Dict::read(tops.get(0)?)?;
        let (glyphs, _) = Index::read(data, top.offset(CHAR_STRINGS)?)?;
        let matrix = top.first(FONT_MATRIX);
        let Some(array) = top.offset(FD_ARRAY) else {
            let font = Font::read(data, &top, matrix.unwrap_or(DEFAULT_MATRIX))?;
            return Some(Self { glyphs, global, fonts: vec![font], select: None });
        };
        let (array, _) = Index::read(data, array)?;
        let font = |at| {
            let dict = Dict::read(array.get(at)?)?;
            let unit = match (matrix, dict.first(FONT_MATRIX)) {
                (Some(outer), Some(inner)) => product(outer, inner)?,
                (one, other) => one.or(other).unwrap_or(DEFAULT_MATRIX),
            };
            Font::read(data, &dict, unit)
        };
        let fonts = (0..array.len()).map(font).collect::<Option<_>>()?;
        let select = data.get(top.offset(FD_SELECT)?..)?;
        Some(Self { glyphs, global, fonts, select: Some(select) })
    }

    fn advances(&self) -> Option<Vec<Option<i64>>> {
        let fonts = match self.select {
            None => vec![0; self.glyphs.len()],
            Some(select) => index::selected(select, self.glyphs.len())?,
        };
        let advance = |(glyph, font): (usize, usize)| {
            let font = self.fonts.get(font)?;
            let width = match charstring::width(self.glyphs.get(glyph)?, font.local, self.global)? {
                Width::Default => font.default_width,
                Width::Difference(own) => font.nominal_width.checked_add(own)?,
            };
            // Billionths of an em times 65 536, rounded to thousandths.
            let thousandth = i128::from(BILLION / 1000) * 65_536;
            let exact = i128::from(width) * i128::from(font.unit);
            i64::try_from((exact + thousandth / 2).div_euclid(thousandth)).ok()
        };
        Some(fonts.into_iter().enumerate().map(advance).collect())
    }
}

impl<'d> Font<'d> {
    fn read(data: &'d [u8], dict: &Dict, unit: i64) -> Option<Self> {
        let Some((size, at)) = dict.range(PRIVATE) else {
            let local = Index::default();
            return Some(Self { unit, default_width: 0, nominal_width: 0, local });
        };
        let private = Dict::read(data.get(at..at.checked_add(size)?)?)?;
        let width = |key| {
            let width = i128::from(private.first(key).unwrap_or(0)) * 65_536;
            i64::try_from(width / i128::from(BILLION)).ok()
        };
        let local = match private.offset(SUBRS) {
            Some(subrs) => Index::read(data, at.checked_add(subrs)?)?.0,
            None => Index::default(),
        };
        let (default_width, nominal_width) = (width(DEFAULT_WIDTH)?, width(NOMINAL_WIDTH)?);
        Some(Self { unit, default_width, nominal_width, local })
    }
}

/// Of two numbers in billionths.
fn product(a: i64, b: i64) -> Option<i64> {
    i64::try_from(i128::from(a) * i128::from(b) / i128::from(BILLION)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An INDEX with offsets of one byte.
    fn index(objects: &[&[u8]]) -> Vec<u8> {
        let Some(count) = u8::try_from(objects.len()).ok().filter(|count| *count > 0) else {
            return vec![0, 0];
        };
        let mut bytes = vec![0, count, 1, 1];
        let mut end = 1;
        for object in objects {
            end += u8::try_from(object.len()).expect("small");
            bytes.push(end);
        }
        bytes.extend(objects.concat());
        bytes
    }

    /// An integer of three bytes, so that dictionaries keep their length.
    fn number(number: usize) -> [u8; 3] {
        let [high, low] = u16::try_from(number).expect("small").to_be_bytes();
        [28, high, low]
    }

    /// A program of one font: default width 1000, nominal width 500, and its own matrix.
    fn program(matrix: &[u8], outlines: &[&[u8]], local: &[&[u8]], global: &[&[u8]]) -> Vec<u8> {
        let private = [&number(1000)[..], &[20], &number(500), &[21], &number(12), &[19]].concat();
        let top = |glyphs: usize, own: usize| {
            let own = [number(private.len()), number(own)].concat();
            [matrix, &number(glyphs), &[17], &own, &[18]].concat()
        };
        let head = |top: &[u8]| {
            [&[1, 0, 4, 1][..], &index(&[b"A"]), &index(&[top]), &index(&[]), &index(global)]
                .concat()
        };
        let at = head(&top(0, 0)).len();
        let glyphs = index(outlines);
        let mut program = head(&top(at, at + glyphs.len()));
        program.extend(glyphs.into_iter().chain(private).chain(index(local)));
        program
    }

    #[test]
    fn widths_are_the_default_or_differ_from_the_nominal() {
        // 100 is 239, 107 calls subroutine 0 as 32.
        let outlines: [&[u8]; 9] = [
            &[14],                     // endchar: the default
            &[239, 14],                // 500 + 100
            &[239, 139, 139, 21, 14],  // rmoveto takes two
            &[139, 139, 21, 14],       // and has no width here
            &[39, 139, 22, 14],        // hmoveto takes one: 500 - 100
            &[239, 139, 140, 1, 14],   // hstem takes pairs
            &[32, 10, 14],             // a subroutine that states 600
            &[32, 29],                 // one of all fonts that ends with 500
            &[255, 0, 0, 0x80, 0, 14], // a half: 500.5
        ];
        let program = program(&[], &outlines, &[&[239, 11]], &[&[139, 14]]);
        let expected = [1000, 600, 600, 1000, 400, 600, 600, 500, 501].map(Some).to_vec();
        assert_eq!(cff_advances(&program), Some(expected));
    }

    #[test]
    fn units_go_by_the_matrix() {
        // 1/2000 of an em: 0.0005.
        let matrix =
            [30, 0xa0, 0x00, 0x5f, 139, 139, 30, 0xa0, 0x00, 0x5f, 139, 139, 12, 7].as_slice();
        let program = program(matrix, &[&[14], &[239, 14]], &[], &[]);
        assert_eq!(cff_advances(&program), Some(vec![Some(500), Some(300)]));
    }

    /// Outlines that call themselves or one another without end are given up, one by one.
    #[test]
    fn what_goes_round_is_not_followed() {
        let round: &[u8] = &[32, 10, 11];
        let many = [32, 29].repeat(100);
        let ends: &[u8] = &[11];
        let outlines: [&[u8]; 4] = [&[32, 10, 14], &many, &[12, 9, 14], &[]];
        let advances = |global: &[u8]| cff_advances(&program(&[], &outlines, &[round], &[global]));
        assert_eq!(advances(ends), Some(vec![None; 4]));
        // Each level calls the next a hundred times.
        let widely = [&[32, 29].repeat(100)[..], ends].concat();
        assert_eq!(advances(&widely), Some(vec![None; 4]));
    }

    #[test]
    fn a_program_cut_anywhere_is_not_read_beyond_its_end() {
        let outlines: [&[u8]; 2] = [&[14], &[239, 14]];
        let whole = program(&[], &outlines, &[&[11]], &[]);
        for end in 0..whole.len() {
            let _ = cff_advances(&whole[..end]);
        }
        assert_eq!(cff_advances(&whole[..whole.len() - 1]), None);
    }
}

//! The measures of a face as a whole: `head` and `hhea` (OpenType 1.9).

use super::Face;
use super::sfnt::word;

/// What files say of a face that they embed, in its own units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Units to the em.
    pub em: u16,
    /// The box around all glyphs: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// How far letters reach above the baseline.
    pub ascent: i16,
    /// How far they reach below it, negative.
    pub descent: i16,
    /// The slope of a cursor between letters: so much up,
    pub caret_rise: i16,
    /// and so much to the right.
    pub caret_run: i16,
}

/// Places in `head` and `hhea`.
const EM: usize = 18;
const BOUNDS: [usize; 4] = [36, 38, 40, 42];
const ASCENT: usize = 4;
const DESCENT: usize = 6;
const CARET_RISE: usize = 18;
const CARET_RUN: usize = 20;

impl Face {
    /// Its measures; 0 where a table is cut short.
    #[must_use]
    pub fn measures(&self) -> Measures {
        let (head, hhea) = (self.table(*b"head"), self.table(*b"hhea"));
        let unsigned = |table: Option<&[u8]>, at| table.and_then(|it| word(it, at)).unwrap_or(0);
        let signed = |table, at| unsigned(table, at).cast_signed();
        Measures {
            em: unsigned(head, EM),
            bounds: BOUNDS.map(|at| signed(head, at)),
            ascent: signed(hhea, ASCENT),
            descent: signed(hhea, DESCENT),
            caret_rise: signed(hhea, CARET_RISE),
            caret_run: signed(hhea, CARET_RUN),
        }
    }
}

#[cfg(test)]
#[cfg(feature = "bundled-fonts")]
mod tests {
    use super::*;
    use crate::font::{FaceId, FontLibrary};

    /// Another reader of the same tables says the same.
    #[test]
    fn measures_are_those_of_the_tables() {
        let library = FontLibrary::bundled().expect("the bundled fonts load");
        let faces: Vec<&Face> = (0..).map_while(|id| library.face(FaceId(id))).collect();
        assert!(faces.len() > 4);
        for face in faces {
            let parsed = ttf_parser::Face::parse(face.data(), face.index()).expect("a font");
            let (bounds, hhea) = (parsed.global_bounding_box(), parsed.tables().hhea);
            let expected = Measures {
                em: parsed.units_per_em(),
                bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
                ascent: hhea.ascender,
                descent: hhea.descender,
                caret_rise: 1,
                caret_run: 0,
            };
            assert_eq!(face.measures(), expected, "{}", face.name);
        }
    }
}

//! How do glyphs of one face get into the file of another? (OpenType 1.9, "glyf")
//!
//! Only simple TrueType outlines without instructions are lent, to faces of the same em: such are
//! all of the bundled ones.

use std::collections::BTreeMap;

use ttf_parser::{GlyphId, Tag, loca};

use crate::font::Face;
use crate::font::sfnt::{Tables, word};

/// Glyphs that a face lends to the file of another.
pub(super) struct Lent<'f> {
    /// The face that they are from.
    pub(super) face: &'f Face,
    /// By their numbers in it.
    pub(super) characters: BTreeMap<char, u16>,
    /// How far up they are shifted to stand level with their neighbours, in units of the em.
    pub(super) raise: i16,
}

/// A glyph as a file has it.
struct Glyph {
    outline: Vec<u8>,
    advance: u16,
    bearing: i16,
}

/// Places in `head` and `hhea`.
const LOCA_FORMAT: usize = 50;
const LONG_METRICS: usize = 34;
/// Places in `maxp`: the number of glyphs, and the most that one of them has.
const GLYPHS: usize = 4;
const POINTS: usize = 6;
const CONTOURS: usize = 8;
const COMPOSITE_POINTS: usize = 10;
const COMPOSITE_CONTOURS: usize = 12;
const COMPONENTS: usize = 28;
const COMPONENT_DEPTH: usize = 30;

impl<'f> Lent<'f> {
    /// Glyphs of `face` for a file of `own`; `None` where it cannot take them.
    pub(super) fn new(face: &'f Face, own: &Face, characters: BTreeMap<char, u16>) -> Option<Self> {
        let is_alike = own.units_per_em() == face.units_per_em()
            && [own, face].iter().all(|face| face.table(*b"glyf").is_some());
        let raise = own.level_with(face) * i64::from(own.units_per_em()) / 1000;
        let raise = i16::try_from(raise).ok()?;
        (is_alike && !characters.is_empty()).then_some(Self { face, characters, raise })
    }

    /// Puts the glyphs behind those of a file; the numbers that they have there. `None` when the
    /// file is damaged.
    pub(super) fn add_to(&self, tables: &mut Tables, file: &[u8]) -> Option<BTreeMap<char, u16>> {
        let own = ttf_parser::Face::parse(file, 0).ok()?;
        let all = 0..own.number_of_glyphs();
        let mut glyphs: Vec<Glyph> = all.map(|id| glyph(&own, id)).collect::<Option<_>>()?;
        let mut numbers = BTreeMap::new();
        for (char, id) in &self.characters {
            let lent = glyph(self.face.parsed(), *id).filter(|lent| is_simple(&lent.outline));
            let Some(lent) = lent else { continue };
            let number = u16::try_from(glyphs.len()).ok()?;
            glyphs.push(raised(&lent, number, self.raise)?);
            glyphs.push(lent);
            numbers.insert(*char, number);
        }
        self.tell_most(tables, &own)?;
        write(tables, &glyphs)?;
        Some(numbers)
    }

    /// No glyph is more than either face says of its own.
    fn tell_most(&self, tables: &mut Tables, own: &ttf_parser::Face<'_>) -> Option<()> {
        let most = |face: &ttf_parser::Face<'_>, place| word(table(face, b"maxp")?, place);
        let of_lent = |place| most(self.face.parsed(), place);
        let (points, contours) = (of_lent(POINTS)?, of_lent(CONTOURS)?);
        let least = [
            (POINTS, points),
            (CONTOURS, contours),
            (COMPOSITE_POINTS, points),
            (COMPOSITE_CONTOURS, contours),
            (COMPONENTS, 1),
            (COMPONENT_DEPTH, 1),
        ];
        for (place, least) in least {
            tables.change(*b"maxp", place, most(own, place)?.max(least))?;
        }
        Some(())
    }
}

fn table<'f>(face: &ttf_parser::Face<'f>, tag: &[u8; 4]) -> Option<&'f [u8]> {
    face.raw_face().table(Tag::from_bytes(tag))
}

fn glyph(face: &ttf_parser::Face<'_>, id: u16) -> Option<Glyph> {
    let (id, tables) = (GlyphId(id), face.tables());
    let (count, format) = (tables.maxp.number_of_glyphs, tables.head.index_to_location_format);
    let places = loca::Table::parse(count, format, table(face, b"loca")?)?;
    // A glyph without ink has no outline.
    let range = places.glyph_range(id).unwrap_or_default();
    Some(Glyph {
        outline: table(face, b"glyf")?.get(range)?.to_vec(),
        advance: face.glyph_hor_advance(id)?,
        bearing: face.glyph_hor_side_bearing(id)?,
    })
}

/// Whether an outline has contours of its own, and no instructions, which would call functions
/// of its face.
fn is_simple(outline: &[u8]) -> bool {
    let contours = word(outline, 0).filter(|contours| *contours <= i16::MAX.cast_unsigned());
    contours.is_some_and(|contours| word(outline, 10 + 2 * usize::from(contours)) == Some(0))
}

/// A glyph made of one component, shifted up: the glyph itself, which comes next.
fn raised(lent: &Glyph, number: u16, raise: i16) -> Option<Glyph> {
    const COMPOSITE: i16 = -1;
    /// The shift is given, in words, and the measures are those of the component.
    const FLAGS: u16 = 0x0001 | 0x0002 | 0x0200;
    let side = |place| Some(word(&lent.outline, place)?.cast_signed());
    let (bottom, top) = (side(4)?.checked_add(raise)?, side(8)?.checked_add(raise)?);
    let head = [COMPOSITE, side(2)?, bottom, side(6)?, top].map(i16::cast_unsigned);
    let component = [FLAGS, number.checked_add(1)?, 0, raise.cast_unsigned()];
    let words = head.iter().chain(&component);
    Some(Glyph { outline: words.flat_map(|word| word.to_be_bytes()).collect(), ..*lent })
}

/// Writes glyphs in place of those that were there: `glyf` with `loca` and `hmtx`, in their long
/// forms.
fn write(tables: &mut Tables, glyphs: &[Glyph]) -> Option<()> {
    let (mut outlines, mut places, mut metrics) = (Vec::new(), vec![0; 4], Vec::new());
    for glyph in glyphs {
        outlines.extend_from_slice(&glyph.outline);
        outlines.resize(outlines.len().next_multiple_of(4), 0);
        places.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
        metrics.extend(glyph.advance.to_be_bytes());
        metrics.extend(glyph.bearing.to_be_bytes());
    }
    let count = u16::try_from(glyphs.len()).ok()?;
    tables.set(*b"glyf", outlines);
    tables.set(*b"loca", places);
    tables.set(*b"hmtx", metrics);
    tables.change(*b"head", LOCA_FORMAT, 1)?;
    tables.change(*b"hhea", LONG_METRICS, count)?;
    tables.change(*b"maxp", GLYPHS, count)
}

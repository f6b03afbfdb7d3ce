//! The measures of a face: `head`, `hhea`, `maxp` and `hmtx` (OpenType 1.9).

use crate::font::fault::FaceFault;
use crate::font::sfnt::{Directory, long, word};

/// What the other tables go by.
pub(super) struct Metrics {
    /// Units to the em.
    pub(super) em: u16,
    pub(super) glyphs: u16,
    /// Whether `loca` has numbers of four bytes.
    pub(super) is_long: bool,
    /// By glyph, in units.
    pub(super) advances: Vec<u16>,
}

/// Places in `head`.
const MAGIC: (usize, u32) = (12, 0x5F0F_3CF5);
const EM: usize = 18;
const LOCA_FORMAT: usize = 50;
/// Place in `hhea`, whose last number it is: the subsetter counts from the end.
const METRICS: usize = 34;
/// Place in `maxp`.
const GLYPHS: usize = 4;

/// The measures, if the tables are as long as they must be and agree with one another.
pub(super) fn read(tables: &Directory<'_>) -> Result<Metrics, FaceFault> {
    let table = |tag| tables.get(tag).ok_or(FaceFault::Missing(tag));
    let (head, hhea, maxp, hmtx) = (table("head")?, table("hhea")?, table("maxp")?, table("hmtx")?);
    let damaged = |tag| FaceFault::Table(tag);
    // Some programs count what fills the table up to four bytes.
    if !(54..=56).contains(&head.len()) || long(head, MAGIC.0) != Some(MAGIC.1) {
        return Err(damaged("head"));
    }
    let em = word(head, EM).filter(|em| (16..=16_384).contains(em)).ok_or(damaged("head"))?;
    let is_long = match word(head, LOCA_FORMAT) {
        Some(0) => false,
        Some(1) => true,
        _ => return Err(damaged("head")),
    };
    let is_whole = match long(maxp, 0) {
        Some(0x0001_0000) => maxp.len() == 32,
        Some(0x0000_5000) => (6..=8).contains(&maxp.len()),
        _ => false,
    };
    let glyphs = word(maxp, GLYPHS).filter(|glyphs| is_whole && *glyphs > 0);
    let glyphs = glyphs.ok_or(damaged("maxp"))?;
    let count =
        word(hhea, METRICS).filter(|count| hhea.len() == 36 && (1..=glyphs).contains(count));
    let count = count.ok_or(damaged("hhea"))?;
    let advances = advances(hmtx, count, glyphs).ok_or(damaged("hmtx"))?;
    Ok(Metrics { em, glyphs, is_long, advances })
}

/// The advances, each with its bearing; those of the other glyphs are as the last, and only their
/// bearings follow.
fn advances(hmtx: &[u8], count: u16, glyphs: u16) -> Option<Vec<u16>> {
    let (count, glyphs) = (usize::from(count), usize::from(glyphs));
    if hmtx.len() < 4 * count + 2 * (glyphs - count) {
        return None;
    }
    (0..glyphs).map(|glyph| word(hmtx, 4 * glyph.min(count - 1))).collect()
}

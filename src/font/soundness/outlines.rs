//! The outlines of a face: `glyf` with `loca`, or `CFF ` (OpenType 1.9).

use super::metrics::Metrics;
use crate::font::cff_advances;
use crate::font::fault::FaceFault;
use crate::font::sfnt::{Directory, long, word};

/// So many in a hundred glyphs may be of another width than `hmtx` says: a slip, which the PDF's
/// own check sees where such a glyph is used. More is another em, or another table.
const SLIPS: usize = 1;

/// Whether there are outlines that can be cut out, as many as there are glyphs, and of the widths
/// that texts are set by.
pub(super) fn check(tables: &Directory<'_>, metrics: &Metrics) -> Result<(), FaceFault> {
    match (tables.get("glyf"), tables.get("CFF ")) {
        (Some(glyf), _) => true_type(glyf, tables.get("loca"), metrics),
        (None, Some(program)) => cff(program, metrics),
        (None, None) if tables.get("CFF2").is_some() => Err(FaceFault::Variable),
        (None, None) => Err(FaceFault::Outlines),
    }
}

/// Each outline begins where the one before it ends.
fn true_type(glyf: &[u8], loca: Option<&[u8]>, metrics: &Metrics) -> Result<(), FaceFault> {
    let loca = loca.ok_or(FaceFault::Missing("loca"))?;
    let place = |glyph: usize| match metrics.is_long {
        true => usize::try_from(long(loca, 4 * glyph)?).ok(),
        false => Some(2 * usize::from(word(loca, 2 * glyph)?)),
    };
    let places = (0..=usize::from(metrics.glyphs)).map(place);
    let places: Vec<usize> = places.collect::<Option<_>>().ok_or(FaceFault::Table("loca"))?;
    let is_sound = places.is_sorted() && places.last().is_some_and(|end| *end <= glyf.len());
    if is_sound { Ok(()) } else { Err(FaceFault::Table("loca")) }
}

fn cff(program: &[u8], metrics: &Metrics) -> Result<(), FaceFault> {
    let advances = cff_advances(program).ok_or(FaceFault::Table("CFF"))?;
    if advances.len() != metrics.advances.len() {
        return Err(FaceFault::Table("CFF"));
    }
    let em = i64::from(metrics.em);
    let slips = advances.iter().zip(&metrics.advances).filter(|(own, advance)| {
        own.is_some_and(|own| (i64::from(**advance) * 1000 - own * em).abs() > em)
    });
    let is_sound = slips.count() * 100 <= advances.len() * SLIPS;
    if is_sound { Ok(()) } else { Err(FaceFault::Widths) }
}

//! Which glyph has a character? (OpenType 1.9, "cmap")

use std::collections::BTreeMap;

/// Windows, Unicode of the basic plane, in format 4.
const BASIC: (u16, u16) = (3, 1);
/// Windows, all of Unicode, in format 12.
const FULL: (u16, u16) = (3, 10);

/// A run of characters with glyphs that follow one another.
struct Segment {
    first: u32,
    last: u32,
    glyph: u16,
}

/// The table.
pub(super) fn table(glyphs: &BTreeMap<char, u16>) -> Vec<u8> {
    let all = segments(glyphs.iter().map(|(c, glyph)| (u32::from(*c), *glyph)));
    let basic = glyphs.iter().map(|(c, glyph)| (u32::from(*c), *glyph));
    let basic = segments(basic.filter(|(code, _)| *code < 0xFFFF));
    let subtables = [(BASIC, format_4(&basic)), (FULL, format_12(&all))];
    let mut table = words(&[0, 2]);
    let mut offset = 4 + 8 * subtables.len();
    for ((platform, encoding), data) in &subtables {
        table.extend(words(&[*platform, *encoding]));
        table.extend(long(offset));
        offset += data.len();
    }
    for (_, data) in subtables {
        table.extend(data);
    }
    table
}

fn segments(glyphs: impl Iterator<Item = (u32, u16)>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (code, glyph) in glyphs {
        match segments.last_mut() {
            Some(segment)
                if segment.last + 1 == code
                    && u32::from(segment.glyph) + code - segment.first == u32::from(glyph) =>
            {
                segment.last = code;
            }
            _ => segments.push(Segment { first: code, last: code, glyph }),
        }
    }
    segments
}

/// Segments of the basic plane, each with what makes a character its glyph; the last, of U+FFFF,
/// ends them.
fn format_4(segments: &[Segment]) -> Vec<u8> {
    // Its length has 16 bits; what is beyond stands in format 12.
    const MOST: usize = 8_000;
    let segments = &segments[..segments.len().min(MOST)];
    let code = |code: u32| u16::try_from(code).unwrap_or(0xFFFF);
    let count = u16::try_from(segments.len() + 1).unwrap_or(u16::MAX);
    let selector = u16::try_from(count.ilog2()).unwrap_or(0);
    let range = 2 << selector;
    let ends = segments.iter().map(|segment| code(segment.last)).chain([0xFFFF]);
    let starts = segments.iter().map(|segment| code(segment.first)).chain([0xFFFF]);
    let deltas = segments.iter().map(|segment| segment.glyph.wrapping_sub(code(segment.first)));
    let length = 16 + 8 * count;
    let mut all = vec![4, length, 0, count * 2, range, selector, count * 2 - range];
    all.extend(ends);
    all.push(0);
    all.extend(starts);
    all.extend(deltas.chain([1]));
    all.extend((0..count).map(|_| 0));
    words(&all)
}

fn format_12(segments: &[Segment]) -> Vec<u8> {
    let mut table = words(&[12, 0]);
    table.extend(long(16 + 12 * segments.len()));
    table.extend(long(0));
    table.extend(long(segments.len()));
    for Segment { first, last, glyph } in segments {
        for number in [*first, *last, u32::from(*glyph)] {
            table.extend(number.to_be_bytes());
        }
    }
    table
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

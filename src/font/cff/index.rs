//! Tables of contents: an INDEX and the choice of fonts (Adobe technical note 5176, 5 and 19).

/// Objects one behind the other.
#[derive(Clone, Copy, Default)]
pub(super) struct Index<'d> {
    count: usize,
    /// Bytes of an offset.
    size: usize,
    offsets: &'d [u8],
    objects: &'d [u8],
}

impl<'d> Index<'d> {
    /// The table that begins at a place of a program, and where it ends.
    pub(super) fn read(program: &'d [u8], at: usize) -> Option<(Self, usize)> {
        let data = program.get(at..)?;
        let count = number(data.get(..2)?);
        if count == 0 {
            return Some((Self::default(), at + 2));
        }
        let size = usize::from(*data.get(2)?);
        if !(1..=4).contains(&size) {
            return None;
        }
        let first = 3 + (count + 1) * size;
        let (offsets, objects) = (data.get(3..first)?, data.get(first..)?);
        let index = Self { count, size, offsets, objects };
        let length = index.offset(count)?;
        objects.get(..length)?;
        Some((index, at + first + length))
    }

    pub(super) const fn len(&self) -> usize {
        self.count
    }

    pub(super) fn get(&self, at: usize) -> Option<&'d [u8]> {
        if at >= self.count {
            return None;
        }
        self.objects.get(self.offset(at)?..self.offset(at + 1)?)
    }

    /// Where an object begins; they are counted from 1.
    fn offset(&self, at: usize) -> Option<usize> {
        let offset = self.offsets.get(at * self.size..(at + 1) * self.size)?;
        number(offset).checked_sub(1)
    }
}

/// Which font each glyph is of (FDSelect).
pub(super) fn selected(select: &[u8], glyphs: usize) -> Option<Vec<usize>> {
    match select.first()? {
        0 => Some(select.get(1..=glyphs)?.iter().map(|font| usize::from(*font)).collect()),
        3 => {
            let ranges = number(select.get(1..3)?);
            let mut fonts = Vec::with_capacity(glyphs);
            for range in select.get(3..)?.windows(5).step_by(3).take(ranges) {
                // Its first glyph, its font, and the first of the next.
                let end = number(&range[3..]).min(glyphs);
                if number(&range[..2]) != fonts.len() {
                    return None;
                }
                fonts.resize(end.max(fonts.len()), usize::from(range[2]));
            }
            (fonts.len() == glyphs).then_some(fonts)
        }
        _ => None,
    }
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

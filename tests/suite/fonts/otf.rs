//! The smallest font with CFF outlines, made up: blank glyphs for U+0020 and those that follow.

/// What a made-up font says of itself.
pub(crate) struct Otf {
    /// Units to the em by `head`; the outlines have 1000.
    pub(crate) em: u16,
    /// The advance of each glyph by `hmtx`; the first is the one for missing characters.
    pub(crate) advances: Vec<u16>,
    /// How many of them `hhea` says that there are.
    pub(crate) metrics: u16,
    /// The advance of each glyph by its outline.
    pub(crate) outlines: Vec<u16>,
}

impl Otf {
    /// A sound one: 200 glyphs of half an em.
    pub(crate) fn sound() -> Self {
        Self { em: 1000, advances: vec![500; 200], metrics: 200, outlines: vec![500; 200] }
    }

    /// The file; it is called Times New Roman, so it serves for digits.
    pub(crate) fn file(&self) -> Vec<u8> {
        let tables = [
            (b"CFF ", self.outlines()),
            (b"cmap", self.characters()),
            (b"head", self.head()),
            (b"hhea", self.line_metrics()),
            (b"hmtx", self.glyph_metrics()),
            (b"maxp", [&[0, 0, 0x50, 0][..], &words(&[self.glyphs()])].concat()),
            (b"name", names()),
        ];
        let mut file = [&b"OTTO"[..], &words(&[7, 64, 2, 48])].concat();
        let mut at = file.len() + 16 * tables.len();
        for (tag, table) in &tables {
            file.extend([&tag[..], &[0; 4], &long(at), &long(table.len())].concat());
            at += table.len().next_multiple_of(4);
        }
        for (_, mut table) in tables {
            table.resize(table.len().next_multiple_of(4), 0);
            file.extend(table);
        }
        file
    }

    fn glyphs(&self) -> u16 {
        self.advances.len().try_into().unwrap()
    }

    fn head(&self) -> Vec<u8> {
        let mut head = [0; 54];
        head[1] = 1;
        head[12..16].copy_from_slice(&[0x5F, 0x0F, 0x3C, 0xF5]);
        head[18..20].copy_from_slice(&self.em.to_be_bytes());
        head.to_vec()
    }

    fn line_metrics(&self) -> Vec<u8> {
        let mut hhea = words(&[1, 0, 880, 65_416]);
        hhea.resize(34, 0);
        hhea.extend(self.metrics.to_be_bytes());
        hhea
    }

    /// Pairs of advance and bearing, and of the others the bearing only.
    fn glyph_metrics(&self) -> Vec<u8> {
        let (own, rest) = self.advances.split_at(self.metrics.into());
        let pairs = own.iter().flat_map(|advance| [*advance, 0]);
        words(&pairs.chain(rest.iter().map(|_| 0)).collect::<Vec<_>>())
    }

    /// Format 12 (OpenType 1.9, "cmap").
    fn characters(&self) -> Vec<u8> {
        let last = 0x20 + usize::from(self.glyphs()) - 2;
        let group = [long(0x20), long(last), long(1)].concat();
        let head = [words(&[0, 1, 3, 10]), long(12).to_vec(), words(&[12, 0])].concat();
        [head, long(28).to_vec(), long(0).to_vec(), long(1).to_vec(), group].concat()
    }

    /// A program without subroutines (Adobe technical note 5176): nominal width 0.
    fn outlines(&self) -> Vec<u8> {
        let glyph = |width: &u16| [&integer(usize::from(*width))[..], &[14]].concat();
        let glyphs = index(&self.outlines.iter().map(glyph).collect::<Vec<_>>());
        let top = |at: usize| {
            let private = [integer(0), integer(at)].concat();
            index(&[[&integer(at)[..], &[17], &private, &[18]].concat()])
        };
        let head = |top: Vec<u8>| {
            [&[1, 0, 4, 2][..], &index(&[b"A".to_vec()]), &top, &index(&[]), &index(&[])].concat()
        };
        let at = head(top(0)).len();
        [head(top(at)), glyphs].concat()
    }
}

/// An INDEX with offsets of two bytes.
fn index(objects: &[Vec<u8>]) -> Vec<u8> {
    if objects.is_empty() {
        return vec![0, 0];
    }
    let mut bytes = words(&[objects.len().try_into().unwrap()]);
    bytes.push(2);
    let mut end = 1_u16;
    bytes.extend(end.to_be_bytes());
    for object in objects {
        end += u16::try_from(object.len()).unwrap();
        bytes.extend(end.to_be_bytes());
    }
    bytes.extend(objects.concat());
    bytes
}

/// An integer of three bytes, so that dictionaries keep their length.
fn integer(number: usize) -> [u8; 3] {
    let [high, low] = u16::try_from(number).unwrap().to_be_bytes();
    [28, high, low]
}

fn names() -> Vec<u8> {
    let (family, post_script) = ("Times New Roman", "TimesNewRomanMadeUp");
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let (first, second) = (utf16(family), utf16(post_script));
    let (one, two) = (first.len().try_into().unwrap(), second.len().try_into().unwrap());
    let head = [0, 3, 6 + 3 * 12];
    let records = [3, 1, 0x409, 1, one, 0, 3, 1, 0x409, 4, one, 0, 3, 1, 0x409, 6, two, one];
    [words(&head), words(&records), first, second].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap().to_be_bytes()
}

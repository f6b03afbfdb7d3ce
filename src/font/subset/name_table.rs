//! What is a font called, and whose is it? (OpenType 1.9, "name")

/// The names of a font.
pub(super) struct Names<'n> {
    /// The family that texts ask for.
    pub(super) family: &'n str,
    /// The PostScript name, in ASCII.
    pub(super) post_script: &'n str,
    /// The notice and the licence of the face it was taken from.
    pub(super) copyright: Option<String>,
    pub(super) licence: Option<String>,
}

/// Windows, Unicode.
const PLATFORM: [u16; 2] = [3, 1];
/// English of the United States and Chinese of the mainland: programs ask for either.
const LANGUAGES: [u16; 2] = [0x0409, 0x0804];

impl Names<'_> {
    /// The table: records by language, then by name, and the texts behind them.
    pub(super) fn table(&self) -> Vec<u8> {
        let all = [
            (0, self.copyright.as_deref()),
            (1, Some(self.family)),
            (2, Some("Regular")),
            (3, Some(self.post_script)),
            (4, Some(self.family)),
            (5, Some("Version 1.000")),
            (6, Some(self.post_script)),
            (13, self.licence.as_deref()),
        ];
        let present = all.iter().filter_map(|(id, text)| Some((*id, (*text)?)));
        let records: Vec<(u16, u16, &str)> = LANGUAGES
            .iter()
            .flat_map(|language| present.clone().map(move |(id, text)| (*language, id, text)))
            .collect();
        let (mut entries, mut texts) = (Vec::new(), Vec::new());
        for (language, id, text) in &records {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let (length, offset) = (word(bytes.len()), word(texts.len()));
            entries.extend([PLATFORM[0], PLATFORM[1], *language, *id, length, offset]);
            texts.extend(bytes);
        }
        let head = [0, word(records.len()), word(6 + 12 * records.len())];
        let numbers = head.into_iter().chain(entries);
        numbers.flat_map(u16::to_be_bytes).chain(texts).collect()
    }
}

fn word(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

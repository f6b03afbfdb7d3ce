//! The lists of a words file that are not of the reader of numbers.

use toml::Spanned;

use super::file::{
    BodiesFile, FeesFile, LabelsFile, PartsFile, RegulationsFile, UntakenFile, WordsFile,
};
use super::loader::Loader;
use super::{Bodies, Document, Fees, Labels, Meanings, Parts, Regulations, Untaken};

/// The words between the spaces of a text.
pub(super) fn list(text: &str) -> Vec<String> {
    // Most words have two characters.
    let mut words = Vec::with_capacity(text.len() / "局长 ".len() + 1);
    each_word(text, is_plain(text), |word| words.push(word.to_owned()));
    words
}

/// Does something with each word of a text, as they stand there: quicker where it is plain, as nearly all of the thousand
/// words of a file are.
pub(super) fn each_word<'t>(text: &'t str, is_plain: bool, with: impl FnMut(&'t str)) {
    if is_plain {
        text.split_ascii_whitespace().for_each(with);
    } else {
        text.split_whitespace().for_each(with);
    }
}

/// Whether a text has none of the marks that end a clause, and no space but those of ASCII. Told by the bytes that
/// Chinese marks and spaces begin with, which is quicker than to look for them.
pub(super) fn is_plain(text: &str) -> bool {
    let may_be = |byte: &u8| {
        matches!(byte, 0xC2 | 0xE1 | 0xE2 | 0xE3 | 0xEF | b',' | b';' | b':' | b'(' | b')')
    };
    !text.as_bytes().iter().any(may_be)
}

fn labels(file: &LabelsFile) -> Labels {
    Labels {
        begins: list(&file.begins),
        ends: list(&file.ends),
        heads: list(&file.heads),
        whole: list(&file.whole),
        channels: list(&file.channels),
        all_ways: list(&file.all_ways),
        actions: list(&file.actions),
    }
}

fn untaken(file: &UntakenFile) -> Untaken {
    Untaken {
        not: list(&file.not),
        taken: list(&file.taken),
        fees: list(&file.fees),
        charged: list(&file.charged),
        beside: list(&file.beside),
    }
}

impl Loader<'_> {
    /// All lists.
    pub(super) fn lists(&mut self, file: &WordsFile) {
        let fees = file.fees.as_ref().and_then(|fees| self.fees(fees));
        let regulations = file.regulations.as_ref().and_then(|it| self.regulations(it));
        file.documents.iter().for_each(|document| self.document(document));
        let parts = self.parts(&file.parts);
        let vocabulary = &mut self.vocabulary;
        (vocabulary.fees, vocabulary.regulations) = (fees, regulations);
        vocabulary.measures = list(file.measures.get_ref());
        vocabulary.speaks_for_area = list(&file.speaks_for_area);
        vocabulary.doubtful = list(&file.doubtful);
        vocabulary.labels = labels(&file.labels);
        vocabulary.parts = parts;
        vocabulary.set_phrases = list(&file.repeated.phrases);
        vocabulary.documents =
            file.documents.iter().map(|document| document.get_ref().clone()).collect();
        if vocabulary.measures.is_empty() {
            self.faults.add("L202", "measures 要写量词", &file.measures);
        }
    }

    fn bodies(&mut self, file: &BodiesFile) -> Bodies {
        Bodies {
            department: list(&file.department),
            departments: list(&file.departments),
            place: list(&file.place),
            places: list(&file.places),
            level: list(&file.level),
            other: list(&file.other),
            none: list(&file.none),
            having: list(&file.having),
            short: file.short.as_ref().map(|short| self.pairs(short)).unwrap_or_default(),
            before: list(&file.before),
            stands_for: list(&file.stands_for),
        }
    }

    /// How names end in full and in a short name: `委员会=委 办公室=办`.
    fn pairs(&mut self, text: &Spanned<String>) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for word in text.get_ref().split_whitespace() {
            match word.split_once('=') {
                Some((full, short)) if !full.is_empty() && !short.is_empty() => {
                    pairs.push((full.to_owned(), short.to_owned()));
                }
                _ => self.faults.add_piece("L203", "这里写成 全称=简称", (text, word)),
            }
        }
        pairs
    }

    fn parts(&mut self, file: &PartsFile) -> Parts {
        Parts {
            leads: list(&file.leads),
            others: list(&file.others),
            overlaps: list(&file.overlaps),
            ways: list(&file.ways),
            kinds: self.classes(file.kinds.as_ref()),
            shared: list(&file.shared),
            about: list(&file.about),
            apart: self.classes(file.apart.as_ref()),
            requests: list(&file.requests),
            items: list(&file.items),
            spans: list(&file.spans),
            no_whole: list(&file.no_whole),
            bodies: self.bodies(&file.bodies),
        }
    }

    /// The meanings of each class of a list.
    fn classes(&mut self, names: Option<&Spanned<String>>) -> Vec<Meanings> {
        let Some(names) = names else { return Vec::new() };
        let mut classes = Vec::new();
        for name in names.get_ref().split_whitespace() {
            match self.names.meanings(name) {
                Ok(meanings) => classes.push(meanings),
                Err(message) => self.faults.add_piece("L203", message, (names, name)),
            }
        }
        classes
    }

    fn fees(&mut self, file: &FeesFile) -> Option<Fees> {
        let row = self.row_meaning(&file.row)?;
        for name in [&file.whole, &file.part] {
            if name.get_ref().trim().is_empty() {
                self.faults.add("L203", "这里要写词", name);
            }
        }
        let (whole, part) = (file.whole.get_ref().clone(), list(file.part.get_ref()));
        let untaken = file.untaken.as_ref().map(untaken).unwrap_or_default();
        Some(Fees { row, whole, part, others: list(&file.others), untaken })
    }

    fn regulations(&mut self, file: &RegulationsFile) -> Option<Regulations> {
        Some(Regulations {
            row: self.row_meaning(&file.row)?,
            townships: list(&file.townships),
            counties: list(&file.counties),
            regions: list(&file.regions),
            departments: list(&file.departments),
            places: list(&file.places),
            central: list(&file.central),
            governments: list(&file.governments),
            offices: list(&file.offices),
        })
    }

    fn document(&mut self, document: &Spanned<Document>) {
        let Document { number, issuer, first, last, instead, beside } = document.get_ref();
        if [number, issuer, instead, beside].iter().any(|text| text.trim().is_empty()) {
            self.faults.add("L203", "issuer、number、instead、beside 都要写", document);
        } else if last.is_some_and(|last| last < *first) {
            self.faults.add("L203", "first 不能晚于 last", document);
        }
    }
}

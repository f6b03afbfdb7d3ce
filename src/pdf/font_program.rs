//! The outlines of a font, as they stand in the file (ISO 32000-1 9.9).
//!
//! printpdf writes the font around them. It copies a program several times on the way, and wants
//! nothing of it but its kind; so it is told the kind alone, and the program is put in place of that
//! when printpdf is done.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, ObjectId, Stream};
use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};

use crate::font::{Measures, cff_program};

/// A font program.
pub(super) enum Program {
    /// A font file with TrueType outlines (`FontFile2`).
    TrueType(Vec<u8>),
    /// A bare CFF program (`FontFile3` of the kind `CIDFontType0C`): of all wrappers the one under
    /// which every reader takes codes for the CIDs of its charset.
    Cff(Vec<u8>),
}

impl Program {
    /// The program of a font file; `None` for one that is damaged.
    pub(super) fn new(file: Vec<u8>) -> Option<Self> {
        match file.starts_with(b"OTTO") {
            true => Some(Self::Cff(cff_program(&file)?.to_vec())),
            false => Some(Self::TrueType(file)),
        }
    }

    /// A font for printpdf, with the measures for its descriptor (9.8). Its file is as long as what
    /// tells the kind. What codes mean is not said here: `font_codes.rs` writes that.
    pub(super) fn announce(&self, name: &str, measures: Measures) -> ParsedFont {
        let Measures { em, bounds: [x_min, y_min, x_max, y_max], .. } = measures;
        ParsedFont {
            original_bytes: self.kind().to_vec(),
            font_index: 0,
            font_name: Some(name.to_owned()),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths: BTreeMap::new(),
            units_per_em: em,
            font_metrics: FontMetrics { ascent: measures.ascent, descent: measures.descent },
            font_type: FontType::TrueType,
            pdf_font_metrics: PdfFontMetricsStub {
                units_per_em: em,
                x_min,
                y_min,
                x_max,
                y_max,
                caret_slope_rise: measures.caret_rise,
                caret_slope_run: measures.caret_run,
                // Not known: the thickness of stems, which is for readers that have to replace
                // the font, is then an ordinary one.
                us_weight_class: 0,
            },
        }
    }

    /// The first bytes of a file with such outlines (OpenType 1.9, "sfntVersion").
    const fn kind(&self) -> &'static [u8] {
        match self {
            Self::TrueType(_) => &[0, 1, 0, 0],
            Self::Cff(_) => b"OTTO",
        }
    }

    /// Puts the program where printpdf has its kind.
    ///
    /// # Errors
    /// When printpdf took it for another kind.
    pub(super) fn embed(self, document: &mut Document, descriptor: ObjectId) -> lopdf::Result<()> {
        let mut dictionary = Dictionary::new();
        let (key, program) = match self {
            Self::TrueType(program) => {
                dictionary.set("Length1", i64::try_from(program.len()).unwrap_or(i64::MAX));
                (b"FontFile2", program)
            }
            Self::Cff(program) => {
                dictionary.set("Subtype", "CIDFontType0C");
                (b"FontFile3", program)
            }
        };
        let place = document.get_dictionary(descriptor)?.get(key)?.as_reference()?;
        document.set_object(place, Stream::new(dictionary, program));
        Ok(())
    }
}

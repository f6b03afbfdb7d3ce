//! What is a part of the package, and how do others find it?
//!
//! ECMA-376 part 2: content types (10.1.2) and relationships (9.3); their names in part 1,
//! clauses 11.3, 15.2 and 22.5, and annex A.

use crate::container::Element;

/// A part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::docx) struct Part<'t> {
    /// Where it stands in the zip, `word/styles.xml`.
    pub(in crate::docx) path: String,
    /// What it is.
    pub(in crate::docx) kind: PartKind,
    /// The part that knows it, `word/document.xml`; empty for the package itself.
    pub(in crate::docx) from: &'static str,
    /// By which name that part speaks of it.
    pub(in crate::docx) id: String,
    /// What it says.
    pub(in crate::docx) content: Content<'t>,
}

/// The content of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::docx) enum Content<'t> {
    /// XML.
    Xml(Element<'t>),
    /// Anything else, as it is.
    Bytes(Vec<u8>),
}

impl Content<'_> {
    /// As it stands in the zip.
    pub(in crate::docx) fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Xml(root) => root.to_part(),
            Self::Bytes(bytes) => bytes.clone(),
        }
    }
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::docx) enum PartKind {
    /// The main part.
    Document,
    /// Styles.
    Styles,
    /// Settings.
    Settings,
    /// The font table.
    FontTable,
    /// A footer.
    Footer,
    /// An embedded font.
    Font,
    /// XML of any vocabulary.
    CustomXml,
    /// What such XML is called by.
    CustomXmlProperties,
    /// Core properties.
    CoreProperties,
    /// Properties that Office programs know.
    ExtendedProperties,
    /// Properties of one's own.
    CustomProperties,
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.";
const PACKAGE: &str = "application/vnd.openxmlformats-package.";
const OFFICE_RELATIONSHIP: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE_RELATIONSHIP: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";

impl PartKind {
    /// The content type of such a part.
    pub(in crate::docx) fn content_type(self) -> String {
        match self {
            Self::Document => format!("{WORD}document.main+xml"),
            Self::Styles => format!("{WORD}styles+xml"),
            Self::Settings => format!("{WORD}settings+xml"),
            Self::FontTable => format!("{WORD}fontTable+xml"),
            Self::Footer => format!("{WORD}footer+xml"),
            Self::Font => format!("{OFFICE}obfuscatedFont"),
            Self::CustomXml => "application/xml".to_owned(),
            Self::CustomXmlProperties => format!("{OFFICE}customXmlProperties+xml"),
            Self::CoreProperties => format!("{PACKAGE}core-properties+xml"),
            Self::ExtendedProperties => format!("{OFFICE}extended-properties+xml"),
            Self::CustomProperties => format!("{OFFICE}custom-properties+xml"),
        }
    }

    /// The type of a relationship that leads to such a part.
    pub(in crate::docx) fn relationship(self) -> String {
        let of_office = |name: &str| format!("{OFFICE_RELATIONSHIP}{name}");
        match self {
            Self::Document => of_office("officeDocument"),
            Self::Styles => of_office("styles"),
            Self::Settings => of_office("settings"),
            Self::FontTable => of_office("fontTable"),
            Self::Footer => of_office("footer"),
            Self::Font => of_office("font"),
            Self::CustomXml => of_office("customXml"),
            Self::CustomXmlProperties => of_office("customXmlProps"),
            Self::CoreProperties => format!("{PACKAGE_RELATIONSHIP}core-properties"),
            Self::ExtendedProperties => of_office("extended-properties"),
            Self::CustomProperties => of_office("custom-properties"),
        }
    }
}

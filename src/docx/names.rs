//! Namespaces, where parts stand, and the names by which they refer to styles and to each other.

/// The main part; parts of its folder are known by it.
pub(super) const MAIN: &str = "word/document.xml";
/// The font table, which knows the embedded fonts.
pub(super) const FONT_TABLE: &str = "word/fontTable.xml";
/// The figures.
pub(super) const FIGURES: &str = "customXml/item1.xml";
/// What the figures are called by.
pub(super) const FIGURES_PROPERTIES: &str = "customXml/itemProps1.xml";
/// The custom properties, among them the digest of all parts.
pub(super) const CUSTOM_PROPERTIES: &str = "docProps/custom.xml";
/// The custom property with the digest of the other parts.
pub(super) const DIGEST: &str = "genreport.digest";

/// WordprocessingML, ECMA-376 part 1, annex A.1.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Relationships, ECMA-376 part 1, annex A.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Relationship of the main part to the footer of odd pages.
pub(super) const ODD_FOOTER: &str = "rId4";
/// Relationship of the main part to the footer of even pages.
pub(super) const EVEN_FOOTER: &str = "rId5";

/// Word's own style of all text.
pub(super) const NORMAL: &str = "Normal";
/// Word's own 正文缩进: paragraphs indented by two characters.
pub(super) const BODY: &str = "NormalIndent";
/// Word's own 标题.
pub(super) const TITLE: &str = "Title";
/// Word's own 页脚.
pub(super) const FOOTER: &str = "Footer";
/// Word's own 页码, of characters.
pub(super) const PAGE_NUMBER: &str = "PageNumber";
/// Word's own 签名.
pub(super) const SIGNATURE: &str = "Signature";
/// Word's own 日期.
pub(super) const DATE: &str = "Date";
/// Figures, centred.
pub(super) const TABLE_TEXT: &str = "TableText";
/// Labels, flush left.
pub(super) const TABLE_LABEL: &str = "TableLabel";
/// Heads of columns and bands.
pub(super) const TABLE_HEADING: &str = "TableHeading";
/// The date below the title, Word's own 副标题.
pub(super) const TITLE_DATE: &str = "Subtitle";
/// Names of attachments, 附件说明.
pub(super) const ATTACHMENT: &str = "Attachment";
/// Word's own 题注: the line above a free table.
pub(super) const CAPTION: &str = "Caption";
/// The unit of a table's figures, at the right above it.
pub(super) const TABLE_UNIT: &str = "TableUnit";
/// Keeps a table apart from what follows it.
pub(super) const TABLE_GAP: &str = "TableGap";
/// The tables' borders.
pub(super) const TABLE: &str = "ReportTable";

/// The deepest level of heading.
pub(super) const LEVELS: u8 = 4;

/// Word's own 标题 1 to 标题 4.
pub(super) fn heading(level: u8) -> String {
    format!("Heading{}", level.clamp(1, LEVELS))
}

/// A head that runs into its paragraph.
pub(super) fn run_in(level: u8) -> String {
    format!("RunInHead{}", level.clamp(1, LEVELS))
}

//! In which order must the children of an element stand?
//!
//! The `xsd:sequence` groups of ECMA-376 part 1, annex A.1 (`wml.xsd`). Word refuses some
//! files where it is broken. Only elements that are written here are listed, with a few
//! neighbours.

/// Parents and their children in order.
const SEQUENCES: [(&str, &[&str]); 14] = [
    ("w:styles", &["w:docDefaults", "w:latentStyles", "w:style"]),
    ("w:pPr", &PARAGRAPH),
    ("w:rPr", &RUN),
    ("w:tblPr", &TABLE),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:trPr", &ROW),
    ("w:tcPr", &CELL),
    ("w:sectPr", &SECTION),
    ("w:style", &STYLE),
    ("w:docDefaults", &["w:rPrDefault", "w:pPrDefault"]),
    ("w:settings", &SETTINGS),
    ("w:compat", &COMPATIBILITY),
    ("w:font", &FONT),
];

/// 17.3.1.26, `CT_PPr`.
#[rustfmt::skip]
const PARAGRAPH: [&str; 33] = [
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl",
    "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens",
    "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
    "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:outlineLvl", "w:cnfStyle", "w:rPr", "w:sectPr",
];

/// 17.3.2.28, `EG_RPrBase`.
#[rustfmt::skip]
const RUN: [&str; 22] = [
    "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:strike", "w:noProof",
    "w:snapToGrid", "w:vanish", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz",
    "w:szCs", "w:u", "w:fitText", "w:vertAlign", "w:lang", "w:eastAsianLayout",
];

/// 17.4.60, `CT_TblPr`.
#[rustfmt::skip]
const TABLE: [&str; 15] = [
    "w:tblStyle", "w:tblpPr", "w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders",
    "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
];

/// 17.4.82, `CT_TrPr`. The schema leaves the order free; one order makes files comparable.
const ROW: [&str; 5] = ["w:cnfStyle", "w:cantSplit", "w:trHeight", "w:tblHeader", "w:jc"];

/// 17.4.70, `CT_TcPr`.
#[rustfmt::skip]
const CELL: [&str; 12] = [
    "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders", "w:shd",
    "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign",
];

/// 17.6.17, `CT_SectPr`.
#[rustfmt::skip]
const SECTION: [&str; 12] = [
    "w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:pgBorders",
    "w:pgNumType", "w:cols", "w:vAlign", "w:titlePg", "w:textDirection", "w:docGrid",
];

/// 17.7.4.17, `CT_Style`.
#[rustfmt::skip]
const STYLE: [&str; 15] = [
    "w:name", "w:aliases", "w:basedOn", "w:next", "w:link", "w:hidden", "w:uiPriority",
    "w:semiHidden", "w:unhideWhenUsed", "w:qFormat", "w:locked", "w:pPr", "w:rPr", "w:tblPr",
    "w:tcPr",
];

/// 17.8.3.10, `CT_Font`.
const FONT: [&str; 7] = [
    "w:altName",
    "w:panose1",
    "w:charset",
    "w:family",
    "w:notTrueType",
    "w:pitch",
    "w:embedRegular",
];

/// 17.15.1.78, `CT_Settings`.
#[rustfmt::skip]
const SETTINGS: [&str; 13] = [
    "w:zoom", "w:embedTrueTypeFonts", "w:saveSubsetFonts", "w:defaultTabStop", "w:evenAndOddHeaders", "w:drawingGridVerticalSpacing",
    "w:characterSpacingControl", "w:noLineBreaksAfter", "w:noLineBreaksBefore", "w:compat",
    "w:themeFontLang", "w:decimalSymbol", "w:listSeparator",
];

/// 17.15.3, `CT_Compat`.
#[rustfmt::skip]
const COMPATIBILITY: [&str; 8] = [
    "w:spaceForUL", "w:balanceSingleByteDoubleByteWidth", "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace", "w:doNotExpandShiftReturn", "w:adjustLineHeightInTable", "w:useFELayout",
    "w:compatSetting",
];

/// The children of an element of WordprocessingML in the order that the schema asks for, if it is
/// one with an order that is written here: what a check of a file goes by.
#[must_use]
pub fn child_order(parent: &str) -> Option<&'static [&'static str]> {
    SEQUENCES.iter().find(|(known, _)| *known == parent).map(|(_, children)| *children)
}

/// Where `child` stands in a sequence; what is not listed goes last.
pub(super) fn rank(sequence: &[&str], child: &str) -> usize {
    sequence.iter().position(|known| *known == child).unwrap_or(sequence.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_listed_twice() {
        for (parent, children) in SEQUENCES {
            for (at, child) in children.iter().enumerate() {
                assert_eq!(rank(children, child), at, "{parent} {child}");
            }
        }
    }
}

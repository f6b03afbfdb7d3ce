//! `word/settings.xml`: by which rules does Word set lines?
//!
//! ECMA-376 part 1, 17.15.1.78. The lists of 17.15.1.58 and 17.15.1.59 replace Word's own,
//! so they are written in full.

use crate::container::{Element, element};
use crate::document::LANGUAGE;
use crate::docx::measures::line_pitch;
use crate::docx::names::W;
use crate::docx::value::value;
use crate::form::Form;
use crate::text::Prohibition;

/// Marks that may not end a line.
const NOT_AT_END: &str = "“‘（〔【《〈「『〖［｛/／￥¥$№§#+−±([{";
/// Marks that may not start a line.
const NOT_AT_START: &str =
    "。，、；：？！．·‧・”’）〕】》〉」』〗］｝–-～〜—⸺…⋯/／%％‰℃°′″々!,.:;?)]}";

/// Settings of Chinese Word that have no value, in the order of `CT_Compat`.
const COMPATIBILITY: [&str; 7] = [
    "w:spaceForUL",
    "w:balanceSingleByteDoubleByteWidth",
    "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace",
    "w:doNotExpandShiftReturn",
    "w:adjustLineHeightInTable",
    "w:useFELayout",
];

/// Word 2013 and later; without it Word opens the file in compatibility mode.
const COMPATIBILITY_SETTINGS: [(&str, &str); 5] = [
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
];

/// The part; where fonts are embedded, a program that saves the file keeps doing so.
pub(super) fn part(form: &Form, embeds_fonts: bool) -> Element<'static> {
    let embedding = ["w:embedTrueTypeFonts", "w:saveSubsetFonts"].map(element);
    let line_breaks =
        |name, marks: String| element(name).attribute("w:lang", LANGUAGE).attribute("w:val", marks);
    element("w:settings")
        .attribute("xmlns:w", W)
        .child(element("w:zoom").attribute("w:percent", 100))
        .children(embedding.into_iter().filter(|_| embeds_fonts))
        .child(value("w:defaultTabStop", 420))
        .child(element("w:evenAndOddHeaders"))
        .child(value("w:drawingGridVerticalSpacing", line_pitch(&form.page)))
        .child(value("w:characterSpacingControl", "compressPunctuation"))
        .child(line_breaks("w:noLineBreaksAfter", without_free(NOT_AT_END, form)))
        .child(line_breaks("w:noLineBreaksBefore", without_free(NOT_AT_START, form)))
        .child(compatibility())
        .child(value("w:themeFontLang", "en-US").attribute("w:eastAsia", LANGUAGE))
        .child(value("w:decimalSymbol", "."))
        .child(value("w:listSeparator", ","))
}

/// The marks of a list but those that the layout's level of prohibition leaves free. `—` stays:
/// Word cannot tell a connector, which no level lets start a line, from half of a dash.
fn without_free(marks: &str, form: &Form) -> String {
    let free = match form.typography.prohibition {
        Prohibition::Basic => "⸺…⋯/／",
        Prohibition::Gb => "⸺…⋯",
        Prohibition::Strict => "",
    };
    marks.chars().filter(|mark| !free.contains(*mark)).collect()
}

fn compatibility() -> Element<'static> {
    let settings = COMPATIBILITY_SETTINGS.map(|(name, setting)| {
        element("w:compatSetting")
            .attribute("w:name", name)
            .attribute("w:uri", "http://schemas.microsoft.com/office/word")
            .attribute("w:val", setting)
    });
    element("w:compat").children(COMPATIBILITY.map(element)).children(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{classify, is_banned_at_end, is_banned_at_start};

    /// Word is told the rules that the PDF is set by; some marks count only beside a number.
    #[test]
    fn the_lists_agree_with_our_own_rules() {
        let class = |c: char| classify(&format!("1{c}1"))[1].class;
        for c in NOT_AT_START.chars().filter(|c| !c.is_ascii()) {
            assert!(is_banned_at_start(class(c), Prohibition::Strict), "{c}");
        }
        for c in NOT_AT_END.chars().filter(|c| !c.is_ascii()) {
            assert!(is_banned_at_end(class(c), Prohibition::Strict), "{c}");
        }
    }
}

//! Fonts inside a DOCX have what is asked of them (ECMA-376 part 1, 17.8).

use std::collections::BTreeMap;

use genreport::container::{Element, parse, unzip};
use genreport::document::Document;
use genreport::docx::{self, Options};
use genreport::layout;
use genreport::session::OutputOptions;

use crate::chain::{self, fonts};
use crate::data::{self, document, form, replaced};
use crate::docx_structure::faults;

#[test]
fn with_its_fonts_inside_a_report_is_sound() {
    let options = OutputOptions { fonts: true, ..OutputOptions::default() };
    let made = chain::made_with(data::WEIBEI, data::LAYOUT_2021, fonts(), options);
    let bytes = chain::bytes(made, "docx");
    assert_eq!(faults(&bytes), Vec::<String>::new());
}

/// A DOCX with its fonts inside, by the paths of its parts.
fn parts(document: &Document, layout: &str) -> BTreeMap<String, Vec<u8>> {
    let form = form(layout);
    let plan = layout::plan(document, &form, fonts());
    let plan = layout::set(document, plan, &form, fonts()).plan;
    let options = Options { embedded_fonts: Some(fonts()), ..Options::default() };
    let docx = docx::write(document, &plan, &form, &options).unwrap();
    unzip(&docx, u64::MAX).unwrap().into_iter().collect()
}

/// The font files by the families that they stand for, as 17.8.1 makes them readable.
fn families(parts: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let table = parse(&parts["word/fontTable.xml"]).unwrap();
    let relationships = parse(&parts["word/_rels/fontTable.xml.rels"]).unwrap();
    let file = |embedded: &Element<'_>| {
        let id = embedded.get("r:id");
        let target = relationships.elements().find(|one| one.get("Id") == id).unwrap();
        let mut file = parts[&format!("word/{}", target.get("Target").unwrap())].clone();
        let key = embedded.get("w:fontKey").unwrap().replace(['{', '-', '}'], "");
        let key = u128::from_str_radix(&key, 16).unwrap().to_le_bytes();
        for (byte, key) in file[..32].iter_mut().zip(key.iter().cycle()) {
            *byte ^= key;
        }
        file
    };
    let fonts = table.elements().filter_map(|font| {
        let family = font.get("w:name").unwrap().to_owned();
        Some((family, file(font.find("w:embedRegular")?)))
    });
    fonts.collect()
}

/// The families of the page number, for Latin and for Chinese text.
fn page_number(parts: &BTreeMap<String, Vec<u8>>) -> [String; 2] {
    let styles = parse(&parts["word/styles.xml"]).unwrap();
    let is_it = |style: &&Element<'_>| style.get("w:styleId") == Some("PageNumber");
    let style = styles.elements().find(is_it).unwrap();
    let fonts = style.find("w:rPr").unwrap().find("w:rFonts").unwrap();
    ["w:ascii", "w:eastAsia"].map(|name| fonts.get(name).unwrap().to_owned())
}

/// What of `wanted` a font has not.
fn missing(font: &[u8], wanted: &str) -> String {
    let face = ttf_parser::Face::parse(font, 0).unwrap();
    wanted.chars().filter(|c| face.glyph_index(*c).is_none_or(|glyph| glyph.0 == 0)).collect()
}

/// `— 1 —` (GB/T 9704-2012 7.5): a program may take the rule and the spaces from either family,
/// digits from the Latin one.
#[test]
fn a_page_number_is_in_the_fonts_inside_whatever_the_text_has() {
    let own = "page_number = { font = \"宋体\", size = \"14pt\", own_latin = true }";
    let other = |font: &str| {
        let style = format!("page_number = {{ font = \"{font}\", size = \"14pt\" }}");
        replaced(data::LAYOUT_2021, own, &style)
    };
    let layouts = [data::LAYOUT_2021.to_owned(), other("宋体"), other("黑体"), other("小标宋")];
    for layout in layouts {
        for document in [Document::default(), document(data::BLANK, &layout)] {
            let parts = parts(&document, &layout);
            let ([latin, chinese], files) = (page_number(&parts), families(&parts));
            assert_eq!(missing(&files[&latin], "— 0123456789"), "", "{latin}");
            assert_eq!(missing(&files[&chinese], "— "), "", "{chinese}");
        }
    }
}

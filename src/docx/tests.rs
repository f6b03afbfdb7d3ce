//! The writer as a whole.

mod elements;

use super::conformance::normalise;
use super::names::FONT_TABLE;
use super::package::{Content, Part};
use super::parts::{Material, parts};
use super::{DocxError, Options, sample, write};
use crate::base::Located;
use crate::document::{Block, Signature};
#[cfg(feature = "bundled-fonts")]
use crate::font::FontLibrary;
use crate::layout::Plan;

#[test]
fn every_part_is_in_schema_order() {
    let form = sample::form();
    let document = sample::document(&form);
    let plan = sample::plan(&document, &form);
    let material = Material::new(&document, &plan, &form).expect("built");
    for part in parts(&material, &document, &plan, &form, &Options::default()).expect("written") {
        let Part { path, content: Content::Xml(root), .. } = part else { panic!("no XML") };
        let mut again = root.clone();
        normalise(&mut again);
        assert_eq!(again, root, "{path}");
    }
}

#[test]
fn the_same_bytes_from_anywhere() {
    let first = sample::docx();
    // The crate numbers paragraphs by a counter of the thread.
    let _ = docx_rs::Paragraph::new();
    assert_eq!(sample::docx(), first);
    let threads = [0, 1].map(|_| std::thread::spawn(sample::docx));
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), first);
    }
}

#[test]
fn another_reader_gives_every_paragraph_back() {
    let form = sample::form();
    let document = sample::document(&form);
    let read = docx_rs::read_docx(&sample::docx()).expect("readable");
    let texts: Vec<String> = read.document.children.iter().filter_map(raw_text).collect();
    let title: String = document.title.lines.iter().map(Located::as_str).collect();
    let mut expected = vec![title];
    for block in &document.blocks {
        expected.extend(block_texts(block));
    }
    assert_eq!(texts, expected);
}

fn raw_text(child: &docx_rs::DocumentChild) -> Option<String> {
    match child {
        docx_rs::DocumentChild::Paragraph(paragraph) => {
            Some(paragraph.raw_text().replace('\n', ""))
        }
        _ => None,
    }
}

fn block_texts(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. } => vec![text.as_str().to_owned()],
        Block::Paragraph(inlines) => {
            vec![inlines.iter().map(|inline| inline.text.as_str()).collect()]
        }
        Block::Table(_) => Vec::new(),
        Block::Attachments(_) => panic!("there are none"),
        Block::Signature(Signature { name, date, .. }) => {
            [name, date].into_iter().flatten().map(|text| text.as_str().to_owned()).collect()
        }
    }
}

#[test]
fn a_plan_of_another_document_is_refused() {
    let form = sample::form();
    let document = sample::document(&form);
    let error =
        write(&document, &Plan::default(), &form, &Options::default()).expect_err("no measures");
    assert_eq!(error, DocxError::Plan { table: "disclosure".into() });
    assert!(error.to_string().contains("disclosure"));
}

/// Each font of the table is that of its part: taken back with its key, it is a font of the name.
#[cfg(feature = "bundled-fonts")]
#[test]
fn the_fonts_inside_are_those_of_the_font_table() {
    let form = sample::form();
    let document = sample::document(&form);
    let plan = sample::plan(&document, &form);
    let library = FontLibrary::bundled().expect("fonts");
    let options = Options { embedded_fonts: Some(&library), ..Options::default() };
    let material = Material::new(&document, &plan, &form).expect("built");
    let parts = parts(&material, &document, &plan, &form, &options).expect("written");
    let table = parts.iter().find(|part| part.path == FONT_TABLE).expect("a font table");
    let Content::Xml(table) = &table.content else { panic!("no XML") };
    let mut count = 0;
    for font in table.elements() {
        let embedded = font.find("w:embedRegular").expect("a font inside");
        let id = embedded.get("r:id").expect("an id");
        let of = |part: &&Part| part.from == FONT_TABLE && part.id == id;
        let Content::Bytes(file) = &parts.iter().find(of).expect("its part").content else {
            panic!("no bytes")
        };
        let key = embedded.get("w:fontKey").expect("a key");
        let hex: Vec<char> = key.chars().filter(char::is_ascii_hexdigit).collect();
        let byte = |pair: &[char]| {
            u8::from_str_radix(&pair.iter().collect::<String>(), 16).expect("hexadecimal")
        };
        let key: Vec<u8> = hex.chunks(2).map(byte).rev().collect();
        let mut file = file.clone();
        for (at, byte) in file.iter_mut().take(32).enumerate() {
            *byte ^= key[at % 16];
        }
        let name = font.get("w:name").expect("a name");
        let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(file[..4], [0, 1, 0, 0], "{name}");
        assert!(file.windows(utf16.len()).any(|bytes| bytes == utf16), "{name}");
        count += 1;
    }
    assert_eq!(count, 6);
}

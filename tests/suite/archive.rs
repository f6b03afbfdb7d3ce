//! The PDF as an archive and a screen reader take it, by our own lights: what the file says of
//! itself, its structure, and that a file that fails is known. veraPDF has its say in `judges`.

use std::collections::BTreeSet;

use genreport::font::FontLibrary;
use genreport::model::Created;
use genreport::pdf::{self, Options, Source, Violation};
use genreport::{document, layout};
use lopdf::{Dictionary, Document, Object};

use crate::data;
use crate::pdf::set;

#[path = "archive/broken.rs"]
pub(crate) mod broken;
#[path = "archive/heads.rs"]
mod heads;

fn written(text: &str, options: &Options<'_>) -> Vec<u8> {
    let document = data::document(text, data::LAYOUT_2021);
    written_document(&document, options)
}

fn written_document(document: &document::Document, options: &Options<'_>) -> Vec<u8> {
    let form = data::form(data::LAYOUT_2021);
    let fonts = FontLibrary::bundled().unwrap();
    let plan = layout::plan(document, &form, &fonts);
    let pages = layout::set(document, plan, &form, &fonts).pages;
    pdf::write(&pages, &document.properties, &fonts, options).unwrap()
}

fn load(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

fn text(dictionary: &Dictionary, key: &str) -> Option<String> {
    lopdf::decode_text_string(dictionary.get(key.as_bytes()).ok()?).ok()
}

fn information(document: &Document) -> &Dictionary {
    let id = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    document.get_dictionary(id).unwrap()
}

fn xmp(document: &Document) -> String {
    let id = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object(id).unwrap().as_stream().unwrap();
    assert!(!stream.dict.has(b"Filter"), "readable by programs that know no PDF");
    String::from_utf8(stream.content.clone()).unwrap()
}

#[test]
fn information_and_metadata_say_the_same() {
    let document = load(&set(data::EXAMPLE_2023, data::LAYOUT_2021).1);
    let (information, xmp) = (information(&document), xmp(&document));
    for (key, element, value) in [
        ("Title", "dc:title", "示例县自然资源和规划局2023年政府信息公开工作年度报告"),
        ("Author", "dc:creator", "示例县自然资源和规划局"),
        ("Subject", "dc:description", "政府信息公开工作年度报告"),
        ("Keywords", "pdf:Keywords", "政府信息公开, 年度报告, 2023年"),
        ("Producer", "pdf:Producer", concat!("genreport ", env!("CARGO_PKG_VERSION"))),
    ] {
        assert_eq!(text(information, key).as_deref(), Some(value));
        let (_, rest) = xmp.split_once(&format!("<{element}>")).unwrap();
        let (inner, _) = rest.split_once(&format!("</{element}>")).unwrap();
        assert!(inner.contains(&format!(">{value}<")) || inner == value, "{element}: {inner}");
    }
    assert!(xmp.contains("<dc:coverage>2023</dc:coverage>"), "{xmp}");
    assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>"), "{xmp}");
}

#[test]
fn what_is_not_xml_does_not_break_the_metadata() {
    let title = "title = \"甲<乙>&“丙”\"\nyear = ";
    let authority = "authority = \"\\u0001 某\\u0001局\\r&\\uFFFE<\\uFFFF \"\nyear = ";
    for head in [title, authority] {
        let input = crate::command_line::GOOD.replacen("year = ", head, 1);
        let input = match head == authority {
            true => input.replacen("authority = \"某县人民政府\"\n", "title = \"甲\"\n", 1),
            false => input,
        };
        let bytes = written(&input, &Options::default());
        assert_eq!(pdf::violations(&bytes).unwrap(), []);
    }
}

#[test]
fn the_date_is_that_of_the_input_or_the_callers_or_none() {
    let created = Some(Created::Second(1_705_392_000));
    let options = Options { created, ..Options::default() };
    for (input, options, pdf, xmp_date) in [
        (data::EXAMPLE_2023, &options, Some("D:20240122"), Some("2024-01-22")),
        (data::WEIBEI, &options, Some("D:20240116080000Z"), Some("2024-01-16T08:00:00Z")),
        (data::WEIBEI, &Options::default(), None, None),
    ] {
        let document = load(&written(input, options));
        for key in ["CreationDate", "ModDate"] {
            assert_eq!(text(information(&document), key).as_deref(), pdf);
        }
        let xmp = xmp(&document);
        for key in ["xmp:CreateDate", "xmp:ModifyDate"] {
            let element = xmp_date.map(|date| format!("<{key}>{date}</{key}>"));
            assert_eq!(xmp.contains(key), element.is_some());
            assert!(element.is_none_or(|element| xmp.contains(&element)), "{xmp}");
        }
    }
}

#[test]
fn the_identity_is_the_contents_own() {
    let id = |bytes: &[u8]| {
        let document = load(bytes);
        let id = document.trailer.get(b"ID").unwrap().as_array().unwrap().clone();
        assert_eq!(id[0], id[1]);
        (id[0].clone(), xmp(&document).split_once("<xmpMM:DocumentID>").unwrap().1[..41].to_owned())
    };
    let one = written(data::WEIBEI, &Options::default());
    assert_eq!(id(&one), id(&written(data::WEIBEI, &Options::default())));
    // One digit changed: the files have the same shape.
    let text = data::replaced(data::WEIBEI, "浏览量1646人次", "浏览量1746人次");
    let other = id(&written(&text, &Options::default()));
    assert_ne!(id(&one).0, other.0);
    assert_ne!(id(&one).1, other.1);
    assert!(other.1.starts_with("uuid:"), "{}", other.1);
}

#[test]
fn the_data_are_inside_on_request_just_as_they_are() {
    let source = Source { name: "年报 (1).toml", bytes: data::WEIBEI.as_bytes() };
    let options = Options { source: Some(source), ..Options::default() };
    let bytes = written(data::WEIBEI, &options);
    assert_eq!(pdf::violations(&bytes).unwrap(), []);
    let document = load(&bytes);
    let catalog = document.catalog().unwrap();
    let id = catalog.get(b"AF").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    let specification = document.get_dictionary(id).unwrap();
    assert_eq!(text(specification, "UF").as_deref(), Some("年报 (1).toml"));
    assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    let files = specification.get(b"EF").unwrap().as_dict().unwrap();
    let file = document.get_object(files.get(b"F").unwrap().as_reference().unwrap()).unwrap();
    let content = file.as_stream().unwrap().decompressed_content().unwrap();
    assert_eq!(content, data::WEIBEI.as_bytes());
    assert!(xmp(&document).contains("<pdfaid:part>3</pdfaid:part>"));
}

#[test]
fn the_file_opens_as_wide_as_the_window_with_bookmarks_and_numbered_pages() {
    let document = load(&set(data::HUAIAN, data::LAYOUT_2021).1);
    let catalog = document.catalog().unwrap();
    let action = catalog.get(b"OpenAction").unwrap().as_array().unwrap();
    let first = *document.get_pages().values().next().unwrap();
    assert_eq!(action[0].as_reference().unwrap(), first);
    assert_eq!(action[1].as_name().unwrap(), b"FitH");
    assert_eq!(action[2].as_i64().unwrap(), 842);
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    let labels = catalog.get(b"PageLabels").unwrap().as_dict().unwrap();
    let numbers = labels.get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(numbers[0], Object::Integer(0));
    assert_eq!(numbers[1].as_dict().unwrap().get(b"S").unwrap().as_name().unwrap(), b"D");
}

/// `1.` right under `一、`: on the page a heading of the third level, to readers of the second.
#[test]
fn a_level_left_out_is_not_skipped() {
    let words = "text = \"总体情况。\"";
    let headings = "text = '''\n1.机构建设\n本年。\n（1）人员\n本年。\n（一）平台建设\n本年。'''";
    let input = data::replaced(crate::command_line::GOOD, words, headings);
    let bytes = written(&input, &Options::default());
    assert_eq!(pdf::violations(&bytes).unwrap(), []);
    let document = load(&bytes);
    let types = document.objects.values().filter_map(|object| {
        let name = object.as_dict().ok()?.get(b"S").ok()?.as_name().ok()?;
        name.starts_with(b"H").then(|| String::from_utf8(name.to_vec()).unwrap())
    });
    let types: Vec<String> = types.take(5).collect();
    assert_eq!(types, ["H1", "H2", "H3", "H4", "H3"]);
}

#[test]
fn english_phrases_are_marked_and_names_are_not() {
    let words = "text = \"总体情况。\"";
    let english = "text = \"依据Freedom of Information Act和 WPS 编写。\"";
    let bytes =
        written(&data::replaced(crate::command_line::GOOD, words, english), &Options::default());
    let document = load(&bytes);
    let parts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let english = parts.filter(|part| part.has(b"S") && text(part, "Lang").is_some());
    assert_eq!(english.count(), 1, "one phrase, on one line");
    assert_eq!(pdf::violations(&bytes).unwrap(), []);
}

#[test]
fn a_sound_file_has_no_violation() {
    for (text, layout) in [
        (data::BLANK, data::LAYOUT_2021),
        (data::EXAMPLE_2019, data::LAYOUT_2019),
        (data::EXAMPLE_2023, data::LAYOUT_2021),
        (data::HUAIAN, data::LAYOUT_2021),
        (data::WEIBEI, data::LAYOUT_2021),
    ] {
        assert_eq!(pdf::violations(&set(text, layout).1).unwrap(), []);
    }
    assert!(pdf::violations(b"no PDF").is_err());
}

/// The kinds of violation. A new one does not compile here until it has its place, and then needs
/// a file that is broken so.
fn kind(violation: &Violation) -> usize {
    match violation {
        Violation::NoLanguage => 0,
        Violation::NotMarked => 1,
        Violation::NoWindowTitle => 2,
        Violation::NoOutputIntent => 3,
        Violation::NoIdentity => 4,
        Violation::PageSize { .. } => 5,
        Violation::NoTabOrder { .. } => 6,
        Violation::TooLong(_) => 7,
        Violation::Metadata(_) => 8,
        Violation::FontNotEmbedded(_) => 9,
        Violation::NoCharacters(_) => 10,
        Violation::Encoding(_) => 11,
        Violation::UnknownCharacter(_) => 12,
        Violation::Width(_) => 13,
        Violation::MissingGlyph { .. } => 14,
        Violation::Unmarked { .. } => 15,
        Violation::Nesting { .. } => 16,
        Violation::Disconnected { .. } => 17,
        Violation::NoStructure => 18,
        Violation::UnknownType(_) => 19,
        Violation::WrongPlace { .. } => 20,
        Violation::HeadingSkipped(_) => 21,
        Violation::RaggedTable { .. } => 22,
        Violation::NoScope { .. } => 23,
        Violation::UnknownHead(_) => 24,
        Violation::Identifier(_) => 25,
        Violation::Attachment(_) => 26,
        Violation::FontProgram(_) => 27,
        // Found when a font is subset (`fonts.rs`); and of more objects than a test can make.
        Violation::EmbeddingForbidden(_) | Violation::TooMany => KINDS,
    }
}

const KINDS: usize = 28;

/// Every violation there is has a file that is broken so, and is found in it, alone or with what
/// follows from it.
#[test]
fn every_violation_is_found() {
    let options = Options {
        source: Some(Source { name: "a.toml", bytes: b"year = 2022" }),
        ..Options::default()
    };
    let plain = written(data::EXAMPLE_2023, &Options::default());
    let with_source = written(data::EXAMPLE_2023, &options);
    let mut kinds = BTreeSet::new();
    for broken in broken::all() {
        let bytes = broken.break_file(if broken.with_source { &with_source } else { &plain });
        let found = pdf::violations(&bytes).unwrap();
        let is_found = found.iter().any(|violation| (broken.is)(violation));
        assert!(is_found, "{}: {found:?}", broken.name);
        kinds.extend(found.iter().filter(|violation| (broken.is)(violation)).map(kind));
    }
    assert_eq!(kinds, (0..KINDS).collect());
}

//! Files broken on purpose, each in one way.

use genreport::pdf::Violation;
use lopdf::{Dictionary, Document, Object, Stream};

/// A way to break a file.
pub(crate) struct Broken {
    pub(crate) name: &'static str,
    /// Whether the file has data inside.
    pub(crate) with_source: bool,
    act: fn(&mut Document),
    /// Whether a violation is the one that this makes.
    pub(crate) is: fn(&Violation) -> bool,
    /// Whether veraPDF looks for it too.
    pub(crate) known_to_verapdf: bool,
}

impl Broken {
    /// The file, broken.
    pub(crate) fn break_file(&self, pdf: &[u8]) -> Vec<u8> {
        let mut document = Document::load_mem(pdf).unwrap();
        (self.act)(&mut document);
        let broken = saved(document);
        assert_ne!(broken, saved(Document::load_mem(pdf).unwrap()), "{} does nothing", self.name);
        broken
    }
}

/// A document as it is saved by other programs.
pub(crate) fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    bytes
}

macro_rules! broken {
    ($name:literal, $act:expr, $violation:pat) => {
        broken!($name, $act, $violation, true)
    };
    ($name:literal, $act:expr, $violation:pat, $known:literal) => {
        Broken {
            name: $name,
            with_source: $name.starts_with("data"),
            act: $act,
            is: |violation| matches!(violation, $violation),
            known_to_verapdf: $known,
        }
    };
}

/// The ten that CI runs past veraPDF first, then all others.
pub(crate) fn all() -> Vec<Broken> {
    use Violation as V;
    vec![
        broken!("no language", |d| catalog(d, |c| drop(c.remove(b"Lang"))), V::NoLanguage),
        broken!("wrong width", wrong_width, V::Width(_)),
        broken!("row span missing", |d| attribute(d, b"RowSpan", None), V::RaggedTable { .. }),
        broken!("row as paragraph", |d| retype(d, b"TR", "P"), V::WrongPlace { .. }),
        broken!("heading skipped", |d| retype(d, b"H2", "H4"), V::HeadingSkipped(_)),
        broken!(
            "no characters",
            |d| fonts(d, b"Type0", |f| drop(f.remove(b"ToUnicode"))),
            V::NoCharacters(_)
        ),
        broken!(
            "no output intent",
            |d| catalog(d, |c| drop(c.remove(b"OutputIntents"))),
            V::NoOutputIntent
        ),
        broken!(
            "dangling headers",
            |d| attribute(d, b"Headers", Some(vec![Object::string_literal("nobody")].into())),
            V::UnknownHead(_),
            false
        ),
        broken!("font not embedded", font_not_embedded, V::FontNotEmbedded(_)),
        broken!(
            "wrong metadata",
            |d| metadata(d, "<pdfaid:part>2", "<pdfaid:part>1"),
            V::Metadata("PDF/A 部分")
        ),
        broken!(
            "no metadata",
            |d| catalog(d, |c| drop(c.remove(b"Metadata"))),
            V::Metadata("全部内容")
        ),
        broken!(
            "no claim of PDF/UA",
            |d| metadata(d, "pdfuaid:part", "pdfuaid:rev"),
            V::Metadata("PDF/UA 部分")
        ),
        broken!(
            "title not the same",
            |d| metadata(d, "x-default\">示例", "x-default\">样例"),
            V::Metadata("标题"),
            false
        ),
        broken!(
            "date not the same",
            |d| metadata(d, "<xmp:CreateDate>2024", "<xmp:CreateDate>2023"),
            V::Metadata("日期"),
            false
        ),
        broken!("not marked", |d| catalog(d, |c| drop(c.remove(b"MarkInfo"))), V::NotMarked),
        broken!(
            "no window title",
            |d| catalog(d, |c| drop(c.remove(b"ViewerPreferences"))),
            V::NoWindowTitle
        ),
        broken!("no identity", |d| drop(d.trailer.remove(b"ID")), V::NoIdentity),
        broken!(
            "page too small",
            |d| pages(d, |p| p.set("MediaBox", numbers(&[0, 0, 2, 842]))),
            V::PageSize { page: 1 }
        ),
        broken!(
            "no tab order",
            |d| pages(d, |p| drop(p.remove(b"Tabs"))),
            V::NoTabOrder { page: 1 },
            false
        ),
        broken!(
            "name too long",
            |d| catalog(d, |c| c.set("PageMode", Object::Name(vec![b'a'; 128]))),
            V::TooLong(_)
        ),
        broken!(
            "text too long",
            |d| catalog(d, |c| c.set("Note", Object::string_literal(vec![b'a'; 32_768]))),
            V::TooLong(_)
        ),
        broken!(
            "no structure",
            |d| catalog(d, |c| drop(c.remove(b"StructTreeRoot"))),
            V::NoStructure
        ),
        broken!("unknown type", |d| retype(d, b"TBody", "Tbody"), V::UnknownType(_)),
        broken!("no scope, no headers", no_scope, V::NoScope { .. }),
        broken!("identifier twice", same_identifier, V::Identifier(_), false),
        broken!("parent tree wrong", parent_tree_wrong, V::Disconnected { .. }, false),
        broken!("content unmarked", |d| content(d, "/MCID 0>>", "/Lang(en)>>"), V::Unmarked { .. }),
        broken!(
            "content nested",
            |d| content(d, "/H1", "/P <</MCID 99>> BDC /H1"),
            V::Nesting { .. }
        ),
        broken!(
            "content without structure",
            |d| content(d, "/MCID 1>>", "/MCID 98>>"),
            V::Disconnected { .. }
        ),
        broken!("content with a missing glyph", missing_glyph, V::MissingGlyph { .. }),
        broken!("character for private use", private_use, V::UnknownCharacter(_)),
        broken!("characters missing", |d| map(d, "<0001> ", "% <0001> "), V::NoCharacters(_)),
        broken!(
            "no characters in the map",
            |d| map(d, "beginbfchar", "beginnotdefchar"),
            V::NoCharacters(_)
        ),
        // veraPDF reads the tables that it needs all the same in this subset.
        broken!("program with a table too long", table_too_long, V::FontProgram(_), false),
        broken!("no widths", |d| descendant(d, |f| drop(f.remove(b"W"))), V::Width(_)),
        broken!(
            "no way from CIDs to glyphs",
            |d| descendant(d, |f| drop(f.remove(b"CIDToGIDMap"))),
            V::Encoding(_)
        ),
        broken!(
            "no encoding",
            |d| fonts(d, b"Type0", |f| drop(f.remove(b"Encoding"))),
            V::Encoding(_),
            false
        ),
        broken!(
            "output intent of another kind",
            |d| intent(d, |i| i.set("S", "GTS_PDFX")),
            V::NoOutputIntent
        ),
        broken!("profile of nothing", bad_profile, V::NoOutputIntent),
        broken!("role map of a standard type", role_map, V::UnknownType(_)),
        broken!("content of two parts", content_of_two, V::Disconnected { .. }, false),
        broken!("a figure as a head", figure_as_head, V::UnknownHead(_), false),
        broken!(
            "creator not the same",
            |d| metadata(d, "<xmp:CreatorTool>genreport", "<xmp:CreatorTool>other"),
            V::Metadata("创建程序"),
            false
        ),
        broken!(
            "date of change not the same",
            |d| metadata(d, "<xmp:ModifyDate>2024", "<xmp:ModifyDate>2023"),
            V::Metadata("修改日期"),
            false
        ),
        broken!("content that does not end", |d| content(d, "<", "(<"), V::Nesting { .. }, false),
        broken!(
            "data without relation",
            |d| files(d, |f| drop(f.remove(b"AFRelationship"))),
            V::Attachment("与报告的关系")
        ),
        broken!(
            "data without name",
            |d| files(d, |f| drop(f.remove(b"UF"))),
            V::Attachment("文件名")
        ),
        broken!("data without type", data_without_type, V::Attachment("文件类型")),
        broken!(
            "data of nothing",
            |d| catalog(d, |c| c.set("AF", Object::Array(Vec::new()))),
            V::Attachment("属于整份报告")
        ),
    ]
}

fn catalog(document: &mut Document, act: impl FnOnce(&mut Dictionary)) {
    act(document.catalog_mut().unwrap());
}

fn numbers(numbers: &[i64]) -> Object {
    Object::Array(numbers.iter().map(|number| Object::Integer(*number)).collect())
}

fn pages(document: &mut Document, act: impl FnOnce(&mut Dictionary)) {
    let first = document.get_pages()[&1];
    act(document.get_dictionary_mut(first).unwrap());
}

fn dictionaries(document: &mut Document) -> impl Iterator<Item = &mut Dictionary> {
    document.objects.values_mut().filter_map(|object| match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        _ => None,
    })
}

fn is_named(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dictionary.get(key).is_ok_and(|value| value.as_name().is_ok_and(|value| value == name))
}

/// The first part of a type gets another one.
fn retype(document: &mut Document, from: &[u8], to: &str) {
    let part = dictionaries(document).find(|part| is_named(part, b"S", from)).unwrap();
    part.set("S", to);
}

/// The first attributes with a key lose it or get another value.
fn attribute(document: &mut Document, key: &[u8], value: Option<Object>) {
    let attributes = dictionaries(document)
        .filter_map(|part| part.get_mut(b"A").ok()?.as_dict_mut().ok())
        .find(|attributes| attributes.has(key))
        .unwrap();
    match value {
        Some(value) => attributes.set(key.to_vec(), value),
        None => drop(attributes.remove(key)),
    }
}

fn no_scope(document: &mut Document) {
    for part in dictionaries(document).filter(|part| part.has(b"A")) {
        let Ok(attributes) = part.get_mut(b"A").unwrap().as_dict_mut() else { continue };
        attributes.remove(b"Scope");
        attributes.remove(b"Headers");
    }
}

fn same_identifier(document: &mut Document) {
    let mut parts = dictionaries(document).filter(|part| part.has(b"ID") && part.has(b"S"));
    let first = parts.next().unwrap().get(b"ID").unwrap().clone();
    parts.next().unwrap().set("ID", first);
}

fn parent_tree_wrong(document: &mut Document) {
    let root = dictionaries(document).find(|root| root.has(b"ParentTree")).unwrap();
    let tree = root.get_mut(b"ParentTree").unwrap().as_dict_mut().unwrap();
    let numbers = tree.get_mut(b"Nums").unwrap().as_array_mut().unwrap();
    numbers[1].as_array_mut().unwrap().reverse();
}

fn fonts(document: &mut Document, kind: &[u8], act: impl FnOnce(&mut Dictionary)) {
    act(dictionaries(document).find(|font| is_named(font, b"Subtype", kind)).unwrap());
}

/// The font within the first composite one.
fn descendant(document: &mut Document, act: impl FnOnce(&mut Dictionary)) {
    fonts(document, b"Type0", |font| {
        let descendants = font.get_mut(b"DescendantFonts").unwrap().as_array_mut().unwrap();
        act(descendants[0].as_dict_mut().unwrap());
    });
}

/// The characters of the first font's codes.
fn map(document: &mut Document, from: &str, to: &str) {
    let font = dictionaries(document).find(|font| font.has(b"ToUnicode")).unwrap();
    let id = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    change(stream(document, id), from, to);
}

fn intent(document: &mut Document, act: impl FnOnce(&mut Dictionary)) {
    let intents = document.catalog_mut().unwrap().get_mut(b"OutputIntents").unwrap();
    act(intents.as_array_mut().unwrap()[0].as_dict_mut().unwrap());
}

fn bad_profile(document: &mut Document) {
    let mut id = None;
    intent(document, |i| id = Some(i.get(b"DestOutputProfile").unwrap().as_reference().unwrap()));
    let stream = stream(document, id.unwrap());
    stream.dict.remove(b"Filter");
    stream.set_plain_content(vec![0; 128]);
}

fn role_map(document: &mut Document) {
    let root = dictionaries(document).find(|root| root.has(b"ParentTree")).unwrap();
    let mut roles = Dictionary::new();
    roles.set("P", "H1");
    root.set("RoleMap", roles);
}

/// The title claims what the first heading has.
fn content_of_two(document: &mut Document) {
    let title = dictionaries(document).find(|part| is_named(part, b"S", b"H1")).unwrap();
    let own = title.get(b"K").unwrap().clone();
    title.set("K", vec![own, Object::Integer(1)]);
}

/// A cell names one that is no head.
fn figure_as_head(document: &mut Document) {
    let cell = dictionaries(document).find(|part| is_named(part, b"S", b"TD")).unwrap();
    cell.set("ID", Object::string_literal("figure"));
    attribute(document, b"Headers", Some(vec![Object::string_literal("figure")].into()));
}

fn wrong_width(document: &mut Document) {
    descendant(document, |font| {
        let widths = font.get_mut(b"W").unwrap().as_array_mut().unwrap();
        for width in widths[1].as_array_mut().unwrap() {
            *width = Object::Integer(width.as_i64().unwrap() + 100);
        }
    });
}

fn font_not_embedded(document: &mut Document) {
    let descriptor = dictionaries(document).find(|font| font.has(b"FontFile2")).unwrap();
    descriptor.remove(b"FontFile2");
}

/// The directory of the first program says that `hhea` is longer than such a table is.
fn table_too_long(document: &mut Document) {
    let descriptor = dictionaries(document).find(|font| font.has(b"FontFile2")).unwrap();
    let id = descriptor.get(b"FontFile2").unwrap().as_reference().unwrap();
    let stream = stream(document, id);
    let mut program = stream.decompressed_content().unwrap();
    let entry = (12..).step_by(16).find(|at| program[*at..].starts_with(b"hhea")).unwrap();
    program[entry + 12..entry + 16].copy_from_slice(&188_u32.to_be_bytes());
    stream.dict.remove(b"Filter");
    stream.set_plain_content(program);
}

/// A stream with its content changed.
fn change(stream: &mut Stream, from: &str, to: &str) {
    let plain = match stream.dict.has(b"Filter") {
        true => stream.decompressed_content().unwrap(),
        false => stream.content.clone(),
    };
    let text = String::from_utf8(plain).unwrap();
    assert!(text.contains(from), "{from}");
    stream.dict.remove(b"Filter");
    stream.set_plain_content(text.replacen(from, to, 1).into_bytes());
}

fn stream(document: &mut Document, id: lopdf::ObjectId) -> &mut Stream {
    document.get_object_mut(id).unwrap().as_stream_mut().unwrap()
}

fn metadata(document: &mut Document, from: &str, to: &str) {
    let id = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = stream(document, id);
    let text = String::from_utf8(stream.content.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    stream.set_content(text.replace(from, to).into_bytes());
}

fn content(document: &mut Document, from: &str, to: &str) {
    let page = document.get_pages()[&1];
    let content = document.get_dictionary(page).unwrap().get(b"Contents").unwrap();
    let id = content.as_reference().unwrap();
    change(stream(document, id), from, to);
}

fn missing_glyph(document: &mut Document) {
    let page = document.get_pages()[&1];
    let content = String::from_utf8(document.get_page_content(page)).unwrap();
    let (_, rest) = content.split_once("[<").unwrap();
    let first = format!("[<{}", &rest[..4]);
    self::content(document, &first, "[<0000");
}

/// The first character of the first font's map becomes one for private use.
fn private_use(document: &mut Document) {
    let font = dictionaries(document).find(|font| font.has(b"ToUnicode")).unwrap();
    let id = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let stream = stream(document, id);
    let map = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    let (_, rest) = map.split_once("beginbfchar\n").unwrap();
    let line = rest.lines().next().unwrap().to_owned();
    let code = line.split_whitespace().next().unwrap();
    change(stream, &line, &format!("{code} <E863>"));
}

fn files(document: &mut Document, act: impl FnOnce(&mut Dictionary)) {
    act(dictionaries(document).find(|file| file.has(b"EF")).unwrap());
}

fn data_without_type(document: &mut Document) {
    let file = document.objects.values_mut().find_map(|object| {
        let stream = object.as_stream_mut().ok()?;
        is_named(&stream.dict, b"Type", b"EmbeddedFile").then_some(stream)
    });
    file.unwrap().dict.remove(b"Subtype");
}

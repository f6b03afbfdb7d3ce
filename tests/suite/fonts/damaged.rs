//! Files that cannot serve: each is named with the reason, and other fonts serve.

use std::fs::{self, File};
use std::path::Path;

use super::otf::Otf;
use super::{bundled, faces, listed, set_with};
use crate::command_line::{Folder, GOOD};
use crate::data;
use genreport::font::{Face, FaceFault, FaceNames, FontData, FontLibrary};
use genreport::layout;
use genreport::pdf::{self, PdfError, Violation};
use lopdf::{Document, Object};

/// Where the entry of a table stands in the directory of a font.
fn entry(font: &[u8], tag: &str) -> usize {
    (12..).step_by(16).find(|at| font[*at..].starts_with(tag.as_bytes())).unwrap()
}

/// Where a table begins.
fn table(font: &[u8], tag: &str) -> usize {
    let at = entry(font, tag) + 8;
    usize::try_from(u32::from_be_bytes(font[at..at + 4].try_into().unwrap())).unwrap()
}

/// Writes over the bytes of a table from a place on.
fn patch(font: &mut [u8], tag: &str, place: usize, bytes: &[u8]) {
    let at = table(font, tag) + place;
    font[at..at + bytes.len()].copy_from_slice(bytes);
}

/// Has the directory say that a table is so long.
fn lengthen(font: &mut [u8], tag: &str, length: u32) {
    let at = entry(font, tag) + 12;
    font[at..at + 4].copy_from_slice(&length.to_be_bytes());
}

/// A name table of 5 000 families of 60 KB, all the same bytes.
fn endless_names(font: &mut Vec<u8>) {
    let (records, length) = (5_000_u16, 60_000_u16);
    let mut names: Vec<u8> = [0, records, 6].map(u16::to_be_bytes).concat();
    for _ in 0..records {
        names.extend([3, 1, 0x409, 1, length, 0].map(u16::to_be_bytes).concat());
    }
    names[4..6].copy_from_slice(&60_006_u16.to_be_bytes());
    names.resize(120_012, b'A');
    let at = u32::try_from(font.len()).unwrap();
    let entry = entry(font, "name");
    font[entry + 8..entry + 12].copy_from_slice(&at.to_be_bytes());
    lengthen(font, "name", 120_012);
    font.extend(names);
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

/// A NUL into each PostScript name.
fn nul_in_name(font: &mut [u8]) {
    let name = utf16("ZhuqueFangsong-Regular");
    for at in 0..font.len() - name.len() {
        if font[at..].starts_with(&name) {
            font[at + 1] = 0;
        }
    }
}

type Act = fn(&mut Vec<u8>);

/// Ways to break the bundled 仿宋, and what is said of the file.
const BROKEN: [(&str, Act, &str); 20] = [
    ("empty", Vec::clear, "文件是空的"),
    ("a text", |font| *font = "这不是字体".into(), "不是字体文件"),
    ("for the web", |font| font[..4].copy_from_slice(b"wOFF"), "是网页字体"),
    ("cut", |font| font.truncate(100_000), "文件不完整"),
    ("cut in the directory", |font| font.truncate(40), "文件不完整"),
    ("table beyond the end", |font| lengthen(font, "glyf", u32::MAX), "文件不完整"),
    ("no measures", |font| patch_tag(font, "hmtx", b"hmtz"), "缺少 hmtx 表"),
    ("no characters", |font| patch_tag(font, "cmap", b"cmaq"), "缺少 cmap 表"),
    ("hhea too long", |font| lengthen(font, "hhea", 188), "hhea 表已损坏"),
    ("no advances", |font| patch(font, "hhea", 34, &[0, 0]), "hhea 表已损坏"),
    ("more advances than glyphs", |font| patch(font, "hhea", 34, &[255; 2]), "hhea 表已损坏"),
    ("advances cut", |font| lengthen(font, "hmtx", 1_000), "hmtx 表已损坏"),
    ("head of nothing", |font| patch(font, "head", 12, &[0; 4]), "head 表已损坏"),
    ("an em of 20 000", |font| patch(font, "head", 18, &[78, 32]), "head 表已损坏"),
    ("more glyphs than outlines", |font| patch(font, "maxp", 4, &[255; 2]), "表已损坏"),
    ("outlines beyond the table", |font| lengthen(font, "glyf", 1_000), "loca 表已损坏"),
    ("pictures", |font| patch_tag(font, "glyf", b"glyg"), "没有可以嵌入的字形轮廓"),
    ("CFF2", |font| patch_tag(font, "glyf", b"CFF2"), "是可变字体（CFF2）"),
    ("NUL in the name", |font| nul_in_name(font), "含有控制字符"),
    ("endless names", endless_names, "里面的字体名称"),
];

fn patch_tag(font: &mut [u8], from: &str, to: &[u8; 4]) {
    let at = entry(font, from);
    font[at..at + 4].copy_from_slice(to);
}

#[test]
fn a_font_whose_tables_lie_is_named_and_others_serve() {
    let folder = Folder::new("font broken");
    fs::create_dir(folder.path("字体")).unwrap();
    let plain = folder.run(&["fonts"]).out;
    for (name, act, why) in BROKEN {
        let mut font = bundled("ZhuqueFangsong-Regular.ttf");
        act(&mut font);
        folder.put("字体/一.ttf", font);
        let ran = folder.run(&["fonts", "--font-dir", "字体"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), plain.as_str()), "{name}");
        assert!(ran.err.starts_with("提醒: 字体 字体/一.ttf 没有采用："), "{name}: {}", ran.err);
        assert!(ran.err.ends_with("。\n") && ran.err.lines().count() == 1, "{name}: {}", ran.err);
        assert!(ran.err.contains(why), "{name}: {}", ran.err);
    }
}

/// The next best of a folder serves where the best one lies, and the report is made.
#[test]
fn another_font_of_the_folder_serves_instead() {
    let folder = Folder::new("font next best");
    fs::create_dir(folder.path("字体")).unwrap();
    let mut font = bundled("ZhuqueFangsong-Regular.ttf");
    lengthen(&mut font, "hhea", 188);
    folder
        .put("字体/一.ttf", font)
        .put("字体/二.ttf", super::renamed_fangsong())
        .put("a.toml", GOOD);
    let ran = folder.run(&["a.toml", "--pdf", "--font-dir", "字体"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err, "提醒: 字体 字体/一.ttf 没有采用：hhea 表已损坏。\n");
    let faces = faces(&fs::read(folder.path("a.pdf")).unwrap());
    assert!(faces.contains(&"ZhuqueFangsong-Another".to_owned()), "{faces:?}");
    let listed = listed(&folder.run(&["fonts", "--font-dir", "字体"]).out, "仿宋")[0].to_owned();
    assert!(listed.contains("二.ttf"), "{listed}");
}

/// A collection that says it has 100 000 faces.
fn crowded() -> Vec<u8> {
    let mut font = [&b"ttcf"[..], &[0, 1, 0, 0], &100_000_u32.to_be_bytes()].concat();
    font.resize(12 + 4 * 100_000, 0);
    font
}

/// The library refuses one that says it has as many as a number of four bytes can say.
#[test]
fn the_faces_of_a_collection_are_bounded() {
    let font = [&b"ttcf"[..], &[0, 1, 0, 0], &u32::MAX.to_be_bytes(), &[0; 40]].concat();
    let names = FaceNames::read(&font, 0).err();
    assert_eq!(names, Some(FaceFault::Crowded(u32::MAX)));
    let face = Face::open("", FontData::from(font), 0).err();
    assert_eq!(face, Some(FaceFault::Crowded(u32::MAX)));
}

#[test]
fn folders_and_files_are_bounded() {
    let folder = Folder::new("font bounds");
    let fonts = folder.path("字体");
    let deep: Vec<&str> = std::iter::once("字体").chain(["深"; 20]).collect();
    fs::create_dir_all(folder.path(&deep.join("/"))).unwrap();
    folder.put("字体/集.ttc", crowded()).put("字体/说明.txt", "不是字体");
    // Holes of a file take no room on the disk.
    File::create(fonts.join("大.otf")).unwrap().set_len(1_500_000_000).unwrap();
    let ran = folder.run(&["fonts", "--font-dir", "字体"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for sentence in [
        "字体 字体/集.ttc 没有采用：字体集里竟有 100000 款字体。",
        "字体 字体/大.otf 没有采用：文件超过 256 MB。",
        "套得太深，没有查看。",
    ] {
        assert!(ran.err.contains(sentence), "{sentence}: {}", ran.err);
    }
    assert_eq!(ran.err.lines().count(), 3, "{}", ran.err);
    assert!(ran.err.lines().all(|line| line.starts_with("提醒: ")), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_round() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("font links");
    fs::create_dir_all(folder.path("字体/内")).unwrap();
    fs::create_dir(folder.path("别处")).unwrap();
    folder.put("别处/一.ttf", super::renamed_fangsong());
    for (target, link) in [
        ("/", "字体/根"),
        ("..", "字体/内/上"),
        ("../别处", "字体/外"),
        ("没有", "字体/断.ttf"),
        ("/dev/zero", "字体/零.ttf"),
    ] {
        symlink(target, folder.path(link)).unwrap();
    }
    let ran = folder.run(&["fonts", "--font-dir", "字体"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(listed(&ran.out, "仿宋")[0].contains("字体/外/一.ttf"), "{}", ran.out);
    assert_eq!(
        ran.err,
        "提醒: 链接 字体/内/上 指回了它所在的文件夹，没有查看。\n\
         提醒: 链接 字体/根 指回了它所在的文件夹，没有查看。\n\
         提醒: 字体 字体/零.ttf 没有采用：不是普通文件。\n"
    );
    // A folder that cannot be read at all: a link to itself.
    symlink("环", folder.path("环")).unwrap();
    folder.put("文件", "");
    for (named, sentence) in [("环", "无法读取 环："), ("文件", "文件 不是文件夹")]
    {
        let ran = folder.run(&["fonts", "--font-dir", named]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{named}");
        assert!(ran.err.starts_with(&format!("错误: {sentence}")), "{}", ran.err);
    }
}

/// Every file of `fonts/` is taken, as those are that the program would refuse from others.
#[test]
fn our_own_fonts_are_sound() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let files = fs::read_dir(fonts).unwrap().map(|entry| entry.unwrap().path());
    let fonts: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "ttf")).collect();
    assert!(fonts.len() > 8);
    for path in fonts {
        let data = FontData::from(fs::read(&path).unwrap());
        let opened = Face::open("", data, 0);
        assert!(opened.is_ok(), "{}: {:?}", path.display(), opened.err());
    }
}

fn open(font: &Otf) -> Result<Face, FaceFault> {
    Face::open("一.otf", FontData::from(font.file()), 0)
}

#[test]
fn widths_of_outlines_are_those_that_texts_are_set_by() {
    assert!(open(&Otf::sound()).is_ok());
    let other_em = Otf { em: 16, ..Otf::sound() };
    assert_eq!(open(&other_em).err(), Some(FaceFault::Widths));
    let outlines = (0..200).map(|glyph| 500 + glyph).collect::<Vec<u16>>();
    let various = Otf { advances: outlines.clone(), outlines, ..Otf::sound() };
    assert!(open(&various).is_ok());
    assert_eq!(open(&Otf { metrics: 1, ..various }).err(), Some(FaceFault::Widths));
    let fewer = Otf { outlines: vec![500; 199], ..Otf::sound() };
    assert_eq!(open(&fewer).err(), Some(FaceFault::Table("CFF")));
}

/// A PDF with CFF outlines keeps the standards; one whose `W` says other widths does not.
#[test]
fn widths_of_a_pdf_are_compared_with_those_of_its_outlines() {
    let fonts = FontLibrary::bundled().unwrap().with(vec![open(&Otf::sound()).unwrap()]);
    let (bytes, _) = set_with(&fonts, data::WEIBEI);
    let bytes = bytes.unwrap();
    assert!(faces(&bytes).contains(&"TimesNewRomanMadeUp".to_owned()));
    assert_eq!(pdf::violations(&bytes).unwrap(), []);
    let mut document = Document::load_mem(&bytes).unwrap();
    let mut fonts = document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    let font = fonts.find(|font| {
        font.get(b"BaseFont").is_ok_and(|name| name.as_name().unwrap().ends_with(b"MadeUp"))
            && font.has(b"DescendantFonts")
    });
    let descendants = font.unwrap().get_mut(b"DescendantFonts").unwrap().as_array_mut().unwrap();
    let descendant = descendants[0].as_dict_mut().unwrap();
    assert_eq!(descendant.get(b"Subtype").unwrap().as_name().unwrap(), b"CIDFontType0");
    let widths = descendant.get_mut(b"W").unwrap().as_array_mut().unwrap();
    widths[1].as_array_mut().unwrap()[0] = Object::Integer(502);
    let found = pdf::violations(&crate::archive::broken::saved(document)).unwrap();
    assert!(matches!(found.as_slice(), [Violation::Width(_)]), "{found:?}");
}

/// One slip in a font does not keep it out, but where that glyph is used there is no PDF.
#[test]
fn a_glyph_of_another_width_makes_no_pdf() {
    let mut font = Otf::sound();
    let digit = usize::from(b'2' - b' ') + 1;
    font.outlines[digit] = 600;
    let fonts = FontLibrary::bundled().unwrap().with(vec![open(&font).unwrap()]);
    let form = data::form(data::LAYOUT_2021);
    let document = data::document(data::WEIBEI, data::LAYOUT_2021);
    let plan = layout::plan(&document, &form, &fonts);
    let pages = layout::set(&document, plan, &form, &fonts).pages;
    let written = pdf::write(&pages, &document.properties, &fonts, &pdf::Options::default());
    let Err(PdfError::NotConformant(found)) = written else { panic!("written") };
    assert!(matches!(found.as_slice(), [Violation::Width(_)]), "{found:?}");
}

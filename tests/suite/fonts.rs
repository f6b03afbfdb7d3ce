//! Fonts from folders: listed first, used, and asked for characters that the bundled ones lack.

use std::fs;
use std::path::Path;
use std::process::Command;

use genreport::base::Diagnostic;
use genreport::font::{Face, FontData, FontLibrary};
use genreport::session::OutputOptions;
use genreport::text::FontRole;
use lopdf::Document;

use crate::chain;
use crate::command_line::{Folder, GOOD};
use crate::{data, pdf_reader};

#[path = "fonts/damaged.rs"]
mod damaged;
#[path = "fonts/otf.rs"]
mod otf;

fn bundled(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name)).unwrap()
}

/// The bundled 仿宋 under a PostScript name of its own, so that it can be told from the bundled
/// one; its family name, by which fonts are chosen, stays.
fn renamed_fangsong() -> Vec<u8> {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let (from, to) = (utf16("ZhuqueFangsong-Regular"), utf16("ZhuqueFangsong-Another"));
    let mut font = bundled("ZhuqueFangsong-Regular.ttf");
    let places: Vec<usize> =
        (0..font.len() - from.len()).filter(|at| font[*at..].starts_with(&from)).collect();
    assert!(!places.is_empty());
    for at in places {
        font[at..at + to.len()].copy_from_slice(&to);
    }
    font
}

/// The names of the faces in a PDF, without the marks of their subsets.
fn faces(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts = fonts.filter(|font| {
        font.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|kind| kind == b"Type0"))
    });
    let name = |font: &lopdf::Dictionary| {
        let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
        String::from_utf8(name.to_vec()).unwrap().split_once('+').unwrap().1.to_owned()
    };
    let mut names: Vec<String> = fonts.map(name).collect();
    names.sort();
    names
}

/// The lines of `genreport fonts` below a role.
fn listed<'a>(list: &'a str, role: &str) -> Vec<&'a str> {
    let below = list.lines().skip_while(|line| *line != role).skip(1);
    below.take_while(|line| line.starts_with("  ")).map(str::trim).collect()
}

#[test]
fn a_font_of_a_named_folder_goes_before_the_bundled_one() {
    let folder = Folder::new("font folder");
    fs::create_dir(folder.path("字体")).unwrap();
    folder.put("字体/一.ttf", renamed_fangsong()).put("a.toml", GOOD);

    let plain = folder.run(&["fonts"]).out;
    let ran = folder.run(&["fonts", "--font-dir", "字体"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let family = "Zhuque Fangsong (technical preview) Regular";
    assert_eq!(listed(&plain, "仿宋")[0], format!("{family}（内置）"));
    let fangsong = listed(&ran.out, "仿宋");
    assert!(fangsong[0].starts_with(family) && fangsong[0].contains("一.ttf"), "{fangsong:?}");
    assert_eq!(fangsong[1..], listed(&plain, "仿宋"), "the bundled one is asked next");
    assert_eq!(listed(&ran.out, "楷体"), listed(&plain, "楷体"), "other roles are as before");

    for (arguments, face) in [
        (&["a.toml", "--pdf"][..], "ZhuqueFangsong-Regular"),
        (&["a.toml", "--pdf", "--font-dir", "字体"], "ZhuqueFangsong-Another"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let faces = faces(&fs::read(folder.path("a.pdf")).unwrap());
        let fangsong: Vec<_> = faces.iter().filter(|name| name.starts_with("Zhuque")).collect();
        assert_eq!(fangsong, [face]);
    }
}

/// The bundled 仿宋 as a variable font (OpenType 1.9, fvar and gvar): one axis, the weight, along
/// which its first glyph would move.
fn variable_fangsong() -> Vec<u8> {
    let mut font = renamed_fangsong();
    let words =
        |words: &[u16]| -> Vec<u8> { words.iter().copied().flat_map(u16::to_be_bytes).collect() };
    let mut axes = words(&[1, 0, 16, 2, 1, 20, 0, 8]);
    axes.extend(b"wght");
    axes.extend([200_u32, 400, 900].map(|weight| (weight << 16).to_be_bytes()).concat());
    axes.extend(words(&[0, 256]));
    let face = ttf_parser::Face::parse(&font, 0).unwrap();
    let glyphs = face.number_of_glyphs();
    let offsets = 2 * (u32::from(glyphs) + 1);
    let mut moves = words(&[1, 0, 1, 0, 0, 0, glyphs, 0]);
    moves[8..12].copy_from_slice(&(20 + offsets).to_be_bytes());
    moves.extend((20 + offsets).to_be_bytes());
    moves.extend(vec![0; usize::try_from(offsets).unwrap()]);
    add_tables(&mut font, &[(b"fvar", axes), (b"gvar", moves)]);
    font
}

/// Appends tables, and moves the others down by what the directory grows.
fn add_tables(font: &mut Vec<u8>, tables: &[(&[u8; 4], Vec<u8>)]) {
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let growth = 16 * tables.len();
    for entry in font[12..12 + 16 * count].chunks_exact_mut(16) {
        let place = u32::from_be_bytes(entry[8..12].try_into().unwrap());
        entry[8..12].copy_from_slice(&(place + u32::try_from(growth).unwrap()).to_be_bytes());
    }
    let mut place = font.len() + growth;
    let mut entries: Vec<Vec<u8>> =
        font[12..12 + 16 * count].chunks(16).map(<[u8]>::to_vec).collect();
    for (tag, table) in tables {
        let measures = [0, u32::try_from(place).unwrap(), u32::try_from(table.len()).unwrap()];
        entries.push([&tag[..], &measures.map(u32::to_be_bytes).concat()].concat());
        place += table.len();
    }
    entries.sort();
    font.splice(12..12 + 16 * count, entries.concat());
    font[4..6].copy_from_slice(&u16::try_from(entries.len()).unwrap().to_be_bytes());
    tables.iter().for_each(|(_, table)| font.extend(table));
}

/// A variable face is taken as it is by default: nothing of its axes goes into the PDF.
#[test]
fn a_variable_font_serves_at_its_default() {
    let font = variable_fangsong();
    let face = ttf_parser::Face::parse(&font, 0).unwrap();
    assert!([b"fvar", b"gvar"].map(ttf_parser::Tag::from_bytes).iter().all(|tag| {
        face.raw_face().table(*tag).is_some_and(|table| table.starts_with(&[0, 1, 0, 0]))
    }));
    let folder = Folder::new("font variable");
    fs::create_dir(folder.path("字体")).unwrap();
    folder.put("a.toml", GOOD).put("字体/一.ttf", renamed_fangsong());
    let made = |folder: &Folder| {
        let ran = folder.run(&["a.toml", "--pdf", "--font-dir", "字体"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        fs::read(folder.path("a.pdf")).unwrap()
    };
    let plain = made(&folder);
    folder.put("字体/一.ttf", font);
    let variable = made(&folder);
    assert!(faces(&variable).iter().any(|name| name == "ZhuqueFangsong-Another"));
    assert_eq!(plain, variable);
}

/// The bundled 仿宋 with a licence that forbids to embed it: fsType, the fifth field of OS/2.
fn forbidden_fangsong() -> Vec<u8> {
    let mut font = bundled("ZhuqueFangsong-Regular.ttf");
    let entry = (12..).step_by(16).find(|at| font[*at..].starts_with(b"OS/2")).unwrap();
    let offset = u32::from_be_bytes(font[entry + 8..entry + 12].try_into().unwrap());
    let at = usize::try_from(offset).unwrap() + 8;
    assert_eq!(font[at..at + 2], [0, 8]);
    font[at + 1] = 2;
    font
}

#[test]
fn a_font_that_may_not_be_embedded_makes_no_pdf() {
    let folder = Folder::new("font forbidden");
    fs::create_dir(folder.path("字体")).unwrap();
    folder.put("字体/一.ttf", forbidden_fangsong()).put("a.toml", GOOD);
    let ran = folder.run(&["a.toml", "--font-dir", "字体"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let sentence = "字体 Zhuque Fangsong (technical preview) Regular 的许可不允许嵌入文件";
    assert!(ran.err.starts_with("错误: ") && ran.err.contains(sentence), "{}", ran.err);
    assert_eq!(folder.names(), ["a.toml", "字体"]);
    assert_eq!(folder.run(&["a.toml", "--docx", "--font-dir", "字体"]).code, Some(0));
}

#[test]
fn a_font_folder_that_is_not_there_is_one_sentence() {
    let folder = Folder::new("font folder missing");
    folder.put("a.toml", GOOD);
    for arguments in [&["fonts"][..], &["a.toml"]] {
        let ran = folder.run(&[arguments, &["--font-dir", "没有的文件夹"]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(ran.err.starts_with("错误: ") && ran.err.ends_with("。\n"), "{}", ran.err);
        assert_eq!(ran.err.matches(['。', '\n']).count(), 2, "{}", ran.err);
        assert!(ran.err.contains("没有的文件夹") && ran.err.contains("不存在"), "{}", ran.err);
    }
    assert_eq!(folder.names(), ["a.toml"]);
}

/// A character of names that only the font of rare names has: U+2EC0E.
const RARE: &str = "\u{2EC0E}";

/// Sets the seed with a rare character in it; gives the PDF, if nothing is wrong, and findings.
fn set_with(fonts: &FontLibrary, text: &str) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
    let made = chain::made_with(text, data::LAYOUT_2021, fonts, OutputOptions::default());
    let (findings, is_set) = (made.findings.clone(), made.set.is_some());
    (is_set.then(|| chain::bytes(made, "pdf")), findings)
}

#[test]
fn a_rare_name_is_set_with_the_font_of_rare_names_and_named_without_it() {
    let text =
        data::replaced(data::WEIBEI, "浏览量1646人次", &format!("联系人张{RARE}，浏览量1646人次"));
    let plain = FontLibrary::bundled().unwrap();
    let (_, findings) = set_with(&plain, &text);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].code, "G001");
    assert!(findings[0].message.contains("U+2EC0E"), "{}", findings[0].message);
    let at = text.find(RARE).unwrap();
    let span = findings[0].span();
    assert_eq!((span.start, span.end), (at, at + RARE.len()));

    let rare = || {
        let data = FontData::from(bundled("GongwenRareNames-Regular.ttf"));
        vec![Face::open("字体", data, 0).unwrap()]
    };
    let libraries = [plain.with(rare()), FontLibrary::bundled().unwrap().with_missing(rare())];
    for fonts in libraries {
        let (pdf, findings) = set_with(&fonts, &text);
        let pdf = pdf.unwrap_or_else(|| panic!("{findings:#?}"));
        let page =
            |page: &pdf_reader::PageRead| page.shown.iter().map(|s| s.text.clone()).collect();
        let read: String =
            pdf_reader::read(&pdf).iter().map(page).collect::<Vec<String>>().concat();
        assert_eq!(read.matches(RARE).count(), 1);
        assert!(faces(&pdf).iter().any(|name| name.contains("RareNames")), "{:?}", faces(&pdf));
    }
}

/// Page numbers have 半角 digits (GB/T 9704-2012 7.5): where the 宋体 has none, its own are
/// condensed, they alone.
#[test]
fn page_numbers_are_condensed_where_the_song_face_has_no_half_width_digits() {
    let bundled = || FontLibrary::bundled().unwrap();
    let kai = bundled().embedded(Some(FontRole::Kai), "宋体", &('0'..='9').collect()).unwrap();
    let kai = Face::open("字体", FontData::from(kai), 0).unwrap();
    for (fonts, face) in [(bundled(), "NotoSerifSC"), (bundled().with(vec![kai]), "GongwenKai")] {
        let (pdf, findings) = set_with(&fonts, data::WEIBEI);
        let pdf = pdf.unwrap_or_else(|| panic!("{findings:#?}"));
        assert!(faces(&pdf).iter().any(|name| name.starts_with(face)));
        for (page, number) in pdf_reader::read(&pdf).iter().zip(1..) {
            let at = page.shown.iter().rposition(|shown| shown.text == number.to_string());
            let (before, digit) = page.shown.split_at(at.unwrap());
            assert!((digit[0].end - digit[0].x - 7.0).abs() < 0.01, "{face} {:?}", digit[0]);
            // The rules beside it are a character wide.
            for rule in [before.iter().rfind(is_rule), digit.iter().find(is_rule)] {
                let rule = rule.unwrap();
                assert!((rule.end - rule.x - 14.0).abs() < 0.01, "{face} {rule:?}");
            }
        }
    }
}

fn is_rule(shown: &&pdf_reader::Shown) -> bool {
    shown.text == "—"
}

/// Before a font that is found in no folder comes the one that lies beside the program.
#[test]
fn the_font_of_rare_names_serves_from_a_folder_and_from_beside_the_program() {
    let folder = Folder::new("rare names");
    fs::create_dir(folder.path("字体")).unwrap();
    let rare = bundled("GongwenRareNames-Regular.ttf");
    folder.put("字体/一.ttf", &rare).put("GongwenRareNames-Regular.ttf", &rare);
    fs::copy(env!("CARGO_BIN_EXE_genreport"), folder.path("program")).unwrap();
    let listed =
        |arguments: &[&str]| folder.run_by(Command::new(folder.path("program")), arguments, b"");
    let beside = listed(&["fonts"]).out;
    assert!(beside.contains("Gongwen Rare Names（") && !beside.contains("一.ttf"), "{beside}");
    let named = listed(&["fonts", "--font-dir", "字体"]).out;
    assert!(named.contains("一.ttf") && !named.contains("GongwenRareNames-Regular.ttf"), "{named}");
}

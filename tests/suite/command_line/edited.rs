//! A DOCX that somebody changed is not lost, and fonts are embedded when asked for.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use super::{Folder, GOOD};

/// What a program makes of a DOCX that is opened, changed and saved.
fn edited(docx: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        writer.start_file(entry.name(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.replace("总体情况", "总的情况").as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn an_edited_docx_is_replaced_only_when_asked() {
    let folder = Folder::new("edited");
    folder.put("a.toml", GOOD).put("b.toml", GOOD);
    assert_eq!(folder.run(&["a.toml"]).code, Some(0));
    // As it was written, it is replaced without a word.
    assert_eq!(folder.run(&["a.toml"]).code, Some(0));
    let mine = edited(&fs::read(folder.path("a.docx")).unwrap());
    folder.put("a.docx", &mine);
    fs::remove_file(folder.path("a.pdf")).unwrap();
    let ran = folder.run(&["a.toml", "b.toml"]);
    assert_eq!(ran.code, Some(2));
    for piece in ["a.docx 生成以后又改过", "PDF 也没有生成", "--overwrite"] {
        assert!(ran.err.contains(piece), "no {piece} in {}", ran.err);
    }
    // The other report is made all the same.
    assert_eq!(folder.names(), ["a.docx", "a.toml", "b.docx", "b.pdf", "b.toml"]);
    assert_eq!(fs::read(folder.path("a.docx")).unwrap(), mine);
    // A PDF alone does not touch it.
    assert_eq!(folder.run(&["a.toml", "--pdf"]).code, Some(0));
    assert_eq!(fs::read(folder.path("a.docx")).unwrap(), mine);
    let ran = folder.run(&["a.toml", "--docx", "--overwrite"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let [a, b] = ["a.docx", "b.docx"].map(|name| fs::read(folder.path(name)).unwrap());
    assert!(a == b);
}

#[test]
fn a_docx_of_another_program_is_not_replaced_either() {
    let folder = Folder::new("foreign");
    folder.put("a.toml", GOOD);
    for other in [&b""[..], b"no zip", b"PK\x03\x04"] {
        folder.put("a.docx", other);
        let ran = folder.run(&["a.toml", "--docx"]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains("不是本程序原样生成的"), "{}", ran.err);
        assert!(!ran.err.contains("PDF"), "{}", ran.err);
        assert_eq!(fs::read(folder.path("a.docx")).unwrap(), other);
    }
    assert_eq!(folder.run(&["a.toml", "--overwrite"]).code, Some(0));
}

/// Faults of the data are told before anything is said of the file.
#[test]
fn faults_of_the_data_come_first() {
    let folder = Folder::new("faults first");
    folder.put("a.toml", GOOD.replace("year = ", "jahr = ")).put("a.docx", "mine");
    let ran = folder.run(&["a.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(!ran.err.contains("--overwrite"), "{}", ran.err);
}

#[test]
fn fonts_are_embedded_when_asked_for() {
    let folder = Folder::new("embed fonts");
    folder.put("a.toml", GOOD);
    assert_eq!(folder.run(&["a.toml", "--docx"]).code, Some(0));
    let plain = fs::read(folder.path("a.docx")).unwrap().len();
    assert_eq!(folder.run(&["a.toml", "--docx", "--embed-fonts"]).code, Some(0));
    let docx = fs::read(folder.path("a.docx")).unwrap();
    // What the help says.
    assert!((100_000..300_000).contains(&(docx.len() - plain)), "{}", docx.len());
    let archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let fonts = archive.file_names().filter(|name| name.ends_with(".odttf")).count();
    assert_eq!(fonts, 6);
    let ran = folder.run(&["a.toml", "--pdf", "--embed-fonts"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--docx"), "{}", ran.err);
}

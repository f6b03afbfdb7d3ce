//! The archive's part of the command: data inside, and the time that the caller gives.

use std::fs;
use std::process::Command;

use super::{Folder, GOOD, Ran};

fn at(folder: &Folder, moment: &str, arguments: &[&str]) -> Ran {
    let mut program = Command::new(env!("CARGO_BIN_EXE_genreport"));
    program.env("SOURCE_DATE_EPOCH", moment);
    folder.run_by(program, arguments, b"")
}

fn has(folder: &Folder, name: &str, text: &str) -> bool {
    let bytes = fs::read(folder.path(name)).unwrap();
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_data_are_inside_only_on_request() {
    let folder = Folder::new("data inside");
    folder.put("年报.toml", GOOD);
    assert_eq!(folder.run(&["年报.toml", "--pdf"]).code, Some(0));
    assert!(has(&folder, "年报.pdf", "<pdfaid:part>2</pdfaid:part>"));
    let ran = folder.run(&["年报.toml", "--embed-source"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(folder.names(), ["年报.docx", "年报.pdf", "年报.toml"]);
    assert!(has(&folder, "年报.pdf", "<pdfaid:part>3</pdfaid:part>"));
    let document = lopdf::Document::load(folder.path("年报.pdf")).unwrap();
    let is_file = |stream: &&lopdf::Stream| {
        stream
            .dict
            .get(b"Type")
            .is_ok_and(|name| name.as_name().is_ok_and(|n| n == b"EmbeddedFile"))
    };
    let mut streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let file = streams.find(is_file).unwrap();
    assert_eq!(file.decompressed_content().unwrap(), GOOD.as_bytes());
}

#[test]
fn the_data_go_into_a_pdf_under_a_name() {
    let folder = Folder::new("data name");
    let ran = folder.put("a.toml", GOOD).run(&["a.toml", "--docx", "--embed-source"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("--embed-source") && ran.err.contains("--pdf"), "{}", ran.err);
    assert_eq!(folder.names(), ["a.toml"]);
    // From the standard input they are called after the file.
    let ran = folder.run_with(&["-", "--name", "b", "--pdf", "--embed-source"], GOOD.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let document = lopdf::Document::load(folder.path("b.pdf")).unwrap();
    let names = document.objects.values().filter_map(|object| {
        let file = object.as_dict().ok().filter(|file| file.has(b"EF"))?;
        lopdf::decode_text_string(file.get(b"UF").ok()?).ok()
    });
    assert_eq!(names.collect::<Vec<_>>(), ["b.toml"]);
}

#[test]
fn the_callers_time_is_taken_and_a_wrong_one_refused() {
    let folder = Folder::new("epoch");
    folder.put("a.toml", GOOD);
    assert_eq!(at(&folder, "1705392000", &["a.toml", "--pdf"]).code, Some(0));
    assert!(has(&folder, "a.pdf", "<xmp:CreateDate>2024-01-16T08:00:00Z<"));
    assert_eq!(at(&folder, "", &["a.toml", "--pdf"]).code, Some(0));
    assert!(!has(&folder, "a.pdf", "CreateDate"));
    fs::remove_file(folder.path("a.pdf")).unwrap();
    for wrong in ["abc", "-1", "1.5", "253402300800", "99999999999999999999"] {
        let ran = at(&folder, wrong, &["a.toml", "--pdf"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(ran.err.contains("SOURCE_DATE_EPOCH") && ran.err.contains(wrong), "{}", ran.err);
    }
    assert_eq!(folder.names(), ["a.toml"]);
}

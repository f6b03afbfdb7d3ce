//! Is the DOCX valid, and what does LibreOffice make of it?

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::readers::{in_order, squeezed};
use super::{SAMPLES, files, folder, judge, root, run, text, written};
use crate::expected;

/// Errors that the Open XML SDK validator finds in a file.
fn sdk_errors(file: &Path, version: &str) -> Option<String> {
    let validator = judge("ooxml-validator")?;
    let output = run(validator, |validator| validator.arg(file).args(["--officeVersion", version]));
    let report = text(&output.stdout);
    assert!(report.contains("\"ok\""), "{}: {report}{}", file.display(), text(&output.stderr));
    Some(if output.status.success() { String::new() } else { report })
}

#[test]
fn the_open_xml_sdk_finds_no_error() {
    for file in files("docx") {
        for version in ["Office2007", "Microsoft365"] {
            let Some(errors) = sdk_errors(&file, version) else { return };
            assert_eq!(errors, "", "{} {version}", file.display());
        }
    }
}

/// Rewrites a part of a DOCX.
fn rewritten(docx: &Path, part: &str, change: impl Fn(String) -> String) -> PathBuf {
    let mut archive = zip::ZipArchive::new(fs::File::open(docx).unwrap()).unwrap();
    let path = folder("sdk").join("broken.docx");
    let mut writer = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = String::new();
        std::io::Read::read_to_string(&mut entry, &mut content).unwrap();
        let name = entry.name().to_owned();
        let content = if name == part { change(content) } else { content };
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap();
    path
}

#[test]
fn the_open_xml_sdk_can_find_errors() {
    if judge("ooxml-validator").is_none() {
        return;
    }
    let part = "word/document.xml";
    let broken = rewritten(&files("docx")[0], part, |xml| {
        let swapped =
            xml.replacen("<w:vMerge w:val=\"restart\"/>", "<w:vMerge w:val=\"begin\"/>", 1);
        assert_ne!(swapped, xml, "nothing was broken");
        swapped
    });
    let errors = sdk_errors(&broken, "Microsoft365").expect("the judge is there");
    assert!(errors.contains("vMerge"), "{errors}");
}

fn pages(pdf: &Path) -> usize {
    lopdf::Document::load(pdf).unwrap().get_pages().len()
}

/// The DOCX files as LibreOffice prints them, with the bundled fonts in place of the office's.
fn printed() -> Option<PathBuf> {
    judge("soffice")?;
    let folder = folder("printed");
    // The fonts' configuration names their folder from the root of the repository.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = run(Command::new("soffice"), |office| {
        office
            .current_dir(root())
            .env("FONTCONFIG_FILE", root().join("tests/judges/fonts.conf"))
            .env("XDG_CACHE_HOME", &folder)
            .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
            .arg(&folder)
            .args(files("docx"))
    });
    assert!(output.status.success(), "{}", text(&output.stderr));
    Some(folder)
}

#[test]
fn libreoffice_prints_the_same_text_in_the_same_faces() {
    let Some(folder) = printed() else { return };
    let print = |name: &str| folder.join(format!("{name}.pdf"));
    for name in SAMPLES {
        let ours = written().join(format!("{name}.pdf"));
        assert_eq!(pages(&print(name)), pages(&ours), "pages of {name}");
    }
    if judge("pdftotext").is_some() {
        let read = |name: &str| {
            let output =
                run(Command::new("pdftotext"), |c| c.arg("-raw").arg(print(name)).arg("-"));
            let text = text(&output.stdout);
            let is_number = |line: &&str| squeezed(line).starts_with('—') && line.len() < 16;
            text.lines().filter(|line| !is_number(line)).collect::<Vec<_>>().join("\n")
        };
        in_order(&read("weibei-2022"), &expected::weibei());
        in_order(&read("huaian-2024"), &expected::huaian());
        in_order(&read("example-2019"), &expected::example_2019());
        in_order(&read("example-2023"), &expected::example_2023());
    }
    if judge("pdffonts").is_none() {
        return;
    }
    let bundled = ["Zhuque", "GongwenKai", "NotoSansSC", "NotoSerifSC", "LiberationSerif"];
    for name in SAMPLES {
        let output = run(Command::new("pdffonts"), |pdffonts| pdffonts.arg(print(name)));
        for row in text(&output.stdout).lines().skip(2) {
            assert!(bundled.iter().any(|face| row.contains(face)), "{name}: {row}");
        }
    }
}

//! What outside judges say of the files: qpdf, poppler, mupdf, the Open XML SDK, LibreOffice.
//!
//! Each judge is run once over all samples. Without it a test says so and passes, but where
//! `CI` is set a missing judge is a failure. That each judge can fail is tested too.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::expected::{self, Expected};

const SAMPLES: [&str; 4] = ["blank", "example-2019", "huaian-2024", "weibei-2022"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judges").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Where both files of every sample, and of the layout given by path, are written, once.
fn written() -> &'static Path {
    static WRITTEN: OnceLock<PathBuf> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let folder = folder("written");
        let mut inputs: Vec<PathBuf> =
            SAMPLES.iter().map(|name| root().join(format!("samples/{name}.toml"))).collect();
        inputs.push(root().join("tests/layouts/extended-report.toml"));
        let program = Command::new(env!("CARGO_BIN_EXE_genreport"));
        let output = run(program, |command| command.args(&inputs).arg("-o").arg(&folder));
        assert!(output.status.success(), "{}", text(&output.stderr));
        folder
    })
}

fn files(ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(written()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().unwrap() == ending).collect();
    files.sort();
    assert_eq!(files.len(), SAMPLES.len() + 1);
    files
}

fn run(mut command: Command, with: impl FnOnce(&mut Command) -> &mut Command) -> Output {
    with(&mut command).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The judge's program, or nothing and a word about it.
fn judge(name: &str) -> Option<Command> {
    let npm = root().join("target/judges/node_modules/.bin").join(name);
    let program = if npm.exists() { npm } else { PathBuf::from(name) };
    // A probe that every program answers, if only with an error about its arguments.
    if Command::new(&program).arg("--version").output().is_ok() {
        return Some(Command::new(program));
    }
    assert!(std::env::var_os("CI").is_none(), "the judge {name} is missing");
    // Straight to the terminal: the test harness would keep `eprintln!` to itself.
    let _ = writeln!(std::io::stderr(), "skipped: {name} is not installed");
    None
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How often `wanted` stands in `text`; white space does not count.
fn occurrences(text: &str, wanted: &str) -> usize {
    squeezed(text).matches(&squeezed(wanted)).count()
}

/// Every paragraph of a report stands in a text, in order.
fn in_order(text: &str, expected: &Expected) {
    let text = squeezed(text);
    let mut at = 0;
    for wanted in expected.texts.iter().filter(|text| *text != expected::TABLE) {
        let wanted = squeezed(wanted);
        let found = text[at..].find(&wanted).unwrap_or_else(|| panic!("{wanted} is not there"));
        at += found + wanted.len();
    }
}

#[test]
fn qpdf_finds_no_fault() {
    if judge("qpdf").is_none() {
        return;
    }
    let check = |file: &Path| run(Command::new("qpdf"), |qpdf| qpdf.arg("--check").arg(file));
    for file in files("pdf") {
        let output = check(&file);
        assert!(output.status.success(), "{}: {}", file.display(), text(&output.stdout));
    }
    // The judge can fail: a file that lacks its end.
    let bytes = fs::read(&files("pdf")[0]).unwrap();
    let broken = folder("qpdf").join("broken.pdf");
    fs::write(&broken, &bytes[..bytes.len() / 2]).unwrap();
    assert!(!check(&broken).status.success());
}

#[test]
fn all_fonts_are_embedded_and_subset_with_their_characters() {
    if judge("pdffonts").is_none() {
        return;
    }
    for file in files("pdf") {
        let output = run(Command::new("pdffonts"), |pdffonts| pdffonts.arg(&file));
        let table = text(&output.stdout);
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert!(rows.len() >= 5, "{table}");
        for row in rows {
            let words: Vec<&str> = row.split_whitespace().collect();
            let (_, yes) = words.split_at(words.len() - 5);
            assert_eq!(yes[..3], ["yes", "yes", "yes"], "{row}");
            assert_eq!(row.as_bytes()[6], b'+', "{row}");
        }
    }
}

#[test]
fn other_readers_find_the_text_in_order() {
    let readers: [(&str, &[&str], &[&str]); 2] =
        [("pdftotext", &["-raw"], &["-"]), ("mutool", &["draw", "-q", "-F", "txt"], &[])];
    for (reader, before, after) in readers {
        if judge(reader).is_none() {
            continue;
        }
        let read = |name: &str| {
            let file = written().join(format!("{name}.pdf"));
            let output = run(Command::new(reader), |c| c.args(before).arg(file).args(after));
            // Page numbers stand between the parts of a paragraph.
            let text = text(&output.stdout);
            let is_number = |line: &&str| {
                let line = squeezed(line);
                line.starts_with('—') && line.ends_with('—') && line.chars().count() <= 5
            };
            text.lines().filter(|line| !is_number(line)).collect::<Vec<_>>().join("\n")
        };
        in_order(&read("weibei-2022"), &expected::weibei());
        in_order(&read("huaian-2024"), &expected::huaian());
        assert_eq!(occurrences(&read("huaian-2024"), "3985758"), 1);
    }
}

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
    assert_ne!(sdk_errors(&broken, "Microsoft365"), Some(String::new()));
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

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

const SAMPLES: [&str; 5] = ["blank", "example-2019", "example-2023", "huaian-2024", "weibei-2022"];

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

/// A text is the report from its title to its last line, every table cell by cell in rows, and
/// nothing else.
#[track_caller]
fn in_order(text: &str, expected: &Expected) {
    assert_eq!(difference(text, expected), None);
}

/// Where a text and the report part, if they do; white space does not count.
fn difference(text: &str, expected: &Expected) -> Option<String> {
    let text = squeezed(text);
    let mut rest = text.as_str();
    for wanted in all_texts(expected) {
        let wanted = squeezed(wanted);
        let Some(after) = rest.strip_prefix(&wanted) else {
            let there: String = rest.chars().take(40).collect();
            return Some(format!("{wanted} should stand where there is {there}"));
        };
        rest = after;
    }
    (!rest.is_empty()).then(|| format!("beyond the report there is {rest}"))
}

#[test]
fn a_text_with_two_cells_swapped_is_not_the_report() {
    let expected = expected::huaian();
    let texts = all_texts(&expected);
    assert_eq!(difference(&texts.concat(), &expected), None);
    let fee = texts.iter().position(|text| *text == "96171.6").unwrap();
    let mut swapped = texts.clone();
    swapped.swap(fee - 1, fee);
    assert!(difference(&swapped.concat(), &expected).unwrap().starts_with("行政事业性收费"));
    let mut shorter = texts.clone();
    shorter.remove(fee);
    assert!(difference(&shorter.concat(), &expected).unwrap().starts_with("96171.6"));
    assert!(difference(&format!("{}0", texts.concat()), &expected).is_some());
}

/// The texts of a report with the cells of its tables in their places.
fn all_texts(expected: &Expected) -> Vec<&str> {
    let mut tables = expected.tables.iter();
    let mut texts = Vec::new();
    for text in &expected.texts {
        if text == expected::TABLE {
            // Sorted by row, then by column.
            texts.extend(tables.next().unwrap().iter().map(|cell| cell.text.as_str()));
        } else {
            texts.push(text.as_str());
        }
    }
    assert!(tables.next().is_none(), "a table without its place");
    texts
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

/// The rows of pdffonts about faces that are not embedded, not a subset, without characters, or
/// whose name lacks the mark of a subset.
fn font_faults(pdf: &Path) -> Vec<String> {
    let output = run(Command::new("pdffonts"), |pdffonts| pdffonts.arg(pdf));
    let table = text(&output.stdout);
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert!(rows.len() >= 5, "{table}{}", text(&output.stderr));
    let is_sound = |row: &str| {
        let words: Vec<&str> = row.split_whitespace().collect();
        // name, type (one word or two), encoding, emb, sub, uni, object ID (two words)
        let marks = &words[words.len() - 5..words.len() - 2];
        marks == ["yes", "yes", "yes"] && row.as_bytes()[6] == b'+'
    };
    rows.into_iter().filter(|row| !is_sound(row)).map(str::to_owned).collect()
}

#[test]
fn all_fonts_are_embedded_and_subset_with_their_characters() {
    if judge("pdffonts").is_none() {
        return;
    }
    for file in files("pdf") {
        assert_eq!(font_faults(&file), [""; 0], "{}", file.display());
    }
    // The judge can fail: a file whose fonts have lost their programs, or their characters.
    for (key, owner) in [(&b"FontFile2"[..], "FontDescriptor"), (b"ToUnicode", "Font")] {
        let mut document = lopdf::Document::load(&files("pdf")[0]).unwrap();
        let mut taken = 0;
        for object in document.objects.values_mut() {
            let Ok(dictionary) = object.as_dict_mut() else { continue };
            if dictionary.has_type(owner.as_bytes()) && dictionary.remove(key).is_some() {
                taken += 1;
            }
        }
        assert!(taken >= 5, "{owner}: {taken}");
        let broken = folder("pdffonts").join("broken.pdf");
        document.save(&broken).unwrap();
        assert_eq!(font_faults(&broken).len(), taken, "{owner}");
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
        in_order(&read("example-2019"), &expected::example_2019());
        in_order(&read("example-2023"), &expected::example_2023());
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

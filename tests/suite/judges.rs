//! What outside judges say of the files: qpdf, veraPDF, poppler, mupdf, Ghostscript; the Open XML
//! SDK, LibreOffice, python-docx, mammoth.
//!
//! Each judge is run once over all files. Without it a test says so and passes, but where
//! `CI` is set a missing judge is a failure. That each judge can fail is tested too.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::generated;

#[path = "judges/conformance.rs"]
mod conformance;
#[path = "judges/docx_readers.rs"]
mod docx_readers;
#[path = "judges/libreoffice.rs"]
mod libreoffice;
#[path = "judges/office_places.rs"]
mod office_places;
#[path = "judges/open_xml.rs"]
mod open_xml;
#[path = "judges/pictures.rs"]
mod pictures;
#[path = "judges/readers.rs"]
mod readers;
#[path = "judges/soundness.rs"]
mod soundness;
#[path = "judges/struct_text.rs"]
mod struct_text;
#[path = "judges/verapdf.rs"]
mod verapdf;

/// Reports by layouts that are given by their paths.
const BY_PATH: [&str; 2] = ["extended-report", "website-report"];

const SAMPLES: [&str; 5] = ["blank", "example-2019", "example-2023", "huaian-2024", "weibei-2022"];

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judges").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Makes files of samples; the blank one, which is not filled in, by force. No other has an error.
fn make(inputs: &[PathBuf], more: &[&str], folder: &Path) {
    let program = Command::new(env!("CARGO_BIN_EXE_genreport"));
    let output = run(program, |command| {
        command.args(inputs).arg("--force").args(more).arg("-o").arg(folder)
    });
    let said = text(&output.stderr);
    assert!(output.status.success(), "{said}");
    let others = said.matches("错误[").count() - said.matches("错误[S116]").count();
    assert_eq!(others, 0, "{said}");
}

/// Where both files of every sample, and of those by layouts given by path, are written, once.
fn written() -> &'static Path {
    static WRITTEN: OnceLock<PathBuf> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let folder = folder("written");
        let samples = SAMPLES.iter().map(|name| format!("samples/{name}.toml"));
        let by_path = BY_PATH.iter().map(|name| format!("tests/layouts/{name}.toml"));
        let inputs: Vec<PathBuf> = samples.chain(by_path).map(|path| root().join(path)).collect();
        make(&inputs, &[], &folder);
        folder
    })
}

/// Where the files of the made-up reports are written: plain ones, PDFs with the data inside.
struct Generated {
    plain: PathBuf,
    with_data: PathBuf,
}

/// The files of the made-up reports, once.
fn generated() -> &'static Generated {
    static GENERATED: OnceLock<Generated> = OnceLock::new();
    GENERATED.get_or_init(|| {
        let (inputs, fonts) = (folder("generated"), folder("generated fonts"));
        let rare = "GongwenRareNames-Regular.ttf";
        fs::copy(root().join("fonts").join(rare), fonts.join(rare)).unwrap();
        let files: Vec<PathBuf> =
            (0..generated::COUNT).map(|number| inputs.join(format!("{number:02}.toml"))).collect();
        for (number, file) in (0..).zip(&files) {
            fs::write(file, generated::report(number)).unwrap();
        }
        let write = |folder: PathBuf, more: &[&str]| {
            let program = Command::new(env!("CARGO_BIN_EXE_genreport"));
            let output = run(program, |command| {
                let command = command.args(more).arg("--font-dir").arg(&fonts);
                command.arg("-o").arg(&folder).args(&files)
            });
            assert!(output.status.success(), "{}", text(&output.stderr));
            folder
        };
        let plain = write(folder("generated plain"), &[]);
        let with_data = write(folder("generated with data"), &["--pdf", "--embed-source"]);
        Generated { plain, with_data }
    })
}

/// The files of a folder with this ending, in order.
fn files_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let has_ending = |path: &PathBuf| path.extension().is_some_and(|own| own == ending);
    let mut files: Vec<_> = entries.filter(has_ending).collect();
    files.sort();
    files
}

/// The PDFs of a folder, in order.
fn pdfs(folder: &Path) -> Vec<PathBuf> {
    files_in(folder, "pdf")
}

/// The files of the samples, and of those by layouts given by path.
fn files(ending: &str) -> Vec<PathBuf> {
    let files = files_in(written(), ending);
    assert_eq!(files.len(), SAMPLES.len() + BY_PATH.len());
    files
}

/// Every DOCX: of the samples, then of the made-up reports.
fn all_docx() -> Vec<PathBuf> {
    let made_up = files_in(&generated().plain, "docx");
    assert_eq!(made_up.len() as u64, generated::COUNT);
    files("docx").into_iter().chain(made_up).collect()
}

pub(crate) fn run(mut command: Command, with: impl FnOnce(&mut Command) -> &mut Command) -> Output {
    with(&mut command).output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Python with a script of `tests/judges`, when the packages that it imports are where `.ci/run`
/// puts those of PyPI; else nothing and a word about it.
pub(crate) fn python(packages: &[&str], script: &str) -> Option<Command> {
    let folder = root().join("target/judges/python");
    if let Some(absent) = packages.iter().find(|package| !folder.join(package).exists()) {
        assert!(std::env::var_os("CI").is_none(), "the judge {absent} of PyPI is missing");
        let _ = writeln!(std::io::stderr(), "skipped: {absent} of PyPI is not installed");
        return None;
    }
    let mut python = judge("python3")?;
    python.env("PYTHONPATH", folder).arg("-B").arg(root().join("tests/judges").join(script));
    Some(python)
}

/// The judge's program, or nothing and a word about it.
pub(crate) fn judge(name: &str) -> Option<Command> {
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

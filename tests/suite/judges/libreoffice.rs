//! What does LibreOffice make of a DOCX: does it print the same pages, read the same text, and
//! leave the file whole when somebody edits it there?

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use genreport::container::{Element, parse};
use genreport::docx::{EditState, edit_state};

use super::readers::{in_order, squeezed};
use super::{
    SAMPLES, all_docx, files, files_in, folder, generated, judge, root, run, text, written,
};
use crate::docx_reader::{self, BodyRead};
use crate::expected::{self, Cell};
use crate::{data, generated as made_up};

/// What LibreOffice wrote, in one run for each kind.
struct Office {
    printed: PathBuf,
    read: PathBuf,
    edited: PathBuf,
    /// Printed with no font but the Latin one, from files with fonts inside.
    embedded: PathBuf,
}

/// The files as LibreOffice prints, reads and saves them, with the bundled fonts in place of the
/// office's; once, for one profile serves one run at a time.
fn office() -> Option<&'static Office> {
    static OFFICE: OnceLock<Option<Office>> = OnceLock::new();
    let office = OFFICE.get_or_init(|| {
        judge("soffice")?;
        // With a blank in its path LibreOffice would wait for an answer for ever.
        let profile = folder("office-profile");
        let office = Office {
            printed: folder("printed"),
            read: folder("read"),
            edited: folder("edited"),
            embedded: folder("embedded"),
        };
        let bundled = bundled_fonts();
        let convert = |to: &str, into: &Path, files: Vec<PathBuf>, fonts: &Path| {
            soffice(&profile, fonts, |soffice| {
                soffice.args(["--convert-to", to, "--outdir"]).arg(into).args(files)
            });
        };
        convert("pdf", &office.printed, files("docx"), &bundled);
        convert("txt:Text (encoded):UTF8", &office.read, all_docx(), &bundled);
        convert("pdf", &office.embedded, with_fonts(), &latin_only());
        // The first run has filled the profile.
        install_macro(&profile);
        let call = format!(
            "macro:///Standard.Judge.Edit(\"{}\",\"{}\")",
            written().display(),
            office.edited.display()
        );
        soffice(&profile, &bundled, |soffice| soffice.arg(call));
        Some(office)
    });
    office.as_ref()
}

/// The bundled fonts under the names of the office's.
pub(super) fn bundled_fonts() -> PathBuf {
    root().join("tests/judges/fonts.conf")
}

/// The samples with fonts inside.
fn with_fonts() -> Vec<PathBuf> {
    let folder = folder("fonts inside");
    let inputs = SAMPLES.iter().map(|name| root().join(format!("samples/{name}.toml")));
    super::make(&inputs.collect::<Vec<_>>(), &["--docx", "--embed-fonts"], &folder);
    files_in(&folder, "docx")
}

/// A machine that has no Chinese font.
fn latin_only() -> PathBuf {
    let folder = folder("latin-only");
    let (fonts, latin) = (folder.join("fonts"), "LiberationSerif-Regular.ttf");
    fs::create_dir(&fonts).unwrap();
    fs::copy(root().join("fonts").join(latin), fonts.join(latin)).unwrap();
    let configuration = folder.join("fonts.conf");
    let (fonts, cache) = (fonts.display(), folder.join("cache"));
    let text = format!(
        "<fontconfig><dir>{fonts}</dir><cachedir>{}</cachedir></fontconfig>",
        cache.display()
    );
    fs::write(&configuration, text).unwrap();
    configuration
}

pub(super) fn soffice(
    profile: &Path,
    fonts: &Path,
    with: impl FnOnce(&mut Command) -> &mut Command,
) {
    let output = run(Command::new("soffice"), |office| {
        // The fonts' configuration names their folder from the root of the repository.
        office
            .current_dir(root())
            .env("FONTCONFIG_FILE", fonts)
            .env("XDG_CACHE_HOME", profile)
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .arg("--headless");
        with(office)
    });
    assert!(output.status.success(), "{}", text(&output.stderr));
}

/// Puts our macro into the library that LibreOffice looks into by itself.
fn install_macro(profile: &Path) {
    let library = profile.join("user/basic/Standard");
    let list = fs::read_to_string(library.join("script.xlb")).unwrap();
    let list = data::replaced(&list, "library:name=\"Module1\"", "library:name=\"Judge\"");
    fs::write(library.join("script.xlb"), list).unwrap();
    fs::copy(root().join("tests/judges/Judge.xba"), library.join("Judge.xba")).unwrap();
}

fn pages(pdf: &Path) -> usize {
    lopdf::Document::load(pdf).unwrap().get_pages().len()
}

#[test]
fn libreoffice_prints_the_same_text_in_the_same_faces() {
    let Some(office) = office() else { return };
    let print = |name: &str| office.printed.join(format!("{name}.pdf"));
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
    for name in SAMPLES {
        bundled_faces(&print(name));
    }
}

/// A print is set in the bundled faces, and in all of them.
fn bundled_faces(print: &Path) {
    let bundled = [
        "ZhuqueFangsong",
        "GongwenKai",
        "NotoSansSC-Medium",
        "NotoSerifSC-Regular",
        "NotoSerifSC-Bold",
        "LiberationSerif",
    ];
    let output = run(Command::new("pdffonts"), |pdffonts| pdffonts.arg(print));
    let listed = text(&output.stdout);
    let rows: Vec<&str> = listed.lines().skip(2).collect();
    for row in &rows {
        let known = bundled.iter().any(|face| row.contains(face));
        assert!(known, "{}: {row}", print.display());
    }
    for face in bundled {
        assert!(rows.iter().any(|row| row.contains(face)), "{}: no {face}", print.display());
    }
}

/// Where no Chinese font is, those inside the file are used.
#[test]
fn libreoffice_prints_with_the_fonts_inside() {
    let Some(office) = office() else { return };
    for name in SAMPLES {
        let print = office.embedded.join(format!("{name}.pdf"));
        let ours = written().join(format!("{name}.pdf"));
        assert_eq!(pages(&print), pages(&ours), "pages of {name}");
        if judge("pdffonts").is_some() {
            bundled_faces(&print);
        }
        if judge("mutool").is_some() {
            let faces = vec!["NotoSerifSC-Regular".to_owned(); pages(&ours)];
            assert_eq!(faces_of_page_numbers(&print), faces, "page numbers of {name}");
        }
    }
}

/// The faces of each page's number, `— 1 —`.
fn faces_of_page_numbers(print: &Path) -> Vec<String> {
    let arguments = ["draw", "-q", "-F", "stext"];
    let output = run(Command::new("mutool"), |mutool| mutool.args(arguments).arg(print));
    let root = parse(&output.stdout).unwrap();
    let lines = root.descendants().into_iter().filter(|element| element.name == "line");
    let faces = lines.filter_map(|line| {
        let fonts: Vec<&str> = line.elements().filter_map(|font| font.get("name")).collect();
        let chars = line.elements().flat_map(Element::elements).filter_map(|c| c.get("c"));
        let text = squeezed(&chars.collect::<String>());
        let digits = text.strip_prefix('—')?.strip_suffix('—')?;
        digits.chars().all(|c| c.is_ascii_digit()).then(|| fonts.join(" and "))
    });
    faces.collect()
}

/// Its text is that of its model, whatever its lines are.
#[test]
fn libreoffice_reads_the_made_up_reports() {
    let Some(office) = office() else { return };
    let texts = files_in(&generated().plain, "docx")
        .into_iter()
        .map(|file| office.read.join(file.file_stem().unwrap()).with_extension("txt"));
    for (number, file) in (0..).zip(texts) {
        let document = data::document(&made_up::report(number), made_up::layout(number));
        let text = fs::read_to_string(&file).unwrap();
        in_order(text.trim_start_matches('\u{FEFF}'), &data::expected(&document));
    }
}

/// Words and a figure changed and the file saved: everything else is as it was.
#[test]
fn a_file_edited_in_libreoffice_keeps_its_tables_and_styles() {
    let Some(office) = office() else { return };
    for file in files("docx") {
        let name = file.file_name().unwrap();
        let (before, after) =
            (fs::read(&file).unwrap(), fs::read(office.edited.join(name)).unwrap());
        let (was, is) = (docx_reader::read(&before), docx_reader::read(&after));
        let changed = |text: &String| text.replace("政府信息公开", "政务信息公开");
        let texts: Vec<String> = was.texts.iter().map(changed).collect();
        assert_eq!(is.texts, texts, "{}", name.display());
        let mut tables = placed(&was);
        for cell in tables.iter_mut().flatten() {
            cell.text = changed(&cell.text);
        }
        tables.last_mut().unwrap().last_mut().unwrap().text = "7".to_owned();
        assert_eq!(placed(&is), tables, "{}", name.display());
        assert_eq!(is.header_rows, was.header_rows, "{}", name.display());
        assert_eq!(is.whole_rows, was.whole_rows, "{}", name.display());
        assert_eq!(docx_reader::style_names(&after), docx_reader::style_names(&before));
        assert_eq!(docx_reader::footers(&after), docx_reader::footers(&before));
        assert_eq!(
            (edit_state(&before), edit_state(&after)),
            (EditState::AsWritten, EditState::Changed)
        );
    }
}

/// The cells of each table on the borders that the eye sees. LibreOffice leaves columns out in
/// which no cell begins, and rounds the ends of columns row by row, so that two rows may differ by
/// a twip and make a column of it.
fn placed(body: &BodyRead) -> Vec<Vec<Cell>> {
    const APART: i64 = 20;
    let tables = body.tables.iter().zip(&body.columns).map(|(cells, columns)| {
        let at = |column: usize| columns[..column].iter().sum::<i64>();
        let ends = cells.iter().flat_map(|cell| [cell.column, cell.column + cell.column_span]);
        let ends: std::collections::BTreeSet<i64> = ends.map(at).collect();
        let mut borders: Vec<i64> = Vec::new();
        for end in ends {
            if borders.last().is_none_or(|last| end - last >= APART) {
                borders.push(end);
            }
        }
        let number =
            |column: usize| borders.iter().filter(|border| **border <= at(column)).count() - 1;
        let place = |cell: &Cell| {
            let (column, end) = (number(cell.column), number(cell.column + cell.column_span));
            Cell { column, column_span: end - column, ..cell.clone() }
        };
        cells.iter().map(place).collect()
    });
    tables.collect()
}

//! Does the Open XML SDK find a fault in a DOCX, and does it find those that were put in?

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{all_docx, files, folder, judge, root, run, text};
use crate::docx_structure::faults;

/// The validator's own program; npm's script would start Node.js for each file.
fn validator() -> Option<PathBuf> {
    judge("ooxml-validator")?;
    let packages = fs::read_dir(root().join("target/judges/node_modules/@xarsh")).unwrap();
    let mut programs = packages.map(|package| package.unwrap().path().join("ooxml-validator"));
    let found = programs.find(|program| program.is_file());
    assert!(found.is_some(), "npm's script is there, the validator's own program is not");
    found
}

/// What the validator finds in a file; nothing for a sound one.
fn errors(validator: &Path, file: &Path, version: &str) -> String {
    let output = run(Command::new(validator), |command| command.arg(file).arg(version));
    let report = text(&output.stdout);
    assert!(report.contains("\"ok\""), "{}: {report}{}", file.display(), text(&output.stderr));
    if report.contains("\"ok\": true") { String::new() } else { report }
}

fn no_errors(version: &str) {
    let Some(validator) = validator() else { return };
    for file in all_docx() {
        assert_eq!(errors(&validator, &file, version), "", "{} {version}", file.display());
    }
}

#[test]
fn no_error_for_office_2007() {
    no_errors("Office2007");
}

#[test]
fn no_error_for_office_2019() {
    no_errors("Office2019");
}

#[test]
fn no_error_for_microsoft_365() {
    no_errors("Microsoft365");
}

/// With fonts inside too.
#[test]
fn no_error_with_embedded_fonts() {
    let Some(validator) = validator() else { return };
    let folder = folder("with fonts");
    let output = run(Command::new(env!("CARGO_BIN_EXE_genreport")), |program| {
        let sample = root().join("samples/example-2023.toml");
        program.arg(sample).args(["--docx", "--embed-fonts", "-o"]).arg(&folder)
    });
    assert!(output.status.success(), "{}", text(&output.stderr));
    let file = folder.join("example-2023.docx");
    for version in ["Office2007", "Office2019", "Microsoft365"] {
        assert_eq!(errors(&validator, &file, version), "", "{version}");
    }
}

/// A fault put into a part, and whether the SDK looks for it.
struct Control {
    what: &'static str,
    part: &'static str,
    from: &'static str,
    to: &'static str,
    /// What our own check says.
    fault: &'static str,
    seen_by_the_sdk: bool,
}

const DOCUMENT: &str = "word/document.xml";
const SETTINGS: &str = "word/settings.xml";
const STYLES: &str = "word/styles.xml";
const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";

/// Faults that Word would stumble over. Each `from` stands in its part, the first is replaced.
const CONTROLS: [Control; 17] = [
    Control {
        what: "a control character in a text",
        part: DOCUMENT,
        from: "一、总体情况",
        to: "一、\u{1}总体情况",
        fault: "a character that XML has not",
        seen_by_the_sdk: true,
    },
    Control {
        what: "a merge of another kind",
        part: DOCUMENT,
        from: "<w:vMerge w:val=\"restart\"/>",
        to: "<w:vMerge w:val=\"begin\"/>",
        fault: "neither starts nor continues",
        seen_by_the_sdk: true,
    },
    Control {
        what: "properties of a paragraph out of order",
        part: DOCUMENT,
        from: "<w:pPr><w:pStyle w:val=\"Heading1\"/>",
        to: "<w:pPr><w:keepNext/><w:pStyle w:val=\"Heading1\"/>",
        fault: "w:pStyle comes too late",
        seen_by_the_sdk: true,
    },
    Control {
        what: "settings out of order",
        part: SETTINGS,
        from: "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>",
        to: "<w:defaultTabStop w:val=\"420\"/><w:zoom w:percent=\"100\"/>",
        fault: "comes too late in w:settings",
        seen_by_the_sdk: true,
    },
    Control {
        what: "a setting in the wrong place",
        part: SETTINGS,
        from: "<w:compat>",
        to: "<w:compat><w:characterSpacingControl w:val=\"compressPunctuation\"/>",
        fault: "w:characterSpacingControl may not stand in w:compat",
        seen_by_the_sdk: true,
    },
    Control {
        what: "an identifier of a style twice",
        part: STYLES,
        from: "w:styleId=\"Heading2\"",
        to: "w:styleId=\"Heading1\"",
        fault: "style Heading1 twice",
        seen_by_the_sdk: true,
    },
    Control {
        what: "no relationship to a footer",
        part: RELATIONSHIPS,
        from: "Id=\"rId5\" Type",
        to: "Id=\"rId55\" Type",
        fault: "rId5 leads nowhere",
        seen_by_the_sdk: true,
    },
    Control {
        what: "no content type of a footer",
        part: "[Content_Types].xml",
        from: "PartName=\"/word/footer2.xml\"",
        to: "PartName=\"/word/footer3.xml\"",
        fault: "word/footer2.xml has no type",
        seen_by_the_sdk: true,
    },
    Control {
        what: "a reference to nothing",
        part: DOCUMENT,
        from: "r:id=\"rId4\"",
        to: "r:id=\"rId44\"",
        fault: "rId44 leads nowhere",
        seen_by_the_sdk: true,
    },
    Control {
        what: "something after the section",
        part: DOCUMENT,
        from: "</w:sectPr>",
        to: "</w:sectPr><w:p/>",
        fault: "the section does not end the body",
        seen_by_the_sdk: true,
    },
    Control {
        what: "a cell without a paragraph",
        part: DOCUMENT,
        from: "<w:vAlign w:val=\"center\"/></w:tcPr><w:p>",
        to: "<w:vAlign w:val=\"center\"/></w:tcPr></w:tc><w:tc><w:p>",
        fault: "the cell does not end in a paragraph",
        seen_by_the_sdk: false,
    },
    Control {
        what: "a span of too few columns",
        part: DOCUMENT,
        from: "<w:gridSpan w:val=\"4\"/>",
        to: "<w:gridSpan w:val=\"3\"/>",
        fault: "columns of",
        seen_by_the_sdk: false,
    },
    Control {
        what: "a style that is not there",
        part: DOCUMENT,
        from: "<w:pStyle w:val=\"Heading1\"/>",
        to: "<w:pStyle w:val=\"Heading9\"/>",
        fault: "Heading9 is no style",
        seen_by_the_sdk: false,
    },
    Control {
        what: "a month that no year has",
        part: "docProps/core.xml",
        from: "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-01-22",
        to: "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-13-22",
        fault: "dcterms:created is no date",
        seen_by_the_sdk: false,
    },
    Control {
        what: "a width that is not its columns'",
        part: DOCUMENT,
        from: "<w:tcW w:w=\"8844\" w:type=\"dxa\"/>",
        to: "<w:tcW w:w=\"8000\" w:type=\"dxa\"/>",
        fault: "the width is not that of its columns",
        seen_by_the_sdk: false,
    },
    Control {
        what: "a merge that hides a text",
        part: DOCUMENT,
        from: "<w:pStyle w:val=\"TableHeading\"/></w:pPr></w:p>",
        to: "<w:pStyle w:val=\"TableHeading\"/></w:pPr><w:r><w:t>1</w:t></w:r></w:p>",
        fault: "a text that the merge hides",
        seen_by_the_sdk: false,
    },
    Control {
        what: "a default style the less",
        part: STYLES,
        from: "w:styleId=\"Normal\" w:default=\"1\"",
        to: "w:styleId=\"Normal\"",
        fault: "0 defaults of type paragraph",
        seen_by_the_sdk: false,
    },
];

/// A DOCX with the first place of a part that reads `from` changed.
fn broken(docx: &[u8], control: &Control) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = String::new();
        std::io::Read::read_to_string(&mut entry, &mut content).unwrap();
        let name = entry.name().to_owned();
        if name == control.part {
            assert!(content.contains(control.from), "{}: nothing was broken", control.what);
            content = content.replacen(control.from, control.to, 1);
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sound() -> Vec<u8> {
    let name = |file: &PathBuf| file.file_stem().is_some_and(|stem| stem == "example-2023");
    fs::read(files("docx").iter().find(|file| name(file)).unwrap()).unwrap()
}

#[test]
fn every_fault_is_found_by_our_own_checks() {
    let sound = sound();
    assert_eq!(faults(&sound), Vec::<String>::new());
    for control in &CONTROLS {
        let found = faults(&broken(&sound, control));
        let named = found.iter().any(|fault| fault.contains(control.fault));
        assert!(named, "{}: {found:?}", control.what);
    }
}

#[test]
fn the_sdk_finds_the_faults_it_looks_for() {
    let Some(validator) = validator() else { return };
    let (sound, folder) = (sound(), folder("sdk"));
    for (number, control) in CONTROLS.iter().enumerate() {
        let file = folder.join(format!("{number}.docx"));
        fs::write(&file, broken(&sound, control)).unwrap();
        let found = errors(&validator, &file, "Microsoft365");
        assert_eq!(!found.is_empty(), control.seen_by_the_sdk, "{}: {found}", control.what);
    }
}
